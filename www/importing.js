/** Analyses and annotations that were saved, read again. */

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").MentionType} MentionType */
/** @typedef {import("./types.js").Range} Range */

/** @typedef {Range & { type: MentionType }} Mark */

/** A file that holds nothing that fits. */
export class ImportError extends Error {
  /**
   * @param {"json" | "other" | "text"} fault Not JSON; JSON of another sort; of another text.
   * @param {string} words Where the file does not fit the text.
   */
  constructor(fault, words) {
    super(words);
    this.fault = fault;
  }
}

const TYPES = new Set(["person", "place", "organisation", "date", "number", "role", "event"]);

/**
 * What a file of JSON holds: an analysis, or annotations of the text that stands there. Fails with an `ImportError`.
 *
 * @param {string} json
 * @param {string} text The cleaned text that annotations are to fit.
 * @returns {{ analysis: Analysis, marks?: undefined } | { marks: Mark[], analysis?: undefined }}
 */
export function imported(json, text) {
  /** @type {any} */
  let value;
  try {
    value = JSON.parse(json.replace(/^\ufeff/, ""));
  } catch (error) {
    throw new ImportError("json", error instanceof Error ? error.message : String(error));
  }
  if (isAnalysis(value)) {
    return { analysis: value };
  }
  const items = value?.first?.items ?? value?.items ?? (Array.isArray(value) ? value : null);
  if (!Array.isArray(items) || !items.every((item) => item?.type === "Annotation")) {
    throw new ImportError("other", "");
  }
  const points = offsetsOfPoints(text);
  return { marks: items.flatMap((item) => markOf(item, text, points)) };
}

/**
 * @param {any} value
 * @returns {value is Analysis}
 */
function isAnalysis(value) {
  const marks = value?.mentions;
  const isMark = (/** @type {any} */ mark) =>
    TYPES.has(mark?.type) && value.text.slice(mark.start, mark.end) === mark.text && mark.text !== "";
  return (
    value?.version === 1 &&
    typeof value.text === "string" &&
    Array.isArray(marks) &&
    Array.isArray(value.entities) &&
    Array.isArray(value.meetings) &&
    marks.every(isMark)
  );
}

/**
 * Where each code point of the text begins in UTF-16, and where the text ends.
 *
 * @param {string} text
 */
function offsetsOfPoints(text) {
  const offsets = [];
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    offsets.push(at);
  }
  return [...offsets, text.length];
}

/**
 * @param {any} item
 * @param {string} text
 * @param {number[]} points
 * @returns {Mark[]}
 */
function markOf(item, text, points) {
  const bodies = [item.body].flat();
  const type = bodies.find((body) => body?.purpose === "tagging")?.value;
  const selectors = [item.target?.selector].flat();
  const quote = selectors.find((selector) => selector?.type === "TextQuoteSelector");
  const position = selectors.find((selector) => selector?.type === "TextPositionSelector");
  if (!TYPES.has(type) || typeof quote?.exact !== "string" || quote.exact === "") {
    return [];
  }
  const { exact, prefix = "", suffix = "" } = quote;
  const start = points[position?.start ?? -1];
  if (start !== undefined && text.startsWith(exact, start)) {
    return [{ type, start, end: start + exact.length }];
  }
  // The text has changed since: only where the words stand in the same surroundings, and only there, are they the same.
  const around = prefix + exact + suffix;
  const found = text.indexOf(around);
  if (found < 0 || text.indexOf(around, found + 1) >= 0) {
    throw new ImportError("text", exact);
  }
  return [{ type, start: found + prefix.length, end: found + prefix.length + exact.length }];
}
