/** Documents of schema.org, checked against its published types. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/**
 * All that the types can tell of many values, as the values of one: text is as good as any other, but for the names of
 * schema.org itself, and what is of one type has all the properties that any of them has, with each sort of value once.
 * The compiler takes a second for each article written out, and little more for all of them together.
 *
 * @param {unknown[]} values
 * @returns {any[]}
 */
function together(values) {
  const flat = values.flat();
  /** @type {Map<string, Record<string, unknown[]>>} */
  const things = new Map();
  const others = new Set();
  for (const value of flat) {
    if (value !== null && typeof value === "object") {
      const type = String(Reflect.get(value, "@type"));
      const thing = things.get(type) ?? {};
      things.set(type, thing);
      for (const [key, one] of Object.entries(value)) {
        (thing[key] ??= []).push(one);
      }
    } else {
      others.add(typeof value === "string" && !value.startsWith("https://schema.org") ? "क" : value);
    }
  }
  const merged = [...things.values()].map((thing) =>
    Object.fromEntries(
      Object.entries(thing).map(([key, all]) => [key, key.startsWith("@") ? all[0] : only(together(all))]),
    ),
  );
  return [...others, ...merged];
}

/** @param {any[]} list */
const only = (list) => (list.length === 1 ? list[0] : list);

/**
 * Has the compiler check values against the types of schema.org.
 *
 * @param {string} name
 * @param {unknown[]} values
 * @param {unknown[]} [wrong] Values in which it must find fault, so that the check is seen to be one.
 */
export async function typed(name, values, wrong = []) {
  const lines = [
    ...together(values).map((value) => `check(${JSON.stringify(value)});`),
    ...wrong.map((value) => `// @ts-expect-error\ncheck(${JSON.stringify(value)});`),
  ];
  const source = `import type { NewsArticle, WithContext } from "schema-dts";
declare function check(article: WithContext<NewsArticle>): void;
${lines.join("\n")}
`;
  // Within the tests, so that the package is found.
  const place = new URL("../../target/schema/", import.meta.url);
  await mkdir(place, { recursive: true });
  const file = new URL(`${name}.ts`, place);
  await writeFile(file, source);
  const tsc = fileURLToPath(new URL("../../node_modules/.bin/tsc", import.meta.url));
  const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext", "--ignoreConfig"];
  await promisify(execFile)(tsc, [...options, fileURLToPath(file)]).catch((error) => {
    assert.fail(String(error.stdout).slice(0, 3000));
  });
}
