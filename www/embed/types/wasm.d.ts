/** The WebAssembly. Bundlers give its address: `import wasm from "baithak/wasm?url"`. */
declare const wasm: string;
export default wasm;
