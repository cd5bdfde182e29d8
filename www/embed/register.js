/** Giving the element its name. Importing this module does nothing. */

import { BaithakAnnotator } from "./element.js";

/** Whether the class has a name. */
let named = false;

/**
 * Registers the element. A name that is taken stays as it is: two versions can live on one page under two names.
 *
 * @param {string} [name]
 * @returns {boolean} Whether the name is this version's now. False without a browser, too.
 */
export function define(name = "baithak-annotator") {
  const registry = globalThis.customElements;
  if (!registry) {
    return false;
  }
  const standing = registry.get(name);
  if (standing) {
    return standing === BaithakAnnotator || standing.prototype instanceof BaithakAnnotator;
  }
  // A class has one name only, so that each further one gets a class of its own.
  const first = !named;
  named = true;
  registry.define(name, first ? BaithakAnnotator : class extends BaithakAnnotator {});
  return true;
}
