/** The browser's own undo, for what is written by scripts into a place that a person edits. */

/**
 * Runs what moves the focus, and gives it back, to a control inside of an element too.
 *
 * @param {Document} document
 * @param {() => void} run
 */
export function keepingFocused(document, run) {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) {
    focused = focused.shadowRoot.activeElement;
  }
  run();
  const taken = document.activeElement;
  if (focused === document.body && taken instanceof HTMLElement) {
    // Nothing had it. Of a tree within, its host takes it away too.
    taken.blur();
  } else if (focused instanceof HTMLElement) {
    focused.focus({ preventScroll: true });
  }
}

/**
 * Writes text in the place of what is selected so that the browser's undo knows of it. No other way reaches that.
 *
 * @param {Document} document
 * @param {string} text
 * @returns {boolean} Whether the browser did it.
 */
export const typeOver = (document, text) => document.execCommand(text === "" ? "delete" : "insertText", false, text);

/** Takes back at once, and makes again at once, what was written at once in several places. */
export class Together {
  #root;
  #text;
  /** How many pieces were written, and the text with the first of them alone, and with all but the last. @type {{ pieces: number, first: string, last: string }[]} */
  #groups = [];
  #following = false;

  /**
   * @param {HTMLElement} root
   * @param {() => string} text What is written there.
   */
  constructor(root, text) {
    this.#root = root;
    this.#text = text;
    root.addEventListener("input", this.#hear);
  }

  /** @param {(() => boolean)[]} writes Each writes one piece, and tells whether the browser's undo knows of it. */
  make(writes) {
    let [first, last, known] = ["", "", true];
    writes.forEach((write, index) => {
      last = index === writes.length - 1 ? this.#text() : last;
      known = write() && known;
      first = index === 0 ? this.#text() : first;
    });
    if (known && writes.length > 1) {
      this.#groups.push({ pieces: writes.length, first, last });
    }
  }

  /** @param {Event} event */
  #hear = (event) => {
    const command = { historyUndo: "undo", historyRedo: "redo" }[/** @type {InputEvent} */ (event).inputType];
    if (!command || this.#following || this.#groups.length === 0) {
      return;
    }
    const text = this.#text();
    const group = this.#groups.findLast(({ first, last }) => text === (command === "undo" ? last : first));
    if (group) {
      // Not while the browser is still at the first of them.
      queueMicrotask(() => {
        this.#following = true;
        for (let left = group.pieces - 1; left > 0; left -= 1) {
          this.#root.ownerDocument.execCommand(command);
        }
        this.#following = false;
      });
    }
  };

  close() {
    this.#root.removeEventListener("input", this.#hear);
  }
}
