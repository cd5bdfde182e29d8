/** A strip a person: where in the article each one appears. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Entity} Entity */
/** @typedef {import("./strings.js").Words} Words */

/** The most people shown. */
const MOST = 8;

const SVG = "http://www.w3.org/2000/svg";

/**
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {(entity: Entity, mention: number) => void} onMention
 */
export function showStrip(container, analysis, words, onMention) {
  const people = analysis.entities
    .filter(({ type }) => type === "person")
    .sort((a, b) => b.mentions.length - a.mentions.length || a.id - b.id)
    .slice(0, MOST);
  container.hidden = people.length === 0;
  container.replaceChildren(
    ...people.map((entity) =>
      element(
        "li",
        {},
        button({ class: "who", lang: "hi" }, () => onMention(entity, entity.mentions[0]), entity.name),
        track(entity, analysis, words),
      ),
    ),
  );
}

/**
 * @param {Entity} entity
 * @param {Analysis} analysis
 * @param {Words} words
 */
function track(entity, { text, mentions }, words) {
  const drawing = document.createElementNS(SVG, "svg");
  const places = entity.mentions.map((id) => (100 * mentions[id].start) / Math.max(1, text.length));
  const attributes = {
    viewBox: "0 0 100 8",
    preserveAspectRatio: "none",
    role: "img",
    "aria-label": words.appears(places.map((place) => Math.round(place))),
  };
  for (const [name, value] of Object.entries(attributes)) {
    drawing.setAttribute(name, value);
  }
  for (const [x, y, width, height, kind] of [
    [0, 3.5, 100, 1, "line"],
    ...places.map((place) => [Math.min(place, 99.2), 0, 0.8, 8, "tick"]),
  ]) {
    const shape = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x, y, width, height, class: kind })) {
      shape.setAttribute(name, String(value));
    }
    drawing.append(shape);
  }
  return drawing;
}
