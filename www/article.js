/** The marked article: paragraphs of text with mentions and evidence marked, written as far as it is looked at. */

import { Marks } from "./marks.js";
import { before } from "./highlight.js";
import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./meeting.js").Evidence} Evidence */
/** @typedef {import("./words.js").Words} Words */

/** @typedef {Range & ({ evidence: Evidence, mention?: undefined } | { mention: Mention, evidence?: undefined })} Span */
/** @typedef {Range & { kind: string }} Block A paragraph, or a piece of a long one. */

/**
 * How marks are shown: as elements around the words (`Marks`) or drawn by the browser over them (`Painting`).
 *
 * @typedef {object} Style
 * @property {(container: HTMLElement) => void} begin An article is about to be written into the container.
 * @property {(paragraph: HTMLElement, text: string, block: Block, spans: Span[], words: Words) => Element | null} put
 *   Writes the block into its paragraph; what is given back goes after it.
 * @property {(event: MouseEvent) => number | null} mentionAt The mention under the pointer.
 * @property {(event: MouseEvent) => string | null} evidenceAt The key of the evidence under the pointer.
 * @property {(mentions: number[], evidence: string | null) => void} current Brings out these, and no others.
 * @property {(mention: number) => void} here Outlines the mention that one was led to, and brings it into view.
 * @property {(mention: number | null) => void} chosen Outlines the mention that is being corrected.
 * @property {(mention: number, scrolls: boolean) => void} focus
 * @property {(evidence: Evidence) => void} focusEvidence Gives it the focus, and brings it into view.
 * @property {() => number | null} focused The mention that has the focus.
 * @property {(mention: number) => DOMRect | null} box Where it is in the window.
 * @property {(mention: number, id: string | null) => void} describe Tells what describes the mention that has the focus.
 */

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
  #style;
  #text = "";
  /** @type {Block[]} */
  #blocks = [];
  /** The paragraphs of the blocks that have been written. @type {HTMLElement[]} */
  #paragraphs = [];
  /** @type {Evidence[]} */
  #evidence = [];
  /** @type {Mention[]} */
  #mentions = [];
  /** @type {Span[]} */
  #spans = [];
  /** @type {Words | null} */
  #words = null;
  /** How many spans have been written. */
  #used = 0;
  /** @type {Span[]} Spans that go on beyond the last block written. */
  #going = [];
  /** @type {HTMLElement | null} */
  #more = null;

  /**
   * @param {HTMLElement} container
   * @param {Style} [style] How marks are shown.
   */
  constructor(container, style = new Marks(null)) {
    this.#container = container;
    this.#style = style;
    container.addEventListener("keydown", (event) => this.#walk(event));
  }

  /**
   * @param {Analysis} analysis
   * @param {Evidence[]} evidence
   * @param {Words} words
   */
  show(analysis, evidence, words) {
    const held = this.#held();
    this.#text = analysis.text;
    this.#words = words;
    this.#blocks = blocks(analysis);
    this.#evidence = evidence;
    this.#mentions = analysis.mentions;
    const spans = [
      ...evidence.map((item) => ({ start: item.start, end: item.end, evidence: item })),
      ...analysis.mentions.map((mention) => ({ start: mention.start, end: mention.end, mention })),
    ];
    this.#spans = spans.sort(before);
    this.#paragraphs = [];
    this.#used = 0;
    this.#going = [];
    this.#more = null;
    this.#container.classList.toggle("long", this.#blocks.length > LONG_ARTICLE);
    this.#container.replaceChildren();
    this.#style.begin(this.#container);
    this.#writeUpTo(PORTION);
    if (held !== null) {
      this.#hold(held);
    }
  }

  /**
   * Where the focus is, if it is in the article: the start of the mention, 0 for anything else.
   *
   * @returns {number | null}
   */
  #held() {
    const root = this.#container.getRootNode();
    const active = "activeElement" in root ? /** @type {Element | null} */ (root.activeElement) : null;
    if (!active || !this.#container.contains(active)) {
      return null;
    }
    const mention = this.#style.focused();
    return mention === null ? 0 : (this.#mentions[mention]?.start ?? 0);
  }

  /**
   * Gives the focus to what stands nearest to where it was.
   *
   * @param {number} start
   */
  #hold(start) {
    const near = this.#mentions.reduce(
      (best, one) => (!best || Math.abs(one.start - start) < Math.abs(best.start - start) ? one : best),
      /** @type {Mention | null} */ (null),
    );
    if (near) {
      this.#reach(near);
      this.#style.focus(near.id, false);
    } else {
      this.#container.focus({ preventScroll: true });
    }
  }

  /**
   * Marks are walked with the arrow keys.
   *
   * @param {KeyboardEvent} event
   */
  #walk(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = this.#style.focused();
    if (step === undefined || at === null || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    event.preventDefault();
    const next = this.#mentions[at + step];
    if (next) {
      this.#reach(next);
      this.#style.focus(next.id, true);
    }
  }

  /** The mention that has the focus. @returns {Mention | null} */
  focused() {
    const id = this.#style.focused();
    return id === null ? null : (this.#mentions[id] ?? null);
  }

  /**
   * @param {MouseEvent} event
   * @returns {Mention | null} The mention under the pointer.
   */
  mentionAt(event) {
    const id = this.#style.mentionAt(event);
    return id === null ? null : (this.#mentions[id] ?? null);
  }

  /**
   * @param {MouseEvent} event
   * @returns {string | null} The key of the evidence under the pointer.
   */
  evidenceAt(event) {
    return this.#style.evidenceAt(event);
  }

  /**
   * Where a mention is in the window.
   *
   * @param {Mention} mention
   */
  box(mention) {
    return this.#style.box(mention.id);
  }

  /**
   * @param {Mention} mention
   * @param {string | null} id Of the element that describes it, or none.
   */
  describe(mention, id) {
    this.#style.describe(mention.id, id);
  }

  /**
   * Leads to evidence.
   *
   * @param {string} key
   */
  toEvidence(key) {
    const evidence = this.#evidence.find((one) => one.key === key);
    if (evidence) {
      this.#reach(evidence);
      this.#style.current([], key);
      this.#style.focusEvidence(evidence);
    }
  }

  /**
   * Brings out evidence where it stands.
   *
   * @param {string | null} key
   */
  showEvidence(key) {
    this.#style.current([], key);
  }

  /**
   * Leads to a mention, and brings out the others of the same thing.
   *
   * @param {Mention} mention
   * @param {Mention[]} [all]
   */
  toMention(mention, all) {
    this.#reach(mention);
    if (all) {
      this.#style.current(
        all.map(({ id }) => id),
        null,
      );
    }
    this.#style.here(mention.id);
  }

  /**
   * Has the article written as far as `range`.
   *
   * @param {Range} range
   */
  #reach(range) {
    const last = this.#blocks[this.#paragraphs.length - 1];
    if (last && last.end < range.end) {
      this.#writeUpTo(range.end + PORTION);
    }
  }

  /**
   * Selects a stretch of the text and brings it into view.
   *
   * @param {Range} range
   */
  select(range) {
    this.#reach(range);
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
    const mention = this.#mentions.find(({ start, end }) => start === range.start && end === range.end);
    if (mention) {
      this.#reach(mention);
      this.#style.focus(mention.id, false);
    }
  }

  /**
   * Scrolls so far that a stretch of the text stands above a line of the window.
   *
   * @param {Range} stretch
   * @param {number} line
   */
  keepAbove(stretch, line) {
    this.#reach(stretch);
    const [start, end] = [this.#position(stretch.start), this.#position(stretch.end)];
    if (!start || !end) {
      return;
    }
    const range = document.createRange();
    range.setStart(start.node, start.offset);
    range.setEnd(end.node, end.offset);
    const below = range.getBoundingClientRect().bottom - line;
    if (below > 0) {
      scrollerOf(this.#container).scrollBy({ top: below });
    }
  }

  /**
   * Outlines the marks of one mention, and no others.
   *
   * @param {Mention | null} mention
   */
  outline(mention) {
    this.#style.chosen(mention?.id ?? null);
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
    const index = this.#paragraphs.findIndex((paragraph) => paragraph.contains(node));
    if (index >= 0) {
      const before = document.createRange();
      before.setStart(this.#paragraphs[index], 0);
      before.setEnd(node, offset);
      const { start, end } = this.#blocks[index];
      return Math.min(start + before.toString().length, end);
    }
    if (!this.#container.contains(node)) {
      return null;
    }
    // Between paragraphs: where the next one begins, or the last one ends.
    const place = document.createRange();
    place.setStart(node, offset);
    const next = this.#paragraphs.findIndex((paragraph) => place.comparePoint(paragraph, 0) > 0);
    return next >= 0 ? this.#blocks[next].start : (this.#blocks[this.#paragraphs.length - 1]?.end ?? null);
  }

  /**
   * Where a character of the text stands in the document.
   *
   * @param {number} offset
   */
  #position(offset) {
    const index = this.#blocks.findLastIndex((block) => block.start <= offset);
    const element = this.#paragraphs[index];
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
    while (this.#paragraphs.length < this.#blocks.length && this.#blocks[this.#paragraphs.length].start < offset) {
      made.append(...this.#block(this.#blocks[this.#paragraphs.length], words));
    }
    this.#more?.remove();
    this.#more = null;
    this.#container.append(made);
    const next = this.#blocks[this.#paragraphs.length];
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
   * @param {Block} block
   * @param {Words} words
   * @returns {Element[]}
   */
  #block(block, words) {
    const spans = this.#going;
    while (this.#used < this.#spans.length && this.#spans[this.#used].start < block.end) {
      spans.push(this.#spans[this.#used]);
      this.#used += 1;
    }
    this.#going = spans.filter((span) => span.end > block.end);
    const paragraph = element(block.kind === "headline" ? "h3" : "p", { class: "block", "data-part": block.kind });
    this.#paragraphs.push(paragraph);
    const after = this.#style.put(paragraph, this.#text, block, spans, words);
    return after ? [paragraph, after] : [paragraph];
  }
}

/**
 * The paragraphs of the text, each with the kind of its part.
 *
 * @param {Analysis} analysis
 */
function blocks({ text, parts, sentences }) {
  /** @type {Block[]} */
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

/**
 * What scrolls when the inside of an element is scrolled.
 *
 * @param {Element} inside
 */
function scrollerOf(inside) {
  for (let at = /** @type {Element | null} */ (inside); at; at = at.parentElement) {
    if (at.scrollHeight > at.clientHeight && ["auto", "scroll"].includes(getComputedStyle(at).overflowY)) {
      return at;
    }
  }
  return document.scrollingElement ?? document.documentElement;
}
