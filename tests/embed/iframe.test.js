/** The frame and the host's client of it, on origins of their own: who may speak, what is said, and what is not understood. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { PACKAGE, TEXT, host, launch, visit } from "./host.js";

/** @typedef {any} Window_ */

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Record<"cms" | "stranger" | "tool", Awaited<ReturnType<typeof host>>>} */
let hosts;

/** A page of a host; what it does with the frame is evaluated in it. */
const PAGE = `<!doctype html><html lang="hi"><head><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
  <script type="module">
    import { AnnotatorFrame } from "/baithak/iframe.js";
    window.heard = [];
    window.open_ = (address, settings) => {
      const frame = new AnnotatorFrame(document.querySelector("iframe"), { address, ...settings });
      for (const name of ["baithak-ready", "baithak-result", "baithak-select", "baithak-error", "input"]) {
        frame.addEventListener(name, ({ detail }) => heard.push([name, detail]));
      }
      window.frame_ = frame;
    };
    // The same without the client, to say what it never would.
    window.raw = async (address, hello) => {
      const iframe = document.querySelector("iframe");
      await new Promise((resolve) => { iframe.onload = resolve; iframe.src = address; });
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => heard.push(data);
      iframe.contentWindow.postMessage(hello, "*", [port2]);
      window.port = port1;
    };
  </script></head><body><iframe title="बैठक"></iframe></body></html>`;

before(async () => {
  browser = await launch();
  const cms = await host({ "/": PAGE });
  const stranger = await host({ "/": PAGE });
  const embed = await readFile(join(PACKAGE, "embed.html"), "utf8");
  const allowing = embed.replace(`content="'self'"`, `content="'self' ${cms.origin}"`);
  assert.notEqual(allowing, embed);
  const tool = await host({ "/baithak/embed.html": allowing });
  hosts = { cms, stranger, tool };
});
after(async () => {
  await browser.close();
  for (const one of Object.values(hosts)) {
    one.close();
  }
});

const embed = () => `${hosts.tool.origin}/baithak/embed.html`;

/**
 * Waits for something that was heard.
 *
 * @param {import("playwright-core").Page} page
 * @param {string} test In the page, of `one`.
 * @returns {Promise<any>}
 */
const heard = async (page, test) =>
  (await page.waitForFunction(`heard.findLast((one) => ${test})`)).evaluate((one) => one);

test("the host's text goes in, the analysis comes out, and the frame follows language, theme and height", async () => {
  const { page, done } = await visit(browser, `${hosts.cms.origin}/`);
  await page.evaluate(
    async ([address, text]) => {
      // The page that the iframe has from its markup, and has loaded, is opened anew.
      const iframe = /** @type {HTMLIFrameElement} */ (document.querySelector("iframe"));
      await new Promise((resolve) => Object.assign(iframe, { onload: resolve, src: address }));
      /** @type {Window_} */ (window).open_(undefined, { text, lang: "en", theme: "dark", tallest: 700 });
    },
    [embed(), TEXT],
  );
  const [, { analysis, text }] = await heard(page, 'one[0] === "baithak-result"');
  assert.equal(text, TEXT);
  assert.ok(analysis.mentions.some((/** @type {any} */ one) => one.text === "सविता रावत"));
  const inside = page.frameLocator("iframe");
  await inside.getByRole("heading", { name: "The meeting" }).waitFor();
  assert.equal(await inside.locator('baithak-annotator [part="root"]').getAttribute("data-theme"), "dark");
  await page.waitForFunction(() => document.querySelector("iframe")?.style.height === "700px");
  assert.match(await page.evaluate(() => /** @type {Window_} */ (window).frame_.export("markdown")), /समीक्षा बैठक/);
  await assert.rejects(
    page.evaluate(() => /** @type {Window_} */ (window).frame_.export("pdf")),
    /pdf/,
  );
  await inside.locator("mark", { hasText: "सविता रावत" }).click();
  const [, { entity }] = await heard(page, 'one[0] === "baithak-select"');
  assert.equal(entity.name, "सविता रावत");
  await inside.locator("textarea").fill("पटना में बैठक हुई।");
  await heard(page, 'one[0] === "input" && one[1].text.startsWith("पटना")');
  await heard(page, 'one[0] === "baithak-result" && one[1].text.startsWith("पटना")');
  await page.evaluate(() => /** @type {Window_} */ (window).frame_.set({ nonsense: 1, lang: 7 }));
  const [, failure] = await heard(page, 'one[0] === "baithak-error"');
  assert.deepEqual([failure.kind, failure.cause], ["frame", "setting"]);
  await page.evaluate(() => /** @type {Window_} */ (window).frame_.set({ gazetteer: [null] }));
  await heard(page, 'one[0] === "baithak-error" && one[1].message.includes("null")');
  await page.evaluate(() => /** @type {Window_} */ (window).frame_.close());
  await done();
});

test("what is not known and what comes from the future is refused by name", async () => {
  const { page, done } = await visit(browser, `${hosts.cms.origin}/`);
  const raw = (/** @type {object} */ hello) =>
    page.evaluate(
      ([address, said]) => /** @type {Window_} */ (window).raw(address, said),
      [`${embed()}?${Math.random()}#nonce=secret`, { type: "connect", nonce: "secret", ...hello }],
    );
  await raw({ baithak: 7 });
  const future = await heard(page, 'one.cause === "version"');
  assert.match(future.message, /version 7 .* only version 1/);
  await page.frameLocator("iframe").getByRole("alert").getByText("version 7").waitFor();
  await raw({ baithak: 1 });
  await heard(page, 'one.type === "ready" && one.nonce === "secret"');
  const say = (/** @type {unknown} */ message) =>
    page.evaluate((said) => /** @type {Window_} */ (window).port.postMessage(said), message);
  await say({ baithak: 1, type: "dance" });
  assert.match((await heard(page, 'one.cause === "message"')).message, /dance/);
  await say({ baithak: 2, type: "set" });
  await heard(page, 'one.cause === "version" && one.message.includes("2")');
  await say("dance");
  await heard(page, 'one.cause === "message" && one.message.includes("no message")');
  await done();
});

test("a host that is not allowed, another window and a wrong nonce get nothing", async () => {
  const { page, done } = await visit(browser, `${hosts.stranger.origin}/`);
  await page.evaluate(
    ([address, text]) => /** @type {Window_} */ (window).open_(address, { text, patience: 700 }),
    [embed(), TEXT],
  );
  const refused = page.frameLocator("iframe").getByRole("alert");
  await refused.getByText(`${hosts.stranger.origin} may not use this page`).waitFor();
  const [, failure] = await heard(page, 'one[0] === "baithak-error"');
  assert.equal(failure.cause, "silent");
  assert.ok(failure.message.includes(hosts.stranger.origin));
  await done();

  const allowed = await visit(browser, `${hosts.cms.origin}/`);
  const hello = { baithak: 1, type: "connect", nonce: "wrong" };
  await allowed.page.evaluate(
    ([address, said]) => /** @type {Window_} */ (window).raw(address, said),
    /** @type {[string, object]} */ ([`${embed()}#nonce=secret`, hello]),
  );
  await allowed.page.frameLocator("iframe").getByText("was not opened by the one that speaks to it").waitFor();
  // A window beside the frame that knows the nonce, on an origin that is allowed, is still not its host.
  const silent = await allowed.page.evaluate(async (address) => {
    const [frame, beside] = [document.createElement("iframe"), document.createElement("iframe")];
    document.body.append(beside, frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
      frame.src = address;
    });
    const { port1, port2 } = new MessageChannel();
    const answer = new Promise((resolve) => {
      port1.onmessage = () => resolve("answered");
      setTimeout(() => resolve("silent"), 500);
    });
    // A function of the other window's, so that it is that window which sends.
    const send = /** @type {Window_} */ (beside.contentWindow).Function(
      "frame",
      "port",
      'frame.postMessage({ baithak: 1, type: "connect", nonce: "secret" }, "*", [port])',
    );
    send(frame.contentWindow, port2);
    return answer;
  }, `${embed()}?beside#nonce=secret`);
  assert.equal(silent, "silent");
  await allowed.done();
});
