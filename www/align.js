/** From the cleaned text to the source and back, by the changes of an analysis. */

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Words} Words */

/**
 * Where `range` of one side stands on the other. An end inside a change widens to the whole change.
 *
 * @param {Change[]} changes In order.
 * @param {Range} range
 * @param {"text" | "source"} from
 * @param {"text" | "source"} to
 * @returns {Range}
 */
function across(changes, range, from, to) {
  /**
   * @param {number} next
   * @param {number} offset
   */
  const kept = (next, offset) => {
    const before = changes[next - 1];
    return before ? before[to].end + (offset - before[from].end) : offset;
  };
  /** @param {(change: Change) => boolean} isAfter */
  const firstAfter = (isAfter) => {
    let [low, high] = [0, changes.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      [low, high] = isAfter(changes[middle]) ? [low, middle] : [middle + 1, high];
    }
    return low;
  };
  const first = firstAfter((change) => change[from].end > range.start);
  const inFirst = changes[first] && changes[first][from].start < range.start;
  const last = firstAfter((change) => change[from].end >= range.end);
  const inLast = changes[last] && changes[last][from].start < range.end;
  return {
    start: inFirst ? changes[first][to].start : kept(first, range.start),
    end: inLast ? changes[last][to].end : kept(last, range.end),
  };
}

/**
 * @param {Change[]} changes
 * @param {Range} range Of the cleaned text.
 */
export const toSource = (changes, range) => across(changes, range, "text", "source");

/**
 * @param {Change[]} changes
 * @param {Range} range Of the source.
 */
export const toText = (changes, range) => across(changes, range, "source", "text");

/**
 * The words at `range` of the cleaned text, so that they are found again when the text is analysed anew.
 *
 * @param {Pick<Analysis, "text" | "changes">} analysis
 * @param {Range} range
 * @returns {Words}
 */
export function wordsAt({ text, changes }, range) {
  const source = toSource(changes, range);
  const whole = toText(changes, source);
  const words = text.slice(range.start, range.end);
  let nth = 0;
  let at = text.indexOf(words, whole.start);
  while (words !== "" && at >= 0 && at < range.start) {
    nth += 1;
    at = text.indexOf(words, at + words.length);
  }
  return { ...source, words, nth };
}

/**
 * Where the words of a correction stand in the cleaned text, or null where they don't any more.
 *
 * @param {Pick<Analysis, "text" | "changes">} analysis
 * @param {Words} words
 * @returns {Range | null}
 */
export function rangeOf({ text, changes }, { start, end, words, nth = 0 }) {
  const whole = toText(changes, { start, end });
  if (text.slice(whole.start, whole.end) === words) {
    return whole;
  }
  let at = text.indexOf(words, whole.start);
  for (let left = nth; left > 0 && at >= 0; left -= 1) {
    at = text.indexOf(words, at + words.length);
  }
  return at < 0 || at + words.length > whole.end ? null : { start: at, end: at + words.length };
}
