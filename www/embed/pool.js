/**
 * The engine that all elements of a page share: one worker, one question at a time, of each element only the newest text.
 * The worker starts when it is first asked, and ends a while after the last element has left the page.
 */

import { Client, EngineError } from "../client.js";
import * as files from "../files.js";

/** @typedef {import("../types.js").Answer} Answer */
/** @typedef {import("../types.js").Choices} Choices */
/** @typedef {import("../types.js").Format} Format */

/**
 * Where the engine's files lie.
 *
 * @typedef {object} Addresses
 * @property {string} worker
 * @property {string} wasm
 * @property {string} model
 */

/**
 * One that uses the engine.
 *
 * @typedef {object} Owner
 * @property {(state: "idle" | "starting" | "ready" | "busy" | "failed") => void} stateChanged
 */

/**
 * @typedef {object} Job
 * @property {Owner} owner
 * @property {string} table The house's own names, as CSV.
 * @property {boolean} newest Whether a newer one of the same owner takes its place.
 * @property {(client: Client) => Promise<any>} run
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** How long the worker outlives the last element: one that is only moved finds it again. */
const GRACE = 5_000;

/** What the host's script said. @type {Partial<Record<keyof Addresses, string>>} */
const configured = {};

/**
 * Says where the engine's files lie, for elements that come after; relative addresses count from the page's own. The
 * address of the worker is taken from scripts alone, never from markup.
 *
 * @param {{ worker?: string | URL, wasm?: string | URL, model?: string | URL }} addresses
 */
export function configure(addresses) {
  // On a server there is nothing that would ask for them.
  if (!globalThis.document) {
    return;
  }
  for (const name of /** @type {(keyof Addresses)[]} */ (["worker", "wasm", "model"])) {
    const address = addresses[name];
    if (address !== undefined) {
      configured[name] = new URL(address, document.baseURI).href;
    }
  }
}

/**
 * @param {string | null} base The folder in which `pkg/` lies, where that is another than the module's.
 * @returns {Addresses}
 */
function addressesFrom(base) {
  const inBase = (/** @type {string} */ file) =>
    new URL(file, new URL(`${base}/`.replace(/\/+$/, "/"), document.baseURI)).href;
  const engine = files.ability().vectors ? "pkg/engine_bg.wasm" : "pkg/engine_plain_bg.wasm";
  return {
    worker: configured.worker ?? files.worker().href,
    wasm: base === null ? (configured.wasm ?? files.wasm().href) : inBase(engine),
    model: base === null ? (configured.model ?? files.model().href) : inBase("pkg/hi-news.bin"),
  };
}

/** @type {Map<string, Pool>} */
const pools = new Map();

/**
 * The engine whose data lie under `base`.
 *
 * @param {string | null} base
 */
export function poolOf(base) {
  const addresses = addressesFrom(base);
  const key = [addresses.worker, addresses.wasm, addresses.model].join(" ");
  const pool = pools.get(key) ?? new Pool(addresses);
  pools.set(key, pool);
  return pool;
}

class Pool {
  #addresses;
  /** @type {Client | null} */
  #client = null;
  /** @type {Set<Owner>} */
  #owners = new Set();
  /** @type {Job[]} */
  #queue = [];
  /** @type {Job | null} */
  #running = null;
  /** The table that the worker has. */
  #table = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #leaving;
  /** @type {"idle" | "starting" | "ready" | "failed"} */
  #state = "idle";

  /** @param {Addresses} addresses */
  constructor(addresses) {
    this.#addresses = addresses;
  }

  /** @param {Owner} owner */
  join(owner) {
    clearTimeout(this.#leaving);
    this.#owners.add(owner);
    this.#tell();
  }

  /**
   * What the owner had asked is answered with null.
   *
   * @param {Owner} owner
   */
  leave(owner) {
    this.#owners.delete(owner);
    for (const job of this.#queue.filter((job) => job.owner === owner)) {
      job.resolve(null);
    }
    this.#queue = this.#queue.filter((job) => job.owner !== owner);
    if (this.#owners.size === 0) {
      clearTimeout(this.#leaving);
      this.#leaving = setTimeout(() => this.#close(), GRACE);
    }
  }

  #close() {
    this.#client?.close();
    this.#client = null;
    this.#table = "";
    this.#become("idle");
  }

  /** The rules of suggestions, once the engine is there. */
  get rules() {
    return this.#client?.rules ?? [];
  }

  /** Starts the worker, where it has not been. */
  start() {
    if (this.#client) {
      return this.#client;
    }
    this.#become("starting");
    this.#client = new Client(
      () => workerFrom(this.#addresses),
      (state) =>
        this.#become(
          state === "failed" ? "failed" : state === "starting" || state === "replaced" ? "starting" : "ready",
        ),
    );
    return this.#client;
  }

  /** @param {"idle" | "starting" | "ready" | "failed"} state */
  #become(state) {
    if (state !== this.#state) {
      this.#state = state;
      this.#tell();
    }
  }

  #tell() {
    for (const owner of this.#owners) {
      const busy = this.#running?.owner === owner || this.#queue.some((job) => job.owner === owner);
      owner.stateChanged(this.#state === "ready" && busy ? "busy" : this.#state);
    }
  }

  /**
   * Analyses a text; gives null where a newer text of the same owner overtook it, or where the owner left.
   *
   * @param {Owner} owner
   * @param {string} text
   * @param {Choices} choices
   * @param {string} table
   * @returns {Promise<Answer | null>}
   */
  analyse(owner, text, choices, table) {
    for (const job of this.#queue.filter((job) => job.owner === owner && job.newest)) {
      job.resolve(null);
      this.#queue.splice(this.#queue.indexOf(job), 1);
    }
    return this.#ask(owner, table, true, (client) => client.analyse(text, choices));
  }

  /**
   * @param {Owner} owner
   * @param {string} text
   * @param {Choices} choices
   * @param {string} table
   * @param {Format} format
   * @returns {Promise<string>}
   */
  export(owner, text, choices, table, format) {
    return this.#ask(owner, table, false, (client) => client.export(text, choices, format));
  }

  /**
   * @param {Owner} owner
   * @param {string} table
   * @param {boolean} newest
   * @param {Job["run"]} run
   * @returns {Promise<any>}
   */
  #ask(owner, table, newest, run) {
    return new Promise((resolve, reject) => {
      this.#queue.push({ owner, table, newest, run, resolve, reject });
      this.#next();
    });
  }

  async #next() {
    const job = this.#running ? undefined : this.#queue.shift();
    if (!job) {
      return;
    }
    this.#running = job;
    this.#tell();
    try {
      const client = this.start();
      if (job.table !== this.#table) {
        await client.setGazetteer(job.table).catch((error) => {
          throw error instanceof EngineError ? error : Object.assign(error, { kind: "gazetteer" });
        });
        this.#table = job.table;
      }
      const answer = await job.run(client);
      const overtaken = job.newest && this.#queue.some((next) => next.newest && next.owner === job.owner);
      job.resolve(overtaken || !this.#owners.has(job.owner) ? null : answer);
    } catch (error) {
      job.reject(await explained(error, this.#addresses));
    }
    this.#running = null;
    this.#tell();
    this.#next();
  }
}

/**
 * The policy by which a host that asks for Trusted Types lets the worker start: it lets pass what scripts configured,
 * and nothing else.
 *
 * @type {{ createScriptURL: (url: string) => string } | null | undefined}
 */
let policy;

/**
 * @param {string} address
 * @returns {string} An address that `Worker` takes.
 */
function trusted(address) {
  const types = /** @type {any} */ (globalThis).trustedTypes;
  if (policy === undefined) {
    try {
      policy = types?.createPolicy("baithak", {
        createScriptURL: (/** @type {string} */ url) => {
          if (url === files.worker().href || url === configured.worker) {
            return url;
          }
          throw new TypeError(`baithak: ${url} is not the engine's worker`);
        },
      });
    } catch {
      throw new Error("the page's Content-Security-Policy lacks `trusted-types baithak`", { cause: "policy" });
    }
  }
  return policy ? policy.createScriptURL(address) : address;
}

/** @param {Addresses} addresses */
function workerFrom({ worker: address, wasm, model }) {
  // Said here, since the browser's own error names no way out.
  if (new URL(address).origin !== location.origin) {
    const message = `the worker must come from the page's own origin, ${location.origin}: copy the package there`;
    throw new Error(message, { cause: "origin" });
  }
  watchPolicy();
  const worker = new Worker(trusted(address), { type: "module", name: "baithak" });
  worker.postMessage({ type: "load", wasm, model, json: true });
  return worker;
}

/**
 * Why the worker did not start: the browser's own event tells nothing, so the file is asked for once more.
 *
 * @param {unknown} error
 * @param {Addresses} addresses
 */
async function explained(error, { worker }) {
  if (!(error instanceof EngineError) || error.kind !== "load" || error.cause !== undefined) {
    return /** @type {Error} */ (error);
  }
  /** @param {string} cause @param {string} message */
  const because = (cause, message) => new EngineError("load", message, cause);
  if (violations?.some(({ blockedURI }) => worker.startsWith(blockedURI) || blockedURI.startsWith(worker))) {
    return because("policy", `the Content-Security-Policy refuses the worker ${worker} (worker-src)`);
  }
  try {
    const answer = await fetch(worker);
    const type = answer.headers.get("Content-Type")?.split(";")[0] ?? "no type";
    if (!answer.ok) {
      return because("status", `${worker}: status ${answer.status}`);
    }
    if (!/javascript|ecmascript/.test(type)) {
      return because("type", `${worker} is sent as ${type}, not as text/javascript`);
    }
    return because("worker", error.message || `${worker} does not start`);
  } catch {
    return because("network", `${worker} can't be fetched`);
  }
}

/** What the page's policy refused since the first worker was asked for. @type {SecurityPolicyViolationEvent[] | null} */
let violations = null;

function watchPolicy() {
  if (violations) {
    return;
  }
  /** @type {SecurityPolicyViolationEvent[]} */
  const seen = [];
  violations = seen;
  document.addEventListener("securitypolicyviolation", (event) => {
    if (event.effectiveDirective === "worker-src" || event.effectiveDirective === "script-src") {
      seen.push(event);
    }
  });
}
