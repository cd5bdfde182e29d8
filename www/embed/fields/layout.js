/** The text of a document of paragraphs, and where each stretch of it stands there. */

/** @typedef {import("../../types.js").Range} Range */
/** @typedef {import("../edits.js").Edit} Edit */

/**
 * A run of characters that stand one after another in the document too.
 *
 * @template Place
 * @typedef {object} Run
 * @property {number} start In the text.
 * @property {number} length
 * @property {Place} place Where its first character stands.
 * @property {number} paragraph Which paragraph it is of.
 */

/**
 * @template Place
 */
export class Layout {
  text = "";
  /** @type {Run<Place>[]} */
  #runs = [];
  #paragraph = 0;
  #begun = false;
  #between = "";

  /**
   * What follows stands in another paragraph, or in another line, as in a list or a table.
   *
   * @param {"\n" | "\n\n"} between
   */
  paragraph(between) {
    // Of two ends at one place the stronger counts.
    if (this.#begun || this.#between.length < between.length) {
      this.#between = between;
    }
    this.#begun = false;
  }

  /** Here stands something that is no text, across which nothing may be edited. */
  object() {
    this.#paragraph += 1;
  }

  /**
   * @param {string} text
   * @param {Place} place
   */
  add(text, place) {
    if (text === "") {
      return;
    }
    if (!this.#begun) {
      this.#paragraph += 1;
      this.#begun = true;
      this.text += this.text === "" ? "" : this.#between;
    }
    this.#runs.push({ start: this.text.length, length: text.length, place, paragraph: this.#paragraph });
    this.text += text;
  }

  /**
   * The run in which the character before or after `offset` stands.
   *
   * @param {number} offset
   * @param {boolean} before
   */
  #at(offset, before) {
    const runs = this.#runs;
    let [low, high] = [0, runs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { start, length } = runs[middle];
      const past = before ? start + length < offset : start + length <= offset;
      [low, high] = past ? [middle + 1, high] : [low, middle];
    }
    const run = runs[low];
    return run && (before ? run.start < offset : run.start <= offset) ? run : null;
  }

  /**
   * Where a stretch stands, or null where an end of it is no part of the document or where its ends are of two paragraphs.
   *
   * @param {Range} range
   * @returns {{ from: { place: Place, offset: number }, to: { place: Place, offset: number } } | null}
   */
  find({ start, end }) {
    const empty = start >= end;
    const first = (empty ? this.#at(start, true) : null) ?? this.#at(start, false);
    const last = empty ? first : this.#at(end, true);
    return first && last && first.paragraph === last.paragraph
      ? {
          from: { place: first.place, offset: start - first.start },
          to: { place: last.place, offset: Math.max(end, start) - last.start },
        }
      : null;
  }

  /**
   * The pieces of a stretch, a run each.
   *
   * @param {Range} range
   * @returns {{ place: Place, from: number, to: number }[]}
   */
  pieces({ start, end }) {
    return this.#runs
      .filter((run) => run.start < end && run.start + run.length > start)
      .map((run) => ({
        place: run.place,
        from: Math.max(start - run.start, 0),
        to: Math.min(end - run.start, run.length),
      }));
  }

  /**
   * The text offset of the character `offset` of the run at `place`; null where there is no such run.
   *
   * @param {(place: Place) => boolean} isPlace
   * @param {number} offset
   */
  offsetOf(isPlace, offset) {
    const run = this.#runs.find(({ place }) => isPlace(place));
    return run ? run.start + Math.min(offset, run.length) : null;
  }
}
