/** Where names may begin and end: between graphemes and between words. */

/** @typedef {import("./types.js").Range} Range */

const graphemes = new Intl.Segmenter("hi", { granularity: "grapheme" });

/** What words are made of: letters, marks, digits and joiners. JavaScript's `\w` knows no Devanagari. */
const LETTER = /[\p{L}\p{M}\p{N}\u200c\u200d]/u;

/** So many units on either side are looked at: no grapheme is longer. */
const AROUND = 64;

/**
 * @param {string} text
 * @param {number} at
 */
const letterAt = (text, at) => at >= 0 && at < text.length && LETTER.test(text[at]);

/**
 * The boundaries between graphemes near `at`, in order.
 *
 * @param {string} text
 * @param {number} at
 */
function boundaries(text, at) {
  const from = Math.max(0, at - AROUND);
  const segments = graphemes.segment(text.slice(from, at + AROUND));
  return [from, ...[...segments].map(({ index, segment }) => from + index + segment.length)];
}

/**
 * `range` without white space at its ends, widened to whole graphemes.
 *
 * @param {string} text
 * @param {Range} range
 * @returns {Range}
 */
export function whole(text, { start, end }) {
  while (start < end && /\s/.test(text[start])) {
    start += 1;
  }
  while (end > start && /\s/.test(text[end - 1])) {
    end -= 1;
  }
  if (start < end) {
    const [first, last] = [start, end];
    start = boundaries(text, first).findLast((boundary) => boundary <= first) ?? first;
    end = boundaries(text, last).find((boundary) => boundary >= last) ?? last;
  }
  return { start, end };
}

/**
 * `range` with one of its ends moved by a word or by a grapheme; null where it can't be.
 *
 * @param {string} text
 * @param {Range} range
 * @param {"start" | "end"} side
 * @param {-1 | 1} direction Along the text.
 * @param {"word" | "grapheme"} unit
 * @returns {Range | null}
 */
export function moved(text, range, side, direction, unit) {
  let at = range[side];
  const inside = side === "start" ? direction > 0 : direction < 0;
  if (unit === "grapheme") {
    const here = at;
    const near = boundaries(text, here);
    at = (direction > 0 ? near.find((end) => end > here) : near.findLast((end) => end < here)) ?? here;
  } else {
    // Over what lies between words, then over the word; into the range the other way round.
    const over = (/** @type {boolean} */ letters) => {
      const here = () => (direction > 0 ? at : at - 1);
      while (here() >= 0 && here() < text.length && letterAt(text, here()) === letters && text[here()] !== "\n") {
        at += direction;
      }
    };
    over(inside);
    over(!inside);
    if (inside && letterAt(text, direction > 0 ? at - 1 : at)) {
      return null;
    }
  }
  const next = { ...range, [side]: at };
  const trimmed = whole(text, next);
  const same = trimmed.start === range.start && trimmed.end === range.end;
  return trimmed.start >= trimmed.end || same || text.slice(trimmed.start, trimmed.end).includes("\n") ? null : trimmed;
}

/**
 * Where `words` stand in the text, as whole words.
 *
 * @param {string} text
 * @param {string} words
 * @returns {Range[]}
 */
export function occurrences(text, words) {
  /** @type {Range[]} */
  const found = [];
  if (words === "") {
    return found;
  }
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + words.length)) {
    const end = start + words.length;
    const joined = (/** @type {number} */ at) => letterAt(text, at - 1) && letterAt(text, at);
    if (!joined(start) && !joined(end)) {
      found.push({ start, end });
    }
  }
  return found;
}
