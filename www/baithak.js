/**
 * Baithak as a JavaScript module: cleans, tags, links and summarises Hindi news about meetings.
 * Importing it does nothing; `load` fetches the engine.
 *
 * @module
 */

import { ability, model as modelFile, wasm as wasmFile } from "./files.js";
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
  if (!ability().any) {
    throw new Error("baithak: this browser has no WebAssembly", { cause: "no-webassembly" });
  }
  const [bytes] = await Promise.all([
    read(model ?? modelFile()),
    compilable(wasm ?? wasmFile()).then(({ module, type }) =>
      initialise({ module_or_path: module }).catch((error) => {
        throw new Error(`baithak: the WebAssembly can't be used${type}: ${error.message}`, { cause: "wasm" });
      }),
    ),
  ]);
  const engine = engineOf(bytes);
  return {
    annotate: (text, choices) => engine.annotate(String(text), choices),
    export: (text, choices, format) => engine.export(String(text), choices, format),
    setGazetteer: (table) => engine.setGazetteer(table),
    rules: () => engine.rules(),
  };
}

/** @param {Uint8Array} model */
function engineOf(model) {
  try {
    return new Engine(model);
  } catch (error) {
    throw Object.assign(/** @type {Error} */ (error), { cause: "model" });
  }
}

/**
 * What the glue can make an engine of, and how it was sent where that tells why it can't.
 *
 * @param {Source | WebAssembly.Module} source
 */
async function compilable(source) {
  if (!(typeof source === "string" || source instanceof URL || isResponse(source))) {
    return { module: source, type: "" };
  }
  const answer = await fetched("WebAssembly", source);
  const type = answer.headers.get("Content-Type")?.split(";")[0] ?? "no type";
  // Only what is sent as WebAssembly is compiled while it arrives.
  return type === "application/wasm"
    ? { module: answer, type: "" }
    : { module: await answer.arrayBuffer(), type: ` (sent as ${type} from ${answer.url})` };
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
  return new Uint8Array(await (await fetched("model", source)).arrayBuffer());
}

/** @param {unknown} source @returns {source is Response} */
const isResponse = (source) => typeof Response === "function" && source instanceof Response;

/**
 * @param {string} what
 * @param {URL | string | Response} source
 */
async function fetched(what, source) {
  if (isResponse(source)) {
    return source;
  }
  const answer = await fetch(source).catch((error) => {
    throw new Error(`baithak: the ${what} can't be fetched from ${source}: ${error.message}`, { cause: "network" });
  });
  if (!answer.ok) {
    const message = `baithak: the ${what} can't be fetched from ${answer.url}: status ${answer.status}`;
    throw new Error(message, { cause: "status" });
  }
  return answer;
}
