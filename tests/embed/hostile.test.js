/**
 * The element on a page that makes it hard: a strict policy with Trusted Types, style rules for everything, patched
 * arrays, other custom elements and highlights, and two versions of the element at once. In Chromium and in Firefox.
 */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import test, { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { PACKAGE, TEXT, host, launch } from "./host.js";

const POLICY = [
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'",
  "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  "require-trusted-types-for 'script'; trusted-types baithak 'allow-duplicates'; report-uri /report",
].join("; ");

const STYLES = `
  * { margin: 9px; padding: 7px; border: 3px solid lime; font: italic 40px/3 cursive !important; color: rgb(255, 0, 0) !important;
      letter-spacing: 9px !important; text-transform: uppercase; direction: rtl !important; text-align: right; word-spacing: 30px;
      background: rgb(0, 0, 0); --ink: rgb(255, 0, 0) !important; --hue: rgb(255, 0, 0); text-indent: 50px; cursor: wait;
      user-select: none; box-sizing: content-box !important; float: none !important; pointer-events: none; }
  mark, button, table, td, h3, ul, .root, .article, [part] { display: none !important; }
  ::highlight(host) { background: yellow; }
`;

/** What old libraries did to a page before anything else ran. */
const SCRIPT = `
  Array.prototype.last = function () { return this[this.length - 1]; };
  Array.prototype.toJSON = function () { return "an array"; };
  String.prototype.toJSON = function () { return "a string"; };
  Array.prototype.entries = function () { return [...this]; };
  Array.prototype.reverse = (function (reverse) {
    return function (inline) { return reverse.call(inline === false ? [...this] : this); };
  })(Array.prototype.reverse);
  Array.from = (like) => { const made = []; for (let at = 0; at < like.length; at += 1) made.push(like[at]); return made; };
  customElements.define("other-element", class extends HTMLElement {
    connectedCallback() { this.attachShadow({ mode: "open" }).append("other"); }
  });
  const words = document.querySelector("#words").firstChild;
  const range = new Range();
  range.setStart(words, 0);
  range.setEnd(words, 3);
  CSS.highlights.set("host", new Highlight(range));
`;

const PAGE = `<!doctype html><html lang="hi"><head><meta charset="utf-8"><title>host</title>
  <link rel="stylesheet" href="/host.css"></head><body>
  <p id="words">मेज़बान के शब्द</p><other-element></other-element>
  <form id="form"><baithak-annotator name="analysis"></baithak-annotator></form>
  <div id="editor" contenteditable="true"><p>दिल्ली में <b>सविता रावत</b> ने बैठक बुलाई।</p></div>
  <script src="/host.js"></script><script type="module" src="/baithak/define.js"></script></body></html>`;

/** What the policy reported. @type {string[]} */
const reports = [];
/** @type {Awaited<ReturnType<typeof host>>} */
let cms;
before(async () => {
  cms = await host(
    {
      "/": PAGE,
      "/host.css": { body: STYLES, type: "text/css" },
      "/host.js": { body: SCRIPT, type: "text/javascript" },
      "/favicon.ico": { body: "", type: "image/x-icon" },
      "/report": (body) => {
        reports.push(body);
        return { status: 204 };
      },
    },
    { "/baithak/": PACKAGE, "/other/": PACKAGE },
    { "Content-Security-Policy": POLICY },
  );
});
after(() => cms.close());

/**
 * What the host's page does with the element; gives what was found as text, since the page has patched JSON.
 *
 * @param {string} text
 */
async function drive(text) {
  /** @typedef {any} Annotator */
  /** @type {string[]} */
  const faults = [];
  const check = (/** @type {string} */ what, /** @type {unknown} */ holds) => holds || faults.push(what);
  /** @param {string} what @param {() => unknown} holds */
  const until = async (what, holds) => {
    for (let turn = 0; turn < 300; turn += 1) {
      const found = holds();
      if (found) {
        return /** @type {any} */ (found);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`never: ${what}${faults.join("; ")}`);
  };
  const snapshot = () =>
    [
      new XMLSerializer().serializeToString(document),
      document.adoptedStyleSheets.length,
      Object.keys(Array.prototype).join(),
      [...CSS.highlights.keys()].join(),
      [.../** @type {any} */ (CSS.highlights.get("host"))].join(),
      Object.keys(window).join(),
    ].join("\n");

  const annotator = /** @type {Annotator} */ (document.querySelector("baithak-annotator"));
  const form = /** @type {HTMLFormElement} */ (document.querySelector("#form"));
  await customElements.whenDefined("baithak-annotator");
  annotator.remove();
  const before = snapshot();
  form.append(annotator);
  annotator.text = text;
  const root = annotator.shadowRoot;
  const all = (/** @type {string} */ selector) => [...root.querySelectorAll(selector)];
  const mark = await until("marks", () => all("mark[data-type='person']")[0]);

  // What is submitted is JSON all the same.
  const analysis = JSON.parse(String(new FormData(form).get("analysis")));
  check("the analysis that is submitted", analysis.mentions.length > 5 && analysis.text.length > 50);

  // The page's rules do not reach in.
  const look = getComputedStyle(mark);
  check(`font ${look.fontSize}`, parseFloat(look.fontSize) < 30 && look.fontStyle === "normal");
  check(`colour ${look.color}`, look.color !== "rgb(255, 0, 0)");
  check(`display ${look.display}`, look.display === "inline" && look.textTransform === "none");
  check(`spacing ${look.letterSpacing}`, look.letterSpacing === "normal" && look.direction === "ltr");
  check(`hue ${look.borderBottomColor}`, look.borderBottomColor !== "rgb(255, 0, 0)");
  check(`selecting ${look.userSelect}`, look.userSelect !== "none" && look.pointerEvents !== "none");
  check("the summary", all(".summary li").length > 0 && all(".summary li")[0].getBoundingClientRect().height > 5);

  // Evidence, a correction, a suggestion.
  all(".leads")[0].click();
  check("evidence", all(".evidence.current").length > 0);
  mark.click();
  (await until("the bench", () => all("[data-focus='type organisation']")[0])).click();
  await until("a correction", () =>
    annotator.analysis?.mentions.some(
      (/** @type {any} */ one) => one.type === "organisation" && one.text === mark.textContent,
    ),
  );
  const accept = await until("a suggestion", () => all(".accept")[0]);
  accept.click();
  await until("the suggestion in the text", () => annotator.text.includes("की अध्यक्षता"));
  check("the address", location.hash === "");

  // Another version beside it, under a name of its own.
  const other = await import(/* @vite-ignore */ `${location.origin}/other/index.js`);
  await import(/* @vite-ignore */ `${location.origin}/other/define.js`);
  check("a taken name", other.define() === false);
  check("a free name", other.define("baithak-next") && other.define("baithak-third") && other.define("baithak-next"));
  const next = /** @type {Annotator} */ (document.createElement("baithak-next"));
  next.setAttribute("for", "editor");
  form.append(next);
  await until("the other version's marks", () => CSS.highlights.get("baithak-person")?.size);
  const [marked] = /** @type {any} */ (CSS.highlights.get("baithak-person"));
  check(`the highlight ${marked}`, String(marked) === "सविता रावत");
  check("the host's highlight", CSS.highlights.get("host")?.size === 1);
  check("the first version still works", (await annotator.analyse())?.mentions.length > 5);

  next.remove();
  annotator.remove();
  const now = snapshot();
  check(`the host's page: ${before}\n=====\n${now}`, now === before);
  return faults.join("\n");
}

/**
 * Both libraries' pages do what is needed here.
 *
 * @param {any} page
 */
async function holds(page) {
  /** @type {string[]} */
  const faults = [];
  page.on("pageerror", (/** @type {unknown} */ error) => faults.push(String(error)));
  page.on("console", (/** @type {import("playwright-core").ConsoleMessage} */ message) => {
    if (message.type() === "error") {
      faults.push(message.text());
    }
  });
  await page.goto(`${cms.origin}/`);
  assert.equal(await page.evaluate(drive, TEXT), "");
  assert.deepEqual(faults, []);
  assert.deepEqual(reports, []);
}

test("in Chromium everything works, nothing of the host is changed, and there is no report", async () => {
  const browser = await launch();
  try {
    await holds(await (await browser.newContext()).newPage());
  } finally {
    await browser.close();
  }
});

test("in Firefox everything works, nothing of the host is changed, and there is no report", async () => {
  const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
  assert.ok(existsSync(executablePath), `${executablePath}: no Firefox; cargo xtask test embed installs it`);
  const firefox = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  try {
    await holds(await firefox.newPage());
  } finally {
    await firefox.close();
  }
});
