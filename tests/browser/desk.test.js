/** What the person at the desk decides, with the real engine: changes, suggestions, rules, digits. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { Desk, editBetween, moved } from "../../www/choices.js";
import { analysed, launch, open, paste } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const RAW = "मंत्री के अध्यक्षता में  बैठक हुई | राज्यपाल के मौजूदगी में १२ लोगों की बैठक हुआ।\n\nबैठक मे 15 नेता  पहुंचे , सब बैठे रहे है।";
const CLEAN = "मंत्री के अध्यक्षता में बैठक हुई। राज्यपाल के मौजूदगी में १२ लोगों की बैठक हुआ।\n\nबैठक मे 15 नेता पहुंचे, सब बैठे रहे है।";

/** @param {Page} page */
const clean = async (page) => (await page.locator("#article .block").allTextContents()).join("\n\n");

/** @param {Page} page */
const raw = (page) => page.locator("#source").inputValue();

/**
 * Waits until the clean text is as expected.
 *
 * @param {Page} page
 * @param {string} expected
 */
async function becomes(page, expected) {
  for (let turn = 0; turn < 100 && (await clean(page)) !== expected; turn += 1) {
    await page.waitForTimeout(50);
  }
  assert.equal(await clean(page), expected);
}

/**
 * The page with the text read, and the changes in view.
 *
 * @param {string} [text]
 * @param {"clean" | "changes"} [view]
 */
async function desk(text = RAW, view = "changes") {
  const opened = await open(browser);
  await paste(opened.page, text);
  await opened.page.locator("#article .block").first().waitFor();
  await analysed(opened.page);
  await opened.page.locator(`[data-view="${view}"]`).click();
  return opened;
}

/**
 * @param {Page} page
 * @param {string} kind
 */
const ofKind = (page, kind) => page.locator(`#changes details[data-kind="${kind}"]`);

test("one change is taken back, and again", async () => {
  const { page, done } = await desk();
  assert.equal(await clean(page), CLEAN);
  await ofKind(page, "whitespace").locator("summary").click();
  const rows = ofKind(page, "whitespace").locator(".changes li");
  await rows.first().getByRole("button", { name: "वापस लें" }).click();
  await becomes(page, CLEAN.replace("में बैठक", "में  बैठक"));
  assert.equal(await raw(page), RAW);
  assert.equal(await rows.count(), 2, "what was taken back stays in the list");
  assert.equal(await page.evaluate(() => document.activeElement?.textContent), "फिर लागू करें");
  assert.ok((await ofKind(page, "whitespace").locator("summary").textContent())?.includes("1 वापस लिए"));
  await page.keyboard.press("Enter");
  await becomes(page, CLEAN);
  await done();
});

test("one change is taken back from its place in the text", async () => {
  const { page, done } = await desk();
  const danda = page.locator(".diff .change", { has: page.locator("ins", { hasText: "।" }) }).first();
  assert.equal(await danda.locator("del").textContent(), "|");
  await danda.click();
  assert.ok((await page.locator(".detail").textContent())?.includes("पूर्ण विराम"));
  await page.locator(".detail button").click();
  await becomes(page, CLEAN.replace("हुई।", "हुई|"));
  assert.equal(await page.locator(".diff .undone").textContent(), "|");
  await page.locator(".detail button").click();
  await becomes(page, CLEAN);
  await done();
});

test("a kind is taken back as a whole, stays so while the text changes, and one of it is taken again", async () => {
  const { page, done } = await desk();
  const kind = ofKind(page, "whitespace");
  await kind.locator("summary").click();
  await kind.getByRole("button", { name: "सभी वापस लें" }).click();
  const undone = CLEAN.replace("में बैठक", "में  बैठक").replace("नेता पहुंचे", "नेता  पहुंचे");
  await becomes(page, undone);
  await page.locator("#source").press("Control+End");
  await page.keyboard.type(" अंत   में।");
  await becomes(page, `${undone} अंत   में।`);
  assert.equal(await kind.locator(".changes li").count(), 3);
  await kind.locator(".changes li").nth(1).getByRole("button", { name: "फिर लागू करें" }).click();
  await becomes(page, `${undone.replace("नेता  पहुंचे", "नेता पहुंचे")} अंत   में।`);
  await kind.getByRole("button", { name: "सभी फिर लागू करें" }).click();
  await becomes(page, `${CLEAN} अंत में।`);
  await done();
});

test("what was taken back keeps to its place while the text before it changes, and goes when it is rewritten", async () => {
  const { page, done } = await desk();
  await ofKind(page, "whitespace").locator("summary").click();
  await ofKind(page, "whitespace").locator(".changes li").nth(1).getByRole("button", { name: "वापस लें" }).click();
  const undone = CLEAN.replace("नेता पहुंचे", "नेता  पहुंचे");
  await becomes(page, undone);
  await page.locator("#source").press("Control+Home");
  await page.keyboard.type("आज ");
  await becomes(page, `आज ${undone}`);
  await paste(page, `आज ${RAW.replace("नेता  पहुंचे", "नेता   पहुंचे")}`);
  await becomes(page, `आज ${CLEAN}`);
  await done();
});

test("digits are written as chosen, and the choice is remembered", async () => {
  const { page, done } = await desk();
  await page.locator('[data-digits="devanagari"]').click();
  await becomes(page, CLEAN.replace("15", "१५"));
  await page.locator('[data-digits="ascii"]').click();
  await becomes(page, CLEAN.replace("१२", "12"));
  assert.equal(await page.locator('[data-digits="ascii"]').getAttribute("aria-pressed"), "true");
  assert.equal(await ofKind(page, "digits").count(), 1);
  await page.reload();
  await paste(page, RAW);
  await becomes(page, CLEAN.replace("१२", "12"));
  await page.locator('[data-view="changes"]').click();
  await page.locator('[data-digits="keep"]').click();
  await becomes(page, CLEAN);
  await done();
});

/** @param {Page} page */
const offered = (page) => page.locator("#notes .suggestion del").allTextContents();

test("one suggestion is accepted where it stands in the raw text, and that is undone", async () => {
  const { page, done } = await desk(RAW, "clean");
  const before = await offered(page);
  await page.locator("#notes li", { hasText: "के मौजूदगी" }).locator(".accept").click();
  await becomes(page, CLEAN.replace("के मौजूदगी", "की मौजूदगी"));
  assert.equal(await raw(page), RAW.replace("के मौजूदगी", "की मौजूदगी"));
  assert.equal((await offered(page)).length, before.length - 1);
  await page.getByRole("button", { name: "पूर्ववत" }).click();
  await becomes(page, CLEAN);
  assert.equal(await raw(page), RAW);
  assert.deepEqual(await offered(page), before);
  assert.equal(await page.getByRole("button", { name: "पूर्ववत" }).count(), 0);
  await done();
});

test("a kind of suggestions is accepted at once, and a change that was taken back stays so", async () => {
  const { page, done } = await desk();
  await ofKind(page, "whitespace").locator("summary").click();
  await ofKind(page, "whitespace").locator(".changes li").nth(1).getByRole("button", { name: "वापस लें" }).click();
  const undone = CLEAN.replace("नेता पहुंचे", "नेता  पहुंचे");
  await becomes(page, undone);
  await page.locator('.kind-of-suggestion[data-kind="grammar"] button').click();
  const accepted = (/** @type {string} */ text) =>
    text
      .replace("के अध्यक्षता", "की अध्यक्षता")
      .replace("के मौजूदगी", "की मौजूदगी")
      .replace("बैठक हुआ", "बैठक हुई")
      .replace("रहे है।", "रहे हैं।");
  await becomes(page, accepted(undone));
  assert.equal(await raw(page), accepted(RAW));
  assert.deepEqual(await offered(page), ["मे"]);
  await done();
});

test("the suggestions of one rule are accepted at once", async () => {
  const { page, done } = await desk(RAW, "clean");
  await page.locator('.rule[data-rule="genitive-gender"]').getByRole("button", { name: "सभी मानें" }).click();
  await becomes(page, CLEAN.replace("के अध्यक्षता", "की अध्यक्षता").replace("के मौजूदगी", "की मौजूदगी"));
  await done();
});

test("where cleaning changed the words themselves, the clean text comes into the box first", async () => {
  const text = "मंत्री  के\u00a0अध्यक्षता में बैठक हुई।";
  const { page, done } = await desk(text, "clean");
  await page.locator("#notes .accept").click();
  await becomes(page, "मंत्री की अध्यक्षता में बैठक हुई।");
  assert.equal(await raw(page), "मंत्री की अध्यक्षता में बैठक हुई।");
  await page.getByRole("button", { name: "पूर्ववत" }).click();
  await becomes(page, "मंत्री के अध्यक्षता में बैठक हुई।");
  assert.equal(await raw(page), text);
  await done();
});

test("a suggestion is left alone, also after the text before it changes, and shown again", async () => {
  const { page, done } = await desk(RAW, "clean");
  const before = await offered(page);
  await page.locator("#notes li", { hasText: "के मौजूदगी" }).locator(".dismiss").click();
  const left = before.filter((words) => words !== "के मौजूदगी");
  assert.deepEqual(await offered(page), left);
  await page.locator("#source").press("Control+Home");
  await page.keyboard.type("आज ");
  await becomes(page, `आज ${CLEAN}`);
  assert.deepEqual(await offered(page), left);
  await page.getByRole("button", { name: /छोड़े हुए 1/ }).click();
  assert.deepEqual(await offered(page), before);
  assert.equal(await raw(page), `आज ${RAW}`);
  await done();
});

test("a rule is switched off by its name, remembered, and switched on again", async () => {
  const { page, done } = await desk(RAW, "clean");
  const before = await offered(page);
  const rule = page.locator('.rule[data-rule="genitive-gender"]');
  await rule.getByRole("button", { name: "नियम बंद करें" }).click();
  await rule.waitFor({ state: "detached" });
  await page.reload();
  await paste(page, RAW);
  await page.locator("#notes .suggestion").first().waitFor();
  assert.deepEqual(
    await offered(page),
    before.filter((words) => !words.startsWith("के ")),
  );
  await page.locator(".rules summary").click();
  const box = page.locator('.rules input[data-rule="genitive-gender"]');
  assert.equal(await box.isChecked(), false);
  await box.check();
  await rule.waitFor();
  assert.deepEqual(await offered(page), before);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("data-rule")), "genitive-gender");
  await done();
});

test("house style, which is off, can be switched on, also where nothing is suggested", async () => {
  const { page, done } = await desk("वे घर गयी और बैठक हुई।", "clean");
  assert.deepEqual(await offered(page), []);
  await page.locator(".rules summary").click();
  const box = page.locator('.rules input[data-rule="house-style"]');
  assert.equal(await box.isChecked(), false);
  await box.check();
  await page.locator('.rule[data-rule="house-style"]').waitFor();
  assert.deepEqual(await offered(page), ["गयी"]);
  await done();
});

test("a device that forbids storage works for the visit", async () => {
  const { page, done } = await open(browser, {
    prepare: (page) =>
      page.addInitScript(() => {
        Object.defineProperty(window, "localStorage", {
          get() {
            throw new DOMException("no", "SecurityError");
          },
        });
      }),
  });
  await paste(page, RAW);
  await becomes(page, CLEAN);
  await page.locator('[data-view="changes"]').click();
  await page.locator('[data-digits="ascii"]').click();
  await becomes(page, CLEAN.replace("१२", "12"));
  await done();
});

test("nothing sticks out on a phone, with the changes and the rules open", async () => {
  const { page, done } = await open(browser, { viewport: { width: 390, height: 800 } });
  await paste(page, RAW);
  await becomes(page, CLEAN);
  await page.locator('[data-view="changes"]').click();
  for (const summary of await page.locator("#changes summary, .rules summary").all()) {
    await summary.click();
  }
  await page.locator(".jump").first().click();
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= 390);
  await done();
});

test("an edit is found between two texts, and marks move with edits", () => {
  assert.deepEqual(editBetween("कखग", "कघघग"), { start: 1, end: 2, length: 2 });
  assert.deepEqual(editBetween("कक", "ककक"), { start: 2, end: 2, length: 1 });
  const marks = [
    { start: 0, end: 2 },
    { start: 3, end: 5 },
    { start: 8, end: 9 },
  ];
  const edits = [
    { start: 2, end: 2, length: 4 },
    { start: 4, end: 6, length: 0 },
  ];
  assert.deepEqual(moved(marks, edits), [
    { start: 0, end: 2 },
    { start: 10, end: 11 },
  ]);
});

test("one of a kind that was taken back as a whole is taken again, and the others are not", () => {
  const change = (/** @type {number} */ start, kind = "whitespace") => ({
    kind,
    source: { start, end: start + 2 },
    text: { start, end: start + 1 },
    before: "  ",
    after: " ",
  });
  const chosen = new Desk();
  chosen.undoKind("whitespace");
  chosen.redo(change(10), [change(4), change(10), change(20), change(30, "markup")]);
  assert.deepEqual(chosen.choices().undoKinds, []);
  assert.deepEqual(chosen.choices().undo, [
    { start: 4, end: 6 },
    { start: 20, end: 22 },
  ]);
});
