/** The JavaScript module in bare Node, without a browser. */

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { load } from "baithak";

/** @param {string} name */
const file = (name) => readFile(new URL(`../../www/pkg/${name}`, import.meta.url));
const wasm = await file("engine_bg.wasm");
const model = await file("hi-news.bin");

test("annotate gives a plain object that JSON can hold", async () => {
  const annotator = await load({ wasm, model });
  const analysis = annotator.annotate("पटना में   बैठक हुई।");
  assert.equal(Object.getPrototypeOf(analysis), Object.prototype);
  assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  assert.equal(analysis.version, 1);
  assert.equal(analysis.text, "पटना में बैठक हुई।");
  const keys = [
    "version engine model text changes parts sentences mentions entities meetings suggestions".split(" "),
    Object.keys(analysis),
  ];
  assert.deepEqual(keys[1].sort(), keys[0].sort());
});

test("with and without vector instructions the analysis is the same", async () => {
  // A module is initialised once, so that each engine runs in a process of its own.
  const analyse = `
    import { readFileSync } from "node:fs";
    import { load } from "baithak";
    const [wasm, model, text] = process.argv.slice(1).map((name) => readFileSync(name));
    console.log(JSON.stringify((await load({ wasm, model })).annotate(text.toString())));
  `;
  const [vectors, plain] = ["engine_bg.wasm", "engine_plain_bg.wasm"].map((engine) => {
    const names = [`www/pkg/${engine}`, "www/pkg/hi-news.bin", "www/sample.txt"];
    return execFileSync(process.execPath, ["--input-type=module", "-e", analyse, ...names], { encoding: "utf8" });
  });
  assert.ok(JSON.parse(vectors).mentions.length > 5);
  assert.equal(plain, vectors);
});

test("a model that can't be used is refused with the way out", async () => {
  const damaged = Uint8Array.from(model);
  damaged[damaged.length >> 1] ^= 1;
  await assert.rejects(load({ wasm, model: damaged }), /damaged.*fetch it again/);
  await assert.rejects(load({ wasm, model: model.subarray(0, 1000) }), /bytes long/);
  await assert.rejects(load({ wasm, model: wasm }), /no model/);
  await assert.rejects(load({ wasm, model: new Uint8Array() }), /no model/);
});
