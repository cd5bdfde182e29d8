/** What is kept on the device, in IndexedDB: the articles as they are written, and the house's own names. */

/** @typedef {import("./corrections.js").Kept} Kept */

/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} text The raw text.
 * @property {number} updated When, in milliseconds since 1970.
 * @property {string} published
 * @property {Kept} corrections
 * @property {ReturnType<import("./choices.js").Desk["keep"]>} choices
 */

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
const settled = (request) =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
  });

export class Store {
  /** @type {Promise<IDBDatabase> | null} */
  #opened = null;

  /** Fails with an `Error` where the browser keeps nothing. */
  #open() {
    this.#opened ??= new Promise((resolve, reject) => {
      const request = indexedDB.open("baithak", 1);
      request.addEventListener("upgradeneeded", () => {
        request.result.createObjectStore("drafts", { keyPath: "id" });
        request.result.createObjectStore("kept");
      });
      request.addEventListener("success", () => {
        // A newer version of the page in another tab must not wait for this one.
        request.result.addEventListener("versionchange", () => request.result.close());
        resolve(request.result);
      });
      request.addEventListener("error", () => reject(request.error ?? new Error("IndexedDB")));
      request.addEventListener("blocked", () => reject(new Error("IndexedDB: blocked by another tab")));
    });
    return this.#opened;
  }

  /**
   * @template Result
   * @param {"drafts" | "kept"} name
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => IDBRequest<Result>} act
   * @returns {Promise<Result>}
   */
  async #in(name, mode, act) {
    const transaction = (await this.#open()).transaction(name, mode);
    const result = settled(act(transaction.objectStore(name)));
    const finished = new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("abort", () => reject(transaction.error ?? new Error("IndexedDB")));
    });
    // A full disk is told when the transaction ends, not before.
    const [value] = await Promise.all([result, finished]);
    return value;
  }

  /** @param {Draft} draft */
  async save(draft) {
    await this.#in("drafts", "readwrite", (store) => store.put(draft));
  }

  /** @param {string} id */
  async remove(id) {
    await this.#in("drafts", "readwrite", (store) => store.delete(id));
  }

  /**
   * All articles, the last one that was worked on first.
   *
   * @returns {Promise<Draft[]>}
   */
  async all() {
    const drafts = await this.#in("drafts", "readonly", (store) => store.getAll());
    return drafts.sort((a, b) => b.updated - a.updated);
  }

  /**
   * The house's own names, as the table that was kept.
   *
   * @returns {Promise<string>}
   */
  async gazetteer() {
    return (await this.#in("kept", "readonly", (store) => store.get("gazetteer"))) ?? "";
  }

  /** @param {string} table */
  async keepGazetteer(table) {
    await this.#in("kept", "readwrite", (store) => store.put(table, "gazetteer"));
  }
}

/**
 * What an article is called in a list: its first words.
 *
 * @param {string} text
 */
export function titleOf(text) {
  const line = text.trimStart().split("\n", 1)[0].trim();
  const words = line.slice(0, 90);
  return line.length > 90 ? `${words.slice(0, Math.max(40, words.lastIndexOf(" ")))}…` : words;
}
