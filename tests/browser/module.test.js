/** The JavaScript module in bare Node, without a browser. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { load } from "baithak";

const wasm = await readFile(new URL("../../www/pkg/engine_bg.wasm", import.meta.url));

test("annotate gives a plain object that JSON can hold", async () => {
  const annotator = await load({ wasm });
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

test("a model of one's own is refused, not ignored", async () => {
  const options = /** @type {any} */ ({ wasm, model: new Uint8Array() });
  await assert.rejects(load(options), /model/);
});
