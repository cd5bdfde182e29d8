/**
 * Marks drawn by the browser over the words, as highlights of our own names (CSS Custom Highlight API): the paragraphs
 * hold the text and nothing else. What has the focus is a button laid over the words.
 */

import { TYPES, UNSURE } from "./kinds.js";
import { button, element } from "./dom.js";
import { backOf, described } from "./marks.js";

/** @typedef {import("./article.js").Block} Block */
/** @typedef {import("./article.js").Span} Span */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./types.js").Range} Offsets */
/** @typedef {import("./meeting.js").Evidence} Evidence */
/** @typedef {import("./words.js").Words} Words */

/** What lies over another comes later. */
const NAMES = [...TYPES.map((type) => `baithak-${type}`), "baithak-unsure", "baithak-current", "baithak-evidence"];
const LED = ["baithak-here", "baithak-chosen"];

/**
 * Whether the browser draws highlights with lines: without them types would be told apart by colour alone.
 *
 * @param {Element} element One to which the style sheet with the highlights applies.
 */
export function canPaint(element) {
  if (typeof Highlight !== "function" || !CSS.highlights) {
    return false;
  }
  return getComputedStyle(element, "::highlight(baithak-person)").textDecorationLine === "underline";
}

export class Painting {
  #container = document.body;
  #back;
  #words = /** @type {Words | null} */ (null);
  /** @type {{ paragraph: HTMLElement, block: Block }[]} */
  #written = [];
  /** @type {Mention[]} Those that were written. */
  #mentions = [];
  /** @type {Evidence[]} */
  #evidence = [];
  /** @type {Map<string, Highlight>} */
  #highlights = new Map();
  /** The button over the mention that has the focus. @type {HTMLElement | null} */
  #cursor = null;

  /**
   * @param {HTMLElement} container
   * @param {string} back The address of the summary, to which evidence leads back.
   */
  constructor(container, back) {
    this.#container = container;
    this.#back = back;
    for (const [order, name] of [...NAMES, ...LED].entries()) {
      const highlight = new Highlight();
      highlight.priority = order;
      this.#highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    container.classList.add("painted");
    container.tabIndex = 0;
    // The article is one stop of the tabulator: from there the focus goes to a mark at once.
    container.addEventListener("focus", () => {
      const [first] = this.#mentions;
      if (first && container.matches(":focus-visible")) {
        this.focus(first.id, true);
      }
    });
    container.addEventListener("focusout", (event) => {
      if (event.target === this.#cursor) {
        this.#cursor?.remove();
        this.#cursor = null;
        container.tabIndex = 0;
      }
    });
    addEventListener("resize", () => this.#place());
  }

  begin() {
    for (const highlight of this.#highlights.values()) {
      highlight.clear();
    }
    this.#written = [];
    this.#mentions = [];
    this.#evidence = [];
    this.#cursor = null;
    this.#container.tabIndex = 0;
  }

  /**
   * @param {HTMLElement} paragraph
   * @param {string} text
   * @param {Block} block
   * @param {Span[]} spans
   * @param {Words} words
   */
  put(paragraph, text, block, spans, words) {
    this.#words = words;
    paragraph.append(document.createTextNode(text.slice(block.start, block.end)));
    paragraph.tabIndex = -1;
    this.#written.push({ paragraph, block });
    /** @type {Evidence[]} */
    const ending = [];
    for (const { evidence, mention, start, end } of spans) {
      const ends = end <= block.end;
      if (evidence) {
        if (start >= block.start) {
          this.#evidence.push(evidence);
        }
        if (ends) {
          ending.push(evidence);
        }
      } else {
        if (start >= block.start) {
          this.#mentions.push(mention);
        }
        const words = fixed(rangeIn(paragraph, block, { start, end }));
        this.#highlights.get(`baithak-${mention.type}`)?.add(words);
        if (mention.score < UNSURE) {
          this.#highlights.get("baithak-unsure")?.add(words);
        }
      }
    }
    ending.sort((a, b) => a.end - b.end);
    return ending.length === 0
      ? null
      : element("p", { class: "backs" }, ...ending.flatMap((evidence) => [backOf(evidence, this.#back, words), " "]));
  }

  /**
   * The ranges of a stretch of the text, one in each paragraph that it goes through.
   *
   * @param {Offsets} offsets
   * @returns {Range[]}
   */
  #ranges(offsets) {
    return this.#written
      .filter(({ block }) => block.start < offsets.end && block.end > offsets.start)
      .map(({ paragraph, block }) => rangeIn(paragraph, block, offsets));
  }

  /** @param {number} id */
  #mention(id) {
    return this.#mentions.find((mention) => mention.id === id);
  }

  /**
   * Which character of the text is under the pointer.
   *
   * @param {MouseEvent} event
   * @returns {number | null}
   */
  #offsetAt({ clientX, clientY }) {
    const caret = caretAt(clientX, clientY);
    const place = caret && this.#written.find(({ paragraph }) => paragraph.contains(caret.node));
    return caret && place ? place.block.start + caret.offset : null;
  }

  /**
   * The shortest of what stands under the pointer.
   *
   * @template {Offsets} Kind
   * @param {Kind[]} all
   * @param {MouseEvent} event
   * @returns {Kind | undefined}
   */
  #under(all, event) {
    const at = this.#offsetAt(event);
    if (at === null) {
      return undefined;
    }
    // A caret beside the last letter of a line is far from the pointer that is at the line's end.
    const { clientX: x, clientY: y } = event;
    const holds = (/** @type {DOMRect} */ box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom;
    return all
      .filter((one) => one.start <= at && at <= one.end)
      .sort((a, b) => a.end - a.start - (b.end - b.start))
      .find((one) => this.#ranges(one).some((range) => [...range.getClientRects()].some(holds)));
  }

  /** @param {MouseEvent} event */
  mentionAt(event) {
    if (event.target === this.#cursor && this.#cursor) {
      return this.focused();
    }
    const { classList } = this.#container;
    const shown = this.#mentions.filter(({ type }) => !classList.contains(`hide-${type}`));
    return this.#under(shown, event)?.id ?? null;
  }

  /** @param {MouseEvent} event */
  evidenceAt(event) {
    const back = event.target instanceof Element ? event.target.closest(".back") : null;
    return back?.getAttribute("data-evidence") ?? this.#under(this.#evidence, event)?.key ?? null;
  }

  /**
   * @param {string} name
   * @param {(Offsets | undefined)[]} all
   */
  #draw(name, all) {
    const highlight = this.#highlights.get(name);
    highlight?.clear();
    for (const range of all.flatMap((one) => (one ? this.#ranges(one) : []))) {
      highlight?.add(fixed(range));
    }
  }

  /**
   * @param {number[]} mentions
   * @param {string | null} evidence
   */
  current(mentions, evidence) {
    const wanted = this.#evidence.find(({ key }) => key === evidence);
    this.#draw(
      "baithak-current",
      mentions.map((id) => this.#mention(id)),
    );
    this.#draw("baithak-evidence", [wanted]);
    for (const back of this.#container.querySelectorAll(".back")) {
      back.classList.toggle("current", back.getAttribute("data-evidence") === evidence);
    }
  }

  /** @param {number} id */
  here(id) {
    const mention = this.#mention(id);
    this.#draw("baithak-here", [mention]);
    if (mention) {
      this.#scroll(mention, "center");
    }
  }

  /** @param {number | null} id */
  chosen(id) {
    this.#draw("baithak-chosen", [id === null ? undefined : this.#mention(id)]);
  }

  /**
   * Scrolls so that a stretch of the text is seen.
   *
   * @param {Offsets} offsets
   * @param {ScrollLogicalPosition} block
   */
  #scroll(offsets, block) {
    const place = this.#written.find((one) => one.block.end > offsets.start);
    // What is out of view may not have been laid out before.
    place?.paragraph.scrollIntoView({ block: "nearest" });
    const anchor = element("span", { class: "anchor" });
    this.#over(anchor, offsets);
    anchor.scrollIntoView({ block });
    anchor.remove();
  }

  /**
   * Lays an element over the first line of a stretch of the text.
   *
   * @param {HTMLElement} over
   * @param {Offsets} offsets
   */
  #over(over, offsets) {
    const place = this.#written.find((one) => one.block.end > offsets.start);
    const box = this.#ranges(offsets)[0]?.getClientRects()[0];
    if (!place || !box) {
      return;
    }
    place.paragraph.after(over);
    const origin = this.#container.getBoundingClientRect();
    over.style.insetBlockStart = `${box.top - origin.top + this.#container.scrollTop}px`;
    over.style.insetInlineStart = `${box.left - origin.left}px`;
    over.style.inlineSize = `${box.width}px`;
    over.style.blockSize = `${box.height}px`;
  }

  #place() {
    const id = this.focused();
    const mention = id === null ? undefined : this.#mention(id);
    if (this.#cursor && mention) {
      this.#over(this.#cursor, mention);
    }
  }

  /**
   * @param {number} id
   * @param {boolean} scrolls
   */
  focus(id, scrolls) {
    const mention = this.#mention(id);
    if (!mention || !this.#words) {
      return;
    }
    // A button of its own for each mention: a screen reader tells what gets the focus.
    const next = button(
      {
        class: "cursor",
        "data-mention": id,
        "data-type": mention.type,
        "aria-label": mention.text,
        "aria-description": described(mention, this.#words),
        lang: "hi",
      },
      () => {},
    );
    this.#over(next, mention);
    if (scrolls) {
      this.#scroll(mention, "nearest");
      this.#over(next, mention);
    }
    const before = this.#cursor;
    this.#cursor = next;
    this.#container.tabIndex = -1;
    next.focus({ preventScroll: true });
    before?.remove();
  }

  /** @param {Evidence} evidence */
  focusEvidence(evidence) {
    const place = this.#written.find(({ block }) => block.end > evidence.start);
    place?.paragraph.focus({ preventScroll: true });
    this.#scroll(evidence, "center");
  }

  focused() {
    return this.#cursor && document.activeElement === this.#cursor ? Number(this.#cursor.dataset.mention) : null;
  }

  /** @param {number} id */
  box(id) {
    const mention = this.#mention(id);
    return (mention && this.#ranges(mention)[0]?.getClientRects()[0]) ?? null;
  }

  /**
   * @param {number} id
   * @param {string | null} description
   */
  describe(id, description) {
    if (this.#cursor && this.focused() === id && description !== null) {
      this.#cursor.setAttribute("aria-describedby", description);
    } else {
      this.#cursor?.removeAttribute("aria-describedby");
    }
  }
}

/**
 * The part of a stretch of the text that is in a paragraph.
 *
 * @param {HTMLElement} paragraph
 * @param {Block} block
 * @param {Offsets} offsets
 */
function rangeIn(paragraph, block, { start, end }) {
  const range = document.createRange();
  const words = paragraph.firstChild ?? paragraph;
  range.setStart(words, Math.max(start, block.start) - block.start);
  range.setEnd(words, Math.min(end, block.end) - block.start);
  return range;
}

/**
 * The same as a range that need not follow the document: the paragraphs stay as they are until they are written anew.
 *
 * @param {Range} range
 */
const fixed = (range) => new StaticRange(range);

/**
 * The place in the text under a point of the window.
 *
 * @param {number} x
 * @param {number} y
 * @returns {{ node: Node, offset: number } | null}
 */
function caretAt(x, y) {
  if (typeof document.caretPositionFromPoint === "function") {
    const caret = document.caretPositionFromPoint(x, y);
    return caret && { node: caret.offsetNode, offset: caret.offset };
  }
  const range = document.caretRangeFromPoint(x, y);
  return range && { node: range.startContainer, offset: range.startOffset };
}
