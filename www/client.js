/** The page's side of the engine's worker: asks, drops answers that are out of date, replaces a worker that died. */

/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Choices} Choices */
/** @typedef {import("./types.js").Format} Format */
/** @typedef {import("./types.js").House} House */
/** @typedef {import("./types.js").Message} Message */

/** @typedef {"starting" | "ready" | "busy" | "replaced" | "failed"} State */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {string} text
 * @property {Choices} choices
 * @property {number} attempts
 * @property {(answer: Answer | null) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** The longest waits, in milliseconds, before a worker counts as dead. */
const PATIENCE = {
  /** For loading the engine. */
  start: 60_000,
  /** For saying that it has begun. */
  begin: 5_000,
  /** For an answer, and for each character of the text besides. */
  answer: 20_000,
  character: 0.1,
};

/** A text from which on a running analysis is abandoned when a newer text comes. */
const LONG = 100_000;

/** Why a text got no answer: the engine could not be loaded, broke on it, or took too long. */
export class EngineError extends Error {
  /**
   * @param {"load" | "crash" | "hang"} kind
   * @param {string} message
   * @param {string} [cause] In one word, where it is known.
   */
  constructor(kind, message, cause) {
    super(message, { cause });
    this.kind = kind;
  }
}

export class Client {
  #makeWorker;
  #onState;
  /** @type {Worker | null} */
  #worker = null;
  #ready = false;
  #lastId = 0;
  /** @type {Job | null} */
  #running = null;
  /** @type {Job | null} */
  #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #deadline;
  /** The size of the WebAssembly in bytes, once known. */
  bytes = 0;
  /** What was asked beside the analyses, by id. @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #asked = new Map();
  /** The house's own names, which every new worker is told. */
  #table = "";
  /** The rules of suggestions, once known. @type {import("./types.js").Rule[]} */
  rules = [];

  /**
   * @param {() => Worker} makeWorker
   * @param {(state: State) => void} onState
   */
  constructor(makeWorker, onState) {
    this.#makeWorker = makeWorker;
    this.#onState = onState;
    this.#start();
  }

  /**
   * Analyses `text`. Gives null where a newer text overtook it; fails with an `EngineError` where the engine broke twice,
   * with another `Error` where a choice is none.
   *
   * @param {string} text
   * @param {Choices} choices
   * @returns {Promise<Answer | null>}
   */
  analyse(text, choices) {
    this.#waiting?.resolve(null);
    const answer = new Promise((resolve, reject) => {
      this.#waiting = { id: ++this.#lastId, text, choices, attempts: 0, resolve, reject };
    });
    if (this.#running && this.#running.text.length > LONG) {
      this.#stop();
      this.#running.resolve(null);
      this.#running = null;
    }
    this.#send();
    return answer;
  }

  /**
   * Writes the analysis of `text` in another form. Fails with an `Error` where the engine can't.
   *
   * @param {string} text
   * @param {Choices} choices
   * @param {Format} format
   * @returns {Promise<string>}
   */
  export(text, choices, format) {
    return this.#ask({ type: "export", id: 0, text, choices, format });
  }

  /**
   * Takes the house's own names from a table, for every analysis from now on. Fails with an `Error` that names the line
   * at fault; the names then stay those of before.
   *
   * @param {string} table
   * @returns {Promise<House[]>}
   */
  async setGazetteer(table) {
    const rows = await this.#ask({ type: "gazetteer", id: 0, table });
    this.#table = table;
    return rows;
  }

  /**
   * @param {import("./types.js").Question} question
   * @returns {Promise<any>}
   */
  #ask(question) {
    if (!this.#worker) {
      this.#start();
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#worker?.postMessage({ ...question, id });
    });
  }

  #start() {
    this.#ready = false;
    try {
      this.#worker = this.#makeWorker();
    } catch (error) {
      const { message, cause } = /** @type {Error} */ (error);
      setTimeout(() => this.#lose("load", message, /** @type {string | undefined} */ (cause)));
      return;
    }
    this.#worker.addEventListener("message", (event) => this.#hear(event.data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#lose(this.#ready ? "crash" : "load", event.message);
    });
    this.#expect(PATIENCE.start, "load");
    if (this.#table !== "") {
      this.#worker.postMessage({ type: "gazetteer", id: 0, table: this.#table });
    }
  }

  /** Ends the worker; the client is of no more use. */
  close() {
    this.#stop();
    this.#running?.resolve(null);
    this.#waiting?.resolve(null);
    this.#running = this.#waiting = null;
  }

  /** @param {EngineError} [error] Why. */
  #stop(error = new EngineError("crash", "the engine stopped")) {
    clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = null;
    for (const { reject } of this.#asked.values()) {
      reject(error);
    }
    this.#asked.clear();
  }

  #send() {
    if (this.#running || !this.#waiting) {
      return;
    }
    if (!this.#worker) {
      this.#start();
    }
    this.#running = this.#waiting;
    this.#waiting = null;
    this.#running.attempts += 1;
    this.#onState(this.#ready ? "busy" : "starting");
    const { id, text, choices } = this.#running;
    this.#worker?.postMessage({ type: "annotate", id, text, choices });
    if (this.#ready) {
      // A worker that is silent from the first is gone, not busy.
      this.#expect(PATIENCE.begin, "crash");
    }
  }

  /** @param {Message} message */
  #hear(message) {
    const job = this.#running;
    switch (message.type) {
      case "ready":
        this.#ready = true;
        this.bytes = message.bytes;
        this.rules = message.rules;
        clearTimeout(this.#deadline);
        this.#onState(job ? "busy" : "ready");
        if (job) {
          this.#expectAnswer(job);
        }
        break;
      case "failed":
        this.#lose("load", message.message, message.cause);
        break;
      case "started":
        if (this.#ready && job?.id === message.id) {
          this.#expectAnswer(job);
        }
        break;
      case "told":
        this.#asked.get(message.id)?.resolve(message.value);
        this.#asked.delete(message.id);
        break;
      case "refused":
        this.#asked.get(message.id)?.reject(new Error(message.message));
        this.#asked.delete(message.id);
        if (job?.id === message.id) {
          this.#end();
          job.reject(new Error(message.message));
          this.#send();
        }
        break;
      case "crashed":
        this.#lose("crash", message.message);
        break;
      case "done":
        if (!job || job.id !== message.id) {
          break;
        }
        this.#end();
        job.resolve(this.#waiting ? null : answerOf(message));
        this.#send();
        break;
    }
  }

  /** What was asked is answered. */
  #end() {
    clearTimeout(this.#deadline);
    this.#running = null;
    this.#onState("ready");
  }

  /** @param {Job} job */
  #expectAnswer(job) {
    this.#expect(PATIENCE.answer + PATIENCE.character * job.text.length, "hang");
  }

  /**
   * @param {number} milliseconds
   * @param {"load" | "crash" | "hang"} kind
   */
  #expect(milliseconds, kind) {
    clearTimeout(this.#deadline);
    this.#deadline = setTimeout(() => this.#lose(kind, "no answer"), milliseconds);
  }

  /**
   * The worker is of no more use: another takes its place, and the text it had is tried once more.
   *
   * @param {"load" | "crash" | "hang"} kind
   * @param {string} message
   * @param {string} [cause]
   */
  #lose(kind, message, cause) {
    const error = new EngineError(kind, message, cause);
    this.#stop(error);
    const job = this.#running;
    this.#running = null;
    if (kind === "load") {
      // Starting again at once would fail again; the next text tries.
      this.#onState("failed");
      job?.reject(error);
      this.#waiting?.reject(error);
      this.#waiting = null;
      return;
    }
    if (job && this.#waiting) {
      job.resolve(null);
    } else if (job && kind === "crash" && job.attempts < 2) {
      this.#waiting = job;
    } else {
      job?.reject(error);
    }
    this.#onState("replaced");
    this.#start();
    this.#send();
  }
}

/**
 * @param {Extract<Message, { type: "done" }>} message
 * @returns {Answer}
 */
const answerOf = ({ analysis, changes, milliseconds, json }) => ({ analysis, changes, milliseconds, json });
