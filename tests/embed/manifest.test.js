/** The manifest says what the class has, no more and no less, and the documentation's tables are those of the manifest. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import { BaithakAnnotator } from "../../www/embed/element.js";
import { CSS } from "../../www/embed/styles.js";
import { docs } from "../../xtask/api.js";

const read = (/** @type {string} */ file) => readFile(new URL(`../../www/embed/${file}`, import.meta.url), "utf8");
const manifest = JSON.parse(await read("custom-elements.json"));
const [element] = manifest.modules.flatMap((/** @type {any} */ { declarations }) => declarations);
const source = await read("element.js");

/** @param {{ name: string }[]} items */
const names = (items) => items.map(({ name }) => name).sort();
/** @param {string} text @param {RegExp} pattern */
const found = (text, pattern) => [...new Set([...text.matchAll(pattern)].map(([, name]) => name))].sort();

test("members and attributes", () => {
  const own = Object.entries(Object.getOwnPropertyDescriptors(BaithakAnnotator.prototype));
  const members = own.filter(([name]) => name !== "constructor" && !name.endsWith("Callback"));
  assert.deepEqual(names(element.members), members.map(([name]) => name).sort());
  for (const { kind, name, readonly } of element.members) {
    const { value, set } = members.find(([member]) => member === name)?.[1] ?? {};
    assert.equal(kind, typeof value === "function" ? "method" : "field", name);
    if (kind === "field") {
      assert.equal(readonly === true, set === undefined, name);
    }
  }
  const observed = [...BaithakAnnotator.observedAttributes, "disabled", "loading"].sort();
  assert.deepEqual(names(element.attributes), observed);
});

test("the types declare the same members", async () => {
  const [, declared] = (await read("types/index.d.ts")).split("export class BaithakAnnotator ");
  for (const { kind, name, readonly = false, type } of element.members) {
    const member = kind === "method" ? `^  ${name}\\(` : `^  (readonly |get |set )?${name}(?:\\(.*?\\))?: (.*);$`;
    const [found, access, own] = declared.match(new RegExp(member, "m")) ?? [];
    assert.ok(found, name);
    assert.equal(access === "readonly ", readonly, name);
    if (kind === "field" && access === undefined) {
      assert.equal(own, type.text, name);
    }
  }
});

test("events, slots, parts, custom properties", () => {
  assert.deepEqual(
    names(element.events).filter((name) => name.startsWith("baithak-")),
    found(source, /#tell\(\s*"(baithak-[\w-]+)"/g),
  );
  assert.deepEqual(names(element.slots), found(source, /element\("slot", \{ name: "([\w-]+)"/g));
  const parts = [...found(source, /part: "([\w-]+)"/g), ...found(source, /(?:panel|control)\("([\w-]+)"/g), "mark"];
  assert.deepEqual(names(element.cssParts), parts.sort());
  assert.deepEqual(names(element.cssProperties), found(CSS, /(--baithak-[\w-]+)/g));
});

test("the tables of docs/embedding.md are those of the manifest", async () => {
  const { page, wanted } = await docs();
  assert.equal(page, wanted, "run `node xtask/api.js`");
});
