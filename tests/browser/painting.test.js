/** Marks that the browser draws over the text: an analysis written by hand, and that nothing is put around its words. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { evidence, launch, marks, open, paste, placeOf, press, shown } from "./browser.js";
import { RAW, TEXT, analysis, at, worker } from "./fixture.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {object} [options] */
async function read(options) {
  const opened = await open(browser, { prepare: worker, engine: false, ...options });
  await paste(opened.page, RAW);
  await shown(opened.page);
  return opened;
}

/**
 * The words that are drawn under a name.
 *
 * @param {Page} page
 * @param {string} name
 */
const drawn = (page, name) =>
  page.evaluate(
    (wanted) =>
      [...(CSS.highlights.get(wanted) ?? [])].map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      }),
    name,
  );

test("paragraphs hold their text and nothing else, and the highlights are just the mentions", async () => {
  const { page, done } = await read();
  const nodes = await page
    .locator("#article .block")
    .evaluateAll((all) =>
      all.map(({ childNodes }) => [...childNodes].map(({ nodeName, nodeValue }) => [nodeName, nodeValue])),
    );
  assert.deepEqual(
    nodes,
    TEXT.split("\n\n").map((text) => [["#text", text]]),
  );
  assert.deepEqual(
    await marks(page),
    analysis().mentions.map(({ type, text }) => `${type} ${text}`),
  );
  await done();
});

test("only highlights of our own names are touched", async () => {
  const { page, done } = await read();
  await page.evaluate(() =>
    CSS.highlights.set(
      "other",
      new Highlight(
        new StaticRange({ startContainer: document.body, startOffset: 0, endContainer: document.body, endOffset: 0 }),
      ),
    ),
  );
  await paste(page, `${RAW} `);
  await page.locator("#clear").click();
  const names = await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => !name.startsWith("baithak-")));
  assert.deepEqual(names, ["other"]);
  assert.equal(await page.evaluate(() => CSS.highlights.get("other")?.size), 1);
  await done();
});

test("each type has a line of its own, in the article as in the legend, also where colours are forced", async () => {
  for (const forcedColors of /** @type {const} */ (["none", "active"])) {
    const { page, done } = await read({ media: { forcedColors } });
    const lines = await page.evaluate(() => {
      const line = (/** @type {CSSStyleDeclaration} */ style) =>
        `${style.textDecorationLine} ${style.textDecorationStyle} ${style.textDecorationThickness}`;
      const paragraph = document.querySelector("#article .block");
      return [...document.querySelectorAll("#legend button")].map((button) => {
        const swatch = /** @type {Element} */ (button.querySelector(".swatch"));
        const type = button.getAttribute("data-type");
        return [
          line(getComputedStyle(swatch)),
          line(getComputedStyle(/** @type {Element} */ (paragraph), `::highlight(baithak-${type})`)),
        ];
      });
    });
    assert.ok(lines.length > 4);
    assert.equal(new Set(lines.map(([legend]) => legend)).size, lines.length);
    for (const [legend, article] of lines) {
      assert.equal(legend, article);
      assert.match(article, /^underline/);
    }
    await done();
  }
});

test("the legend hides a type, which then is not pressed either, and shows it again", async () => {
  const { page, done } = await read();
  const line = () =>
    page
      .locator("#article .block")
      .first()
      .evaluate((block) => getComputedStyle(block, "::highlight(baithak-place)").textDecorationLine);
  assert.equal(await line(), "underline");
  const toggle = page.locator('#legend button[data-type="place"]');
  await toggle.click();
  assert.equal(await line(), "none");
  await press(page, "place चमोली");
  assert.ok(await page.locator("#bench").isHidden());
  await toggle.click();
  assert.equal(await line(), "underline");
  await press(page, "place चमोली");
  await page.locator("#bench", { hasText: "चमोली" }).waitFor();
  assert.deepEqual(await drawn(page, "baithak-chosen"), ["चमोली"]);
  await done();
});

test("of marks within marks the inner one is pressed, and what surrounds it beside it", async () => {
  const { page, done } = await read();
  await press(page, "place उत्तराखंड");
  await page.locator("#bench .selected", { hasText: "स्थान" }).waitFor();
  const { x, y } = await placeOf(page, "role उत्तराखंड के मुख्य सचिव");
  await page.mouse.click(x, y);
  await page.locator("#bench .selected", { hasText: "पद" }).waitFor();
  await done();
});

test("a line of the summary leads to its evidence, and the evidence back, with the mouse and with the keyboard", async () => {
  const { page, done } = await read();
  const [first, second] = analysis().meetings[0].summary;
  const words = (/** @type {{ start: number, end: number }} */ { start, end }) => TEXT.slice(start, end);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  for (const [index, { evidence: range }] of [first, second].entries()) {
    await page.locator(".summary .leads").nth(index).click();
    assert.equal(await evidence(page), words(range));
    assert.equal(await focused(), TEXT.split("\n\n")[1], "the paragraph has the focus");
  }
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-label")), "1");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), first.text);
  // Words of the evidence that are no mark lead back too.
  const place = await page.evaluate(
    ([from, to]) => {
      const text = /** @type {Text} */ (document.querySelectorAll("#article .block")[1].firstChild);
      const range = document.createRange();
      range.setStart(text, from);
      range.setEnd(text, to);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    },
    [at("शामिल").start, at("शामिल").end].map((offset) => offset - at("देहरादून, 12").start),
  );
  await page.mouse.click(place.x, place.y);
  assert.equal(await focused(), second.text);
  await done();
});

test("a name of the list is shown where it stands, one mention after another", async () => {
  const { page, done } = await read();
  const item = page.locator("#names .item", { hasText: "सविता रावत" });
  for (const words of ["सविता रावत", "सविता रावत", "रावत"]) {
    await item.click();
    assert.deepEqual(await drawn(page, "baithak-here"), [words]);
  }
  assert.deepEqual(await drawn(page, "baithak-current"), ["सविता रावत", "सविता रावत", "रावत"]);
  assert.match((await item.getAttribute("title")) ?? "", /अनुच्छेद 1, 2, 3/);
  await done();
});

test("the keyboard walks the marks, the focus stays with them while the article is written anew, and leaves them", async () => {
  const { page, done } = await read();
  await page.locator("#print").focus();
  const focus = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      return active?.matches(".cursor") ? active.getAttribute("aria-label") : (active?.id ?? null);
    });
  for (let presses = 0; presses < 20 && (await focus()) !== "मुख्यमंत्री"; presses += 1) {
    await page.keyboard.press("Tab");
  }
  assert.equal(await focus(), "मुख्यमंत्री");
  for (const wanted of ["सविता रावत", "देहरादून", "12 मई"]) {
    await page.keyboard.press("ArrowRight");
    assert.equal(await focus(), wanted);
  }
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focus(), "देहरादून");
  const cursor = page.locator("#article .cursor");
  assert.equal(await cursor.count(), 1);
  assert.equal(await cursor.getAttribute("aria-description"), "स्थान");
  const [over, words] = await Promise.all([cursor.boundingBox(), placeOf(page, "place देहरादून")]);
  assert.ok(
    over && Math.abs(over.x + over.width / 2 - words.x) < 2 && Math.abs(over.y + over.height / 2 - words.y) < 2,
  );
  await page.evaluate(() => document.getElementById("published")?.dispatchEvent(new Event("change")));
  await page.waitForTimeout(100);
  assert.equal(await focus(), "देहरादून");
  await page.keyboard.press("Enter");
  await page.locator("#bench", { hasText: "देहरादून" }).waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await focus(), "देहरादून");
  await page.keyboard.press("Shift+Tab");
  assert.notEqual(await focus(), "article");
  assert.equal(await cursor.count(), 0);
  await done();
});
