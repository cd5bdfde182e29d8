/** Documents of schema.org, checked against its published types. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/**
 * Has the compiler check values against the types of schema.org.
 *
 * @param {string} name
 * @param {unknown[]} values
 * @param {unknown[]} [wrong] Values in which it must find fault, so that the check is seen to be one.
 */
export async function typed(name, values, wrong = []) {
  const lines = [
    ...values.map((value) => `check(${JSON.stringify(value)});`),
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
