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

/**
 * A fresh page of Baithak. `done` closes it, after making sure that it asked no other origin for anything, that nothing
 * broke its Content-Security-Policy and that no script failed.
 *
 * @param {Browser} browser
 * @param {object} [options]
 * @param {import("playwright-core").BrowserContextOptions} [options.context]
 * @param {(page: Page) => Promise<unknown>} [options.prepare] Runs before the page is opened.
 * @param {RegExp} [options.allowed] Messages of the console that the test provokes itself.
 */
export async function open(browser, { context: contextOptions, prepare, allowed } = {}) {
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
