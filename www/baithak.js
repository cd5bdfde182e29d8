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

/**
 * Loads the engine.
 *
 * @param {object} [options]
 * @param {URL | string | Response | BufferSource | WebAssembly.Module} [options.wasm] The WebAssembly, or where it is;
 *   the file beside this module where left out. In Node give the bytes.
 * @param {undefined} [options.model] The model; this version carries its own and takes no other.
 * @returns {Promise<Annotator>}
 */
export async function load({ wasm, model } = {}) {
  if (model !== undefined) {
    throw new TypeError("baithak: this version carries its model inside; leave `model` out");
  }
  await initialise({ module_or_path: wasm ?? new URL("./pkg/engine_bg.wasm", import.meta.url) });
  const engine = new Engine();
  return {
    annotate: (text, choices) => engine.annotate(String(text), choices),
    export: (text, choices, format) => engine.export(String(text), choices, format),
    setGazetteer: (table) => engine.setGazetteer(table),
    rules: () => engine.rules(),
  };
}
