/** `<baithak-annotator>` as the package has it, with the real engine, in Chromium: a part of a form, and of a host's page. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { TEXT, document_, events, host, launch, marks, visit } from "./host.js";

/** @typedef {import("../../www/types.js").Analysis} Analysis */

/** The element with the methods of its types. @typedef {any} Annotator */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof host>>} */
let cms;
/** What was submitted last. */
let submitted = new URLSearchParams();

const CLEAN = TEXT.replace("में  सोमवार", "में सोमवार").replace("हुई |", "हुई।");

const FORM = `<form action="/take" method="post">
  <label for="annotator">लेख</label>
  <baithak-annotator id="annotator" name="analysis" required lang="en"></baithak-annotator>
  <button>send</button> <button type="reset">reset</button>
</form>`;
const FIELD = `<form action="/take" method="post"><fieldset>
  <textarea id="body" name="body" rows="6" cols="60"></textarea>
  <baithak-annotator for="body" name="analysis" types="person,place" theme="dark" required></baithak-annotator>
</fieldset><button>send</button></form>`;

before(async () => {
  browser = await launch();
  cms = await host({
    "/form": document_(FORM),
    "/field": document_(FIELD),
    "/many": document_(
      `<div id="all">${"<baithak-annotator></baithak-annotator>".repeat(3)}</div>`,
      "<style>baithak-annotator::part(article) { outline: 3px solid rgb(1, 2, 3); --baithak-person: #123456; }</style>",
    ),
    "/early": `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><baithak-annotator></baithak-annotator>
      <script type="module">
        const early = document.querySelector("baithak-annotator");
        early.text = "दिल्ली में बैठक हुई।";
        early.types = ["place"];
        await import("/baithak/define.js");
      </script>`,
    "/take": (body) => {
      submitted = new URLSearchParams(body);
      return { body: document_("<p>taken</p>") };
    },
  });
});
after(async () => {
  await browser.close();
  cms.close();
});

/** @param {import("playwright-core").Page} page */
const send = async (page) => {
  await page.getByRole("button", { name: "send" }).click();
  await page.getByText("taken").waitFor();
};

/** Types as a person does. @param {import("playwright-core").Page} page */
const typeText = async (page, text = TEXT) => {
  await page.locator("baithak-annotator textarea").fill(text);
  await page.locator("baithak-annotator mark").first().waitFor();
};

test("the analysis is submitted with the form, with the text, and only what a person does is input", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/form`);
  assert.equal(await page.evaluate(() => document.querySelector("form")?.checkValidity()), false);
  await typeText(page);
  assert.ok((await marks(page)).includes("person सविता रावत"));
  assert.equal(await page.evaluate(() => document.querySelector("form")?.checkValidity()), true);
  assert.deepEqual([...new Set((await events(page, "input")).flat())], ["input", "baithak-annotator"]);
  const before = (await events(page, "input")).length;
  // A script that writes makes a result, and no input.
  await page.evaluate(() => {
    const annotator = /** @type {Annotator} */ (document.querySelector("baithak-annotator"));
    annotator.text += " दिल्ली में बैठक हुई।";
  });
  await page.locator("baithak-annotator mark", { hasText: "दिल्ली" }).waitFor();
  // So does one that applies what was found.
  assert.ok(
    await page.evaluate(() => /** @type {Annotator} */ (document.querySelector("baithak-annotator")).apply("cleaning")),
  );
  await page.locator("baithak-annotator mark", { hasText: "दिल्ली" }).waitFor();
  assert.equal((await events(page, "input")).length, before);
  assert.equal((await events(page, "baithak-ready")).length, 1);
  // A correction of a person is input and change.
  await page.locator("baithak-annotator mark", { hasText: "सविता रावत" }).first().click();
  const [, selected] = (await events(page, "baithak-select"))[0];
  assert.equal(selected.entity.name, "सविता रावत");
  await page.locator('baithak-annotator [data-focus="type organisation"]').click();
  await page.locator('baithak-annotator mark[data-type="organisation"]', { hasText: "सविता" }).first().waitFor();
  assert.equal((await events(page, "input")).length, before + 1);
  await send(page);
  const analysis = /** @type {Analysis} */ (JSON.parse(submitted.get("analysis") ?? ""));
  assert.equal(submitted.get("analysis-text")?.replaceAll("\r\n", "\n"), `${CLEAN} दिल्ली में बैठक हुई।`);
  assert.ok(analysis.mentions.some(({ type, text }) => type === "organisation" && text === "सविता रावत"));
  assert.equal(analysis.version, 1);
  await done();
});

test("a form resets, disables and restores it", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/form`);
  await typeText(page);
  const area = page.locator("baithak-annotator textarea");
  await page.goto(`${cms.origin}/take`);
  await page.goBack();
  await page.locator("baithak-annotator mark").first().waitFor();
  assert.equal(await area.inputValue(), TEXT, "what was written is there again when one comes back");
  await page.getByRole("button", { name: "reset" }).click();
  assert.equal(await area.inputValue(), "");
  await page.waitForFunction(() => !document.querySelector("baithak-annotator")?.shadowRoot?.querySelector("mark"));
  await page.evaluate(() => document.querySelector("baithak-annotator")?.setAttribute("text", "पटना में बैठक हुई।"));
  await page.locator("baithak-annotator mark", { hasText: "पटना" }).waitFor();
  await page.evaluate(() => document.querySelector("baithak-annotator")?.toggleAttribute("disabled", true));
  assert.ok(await area.isDisabled());
  assert.deepEqual(await page.evaluate(() => [...new FormData(document.querySelector("form") ?? undefined)]), []);
  await done();
});

test("it reads a field of the host, and applies to it what a person accepts as one step of undo", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/field`);
  const body = page.locator("#body");
  await page.getByRole("button", { name: "send" }).click();
  const focused = await page.evaluate(() => document.activeElement?.localName);
  assert.equal(focused, "baithak-annotator", "what is missing is told where the browser can show it");
  await body.fill(TEXT);
  await page.locator("baithak-annotator mark").first().waitFor();
  assert.deepEqual([...new Set((await marks(page)).map((mark) => mark.split(" ")[0]))].sort(), ["person", "place"]);
  assert.equal(await page.locator("baithak-annotator textarea").isVisible(), false);
  // Marks are drawn over it, and go with what is scrolled; the host's own tree has nothing of them.
  const drawn = page.locator("baithak-annotator .overlay .baithak-person").first();
  assert.equal(await drawn.textContent(), "सविता रावत");
  const place = async () => [await drawn.boundingBox(), await body.boundingBox()];
  const [mark, field] = await place();
  assert.ok(mark && field && mark.x > field.x && mark.y > field.y && mark.y + mark.height < field.y + field.height);
  await body.evaluate((area) => {
    area.style.height = "40px";
    area.scrollTop = 20;
  });
  await page.waitForFunction((before) => {
    const root = document.querySelector("baithak-annotator")?.shadowRoot;
    return (root?.querySelector(".overlay .baithak-person")?.getBoundingClientRect().top ?? 0) < before - 10;
  }, mark.y);
  await body.evaluate((area) => area.removeAttribute("style"));
  assert.equal(await page.locator("fieldset").evaluate((set) => set.children.length), 2);
  // A listener may keep the text as it is.
  await page.evaluate(() =>
    document.addEventListener("baithak-before-apply", (event) => event.preventDefault(), { once: true }),
  );
  await page.locator('baithak-annotator [part="apply-cleaning"]').click();
  assert.equal(await body.inputValue(), TEXT);
  await page.locator('baithak-annotator [part="apply-cleaning"]').click();
  assert.equal(await body.inputValue(), CLEAN);
  await page.locator("baithak-annotator .accept").first().click();
  await page.waitForFunction((text) => /** @type {any} */ (document.querySelector("#body")).value !== text, CLEAN);
  assert.equal(await body.inputValue(), CLEAN.replace("के अध्यक्षता", "की अध्यक्षता"));
  await body.focus();
  await page.keyboard.press("Control+z");
  assert.equal(await body.inputValue(), CLEAN);
  await page.keyboard.press("Control+z");
  assert.equal(await body.inputValue(), TEXT);
  await page.locator('baithak-annotator mark[data-type="person"]').first().waitFor();
  await page.waitForFunction(() => /** @type {Annotator} */ (document.querySelector("baithak-annotator")).value !== "");
  await send(page);
  assert.equal(submitted.get("body")?.replaceAll("\r\n", "\n"), TEXT);
  assert.equal(submitted.get("analysis-text"), null);
  assert.ok(JSON.parse(submitted.get("analysis") ?? "").mentions.length > 3);
  await done();
});

test("words are selected inside the shadow tree and marked, with the mouse and with the keyboard, and undone", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/form`);
  await typeText(page, "जल सहेली समूह की बैठक पटना में हुई। जल सहेली समूह ने काम बढ़ाया।");
  const place = await page.locator("baithak-annotator .block").evaluate((block) => {
    const text = document.createTreeWalker(block, NodeFilter.SHOW_TEXT).nextNode();
    const range = document.createRange();
    range.setStart(/** @type {Node} */ (text), 0);
    range.setEnd(/** @type {Node} */ (text), "जल सहेली".length);
    const { left, right, top, height } = range.getBoundingClientRect();
    return { left, right, y: top + height / 2 };
  });
  await page.mouse.move(place.left + 1, place.y);
  await page.mouse.down();
  await page.mouse.move(place.right - 1, place.y, { steps: 5 });
  await page.mouse.up();
  const bench = page.locator('baithak-annotator [part="bench"]');
  await bench.waitFor();
  assert.equal(await bench.locator("strong").textContent(), "जल सहेली");
  await bench.locator('[data-focus="everywhere"]').check();
  await bench.locator('[data-focus="type person"]').click();
  await page.locator('baithak-annotator mark[data-type="person"]', { hasText: "जल सहेली" }).nth(1).waitFor();
  await page.keyboard.press("Control+z");
  await page.waitForFunction(
    () => !document.querySelector("baithak-annotator")?.shadowRoot?.querySelector("mark[data-type='person']"),
  );
  await done();
});

test("several share one worker, each has its own names, and when all are gone so is the worker", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/many`);
  await page.evaluate(async () => {
    const all = /** @type {Annotator[]} */ ([...document.querySelectorAll("baithak-annotator")]);
    all[1].gazetteer = [{ name: "जल सहेली", type: "person", variants: [], identifier: "house:1" }];
    for (const [index, one] of all.entries()) {
      one.text = `जल सहेली की बैठक पटना में ${index + 10} मई को हुई।`;
    }
    await Promise.all(all.map((one) => new Promise((resolve) => one.addEventListener("baithak-result", resolve))));
  });
  assert.equal(page.workers().length, 1);
  const found = await page.evaluate(() =>
    /** @type {Annotator[]} */ ([...document.querySelectorAll("baithak-annotator")]).map(({ analysis }) =>
      analysis.entities.map((/** @type {any} */ { identifier }) => identifier ?? "").join(""),
    ),
  );
  assert.deepEqual(found, ["", "house:1", ""]);
  const article = page.locator('baithak-annotator [part="article"]').first();
  assert.equal(await article.evaluate((part) => getComputedStyle(part).outlineColor), "rgb(1, 2, 3)");
  // What the host hides stays hidden.
  await page.locator("#all").evaluate((all) => (all.style.visibility = "hidden"));
  assert.equal(await article.evaluate((part) => getComputedStyle(part).visibility), "hidden");
  await page.locator("#all").evaluate((all) => all.removeAttribute("style"));
  // One that is taken away while it is read gets no answer, and no harm comes of it.
  const left = await page.evaluate(async () => {
    const [first, ...others] = /** @type {Annotator[]} */ ([...document.querySelectorAll("baithak-annotator")]);
    first.text = "पटना में बैठक हुई। ".repeat(2000);
    const answer = first.analyse();
    first.remove();
    for (const other of others) {
      other.remove();
    }
    return answer;
  });
  assert.equal(left, null);
  for (let turn = 0; turn < 90 && page.workers().length > 0; turn += 1) {
    await page.waitForTimeout(100);
  }
  assert.equal(page.workers().length, 0);
  // What comes back works again.
  await page.evaluate(() => {
    const again = document.createElement("baithak-annotator");
    again.setAttribute("text", "पटना में बैठक हुई।");
    document.querySelector("#all")?.append(again);
  });
  await page.locator("baithak-annotator mark", { hasText: "पटना" }).waitFor();
  await done();
});

test("a worker that breaks is replaced, and the new one knows the names of the house and of no other element", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/many`, { allowed: /broken/ });
  const identifiers = (/** @type {string} */ text) =>
    page.evaluate(async (said) => {
      const all = /** @type {Annotator[]} */ ([...document.querySelectorAll("baithak-annotator")]).slice(0, 2);
      all[1].gazetteer = "name,type,variants,identifier\nजल सहेली,person,,house:1\n";
      for (const one of all) {
        one.text = said;
      }
      const analyses = await Promise.all(all.map((one) => one.analyse()));
      return analyses.map((one) => one?.entities.map((/** @type {any} */ { identifier }) => identifier ?? "").join(""));
    }, text);
  assert.deepEqual(await identifiers("जल सहेली की बैठक पटना में हुई।"), ["", "house:1"]);
  const [worker] = page.workers();
  const gone = new Promise((resolve) => worker.once("close", resolve));
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error("broken");
    });
  });
  await gone;
  assert.deepEqual(await identifiers("जल सहेली की बैठक लखनऊ में हुई।"), ["", "house:1"]);
  // A table that can't be used is told, and does not keep the article from being read.
  await page.evaluate(() => {
    const [first] = /** @type {Annotator[]} */ ([...document.querySelectorAll("baithak-annotator")]);
    first.gazetteer = "name,type\nक,nonsense\n";
  });
  await page.locator('baithak-annotator [part="message"]:visible').waitFor();
  const [, failure] = (await events(page, "baithak-error"))[0];
  assert.equal(failure.kind, "gazetteer");
  assert.match(failure.message, /line 2/);
  await page.locator("baithak-annotator mark", { hasText: "लखनऊ" }).first().waitFor();
  // Neither does a choice that there is not, nor an analysis of another version; the worker lives on.
  const [same] = page.workers();
  await page.evaluate(async () => {
    const [first] = /** @type {Annotator[]} */ ([...document.querySelectorAll("baithak-annotator")]);
    first.options = { digits: "roman" };
    await first.analyse().catch(() => {});
    first.options = {};
    first.value = JSON.stringify({ ...(await first.analyse()), version: 7 });
  });
  const told = (await events(page, "baithak-error")).slice(1).map(([, { kind, message }]) => `${kind}: ${message}`);
  assert.equal(told.length, 2);
  assert.match(told[0], /^choice: digits: .*roman/);
  assert.match(told[1], /^value: .*version 7/);
  assert.equal(page.workers()[0], same);
  assert.ok(await page.evaluate(() => /** @type {Annotator} */ (document.querySelector("baithak-annotator")).text));
  await done();
});

test("what was set before the element was defined counts, and an analysis is shown without the engine", async () => {
  const { page, done } = await visit(browser, `${cms.origin}/early`);
  await page.locator("baithak-annotator mark", { hasText: "दिल्ली" }).waitFor();
  assert.deepEqual(await marks(page), ["place दिल्ली"]);
  const markdown = await page.evaluate(() =>
    /** @type {Annotator} */ (document.querySelector("baithak-annotator")).export("csv"),
  );
  assert.match(markdown, /दिल्ली/);
  const shown = await page.evaluate(async () => {
    const first = /** @type {Annotator} */ (document.querySelector("baithak-annotator"));
    const kept = first.value.replace('"type":"place"', '"type":"organisation"');
    const other = /** @type {Annotator} */ (document.createElement("baithak-annotator"));
    document.body.append(other);
    other.value = kept;
    // It is not read anew of itself, by which a person's corrections would be lost.
    await new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve)));
    await first.analyse();
    const after = [other.text, other.value === kept];
    other.types = "person place";
    other.text = null;
    return [...after, other.types.join(), other.text];
  });
  assert.deepEqual(shown, ["दिल्ली में बैठक हुई।", true, "person,place", ""]);
  await done();
});
