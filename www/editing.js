/** Correcting in the article: what is selected, what is done with it, and what of it has lost its place. */

import { rangeOf, wordsAt } from "./align.js";
import { showBench } from "./bench.js";
import { moved, occurrences, whole } from "./boundaries.js";
import { Corrections, mark, unmark } from "./corrections.js";
import { button, element, keepingFocus } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Correction} Correction */
/** @typedef {import("./types.js").House} House */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./types.js").MentionType} MentionType */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./words.js").Words} Words */

/**
 * Where the editing takes place.
 *
 * @typedef {object} Places
 * @property {HTMLElement} article
 * @property {HTMLElement} bench
 * @property {HTMLElement} history
 * @property {HTMLElement} undo
 * @property {HTMLElement} redo
 * @property {HTMLElement} lost
 * @property {Document | HTMLElement} keys Where the keys of undoing are heard.
 */

/**
 * What the page does for the editing.
 *
 * @typedef {object} Page
 * @property {Places} places
 * @property {() => Analysis | null} analysis The analysis of the text that stands there, or null while it is being made.
 * @property {() => Analysis | null} shown The analysis whose marks can be pressed, which may be of the text before an edit.
 * @property {() => Words} words
 * @property {() => void} changed Has the text analysed again.
 * @property {((row: House) => void) | null} confirm Adds a name to the house's own, where that can be done.
 * @property {(mention: Mention) => void} show Brings a mention into view.
 */

/** How long a selection that a finger made must stay as it is to count, in milliseconds. */
const REST = 400;

export class Editing {
  corrections = new Corrections();
  #page;
  #view;
  #places;
  #bench;
  #article;
  /** What is selected, so that it is found again when the text is analysed anew. @type {import("./types.js").Words | null} */
  #selected = null;
  /** The type of the mention that is selected, where it is one: two may stand on the same words. @type {MentionType | null} */
  #type = null;

  /**
   * @param {import("./article.js").ArticleView} view
   * @param {Page} page
   */
  constructor(view, page) {
    this.#view = view;
    this.#page = page;
    this.#places = page.places;
    this.#article = page.places.article;
    this.#bench = page.places.bench;
    this.#article.addEventListener("keydown", (event) => this.#key(event));
    const settle = () => setTimeout(() => this.#takeSelection());
    this.#article.addEventListener("pointerup", settle);
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let resting;
    const rest = () => {
      clearTimeout(resting);
      resting = setTimeout(() => this.#takeSelection(), REST);
    };
    this.#article.addEventListener("pointerdown", ({ pointerType }) => {
      // What was begun in the article may end beside it.
      addEventListener("pointerup", settle, { once: true });
      // A finger selects by pressing long and by handles, and no event tells when it is done.
      document.removeEventListener("selectionchange", rest);
      if (pointerType !== "mouse") {
        document.addEventListener("selectionchange", rest);
      }
    });
    this.#article.addEventListener("keyup", (event) => event.shiftKey && settle());
    this.#places.undo.addEventListener("click", () => this.#change(() => this.corrections.undo()));
    this.#places.redo.addEventListener("click", () => this.#change(() => this.corrections.redo()));
    /** @param {KeyboardEvent} event */
    const keys = (event) => {
      const typing = event.target instanceof HTMLElement && event.target.matches("textarea, input[type='text']");
      const key = event.key.toLowerCase();
      if ((event.ctrlKey || event.metaKey) && !event.altKey && !typing && (key === "z" || key === "y")) {
        event.preventDefault();
        const again = key === "y" || event.shiftKey;
        this.#change(() => (again ? this.corrections.redo() : this.corrections.undo()));
      } else if (event.key === "Escape" && this.#selected) {
        event.preventDefault();
        this.close();
      }
    };
    this.#places.keys.addEventListener("keydown", (event) => event instanceof KeyboardEvent && keys(event));
  }

  /** @param {() => void} change */
  #change(change) {
    change();
    this.#page.changed();
  }

  /**
   * Adds corrections as one step and has the text analysed again.
   *
   * @param {(analysis: Analysis, at: (range: Range) => import("./types.js").Words) => Correction[]} make
   */
  correct(make) {
    const analysis = this.#page.analysis();
    if (analysis) {
      this.#change(() => this.corrections.add(make(analysis, (range) => wordsAt(analysis, range))));
    }
  }

  /**
   * What a person may change of the meeting.
   *
   * @returns {import("./meeting.js").Deciding}
   */
  deciding() {
    return {
      empty: (slot, filler) => this.correct((_, at) => [{ action: "empty", at: at(filler), value: slot }]),
      kind: (kind) => this.correct(() => [{ action: "kind", value: kind }]),
      status: (status) => this.correct(() => [{ action: "status", value: status }]),
      none: () => this.correct(() => [{ action: "no_meeting" }]),
    };
  }

  /**
   * Marks all occurrences of `name`.
   *
   * @param {string} name
   * @param {MentionType} type
   * @returns {boolean} Whether there was one.
   */
  markAll(name, type) {
    const analysis = this.#page.analysis();
    const found = analysis ? occurrences(analysis.text, name) : [];
    if (found.length > 0) {
      this.correct((_, at) => found.flatMap((range) => mark(at(range), type)));
    }
    return found.length > 0;
  }

  /**
   * Opens the panel with a mention that is shown; while the text is being read anew, as soon as that is done.
   *
   * @param {Mention} mention
   */
  selectMention(mention) {
    const shown = this.#page.shown();
    if (shown) {
      this.#selected = wordsAt(shown, mention);
      this.#type = mention.type;
      this.show();
    }
    if (!this.#bench.hidden) {
      this.#uncover(mention);
    }
  }

  /**
   * Makes sure that the panel does not lie over what is selected.
   *
   * @param {Range} range
   */
  #uncover(range) {
    this.#view.keepAbove(range, this.#bench.getBoundingClientRect().top - 8);
  }

  #takeSelection() {
    const analysis = this.#page.analysis();
    const range = this.#view.selected();
    if (!analysis || !range) {
      return;
    }
    const chosen = whole(analysis.text, range);
    if (chosen.start < chosen.end && !analysis.text.slice(chosen.start, chosen.end).includes("\n")) {
      this.#selected = wordsAt(analysis, chosen);
      this.#type = null;
      this.show();
      this.#uncover(chosen);
    }
  }

  close() {
    const analysis = this.#page.analysis();
    const range = analysis && this.#selected ? rangeOf(analysis, this.#selected) : null;
    const held = this.#bench.matches(":focus-within");
    this.#selected = null;
    this.show();
    if (held && range) {
      this.#view.focusMark(range);
    }
  }

  /** Writes the panel and the list of what has lost its place anew. */
  show() {
    const analysis = this.#page.analysis();
    const words = this.#page.words();
    this.#showHistory(analysis, words);
    const range = analysis && this.#selected ? rangeOf(analysis, this.#selected) : null;
    this.#bench.hidden = !range;
    if (!analysis || !range) {
      this.#view.outline(null);
      this.#bench.replaceChildren();
      return;
    }
    const here = analysis.mentions.filter(({ start, end }) => start === range.start && end === range.end);
    const mention = here.find(({ type }) => type === this.#type) ?? here[0] ?? null;
    const text = analysis.text.slice(range.start, range.end);
    const all = occurrences(analysis.text, text);
    const selected = { range, mention, occurrences: all.length };
    this.#view.outline(mention);
    keepingFocus(this.#bench, () =>
      showBench(this.#bench, selected, analysis, words, this.#actions(analysis, range, mention, all)),
    );
  }

  /**
   * @param {Analysis | null} analysis
   * @param {Words} words
   */
  #showHistory(analysis, words) {
    const { corrections } = this;
    const { history, undo, redo, lost: list } = this.#places;
    history.hidden = !corrections.canUndo && !corrections.canRedo;
    undo.setAttribute("aria-disabled", String(!corrections.canUndo));
    redo.setAttribute("aria-disabled", String(!corrections.canRedo));
    const lost = corrections.lost(analysis?.unplaced ?? []);
    list.hidden = lost.length === 0;
    if (lost.length === 0) {
      list.replaceChildren();
      return;
    }
    keepingFocus(list, () =>
      list.replaceChildren(
        element("p", {}, words.lost),
        element(
          "ul",
          {},
          ...lost.map(({ entry, correction }) => {
            const what = (correction.at ?? correction.all?.[0])?.words ?? "";
            const value = correction.value ?? "";
            const told = words.types[/** @type {MentionType} */ (value)] ?? words.slots[value] ?? value;
            return element(
              "li",
              {},
              element("strong", { lang: "hi" }, what),
              ` ${words.actions[correction.action]}${told === "" ? "" : `: ${told}`} `,
              button(
                { class: "small plain", "data-focus": "drop", "aria-label": `${words.dropLost}: ${what}` },
                () => this.#change(() => corrections.withdraw(entry)),
                words.dropLost,
              ),
            );
          }),
        ),
      ),
    );
  }

  /**
   * @param {Analysis} analysis
   * @param {Range} range
   * @param {Mention | null} mention
   * @param {Range[]} all
   * @returns {import("./bench.js").Actions}
   */
  #actions(analysis, range, mention, all) {
    const at = (/** @type {Range} */ place) => wordsAt(analysis, place);
    const add = (/** @type {Correction[]} */ corrections) => this.#change(() => this.corrections.add(corrections));
    /** @param {Range} place */
    const standing = (place) => {
      const here = analysis.mentions.find(
        ({ start, end, type }) => start === place.start && end === place.end && (!mention || type === mention.type),
      );
      return here ? { at: at(here), type: here.type } : undefined;
    };
    const entity = mention && mention.entity !== null ? analysis.entities[mention.entity] : null;
    const { confirm } = this.#page;
    return {
      mark: (type, everywhere) => {
        this.#type = type;
        add((everywhere ? all : [range]).flatMap((place) => mark(at(place), type, standing(place))));
      },
      unmark: (everywhere) => {
        const places = everywhere ? all : [range];
        add(places.flatMap((place) => (mention && standing(place) ? [unmark(at(place), mention.type)] : [])));
      },
      move: (side, direction, unit) => {
        const next = mention ? moved(analysis.text, range, side, direction, unit) : null;
        if (mention && next) {
          this.#selected = at(next);
          add(mark(at(next), mention.type, { at: at(range), type: mention.type }));
        }
      },
      merge: (other) => {
        const own = other.mentions.map((id) => analysis.mentions[id]).find(({ type }) => type === other.type);
        if (own) {
          add([{ action: "merge", at: at(range), with: at(own) }]);
        }
      },
      split: () => add([{ action: "split", all: [at(range)] }]),
      name: (name) => add([{ action: "name", at: at(range), value: name }]),
      fill: (slot) => add([{ action: "fill", at: at(range), value: slot }]),
      evidence: (slot, filler) => add([{ action: "fill", at: at(filler), evidence: at(range), value: slot }]),
      confirm:
        confirm &&
        (() => {
          if (mention) {
            const forms = entity?.mentions.map((id) => analysis.mentions[id]) ?? [mention];
            const name = entity?.name ?? mention.text;
            const variants = forms.filter(({ type, text }) => type === mention.type && text !== name);
            const row = { name, type: mention.type, variants: [...new Set(variants.map(({ text }) => text))] };
            confirm({ ...row, identifier: entity?.identifier ?? "" });
          }
        }),
      next: (step) => {
        const mentions = entity?.mentions ?? [];
        const next = mentions[(mentions.indexOf(mention?.id ?? 0) + step + mentions.length) % mentions.length];
        if (next !== undefined) {
          this.selectMention(analysis.mentions[next]);
          this.#page.show(analysis.mentions[next]);
        }
      },
      close: () => this.close(),
    };
  }

  /**
   * A mark is opened with Enter.
   *
   * @param {KeyboardEvent} event
   */
  #key(event) {
    const mention = this.#view.focused();
    if (!mention || !this.#page.analysis() || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      this.selectMention(mention);
      const first = this.#bench.querySelector("[data-focus^='type']");
      if (first instanceof HTMLElement) {
        first.focus();
      }
    }
  }
}
