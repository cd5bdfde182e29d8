/** Marks as elements around the words of the article, for browsers that can't draw them over the text. */

import { nest, write } from "./highlight.js";
import { UNSURE } from "./kinds.js";
import { element } from "./dom.js";

/** @typedef {import("./article.js").Block} Block */
/** @typedef {import("./article.js").Span} Span */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./meeting.js").Evidence} Evidence */
/** @typedef {import("./words.js").Words} Words */

export class Marks {
  #container = document.body;
  #back;

  /** @param {string | null} back The address of the summary, to which evidence leads back; a page within a page has none. */
  constructor(back) {
    this.#back = back;
  }

  /** @param {HTMLElement} container */
  begin(container) {
    this.#container = container;
  }

  /**
   * @param {HTMLElement} paragraph
   * @param {string} text
   * @param {Block} block
   * @param {Span[]} spans
   * @param {Words} words
   */
  put(paragraph, text, block, spans, words) {
    write(paragraph, text, block, nest(spans, block), ({ span, end }, inside) =>
      span.evidence
        ? evidenceOf(span.evidence, end === span.end ? { href: this.#back } : null, inside, words)
        : markOf(span.mention, inside, words),
    );
    return null;
  }

  /** @param {string} selector */
  #all(selector) {
    return [...this.#container.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  }

  /** @param {number} mention */
  #mark(mention) {
    return this.#all(`mark[data-mention="${mention}"]`).at(0);
  }

  /** @param {MouseEvent} event */
  mentionAt(event) {
    const mark = event.target instanceof Element ? event.target.closest("mark") : null;
    return mark && this.#container.contains(mark) ? Number(mark.getAttribute("data-mention")) : null;
  }

  /** @param {MouseEvent} event */
  evidenceAt(event) {
    const evidence = event.target instanceof Element ? event.target.closest("[data-evidence]") : null;
    return evidence?.getAttribute("data-evidence") ?? null;
  }

  /**
   * @param {number[]} mentions
   * @param {string | null} evidence
   */
  current(mentions, evidence) {
    this.#only("current", [
      ...mentions.flatMap((id) => this.#all(`mark[data-mention="${id}"]`)),
      ...(evidence === null ? [] : this.#all(`.evidence[data-evidence="${evidence}"]`)),
    ]);
  }

  /** @param {number} mention */
  here(mention) {
    const mark = this.#mark(mention);
    this.#only("here", mark ? [mark] : []);
    mark?.scrollIntoView({ block: "center" });
  }

  /** @param {number | null} mention */
  chosen(mention) {
    const mark = mention === null ? undefined : this.#mark(mention);
    this.#only("chosen", mark ? [mark] : []);
  }

  /**
   * @param {string} name
   * @param {HTMLElement[]} elements
   */
  #only(name, elements) {
    for (const old of this.#all(`.${name}`)) {
      old.classList.remove(name);
    }
    for (const one of elements) {
      one.classList.add(name);
    }
  }

  /**
   * @param {number} mention
   * @param {boolean} scrolls
   */
  focus(mention, scrolls) {
    this.#mark(mention)?.focus({ preventScroll: !scrolls });
  }

  /** @param {Evidence} evidence */
  focusEvidence({ key }) {
    const [first] = this.#all(`.evidence[data-evidence="${key}"]`);
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "center" });
  }

  focused() {
    const root = this.#container.getRootNode();
    const active = "activeElement" in root ? /** @type {Element | null} */ (root.activeElement) : null;
    return active?.matches("mark") && this.#container.contains(active)
      ? Number(active.getAttribute("data-mention"))
      : null;
  }

  /** @param {number} mention */
  box(mention) {
    return this.#mark(mention)?.getBoundingClientRect() ?? null;
  }

  /**
   * @param {number} mention
   * @param {string | null} id
   */
  describe(mention, id) {
    const mark = this.#mark(mention);
    if (id === null) {
      mark?.removeAttribute("aria-describedby");
    } else {
      mark?.setAttribute("aria-describedby", id);
    }
  }
}

/**
 * @param {Mention} mention
 * @param {DocumentFragment} inside
 * @param {Words} words
 */
function markOf(mention, inside, words) {
  const attributes = {
    "data-type": mention.type,
    "data-mention": mention.id,
    part: `mark ${mention.type}`,
    tabindex: mention.id === 0 ? 0 : -1,
    ...(mention.score < UNSURE ? { class: "unsure" } : {}),
    "aria-description": described(mention, words),
  };
  return element("mark", attributes, inside);
}

/**
 * What a mark says of its mention to those who don't see it.
 *
 * @param {Mention} mention
 * @param {Words} words
 */
export const described = ({ type, score }, words) =>
  score < UNSURE ? `${words.types[type]}, ${words.unsure(score)}` : words.types[type];

/**
 * Evidence, with a link or a button at its end that leads back to what rests on it.
 *
 * @param {Evidence} evidence
 * @param {{ href: string | null } | null} back
 * @param {DocumentFragment} inside
 * @param {Words} words
 */
function evidenceOf(evidence, back, inside, words) {
  const made = element("span", { class: "evidence", "data-evidence": evidence.key, tabindex: -1 }, inside);
  if (back) {
    made.append(backOf(evidence, back.href, words));
  }
  return made;
}

/**
 * What leads from evidence back to what rests on it. Its label is drawn by the style sheet, so that it is no part of the
 * article's text.
 *
 * @param {Evidence} evidence
 * @param {string | null} href
 * @param {Words} words
 */
export function backOf(evidence, href, words) {
  const name = words.backTo(evidence.label);
  const attributes = {
    class: "back",
    "data-label": evidence.label,
    "data-evidence": evidence.key,
    "aria-label": name,
    title: name,
  };
  return href === null ? element("button", { type: "button", ...attributes }) : element("a", { href, ...attributes });
}
