/** What the browser tests share: Chromium, a page, and a watch on what must never happen. */

import assert from "node:assert/strict";
import { chromium } from "playwright-core";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */

/** Where the site is served; `cargo xtask test browser` sets it. */
export const ADDRESS = process.env.BAITHAK_URL ?? "http://127.0.0.1:8080/";

/** @returns {Promise<Browser>} */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--disable-dev-shm-usage",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}

/**
 * Watches a page, before it goes anywhere. `done` closes it with its context, after making sure that it asked nobody for
 * anything but those that are `ours`, that nothing broke its Content-Security-Policy and that no script failed.
 *
 * @param {Page} page
 * @param {{ ours: (url: URL) => boolean, allowed: (fault: string) => boolean | undefined }} rules `allowed`: what the test
 *   provokes itself.
 */
export async function watch(page, { ours, allowed }) {
  const context = page.context();
  /** @type {string[]} */
  const faults = [];
  const note = (/** @type {string} */ fault) => allowed(fault) || faults.push(fault);
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!ours(url)) {
      note(`request to ${url}`);
    }
  });
  page.on("pageerror", (error) => note(`page error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") {
      note(`console: ${message.text()} ${message.location().url}`);
    }
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => {
      console.error(`policy violated: ${event.effectiveDirective} by ${event.blockedURI} ${event.sample}`);
    });
  });
  return {
    page,
    faults,
    async done() {
      // What a test still answers for a server is no fault of the page.
      await page.unrouteAll({ behavior: "ignoreErrors" });
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/** Takes away what marks are drawn with, so that the page makes elements of them. */
const WITHOUT_HIGHLIGHTS = () => Reflect.deleteProperty(window, "Highlight");

/**
 * A fresh page of Baithak. `done` closes it, after making sure that it asked no other origin for anything, that nothing
 * broke its Content-Security-Policy and that no script failed.
 *
 * @param {Browser} browser
 * @param {object} [options]
 * @param {import("playwright-core").BrowserContextOptions} [options.context]
 * @param {(page: Page) => Promise<unknown>} [options.prepare] Runs before the page is opened.
 * @param {RegExp} [options.allowed] Messages of the console that the test provokes itself.
 * @param {boolean} [options.elements] Whether marks are elements around the words, as in browsers that can't draw them.
 */
export async function open(browser, { context: contextOptions, prepare, allowed, elements } = {}) {
  // What the service worker fetches does not go through a test's routes, so it works only where a test asks for it.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: "block",
    ...contextOptions,
  });
  const page = await context.newPage();
  const watched = await watch(page, {
    ours: (url) => url.protocol === "blob:" || url.origin === new URL(ADDRESS).origin,
    allowed: (fault) => allowed?.test(fault) || fault.includes("Service Worker registration blocked by Playwright"),
  });
  if (elements) {
    await page.addInitScript(WITHOUT_HIGHLIGHTS);
  }
  await prepare?.(page);
  await page.goto(ADDRESS);
  return watched;
}

/**
 * Puts text into the text area at once, as a paste does.
 *
 * @param {Page} page
 * @param {string} text
 */
export async function paste(page, text) {
  await page.locator("#source").evaluate((area, value) => {
    /** @type {HTMLTextAreaElement} */ (area).value = value;
    area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  }, text);
}

/**
 * Waits until the text that stands in the text area has been analysed.
 *
 * @param {Page} page
 * @param {number} [timeout]
 */
export async function analysed(page, timeout = 30_000) {
  await page.locator('#status[data-state="ready"]').waitFor({ timeout });
}

/**
 * Waits until an article is shown.
 *
 * @param {Page} page
 */
export const shown = (page) => page.locator("#article .block").first().waitFor();

/**
 * The marks of the article in its order, as type and words, and where the first line of each is in the window.
 *
 * @param {Page} page
 */
const placed = (page) =>
  page.evaluate(() => {
    /** @type {{ type: string, range: Range }[]} */
    const found = [];
    for (const mark of document.querySelectorAll("#article mark")) {
      const range = document.createRange();
      range.selectNodeContents(mark);
      found.push({ type: mark.getAttribute("data-type") ?? "", range });
    }
    const types = ["person", "place", "organisation", "date", "role", "event", "number"];
    for (const type of document.querySelector("#article.painted") ? types : []) {
      for (const { startContainer, startOffset, endContainer, endOffset } of CSS.highlights.get(`baithak-${type}`) ??
        []) {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        found.push({ type, range });
      }
    }
    const { START_TO_START, END_TO_END } = Range;
    found.sort(
      (a, b) =>
        a.range.compareBoundaryPoints(START_TO_START, b.range) || b.range.compareBoundaryPoints(END_TO_END, a.range),
    );
    return found.map(({ type, range }) => {
      const { x, y, width, height } = range.getClientRects()[0] ?? { x: 0, y: 0, width: 0, height: 0 };
      return { mark: `${type} ${range}`, x: x + width / 2, y: y + height / 2 };
    });
  });

/**
 * The marks of the article in its order, as type and words, whichever way they are shown.
 *
 * @param {Page} page
 */
export const marks = async (page) => (await placed(page)).map(({ mark }) => mark);

/**
 * Waits until the marks are as wanted.
 *
 * @param {Page} page
 * @param {string | ((marks: string[]) => boolean)} wanted A mark that is there, or what is true of all.
 */
export async function marked(page, wanted) {
  const is = typeof wanted === "string" ? (/** @type {string[]} */ all) => all.includes(wanted) : wanted;
  for (let turn = 0; turn < 200 && !is(await marks(page)); turn += 1) {
    await page.waitForTimeout(25);
  }
  const found = await marks(page);
  assert.ok(is(found), found.join(", "));
}

/**
 * Where a mark is in the window, brought into view.
 *
 * @param {Page} page
 * @param {string} mark Its type and words.
 * @param {number} [nth]
 */
export async function placeOf(page, mark, nth = 0) {
  await marked(page, (all) => all.filter((one) => one === mark).length > nth);
  const words = mark.slice(mark.indexOf(" ") + 1);
  await page.locator("#article .block", { hasText: words }).first().scrollIntoViewIfNeeded();
  const all = (await placed(page)).filter((one) => one.mark === mark);
  return all[nth];
}

/**
 * Presses a mark with the mouse.
 *
 * @param {Page} page
 * @param {string} mark Its type and words.
 * @param {number} [nth]
 */
export async function press(page, mark, nth) {
  const { x, y } = await placeOf(page, mark, nth);
  await page.mouse.click(x, y);
}

/**
 * The words of the evidence that one was led to.
 *
 * @param {Page} page
 */
export const evidence = (page) =>
  page.evaluate(() => {
    const drawn = [...(CSS.highlights?.get("baithak-evidence") ?? [])].map((static_) => {
      const range = document.createRange();
      range.setStart(static_.startContainer, static_.startOffset);
      range.setEnd(static_.endContainer, static_.endOffset);
      return range.toString();
    });
    const elements = [...document.querySelectorAll("#article .evidence.current")].map(({ textContent }) => textContent);
    return [...drawn, ...elements].join("");
  });
