/** The forms that other systems take, of every article: against the published schemas and types. */

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test, { after, before } from "node:test";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { load } from "baithak";
import { analysed, launch, open, paste, shown } from "./browser.js";
import { typed } from "./schema.js";

/** @typedef {import("../../www/types.js").Choices} Choices */
/** @typedef {import("../../www/types.js").Format} Format */

/** @param {string} name */
const file = (name) => readFile(new URL(`../../www/pkg/${name}`, import.meta.url));
const annotator = await load({ wasm: await file("engine_bg.wasm"), model: await file("hi-news.bin") });
annotator.setGazetteer(
  "name,type,variants,identifier\nभाजपा,organisation,,https://example.org/bjp\nपटना,place,,P-12\nदिल्ली,place,,urn:place:delhi\n",
);

const folder = new URL("../articles/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));

/** @type {Choices} */
const choices = { published: "2023-06-23" };

/** @param {Format} format */
const written = (format) => texts.map((text) => annotator.export(text, choices, format));

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/**
 * @param {string} schema
 * @param {Format} format
 */
async function checked(schema, format) {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictTuples: false });
  // @ts-expect-error -- the package's types know only the CommonJS form
  addFormats(ajv);
  const check = ajv.compile(JSON.parse(await readFile(new URL(`../schemas/${schema}.json`, import.meta.url), "utf8")));
  const values = written(format).map((json) => JSON.parse(json));
  for (const [index, value] of values.entries()) {
    assert.ok(check(value), `${names[index]}: ${ajv.errorsText(check.errors, { separator: "\n" })}`);
  }
  return values;
}

test("ninjs keeps to its schema", async () => {
  const values = await checked("ninjs-2.1", "ninjs");
  assert.ok(values.some(({ people, places, organisations, events }) => people && places && organisations && events));
  const concepts = values.flatMap(({ places = [], organisations = [] }) => [...places, ...organisations]);
  assert.ok(concepts.some(({ uri }) => uri === "https://example.org/bjp"));
  assert.ok(concepts.some(({ literal }) => literal === "P-12"));
});

test("Web Annotations keep to the recommendation", async () => {
  const values = await checked("web-annotation", "webanno");
  const ids = values.flatMap(({ first }) => first.items.map((/** @type {{ id: string }} */ { id }) => id));
  assert.equal(new Set(ids).size, ids.length, "no two have one name");
});

test("JSON-LD keeps to schema.org's types", async () => {
  const values = written("jsonld").map((json) => JSON.parse(json));
  assert.ok(values.some(({ about }) => about?.[0].startDate && about[0].attendee && about[0].location));
  const right = { "@context": "https://schema.org", "@type": "NewsArticle" };
  const wrong = [
    { ...right, about: [{ "@type": "Event", visitors: [] }] },
    { ...right, mentions: [{ "@type": "Persona", name: "क" }] },
    { ...right, headlines: "क" },
  ];
  await typed("jsonld", values, wrong);
});

test("the microdata of HTML keeps to schema.org's types, and the text is all there", async () => {
  const { page, done } = await open(browser);
  const pages = written("html");
  const read = await page.evaluate((sources) => {
    /**
     * An item as JSON, by HTML's rules for microdata.
     *
     * @param {Element} item
     * @returns {Record<string, any>}
     */
    const itemOf = (item) => {
      /** @type {Record<string, any>} */
      const made = { "@type": item.getAttribute("itemtype")?.replace("https://schema.org/", "") };
      /** @param {Element} parent */
      const gather = (parent) => {
        for (const child of parent.children) {
          const name = child.getAttribute("itemprop");
          if (name) {
            const value = child.hasAttribute("itemscope")
              ? itemOf(child)
              : (child.getAttribute("content") ?? child.getAttribute("href") ?? child.textContent);
            made[name] = name in made ? [made[name], value].flat() : value;
          }
          if (!child.hasAttribute("itemscope")) {
            gather(child);
          }
        }
      };
      gather(item);
      return made;
    };
    return sources.map((source) => {
      // eslint-disable-next-line no-restricted-properties -- only read
      const parsed = new DOMParser().parseFromString(source, "text/html");
      const tops = [...parsed.querySelectorAll("[itemscope]:not([itemprop])")];
      return {
        items: tops.map(itemOf),
        stray: [...parsed.querySelectorAll("[itemprop]")].filter((one) => !one.parentElement?.closest("[itemscope]"))
          .length,
        text: [...parsed.querySelectorAll("[data-part]")].map((part) => part.textContent).join("\n"),
      };
    });
  }, pages);
  for (const [index, { items, stray, text }] of read.entries()) {
    assert.equal(items.length, 1);
    assert.equal(stray, 0);
    const letters = (/** @type {string} */ one) => one.replace(/\s+/g, "");
    assert.equal(letters(text), letters(annotator.annotate(texts[index]).text), names[index]);
  }
  // Microdata writes one property several times where JSON-LD has a list, and text of several paragraphs likewise.
  const articles = read.map(({ items: [item] }) => ({ "@context": "https://schema.org", ...item }));
  await typed("microdata", articles);
  await done();
});

test("the table of entities is RFC 4180, with one number of cells in each row", () => {
  for (const csv of written("csv")) {
    const rows = [
      ...csv.matchAll(/(?:^|\r\n)((?:"(?:[^"]|"")*"|[^",\r\n]*)(?:,(?:"(?:[^"]|"")*"|[^",\r\n]*))*)(?=\r\n)/g),
    ];
    assert.equal(rows.map(([whole]) => whole).join("") + "\r\n", csv);
    for (const [, row] of rows) {
      assert.equal([...row.matchAll(/(^|,)("(?:[^"]|"")*"|[^",]*)/g)].length, 7, row);
    }
  }
});

test("the page copies, saves and prints each form, as the engine writes it", async () => {
  const { page, done } = await open(browser, {
    context: { permissions: ["clipboard-read", "clipboard-write"] },
    prepare: (page) => page.addInitScript(() => (window.print = () => document.body.classList.add("printed"))),
  });
  const text = texts[names.indexOf("alliance_chennai.txt")];
  const plain = await load({ wasm: await file("engine_bg.wasm"), model: await file("hi-news.bin") });
  await paste(page, text);
  await shown(page);
  await analysed(page);
  // The text area knows one sort of line end.
  const raw = await page.locator("#source").inputValue();
  const forms = await page
    .locator("#form option")
    .evaluateAll((all) => all.map((one) => /** @type {HTMLOptionElement} */ (one).value));
  assert.equal(forms.length, 10);
  for (const form of forms) {
    await page.locator("#form").selectOption(form);
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) {
      chunks.push(chunk);
    }
    const saved = Buffer.concat(chunks).toString("utf8");
    if (form === "json") {
      assert.deepEqual(JSON.parse(saved), plain.annotate(raw));
    } else if (form === "clean") {
      assert.equal(saved, plain.annotate(raw).text);
    } else {
      assert.equal(saved, plain.export(raw, undefined, /** @type {Format} */ (form)));
    }
    await page.locator("#copy").click();
    await page.locator("#status", { hasText: "कॉपी हो गया" }).waitFor();
    assert.equal(
      await page.evaluate(() => navigator.clipboard.readText()),
      saved.replace(/^\ufeff/, (mark) => mark),
    );
    await page.locator("#status").evaluate((status) => status.replaceChildren());
  }
  await page.locator("#print").click();
  assert.equal(await page.locator("body.printed").count(), 1);
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator("#article").isVisible());
  assert.ok(await page.locator("#raw").isHidden());
  await done();
});
