/** The engine's worker: told where its files lie, it loads the engine once, then answers one text after another. */

import { answer } from "./answering.js";
import { load } from "./baithak.js";

/** What the policy of this worker refused. @type {SecurityPolicyViolationEvent | null} */
let refused = null;
// In Node, which may import whatever a package has, nobody speaks to it.
globalThis.addEventListener?.("securitypolicyviolation", (event) => {
  refused = /** @type {SecurityPolicyViolationEvent} */ (event);
});

globalThis.addEventListener?.(
  "message",
  ({ data }) => {
    const loading = load({ wasm: data.wasm, model: data.model }).catch(async (error) => {
      // The report of a refusal may come after what it refused has failed.
      await new Promise((resolve) => setTimeout(resolve, 20));
      if (!refused) {
        throw error;
      }
      const { effectiveDirective, blockedURI } = refused;
      const message = `baithak: the Content-Security-Policy refuses ${blockedURI} (${effectiveDirective})`;
      throw new Error(message, { cause: "policy" });
    });
    answer(loading, { json: data.json });
  },
  { once: true },
);
