/** The engine's worker: loads the engine once, then answers one text after another. */

import { load } from "./baithak.js";

/** @param {import("./types.js").Message} message */
const say = (message) => postMessage(message);

/** @param {unknown} error */
const describe = (error) => (error instanceof Error ? error.message : String(error));

const engine = load();

engine.then(
  () => say({ type: "ready", bytes: wasmBytes() }),
  (error) => say({ type: "failed", message: describe(error) }),
);

addEventListener("message", async (event) => {
  const { id, text } = /** @type {import("./types.js").Question} */ (event.data);
  say({ type: "started", id });
  const annotator = await engine.catch(() => null);
  if (!annotator) {
    return;
  }
  try {
    const began = performance.now();
    const analysis = annotator.annotate(text);
    say({ type: "done", id, analysis, milliseconds: performance.now() - began });
  } catch (error) {
    say({ type: "crashed", id, message: describe(error) });
  }
});

/** The size of the WebAssembly that was loaded, 0 where the browser doesn't tell. */
function wasmBytes() {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  return entries.find((entry) => entry.name.endsWith(".wasm"))?.decodedBodySize ?? 0;
}
