/** The whole way in the browser: the page with the real engine. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, before } from "node:test";
import { ADDRESS, analysed, evidence, launch, marks, open, paste } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const SAMPLE = await readFile(new URL("../../www/sample.txt", import.meta.url), "utf8");

/** @param {Page} page */
const article = async (page) => (await page.locator("#article .block").allTextContents()).join("\n");

/**
 * Pastes, and waits for the article that came of it.
 *
 * @param {Page} page
 * @param {string} text
 * @param {string} expected Words of the article, once it is cleaned.
 */
async function read(page, text, expected) {
  await paste(page, text);
  await page.locator("#article .block", { hasText: expected }).first().waitFor({ timeout: 60_000 });
  await analysed(page);
}

test("the sample is marked and summarised, and every line leads to its evidence", async () => {
  const { page, done } = await open(browser);
  await page.locator("#sample").click();
  await page.locator(".summary .leads").first().waitFor();
  assert.equal(await page.locator("#source").inputValue(), SAMPLE);
  const people = await page
    .locator('#names h3[data-type="person"] + .items .item > span:first-child')
    .allTextContents();
  for (const name of ["सविता रावत", "हरीश नौटियाल", "अनीता जोशी"]) {
    assert.ok(people.includes(name), `${name} is missing: ${people}`);
  }
  assert.ok((await marks(page)).includes("place देहरादून"));
  assert.equal(await page.locator("#meeting .status").first().getAttribute("data-status"), "held");
  const leads = page.locator("#meeting .leads");
  assert.ok((await leads.count()) > 5);
  for (const lead of await leads.all()) {
    await lead.click();
    const words = await evidence(page);
    assert.notEqual(words.trim(), "");
    const focused = await page.evaluate(() =>
      document.activeElement?.closest("#article")?.contains(document.activeElement),
    );
    assert.ok(focused);
    assert.ok((await page.evaluate(() => document.activeElement?.textContent))?.includes(words.slice(0, 20)));
  }
  await done();
});

test("what is pasted is cleaned, and what is typed afterwards is read too", async () => {
  const { page, done } = await open(browser);
  await read(page, "पटना  में   बैठक हुई।", "पटना में बैठक हुई।");
  await page.locator("#source").press("Control+End");
  await page.keyboard.type(" सोमवार को।");
  await page.locator("#article .block", { hasText: "सोमवार" }).waitFor();
  await page.locator("#clear").click();
  assert.equal(await page.locator("#source").inputValue(), "");
  assert.equal(await page.locator("#article .block").count(), 0);
  assert.ok(await page.locator("#meeting-section").isHidden());
  assert.ok(await page.locator("#house-section").isVisible());
  await done();
});

test("markup in an article stays text", async () => {
  const { page, done } = await open(browser);
  const text = `बैठक <img src="x" onerror="document.title='broken'"> &amp; <script>document.title = "broken"</script> हुई।`;
  await paste(page, text);
  await page.locator("#article .block").first().waitFor();
  await analysed(page);
  assert.equal(await page.locator("#article img, #article script, #findings img, #findings script").count(), 0);
  assert.equal(await page.title(), "बैठक");
  assert.equal(await page.locator("#source").inputValue(), text);
  await done();
});

/** What the page must bear: the text, and words that must still be in the article. */
const ODD = {
  "lone surrogates": ["\ud800 पटना \udc00 में बैठक।", "पटना"],
  emoji: ["🙏🏽 पटना 👨‍👩‍👧‍👦 में 🇮🇳 बैठक।", "पटना"],
  NUL: ["पटना\u0000 में बैठक।", "में बैठक"],
  "Latin only": ["The meeting was held in Patna on Monday.", "meeting"],
  "marks without a letter": ["\u093e\u094d\u093c\u0902 पटना", "पटना"],
  "joiners and directions": ["प\u200dटना \u202eमें\u202c श्री\u200c बैठक", "बैठक"],
  "Windows line ends": ["पटना\r\n\r\nबैठक हुई।\r\n", "बैठक हुई।"],
};
test("odd input is borne", async () => {
  const { page, done } = await open(browser);
  for (const [name, [text, expected]] of Object.entries(ODD)) {
    await read(page, text, expected);
    assert.equal(await page.locator("#notice").textContent(), "", name);
    await page.locator("#clear").click();
  }
  await done();
});

test("only white space is said to be so", async () => {
  const { page, done } = await open(browser);
  await paste(page, " \n\t\u00a0 \u200b\n");
  await page.getByText("केवल ख़ाली जगह").waitFor();
  await done();
});

test("an article without a meeting is said to have none, and its key sentences lead to where they stand", async () => {
  const { page, done } = await open(browser);
  await read(page, "आज आसमान साफ़ रहेगा और हल्की धूप खिलेगी।", "आसमान");
  assert.ok((await page.locator("#meeting").textContent())?.includes("किसी बैठक की ख़बर नहीं मिली"));
  const line = page.locator("#meeting .summary .leads", { hasText: "आसमान साफ़ रहेगा" });
  await line.click();
  assert.match(await evidence(page), /आसमान/);
  await done();
});

test("5 MB in one line leave the page alive and the text in place", async () => {
  const { page, done } = await open(browser);
  const sentence = SAMPLE.replaceAll(/\s+/g, " ");
  const text = sentence.repeat(Math.ceil(5_000_000 / Buffer.byteLength(sentence)));
  assert.ok(Buffer.byteLength(text) >= 5_000_000 && !text.includes("\n"));
  await paste(page, text);
  await page.locator("#article .more").waitFor({ timeout: 180_000 });
  // What is shown while the rest is read is shown anew when all is read.
  await analysed(page, 180_000);
  assert.equal(await page.locator("#source").evaluate((area) => /** @type {any} */ (area).value.length), text.length);
  assert.ok((await page.locator("#article .more").textContent())?.includes("लेख लंबा है"));
  const shown = (await article(page)).length;
  assert.ok(shown >= 50_000 && shown < 200_000, String(shown));
  // With a key: while so long an article is laid out, what lies below it moves.
  await page.locator("#article .more button").press("Enter");
  assert.ok((await article(page)).length > shown);
  await page.locator(".summary .leads").last().click();
  assert.notEqual(await evidence(page), "");
  // And the next text gets its answer.
  await read(page, "पटना में बैठक हुई।", "पटना में बैठक हुई।");
  await done();
});

/** @param {Page} page */
async function workerOf(page) {
  return page.workers()[0] ?? page.waitForEvent("worker");
}

/** What ends a worker, run there. @type {Record<string, () => unknown>} */
const DEATHS = {
  "throws outside a request": () =>
    setTimeout(() => {
      throw new Error("broken on purpose");
    }),
  "breaks inside the WebAssembly": () => {
    TextEncoder.prototype.encodeInto = () => {
      throw new WebAssembly.RuntimeError("unreachable");
    };
  },
  "hangs for ever": () =>
    setTimeout(() => {
      for (;;);
    }),
  "ends without a word": () => setTimeout(() => close()),
};
for (const [name, kill] of Object.entries(DEATHS)) {
  test(`a worker that ${name} is replaced, and the text is still there`, async () => {
    const { page, done } = await open(browser, { allowed: /broken on purpose/ });
    const text = "पटना में बैठक हुई।";
    await read(page, text, text);
    const worker = await workerOf(page);
    const gone = worker.waitForEvent("close", { timeout: 60_000 });
    const notice = page.locator("#notice").getByText("आपका पाठ सुरक्षित है");
    // It may come before the next text is pasted or after, and go again when that has its answer.
    const noticed = notice.waitFor({ timeout: 60_000 });
    // It may be gone before it can say that this was run.
    worker.evaluate(kill).catch(() => {});
    await page.waitForTimeout(200);
    const longer = `${text} दिल्ली में भी।`;
    await paste(page, longer);
    await page.locator("#article .block", { hasText: "दिल्ली" }).waitFor({ timeout: 60_000 });
    await gone;
    await noticed;
    assert.equal(await page.locator("#source").inputValue(), longer);
    await analysed(page);
    assert.notEqual(await workerOf(page), worker);
    await done();
  });
}

/** Breaks the engine on a text that says so. */
const POISON = `
const encodeInto = TextEncoder.prototype.encodeInto;
TextEncoder.prototype.encodeInto = function (text, bytes) {
  if (text.includes("दो बार")) {
    throw new WebAssembly.RuntimeError("unreachable");
  }
  return encodeInto.call(this, text, bytes);
};`;

test("a text that breaks the engine twice is said to, and the next one works", async () => {
  let broken = true;
  const text = "पटना में दो बार बैठक हुई।";
  const { page, done } = await open(browser, {
    allowed: /unreachable/,
    prepare: (page) =>
      page.route("**/baithak.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: (await response.text()) + (broken ? POISON : "") });
      }),
  });
  await paste(page, text);
  await page.getByText("इंजन दो बार रुका").waitFor();
  assert.equal(await page.locator("#source").inputValue(), text);
  broken = false;
  // The worker that waits was started broken; once more it is replaced.
  await page.getByRole("button", { name: "फिर कोशिश करें" }).click();
  await page.locator("#article .block", { hasText: "पटना" }).waitFor();
  assert.equal(await page.getByText("इंजन दो बार रुका").count(), 0);
  await done();
});

test("an engine that can't be loaded is said so, and loads at the next try", async () => {
  let broken = true;
  const { page, done } = await open(browser, {
    allowed: /500|Failed to load resource|engine_bg/,
    prepare: (page) =>
      page.route("**/engine_bg.wasm", (route) => (broken ? route.fulfill({ status: 500 }) : route.continue())),
  });
  await paste(page, "पटना में बैठक हुई।");
  await page.getByText("इंजन लोड नहीं हो सका").waitFor();
  assert.equal(await page.locator("#status").getAttribute("data-state"), "failed");
  broken = false;
  await page.getByRole("button", { name: "फिर कोशिश करें" }).click();
  await page.locator("#article .block", { hasText: "पटना" }).waitFor();
  assert.equal(await page.locator("#source").inputValue(), "पटना में बैठक हुई।");
  await done();
});

test("of many texts in a row the last one is shown", async () => {
  const { page, done } = await open(browser);
  for (let turn = 0; turn < 30; turn += 1) {
    await paste(page, `पटना में बैठक ${turn} हुई।`);
  }
  await page.locator("#article .block", { hasText: "बैठक 29 हुई" }).waitFor();
  await analysed(page);
  assert.equal(await article(page), "पटना में बैठक 29 हुई।");
  await done();
});

test("every answer of the server carries the policy, and the page carries it too", async () => {
  const { page, done } = await open(browser);
  const meta = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  const strict = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'";
  assert.ok(meta?.startsWith(strict), String(meta));
  for (const file of ["", "page.js", "worker.js", "pkg/engine.js", "pkg/engine_bg.wasm", "none"]) {
    const response = await page.request.get(new URL(file, ADDRESS).href);
    assert.equal(response.status(), file === "none" ? 404 : 200);
    assert.ok(response.headers()["content-security-policy"].startsWith(strict), file);
  }
  await done();
});

test("the policy holds: a request to another origin and a script in the page are refused", async () => {
  const { page, faults, done } = await open(browser, { allowed: /policy|Content Security Policy/i });
  const refused = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'broken'";
    document.body.append(script);
    return fetch("http://127.0.0.1:9/").then(
      () => false,
      () => true,
    );
  });
  assert.ok(refused);
  assert.equal(await page.title(), "बैठक");
  assert.deepEqual(faults, []);
  await done();
});
