/** The marked article: paragraphs of text with mentions and evidence marked, written as far as it is looked at. */

import { before, nest, write } from "./highlight.js";
import { UNSURE } from "./kinds.js";
import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./meeting.js").Evidence} Evidence */
/** @typedef {import("./words.js").Words} Words */

/** @typedef {Range & ({ evidence: Evidence, mention?: undefined } | { mention: Mention, evidence?: undefined })} Span */

/** A longer paragraph is written in pieces, so that the browser need lay out only those in view. */
const LONGEST_BLOCK = 4000;

/** From so many blocks on, those out of view are not laid out. */
const LONG_ARTICLE = 60;

/** So many characters are written at first, and again each time more is asked for. */
const PORTION = 60_000;

/**
 * What is selected in the tree that `container` stands in, be it the page's or an element's own.
 *
 * @param {Node} container
 * @returns {Pick<StaticRange, "startContainer" | "startOffset" | "endContainer" | "endOffset"> | null}
 */
export function selectionIn(container) {
  const selection = getSelection();
  const root = container.getRootNode();
  if (!(root instanceof ShadowRoot)) {
    return selection && !selection.isCollapsed && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  }
  const range = selection?.getComposedRanges?.({ shadowRoots: [root] })[0];
  return range && !range.collapsed ? range : null;
}

export class ArticleView {
  #container;
  #back;
  #text = "";
  /** @type {(Range & { kind: string })[]} */
  #blocks = [];
  /** @type {Span[]} */
  #spans = [];
  /** @type {Words | null} */
  #words = null;
  /** How many blocks, and how many spans, have been written. */
  #written = 0;
  #used = 0;
  /** @type {Span[]} Spans that go on beyond the last block written. */
  #going = [];
  /** @type {HTMLElement | null} */
  #more = null;

  /**
   * @param {HTMLElement} container
   * @param {string | null} [back] The address of the summary, to which evidence leads back; a page within a page has none.
   */
  constructor(container, back = null) {
    this.#container = container;
    this.#back = back;
  }

  /**
   * @param {Analysis} analysis
   * @param {Evidence[]} evidence
   * @param {Words} words
   */
  show(analysis, evidence, words) {
    this.#text = analysis.text;
    this.#words = words;
    this.#blocks = blocks(analysis);
    const spans = [
      ...evidence.map((item) => ({ start: item.start, end: item.end, evidence: item })),
      ...analysis.mentions.map((mention) => ({ start: mention.start, end: mention.end, mention })),
    ];
    this.#spans = spans.sort(before);
    this.#written = 0;
    this.#used = 0;
    this.#going = [];
    this.#more = null;
    this.#container.classList.toggle("long", this.#blocks.length > LONG_ARTICLE);
    this.#container.replaceChildren();
    this.#writeUpTo(PORTION);
  }

  /**
   * The elements of a mention or of evidence, written now if they had not been.
   *
   * @param {Range} range
   * @param {string} selector
   * @returns {HTMLElement[]}
   */
  find(range, selector) {
    const last = this.#blocks[this.#written - 1];
    if (last && last.end < range.end) {
      this.#writeUpTo(range.end + PORTION);
    }
    return [...this.#container.querySelectorAll(selector)].filter((found) => found instanceof HTMLElement);
  }

  /**
   * Selects a stretch of the text and brings it into view.
   *
   * @param {Range} range
   */
  select(range) {
    this.find(range, "p");
    const start = this.#position(range.start);
    const end = this.#position(range.end);
    if (start && end) {
      getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset);
      start.node.parentElement?.scrollIntoView({ block: "center" });
    }
  }

  /**
   * Puts the focus on the mark of just that stretch.
   *
   * @param {Range} range
   */
  focusMark(range) {
    const mention = this.#spans.find(
      ({ start, end, mention }) => mention && start === range.start && end === range.end,
    );
    const [mark] = mention?.mention ? this.find(range, `mark[data-mention="${mention.mention.id}"]`) : [];
    mark?.focus({ preventScroll: true });
  }

  /**
   * Outlines the marks of one mention, and no others.
   *
   * @param {Mention | null} mention
   */
  outline(mention) {
    for (const old of this.#container.querySelectorAll(".chosen")) {
      old.classList.remove("chosen");
    }
    if (mention) {
      this.#container.querySelector(`mark[data-mention="${mention.id}"]`)?.classList.add("chosen");
    }
  }

  /**
   * The stretch of the text that is selected in the article, if one is.
   *
   * @returns {Range | null}
   */
  selected() {
    const range = selectionIn(this.#container);
    if (!range) {
      return null;
    }
    const start = this.#offset(range.startContainer, range.startOffset);
    const end = this.#offset(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : { start, end };
  }

  /**
   * Which character of the text stands at a place of the document.
   *
   * @param {Node} node
   * @param {number} offset
   */
  #offset(node, offset) {
    const elements = [...this.#container.children];
    const inside = node === this.#container ? elements[Math.min(offset, elements.length - 1)] : node;
    const index = elements.findIndex((element) => element.contains(inside));
    const block = this.#blocks[index];
    if (!block || index >= this.#written) {
      return null;
    }
    if (node === this.#container) {
      return offset >= elements.length ? block.end : block.start;
    }
    const before = document.createRange();
    before.setStart(elements[index], 0);
    before.setEnd(node, offset);
    return Math.min(block.start + before.toString().length, block.end);
  }

  /**
   * Where a character of the text stands in the document.
   *
   * @param {number} offset
   */
  #position(offset) {
    const index = this.#blocks.findLastIndex((block) => block.start <= offset);
    const element = this.#container.children[index];
    if (!element) {
      return null;
    }
    let left = offset - this.#blocks[index].start;
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (left <= length) {
        return { node, offset: left };
      }
      left -= length;
    }
    return null;
  }

  /** @param {number} offset */
  #writeUpTo(offset) {
    const words = this.#words;
    if (!words) {
      return;
    }
    const made = document.createDocumentFragment();
    while (this.#written < this.#blocks.length && this.#blocks[this.#written].start < offset) {
      made.append(this.#block(this.#blocks[this.#written], words));
      this.#written += 1;
    }
    this.#more?.remove();
    this.#more = null;
    this.#container.append(made);
    const next = this.#blocks[this.#written];
    if (next) {
      const left = this.#text.length - next.start;
      this.#more = element(
        "p",
        { class: "more" },
        words.shownInPart(this.#text.length - left, this.#text.length),
        " ",
        button({ class: "quiet" }, () => this.#writeUpTo(next.start + PORTION), words.showMore),
      );
      this.#container.append(this.#more);
    }
  }

  /**
   * @param {Range & { kind: string }} block
   * @param {Words} words
   */
  #block(block, words) {
    const spans = this.#going;
    while (this.#used < this.#spans.length && this.#spans[this.#used].start < block.end) {
      spans.push(this.#spans[this.#used]);
      this.#used += 1;
    }
    this.#going = spans.filter((span) => span.end > block.end);
    const paragraph = element(block.kind === "headline" ? "h3" : "p", { class: "block", "data-part": block.kind });
    write(paragraph, this.#text, block, nest(spans, block), ({ span, end }, inside) =>
      span.evidence
        ? evidenceOf(span.evidence, end === span.end ? { href: this.#back } : null, inside, words)
        : markOf(span.mention, inside, words),
    );
    return paragraph;
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
    "aria-description":
      mention.score < UNSURE
        ? `${words.types[mention.type]}, ${words.unsure(mention.score)}`
        : words.types[mention.type],
  };
  return element("mark", attributes, inside);
}

/**
 * Evidence, with a link or a button at its end that leads back to what rests on it. Its label is drawn by the style
 * sheet, so that it is no part of the article's text.
 *
 * @param {Evidence} evidence
 * @param {{ href: string | null } | null} back
 * @param {DocumentFragment} inside
 * @param {Words} words
 */
function evidenceOf(evidence, back, inside, words) {
  const made = element("span", { class: "evidence", "data-evidence": evidence.key, tabindex: -1 }, inside);
  if (back) {
    const name = words.backTo(evidence.label);
    const attributes = { class: "back", "data-label": evidence.label, "aria-label": name, title: name };
    const { href } = back;
    made.append(
      href === null ? element("button", { type: "button", ...attributes }) : element("a", { href, ...attributes }),
    );
  }
  return made;
}

/**
 * The paragraphs of the text, each with the kind of its part.
 *
 * @param {Analysis} analysis
 */
function blocks({ text, parts, sentences }) {
  /** @type {(Range & { kind: string })[]} */
  const made = [];
  let part = 0;
  let sentence = 0;
  let start = 0;
  while (start < text.length) {
    const newline = text.indexOf("\n", start);
    const paragraphEnd = newline < 0 ? text.length : newline;
    while (start < paragraphEnd) {
      let end = paragraphEnd;
      if (end - start > LONGEST_BLOCK) {
        end = start + LONGEST_BLOCK;
        while (sentence < sentences.length && sentences[sentence].end <= end) {
          sentence += 1;
        }
        const before = sentences[sentence - 1]?.end ?? 0;
        const space = text.lastIndexOf(" ", end) + 1;
        end = before > start ? before : space > start ? space : end - Number(isLowSurrogate(text.charCodeAt(end)));
      }
      while (part < parts.length && parts[part].end <= start) {
        part += 1;
      }
      const kind = parts[part] && parts[part].start < end ? parts[part].kind : "body";
      if (text.slice(start, end).trim() !== "") {
        made.push({ start, end, kind });
      }
      start = end;
    }
    start = paragraphEnd + 1;
  }
  return made;
}

/** @param {number} unit */
const isLowSurrogate = (unit) => unit >= 0xdc00 && unit <= 0xdfff;
