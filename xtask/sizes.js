/**
 * How many bytes files have, as they are and as a web server may send them: `node xtask/sizes.js FOLDER` writes them as JSON, by
 * the path inside the folder.
 */

import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompress, constants, gzip } from "node:zlib";
import { promisify } from "node:util";

/** @typedef {{ raw: number, gzip: number, brotli: number }} Sizes */

/** All files under a folder, sorted, by the path inside it. @param {string} folder @returns {Promise<string[]>} */
export async function files(folder) {
  const all = await readdir(folder, { recursive: true, withFileTypes: true });
  return all
    .filter((file) => file.isFile())
    .map((file) => relative(folder, join(file.parentPath ?? file.path, file.name)).replaceAll("\\", "/"))
    .sort();
}

/** @param {Buffer} bytes @returns {Promise<Sizes>} */
export async function sizesOf(bytes) {
  const hint = { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  const [zipped, packed] = await Promise.all([
    promisify(gzip)(bytes, { level: 9 }),
    promisify(brotliCompress)(bytes, hint),
  ]);
  return { raw: bytes.length, gzip: zipped.length, brotli: packed.length };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder] = process.argv.slice(2);
  // No visitor loads source maps.
  const names = (await files(folder)).filter((name) => !name.endsWith(".map"));
  const sizes = await Promise.all(names.map(async (name) => [name, await sizesOf(await readFile(join(folder, name)))]));
  console.log(JSON.stringify(Object.fromEntries(sizes)));
}
