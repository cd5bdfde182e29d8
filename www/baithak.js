/**
 * Baithak as a JavaScript module: cleans, tags, links and summarises Hindi news about meetings.
 * Importing it does nothing; `load` fetches the engine.
 *
 * @module
 */

import initialise, { Annotator as Engine } from "./pkg/engine.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Choices} Choices */
/** @typedef {import("./types.js").Format} Format */
/** @typedef {import("./types.js").House} House */
/** @typedef {import("./types.js").Rule} Rule */

/**
 * @typedef {object} Annotator
 * @property {(text: string, choices?: Choices) => Analysis} annotate Analyses one article. Never fails on any text; a
 *   lone surrogate counts as U+FFFD. A choice that there is not gives an `Error` that names it. Should it throw a
 *   `WebAssembly.RuntimeError`, the engine is broken: drop it together with its worker.
 * @property {(text: string, choices: Choices | undefined, format: Format) => string} export Analyses as `annotate` does and
 *   writes the analysis in another form.
 * @property {(table: string) => House[]} setGazetteer Takes the house's own names from a CSV or TSV table, for every
 *   analysis from now on; an empty string takes them away. A table that can't be used gives an `Error` that names the line.
 * @property {() => Rule[]} rules The rules of suggestions, by whose names they are switched off and on.
 */

/** The smallest module that holds a vector instruction: `v128.const`, `drop`. */
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 26, 11,
]);

/** @typedef {URL | string | Response | BufferSource} Source Bytes, or where they are. */

/**
 * Loads the engine and its model, at once.
 *
 * @param {object} [options]
 * @param {Source | WebAssembly.Module} [options.wasm] The WebAssembly, or where it is; where left out the file beside this
 *   module, without vector instructions if the browser has none. In Node give the bytes.
 * @param {Source} [options.model] The model, or where it is; the file beside this module where left out.
 * @returns {Promise<Annotator>}
 */
export async function load({ wasm, model } = {}) {
  const file = WebAssembly.validate(VECTORS) ? "./pkg/engine_bg.wasm" : "./pkg/engine_plain_bg.wasm";
  const [bytes] = await Promise.all([
    read(model ?? new URL("./pkg/hi-news.bin", import.meta.url)),
    initialise({ module_or_path: wasm ?? new URL(file, import.meta.url) }),
  ]);
  const engine = new Engine(bytes);
  return {
    annotate: (text, choices) => engine.annotate(String(text), choices),
    export: (text, choices, format) => engine.export(String(text), choices, format),
    setGazetteer: (table) => engine.setGazetteer(table),
    rules: () => engine.rules(),
  };
}

/**
 * @param {Source} source
 * @returns {Promise<Uint8Array>}
 */
async function read(source) {
  if (source instanceof ArrayBuffer) {
    return new Uint8Array(source);
  }
  if (ArrayBuffer.isView(source)) {
    return new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
  }
  const answer = source instanceof Response ? source : await fetch(source);
  if (!answer.ok) {
    throw new Error(`baithak: the model can't be fetched from ${answer.url}: status ${answer.status}`);
  }
  return new Uint8Array(await answer.arrayBuffer());
}
