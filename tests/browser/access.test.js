/** What everyone can use: axe on each view, contrast forced by the reader, and the core way in Firefox. */

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import test, { after, before } from "node:test";
import puppeteer from "puppeteer-core";
import { ADDRESS, analysed, launch, open, paste, placeOf, press, shown } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

const ALL = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** Of a page that is laid out otherwise, and of one in other colours, only these can find anything else. */
const OF_LAYOUT = ["target-size", "scrollable-region-focusable", "color-contrast"];
const OF_COLOUR = ["color-contrast"];

/**
 * What axe finds wrong with the page as it stands.
 *
 * @param {Page} page
 * @param {string[]} rules
 */
async function violations(page, rules) {
  const found = await page.evaluate(
    (runOnly) => /** @type {any} */ (window).axe.run(document, { runOnly, resultTypes: ["violations"] }),
    rules,
  );
  return found.violations.map(
    (/** @type {any} */ { id, nodes }) =>
      `${id}: ${nodes.map((/** @type {any} */ { target }) => target.join(" ")).join("; ")}`,
  );
}

/**
 * Makes a narrow window as high as the page, so that nothing lies half under the sheet at its lower edge: what a reader
 * brings into view by scrolling is no fault.
 *
 * @param {Page} page
 */
async function wholeInWindow(page) {
  const { width = 0 } = page.viewportSize() ?? {};
  if (width < 960) {
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width, height });
  }
}

/** Each view, by what leads there from the one before. @type {Record<string, (page: Page) => Promise<unknown>>} */
const VIEWS = {
  empty: async (page) => analysed(page),
  "with an article": async (page) => {
    await page.locator("#sample").click();
    await shown(page);
  },
  "with a mark selected, and its card": async (page) => {
    await press(page, "person सविता रावत");
    await page.locator("#bench").waitFor();
    if ((page.viewportSize()?.width ?? 0) > 600) {
      const { x, y } = await placeOf(page, "person हरीश नौटियाल");
      await page.mouse.move(x, y);
      await page.locator("#card").waitFor();
    }
  },
  "with corrections, one of them lost": async (page) => {
    await page.locator('#bench [data-focus="type place"]').click();
    await page.locator("#undo-correction").waitFor();
    await paste(page, (await page.locator("#source").inputValue()).replace("सविता", "कविता"));
    await page.locator("#lost li").waitFor();
  },
  "with all that can be opened open": async (page) => {
    for (const summary of await page.locator("summary:visible").all()) {
      await summary.click();
    }
  },
  "with changes": async (page) => page.locator('[data-view="changes"]').click(),
  "with a table of names, and one refused": async (page) => {
    const give = (/** @type {string} */ table) =>
      page.locator("#table").setInputFiles({ name: "क.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    await give("name,type\nदेहरादून,place\n");
    await page.locator(".house li").waitFor();
    await give("name\n");
    await page.locator("#house .failure").waitFor();
  },
  "in English": async (page) => page.getByRole("button", { name: "English" }).click(),
};

for (const [options, rules] of /** @type {[Parameters<typeof open>[1], string[]][]} */ ([
  [{}, ALL],
  [{ media: { colorScheme: "dark" } }, OF_COLOUR],
  [{ viewport: { width: 390, height: 844 } }, OF_LAYOUT],
])) {
  test(`axe finds nothing wrong with any view, ${JSON.stringify(options)}`, async () => {
    const { page, done } = await open(browser, {
      ...options,
      // The tests' own script, which no visitor has.
      prepare: (page) => page.addInitScript(axe),
    });
    /** @type {Record<string, string[]>} */
    const wrong = {};
    for (const [name, lead] of Object.entries(VIEWS)) {
      await lead(page);
      await wholeInWindow(page);
      const found = await violations(page, rules);
      if (found.length > 0) {
        wrong[name] = found;
      }
    }
    assert.deepEqual(wrong, {});
    await done();
  });
}

test("where the reader's colours are forced, marks keep their lines, and motion stops where it is unwanted", async () => {
  const { page, done } = await open(browser, { media: { forcedColors: "active", reducedMotion: "reduce" } });
  await page.locator("#sample").click();
  await shown(page);
  const lines = await page
    .locator("#legend .swatch")
    .evaluateAll((all) =>
      all.map((one) => getComputedStyle(one)).map((style) => style.textDecorationStyle + style.textDecorationThickness),
    );
  assert.ok(lines.length > 4);
  assert.equal(new Set(lines).size, lines.length, lines.join());
  const moving = await page.evaluate(
    () =>
      document.getAnimations().length +
      [...document.querySelectorAll("*")].filter((one) => getComputedStyle(one).transitionDuration !== "0s").length,
  );
  assert.equal(moving, 0);
  await done();
});

test("in Firefox an article is pasted, marked, corrected and exported", async () => {
  const executablePath = process.env.FIREFOX ?? "/usr/bin/firefox-esr";
  assert.ok(existsSync(executablePath), `${executablePath}: no Firefox; cargo xtask test browser installs it`);
  const firefox = await puppeteer.launch({ browser: "firefox", executablePath, headless: true });
  try {
    const page = await firefox.newPage();
    await page.setViewport({ width: 1440, height: 900 });
    /** @type {string[]} */
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    await page.goto(ADDRESS);
    await page.waitForSelector('#status[data-state="ready"][data-current="true"]');
    await page.type("#source", "पटना में मुख्यमंत्री सविता रावत ने बैठक बुलाई।");
    const place = await page.waitForFunction(() => {
      // What is typed is read at each pause; only the whole of it is pressed.
      const whole = document.querySelector("#article")?.textContent.includes("बुलाई।");
      const [words] = (whole && CSS.highlights.get("baithak-person")) || [];
      const range = document.createRange();
      range.setStart(words?.startContainer ?? document.body, words?.startOffset ?? 0);
      range.setEnd(words?.endContainer ?? document.body, words?.endOffset ?? 0);
      const { x, y, width, height } = range.getBoundingClientRect();
      return words && { x: x + width / 2, y: y + height / 2 };
    });
    const { x, y } = /** @type {{ x: number, y: number }} */ (await place.jsonValue());
    await page.mouse.click(x, y);
    await page.waitForSelector("#bench:not([hidden])");
    await page.click('#bench [data-focus="type organisation"]');
    await page.waitForFunction(() => CSS.highlights.get("baithak-organisation")?.size === 1);
    await page.evaluate(() => {
      // What is saved is seen here instead of in a folder.
      HTMLAnchorElement.prototype.click = () => {};
      URL.createObjectURL = (blob) => {
        /** @type {Blob} */ (blob).text().then((text) => Reflect.set(window, "saved", text));
        return "data:,";
      };
    });
    await page.select("#form", "jsonld");
    await page.click("#download");
    await page.waitForFunction(() => Reflect.has(window, "saved"));
    const saved = JSON.parse(await page.evaluate(() => String(Reflect.get(window, "saved"))));
    assert.ok(
      saved.mentions.some((/** @type {any} */ one) => one["@type"] === "Organization" && one.name === "सविता रावत"),
    );
    assert.deepEqual(faults, []);
  } finally {
    await firefox.close();
  }
});
