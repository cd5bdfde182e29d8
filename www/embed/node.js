/**
 * The package `baithak` in Node: the same as in the browser, but that the engine is read from the package's own files.
 * The element can be imported, for pages that are rendered on the server, and does nothing there.
 *
 * @module
 */

import { readFile } from "node:fs/promises";
import { load as loadFrom } from "../baithak.js";
import { model as modelFile, wasm as wasmFile } from "../files.js";

export * from "./index.js";

/** @param {unknown} source */
const isFile = (source) => source instanceof URL && source.protocol === "file:";

/**
 * Loads the engine and its model.
 *
 * @param {Parameters<typeof loadFrom>[0]} [options] Where left out, the files of the package.
 */
export async function load({ wasm = wasmFile(), model = modelFile() } = {}) {
  const read = async (/** @type {any} */ source) => (isFile(source) ? readFile(source) : source);
  const [bytes, data] = await Promise.all([read(wasm), read(model)]);
  return loadFrom({ wasm: bytes, model: data });
}
