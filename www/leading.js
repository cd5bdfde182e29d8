/** From the summary to the article and back: what is pressed leads to where it stands, and is shown there. */

import { evidenceKey } from "./meeting.js";

/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./entities.js").Item} Item */
/** @typedef {import("./words.js").Words} Words */

/**
 * @typedef {object} Places
 * @property {import("./article.js").ArticleView} view
 * @property {HTMLElement} article
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

  /** @param {HTMLElement[]} elements */
  #makeCurrent(elements) {
    const { article, findings } = this.#places;
    for (const old of [article, findings].flatMap((part) => [...part.querySelectorAll(".current")])) {
      old.classList.remove("current");
    }
    for (const current of elements) {
      current.classList.add("current");
    }
  }

  /** @param {HTMLElement | undefined} mark */
  #here(mark) {
    for (const old of this.#places.article.querySelectorAll(".here")) {
      old.classList.remove("here");
    }
    mark?.classList.add("here");
    mark?.scrollIntoView({ block: "center" });
  }

  /** @param {Range} range */
  toEvidence(range) {
    const { view, findings, reveal } = this.#places;
    reveal();
    const selector = `[data-evidence="${evidenceKey(range)}"]`;
    const pieces = view.find(range, `.evidence${selector}`);
    this.#makeCurrent([...pieces, ...elements(findings, selector)]);
    bring(pieces[0]);
  }

  /**
   * Leads from evidence to what rests on it; pressed again, to the next that does.
   *
   * @param {string} key
   */
  toLine(key) {
    const { article, findings } = this.#places;
    const lines = elements(findings, `[data-evidence="${key}"]`);
    const current = lines.findIndex((line) => line.classList.contains("visited"));
    const next = lines[(current + 1) % lines.length];
    lines[current]?.classList.remove("visited");
    next?.classList.add("visited");
    this.#makeCurrent([...(next ? [next] : []), ...elements(article, `.evidence[data-evidence="${key}"]`)]);
    bring(next);
  }

  /** @param {Item} item */
  toNextMention(item) {
    const { view, article, said, reveal, words } = this.#places;
    reveal();
    const index = this.#stepping?.key === item.key ? (this.#stepping.index + 1) % item.mentions.length : 0;
    this.#stepping = { key: item.key, index };
    const all = item.mentions.map((mention) => `mark[data-mention="${mention.id}"]`);
    const [first] = view.find(item.mentions[index], all[index]);
    this.#makeCurrent(all.flatMap((selector) => elements(article, selector)));
    this.#here(first);
    said.textContent = words().mentionOf(item.name, index + 1, item.mentions.length);
  }

  /** @param {Mention} mention */
  bringMark(mention) {
    this.#places.reveal();
    this.#here(this.#places.view.find(mention, `mark[data-mention="${mention.id}"]`)[0]);
  }
}

/**
 * @param {HTMLElement} container
 * @param {string} selector
 */
const elements = (container, selector) =>
  [...container.querySelectorAll(selector)].filter((one) => one instanceof HTMLElement);

/** @param {HTMLElement | undefined} target */
function bring(target) {
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "center" });
}
