/**
 * What a person corrected, as plain data: a list of steps that can be undone and done again without limit, whose words
 * follow the raw text while it is edited. It knows nothing of the page.
 */

import { editBetween } from "./choices.js";

/** @typedef {import("./types.js").Correction} Correction */
/** @typedef {import("./types.js").Words} Words */
/** @typedef {import("./choices.js").Edit} Edit */

/**
 * @typedef {object} Entry
 * @property {Correction} correction
 * @property {number} step
 * @property {string | null} lost The raw text in which it had its place last, where an edit took that away.
 */

/** @typedef {{ text: string, entries: Entry[], step: number, withdrawn: { entry: number, step: number }[] }} Kept */

export class Corrections {
  /** @type {Entry[]} */
  #entries = [];
  /** @type {{ entry: number, step: number }[]} Entries taken away one by one. */
  #withdrawn = [];
  /** The last step that is done; those after it were undone. */
  #step = 0;
  /** The last step that there is. */
  #last = 0;
  /** The raw text that the entries stand on. */
  #text = "";

  get canUndo() {
    return this.#step > 0;
  }

  get canRedo() {
    return this.#step < this.#last;
  }

  /** How many corrections are in force. */
  get count() {
    return this.#current().length;
  }

  /**
   * Adds corrections as one step.
   *
   * @param {Correction[]} corrections
   */
  add(corrections) {
    if (corrections.length > 0) {
      this.#begin();
      this.#entries.push(...corrections.map((correction) => ({ correction, step: this.#step, lost: null })));
    }
  }

  /**
   * Takes one correction away, as a step.
   *
   * @param {number} entry Its number, as `lost` gives it.
   */
  withdraw(entry) {
    this.#begin();
    this.#withdrawn.push({ entry, step: this.#step });
  }

  /** Takes all away, as a step. */
  withdrawAll() {
    const current = this.#current();
    if (current.length > 0) {
      this.#begin();
      this.#withdrawn.push(...current.map((entry) => ({ entry, step: this.#step })));
    }
  }

  #begin() {
    // What was undone is gone for good once something else is done.
    const kept = this.#entries.filter(({ step }) => step <= this.#step).length;
    this.#entries.length = kept;
    this.#withdrawn = this.#withdrawn.filter(({ step }) => step <= this.#step);
    this.#step += 1;
    this.#last = this.#step;
  }

  undo() {
    this.#step = Math.max(0, this.#step - 1);
  }

  redo() {
    this.#step = Math.min(this.#last, this.#step + 1);
  }

  /** The numbers of the entries in force. */
  #current() {
    const away = new Set(this.#withdrawn.filter(({ step }) => step <= this.#step).map(({ entry }) => entry));
    return this.#entries.flatMap(({ step }, number) => (step <= this.#step && !away.has(number) ? [number] : []));
  }

  #placed() {
    return this.#current().filter((number) => this.#entries[number].lost === null);
  }

  /**
   * What the engine is told.
   *
   * @returns {Correction[]}
   */
  forEngine() {
    return this.#placed().map((number) => this.#entries[number].correction);
  }

  /**
   * The corrections that have no place any more.
   *
   * @param {number[]} unplaced Of those that the engine was told, the numbers of those that it could not place.
   * @returns {{ entry: number, correction: Correction }[]}
   */
  lost(unplaced) {
    const placed = this.#placed();
    const refused = new Set(unplaced.map((index) => placed[index]));
    const lost = this.#current().filter((number) => this.#entries[number].lost !== null || refused.has(number));
    return lost.map((entry) => ({ entry, correction: this.#entries[entry].correction }));
  }

  /**
   * Follows the raw text to what it is now. What stood in the part that was rewritten has lost its place, and has it
   * again where that very text comes back.
   *
   * @param {string} text
   * @param {Edit[]} [edits] What led there, if known; in order.
   */
  follow(text, edits) {
    const before = this.#text;
    this.#text = text;
    if (text === before || this.#entries.length === 0) {
      return;
    }
    const steps = edits ?? [editBetween(before, text)];
    this.#entries = this.#entries.map((entry) => {
      if (entry.lost !== null) {
        return entry.lost === text ? { ...entry, lost: null } : entry;
      }
      const moved = follow(entry.correction, steps);
      return moved ? { ...entry, correction: moved } : { ...entry, lost: before };
    });
  }

  /**
   * Moves all that has its place to another text in which the same words stand elsewhere.
   *
   * @param {string} text
   * @param {(words: Words) => Words | null} move
   */
  rebase(text, move) {
    const before = this.#text;
    this.#text = text;
    this.#entries = this.#entries.map((entry) => {
      const moved = entry.lost === null ? moveAll(entry.correction, move) : entry.correction;
      return moved ? { ...entry, correction: moved } : { ...entry, lost: before };
    });
  }

  /** @returns {Kept} All that must be kept to go on later. */
  keep() {
    return { text: this.#text, entries: this.#entries, step: this.#step, withdrawn: this.#withdrawn };
  }

  /** @param {Kept} kept */
  restore({ text, entries, step, withdrawn }) {
    this.#text = text;
    this.#entries = [...entries];
    this.#withdrawn = [...withdrawn];
    this.#step = step;
    this.#last = Math.max(step, ...entries.map((entry) => entry.step), ...withdrawn.map((one) => one.step));
  }

  /** @param {string} text */
  clear(text) {
    this.restore({ text, entries: [], step: 0, withdrawn: [] });
  }
}

/**
 * The correction where its words stand after the edits, or null where an edit touched them.
 *
 * @param {Correction} correction
 * @param {Edit[]} edits
 */
const follow = (correction, edits) =>
  moveAll(correction, (words) => {
    let shift = 0;
    for (const { start, end, length } of edits) {
      if (end <= words.start) {
        shift += length - (end - start);
      } else if (start < words.end) {
        return null;
      }
    }
    return { ...words, start: words.start + shift, end: words.end + shift };
  });

/**
 * The correction with all its words moved, or null where some can't be.
 *
 * @param {Correction} correction
 * @param {(words: Words) => Words | null} move
 * @returns {Correction | null}
 */
function moveAll(correction, move) {
  /** @type {Correction} */
  const moved = { ...correction };
  for (const part of /** @type {const} */ (["at", "with", "evidence"])) {
    const words = correction[part];
    if (words) {
      const to = move(words);
      if (!to) {
        return null;
      }
      moved[part] = to;
    }
  }
  if (correction.all) {
    const all = correction.all.map(move);
    if (all.includes(null)) {
      return null;
    }
    moved.all = all.filter((words) => words !== null);
  }
  return moved;
}

/** @typedef {import("./types.js").MentionType} MentionType */

/** @param {MentionType} type */
const layer = (type) => (type === "role" || type === "event" ? type : "name");

/**
 * The corrections that make the words at `at` a mention of `type`, where `old` stood there before, if anything did.
 *
 * @param {Words} at
 * @param {MentionType} type
 * @param {{ at: Words, type: MentionType }} [old]
 * @returns {Correction[]}
 */
export function mark(at, type, old) {
  const away = old && (layer(old.type) !== layer(type) || old.at.start !== at.start || old.at.end !== at.end);
  return [...(away ? [unmark(old.at, old.type)] : []), { action: "mark", at, value: type }];
}

/**
 * @param {Words} at
 * @param {MentionType} type
 * @returns {Correction}
 */
export const unmark = (at, type) => ({ action: "unmark", at, value: type });

/**
 * The corrections that lead from what the engine finds to the mentions of a file: what is not in the file is taken away,
 * what is only there is marked.
 *
 * @param {{ type: MentionType, start: number, end: number }[]} found
 * @param {{ type: MentionType, start: number, end: number }[]} wanted
 * @param {(range: { start: number, end: number }) => Words} wordsAt
 * @returns {Correction[]}
 */
export function between(found, wanted, wordsAt) {
  /** @param {{ type: MentionType, start: number, end: number }} one */
  const key = ({ type, start, end }) => `${type} ${start} ${end}`;
  const [have, want] = [new Set(found.map(key)), new Set(wanted.map(key))];
  return [
    ...found.filter((one) => !want.has(key(one))).map((one) => unmark(wordsAt(one), one.type)),
    ...wanted.filter((one) => !have.has(key(one))).flatMap((one) => mark(wordsAt(one), one.type)),
  ];
}

/** @typedef {import("./types.js").Analysis} Analysis */

/**
 * The corrections that lead from one analysis to another of the same text. Entities and slots are compared once the
 * mentions agree.
 *
 * @param {Analysis} found
 * @param {Analysis} wanted
 * @param {(range: { start: number, end: number }) => Words} wordsAt
 * @returns {Correction[]}
 */
export function differences(found, wanted, wordsAt) {
  const marks = between(found.mentions, wanted.mentions, wordsAt);
  if (marks.length > 0) {
    return marks;
  }
  return [...entityDifferences(found, wanted, wordsAt), ...meetingDifferences(found, wanted, wordsAt)];
}

/**
 * @param {Analysis} found
 * @param {Analysis} wanted
 * @param {(range: { start: number, end: number }) => Words} wordsAt
 */
function entityDifferences(found, wanted, wordsAt) {
  const groups = new Set(found.entities.map(({ mentions }) => mentions.join()));
  const names = new Map(found.entities.map(({ mentions, name }) => [mentions.join(), name]));
  /** @type {Correction[]} */
  const corrections = [];
  for (const { mentions, name } of wanted.entities) {
    const key = mentions.join();
    if (!groups.has(key)) {
      corrections.push({ action: "split", all: mentions.map((id) => wordsAt(wanted.mentions[id])) });
    }
    if (names.get(key) !== name) {
      corrections.push({ action: "name", at: wordsAt(wanted.mentions[mentions[0]]), value: name });
    }
  }
  return corrections;
}

/**
 * @param {Analysis} found
 * @param {Analysis} wanted
 * @param {(range: { start: number, end: number }) => Words} wordsAt
 */
function meetingDifferences(found, wanted, wordsAt) {
  const [have, want] = [found.meetings[0], wanted.meetings[0]];
  if (!want) {
    return have ? [/** @type {Correction} */ ({ action: "no_meeting" })] : [];
  }
  /** @type {Correction[]} */
  const corrections = [];
  if (have?.kind !== want.kind) {
    corrections.push({ action: "kind", value: want.kind });
  }
  if (have?.status !== want.status) {
    corrections.push({ action: "status", value: want.status });
  }
  for (const [slot, fillers] of Object.entries(want.slots)) {
    const key = (/** @type {import("./types.js").Filler} */ { start, end, evidence }) =>
      [start, end, evidence.start, evidence.end].join();
    const old = have?.slots[slot] ?? [];
    const [haveKeys, wantKeys] = [new Set(old.map(key)), new Set(fillers.map(key))];
    for (const filler of old.filter((one) => !wantKeys.has(key(one)))) {
      corrections.push({ action: "empty", at: wordsAt(filler), value: slot });
    }
    for (const filler of fillers.filter((one) => !haveKeys.has(key(one)))) {
      corrections.push({ action: "fill", at: wordsAt(filler), evidence: wordsAt(filler.evidence), value: slot });
    }
  }
  return corrections;
}
