/** A text area or a line of text as a field. */

import { keepingFocused, typeOver } from "./history.js";
import { Overlay } from "./overlay.js";

/** @typedef {import("./field.js").Field} Field */

/**
 * Puts text in the place of a stretch so that the browser's own undo takes it back in one step.
 *
 * @param {HTMLTextAreaElement | HTMLInputElement} area
 * @param {number} start
 * @param {number} end
 * @param {string} text
 */
export function replace(area, start, end, text) {
  const root = /** @type {Document | ShadowRoot} */ (area.getRootNode());
  const { scrollTop } = area;
  keepingFocused(area.ownerDocument, () => {
    area.focus({ preventScroll: true });
    area.setSelectionRange(start, end);
    if (root.activeElement !== area || !typeOver(area.ownerDocument, text)) {
      area.setRangeText(text, start, end, "end");
      area.dispatchEvent(
        new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }),
      );
    }
    area.scrollTop = scrollTop;
  });
}

/**
 * @param {HTMLTextAreaElement | HTMLInputElement} area
 * @param {ShadowRoot} [tree] Where its marks are drawn, over it; nowhere, where left out.
 * @returns {Field}
 */
export function areaField(area, tree) {
  /** @type {Overlay | null} */
  let overlay = null;
  const hear = () => {
    // Marks of a text that is no more stand beside other words.
    overlay?.show([]);
    field.changed?.();
  };
  area.addEventListener("input", hear);
  area.form?.addEventListener("reset", later);
  function later() {
    setTimeout(hear);
  }
  /** @type {Field} */
  const field = {
    get text() {
      return area.value;
    },
    mark(marks) {
      overlay ??= tree ? new Overlay(area, tree) : null;
      overlay?.show(marks);
    },
    apply(edits) {
      if (edits.length === 0 || area.disabled || area.readOnly) {
        return [];
      }
      // From the first to the last in one step.
      const [first, last] = [edits[0].start, edits[edits.length - 1].end];
      let [made, at] = ["", first];
      for (const { start, end, text } of edits) {
        made += area.value.slice(at, start) + text;
        at = end;
      }
      replace(area, first, last, made);
      return edits;
    },
    select({ start, end }) {
      area.focus();
      area.setSelectionRange(start, end);
    },
    changed: null,
    close() {
      overlay?.close();
      area.removeEventListener("input", hear);
      area.form?.removeEventListener("reset", later);
    },
  };
  return field;
}
