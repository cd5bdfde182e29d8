/** Where the engine's files lie: beside this module, unless its caller says otherwise. */

/** The smallest module that holds a vector instruction: `v128.const`, `drop`. */
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 23, 1, 21, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 26, 11,
]);

/** Whether there is WebAssembly, and whether it has vector instructions. */
export const ability = () => ({
  any: typeof WebAssembly === "object",
  vectors: typeof WebAssembly === "object" && WebAssembly.validate(VECTORS),
});

// Bundlers find a file by such an expression written out, so that each has one of its own.
export const wasm = () =>
  ability().vectors
    ? new URL("./pkg/engine_bg.wasm", import.meta.url)
    : new URL("./pkg/engine_plain_bg.wasm", import.meta.url);
export const model = () => new URL("./pkg/hi-news.bin", import.meta.url);
export const worker = () => new URL("./worker.js", import.meta.url);
