/** The lists of people, places, organisations, dates and roles, each with its mentions. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./types.js").MentionType} MentionType */
/** @typedef {import("./words.js").Words} Words */

/**
 * One thing that the article names.
 *
 * @typedef {object} Item
 * @property {string} key
 * @property {string} name
 * @property {string[]} roles
 * @property {Mention[]} mentions
 */

/** The types that have a list, in order. */
export const LISTED = /** @type {const} */ (["person", "place", "organisation", "date", "role", "event"]);

/** The longest list shown at once. */
const LONGEST_LIST = 200;

/**
 * What is to be listed: people, places, organisations and events by entity, the rest by their words.
 *
 * @param {Analysis} analysis
 * @returns {Record<typeof LISTED[number], Item[]>}
 */
export function itemsOf({ entities, mentions }) {
  /** @type {Record<string, Map<string, Item>>} */
  const found = Object.fromEntries(LISTED.map((type) => [type, new Map()]));
  for (const mention of mentions) {
    const items = found[mention.type];
    if (!items) {
      continue;
    }
    const entity = mention.entity === null ? undefined : entities[mention.entity];
    // A role may refer to a person's entity: the role is listed by its words, the person by the entity.
    const own = entity && entity.type === mention.type ? entity : undefined;
    const key = own ? `${mention.type}:${own.id}` : `${mention.type}:${mention.text}`;
    const item = items.get(key) ?? { key, name: own?.name ?? mention.text, roles: own?.roles ?? [], mentions: [] };
    item.mentions.push(mention);
    items.set(key, item);
  }
  /** @param {typeof LISTED[number]} type */
  const sorted = (type) => [...found[type].values()].sort((a, b) => b.mentions.length - a.mentions.length);
  return {
    person: sorted("person"),
    place: sorted("place"),
    organisation: sorted("organisation"),
    date: [...found.date.values()],
    role: sorted("role"),
    event: sorted("event"),
  };
}

/**
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {(item: Item) => void} onItem
 */
export function showItems(container, analysis, words, onItem) {
  const items = itemsOf(analysis);
  const paragraphs = paragraphsOf(analysis.text);
  container.replaceChildren();
  const empty = LISTED.filter((type) => items[type].length === 0);
  for (const type of LISTED) {
    if (items[type].length === 0) {
      continue;
    }
    const shown = items[type].slice(0, LONGEST_LIST);
    const title = element("h3", { "data-type": type }, element("span", { class: "swatch" }, words.lists[type]));
    title.append(" ", element("span", { class: "count" }, words.number(items[type].length)));
    container.append(
      title,
      element("ul", { class: "items" }, ...shown.map((item) => itemOf(item, paragraphs, words, onItem))),
    );
    if (shown.length < items[type].length) {
      container.append(element("p", { class: "nothing" }, words.andMore(items[type].length - shown.length)));
    }
  }
  if (empty.length > 0) {
    container.append(
      element("p", { class: "nothing" }, words.notInArticle(empty.map((type) => words.lists[type]).join(", "))),
    );
  }
}

/**
 * Where each paragraph of the text begins.
 *
 * @param {string} text
 */
const paragraphsOf = (text) => [...text.matchAll(/[^\n]+/g)].map(({ index }) => index);

/** The most places told of one thing. */
const MOST_PLACES = 20;

/**
 * One thing, with how often it is named and, for those who do not see the marks, in which paragraphs.
 *
 * @param {Item} item
 * @param {number[]} paragraphs
 * @param {Words} words
 * @param {(item: Item) => void} onItem
 */
function itemOf(item, paragraphs, words, onItem) {
  const numbers = item.mentions.map(({ start }) => paragraphs.findLastIndex((begin) => begin <= start) + 1);
  const places = words.inParagraphs([...new Set(numbers)].slice(0, MOST_PLACES));
  const count = words.mentions(item.mentions.length);
  const made = button(
    { class: "item", "data-item": item.key, title: `${count}, ${places}` },
    () => onItem(item),
    element("span", {}, item.name),
  );
  made.append(" ", element("span", { class: "count", title: count }, words.number(item.mentions.length)));
  made.append(element("span", { class: "unseen" }, ` ${places}`));
  if (item.roles.length > 0) {
    made.append(element("span", { class: "roles" }, item.roles.join(", ")));
  }
  return element("li", {}, made);
}
