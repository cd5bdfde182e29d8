/** Keeping the articles on the device as they are written: which one stands there, the list of all, going on with one. */

import { editBetween } from "./choices.js";
import { button, byId, element, keepingFocus } from "./dom.js";
import { Store, titleOf } from "./drafts.js";

/** @typedef {import("./drafts.js").Draft} Draft */
/** @typedef {import("./strings.js").Words} Words */

/** How long after a key the article is kept, in milliseconds. */
const PAUSE = 500;

/** A text of at least so many characters, of which nearly nothing is left, was another article. */
const ARTICLE = 40;

/** How much of it may be left, as a part of it. */
const LEFT = 0.05;

/**
 * What the page does for the keeping.
 *
 * @typedef {object} Page
 * @property {() => Omit<Draft, "id" | "updated">} article What stands there, with all that belongs to it.
 * @property {(draft: Draft | null) => Promise<void>} put Puts an article there, or none.
 * @property {() => Words} words
 * @property {(error: unknown) => void} failed Tells that the device keeps nothing.
 */

export class Keeping {
  store = new Store();
  #page;
  /** The name in the store of the article that stands there. */
  #id = newId();
  /** @type {Draft[]} */
  #drafts = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;
  /** Whether the article was written over with nothing, so that what comes next may be the same one again. */
  #emptied = false;
  /** What the article was when it was kept last. */
  #kept = "";

  /** @param {Page} page */
  constructor(page) {
    this.#page = page;
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && this.keep());
  }

  /** Keeps the article before long, also while one types on. */
  soon() {
    this.#waiting ??= setTimeout(() => this.keep(), PAUSE);
  }

  async keep() {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const article = this.#page.article();
    const written = JSON.stringify([this.#id, article]);
    if (written === this.#kept || article.text === "") {
      return;
    }
    this.#kept = written;
    try {
      await this.store.save({ ...article, id: this.#id, updated: Date.now() });
      await this.list();
    } catch (error) {
      this.#page.failed(error);
    }
  }

  /**
   * Told of what is written now: where it is another article than the one before, that one stays as it was kept.
   *
   * @param {string} text
   * @returns {Draft | "new" | null} The article that came back, one that was not there yet, or none but the one before.
   */
  another(text) {
    const before = this.#drafts.find(({ id }) => id === this.#id)?.text ?? "";
    const { start, end } = editBetween(before, text);
    const replaced = before.length >= ARTICLE && before.length - (end - start) <= before.length * LEFT;
    if (!replaced && !(this.#emptied && before === "")) {
      return null;
    }
    this.#emptied = text === "";
    const again = this.#drafts.find((draft) => draft.text === text);
    if (!again && !replaced) {
      return null;
    }
    this.#id = again?.id ?? newId();
    return again ?? "new";
  }

  /** A new article begins, at once; the one that stood there is kept meanwhile. */
  begin() {
    this.keep();
    this.#id = newId();
    this.#emptied = false;
  }

  /** Reads the list, and goes on with the article that was worked on last, where none stands there. */
  async resume() {
    await this.list();
    const { text } = this.#page.article();
    if (text === "" && this.#drafts.length > 0) {
      await this.#take(this.#drafts[0]);
    } else {
      // The same article as before, where the browser kept its text.
      this.#id = this.#drafts.find((draft) => draft.text === text)?.id ?? this.#id;
    }
  }

  async list() {
    this.#drafts = await this.store.all();
    this.show();
  }

  show() {
    const words = this.#page.words();
    byId("draft-count").textContent = this.#drafts.length > 0 ? words.number(this.#drafts.length) : "";
    const rows = this.#drafts.map((draft) => this.#row(draft, words));
    const list = byId("draft-list");
    keepingFocus(list, () =>
      list.replaceChildren(...(rows.length > 0 ? rows : [element("li", { class: "nothing" }, words.noDrafts)])),
    );
  }

  /**
   * @param {Draft} draft
   * @param {Words} words
   */
  #row(draft, words) {
    const title = titleOf(draft.text) || words.untitled;
    return element(
      "li",
      draft.id === this.#id ? { "aria-current": "true" } : {},
      button(
        { class: "draft", "data-focus": `draft ${draft.id}` },
        () => this.#take(draft),
        element("span", { lang: "hi" }, title),
        " ",
        element("span", { class: "soft" }, words.when(draft.updated)),
      ),
      button(
        { class: "small plain", "data-focus": "delete", "aria-label": `${words.deleteDraft}: ${title}` },
        () => this.#delete(draft.id),
        "×",
      ),
    );
  }

  /** @param {Draft} draft */
  async #take(draft) {
    this.keep();
    this.#id = draft.id;
    await this.#page.put(draft);
    this.show();
  }

  /** @param {string} id */
  async #delete(id) {
    if (id === this.#id) {
      clearTimeout(this.#waiting);
      this.#waiting = undefined;
      this.#id = newId();
      await this.#page.put(null);
    }
    try {
      await this.store.remove(id);
      await this.list();
    } catch (error) {
      this.#page.failed(error);
    }
  }
}

function newId() {
  return `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 8)}`;
}
