/** From the summary to the article and back: what is pressed leads to where it stands, and is shown there. */

import { evidenceKey } from "./meeting.js";

/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./entities.js").Item} Item */
/** @typedef {import("./words.js").Words} Words */

/**
 * @typedef {object} Places
 * @property {import("./article.js").ArticleView} view
 * @property {HTMLElement} findings Where the summary and the lists are.
 * @property {HTMLElement} said Where it is told which of how many mentions is shown.
 * @property {() => void} reveal Brings the article into view.
 * @property {() => Words} words
 */

export class Leading {
  #places;
  /** @type {{ key: string, index: number } | null} The item that is being stepped through. */
  #stepping = null;

  /** @param {Places} places */
  constructor(places) {
    this.#places = places;
  }

  /** Another text is shown. */
  forget() {
    this.#stepping = null;
  }

  /** @param {HTMLElement[]} lines */
  #makeCurrent(lines) {
    for (const old of this.#places.findings.querySelectorAll(".current")) {
      old.classList.remove("current");
    }
    for (const current of lines) {
      current.classList.add("current");
    }
  }

  /** @param {Range} range */
  toEvidence(range) {
    const { view, findings, reveal } = this.#places;
    reveal();
    const key = evidenceKey(range);
    this.#makeCurrent(resting(findings, key));
    view.toEvidence(key);
  }

  /**
   * Leads from evidence to what rests on it; pressed again, to the next that does.
   *
   * @param {string} key
   */
  toLine(key) {
    const { view, findings } = this.#places;
    const lines = resting(findings, key);
    const current = lines.findIndex((line) => line.classList.contains("visited"));
    const next = lines[(current + 1) % lines.length];
    lines[current]?.classList.remove("visited");
    next?.classList.add("visited");
    this.#makeCurrent(next ? [next] : []);
    view.showEvidence(key);
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: "center" });
  }

  /** @param {Item} item */
  toNextMention(item) {
    const { view, said, reveal, words } = this.#places;
    reveal();
    const index = this.#stepping?.key === item.key ? (this.#stepping.index + 1) % item.mentions.length : 0;
    this.#stepping = { key: item.key, index };
    this.#makeCurrent([]);
    view.toMention(item.mentions[index], item.mentions);
    said.textContent = words().mentionOf(item.name, index + 1, item.mentions.length);
  }

  /** @param {Mention} mention */
  bringMark(mention) {
    this.#places.reveal();
    this.#places.view.toMention(mention);
  }
}

/**
 * What rests on that evidence.
 *
 * @param {HTMLElement} findings
 * @param {string} key
 */
const resting = (findings, key) =>
  [...findings.querySelectorAll(`[data-evidence="${key}"]`)].filter((one) => one instanceof HTMLElement);
