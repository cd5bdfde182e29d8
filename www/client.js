/** The page's side of the engine's worker: asks, drops answers that are out of date, replaces a worker that died. */

/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").Choices} Choices */
/** @typedef {import("./types.js").Message} Message */

/** @typedef {"starting" | "ready" | "busy" | "replaced" | "failed"} State */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {string} text
 * @property {Choices} choices
 * @property {number} attempts
 * @property {(answer: Answer | null) => void} resolve
 * @property {(error: EngineError) => void} reject
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
   */
  constructor(kind, message) {
    super(message);
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
   * Analyses `text`. Gives null where a newer text overtook it; fails with an `EngineError` where the engine broke twice.
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

  #start() {
    this.#ready = false;
    this.#worker = this.#makeWorker();
    this.#worker.addEventListener("message", (event) => this.#hear(event.data));
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#lose(this.#ready ? "crash" : "load", event.message);
    });
    this.#expect(PATIENCE.start, "load");
  }

  #stop() {
    clearTimeout(this.#deadline);
    this.#worker?.terminate();
    this.#worker = null;
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
    this.#worker?.postMessage({ id, text, choices });
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
        this.#lose("load", message.message);
        break;
      case "started":
        if (this.#ready && job?.id === message.id) {
          this.#expectAnswer(job);
        }
        break;
      case "crashed":
        this.#lose("crash", message.message);
        break;
      case "done":
        if (job?.id !== message.id) {
          break;
        }
        clearTimeout(this.#deadline);
        this.#running = null;
        this.#onState("ready");
        job.resolve(this.#waiting ? null : answerOf(message));
        this.#send();
        break;
    }
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
   */
  #lose(kind, message) {
    this.#stop();
    const job = this.#running;
    this.#running = null;
    if (kind === "load") {
      // Starting again at once would fail again; the next text tries.
      this.#onState("failed");
      const error = new EngineError(kind, message);
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
      job?.reject(new EngineError(kind, message));
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
const answerOf = ({ analysis, changes, milliseconds }) => ({ analysis, changes, milliseconds });
