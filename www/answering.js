/** What the engine's worker does: says when the engine is ready, then answers one question after another. */

/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./types.js").Choices} Choices */

/** @param {import("./types.js").Message} message */
const say = (message) => postMessage(message);

/** @param {unknown} error */
const describe = (error) => (error instanceof Error ? error.message : String(error));

/**
 * Answers the questions of the page with the engine.
 *
 * @param {Promise<import("./baithak.js").Annotator>} loading
 * @param {object} [options]
 * @param {boolean} [options.json] Whether an analysis is written as JSON too, for a page whose own scripts may have
 *   changed how JSON is written there.
 */
export function answer(loading, { json = false } = {}) {
  // What is made at first use is made before the first article: a first analysis takes five times as long as the next.
  const engine = loading.then((annotator) => {
    annotator.annotate("पटना में बैठक हुई।");
    return annotator;
  });

  engine.then(
    (annotator) => say({ type: "ready", bytes: wasmBytes(), rules: annotator.rules() }),
    (error) => say({ type: "failed", message: describe(error), cause: error?.cause }),
  );

  addEventListener("message", async (event) => {
    const question = /** @type {import("./types.js").Question} */ (event.data);
    const { id } = question;
    if (question.type === "annotate") {
      say({ type: "started", id });
    }
    const annotator = await engine.catch(() => null);
    if (!annotator) {
      return;
    }
    try {
      switch (question.type) {
        case "annotate": {
          const { text, choices } = question;
          const began = performance.now();
          const analysis = annotator.annotate(text, choices);
          const changes = allChanges(annotator, text, choices, analysis);
          const written = json ? { json: JSON.stringify(analysis) } : {};
          say({ type: "done", id, analysis, changes, milliseconds: performance.now() - began, ...written });
          break;
        }
        case "export":
          say({ type: "told", id, value: annotator.export(question.text, question.choices, question.format) });
          break;
        case "gazetteer":
          say({ type: "told", id, value: annotator.setGazetteer(question.table) });
          break;
      }
    } catch (error) {
      // A broken engine is of no more use; a refused table or choice, which the engine itself tells, does no harm.
      const refused = Object.getPrototypeOf(error) === Error.prototype;
      say({ type: refused ? "refused" : "crashed", id, message: describe(error) });
    }
  });
}

/** @type {{ text: string, digits: Choices["digits"], changes: Change[] }} The changes of the text before. */
let last = { text: "", digits: undefined, changes: [] };

/**
 * All changes of the text, those too that were taken back. They are asked for a second time only where a kind stays
 * taken back while the text changes.
 *
 * @param {import("./baithak.js").Annotator} annotator
 * @param {string} text
 * @param {Choices} choices
 * @param {import("./types.js").Analysis} analysis
 */
function allChanges(annotator, text, { digits, undo, undoKinds }, analysis) {
  if (!undo?.length && !undoKinds?.length) {
    last = { text, digits, changes: analysis.changes };
  } else if (last.text !== text || last.digits !== digits) {
    last = { text, digits, changes: annotator.annotate(text, { digits }).changes };
  }
  return last.changes;
}

/** The size of the WebAssembly that was loaded, 0 where the browser doesn't tell. */
function wasmBytes() {
  const entries = /** @type {PerformanceResourceTiming[]} */ (performance.getEntriesByType("resource"));
  return entries.find((entry) => entry.name.endsWith(".wasm"))?.decodedBodySize ?? 0;
}
