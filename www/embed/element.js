/**
 * `<baithak-annotator>`: an article beside what the engine finds in it, as a part of a form. Importing this module does
 * nothing; `define.js` registers the element.
 */

import { ArticleView } from "../article.js";
import { TYPES, UNSURE } from "../kinds.js";
import { Offered } from "../choices.js";
import { EngineError } from "../client.js";
import { button, element, keepingFocus } from "../dom.js";
import { Editing } from "../editing.js";
import { showItems } from "../entities.js";
import { tableOf } from "../house.js";
import { Leading } from "../leading.js";
import { evidenceOf, showMeetings } from "../meeting.js";
import { WORDS } from "../words.js";
import { showSuggestions } from "../suggestions.js";
import { cleaningOf, edited, editsOf, sourceOf } from "./edits.js";
import { areaField } from "./fields/area.js";
import { poolOf } from "./pool.js";
import { styles } from "./styles.js";
import { OWN } from "./words.js";

/** @typedef {import("../types.js").Analysis} Analysis */
/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").Choices} Choices */
/** @typedef {import("../types.js").Correction} Correction */
/** @typedef {import("../types.js").Mention} Mention */
/** @typedef {import("../types.js").MentionType} MentionType */
/** @typedef {import("../types.js").Suggestion} Suggestion */
/** @typedef {import("../words.js").Language} Language */
/** @typedef {import("./fields/field.js").Field} Field */

/** How long after the last key the text is analysed, in milliseconds. */
const PAUSE = 250;

/** Without a browser there are no elements: the class can be imported there, and no more. */
const Base = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

/** Properties that may have been set before the element was defined. */
const PROPERTIES = ["text", "types", "gazetteer", "options", "field", "value", "analysis", "corrections"];

export class BaithakAnnotator extends Base {
  static formAssociated = true;
  static observedAttributes = ["text", "name", "lang", "types", "theme", "readonly", "required", "for", "src"];

  #internals = this.attachInternals();
  /** @type {ReturnType<typeof parts> | null} */
  #parts = null;
  /** @type {ReturnType<typeof poolOf> | null} */
  #pool = null;
  /** What the pool is told of this element. */
  #owner = {
    stateChanged: (/** @type {Parameters<import("./pool.js").Owner["stateChanged"]>[0]} */ state) =>
      this.#become(state),
  };
  /** @type {"idle" | "starting" | "ready" | "busy" | "failed"} */
  #state = "idle";
  /** Whether the engine was asked for anything since the element came into the page. */
  #asked = false;
  /** Whether it was told that the engine is there. */
  #greeted = false;

  /** The element's own text area, as a field. @type {Field | null} */
  #own = null;
  /** The field whose text is read. @type {Field | null} */
  #field = null;
  /** The field that a script gave. @type {Field | null} */
  #given = null;
  /** The text where there is no text area yet. */
  #early = "";
  /** Whether the text was set or written since the attribute `text` counted. */
  #dirty = false;

  /** @type {Answer | null} */
  #answer = null;
  /** The text that the answer is of. */
  #answered = "";
  /** @type {(Error & { kind?: string }) | null} */
  #error = null;
  /** What the person is told until the next answer. */
  #notice = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #pause;
  #disabled = false;
  #custom = "";
  /** Whether a script writes into the text area just now. */
  #scripted = false;

  #offered = new Offered();
  /** @type {Choices} */
  #options = {};
  #table = "";
  /** @type {Editing | null} */
  #editing = null;
  /** Corrections that were given before there was anything to correct. @type {Correction[] | null} */
  #corrections = null;

  /* ---- life ---- */

  connectedCallback() {
    this.#build();
    for (const name of PROPERTIES) {
      // What was set before the class was known hides the class's own property.
      if (Object.hasOwn(this, name)) {
        const value = Reflect.get(this, name);
        Reflect.deleteProperty(this, name);
        Reflect.set(this, name, value);
      }
    }
    this.#join();
    this.#attach();
    this.#show();
    this.#whenIdle();
  }

  disconnectedCallback() {
    clearTimeout(this.#pause);
    this.#pool?.leave(this.#owner);
    this.#pool = null;
    this.#asked = false;
    this.#greeted = false;
    this.#field?.mark([]);
    if (this.#field && this.#field !== this.#own && this.#field !== this.#given) {
      this.#field.close();
      this.#field = null;
    }
  }

  /**
   * @param {string} name
   * @param {string | null} before
   * @param {string | null} after
   */
  attributeChangedCallback(name, before, after) {
    if (!this.#parts || before === after) {
      return;
    }
    switch (name) {
      case "text":
        if (!this.#dirty) {
          this.#write(after ?? "");
        }
        break;
      case "for":
        if (this.isConnected) {
          this.#attach();
          this.#asked = false;
          this.#whenIdle();
        }
        break;
      case "src":
        if (this.isConnected) {
          this.#join();
        }
        break;
    }
    this.#show();
  }

  /** @param {boolean} disabled */
  formDisabledCallback(disabled) {
    this.#disabled = disabled;
    this.#show();
  }

  formResetCallback() {
    this.#dirty = false;
    this.#editing?.corrections.clear("");
    this.#offered = new Offered();
    this.#error = null;
    if (this.#field === this.#own) {
      this.#write(this.defaultText);
    } else {
      this.#later();
    }
  }

  /** @param {string | File | FormData | null} state */
  formStateRestoreCallback(state) {
    if (!(state instanceof FormData)) {
      return;
    }
    this.#build();
    if (this.#field === this.#own) {
      this.#dirty = true;
      this.#write(String(state.get("text") ?? ""));
    }
    try {
      this.#editing?.corrections.restore(JSON.parse(String(state.get("corrections"))));
    } catch {
      // Another version's corrections are of no use.
    }
  }

  #join() {
    this.#pool?.leave(this.#owner);
    this.#pool = poolOf(this.getAttribute("src"));
    this.#pool.join(this.#owner);
  }

  /** Begins once the host's page has loaded and has nothing else to do. */
  #whenIdle() {
    const idle = () => (globalThis.requestIdleCallback ?? setTimeout)(() => this.isConnected && this.#begin());
    if (document.readyState === "complete") {
      idle();
    } else {
      addEventListener("load", idle, { once: true });
    }
  }

  #begin() {
    if (this.hasAttribute("for") && this.#field === this.#own) {
      // What it is for may have come into the page after it.
      this.#attach();
      this.#show();
      this.#asked = false;
    }
    if (this.#asked) {
      return;
    }
    if (this.#field?.text.trim() && !this.#current) {
      this.#analyseQuietly();
    } else if (this.getAttribute("loading") !== "use") {
      this.#pool?.analyse(this.#owner, "", {}, this.#table).catch((error) => this.#fail(error));
    }
  }

  #build() {
    if (this.#parts) {
      return;
    }
    const root = this.#internals.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [styles()];
    const made = parts();
    root.replaceChildren(made.root);
    this.#parts = made;
    const view = new ArticleView(made.article);
    const words = () => this.#words;
    const editing = new Editing(view, {
      places: { ...made, keys: made.root },
      analysis: () => (this.#current && !this.#fixed ? (this.#answer?.analysis ?? null) : null),
      shown: () => (this.#fixed ? null : (this.#answer?.analysis ?? null)),
      words,
      changed: () => {
        this.#edited();
        this.#analyseQuietly();
      },
      confirm: null,
      show: (mention) => leading.bringMark(mention),
    });
    const leading = new Leading({ ...made, view, findings: made.side, reveal() {}, words });
    this.#editing = editing;
    this.#view = view;
    this.#leading = leading;
    this.#own = areaField(made.source);
    this.#field = this.#own;
    made.source.value = this.#early || this.defaultText;
    for (const type of ["input", "change"]) {
      // What is typed and chosen inside is the element's own affair, until it says so itself.
      made.root.addEventListener(type, (event) => event.stopPropagation());
    }
    made.source.addEventListener("input", () => {
      this.#dirty = true;
      if (!this.#scripted) {
        this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
      }
    });
    made.source.addEventListener("change", () => {
      if (!this.#scripted) {
        this.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
    made.article.addEventListener("click", (event) => this.#press(event));
    this.#listen(this.#own);
  }

  /** @type {ArticleView | null} */
  #view = null;
  /** @type {Leading | null} */
  #leading = null;

  /** Takes up the field that is to be read. */
  #attach() {
    const previous = this.#field;
    const id = this.getAttribute("for");
    const named = id ? /** @type {Document | ShadowRoot} */ (this.getRootNode()).getElementById(id) : null;
    if (previous && previous !== this.#own && previous !== this.#given) {
      previous.close();
    }
    const isArea = named instanceof HTMLTextAreaElement || named instanceof HTMLInputElement;
    this.#field =
      this.#given ??
      (isArea ? areaField(named, this.#internals.shadowRoot ?? undefined) : named === null ? this.#own : null);
    if (this.#field) {
      this.#listen(this.#field);
    } else if (named) {
      this.#attachRich(named);
    }
  }

  /**
   * Few pages have a use for what reads a piece of a document: it is loaded where it is needed.
   *
   * @param {HTMLElement} root
   */
  async #attachRich(root) {
    try {
      const { richField } = await import("./fields/rich.js");
      if (this.isConnected && this.#field === null && root.id === this.getAttribute("for")) {
        this.#field = richField(root);
        this.#listen(this.#field);
        this.#show();
        this.#whenIdle();
      }
    } catch (error) {
      this.#fail(new EngineError("load", String(error), "network"));
    }
  }

  /** @param {Field} field */
  #listen(field) {
    field.changed = () => {
      if (field === this.#field) {
        this.#later();
      }
    };
  }

  /* ---- attributes and properties ---- */

  get name() {
    return this.getAttribute("name") ?? "";
  }

  set name(name) {
    this.setAttribute("name", name);
  }

  get defaultText() {
    return this.getAttribute("text") ?? "";
  }

  set defaultText(text) {
    this.setAttribute("text", text);
  }

  get text() {
    return this.#field?.text ?? (this.#early || this.defaultText);
  }

  set text(text) {
    this.#dirty = true;
    const given = String(text ?? "");
    // Frameworks give back what was typed, which is no news.
    if (given !== this.text) {
      this.#write(given);
    }
  }

  /** @returns {MentionType[]} */
  get types() {
    const named = this.getAttribute("types")?.split(/[\s,]+/) ?? [];
    const known = TYPES.filter((type) => named.includes(type));
    return known.length > 0 ? known : [...TYPES];
  }

  /** @param {MentionType[] | string} types Frameworks set the attribute's string as the property. */
  set types(types) {
    this.setAttribute("types", [types ?? []].flat().join(" "));
  }

  get readOnly() {
    return this.hasAttribute("readonly");
  }

  set readOnly(on) {
    this.toggleAttribute("readonly", on);
  }

  get required() {
    return this.hasAttribute("required");
  }

  set required(on) {
    this.toggleAttribute("required", on);
  }

  get disabled() {
    return this.hasAttribute("disabled");
  }

  set disabled(on) {
    this.toggleAttribute("disabled", on);
  }

  get theme() {
    return this.getAttribute("theme") ?? "auto";
  }

  set theme(theme) {
    this.setAttribute("theme", theme);
  }

  /** The analysis of the text as it stands, or null where there is none. @returns {Analysis | null} */
  get analysis() {
    return this.#current ? (this.#answer?.analysis ?? null) : null;
  }

  /** Shows an analysis that was made elsewhere, of which the text is taken too. */
  set analysis(analysis) {
    if (analysis && analysis.version !== 1) {
      throw new TypeError(`an analysis of version ${analysis.version} is not known here, only version 1`);
    }
    const source = analysis ? sourceOf(analysis) : "";
    this.#dirty = true;
    this.#write(source, !analysis);
    if (analysis) {
      const text = this.#field === this.#own ? this.text : source;
      this.#take({ analysis, changes: analysis.changes, milliseconds: 0, json: JSON.stringify(analysis) }, text);
    }
  }

  /** What is submitted: the analysis as JSON, or nothing. */
  get value() {
    return this.#current && this.#answer ? (this.#answer.json ?? JSON.stringify(this.#answer.analysis)) : "";
  }

  set value(json) {
    try {
      this.analysis = json ? JSON.parse(json) : null;
    } catch (error) {
      // It was kept by another version or cut off: the text stands, and can be analysed anew.
      this.#fail(Object.assign(/** @type {Error} */ (error), { kind: "value" }));
    }
  }

  get gazetteer() {
    return this.#table;
  }

  /** @param {string | import("../types.js").House[]} names CSV or TSV, or its rows. */
  set gazetteer(names) {
    this.#table = typeof names === "string" ? names : names?.length ? tableOf(names) : "";
    this.#later();
  }

  get corrections() {
    return this.#corrections ?? this.#editing?.corrections.forEngine() ?? [];
  }

  set corrections(corrections) {
    this.#corrections = structuredClone([...(corrections ?? [])]);
    this.#later();
  }

  /** @returns {Choices} */
  get options() {
    return this.#options;
  }

  set options(options) {
    this.#options = structuredClone({ ...options });
    this.#later();
  }

  /** The editor that is read and marked, where a script gave one. */
  get field() {
    return this.#given;
  }

  set field(field) {
    if (field === this.#given) {
      return;
    }
    this.#given?.close();
    this.#given = field;
    if (this.isConnected) {
      this.#attach();
      this.#show();
      this.#later();
    }
  }

  get state() {
    return this.#state;
  }

  /** Why there is no analysis. */
  get error() {
    return this.#error;
  }

  get form() {
    return this.#internals.form;
  }

  get labels() {
    return this.#internals.labels;
  }

  get validity() {
    return this.#internals.validity;
  }

  get validationMessage() {
    return this.#internals.validationMessage;
  }

  get willValidate() {
    return this.#internals.willValidate;
  }

  get type() {
    return this.localName;
  }

  checkValidity() {
    return this.#internals.checkValidity();
  }

  reportValidity() {
    return this.#internals.reportValidity();
  }

  /** @param {string} message */
  setCustomValidity(message) {
    this.#custom = message;
    this.#submit();
  }

  /* ---- what a script may have done ---- */

  /**
   * Analyses the text as it stands, at once. Gives null where a newer text overtook it, where there is no text, or where
   * the element was taken away; fails with an `Error` whose `kind` and `cause` tell why.
   *
   * @returns {Promise<Analysis | null>}
   */
  async analyse() {
    clearTimeout(this.#pause);
    this.#asked = true;
    const [pool, field, editing] = [this.#pool, this.#field, this.#editing];
    if (!pool || !field || !editing) {
      return null;
    }
    const { text } = field;
    this.#offered.follow(text);
    if (this.#corrections) {
      editing.corrections.clear(text);
      editing.corrections.add(this.#corrections);
      this.#corrections = null;
    }
    editing.corrections.follow(text);
    if (text.trim() === "") {
      this.#answer = null;
      this.#show();
      return null;
    }
    try {
      const answer = await pool.analyse(this.#owner, text, this.#choices(), this.#table);
      if (!answer || this.#field !== field || field.text !== text) {
        return null;
      }
      this.#take(answer, text);
      return answer.analysis;
    } catch (error) {
      throw this.#fail(error);
    }
  }

  /**
   * Writes the cleaning, or suggestions, into the text: one step of the field's undo.
   *
   * @param {"cleaning" | Suggestion | Suggestion[]} what
   * @returns {boolean} Whether anything was written: not where a listener of `baithak-before-apply` prevented it.
   */
  apply(what) {
    return this.#apply(what, false);
  }

  /**
   * Writes the analysis in another form.
   *
   * @param {import("../types.js").Format} format
   * @returns {Promise<string>}
   */
  async export(format) {
    if (!this.#pool || !this.#field) {
      throw new EngineError("load", "the element is not in a page");
    }
    const written = await this.#pool.export(this.#owner, this.#field.text, this.#choices(), this.#table, format);
    if (written === null) {
      throw new EngineError("crash", "the element was taken away");
    }
    return written;
  }

  /**
   * Brings a mention of the analysis into view and opens it.
   *
   * @param {Mention} mention
   */
  select(mention) {
    this.#leading?.bringMark(mention);
    this.#editing?.selectMention(mention);
    this.#tellSelection(mention);
  }

  /** Takes the last correction back. */
  undo() {
    this.#editing?.corrections.undo();
    this.#analyseQuietly();
  }

  redo() {
    this.#editing?.corrections.redo();
    this.#analyseQuietly();
  }

  /* ---- asking ---- */

  /** Whether the answer is of the text that stands there. */
  get #current() {
    return this.#answer !== null && this.#answered === this.#field?.text;
  }

  /** Whether nothing may be changed. */
  get #fixed() {
    return this.readOnly || this.#disabled;
  }

  /** @returns {Choices} */
  #choices() {
    const [own, given] = [this.#offered.choices(), this.#options];
    const told = this.#editing?.corrections.forEngine() ?? [];
    return {
      ...given,
      off: [...(given.off ?? []), ...(own.off ?? [])],
      on: [...(given.on ?? []), ...(own.on ?? [])],
      ...(told.length > 0 ? { corrections: told } : {}),
    };
  }

  #analyseQuietly() {
    // What goes wrong is told by an event and in the element.
    this.analyse().catch(() => {});
  }

  #later() {
    this.#submit();
    clearTimeout(this.#pause);
    if (this.isConnected) {
      this.#pause = setTimeout(() => this.#analyseQuietly(), PAUSE);
    }
  }

  /**
   * @param {string} text
   * @param {boolean} [read] Whether it is to be analysed.
   */
  #write(text, read = true) {
    if (!this.#parts) {
      this.#early = text;
    } else if (this.#field === this.#own) {
      this.#parts.source.value = text;
      if (read) {
        this.#later();
      }
    }
  }

  /**
   * @param {Answer} answer
   * @param {string} text
   */
  #take(answer, text) {
    this.#answer = answer;
    this.#answered = text;
    this.#error = this.#error?.kind === "gazetteer" ? this.#error : null;
    this.#notice = "";
    this.#show();
    const { analysis, milliseconds } = answer;
    this.#tell("baithak-result", { analysis, text, milliseconds });
  }

  /** @param {unknown} thrown */
  #fail(thrown) {
    const error = /** @type {Error & { kind?: string }} */ (
      thrown instanceof Error ? thrown : new Error(String(thrown))
    );
    // The engine names what is asked of it that there is not.
    error.kind ??= "choice";
    if (error.kind !== "gazetteer") {
      this.#answer = null;
    } else if (this.#table !== "") {
      // A table that can't be used is put aside, so that there is an analysis all the same.
      this.#table = "";
      this.#later();
    }
    this.#error = error;
    this.#show();
    const { kind, cause, message } = error;
    this.#tell("baithak-error", { kind, cause, message });
    return error;
  }

  /** @param {typeof this.state} state */
  #become(state) {
    this.#state = state;
    const { states } = this.#internals;
    for (const other of ["idle", "starting", "ready", "busy", "failed"]) {
      if (other === state) {
        states?.add(other);
      } else {
        states?.delete(other);
      }
    }
    this.#showState();
    if (state === "ready" && !this.#greeted) {
      this.#greeted = true;
      this.#tell("baithak-ready", { rules: this.#pool?.rules ?? [] });
    }
  }

  /* ---- telling ---- */

  /**
   * @param {string} name
   * @param {object} detail
   * @param {boolean} [cancelable]
   */
  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }

  /** A person changed something. */
  #edited() {
    this.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    this.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /** @param {Mention} mention */
  #tellSelection(mention) {
    const entity = mention.entity === null ? null : (this.#answer?.analysis.entities[mention.entity] ?? null);
    this.#tell("baithak-select", { mention, entity });
  }

  /**
   * @param {"cleaning" | Suggestion | Suggestion[]} what
   * @param {boolean} person
   */
  #apply(what, person) {
    const analysis = this.analysis;
    const field = this.#field;
    if (!analysis || !field || this.#fixed) {
      return false;
    }
    const suggestions = what === "cleaning" ? [] : [what].flat();
    const edits = what === "cleaning" ? cleaningOf(analysis) : editsOf(analysis, suggestions);
    const kind = what === "cleaning" ? "cleaning" : "suggestions";
    if (edits.length === 0 || !this.#tell("baithak-before-apply", { kind, edits, suggestions }, true)) {
      return false;
    }
    const before = field.text;
    this.#scripted = true;
    const made = field.apply(edits);
    this.#scripted = false;
    this.#notice = made.length < edits.length ? "notApplied" : "";
    if (made.length > 0) {
      const steps = made.map(({ start, end, text }) => ({ start, end, length: text.length }));
      // What an editor makes of its own text may differ in white space from what we asked for.
      const expected = field.text === edited(before, made);
      this.#offered.follow(field.text, expected ? steps : undefined);
      this.#editing?.corrections.follow(field.text, expected ? steps : undefined);
      if (person) {
        this.#edited();
      }
      this.#analyseQuietly();
    } else {
      this.#show();
    }
    return made.length > 0;
  }

  /** @param {MouseEvent} event */
  #press(event) {
    const target = event.target instanceof Element ? event.target : null;
    const back = target?.closest(".back") ?? null;
    const mark = back ? null : (target?.closest("mark") ?? null);
    const key = target?.closest("[data-evidence]")?.getAttribute("data-evidence");
    const mention = this.#answer?.analysis.mentions[Number(mark?.getAttribute("data-mention") ?? -1)];
    if (!back && this.#view?.selected()) {
      return;
    }
    if (mention) {
      this.#editing?.selectMention(mention);
      this.#tellSelection(mention);
    } else if (key) {
      this.#leading?.toLine(key);
    }
  }

  /* ---- showing ---- */

  /** @returns {Language} */
  get #language() {
    // The selector looks beyond the tree in which the element stands.
    return this.matches(":lang(en)") ? "en" : "hi";
  }

  get #words() {
    return WORDS[this.#language];
  }

  #submit() {
    const { text } = this;
    const data = new FormData();
    if (this.name) {
      data.append(this.name, this.value);
      if (this.#field === this.#own) {
        data.append(`${this.name}-text`, text);
      }
    }
    const state = new FormData();
    state.append("text", text);
    state.append("corrections", JSON.stringify(this.#editing?.corrections.keep() ?? null));
    this.#internals.setFormValue(data, state);
    // The browser asks for something to put the focus on.
    const anchor = this.#field === this.#own ? this.#parts?.source : this.#parts?.status;
    if (this.#custom) {
      this.#internals.setValidity({ customError: true }, this.#custom, anchor);
    } else if (this.required && text.trim() === "") {
      this.#internals.setValidity({ valueMissing: true }, OWN[this.#language].missing, anchor);
    } else {
      this.#internals.setValidity({});
    }
  }

  #showState() {
    const made = this.#parts;
    if (!made) {
      return;
    }
    const words = this.#words;
    const state = this.#error?.kind === "load" ? "failed" : this.#state;
    const said = { idle: OWN[this.#language].idle, ...words, replaced: words.starting };
    made.status.dataset.state = state;
    made.status.textContent = said[state];
    made.root.setAttribute("aria-busy", String(state === "busy"));
  }

  #show() {
    this.#submit();
    const made = this.#parts;
    const [view, editing] = [this.#view, this.#editing];
    if (!made || !view || !editing) {
      return;
    }
    const words = this.#words;
    const own = OWN[this.#language];
    made.root.lang = this.#language;
    made.root.dataset.theme = this.theme;
    made.root.inert = this.#disabled;
    made.source.hidden = this.#field !== this.#own;
    made.source.readOnly = this.readOnly;
    made.source.disabled = this.#disabled;
    made.source.setAttribute("aria-label", words.raw);
    made.source.placeholder = words.placeholder;
    for (const [part, title] of /** @type {[HTMLElement, string][]} */ ([
      [made.articleTitle, words.article],
      [made.meetingTitle, words.meeting],
      [made.namesTitle, words.names],
      [made.notesTitle, words.notes],
      [made.undo, words.undo],
      [made.redo, words.redo],
    ])) {
      part.textContent = title;
    }
    this.#showState();
    this.#showError();
    const answer = this.#answer;
    const analysis = answer?.analysis;
    made.empty.hidden = Boolean(analysis);
    made.articlePanel.hidden = made.side.hidden = !analysis;
    this.#markField();
    this.#leading?.forget();
    if (!answer || !analysis) {
      made.article.replaceChildren();
      editing.show();
      return;
    }
    const types = new Set(this.types);
    const shown = { ...analysis, mentions: analysis.mentions.filter(({ type }) => types.has(type)) };
    view.show(shown, evidenceOf(analysis), words);
    made.legend.replaceChildren(
      ...this.types.flatMap((type) => {
        const count = shown.mentions.filter((mention) => mention.type === type).length;
        const swatch = element("span", { class: "swatch" }, words.types[type]);
        const told = element("span", { class: "count" }, words.number(count));
        return count > 0 ? [element("span", { "data-type": type }, swatch, " ", told)] : [];
      }),
    );
    keepingFocus(made.meeting, () =>
      showMeetings(made.meeting, analysis, words, {
        evidence: (range) => this.#leading?.toEvidence(range),
        decide: this.#fixed ? null : editing.deciding(),
      }),
    );
    showItems(made.names, shown, words, (item) => {
      this.#leading?.toNextMention(item);
      this.#tellSelection(item.mentions[0]);
    });
    editing.show();
    made.notesPanel.hidden = this.#fixed;
    const count = analysis.changes.length;
    made.clean.hidden = count === 0 || this.#fixed;
    made.clean.textContent = own.applyCleaning(count);
    made.clean.onclick = () => this.#apply("cleaning", true);
    this.#showNotes(analysis);
  }

  /** @param {Analysis} analysis */
  #showNotes(analysis) {
    const made = this.#parts;
    if (!made) {
      return;
    }
    const all = analysis.suggestions;
    const open = this.#offered.open(all);
    const offer = {
      open,
      dismissed: all.length - open.length,
      accepted: 0,
      rules: this.#pool?.rules ?? [],
      applies: this.#offered.applies.bind(this.#offered),
    };
    /** @param {() => void} decide */
    const decide = (decide) => {
      decide();
      this.#showNotes(analysis);
    };
    keepingFocus(made.notes, () =>
      showSuggestions(made.notes, offer, this.#words, {
        accept: (suggestions) => this.#apply(suggestions, true),
        dismiss: (suggestion) => decide(() => this.#offered.dismiss(suggestion)),
        dismissNone: () => decide(() => this.#offered.dismissNone()),
        rule: (name, on) => {
          this.#offered.setRule(name, on);
          this.#analyseQuietly();
        },
        undo() {},
        jump: (range) => this.#view?.select(range),
      }),
    );
  }

  #showError() {
    const made = this.#parts;
    const error = this.#error;
    if (!made) {
      return;
    }
    const words = this.#words;
    const own = OWN[this.#language];
    made.message.hidden = !error && this.#notice === "";
    made.message.replaceChildren();
    if (error) {
      const { kind = "", cause } = error;
      /** @type {Record<string, string>} */
      const said = { load: words.failedLoad, crash: words.failedCrash, hang: words.failedHang, ...own.causes };
      made.message.append(
        element("p", {}, said[String(cause)] ?? said[kind]),
        ...(kind === "gazetteer" ? [] : [element("p", {}, own.safe)]),
        element("code", {}, error.message),
        button({ class: "small" }, () => this.#retry(), kind === "gazetteer" ? words.close : words.retry),
      );
    } else if (this.#notice !== "") {
      made.message.append(element("p", {}, own.notApplied));
    }
  }

  #retry() {
    this.#error = null;
    this.#show();
    this.#analyseQuietly();
  }

  /** Shows the marks in the field itself. */
  #markField() {
    const field = this.#field;
    if (!field || field === this.#own) {
      return;
    }
    const types = new Set(this.types);
    const mentions = this.analysis?.mentions.filter(({ type }) => types.has(type)) ?? [];
    field.mark(mentions.map(({ source, type, score }) => ({ ...source, type, unsure: score < UNSURE })));
  }
}

/** What the shadow tree is made of. */
function parts() {
  const panel = (/** @type {string} */ part, /** @type {string} */ title) => {
    const heading = element("h3", { part: "title" }, title);
    const content = element("div", { class: part });
    return { heading, content, section: element("section", { class: "panel", part }, heading, content) };
  };
  const control = (/** @type {string} */ part) => element("button", { type: "button", class: "small", part });
  const source = element("textarea", { part: "source", class: "source", lang: "hi", spellcheck: false });
  const status = element("p", { part: "status", class: "status", role: "status", tabindex: -1 });
  const message = element("div", { part: "message", class: "message failure", role: "alert", hidden: true });
  const legend = element("p", { part: "legend", class: "legend" });
  const bench = element("div", { part: "bench", class: "bench", hidden: true });
  const lost = element("div", { class: "lost", hidden: true });
  const [undo, redo] = [control("undo"), control("redo")];
  const history = element("span", { hidden: true }, undo, " ", redo);
  const said = element("p", { class: "unseen", role: "status" });
  const empty = element("slot", { name: "empty" });
  const article = panel("article", "");
  const meeting = panel("meeting", "");
  const names = panel("names", "");
  const notes = panel("suggestions", "");
  const clean = element("button", { type: "button", class: "small strong", part: "apply-cleaning" });
  article.content.lang = "hi";
  article.heading.after(legend);
  article.section.append(bench, lost);
  notes.heading.after(clean);
  const side = element("div", { class: "side" }, meeting.section, names.section, notes.section);
  const root = element(
    "div",
    { class: "root", part: "root" },
    element("div", { class: "bar", part: "bar" }, status, history, element("slot", { name: "actions" })),
    element("div", { class: "body" }, source, message, empty, article.section, side),
    said,
    element("slot", { name: "footer" }),
  );
  return {
    ...{ root, source, status, message, legend, bench, lost, undo, redo, history, said, empty, clean, side },
    ...{ article: article.content, articleTitle: article.heading, articlePanel: article.section },
    ...{ meeting: meeting.content, meetingTitle: meeting.heading },
    ...{ names: names.content, namesTitle: names.heading },
    ...{ notes: notes.content, notesTitle: notes.heading, notesPanel: notes.section },
  };
}
