/** What the person at the desk chose: changes taken back, suggestions left alone, rules off and on, digits. */

/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./types.js").Choices} Choices */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Rule} Rule */
/** @typedef {import("./types.js").Suggestion} Suggestion */

/** @typedef {Range & { name: string }} Mark A stretch of the raw text: a change by its kind, a suggestion by its rule. */
/** @typedef {Range & { length: number }} Edit A stretch of the raw text that gets another length. */
/** @typedef {NonNullable<Choices["digits"]>} Digits */

/** Where it is kept on the device. */
const KEPT = "baithak-choices";

/**
 * The marks where they stand after the edits, which are in order and don't overlap; those that an edit touches are gone.
 *
 * @template {Range} Kind
 * @param {Kind[]} marks
 * @param {Edit[]} edits
 * @returns {Kind[]}
 */
export function moved(marks, edits) {
  let next = 0;
  let shift = 0;
  const sorted = [...marks].sort((a, b) => a.start - b.start);
  return sorted.flatMap((mark) => {
    while (next < edits.length && edits[next].end <= mark.start) {
      shift += edits[next].length - (edits[next].end - edits[next].start);
      next += 1;
    }
    const touched = next < edits.length && edits[next].start < mark.end;
    return touched ? [] : [{ ...mark, start: mark.start + shift, end: mark.end + shift }];
  });
}

/**
 * The one edit that leads from `before` to `after`.
 *
 * @param {string} before
 * @param {string} after
 * @returns {Edit}
 */
export function editBetween(before, after) {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) {
    start += 1;
  }
  let tail = 0;
  while (
    tail < shorter - start &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) {
    tail += 1;
  }
  return { start, end: before.length - tail, length: after.length - tail - start };
}

/** @param {Range} range */
const place = ({ start, end }) => `${start}-${end}`;

/** What is done about suggestions: which were left alone, and which rules are on. */
export class Offered {
  /** The raw text that the marks are of. */
  text = "";
  /** Suggestions that were left alone. @type {Mark[]} */
  dismissed = [];
  /** Rules that are off, and others that are on, other than of themselves. @type {Set<string>} */
  off = new Set();
  /** @type {Set<string>} */
  on = new Set();

  /**
   * What the engine is told.
   *
   * @returns {Choices}
   */
  choices() {
    return { off: [...this.off], on: [...this.on] };
  }

  /**
   * Follows the raw text to what it is now. What stands in the part that was rewritten is forgotten.
   *
   * @param {string} text
   * @param {Edit[]} [edits] What led there, if known.
   */
  follow(text, edits) {
    if (text !== this.text) {
      this.move(edits ?? [editBetween(this.text, text)]);
      this.text = text;
    }
  }

  /** @param {Edit[]} edits */
  move(edits) {
    this.dismissed = moved(this.dismissed, edits);
  }

  /** @param {Suggestion} suggestion */
  dismiss({ source, rule }) {
    this.dismissed = [...this.dismissed, { ...source, name: rule }];
  }

  dismissNone() {
    this.dismissed = [];
  }

  /**
   * The suggestions that were not left alone.
   *
   * @param {Suggestion[]} suggestions
   */
  open(suggestions) {
    const dismissed = new Set(this.dismissed.map((mark) => `${mark.name} ${place(mark)}`));
    return suggestions.filter(({ rule, source }) => !dismissed.has(`${rule} ${place(source)}`));
  }

  /** @param {Rule} rule */
  applies({ name, default: standing }) {
    return standing ? !this.off.has(name) : this.on.has(name);
  }

  /**
   * @param {string} name
   * @param {boolean} on
   */
  setRule(name, on) {
    (on ? this.on : this.off).add(name);
    (on ? this.off : this.on).delete(name);
  }
}

/** All that is chosen at the page's desk; digits and rules are remembered on the device. */
export class Desk extends Offered {
  /** @type {Mark[]} */
  #undone = [];
  /** @type {Set<string>} */
  undoneKinds = new Set();
  /** @type {Digits} */
  digits = "keep";
  /** The day of publication, `YYYY-MM-DD`, or nothing. */
  published = "";

  constructor() {
    super();
    try {
      const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
      this.digits = ["devanagari", "ascii"].includes(kept.digits) ? kept.digits : "keep";
      this.off = namesOf(kept.off);
      this.on = namesOf(kept.on);
    } catch {
      // Nothing is remembered here.
    }
  }

  #remember() {
    try {
      const kept = { digits: this.digits, off: [...this.off], on: [...this.on] };
      localStorage.setItem(KEPT, JSON.stringify(kept));
    } catch {
      // It holds for this visit only.
    }
  }

  /** @returns {Choices} */
  choices() {
    return {
      ...super.choices(),
      digits: this.digits,
      undo: this.#undone.map(({ start, end }) => ({ start, end })),
      undoKinds: [...this.undoneKinds],
      ...(this.published === "" ? {} : { published: this.published }),
    };
  }

  /** @param {Edit[]} edits */
  move(edits) {
    super.move(edits);
    this.#undone = moved(this.#undone, edits);
  }

  /** The marks, to be put back with `restore`. */
  marks() {
    return { text: this.text, undone: this.#undone, dismissed: this.dismissed };
  }

  /** @param {ReturnType<Desk["marks"]>} marks */
  restore({ text, undone, dismissed }) {
    this.text = text;
    this.#undone = undone;
    this.dismissed = dismissed;
  }

  /** All that belongs to one article, to go on with it later. */
  keep() {
    return { ...this.marks(), undoneKinds: [...this.undoneKinds] };
  }

  /** @param {ReturnType<Desk["keep"]>} kept */
  take(kept) {
    this.restore(kept);
    this.undoneKinds = new Set(kept.undoneKinds);
  }

  /** @param {Change} change */
  undo({ kind, source }) {
    this.#undone = [...this.#undone, { ...source, name: kind }];
  }

  /**
   * Takes a change again. Where its whole kind had been taken back, the others of the kind stay so, one by one.
   *
   * @param {Change} change
   * @param {Change[]} all
   */
  redo(change, all) {
    if (this.undoneKinds.delete(change.kind)) {
      const same = all.filter(({ kind }) => kind === change.kind);
      this.#undone = [...this.#undone, ...same.map(({ kind, source }) => ({ ...source, name: kind }))];
    }
    this.#undone = this.#undone.filter((mark) => place(mark) !== place(change.source));
  }

  /** @param {string} kind */
  undoKind(kind) {
    this.undoneKinds.add(kind);
  }

  /** @param {string} kind */
  redoKind(kind) {
    this.undoneKinds.delete(kind);
    this.#undone = this.#undone.filter(({ name }) => name !== kind);
  }

  /** @param {Digits} digits */
  setDigits(digits) {
    this.digits = digits;
    this.#remember();
  }

  /**
   * @param {string} name
   * @param {boolean} on
   */
  setRule(name, on) {
    super.setRule(name, on);
    this.#remember();
  }
}

/** @param {unknown} value */
const namesOf = (value) => new Set(Array.isArray(value) ? value.filter((name) => typeof name === "string") : []);
