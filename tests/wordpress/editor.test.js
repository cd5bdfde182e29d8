/** The plug-in in a real WordPress, as the people of a newsroom use it: in the block editor, in Chromium. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import test, { after, before, describe } from "node:test";
import { promisify } from "node:util";
import { launch } from "../browser/browser.js";
import { typed } from "../browser/schema.js";
import { digestOf } from "../../www/wordpress/post.js";
import { ADDRESS, analyse, contentOf, fieldOf, openEditor, publicPage, publish, signIn, write } from "./wordpress.js";

const TITLE = "नवगढ़ में पेयजल पर समीक्षा बैठक, कलेक्टर ने दिए निर्देश";
const PARAGRAPHS = [
  "नवगढ़। ज़िला कलेक्टर मीनाक्षी सोलंकी की अध्यक्षता में सोमवार को कलेक्ट्रेट सभागार में पेयजल योजनाओं की समीक्षा बैठक हुई। बैठक में अधीक्षण अभियंता राजेश टंडन और नगर पालिका अध्यक्ष फ़रीदा बानो शामिल हुए।",
  "सोलंकी ने कहा कि जयपुर से आने वाली पाइपलाइन का काम अगले महीने पूरा होगा। बैठक में फैसला लिया गया कि हर वार्ड में दो टैंकर भेजे जाएँगे।",
  "टंडन ने बताया कि नवगढ़ के तीन वार्डों में पुराने पाइप बदले जाएँगे।",
];

/** A box of a meeting with the empty line before it, as it is saved. */
const BOX = /\n*<!-- wp:baithak\/meeting -->.*?<!-- \/wp:baithak\/meeting -->/s;

/** @type {import("playwright-core").Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

// Each of these minds a post of its own.
describe("a post", { concurrency: 3 }, () => {
  test("a post is analysed, gets its box and is published; all else of it stays as it was, to the byte", async () => {
    const { page, ask, done } = await signIn(browser, "editor");
    await openEditor(page);
    await write(page, TITLE, PARAGRAPHS);
    const written = await contentOf(page);
    assert.equal(written.match(/<!-- wp:paragraph -->/g)?.length, PARAGRAPHS.length);

    const sidebar = await analyse(page);
    assert.equal(await sidebar.locator(".baithak-analyse").innerText(), "लेख का विश्लेषण करें", "it speaks Hindi");
    const title = await page.evaluate(
      () => /** @type {any} */ (window).wp.blocks.getBlockType("baithak/meeting").title,
    );
    assert.equal(title, "बैठक का बॉक्स", "and so does what PHP says");
    const meeting = sidebar.locator(".baithak-meeting");
    assert.equal(await meeting.count(), 1);
    assert.equal(await meeting.getAttribute("data-kind"), "review");
    assert.equal(await meeting.getAttribute("data-status"), "held");
    const lines = await meeting.locator("li").allInnerTexts();
    assert.ok(lines.length >= 4 && lines.includes("अध्यक्षता: मीनाक्षी सोलंकी।"), lines.join("\n"));

    // Every line leads to its evidence, every name to its mentions, in the block where they stand.
    const selected = () => page.evaluate(() => String(getSelection()));
    await meeting.locator("li button", { hasText: "निर्णय" }).click();
    await page.waitForFunction(() => String(getSelection()) !== "");
    assert.equal(await selected(), "बैठक में फैसला लिया गया कि हर वार्ड में दो टैंकर भेजे जाएँगे।");
    const name = sidebar.locator('[data-type="person"] button', { hasText: "राजेश टंडन" }).first();
    await name.click();
    await page.waitForFunction(() => String(getSelection()) === "राजेश टंडन");
    await name.click();
    await page.waitForFunction(() => String(getSelection()) === "टंडन");
    // The names are marked over the text, by the browser.
    await page.waitForFunction(() => CSS.highlights.has("baithak-person") && CSS.highlights.has("baithak-place"));
    const marked = () =>
      page.evaluate(() => [.../** @type {any} */ (CSS.highlights.get("baithak-person") ?? [])].map(String));
    assert.deepEqual(await marked(), ["मीनाक्षी सोलंकी", "राजेश टंडन", "फ़रीदा बानो", "सोलंकी", "टंडन"]);
    await sidebar.locator(".components-toggle-control input").uncheck();
    await page.waitForFunction(() => !CSS.highlights.has("baithak-person"));

    // Nothing of all that touched the post.
    assert.equal(await contentOf(page), written);
    assert.equal(await fieldOf(page, "title"), TITLE);
    assert.deepEqual(await fieldOf(page, "tags"), []);
    assert.equal((await fieldOf(page, "meta"))._baithak_document, "");

    await sidebar.locator(".baithak-box").click();
    await page.waitForFunction((before) => {
      return /** @type {any} */ (window).wp.data.select("core/editor").getEditedPostContent() !== before;
    }, written);
    const boxed = await contentOf(page);
    assert.equal(boxed.replace(BOX, ""), written);
    await sidebar.locator(".baithak-write").click();
    await sidebar.locator('.baithak-document[data-state="kept"]').waitFor();

    const { id, link } = await publish(page);
    const saved = await ask(`/wp/v2/posts/${id}?context=edit`);
    assert.equal(saved.body.content.raw, boxed);
    // The same post without the plug-in's help is shown the same, but for the box.
    const twin = await ask("/wp/v2/posts", { title: TITLE, content: written, status: "publish" });
    const box = /\n\n\n<aside [^>]*class="[^"]*wp-block-baithak-meeting[^"]*".*?<\/aside>\n/s;
    assert.match(saved.body.content.rendered, box);
    assert.equal(saved.body.content.rendered.replace(box, ""), twin.body.content.rendered);

    const shown = await publicPage(browser, link);
    assert.deepEqual(await shown.page.locator(".wp-block-baithak-meeting li").allInnerTexts(), lines);
    assert.equal(await shown.page.locator(".baithak-meeting-kind").innerText(), "समीक्षा बैठक");
    assert.equal(shown.documents.length, 1);
    const [document] = shown.documents;
    assert.equal(document["@type"], "NewsArticle");
    assert.equal(document.headline, TITLE);
    assert.equal(document.url, link);
    assert.equal(document.about[0]["@type"], "Event");
    assert.equal(document.about[0].organizer[0].name, "मीनाक्षी सोलंकी");
    assert.equal(document.about[0].location.name, "कलेक्ट्रेट सभागार");
    const found = document.mentions.map((/** @type {any} */ one) => `${one["@type"]} ${one.name}`);
    assert.ok(found.includes("Person फ़रीदा बानो") && found.includes("Place जयपुर"), found.join(", "));
    await typed("wordpress", [document]);
    await shown.done();
    assert.equal((await publicPage(browser, twin.body.link)).documents.length, 0);

    // Once the text is another one, the page no longer tells what the old one said.
    const corrected = boxed.replaceAll("फ़रीदा बानो", "फ़रहाना बानो");
    await ask(`/wp/v2/posts/${id}`, { content: corrected });
    assert.equal((await publicPage(browser, link)).documents.length, 0);
    await openEditor(page, id);
    const valid = await page.evaluate(() =>
      /** @type {any} */ (window).wp.data
        .select("core/block-editor")
        .getBlocks()
        .map((/** @type {any} */ one) => [one.name, one.isValid]),
    );
    assert.deepEqual(valid.sort(), [["baithak/meeting", true], ...PARAGRAPHS.map(() => ["core/paragraph", true])]);
    const again = await analyse(page);
    await again.locator('.baithak-document[data-state="outdated"]').waitFor();
    assert.equal(await contentOf(page), corrected);
    await again.locator(".baithak-write").click();
    await again.locator(".baithak-box").click();
    await page.locator(".editor-post-publish-button").click();
    await page.locator(".components-snackbar").waitFor();
    const anew = await publicPage(browser, link);
    assert.ok(anew.documents[0].mentions.some((/** @type {any} */ one) => one.name === "फ़रहाना बानो"));
    const names = await anew.page.locator(".wp-block-baithak-meeting").innerText();
    assert.ok(names.includes("फ़रहाना बानो") && !names.includes("फ़रीदा"));
    await done();
  });

  test("people and places become tags at a click, and only then", async () => {
    const { page, ask, done } = await signIn(browser, "admin");
    await openEditor(page);
    const old = await ask("/wp/v2/tags", { name: "जयपुर" });
    await write(page, TITLE, PARAGRAPHS);
    const sidebar = await analyse(page);
    const tags = () => fieldOf(page, "tags");
    assert.deepEqual(await tags(), []);
    const all = () => ask("/wp/v2/tags?per_page=100&_fields=name");
    assert.deepEqual((await all()).body, [{ name: "जयपुर" }], "analysing makes no tags");

    await sidebar.locator('[aria-label="Add as tag: मीनाक्षी सोलंकी"]').click();
    await sidebar.locator('[aria-label="Add as tag: मीनाक्षी सोलंकी"]', { hasText: "Tagged" }).waitFor();
    assert.equal((await tags()).length, 1);
    await sidebar.locator(".baithak-tags").click();
    await sidebar.locator('[aria-label="Add as tag: जयपुर"]', { hasText: "Tagged" }).waitFor();
    assert.ok((await tags()).includes(old.body.id), "a tag that the site has is taken");
    const names = (await all()).body.map((/** @type {{ name: string }} */ { name }) => name).sort();
    assert.deepEqual(names, ["मीनाक्षी सोलंकी", "राजेश टंडन", "फ़रीदा बानो", "जयपुर", "नवगढ़"].sort());
    const { id } = await publish(page);
    const saved = await ask(`/wp/v2/posts/${id}`);
    assert.deepEqual(saved.body.tags.sort(), (await tags()).sort());
    assert.equal(saved.body.tags.length, 5);
    await done();
  });

  test("text of lists, tables and quotes is read, and a name leads into its block", async () => {
    // TinyMCE, the editor of the classic block, complains of the frame.
    const { page, ask, done } = await signIn(browser, "author", /Node cannot be null or undefined/);
    const content = `<!-- wp:quote -->
<blockquote class="wp-block-quote"><!-- wp:paragraph -->
<p>बैठक में <strong>वंदना</strong> कश्यप ने कहा कि<br>काम समय पर होगा।</p>
<!-- /wp:paragraph --><cite>सचिव हरीश नौटियाल</cite></blockquote>
<!-- /wp:quote -->

<!-- wp:list -->
<ul><!-- wp:list-item -->
<li>मंत्री सविता रावत पटना में थीं।</li>
<!-- /wp:list-item --></ul>
<!-- /wp:list -->

<!-- wp:table -->
<figure class="wp-block-table"><table><tbody><tr><td>सांसद अरुण मिश्रा लखनऊ पहुँचे।</td></tr></tbody></table></figure>
<!-- /wp:table -->

<p>विधायक कमला देवी दिल्ली गईं।</p>`;
    const post = await ask("/wp/v2/posts", { title: "सूची", content, status: "draft" });
    await openEditor(page, post.body.id);
    const before = await contentOf(page);
    const sidebar = await analyse(page);
    const names = await sidebar.locator('[data-type="person"] li button:first-child').allInnerTexts();
    for (const name of ["वंदना कश्यप", "हरीश नौटियाल", "सविता रावत", "अरुण मिश्रा", "कमला देवी"]) {
      assert.ok(names.includes(name), `${name}: ${names}`);
    }
    /** @param {string} name */
    const go = (name) => sidebar.locator('[data-type="person"] button', { hasText: name }).first().click();
    // A name that formatting cuts in two is one name.
    await go("वंदना कश्यप");
    await page.waitForFunction(() => String(getSelection()) === "वंदना कश्यप");
    await go("हरीश नौटियाल");
    await page.waitForFunction(() => String(getSelection()) === "हरीश नौटियाल");
    await go("सविता रावत");
    await page.waitForFunction(() => String(getSelection()) === "सविता रावत");
    const chosen = () =>
      page.evaluate(() => /** @type {any} */ (window).wp.data.select("core/block-editor").getSelectedBlock()?.name);
    await go("अरुण मिश्रा");
    assert.equal(await chosen(), "core/table");
    await go("कमला देवी");
    assert.equal(await chosen(), "core/freeform");
    const marked = () =>
      page.evaluate(() => [.../** @type {any} */ (CSS.highlights.get("baithak-person") ?? [])].map(String));
    const shown = ["वंदना कश्यप", "हरीश नौटियाल", "सविता रावत", "अरुण मिश्रा"];
    assert.deepEqual(await marked(), shown);
    assert.equal(await contentOf(page), before);
    // Where the editor shows the post in a frame, as newer ones always do, marks and places are found there.
    /** @param {"Tablet" | "Desktop"} device */
    const show = (device) =>
      page.evaluate((device) => {
        /** @type {any} */ (window).wp.data.dispatch("core/edit-post").__experimentalSetPreviewDeviceType(device);
      }, device);
    await show("Tablet");
    const frame = page.frameLocator('iframe[name="editor-canvas"]').locator("body");
    await frame.locator("cite").waitFor();
    await go("सविता रावत");
    const framed = () =>
      frame.evaluate(({ ownerDocument: { defaultView } }) => {
        const view = /** @type {any} */ (defaultView);
        const rules = [...view.document.styleSheets].flatMap((sheet) => [...sheet.cssRules].map((one) => one.cssText));
        return {
          marked: [...(view.CSS.highlights.get("baithak-person") ?? [])].map(String),
          styled: rules.some((rule) => rule.startsWith("::highlight(baithak-person)")),
          selected: String(view.getSelection()),
        };
      });
    // The frame loads its sheets by itself.
    let found = await framed();
    for (let tries = 0; tries < 200 && !(found.styled && found.marked.length >= shown.length); tries += 1) {
      await page.waitForTimeout(100);
      found = await framed();
    }
    assert.deepEqual(found, { marked: shown, styled: true, selected: "सविता रावत" });
    await show("Desktop");
    await page.locator(".edit-post-visual-editor cite").waitFor();
    await page.waitForFunction(() => {
      return [.../** @type {any} */ (CSS.highlights.get("baithak-person") ?? [])].map(String).includes("सविता रावत");
    });
    // Typed text is not marked by where older text stood, and a document that tells of that is warned of.
    await sidebar.locator(".baithak-write").click();
    await sidebar.locator('.baithak-document[data-state="kept"]').waitFor();
    await go("सविता रावत");
    await page.keyboard.insertText("ममता नेगी");
    await page.waitForFunction(
      () => ![.../** @type {any} */ (CSS.highlights.get("baithak-person") ?? [])].map(String).includes("सविता रावत"),
    );
    assert.ok(!(await marked()).includes("ममता नेगी"));
    await sidebar.locator(".baithak-behind").waitFor();
    await sidebar.locator('.baithak-document[data-state="outdated"]').waitFor();
    assert.ok(await sidebar.locator(".baithak-write").isDisabled());
    await page.locator(".editor-post-publish-panel__toggle").click();
    await page
      .locator(".editor-post-publish-panel", { hasText: "The structured data tell of an older text" })
      .waitFor();
    await done();
  });

  test("whoever may not edit is refused", async () => {
    const admin = await signIn(browser, "admin");
    const made = await admin.ask("/wp/v2/posts", { title: TITLE, content: "<p>क</p>", status: "publish" });
    const path = `/wp/v2/posts/${made.body.id}`;
    const kept = JSON.stringify({ text: digestOf(TITLE, "<p>क</p>"), data: { inLanguage: "hi" } });
    const change = { meta: { _baithak_document: kept } };

    const author = await signIn(browser, "author", /status of 403/);
    assert.equal((await author.ask("/baithak/v1/gazetteer")).status, 200, "who writes may read the names");
    assert.equal((await author.ask(path, change)).status, 403);
    for (const address of ["options-general.php?page=baithak", "options.php"]) {
      assert.equal((await author.page.goto(`${ADDRESS}/wp-admin/${address}`))?.status(), 403, address);
    }
    await author.done();

    const subscriber = await signIn(browser, "subscriber", /status of 403/);
    assert.equal((await subscriber.page.goto(`${ADDRESS}/wp-admin/post-new.php`))?.status(), 403);
    assert.equal((await subscriber.ask("/wp/v2/users/me")).status, 200);
    assert.equal((await subscriber.ask("/baithak/v1/gazetteer")).status, 403);
    assert.equal((await subscriber.ask(path, change)).status, 403);
    await subscriber.done();
    assert.equal((await fetch(`${ADDRESS}/?rest_route=/baithak/v1/gazetteer`)).status, 401);

    // Who may edit the post may do it; and the settings are only taken from their own form, not from another's page.
    assert.equal((await admin.ask(`${path}?context=edit`)).body.meta._baithak_document, "");
    assert.equal((await admin.ask(path, change)).body.meta._baithak_document, kept);
    const seen = /** @type {any} */ (await (await fetch(`${ADDRESS}/?rest_route=${path}`)).json());
    assert.ok(seen.title && !("_baithak_document" in seen.meta), "visitors see it in the page alone");
    const forged = await admin.page.request.post(`${ADDRESS}/wp-admin/options.php`, {
      form: { option_page: "baithak", action: "update", baithak_gazetteer: "name,type\nक,place\n" },
    });
    assert.equal(forged.status(), 403);
    assert.equal((await admin.ask("/baithak/v1/gazetteer")).body.table, "");
    await admin.done();
  });

  test("a hostile title, text or document does no harm", async () => {
    const { page, ask, done } = await signIn(browser, "author");
    const evil = "</script><script>window.broken = 1</script><img src=x onerror='window.broken = 1'>";
    await openEditor(page);
    await write(page, `${evil} ${TITLE}`, [
      `${evil} ${PARAGRAPHS[0]}`,
      `<!-- /wp:paragraph --> ${PARAGRAPHS[1]} ]]> \u2028`,
    ]);
    const sidebar = await analyse(page);
    await sidebar.locator(".baithak-box").click();
    await sidebar.locator(".baithak-write").click();
    await sidebar.locator('.baithak-document[data-state="kept"]').waitFor();
    const box = BOX.exec(await contentOf(page))?.[0];
    const { id, link } = await publish(page);
    const first = await publicPage(browser, link);
    assert.equal(first.documents.length, 1);
    assert.equal(await first.page.evaluate(() => "broken" in window), false);
    assert.equal(await first.page.locator(".wp-block-baithak-meeting").count(), 1);
    await first.done();

    // What a script of the author's own sends in the place of the editor.
    const { title, content } = (await ask(`/wp/v2/posts/${id}?context=edit`)).body;
    assert.ok(box && content.raw.includes(box), "what an author may write leaves the box whole");
    const text = digestOf(title.raw, content.raw);
    const name = `</script><script>window.broken = 1</script>`;
    const data = {
      inLanguage: `hi"><script>`,
      dateline: name,
      mentions: [
        { "@type": "Person", name, sameAs: "javascript:alert(1)", "@id": "x", knows: { "@type": "Person", name } },
        { "@type": "Person", name: "क", sameAs: "https://example.org/k", jobTitle: [name, 7] },
        { "@type": "WebSite", name: "ख" },
        { "@type": "Place" },
        "ग",
      ],
      about: [
        {
          "@type": "Event",
          name: "बैठक",
          startDate: "कल",
          eventStatus: "javascript:1",
          location: { "@type": "Place", name },
        },
      ],
      headline: "और कुछ",
      author: "कोई और",
    };
    /** @param {unknown} value */
    const send = async (value) =>
      (await ask(`/wp/v2/posts/${id}`, { meta: { _baithak_document: value } })).body.meta._baithak_document;
    await send(JSON.stringify({ text, data }));
    const second = await publicPage(browser, link);
    assert.equal(await second.page.evaluate(() => "broken" in window), false);
    const [document] = second.documents;
    assert.deepEqual(document.mentions, [
      { "@type": "Person", name },
      { "@type": "Person", name: "क", jobTitle: [name], sameAs: "https://example.org/k" },
    ]);
    assert.deepEqual(document.about, [{ "@type": "Event", name: "बैठक", location: { "@type": "Place", name } }]);
    assert.equal(document.dateline, name);
    assert.ok(!("inLanguage" in document || "author" in document) && document.headline !== "और कुछ");
    assert.equal(second.source.includes("<script>window.broken"), false);
    await second.done();
    for (const value of [
      "",
      "7",
      "{",
      "[]",
      `{"text":"0"}`,
      `{"text":"zzzzzzzz","data":{}}`,
      "[".repeat(99),
      `"${"क".repeat(99_999)}"`,
    ]) {
      assert.equal(await send(value), "", value.slice(0, 30));
    }
    await done();
  });

  test("an engine that can't be loaded is said, the post stays as it is, and the next try works", async () => {
    const { page, done } = await signIn(browser, "author", /status of 404|\(404\)/);
    await openEditor(page);
    await write(page, TITLE, PARAGRAPHS);
    const before = await contentOf(page);
    const lost = /engine_bg\.wasm|hi-news\.bin/;
    await page.context().route(lost, (route) => route.fulfill({ status: 404, body: "gone" }));
    const sidebar = await analyse(page);
    await sidebar.locator(".components-notice.is-error", { hasText: "could not be loaded" }).waitFor();
    assert.equal(await contentOf(page), before);
    assert.equal(await sidebar.locator(".baithak-meeting").count(), 0);
    await page.context().unroute(lost);
    await analyse(page);
    assert.equal(await sidebar.locator(".components-notice.is-error").count(), 0);
    assert.equal(await sidebar.locator(".baithak-meeting").count(), 1);
    await done();
  });
});

// These change the site, one after the other.
test("the house's names and the marked types are what the administrator says", async () => {
  const { page, done } = await signIn(browser, "admin");
  const settings = `${ADDRESS}/wp-admin/options-general.php?page=baithak`;
  await page.goto(settings);
  const table = page.locator("#baithak_gazetteer");
  await table.fill("name,type\nलालटेन मंडली,organisation\nनवगढ़,planet\n");
  await page.locator("#submit").click();
  await page.locator(".notice-error, .settings-error.error").waitFor();
  assert.match(await page.locator(".settings-error").first().innerText(), /Line 3: no such type: "planet"/);
  assert.match(await table.inputValue(), /planet/, "what was refused is there to be mended");
  await page.goto(settings);
  assert.equal(await table.inputValue(), "", "and is not kept");
  await page.locator("#baithak_file").setInputFiles({
    name: "names.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("name,type,variants,identifier\nलालटेन मंडली,organisation,मंडली,https://example.org/l?a=1&b=2\n"),
  });
  await page.waitForFunction(() => /** @type {any} */ (document.getElementById("baithak_gazetteer")).value !== "");
  await page.locator('input[value="role"]').uncheck();
  await page.locator("#submit").click();
  await page.locator(".settings-error.notice-success, .updated").first().waitFor();
  assert.match(await table.inputValue(), /^name,type,variants,identifier\nलालटेन मंडली/);

  await openEditor(page);
  await write(page, "शहर में सफ़ाई", ["मंत्री सविता रावत ने कहा कि लालटेन मंडली ने घाट साफ़ किए।"]);
  const sidebar = await analyse(page);
  assert.deepEqual(await sidebar.locator('[data-type="organisation"] li button').allInnerTexts(), ["लालटेन मंडली"]);
  assert.equal(await sidebar.locator('[data-type="role"]').count(), 0);
  assert.equal(await sidebar.locator('[data-type="person"]').count(), 1);
  await page.waitForFunction(() => CSS.highlights.has("baithak-organisation"));
  assert.equal(await page.evaluate(() => CSS.highlights.has("baithak-role")), false);
  await sidebar.locator(".baithak-write").click();
  const { link } = await publish(page);
  const { documents } = await publicPage(browser, link);
  const house = documents[0].mentions.find((/** @type {any} */ one) => one["@type"] === "Organization");
  assert.equal(house.sameAs, "https://example.org/l?a=1&b=2");
  await page.goto(settings);
  await table.fill("");
  await page.locator('input[value="role"]').check();
  await page.locator("#submit").click();
  await page.locator(".settings-error.notice-success, .updated").first().waitFor();
  await done();
});

test("what is removed leaves the posts, and nothing else", async () => {
  const { WORDPRESS_SITE: site, WORDPRESS_LOG: log } = process.env;
  assert.ok(site && log, "run it by `cargo xtask test wordpress`");
  const script = `
    require 'wp-load.php';
    $count = fn() => (int) $GLOBALS['wpdb']->get_var("SELECT (SELECT COUNT(*) FROM wp_options WHERE option_name LIKE 'baithak%') + (SELECT COUNT(*) FROM wp_postmeta WHERE meta_key LIKE '%baithak%')");
    $boxes = fn() => (int) $GLOBALS['wpdb']->get_var("SELECT COUNT(*) FROM wp_posts WHERE post_status = 'publish' AND post_content LIKE '%wp-block-baithak-meeting%'");
    $had = array( $count(), $boxes() );
    define( 'WP_UNINSTALL_PLUGIN', 'baithak/baithak.php' );
    require WP_PLUGIN_DIR . '/baithak/uninstall.php';
    echo wp_json_encode( array( $had, array( $count(), $boxes() ) ) );`;
  const { stdout } = await promisify(execFile)("php", ["-r", script], { cwd: site });
  const [[kept, boxes], left] = JSON.parse(stdout);
  assert.ok(kept > 2 && boxes === 2, stdout);
  assert.deepEqual(left, [0, boxes]);
  // And all the while PHP had nothing to complain of.
  const complaints = await readFile(log, "utf8").catch(() => "");
  assert.deepEqual(
    complaints
      .replaceAll(site, "")
      .split("\n")
      .filter((line) => /baithak/.test(line)),
    [],
  );
});
