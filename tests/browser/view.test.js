/** The page against the contract: an analysis written by hand, shown by the real page, with marks as elements. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { analysed, launch, open, paste } from "./browser.js";
import { RAW, TEXT, analysis, at, worker } from "./fixture.js";

/** @typedef {import("playwright-core").Page} Page */

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** @param {Parameters<typeof open>[1]} [options] */
async function shown(options) {
  const opened = await open(browser, { elements: true, prepare: worker, engine: false, ...options });
  await paste(opened.page, RAW);
  await opened.page.locator("#article mark").first().waitFor();
  return opened;
}

/** @param {Page} page */
const focused = (page) => page.evaluate(() => document.activeElement?.textContent);

/** @param {{ start: number, end: number }} range */
const key = (range) => `${range.start}-${range.end}`;

test("the article is there to the letter, with its marks nested in it", async () => {
  const { page, done } = await shown();
  const blocks = await page.locator("#article .block").allTextContents();
  assert.deepEqual(blocks, TEXT.split("\n\n"));
  const marks = await page
    .locator("#article mark")
    .evaluateAll((found) => found.map((mark) => [mark.getAttribute("data-type"), mark.textContent]));
  assert.deepEqual(
    marks,
    analysis().mentions.map(({ type, text }) => [type, text]),
  );
  assert.equal(await page.locator('mark[data-type="role"] mark[data-type="place"]').textContent(), "उत्तराखंड");
  assert.equal(await page.locator("#article b").count(), 0);
  await done();
});

test("the legend counts the marks, and hides and shows a type", async () => {
  const { page, done } = await shown();
  assert.deepEqual(await page.locator("#legend button").allTextContents(), [
    "व्यक्ति 4",
    "स्थान 3",
    "संस्था 1",
    "तिथि 2",
    "पद 3",
  ]);
  const person = page.locator('mark[data-type="person"]').first();
  const line = () => person.evaluate((mark) => getComputedStyle(mark).borderBlockEndWidth);
  assert.equal(await line(), "2px");
  const toggle = page.locator('#legend button[data-type="person"]');
  await toggle.click();
  assert.equal(await toggle.getAttribute("aria-pressed"), "false");
  assert.equal(await line(), "0px");
  await toggle.click();
  assert.equal(await line(), "2px");
  await done();
});

test("each type has a line of its own, so that colour is not needed to tell them apart", async () => {
  const { page, done } = await shown();
  const lines = await page
    .locator("#legend .swatch")
    .evaluateAll((swatches) =>
      swatches
        .map((swatch) => getComputedStyle(swatch))
        .map((style) => style.borderBlockEndStyle + style.borderBlockEndWidth),
    );
  assert.equal(new Set(lines).size, lines.length, lines.join());
  await done();
});

test("a name in the lists leads through its mentions, one after another", async () => {
  const { page, done } = await shown();
  const item = page.locator("#names .item", { hasText: "सविता रावत" });
  const here = async () => Number(await page.locator("mark.here").getAttribute("data-mention"));
  const stops = [];
  for (let press = 0; press < 4; press += 1) {
    await item.click();
    stops.push(await here());
    assert.ok(await page.locator("mark.here").isVisible());
  }
  assert.deepEqual(stops, [1, 5, 11, 1]);
  assert.equal(await page.locator("#said").textContent(), "सविता रावत: 1/3");
  assert.equal(await page.locator("mark.current").count(), 3);
  await done();
});

test("a line of the summary leads to its evidence, and the evidence back to the line", async () => {
  const { page, done } = await shown();
  const [first, second] = analysis().meetings[0].summary;
  await page.locator(".summary .leads").first().click();
  assert.equal(await focused(page), TEXT.slice(first.evidence.start, first.evidence.end));
  assert.ok((await page.locator(".evidence.current").count()) > 0);
  // The evidence of the second line crosses that of the first: its words are shown in pieces.
  await page.locator(".summary .leads").nth(1).click();
  const pieces = await page.locator(`.evidence[data-evidence="${key(second.evidence)}"]`).allTextContents();
  assert.ok(pieces.length > 1);
  assert.equal(pieces.join(""), TEXT.slice(second.evidence.start, second.evidence.end));

  await page.locator("#article").getByText("बैठक में").click();
  assert.equal(await focused(page), second.text);
  await page.locator(".back", { hasText: "" }).nth(1).click();
  assert.equal(await focused(page), first.text);
  await done();
});

test("every filler leads to its evidence", async () => {
  const { page, done } = await shown();
  const fillers = page.locator(".slots .leads");
  assert.deepEqual(await fillers.allTextContents(), [
    "समीक्षा बैठक",
    "सोमवार",
    "सचिवालय",
    "सविता रावत",
    "सविता रावत",
    "लोक निर्माण विभाग",
  ]);
  const doubted = page.locator(".slots li", { hasText: "?" });
  assert.deepEqual(await doubted.locator(".leads").allTextContents(), ["सचिवालय"]);
  for (const filler of await fillers.all()) {
    await filler.click();
    const wanted = await filler.getAttribute("data-evidence");
    const active = await page.evaluate(() => document.activeElement?.getAttribute("data-evidence"));
    assert.equal(active, wanted);
    assert.ok(await page.locator(`.evidence[data-evidence="${wanted}"]`).first().isVisible());
  }
  await done();
});

test("what the article does not say is said in words, not in empty boxes", async () => {
  const { page, done } = await shown();
  const said = await page.locator("#meeting .nothing").textContent();
  assert.equal(said, "लेख में नहीं मिला: शहर/राज्य, शामिल, अनुपस्थित, विषय, निर्णय, आगे।");
  assert.equal(await page.locator("#names .nothing").textContent(), "लेख में नहीं मिला: आयोजन।");
  await done();
});

test("changes are counted by kind, shown where they are, and a suggestion leads to its place", async () => {
  const { page, done } = await shown();
  await page.locator('[data-view="changes"]').click();
  assert.ok(await page.locator("#article").isHidden());
  assert.deepEqual(await page.locator("#changes summary").allTextContents(), ["ख़ाली जगह 2", "यूनिकोड 1"]);
  for (const summary of await page.locator("#changes summary").all()) {
    await summary.click();
  }
  await page.locator(".changes .jump").nth(2).waitFor();
  assert.deepEqual(await page.locator(".changes .jump").allTextContents(), [
    "␣␣␣ → ␣",
    "␣␣ → ␣",
    "अध्यU+200Bक्षता → अध्यक्षता",
  ]);
  const cleaned = await page.locator(".diff").evaluate((diff) => {
    const copy = /** @type {HTMLElement} */ (diff.cloneNode(true));
    copy.querySelectorAll("del").forEach((del) => del.remove());
    return copy.textContent?.replaceAll("␣", " ");
  });
  assert.equal(cleaned, TEXT);
  await page.locator(".changes .jump").last().click();
  assert.equal(await focused(page), "अध्यU+200Bक्षताअध्यक्षता");
  assert.ok((await page.locator(".detail").textContent())?.includes("न दिखने वाला अक्षर हटाया गया"));
  await page.keyboard.press("ArrowLeft");
  assert.equal(await focused(page), "␣␣␣");
  await page.locator(".suggestion").click();
  assert.equal(await page.evaluate(() => String(getSelection())), "बैठक हुई");
  await done();
});

test("the whole way can be gone with the keyboard", async () => {
  const { page, done } = await shown();
  /** @param {string} selector */
  const tabTo = async (selector) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) {
        return;
      }
    }
    assert.fail(`no ${selector} within 60 tabs`);
  };
  await page.locator("#source").focus();
  await tabTo(".summary .leads");
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineStyle);
  assert.equal(outline, "solid");
  const line = await focused(page);
  await page.keyboard.press("Enter");
  const evidence = analysis().meetings[0].summary[0].evidence;
  assert.equal(await focused(page), TEXT.slice(evidence.start, evidence.end));
  await tabTo(`.back[data-label="1"]`);
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), line);
  await tabTo(".item");
  await page.keyboard.press("Space");
  assert.equal(await page.locator("mark.here").count(), 1);
  await done();
});

test("of a long text the first part is shown while the rest is read, and a bar moves", async () => {
  const { page, done } = await shown();
  await paste(page, `${RAW}\n\n`.repeat(400));
  await page.locator("#notice", { hasText: "पहला हिस्सा" }).waitFor();
  assert.ok((await page.locator("#article .block").count()) > 0);
  const bar = page.locator("#progress");
  await bar.waitFor();
  const reached = () => bar.evaluate((one) => /** @type {HTMLProgressElement} */ (one).value);
  const before = await reached();
  await page.waitForTimeout(250);
  const after = await reached();
  assert.ok(0 < before && before < after && after < 1, `${before} ${after}`);
  await bar.waitFor({ state: "hidden" });
  assert.equal(await page.locator("#notice").textContent(), "");
  await done();
});

test("the interface speaks English at a switch, and remembers it", async () => {
  const { page, done } = await shown();
  await page.getByRole("button", { name: "English" }).click();
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.equal(await page.locator("#meeting .kind").textContent(), "Review meeting held");
  assert.equal(await page.locator("#legend button").first().textContent(), "person 4");
  assert.equal(await page.locator(".summary .leads").first().textContent(), analysis().meetings[0].summary[0].text);
  const words = await page.locator("body").innerText();
  assert.ok(!/undefined|\[object|=>/.test(words), words);
  await page.reload();
  assert.equal(await page.locator("h1").textContent(), "Baithak");
  await page.getByRole("button", { name: "हिंदी" }).click();
  assert.equal(await page.locator("h1").textContent(), "बैठक");
  await done();
});

test("nothing sticks out, however wide the window is", async () => {
  const { page, done } = await shown();
  for (const width of [320, 390, 768, 1100, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(content <= window, `${content} > ${window}`);
  }
  await done();
});

test("on a phone a line brings its evidence into the window, and back", async () => {
  const { page, done } = await shown({
    context: { viewport: { width: 390, height: 700 }, isMobile: true, hasTouch: true },
  });
  const line = page.locator(".summary .leads").first();
  await line.tap();
  const evidence = page
    .locator(`.evidence[data-evidence="${key(analysis().meetings[0].summary[0].evidence)}"]`)
    .first();
  const inWindow = async (/** @type {import("playwright-core").Locator} */ locator) => {
    const box = await locator.boundingBox();
    return box !== null && box.y >= 0 && box.y < 700;
  };
  assert.ok(await inWindow(evidence));
  await page.locator('.back[data-label="1"]').tap();
  assert.ok(await inWindow(line));
  await done();
});

test("light and dark have enough contrast", async () => {
  for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
    const { page, done } = await shown({ media: { colorScheme } });
    const poorest = await page.evaluate(() => {
      const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      /** @param {string[]} layers */
      const luminance = (layers) => {
        canvas?.clearRect(0, 0, 1, 1);
        for (const layer of layers) {
          if (canvas) {
            canvas.fillStyle = layer;
            canvas.fillRect(0, 0, 1, 1);
          }
        }
        const data = [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])];
        const [red, green, blue] = data.map((value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const found = [];
      for (const element of document.querySelectorAll(
        "h1, h2, p, mark, button, td, th, .count, .roles, .reason, del, ins",
      )) {
        const behind = [];
        for (let at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
          behind.unshift(getComputedStyle(at).backgroundColor);
        }
        const back = luminance(behind);
        const front = luminance([...behind, getComputedStyle(element).color]);
        found.push({
          contrast: (Math.max(back, front) + 0.05) / (Math.min(back, front) + 0.05),
          what: `${element.tagName} ${element.className} ${element.textContent?.slice(0, 20)}`,
        });
      }
      return found.sort((a, b) => a.contrast - b.contrast)[0];
    });
    assert.ok(poorest.contrast >= 4.5, `${colorScheme}: ${JSON.stringify(poorest)}`);
    await done();
  }
});

test("the JSON is saved as the engine gave it, and the clean text is copied", async () => {
  const { page, done } = await shown({ context: { permissions: ["clipboard-read", "clipboard-write"] } });
  await page.locator("#form").selectOption("json");
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("#download").click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) {
    chunks.push(chunk);
  }
  assert.deepEqual(JSON.parse(Buffer.concat(chunks).toString("utf8")), analysis());
  await page.locator("#form").selectOption("clean");
  await page.locator("#copy").click();
  await page.getByText("साफ़ पाठ कॉपी हो गया।").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), TEXT);
  await analysed(page);
  await done();
});

test("the marker of a line stands at the end of its evidence only, and is no part of the text", async () => {
  const { page, done } = await shown();
  const { evidence } = analysis().meetings[0].summary[1];
  const back = page.locator(`.evidence[data-evidence="${key(evidence)}"] > .back`);
  assert.equal(await back.count(), 1);
  assert.equal(await back.textContent(), "");
  assert.equal(await back.getAttribute("aria-label"), "सार की पंक्ति 2 पर वापस");
  assert.ok(at("शामिल हुए।").end === evidence.end);
  await done();
});
