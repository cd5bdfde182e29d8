/** The cleaned text and the raw one as one: every change in its place and by its kind, to be taken back and again. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Change} Change */
/** @typedef {import("./choices.js").Digits} Digits */
/** @typedef {import("./strings.js").Words} Words */

/**
 * @typedef {object} Cleaning
 * @property {string} source The raw text.
 * @property {Change[]} changes All that cleaning would change.
 * @property {Change[]} applied What it did change.
 * @property {Digits} digits
 */

/**
 * @typedef {object} Actions
 * @property {(change: Change, back: boolean) => void} one Takes a change back, or again.
 * @property {(kind: string, back: boolean) => void} kind The same for all of a kind.
 * @property {(digits: Digits) => void} digits
 */

/** So many characters, and so many changes, are written at first, and again each time more is asked for. */
const PORTION = { characters: 40_000, changes: 600 };

/** The longest list of changes shown at once. */
const LONGEST_LIST = 100;

/** @type {Digits[]} */
const DIGITS = ["keep", "devanagari", "ascii"];

/** White space and invisible characters, by the signs and the names in the words of the interface. */
const INVISIBLE = /[\s\p{Cc}\p{Default_Ignorable_Code_Point}]/u;

/** @type {Record<string, string>} */
const SIGNS = { " ": "␣", "\n": "⏎", "\r": "␍", "\t": "⇥", "\u00a0": "⍽" };

/** @param {Change} change */
const keyOf = ({ kind, source, before, after }) => JSON.stringify([kind, source.start, source.end, before, after]);

export class DiffView {
  #container;
  #actions;
  /** @type {Words | null} */
  #words = null;
  #source = "";
  /** @type {Change[]} */
  #changes = [];
  /** @type {Set<string>} */
  #applied = new Set();
  /** How many changes, and characters of the raw text, have been written. */
  #written = 0;
  #at = 0;
  /** @type {Set<string>} The kinds whose lists are open. */
  #open = new Set();
  /** @type {string | null} The change that is told of. */
  #told = null;
  #text = element("div", { class: "diff", lang: "hi" });
  #detail = element("div", { class: "detail", role: "status" });
  /** @type {HTMLElement | null} */
  #more = null;

  /**
   * @param {HTMLElement} container
   * @param {Actions} actions
   */
  constructor(container, actions) {
    this.#container = container;
    this.#actions = actions;
    this.#text.addEventListener("click", ({ target }) => {
      const pressed = target instanceof Element ? target.closest("[data-change]") : null;
      if (pressed) {
        this.#tell(Number(pressed.getAttribute("data-change")));
      }
    });
    this.#text.addEventListener("keydown", (event) => {
      const at = event.target instanceof HTMLElement ? event.target.dataset.change : undefined;
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Enter: 0, " ": 0 }[event.key];
      if (at === undefined || step === undefined) {
        return;
      }
      event.preventDefault();
      const index = Number(at) + step;
      if (step === 0) {
        this.#tell(index);
        this.#detail.querySelector("button")?.focus();
      } else if (index >= 0 && index < this.#changes.length) {
        this.#jump(index);
      }
    });
  }

  /**
   * @param {Cleaning} cleaning
   * @param {Words} words
   */
  show({ source, changes, applied, digits }, words) {
    const written = source === this.#source ? this.#written : 0;
    this.#words = words;
    this.#source = source;
    this.#changes = changes;
    this.#applied = new Set(applied.map(keyOf));
    this.#written = 0;
    this.#at = 0;
    this.#more = null;
    this.#text.replaceChildren();
    this.#container.replaceChildren(this.#digits(digits, words), ...this.#kinds(words), this.#text, this.#detail);
    do {
      this.#write(words);
    } while (this.#written < Math.min(written, changes.length));
    const told = changes.findIndex((change) => keyOf(change) === this.#told);
    this.#tell(told);
  }

  /** @param {Change} change */
  #isApplied(change) {
    return this.#applied.has(keyOf(change));
  }

  /**
   * @param {Digits} chosen
   * @param {Words} words
   */
  #digits(chosen, words) {
    const choices = DIGITS.map((digits) =>
      button(
        { "data-digits": digits, "data-focus": `digits ${digits}`, "aria-pressed": String(digits === chosen) },
        () => this.#actions.digits(digits),
        words.digitChoices[digits],
      ),
    );
    return element(
      "div",
      { class: "digits" },
      element("span", { id: "digits-label" }, words.digits),
      element("span", { class: "switch", role: "group", "aria-labelledby": "digits-label" }, ...choices),
    );
  }

  /** @param {Words} words */
  #kinds(words) {
    /** @type {Map<string, number[]>} */
    const kinds = new Map();
    for (const [index, { kind }] of this.#changes.entries()) {
      const indices = kinds.get(kind);
      if (indices) {
        indices.push(index);
      } else {
        kinds.set(kind, [index]);
      }
    }
    if (kinds.size === 0) {
      return [element("p", { class: "nothing" }, words.noChanges)];
    }
    return [...kinds].map(([kind, indices]) => this.#kind(kind, indices, words));
  }

  /**
   * @param {string} kind
   * @param {number[]} indices
   * @param {Words} words
   */
  #kind(kind, indices, words) {
    const back = indices.filter((index) => !this.#isApplied(this.#changes[index])).length;
    const name = words.changeKinds[kind] ?? kind;
    const rows = element("ul", { class: "changes" });
    const fill = () => {
      const from = rows.childElementCount;
      const next = indices.slice(from, from + LONGEST_LIST);
      rows.append(...next.map((index) => this.#row(index, words)));
      const left = indices.length - from - next.length;
      more.hidden = left <= 0;
      more.textContent = words.moreChanges(left);
    };
    const more = button({ class: "small", "data-focus": `more ${kind}` }, fill);
    const details = element(
      "details",
      { class: "kind-of-change", "data-kind": kind, open: this.#open.has(kind) },
      element(
        "summary",
        { "data-focus": `kind ${kind}` },
        name,
        " ",
        element("span", { class: "count" }, words.number(indices.length)),
        ...(back > 0 ? [" · ", element("span", { class: "count" }, words.takenBack(back))] : []),
      ),
      element(
        "p",
        { class: "for-all" },
        button(
          { class: "small", "data-focus": `all ${kind}`, disabled: back === indices.length },
          () => this.#actions.kind(kind, true),
          words.takeAllBack,
        ),
        " ",
        button(
          { class: "small", "data-focus": `again ${kind}`, disabled: back === 0 },
          () => this.#actions.kind(kind, false),
          words.takeAllAgain,
        ),
      ),
      rows,
      more,
    );
    details.addEventListener("toggle", () => {
      this.#open[details.open ? "add" : "delete"](kind);
      if (details.open && rows.childElementCount === 0) {
        fill();
      }
    });
    if (details.open) {
      fill();
    }
    return details;
  }

  /**
   * @param {number} index
   * @param {Words} words
   */
  #row(index, words) {
    const change = this.#changes[index];
    return element(
      "li",
      { class: this.#isApplied(change) ? "" : "undone" },
      button({ class: "jump", "data-focus": `jump ${index}` }, () => this.#jump(index), ...bothSides(change, words)),
      element("span", { class: "reason" }, words.changeReasons[reasonOf(change)] ?? ""),
      this.#switch(index, words, "row"),
    );
  }

  /**
   * @param {number} index
   * @param {Words} words
   * @param {string} where
   */
  #switch(index, words, where) {
    const change = this.#changes[index];
    const back = this.#isApplied(change);
    return button(
      { class: "small", "data-focus": `${where} ${index}` },
      () => this.#actions.one(change, back),
      back ? words.takeBack : words.takeAgain,
    );
  }

  /** @param {number} index */
  #jump(index) {
    while (this.#words && this.#written <= index) {
      this.#write(this.#words);
    }
    this.#tell(index);
    const place = this.#text.querySelector(`[data-change="${index}"]`);
    if (place instanceof HTMLElement) {
      place.focus({ preventScroll: true });
      place.scrollIntoView({ block: "center" });
    }
  }

  /**
   * Tells of a change below the text.
   *
   * @param {number} index
   */
  #tell(index) {
    for (const old of this.#text.querySelectorAll(".told")) {
      old.classList.remove("told");
    }
    const change = this.#changes[index];
    const words = this.#words;
    this.#detail.hidden = !change;
    this.#told = change ? keyOf(change) : null;
    if (!change || !words) {
      this.#detail.replaceChildren();
      return;
    }
    this.#text.querySelector(`[data-change="${index}"]`)?.classList.add("told");
    this.#detail.replaceChildren(
      element(
        "span",
        { class: "what" },
        element("b", {}, words.changeKinds[change.kind] ?? change.kind),
        ": ",
        ...bothSides(change, words),
        element("span", { class: "reason" }, words.changeReasons[reasonOf(change)] ?? ""),
      ),
      this.#switch(index, words, "told"),
    );
  }

  /** @param {Words} words */
  #write(words) {
    const made = document.createDocumentFragment();
    const start = this.#at;
    const first = this.#written;
    while (this.#written < this.#changes.length) {
      const change = this.#changes[this.#written];
      const far = change.source.start - start > PORTION.characters || this.#written - first >= PORTION.changes;
      if (far && this.#written > first) {
        break;
      }
      made.append(this.#source.slice(this.#at, change.source.start), this.#inline(this.#written, words));
      this.#at = change.source.end;
      this.#written += 1;
    }
    if (this.#written === this.#changes.length) {
      made.append(this.#source.slice(this.#at));
      this.#at = this.#source.length;
    }
    this.#more?.remove();
    this.#more = null;
    this.#text.append(made);
    if (this.#at < this.#source.length || this.#written < this.#changes.length) {
      this.#more = element(
        "p",
        { class: "more" },
        words.shownInPart(this.#at, this.#source.length),
        " ",
        button({ class: "quiet" }, () => this.#write(words), words.showMore),
      );
      this.#text.append(this.#more);
    }
  }

  /**
   * A change in its place. A line that ends there ends in the view, too.
   *
   * @param {number} index
   * @param {Words} words
   */
  #inline(index, words) {
    const change = this.#changes[index];
    const applied = this.#isApplied(change);
    const made = document.createDocumentFragment();
    const inside = applied
      ? [
          ...(change.before === "" ? [] : [element("del", {}, ...visible(change.before, words))]),
          ...(change.after === "" ? [] : [element("ins", {}, ...visible(change.after, words))]),
        ]
      : change.before === ""
        ? ["∅"]
        : visible(change.before, words);
    made.append(
      element(
        "span",
        {
          class: applied ? "change" : "change undone",
          role: "button",
          tabindex: index === 0 ? 0 : -1,
          "data-change": index,
          "data-focus": `change ${index}`,
          title: `${words.changeKinds[change.kind] ?? change.kind}: ${words.changeReasons[reasonOf(change)] ?? ""}`,
        },
        ...inside,
      ),
      (applied ? change.after : change.before).replace(/[^\n]/g, "").slice(0, 2),
    );
    return made;
  }
}

/**
 * @param {Change} change
 * @param {Words} words
 */
function bothSides({ before, after }, words) {
  const side = (/** @type {string} */ text) =>
    text === "" ? [element("span", { "aria-label": words.nothing, role: "img" }, "∅")] : visible(text, words);
  return [element("del", {}, ...side(before)), " → ", element("ins", {}, ...side(after))];
}

/** The longest stretch of a change that is shown. */
const LONGEST_SHOWN = 300;

/**
 * White space and invisible characters written so that one sees them, and hears their names.
 *
 * @param {string} text
 * @param {Words} words
 * @returns {(Node | string)[]}
 */
export function visible(text, words) {
  /** @type {(Node | string)[]} */
  const made = [];
  const shown = text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  let plain = "";
  for (const character of shown) {
    if (!INVISIBLE.test(character)) {
      plain += character;
      continue;
    }
    if (plain !== "") {
      made.push(plain);
      plain = "";
    }
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
    const label = words.signs[character] ?? code;
    made.push(
      element("span", { class: "sign", role: "img", "aria-label": label, title: label }, SIGNS[character] ?? code),
    );
  }
  return plain === "" ? made : [...made, plain];
}

/**
 * Why cleaning made a change: a name in the words' `changeReasons`.
 *
 * @param {Change} change
 */
export function reasonOf({ kind, before, after }) {
  switch (kind) {
    case "whitespace":
      if (/[\n\r]/.test(before)) {
        return "lines";
      }
      return after === "" ? "edges" : before.length > after.length ? "spaces" : "plainSpace";
    case "unicode":
      return [...before].some((character) => INVISIBLE.test(character)) && before.length > after.length
        ? "invisible"
        : "composition";
    case "punctuation":
      if (after.includes("।") && !before.includes("।")) {
        return "danda";
      }
      return /["'“”‘’]/.test(after) && before.trim() !== after.trim()
        ? "quotes"
        : /\s/.test(before + after)
          ? "gap"
          : "signs";
    case "markup":
      return before.startsWith("&") ? "reference" : "tag";
    default:
      return kind;
  }
}
