/**
 * The host's side of the frame: puts `embed.html` into an `<iframe>`, hands it the text, and hears what was found. The
 * frame lies on an origin of its own or on the host's; it gets nothing but what it is given.
 */

import { VERSION, faultOf, isObject, short } from "./messages.js";

/** @typedef {import("./messages.js").Settings} Settings */

const Base = globalThis.EventTarget ?? class {};

export class AnnotatorFrame extends Base {
  #iframe;
  #address;
  #settings;
  #tallest;
  #silence;
  #nonce = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  /** @type {MessagePort | null} */
  #port = null;
  #ready = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #patience;
  #lastId = 0;
  /** @type {Map<number, { resolve: (value: any) => void, reject: (error: Error) => void }>} */
  #asked = new Map();
  /** The text and the analysis that the frame told last. @type {string} */
  text = "";
  /** @type {import("../types.js").Analysis | null} */
  analysis = null;

  /**
   * @param {HTMLIFrameElement} iframe
   * @param {Settings & { address?: string | URL, tallest?: number, patience?: number }} [settings] `address` is that
   *   of `embed.html`, the iframe's own where left out; `tallest` is the most that the frame may have in height, in CSS
   *   pixels; `patience` is how long it may be silent, in milliseconds.
   */
  constructor(iframe, { address = iframe.src, tallest = 4000, patience = 15_000, ...settings } = {}) {
    super();
    this.#iframe = iframe;
    this.#settings = settings;
    this.#tallest = tallest;
    this.#silence = patience;
    this.#address = new URL(address, document.baseURI);
    this.#address.hash = `nonce=${this.#nonce}`;
    if (iframe.isConnected) {
      this.#wait();
    }
    if (iframe.contentWindow && iframe.src !== "") {
      // A page that is there already would take another nonce for another place in it, and not be loaded anew.
      iframe.addEventListener("load", this.#open);
      iframe.src = "about:blank";
    } else {
      this.#open();
    }
  }

  #open = () => {
    const iframe = this.#iframe;
    if (iframe.contentWindow && iframe.contentDocument?.URL !== "about:blank") {
      return;
    }
    iframe.removeEventListener("load", this.#open);
    iframe.addEventListener("load", this.#connect);
    iframe.src = this.#address.href;
  };

  #connect = () => {
    this.#drop("the frame was loaded anew");
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    port1.onmessage = ({ data }) => this.#hear(data);
    // To that origin alone: should the frame have gone elsewhere, nobody hears it.
    const hello = { baithak: VERSION, type: "connect", nonce: this.#nonce };
    this.#iframe.contentWindow?.postMessage(hello, this.#address.origin, [port2]);
    this.#wait();
  };

  #wait() {
    clearTimeout(this.#patience);
    this.#patience = setTimeout(
      () =>
        this.#fail("silent", `${this.#address.origin} does not answer; does its embed.html allow ${location.origin}?`),
      this.#silence,
    );
  }

  /** @param {string} why */
  #drop(why) {
    this.#ready = false;
    this.#port?.close();
    this.#port = null;
    for (const { reject } of this.#asked.values()) {
      reject(new Error(why));
    }
    this.#asked.clear();
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  /**
   * @param {string} cause
   * @param {string} message
   */
  #fail(cause, message) {
    this.#tell("baithak-error", { kind: "frame", cause, message });
  }

  /** @param {unknown} data */
  #hear(data) {
    const fault = faultOf(data);
    if (fault || !isObject(data)) {
      this.#fail(fault?.cause ?? "message", fault?.message ?? "");
      return;
    }
    if (!this.#ready && data.type !== "error") {
      if (data.type !== "ready" || data.nonce !== this.#nonce) {
        clearTimeout(this.#patience);
        this.#drop("what answers is not the frame that was asked");
        this.#fail("nonce", "what answers is not the frame that was asked");
        return;
      }
      clearTimeout(this.#patience);
      this.#ready = true;
      this.#send({ type: "set", values: this.#settings });
      return;
    }
    switch (data.type) {
      case "started":
        this.#tell("baithak-ready", {});
        break;
      case "result":
        this.analysis = data.analysis;
        this.text = String(data.text);
        this.#tell("baithak-result", { analysis: data.analysis, text: this.text });
        break;
      case "input":
        this.text = String(data.text);
        this.#tell("input", { text: this.text });
        break;
      case "select":
        this.#tell("baithak-select", { mention: data.mention, entity: data.entity });
        break;
      case "error":
        clearTimeout(this.#patience);
        this.#tell("baithak-error", { kind: String(data.kind), cause: data.cause, message: String(data.message) });
        break;
      case "height":
        if (Number.isFinite(data.height)) {
          this.#iframe.style.height = `${Math.min(Math.max(data.height, 80), this.#tallest)}px`;
        }
        break;
      case "answer": {
        const asked = this.#asked.get(data.id);
        this.#asked.delete(data.id);
        if (typeof data.error === "string") {
          asked?.reject(new Error(data.error));
        } else {
          asked?.resolve(data.value);
        }
        break;
      }
      default:
        this.#fail("message", `the frame says “${short(data.type)}”, which is not known here`);
    }
  }

  /** @param {Record<string, unknown>} message */
  #send(message) {
    this.#port?.postMessage({ baithak: VERSION, ...message });
  }

  /**
   * Sets anything of what the constructor takes, at any time.
   *
   * @param {Settings} settings
   */
  set(settings) {
    this.#settings = { ...this.#settings, ...settings };
    if (this.#ready) {
      this.#send({ type: "set", values: settings });
    }
  }

  /**
   * @param {Record<string, unknown>} question
   * @returns {Promise<any>}
   */
  #ask(question) {
    if (!this.#ready) {
      return Promise.reject(new Error("the frame is not ready yet"));
    }
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#asked.set(id, { resolve, reject });
      this.#send({ ...question, id });
    });
  }

  /** @returns {Promise<import("../types.js").Analysis | null>} */
  analyse() {
    return this.#ask({ type: "analyse" });
  }

  /**
   * @param {import("../types.js").Format} format
   * @returns {Promise<string>}
   */
  export(format) {
    return this.#ask({ type: "export", format });
  }

  /** Lets the frame go; it stays empty. */
  close() {
    clearTimeout(this.#patience);
    this.#iframe.removeEventListener("load", this.#open);
    this.#iframe.removeEventListener("load", this.#connect);
    this.#drop("the frame was closed");
    this.#iframe.src = "about:blank";
  }
}
