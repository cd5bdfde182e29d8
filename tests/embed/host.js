/** What the tests of embedding share: hosts that serve the package beside pages of their own, and the browsers. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, watch } from "../browser/browser.js";

export { launch };

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */

export const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What `cargo xtask package` leaves. */
export const PACKAGE = join(ROOT, "target/package");

/** @type {Record<string, string>} */
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
};

/**
 * @typedef {object} Served
 * @property {string | Buffer} [body]
 * @property {string} [type]
 * @property {number} [status]
 * @property {Record<string, string>} [headers]
 */

/**
 * A host on an origin of its own: its pages by path, and folders of files by prefix. What comes with a request to a page
 * whose content is a function is given to that.
 *
 * @param {Record<string, string | Served | ((body: string) => Served)>} pages
 * @param {Record<string, string>} [folders]
 * @param {Record<string, string>} [headers] For all answers.
 */
export async function host(pages, folders = { "/baithak/": PACKAGE }, headers = {}) {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url ?? "/", "http://host").pathname;
    const send = (/** @type {Served} */ { body = "", type, status = 200, headers: own = {} }) => {
      response.writeHead(status, { "Content-Type": type ?? TYPES[".html"], ...headers, ...own });
      response.end(body);
    };
    let sent = "";
    for await (const chunk of request) {
      sent += chunk;
    }
    const page = pages[path];
    if (page !== undefined) {
      send(typeof page === "string" ? { body: page } : typeof page === "function" ? page(sent) : page);
      return;
    }
    const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    const file = prefix ? normalize(path.slice(prefix.length)) : "..";
    try {
      assert.ok(prefix && !file.startsWith(".."));
      const body = await readFile(join(folders[prefix], file));
      send({ body, type: TYPES[extname(file)] ?? "application/octet-stream" });
    } catch {
      send({ body: "not found\n", type: "text/plain", status: 404 });
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

/**
 * A page of a host, watched: `done` closes it and makes sure that no script failed, that nothing was asked of another
 * origin, and that nothing broke its policy.
 *
 * @param {Browser} browser
 * @param {string} address
 * @param {{ allowed?: RegExp }} [options]
 */
export async function visit(browser, address, { allowed } = {}) {
  const context = await browser.newContext();
  context.setDefaultTimeout(60_000);
  const room = { context, end: () => context.close() };
  const watched = await watch(room, {
    ours: (url) => !url.protocol.startsWith("http") || url.hostname === "127.0.0.1",
    allowed: (fault) => allowed?.test(fault),
  });
  const { page } = watched;
  await page.addInitScript(() => {
    const told = /** @type {any[]} */ ([]);
    Reflect.set(window, "told", told);
    for (const name of ["ready", "result", "select", "error", "before-apply"].map((event) => `baithak-${event}`)) {
      document.addEventListener(name, (event) => told.push([name, /** @type {CustomEvent} */ (event).detail]));
    }
    for (const name of ["input", "change"]) {
      document.addEventListener(name, (event) => told.push([name, /** @type {Element} */ (event.target).localName]));
    }
  });
  await page.goto(address);
  return watched;
}

/**
 * The events so far, by name.
 *
 * @param {Page} page
 * @param {string} [name]
 * @returns {Promise<any[]>}
 */
export const events = (page, name) =>
  page.evaluate(
    (wanted) => /** @type {any} */ (window).told.filter((/** @type {any} */ [name]) => !wanted || name === wanted),
    name,
  );

/**
 * @param {Page} page
 * @param {string} [selector]
 */
export const marks = (page, selector = "baithak-annotator") =>
  page
    .locator(`${selector} mark`)
    .evaluateAll((found) => found.map((mark) => `${mark.getAttribute("data-type")} ${mark.textContent}`));

export const TEXT =
  "नवगढ़, 12 मई। मुख्यमंत्री सविता रावत के अध्यक्षता में  सोमवार को सचिवालय में समीक्षा बैठक हुई |\n\nबैठक में मुख्य सचिव हरीश नौटियाल और जल सहेली समूह की दीपा शामिल हुईं।";

/** A document of a host with the element in it. */
export const document_ = (/** @type {string} */ body, head = "") =>
  `<!doctype html><html lang="hi"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">${head}
  <script type="module" src="/baithak/define.js"></script></head><body>${body}</body></html>`;
