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
      // Pages of one context and one site then share a process, and with it the engine that was compiled there.
      "--process-per-site",
    ],
  });
}

/**
 * How a test sees a page, unless it asks for something else. What the service worker fetches does not go through a test's
 * routes, so it works only where a test asks for it.
 *
 * @type {import("playwright-core").BrowserContextOptions}
 */
const CONTEXT = { viewport: { width: 1440, height: 900 }, serviceWorkers: "block" };

/**
 * A context, and what ends a test's use of it.
 *
 * @typedef {{ context: import("playwright-core").BrowserContext, end: () => Promise<unknown> }} Room
 */

/**
 * A context for one test alone.
 *
 * @param {Browser} browser
 * @param {import("playwright-core").BrowserContextOptions} options
 * @returns {Promise<Room>}
 */
async function own(browser, options) {
  const context = await browser.newContext({ ...CONTEXT, ...options });
  return { context, end: () => context.close() };
}

/** @type {WeakMap<Browser, Promise<Room>>} */
const rooms = new WeakMap();

/**
 * The context that the tests of a browser use one after another; the first of them opens it. One page stays open there, on
 * which nothing of the site runs but the engine: compiling that for each test anew would take most of the time of all.
 * The end of each test closes all other pages and takes away what their origins stored.
 *
 * @param {Browser} browser
 * @param {string} text Where there is a text of the site.
 * @param {string} [module] Where the engine's module is, if the tests need the engine.
 */
export function shared(browser, text, module) {
  const room = rooms.get(browser) ?? share(browser, text, module);
  rooms.set(browser, room);
  return room;
}

/**
 * @param {Browser} browser
 * @param {string} text
 * @param {string} [module]
 * @returns {Promise<Room>}
 */
async function share(browser, text, module) {
  const context = await browser.newContext(CONTEXT);
  const keeper = await context.newPage();
  await keeper.goto(text);
  if (module) {
    await keeper.evaluate(async (module) => {
      const { load } = await import(module);
      Object.assign(window, { annotator: await load() });
    }, module);
  }
  const session = await context.newCDPSession(keeper);
  return {
    context,
    async end() {
      const pages = context.pages().filter((page) => page !== keeper);
      const origins = pages.flatMap((page) => page.frames()).map((frame) => new URL(frame.url()).origin);
      for (const page of pages) {
        // What a page does when it is left, it does before what it stored goes.
        await page.goto("about:blank");
        await page.close();
      }
      for (const origin of new Set(origins.filter((origin) => origin.startsWith("http")))) {
        await session.send("Storage.clearDataForOrigin", { origin, storageTypes: "all" });
      }
    },
  };
}

/**
 * Opens a page and watches it, before it goes anywhere. `done` closes it, after making sure that it asked nobody for anything
 * but those that are `ours`, that nothing broke its Content-Security-Policy and that no script failed.
 *
 * @param {Room} room
 * @param {{ ours: (url: URL) => boolean, allowed: (fault: string) => boolean | undefined }} rules `allowed`: what the test
 *   provokes itself.
 */
export async function watch({ context, end }, { ours, allowed }) {
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  const note = (/** @type {string} */ fault) => allowed(fault) || faults.push(fault);
  const asked = (/** @type {import("playwright-core").Request} */ request) => {
    const url = new URL(request.url());
    if (!ours(url)) {
      note(`request to ${url}`);
    }
  };
  context.on("request", asked);
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
      await end();
      context.off("request", asked);
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
 * @param {import("playwright-core").BrowserContextOptions} [options.context] Asks for a context of its own; where left out,
 *   that of the tests before is used, and nothing is left of them in it.
 * @param {import("playwright-core").ViewportSize} [options.viewport]
 * @param {Parameters<Page["emulateMedia"]>[0]} [options.media]
 * @param {(page: Page) => Promise<unknown>} [options.prepare] Runs before the page is opened.
 * @param {RegExp} [options.allowed] Messages of the console that the test provokes itself.
 * @param {boolean} [options.elements] Whether marks are elements around the words, as in browsers that can't draw them.
 * @param {boolean} [options.engine] Whether the tests of this browser use the engine.
 */
export async function open(browser, options = {}) {
  const { context, viewport, media, prepare, allowed, elements, engine = true } = options;
  const [text, module] = ["sample.txt", "baithak.js"].map((file) => new URL(file, ADDRESS).href);
  const room = await (context ? own(browser, context) : shared(browser, text, engine ? module : undefined));
  const watched = await watch(room, {
    ours: (url) => url.protocol === "blob:" || url.origin === new URL(ADDRESS).origin,
    allowed: (fault) => allowed?.test(fault) || fault.includes("Service Worker registration blocked by Playwright"),
  });
  const { page } = watched;
  await (viewport && page.setViewportSize(viewport));
  await (media && page.emulateMedia(media));
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
  await page.locator('#status[data-state="ready"][data-current="true"]').waitFor({ timeout });
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
  // In one step there: the article may be written anew meanwhile, and an element held from here would be gone.
  await page.evaluate(async (words) => {
    const blocks = [...document.querySelectorAll("#article .block")];
    blocks
      .find((block) => block.textContent?.includes(words))
      ?.scrollIntoView({ block: "center", behavior: "instant" });
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  }, words);
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
