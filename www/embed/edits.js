/** From an analysis to the edits of the text that it is of. */

import { toSource, toText } from "../align.js";

/** @typedef {import("../types.js").Analysis} Analysis */
/** @typedef {import("../types.js").Range} Range */
/** @typedef {import("../types.js").Suggestion} Suggestion */

/** @typedef {Range & { text: string }} Edit A stretch of the text that was given, and what takes its place. */

/**
 * All that cleaning changed.
 *
 * @param {Pick<Analysis, "changes">} analysis
 * @returns {Edit[]}
 */
export const cleaningOf = ({ changes }) => changes.map(({ source, after }) => ({ ...source, text: after }));

/**
 * Suggestions as edits of the text that was given: in order, of two that overlap the first. A change of cleaning that
 * lies across the end of one is taken over with it.
 *
 * @param {Pick<Analysis, "text" | "changes">} analysis
 * @param {Suggestion[]} suggestions
 * @returns {Edit[]}
 */
export function editsOf({ text, changes }, suggestions) {
  /** @type {Edit[]} */
  const edits = [];
  for (const { start, end, after } of [...suggestions].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const source = toSource(changes, { start, end });
    const whole = toText(changes, source);
    if (edits.length === 0 || edits[edits.length - 1].end <= source.start) {
      edits.push({ ...source, text: text.slice(whole.start, start) + after + text.slice(end, whole.end) });
    }
  }
  return edits;
}

/**
 * @param {string} text
 * @param {Edit[]} edits In order.
 */
export function edited(text, edits) {
  let [made, at] = ["", 0];
  for (const edit of edits) {
    made += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return made + text.slice(at);
}

/**
 * The text that an analysis is of.
 *
 * @param {Pick<Analysis, "text" | "changes">} analysis
 */
export const sourceOf = ({ text, changes }) =>
  edited(
    text,
    changes.map((change) => ({ ...change.text, text: change.before })),
  );
