/** Correcting in the page, with the real engine: with the mouse, with the keyboard alone, and what stays. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { ADDRESS, analysed, evidence, launch, marked, marks, open, paste, placeOf, press, shown } from "./browser.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const TEXT = `नवगढ़, 12 मई। मुख्यमंत्री सविता रावत की अध्यक्षता में सोमवार को सचिवालय में समीक्षा बैठक हुई।

बैठक में मुख्य सचिव हरीश नौटियाल और जल सहेली समूह की दीपा शामिल हुईं। सविता रावत ने कहा कि जल सहेली समूह का काम बढ़ेगा।`;

/** @param {string} [text] */
async function read(text = TEXT) {
  const opened = await open(browser);
  await paste(opened.page, text);
  await shown(opened.page);
  await analysed(opened.page);
  return opened;
}

/**
 * Selects the `nth` occurrence of words in the article with the mouse's own events.
 *
 * @param {Page} page
 * @param {string} words
 * @param {number} [nth]
 */
async function select(page, words, nth = 0) {
  await page.evaluate(
    ([wanted, count]) => {
      const article = /** @type {HTMLElement} */ (document.querySelector("#article"));
      const texts = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      /** @type {{ node: Node, start: number }[]} */
      const nodes = [];
      let text = "";
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        nodes.push({ node, start: text.length });
        text += node.nodeValue;
      }
      let start = text.indexOf(String(wanted));
      for (let left = Number(count); left > 0; left -= 1) {
        start = text.indexOf(String(wanted), start + 1);
      }
      const place = (/** @type {number} */ at) => {
        const found = nodes.findLast((one) => one.start <= at);
        return { node: /** @type {Node} */ (found?.node), offset: at - (found?.start ?? 0) };
      };
      const [from, to] = [place(start), place(start + String(wanted).length)];
      getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
      article.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    },
    [words, nth],
  );
  await page.locator("#bench").waitFor();
}

/**
 * @param {Page} page
 * @param {string} focus
 */
const tool = (page, focus) => page.locator(`#bench [data-focus="${focus}"]`);

/**
 * Goes to the first mark with the keyboard.
 *
 * @param {Page} page
 */
async function tabInto(page) {
  await page.locator("#print").focus();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press("Tab");
    if (await page.evaluate(() => document.activeElement?.matches("#article [data-mention]"))) {
      return;
    }
  }
  assert.fail("no mark within 20 tabs");
}

test("a name is marked by selecting it, everywhere at once, and undone and done again", async () => {
  const { page, done } = await read();
  await select(page, "जल सहेली समूह");
  assert.ok((await page.locator("#bench").textContent())?.includes("अभी चिह्नित नहीं"));
  await tool(page, "everywhere").check();
  await tool(page, "type organisation").click();
  const both = (/** @type {string[]} */ found) =>
    found.filter((one) => one === "organisation जल सहेली समूह").length === 2;
  await marked(page, both);
  const focus = await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.focus);
  assert.equal(focus, "type organisation", "the focus stays where it was");
  await page.locator("#undo-correction").click();
  await marked(page, (found) => !found.some((one) => one.includes("जल सहेली समूह")));
  await page.locator("#redo-correction").click();
  await marked(page, both);
  await page.locator("#article").click({ position: { x: 2, y: 2 } });
  await page.keyboard.press("Control+z");
  await marked(page, (found) => !found.some((one) => one.includes("जल सहेली समूह")));
  await page.keyboard.press("Control+Shift+z");
  await marked(page, both);
  await done();
});

test("what a finger selects, and what the mouse selects to a place beside the article, is taken too", async () => {
  const { page, done } = await read();
  const select = (/** @type {string} */ pointerType) =>
    page.evaluate((type) => {
      const article = /** @type {HTMLElement} */ (document.querySelector("#article"));
      const text = /** @type {Text} */ (document.querySelectorAll("#article .block")[1].firstChild);
      const start = text.data.indexOf("जल सहेली समूह");
      article.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, pointerType: type }));
      getSelection()?.setBaseAndExtent(text, start, text, start + "जल सहेली समूह".length);
      if (type === "mouse") {
        document.body.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, pointerType: type }));
      }
    }, pointerType);
  for (const pointerType of ["touch", "mouse"]) {
    await select(pointerType);
    await page.locator("#bench .selected", { hasText: "जल सहेली समूह" }).waitFor();
    // A finger's selection is taken once more when it rests: on a slow machine that may be after the key.
    await page.evaluate(() => getSelection()?.removeAllRanges());
    await page.keyboard.press("Escape");
    await page.locator("#bench").waitFor({ state: "hidden" });
  }
  await done();
});

test("type, boundaries and entity of a mark are changed, and it is removed", async () => {
  const { page, done } = await read();
  await press(page, "person हरीश नौटियाल");
  await tool(page, "edge end -1").click();
  await marked(page, (found) => found.includes("person हरीश") && !found.includes("person हरीश नौटियाल"));
  await tool(page, "edge end 1").click();
  await marked(page, (found) => found.includes("person हरीश नौटियाल"));
  await tool(page, "grapheme").check();
  await tool(page, "edge end -1").click();
  await marked(page, (found) => found.includes("person हरीश नौटिया"));
  await tool(page, "edge end 1").click();
  await marked(page, (found) => found.includes("person हरीश नौटियाल"));
  await tool(page, "type place").click();
  await marked(page, (found) => found.includes("place हरीश नौटियाल"));
  await tool(page, "type person").click();
  await marked(page, (found) => found.includes("person हरीश नौटियाल"));
  await tool(page, "merge").selectOption({ label: "सविता रावत" });
  await page.locator("#names .item", { hasText: "हरीश नौटियाल" }).getByTitle("3 बार").waitFor();
  await tool(page, "split").click();
  await page.locator("#names .item", { hasText: "सविता रावत" }).waitFor();
  await tool(page, "name").fill("हरीश चंद्र नौटियाल");
  await tool(page, "name").press("Enter");
  await page.locator("#names .item", { hasText: "हरीश चंद्र नौटियाल" }).waitFor();
  await tool(page, "remove").click();
  await marked(page, (found) => !found.some((one) => one.includes("नौटियाल")));
  await done();
});

test("a mark that is pressed while the text is read anew opens when that is done", async () => {
  const { page, done } = await read();
  const { x, y } = await placeOf(page, "person हरीश नौटियाल");
  await page.evaluate(
    ([left, top]) => {
      const source = /** @type {HTMLTextAreaElement} */ (document.querySelector("#source"));
      source.value += " बैठक दो घंटे चली।";
      source.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const options = { bubbles: true, clientX: left, clientY: top };
      document.elementFromPoint(left, top)?.dispatchEvent(new MouseEvent("click", options));
    },
    [x, y],
  );
  assert.ok(await page.locator("#bench").isHidden());
  await page.locator("#bench").waitFor();
  assert.equal(await page.locator("#bench .selected strong").textContent(), "हरीश नौटियाल");
  await done();
});

test("everything is done with the keyboard alone", async () => {
  const { page, done } = await read();
  await tabInto(page);
  const first = (await marks(page))[0];
  const focused = () =>
    page.evaluate(() => {
      const active = document.activeElement;
      return `${active?.getAttribute("data-type")} ${active?.getAttribute("aria-label")}`;
    });
  assert.equal(await focused(), first);
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  const third = await focused();
  assert.equal(third, (await marks(page))[2]);
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement?.closest("#bench")?.id), "bench");
  for (let presses = 0; presses < 7; presses += 1) {
    await page.keyboard.press("Tab");
  }
  assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.activeElement).dataset.focus), "remove");
  await page.keyboard.press("Enter");
  await marked(page, (found) => !found.includes(third) || found.indexOf(third) !== 2);
  await page.keyboard.press("Escape");
  assert.ok(await page.locator("#bench").isHidden());
  // A name that is not marked yet is looked for by its words.
  await page.locator("#new-name").focus();
  await page.keyboard.type("जल सहेली समूह");
  await page.locator("#new-type").selectOption("organisation");
  await page.locator("#new-name").press("Enter");
  await marked(page, (found) => found.filter((one) => one === "organisation जल सहेली समूह").length === 2);
  await page.locator("#new-name").fill("कहीं नहीं");
  await page.locator("#new-name").press("Enter");
  await page.getByText("यह शब्द लेख में नहीं मिला").waitFor();
  await done();
});

test("a correction stays while the text is edited, and what loses its place is listed, not moved", async () => {
  const { page, done } = await read();
  await select(page, "जल सहेली समूह", 1);
  await tool(page, "everywhere").uncheck();
  await tool(page, "type organisation").click();
  const once = (/** @type {string[]} */ found) =>
    found.filter((one) => one === "organisation जल सहेली समूह").length === 1;
  await marked(page, once);
  await page.locator("#source").press("Control+Home");
  await page.keyboard.type("आज की ख़बर: ");
  await page.locator("#article .block", { hasText: "आज की ख़बर" }).waitFor();
  await marked(page, once);
  const edited = (await page.locator("#source").inputValue()).replace(/जल सहेली समूह का काम/, "जल सखी समूह का काम");
  await paste(page, edited);
  await page.locator("#lost li", { hasText: "जल सहेली समूह" }).waitFor();
  assert.ok((await page.locator("#lost").textContent())?.includes("संस्था"));
  assert.ok(!(await marks(page)).some((one) => one.startsWith("organisation जल")));
  await page.locator("#lost button").click();
  await page.locator("#lost li").waitFor({ state: "detached" });
  await done();
});

test("each slot is filled by selecting and emptied, and kind and status are chosen", async () => {
  const { page, done } = await read();
  await select(page, "जल सहेली समूह");
  await tool(page, "slot").selectOption("organisations");
  const slot = page.locator(".slots tr", { hasText: "संस्थाएँ" });
  await slot.getByText("जल सहेली समूह").waitFor();
  await slot.locator(".leads").click();
  const sentence = await evidence(page);
  assert.ok(sentence.startsWith("बैठक में मुख्य सचिव") && sentence.endsWith("हुईं।"), sentence);
  await page.locator(".summary", { hasText: "जल सहेली समूह" }).waitFor();
  // Other words may be the evidence, by selecting them.
  await select(page, "बैठक में मुख्य सचिव");
  await tool(page, "evidence").selectOption({ label: "स्थल: सचिवालय" });
  await page.locator(".slots tr", { hasText: "स्थल" }).locator(".leads").click();
  assert.equal(await evidence(page), "बैठक में मुख्य सचिव");
  await page.getByRole("button", { name: "हटाएँ: सचिवालय" }).click();
  await page.locator(".slots tr", { hasText: "सचिवालय" }).waitFor({ state: "detached" });
  await page.locator(".choosing summary").click();
  await page.locator('.choosing [data-focus="status"]').selectOption("postponed");
  await page.locator('.status[data-status="postponed"]').waitFor();
  await page.locator('.choosing [data-focus="kind"]').selectOption("party");
  await page.locator("#meeting .kind", { hasText: "पार्टी की बैठक" }).waitFor();
  await page.locator('.choosing [data-focus="none"]').click();
  await page.getByText("किसी बैठक की ख़बर नहीं मिली").waitFor();
  await page.locator('#meeting [data-focus="meeting"]').click();
  await page.locator("#meeting .kind").waitFor();
  await done();
});

test("a suggestion that is accepted leaves the corrections where they are", async () => {
  const { page, done } = await read("मंत्री के अध्यक्षता में  बैठक हुई। बैठक में जल  सहेली समूह आया।");
  await select(page, "जल सहेली समूह");
  await tool(page, "type organisation").click();
  await marked(page, "organisation जल सहेली समूह");
  await page.locator("#notes li", { hasText: "के अध्यक्षता" }).locator(".accept").click();
  await page.locator("#article .block", { hasText: "की अध्यक्षता" }).waitFor();
  await marked(page, "organisation जल सहेली समूह");
  assert.ok(await page.locator("#lost").isHidden());
  await done();
});

test("the house's names are opened, refused with their line, confirmed, saved, and known the next time", async () => {
  const { page, done } = await read();
  const give = (/** @type {string} */ table) =>
    page.locator("#table").setInputFiles({ name: "names.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await give("name,type\nजल सहेली समूह,संस्था\nक,तारा\n");
  const refusal = page.locator("#house .failure");
  await refusal.waitFor();
  assert.match((await refusal.textContent()) ?? "", /पंक्ति 3: "तारा" नाम का कोई प्रकार नहीं/);
  await give("name;type;variants;identifier\nजल सहेली समूह;संस्था;;urn:jal:1\n");
  await marked(page, (found) => found.filter((one) => one === "organisation जल सहेली समूह").length === 2);
  assert.equal(await refusal.count(), 0);
  await press(page, "person हरीश नौटियाल");
  await tool(page, "confirm").click();
  await page.locator(".house li", { hasText: "हरीश नौटियाल" }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator('#house [data-focus="save"]').click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk);
  }
  assert.equal(
    Buffer.concat(chunks).toString("utf8"),
    "name,type,variants,identifier\nजल सहेली समूह,organisation,,urn:jal:1\nहरीश नौटियाल,person,,\n",
  );
  await page.reload();
  await page.locator(".house li", { hasText: "जल सहेली समूह" }).waitFor();
  await marked(page, (found) => found.filter((one) => one === "organisation जल सहेली समूह").length === 2);
  await page.locator('#house [data-focus="clear"]').click();
  await marked(page, (found) => !found.some((one) => one.includes("जल सहेली समूह")));
  await done();
});

test("a table of names is taken from the address of the page, beside what the editor added", async () => {
  const table = "name,type\nजल सहेली समूह,organisation\n";
  const { page, done } = await open(browser, {
    allowed: /404/,
    prepare: async (page) => {
      await page.route("**/names.csv", (route) => route.fulfill({ contentType: "text/csv", body: table }));
      await page.route("**/none.csv", (route) => route.fulfill({ status: 404 }));
    },
  });
  await page.locator("#table").setInputFiles({
    name: "own.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("name,type\nदीपा,person\n"),
  });
  await page.locator(".house li", { hasText: "दीपा" }).waitFor();
  await page.goto(new URL("?gazetteer=names.csv", ADDRESS).href);
  await page.locator(".house li", { hasText: "जल सहेली समूह" }).waitFor();
  await page.locator(".house li", { hasText: "दीपा" }).waitFor();
  await paste(page, TEXT);
  await marked(page, "organisation जल सहेली समूह");
  await page.goto(new URL("?gazetteer=none.csv", ADDRESS).href);
  await page.locator("#house .failure", { hasText: "none.csv" }).waitFor();
  await page.locator(".house li", { hasText: "दीपा" }).waitFor();
  assert.equal(await page.locator(".house li").count(), 1, "what came from the address is not kept");
  await done();
});

test("dates are resolved against the day of publication", async () => {
  const { page, done } = await read();
  await page.locator("#published").fill("2023-05-16");
  await page.locator("#published").dispatchEvent("change");
  await analysed(page);
  await press(page, "date सोमवार");
  await page.locator("#bench", { hasText: "2023-05-15" }).waitFor();
  await done();
});

test("a mark tells what it is where it is pointed at or has the focus", async () => {
  const { page, done } = await read();
  const { x, y } = await placeOf(page, "person सविता रावत");
  await page.mouse.move(x, y);
  await page.locator("#card").waitFor();
  const told = await page.locator("#card").innerText();
  assert.match(told, /^सविता रावत\nव्यक्ति\nमुख्यमंत्री\n3 बार\nअध्यक्षता, शामिल: मुख्यमंत्री सविता रावत की अध्यक्षता में/);
  await page.mouse.move(0, 0);
  await page.locator("#card").waitFor({ state: "hidden" });
  await tabInto(page);
  await page.keyboard.press("ArrowRight");
  await page.locator("#card").waitFor();
  assert.deepEqual(await page.locator("#strip .who").allTextContents(), ["सविता रावत", "हरीश नौटियाल", "दीपा"]);
  await done();
});
