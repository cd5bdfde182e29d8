/** What stays on the device, files that are opened, and work without a network. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test, { after, before } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { ADDRESS, analysed, launch, marked, open, paste, press, shown } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const TEXT = "पटना में मुख्यमंत्री सविता रावत ने बैठक बुलाई।";

/** @param {Page} page */
const raw = (page) => page.locator("#source").inputValue();

/**
 * @param {Page} page
 * @param {string} text
 */
async function becomes(page, text) {
  for (let turn = 0; turn < 100 && (await raw(page)) !== text; turn += 1) {
    await page.waitForTimeout(50);
  }
  assert.equal(await raw(page), text);
}

/**
 * Waits until the article that stands there is kept.
 *
 * @param {Page} page
 * @param {number} count How many articles are kept then.
 */
const kept = (page, count) =>
  page.waitForFunction((n) => document.querySelectorAll("#draft-list .draft").length === n, count);

test("an article is kept as it is typed, with its corrections, and is there again after a crash", async () => {
  const { page, done } = await open(browser);
  await page.locator("#source").pressSequentially(TEXT);
  await analysed(page);
  await press(page, "person सविता रावत");
  await page.locator('#bench [data-focus="type place"]').click();
  await marked(page, "place सविता रावत");
  await page.locator("#published").fill("2023-05-16");
  await page.locator("#published").dispatchEvent("change");
  await kept(page, 1);
  await page.waitForTimeout(700);
  // As after a crash: another page on the same device, without a word from the first.
  const other = await page.context().newPage();
  await other.goto(ADDRESS);
  await becomes(other, TEXT);
  await marked(other, "place सविता रावत");
  assert.equal(await other.locator("#published").inputValue(), "2023-05-16");
  await other.locator("#undo-correction").click();
  await marked(other, "person सविता रावत");
  await done();
});

test("several articles are in the list, opened, and deleted when told", async () => {
  const { page, done } = await open(browser);
  await paste(page, TEXT);
  await kept(page, 1);
  await page.locator("#clear").click();
  assert.equal(await raw(page), "");
  await paste(page, "दूसरा लेख दिल्ली से।");
  await kept(page, 2);
  await page.locator("#drafts summary").click();
  await page.locator(".draft", { hasText: "पटना" }).click();
  await becomes(page, TEXT);
  await page.getByRole("button", { name: "मिटाएँ: दूसरा" }).click();
  await kept(page, 1);
  await page.getByRole("button", { name: "मिटाएँ: पटना" }).click();
  await kept(page, 0);
  await becomes(page, "");
  await page.reload();
  await analysed(page);
  assert.equal(await raw(page), "");
  const left = await page.evaluate(() => ({ local: Object.keys(localStorage), cookies: document.cookie }));
  assert.deepEqual(left, { local: [], cookies: "" });
  await done();
});

test("what is pasted right after the old article is put away stays", async () => {
  const { page, done } = await open(browser);
  await paste(page, TEXT);
  await kept(page, 1);
  await page.locator("#source").pressSequentially(" आज");
  const next = "दूसरा लेख दिल्ली से।";
  // In one step, before the device has kept what stood there.
  await page.evaluate((text) => {
    document.getElementById("clear")?.click();
    const area = /** @type {HTMLTextAreaElement} */ (document.getElementById("source"));
    area.value = text;
    area.dispatchEvent(new InputEvent("input", { inputType: "insertFromPaste", bubbles: true }));
  }, next);
  await kept(page, 2);
  assert.equal(await raw(page), next);
  await page.locator("#drafts summary").click();
  await page.locator(".draft", { hasText: "पटना" }).click();
  await becomes(page, `${TEXT} आज`);
  await done();
});

test("an article that is written over by another is still in the list, and comes back with its corrections", async () => {
  const { page, done } = await open(browser);
  await paste(page, TEXT);
  await press(page, "person सविता रावत");
  await page.locator('#bench [data-focus="type place"]').click();
  const corrected = () => marked(page, "place सविता रावत");
  await corrected();
  await kept(page, 1);
  await page.waitForTimeout(700);
  const other = "दिल्ली की ख़बर: लोक निर्माण विभाग के अधिकारी आए।";
  await paste(page, other);
  await kept(page, 2);
  assert.ok(await page.locator("#lost").isHidden());
  await page.locator("#source").press("Control+a");
  await page.keyboard.press("Delete");
  await page.waitForTimeout(700);
  await paste(page, TEXT);
  await corrected();
  await kept(page, 2);
  await done();
});

for (const [how, script] of Object.entries({
  refuses: () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("refused on purpose", "SecurityError");
    };
  },
  "has no room": () => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full on purpose", "QuotaExceededError");
    };
  },
})) {
  test(`a device that ${how} is told once, and the work goes on`, async () => {
    const { page, done } = await open(browser, { prepare: (page) => page.addInitScript(script) });
    await paste(page, TEXT);
    await shown(page);
    await page.locator("#notice", { hasText: "on purpose" }).waitFor();
    assert.equal(await page.locator("#notice .failure").count(), 1);
    await press(page, "person सविता रावत");
    await page.locator('#bench [data-focus="type place"]').click();
    await marked(page, "place सविता रावत");
    await done();
  });
}

const WORD = `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr><w:r><w:t>पटना में बैठक</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">मुख्यमंत्री सविता </w:t></w:r><w:del><w:r><w:delText>राय</w:delText></w:r></w:del><w:ins><w:r><w:t>रावत</w:t></w:r></w:ins><w:r><w:tab/><w:t>ने बुलाई।</w:t></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>गया</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;
const ODT = `<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>
<text:h>पटना में बैठक</text:h><text:p>मुख्यमंत्री <text:span>सविता</text:span><text:s text:c="2"/>रावत<text:note><text:note-body><text:p>टिप्पणी</text:p></text:note-body></text:note> ने बुलाई।</text:p></office:text></office:body></office:document-content>`;

/** @type {[string, Uint8Array, string][]} */
const FILES = [
  ["लेख.txt", strToU8(TEXT), TEXT],
  [
    "लेख.txt",
    new Uint8Array([0xff, 0xfe, ...new Uint8Array(new Uint16Array([...TEXT].map((c) => c.charCodeAt(0))).buffer)]),
    TEXT,
  ],
  ["लेख.html", strToU8("<h1>पटना</h1><p>बैठक <b>हुई</b>।</p><script>alert(1)</script>"), "पटना\n\nबैठक हुई।"],
  ["लेख.docx", zipSync({ "word/document.xml": strToU8(WORD) }), "पटना में बैठक\nमुख्यमंत्री सविता रावत\tने बुलाई।\nगया"],
  ["लेख.odt", zipSync({ "content.xml": strToU8(ODT) }), "पटना में बैठक\nमुख्यमंत्री सविता  रावत ने बुलाई।"],
];

test("files of each sort are opened, chosen or dropped", async () => {
  const { page, done } = await open(browser);
  for (const [name, bytes, text] of FILES) {
    await page.locator("#file").setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
    await becomes(page, text);
  }
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "गिरा.txt", { type: "text/plain" }));
    document.body.dispatchEvent(new DragEvent("dragover", { dataTransfer: data, bubbles: true, cancelable: true }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, "गिराया हुआ लेख।");
  await becomes(page, "गिराया हुआ लेख।");
  await kept(page, FILES.length + 1);
  await done();
});

test("a file that can't be read is told, with its reason, and the article stays", async () => {
  // Chromium writes what is wrong with XML in a style that the policy refuses.
  const { page, done } = await open(browser, { allowed: /inline style|style-src-attr/ });
  await paste(page, TEXT);
  await shown(page);
  /** @type {[string, Uint8Array, string][]} */
  const bad = [
    ["क.docx", strToU8("no zip"), "टूटी"],
    ["क.docx", zipSync({ "other.xml": strToU8("<a/>") }), "word/document.xml"],
    ["क.odt", zipSync({ "content.xml": strToU8("<a><b></a>") }), "content.xml"],
    ["क.pdf", strToU8("%PDF"), "इस तरह की फ़ाइल"],
    ["क.txt", strToU8("  \n"), "कोई पाठ नहीं"],
    ["क.json", strToU8("{"), "JSON नहीं"],
    ["क.json", strToU8("[1]"), "न विश्लेषण"],
  ];
  for (const [name, bytes, said] of bad) {
    await page.locator("#file").setInputFiles({ name, mimeType: "", buffer: Buffer.from(bytes) });
    await page.locator("#notice .failure", { hasText: said }).waitFor();
    assert.equal(await page.locator("#notice .failure").count(), 1);
    assert.equal(await raw(page), TEXT);
  }
  await done();
});

test("what was saved is opened again: JSON with its text, annotations on the text that stands there", async () => {
  const { page, done } = await open(browser);
  await paste(page, TEXT);
  await press(page, "person सविता रावत");
  await page.locator('#bench [data-focus="type organisation"]').click();
  await marked(page, "organisation सविता रावत");
  /** @type {Record<string, Buffer>} */
  const saved = {};
  for (const form of ["json", "webanno"]) {
    await page.locator("#form").selectOption(form);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
    saved[form] = await readFile(await download.path());
  }
  await page.locator("#clear").click();
  await page.locator("#file").setInputFiles({ name: "क.json", mimeType: "application/json", buffer: saved.json });
  await becomes(page, TEXT);
  await marked(page, "organisation सविता रावत");
  await page.locator("#clear").click();
  await paste(page, TEXT);
  await marked(page, "person सविता रावत");
  await page.locator("#file").setInputFiles({ name: "क.json", mimeType: "application/json", buffer: saved.webanno });
  await marked(page, "organisation सविता रावत");
  await page.locator("#clear").click();
  await paste(page, "दिल्ली में बारिश हुई।");
  await shown(page);
  await page.locator("#file").setInputFiles({ name: "क.json", mimeType: "application/json", buffer: saved.webanno });
  await page.locator("#notice .failure", { hasText: "किसी और पाठ" }).waitFor();
  await done();
});

/** What the page may come to in all, with brotli; the engine and its model have a budget that the build checks. */
const PAGE_BUDGET = 75_000;

/**
 * Makes sure that a first visit loads the engine, its glue and the model, and beside them no more than the page may weigh.
 *
 * @param {string[]} asked
 */
async function checkFirstLoad(asked) {
  const urls = [...new Set(asked)];
  const engine = urls.filter((url) => url.includes("/pkg/")).map((url) => url.slice(url.lastIndexOf("/") + 1));
  assert.deepEqual(engine.sort(), ["engine.js", "engine_bg.wasm", "hi-news.bin"]);
  let sum = 0;
  for (const url of urls.filter((one) => !one.includes("/pkg/"))) {
    const answer = await fetch(url);
    assert.equal(answer.status, 200, url);
    sum += brotliCompressSync(Buffer.from(await answer.arrayBuffer())).length;
  }
  console.log(`first load: ${urls.length} files, the page ${sum} bytes with brotli`);
  assert.ok(urls.length > 30 && sum < PAGE_BUDGET, `${sum} bytes`);
}

test("a second visit asks the network for nothing, works without it, and takes what is shared", async () => {
  /** @type {string[]} */
  const asked = [];
  const { page, done } = await open(browser, {
    context: { serviceWorkers: "allow" },
    prepare: async (page) => page.context().on("request", (request) => asked.push(request.url())),
  });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await checkFirstLoad(asked);
  await page.reload();
  await analysed(page);
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  asked.length = 0;
  page.context().on("request", (request) => request.serviceWorker() && asked.push(`past the cache: ${request.url()}`));
  await page.reload();
  await analysed(page);
  assert.deepEqual(
    asked.filter((url) => url.startsWith("past") && !/\/(sw|site)\.js$/.test(url)),
    [],
  );
  await page.context().setOffline(true);
  await page.reload();
  await paste(page, TEXT);
  await marked(page, "person सविता रावत");
  await page.locator("#sample").click();
  await page.locator("#article .block", { hasText: "बरसात" }).waitFor();
  const docx = Buffer.from(zipSync({ "word/document.xml": strToU8(WORD) }));
  await page.locator("#file").setInputFiles({ name: "क.docx", mimeType: "", buffer: docx });
  await page.locator("#article .block", { hasText: "गया" }).waitFor();
  const shared = await page.evaluate(async () => {
    const form = new FormData();
    form.set("title", "साझा");
    form.set("text", "दिल्ली में बैठक हुई।");
    return (await fetch("share", { method: "POST", body: form, redirect: "manual" })).type;
  });
  assert.equal(shared, "opaqueredirect");
  await page.goto(new URL("?shared", ADDRESS).href);
  await becomes(page, "साझा\n\nदिल्ली में बैठक हुई।");
  assert.ok(!page.url().includes("shared"));
  await page.evaluate(
    async (bytes) => {
      const form = new FormData();
      form.set("file", new File([new Uint8Array(bytes)], "साझा.docx"));
      await fetch("share", { method: "POST", body: form, redirect: "manual" });
    },
    [...docx],
  );
  await page.goto(new URL("?shared", ADDRESS).href);
  await becomes(page, "पटना में बैठक\nमुख्यमंत्री सविता रावत\tने बुलाई।\nगया");
  await page.context().setOffline(false);
  await done();
});

test("the manifest makes it installable", async () => {
  const { page, done } = await open(browser);
  const manifest = await (await page.request.get(new URL("manifest.webmanifest", ADDRESS).href)).json();
  for (const key of ["name", "short_name", "start_url", "display", "share_target"]) {
    assert.ok(manifest[key], key);
  }
  for (const { src } of manifest.icons) {
    assert.equal((await page.request.get(new URL(src, ADDRESS).href)).status(), 200, src);
  }
  const session = await page.context().newCDPSession(page);
  const { errors } = await session.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
  // Without a window there is nothing to install into; what the page itself could lack is another matter.
  const own = installabilityErrors.map(({ errorId }) => errorId).filter((id) => !/incognito|in-incognito/.test(id));
  assert.deepEqual(own, []);
  await done();
});
