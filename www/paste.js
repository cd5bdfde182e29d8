/** Rich text from the clipboard as plain text: its paragraphs, lists, tables and line breaks kept as lines. */

/** Elements that hold no words of the article. */
const DROPPED = new Set(
  (
    "HEAD TITLE META LINK BASE STYLE SCRIPT NOSCRIPT TEMPLATE IFRAME FRAME FRAMESET NOFRAMES OBJECT EMBED APPLET SVG MATH " +
    "IMG PICTURE VIDEO AUDIO SOURCE TRACK CANVAS MAP BUTTON INPUT SELECT TEXTAREA DATALIST PROGRESS METER DIALOG XML"
  ).split(" "),
);

/** Elements that stand apart, with an empty line before and after. */
const PARAGRAPHS = new Set("P H1 H2 H3 H4 H5 H6 BLOCKQUOTE PRE UL OL DL TABLE FIGURE HR ARTICLE".split(" "));

/** Elements that begin a line of their own. */
const LINES = new Set(
  (
    "DIV SECTION MAIN HEADER FOOTER NAV ASIDE HGROUP ADDRESS DETAILS SUMMARY FORM FIELDSET LEGEND CENTER FIGCAPTION " +
    "LI DT DD TR TD TH CAPTION THEAD TBODY TFOOT"
  ).split(" "),
);

/** Inside these a paragraph is only a line. */
const TIGHT = new Set("LI TD TH DT DD CAPTION".split(" "));

/** What a style says of words that are not to be seen, Word's bullets and comments among them. */
const UNSEEN =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|mso-list\s*:\s*ignore|mso-element\s*:\s*comment|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!|;|$))/i;

/** Common names for words that only a screen reader reads out. */
const UNSEEN_CLASS = /(?:^|\s)(?:sr-only|visually-hidden|screen-reader-text|msoDel)(?:\s|$)/;

const PRESERVED = /(?:^|;)\s*white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces|preserve)/i;
const COLLAPSED = /(?:^|;)\s*white-space\s*:\s*(?:normal|nowrap)/i;

/** Attributes that a page's policy forbids, though nothing of an inert document would obey them. */
const FORBIDDEN = /([\s"'/])(style|on[a-z]+)(?=\s*=)/gi;

/**
 * The plain text of `html`, or null where it has no lines of its own, so that the clipboard's plain text is as good.
 * What is made of it is the content of a template in a document without a window, which is inert: no script of it runs
 * and nothing that it names is loaded.
 *
 * @param {string} html
 * @returns {string | null}
 */
export function plainText(html) {
  const tame = html.replace(/<[a-z][^<>]*>/gi, (tag) => tag.replace(FORBIDDEN, "$1data-$2"));
  // eslint-disable-next-line no-restricted-properties -- only read, and never put into the page
  const inert = new DOMParser().parseFromString(`<template>${tame}`, "text/html");
  const writer = new Writer();
  for (const part of [inert.querySelector("template")?.content, inert.body]) {
    if (part) {
      writer.children(part, { kept: false, tight: false });
    }
  }
  return writer.structured ? writer.text : null;
}

/** @typedef {{ kept: boolean, tight: boolean }} Setting Whether white space is kept, and paragraphs are only lines. */

class Writer {
  text = "";
  /** Whether anything but running text was met. */
  structured = false;
  /** Line ends to write before the next word. */
  #ends = 0;
  /** Whether a space is to be written before the next word. */
  #space = false;

  /**
   * @param {Element} element
   * @param {Setting} setting
   */
  element(element, setting) {
    const tag = element.tagName.toUpperCase();
    const style = element.getAttribute("data-style") ?? "";
    if (DROPPED.has(tag) || element.hasAttribute("hidden") || UNSEEN.test(style)) {
      return;
    }
    if (UNSEEN_CLASS.test(element.getAttribute("class") ?? "")) {
      return;
    }
    if (tag === "BR") {
      this.structured = true;
      this.#end(this.#ends + 1);
      return;
    }
    const paragraph = PARAGRAPHS.has(tag) && !setting.tight;
    const apart = paragraph ? 2 : Number(LINES.has(tag) || PARAGRAPHS.has(tag));
    this.structured ||= apart > 0;
    this.#end(apart);
    const inside = {
      kept: tag === "PRE" || PRESERVED.test(style) || (setting.kept && !COLLAPSED.test(style)),
      tight: setting.tight || TIGHT.has(tag),
    };
    const before = this.text.length;
    this.children(element, inside);
    if (apart === 1 && this.text.length === before && this.#spaced) {
      // A line of nothing but a space that does not break is how mail programs write an empty one.
      this.#end(this.#ends + 1);
    }
    this.#end(apart);
  }

  /**
   * @param {Node} parent
   * @param {Setting} setting
   */
  children(parent, setting) {
    for (const child of parent.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        this.#words(child.nodeValue ?? "", setting.kept);
      } else if (child instanceof Element) {
        this.element(child, setting);
      }
    }
  }

  /** Whether the line so far has nothing but a space that does not break. */
  #spaced = false;

  /** @param {number} count */
  #end(count) {
    if (count > 0) {
      this.#space = false;
      this.#spaced = false;
      this.#ends = Math.min(2, Math.max(this.#ends, count));
    }
  }

  /**
   * @param {string} words
   * @param {boolean} kept
   */
  #words(words, kept) {
    if (!kept) {
      this.#line(words.replace(/[ \t\n\r\f]+/g, " "));
      return;
    }
    const lines = words.split(/\r\n?|\n/);
    for (const [index, line] of lines.entries()) {
      if (index > 0) {
        this.structured = true;
        this.#end(this.#ends + 1);
      }
      this.#line(line);
    }
  }

  /** @param {string} line */
  #line(line) {
    const begins = this.text === "" || this.#ends > 0;
    const words = line.trim();
    if (words === "") {
      this.#spaced ||= begins && line.includes("\u00a0");
      this.#space ||= !begins && line !== "";
      return;
    }
    if (begins) {
      this.text += this.text === "" ? "" : "\n".repeat(this.#ends);
    } else if (this.#space || line.trimStart() !== line) {
      this.text += " ";
    }
    this.text += words.replaceAll("\u00a0", " ");
    this.#ends = 0;
    this.#spaced = false;
    this.#space = line.trimEnd() !== line;
  }
}

/**
 * Makes a text area take rich text from the clipboard as lines of plain text.
 *
 * @param {HTMLTextAreaElement} area
 */
export function takeRichText(area) {
  area.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html");
    const text = html ? plainText(html) : null;
    if (text) {
      event.preventDefault();
      insert(area, text);
    }
  });
}

/** Up to so many characters the browser is asked to type the text, which it can undo; for more that takes too long. */
const TYPED = 100_000;

/**
 * @param {HTMLTextAreaElement} area
 * @param {string} text
 */
function insert(area, text) {
  if (text.length <= TYPED && document.activeElement === area && document.execCommand("insertText", false, text)) {
    return;
  }
  area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
  area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
}
