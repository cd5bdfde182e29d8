/** The house's own names: a table that the newsroom keeps, to which the editor adds what was confirmed. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").House} House */
/** @typedef {import("./strings.js").Words} Words */

/** The longest list shown at once. */
const LONGEST_LIST = 100;

/**
 * The table as CSV, which is what is kept, saved and given to the engine.
 *
 * @param {House[]} rows
 */
export function tableOf(rows) {
  const cell = (/** @type {string} */ text) => (/[",\n\r;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const lines = rows.map(({ name, type, variants, identifier }) =>
    [name, type, variants.join(" | "), identifier].map(cell).join(","),
  );
  return `${["name,type,variants,identifier", ...lines].join("\n")}\n`;
}

/**
 * The rows with one more; a name of the same type takes the new variants and the new identifier.
 *
 * @param {House[]} rows
 * @param {House} row
 * @returns {House[]}
 */
export function withRow(rows, row) {
  const same = rows.find(({ name, type }) => name === row.name && type === row.type);
  if (!same) {
    return [...rows, row];
  }
  const variants = [...new Set([...same.variants, ...row.variants])];
  const joined = { ...same, variants, identifier: row.identifier || same.identifier };
  return rows.map((other) => (other === same ? joined : other));
}

/**
 * @param {HTMLElement} container
 * @param {House[]} rows
 * @param {string | null} error Why a table could not be used.
 * @param {Words} words
 * @param {{ open: () => void, save: () => void, clear: () => void, remove: (row: House) => void }} actions
 */
export function showHouse(container, rows, error, words, actions) {
  const list = rows.slice(0, LONGEST_LIST).map((row) =>
    element(
      "li",
      { "data-type": row.type },
      element("span", { class: "swatch", lang: "hi" }, row.name),
      " ",
      element(
        "span",
        { class: "soft" },
        [words.types[row.type], ...row.variants, row.identifier].filter(Boolean).join(" · "),
      ),
      " ",
      button(
        { class: "small plain", "data-focus": "forget", "aria-label": `${words.forget}: ${row.name}` },
        () => actions.remove(row),
        "×",
      ),
    ),
  );
  container.replaceChildren(
    element(
      "p",
      { class: "row" },
      button({ class: "small", "data-focus": "load" }, actions.open, words.loadHouse),
      ...(rows.length > 0
        ? [
            " ",
            button({ class: "small", "data-focus": "save" }, actions.save, words.saveHouse),
            " ",
            button({ class: "small plain", "data-focus": "clear" }, actions.clear, words.clearHouse),
          ]
        : []),
    ),
    ...(error === null ? [] : [element("p", { class: "failure", role: "alert" }, error)]),
    ...(rows.length === 0
      ? [element("p", { class: "nothing" }, words.noHouse)]
      : [element("ul", { class: "house" }, ...list)]),
    ...(rows.length > LONGEST_LIST
      ? [element("p", { class: "nothing" }, words.andMore(rows.length - LONGEST_LIST))]
      : []),
  );
}
