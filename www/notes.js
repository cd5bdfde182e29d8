/** What cleaning changed, and what is suggested to the editor. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./strings.js").Words} Words */

/** The longest list shown at once. */
const LONGEST_LIST = 100;

/**
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {(range: Range) => void} onRange
 */
export function showNotes(container, { changes, suggestions }, words, onRange) {
  container.replaceChildren();
  if (changes.length === 0) {
    container.append(element("p", { class: "nothing" }, words.noChanges));
  } else {
    /** @type {Map<string, number>} */
    const kinds = new Map();
    for (const { kind } of changes) {
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    }
    const counts = [...kinds].map(([kind, count]) => `${words.changeKinds[kind] ?? kind} ${words.number(count)}`);
    const rows = changes
      .slice(0, LONGEST_LIST)
      .map((change) =>
        element("li", {}, element("del", {}, visible(change.before)), " → ", element("ins", {}, visible(change.after))),
      );
    const details = element(
      "details",
      {},
      element("summary", {}, words.changes(changes.length), ": ", counts.join(", ")),
    );
    details.append(element("ul", { class: "changes" }, ...rows));
    if (rows.length < changes.length) {
      details.append(element("p", { class: "nothing" }, words.andMore(changes.length - rows.length)));
    }
    container.append(details);
  }
  if (suggestions.length === 0) {
    container.append(element("p", { class: "nothing" }, words.noSuggestions));
    return;
  }
  const rows = suggestions.slice(0, LONGEST_LIST).map((suggestion) =>
    element(
      "li",
      {},
      button(
        { class: "suggestion" },
        () => onRange(suggestion),
        element("del", {}, suggestion.before),
        " → ",
        element("ins", {}, suggestion.after),
        element("span", { class: "reason" }, suggestion.reason),
      ),
    ),
  );
  container.append(
    element("h3", {}, words.suggestions(suggestions.length)),
    element("ul", { class: "suggestions" }, ...rows),
  );
  if (rows.length < suggestions.length) {
    container.append(element("p", { class: "nothing" }, words.andMore(suggestions.length - rows.length)));
  }
}

/**
 * White space and invisible characters written so that one sees them.
 *
 * @param {string} text
 */
function visible(text) {
  if (text === "") {
    return "∅";
  }
  return text
    .replaceAll("\n", "↵")
    .replaceAll("\t", "⇥")
    .replaceAll(" ", "␣")
    .replace(/[\u0000-\u001f\u007f-\u00a0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u2064\ufeff]/g, codePoint);
}

/** @param {string} character */
const codePoint = (character) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
