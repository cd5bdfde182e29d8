/** The real editors: marks beside the words and nothing in the document, and one step of undo for what is applied. */

import assert from "node:assert/strict";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { build } from "esbuild";
import { PACKAGE, ROOT, document_, host, launch, visit } from "./host.js";

/** @typedef {import("playwright-core").Page} Page */

/** A heading, a paragraph with marks of its own inside a name, a list, a table, a nested quotation. */
const ARTICLE =
  "<h2>मुख्यमंत्री सविता रावत ने बुलाई बैठक</h2>" +
  "<p>नवगढ़, 12 मई। मुख्यमंत्री <strong>सविता</strong> रावत के अध्यक्षता में <em>सचिवालय</em> में समीक्षा बैठक हुई |</p>" +
  "<ul><li>मुख्य सचिव हरीश नौटियाल शामिल हुए |<ul><li>जल सहेली समूह की दीपा जोशी भी आईं।</li></ul></li></ul>" +
  "<table><tbody><tr><td>पटना</td><td>डॉ. अनीता जोशी ने बैठक की</td></tr></tbody></table>" +
  "<blockquote><p>मंत्री दीपक चौहान ने कहा कि दिल्ली में बैठक होगी।</p></blockquote>";

/** The people, wherever they stand. */
const PEOPLE = ["सविता रावत", "हरीश नौटियाल", "अनीता जोशी", "दीपक चौहान"];

/**
 * Each editor: a script that makes it and leaves `desk` in the window. `html` is what the editor would save, `marked` the
 * words that are seen as marked, in order.
 *
 * @type {Record<string, string>}
 */
const SCRIPTS = {
  prosemirror: `
    import { EditorState } from "prosemirror-state";
    import { EditorView } from "prosemirror-view";
    import { DOMParser, DOMSerializer, Schema } from "prosemirror-model";
    import { schema as basic } from "prosemirror-schema-basic";
    import { addListNodes } from "prosemirror-schema-list";
    import { tableNodes } from "prosemirror-tables";
    import { history, undo } from "prosemirror-history";
    import { field } from "baithak/prosemirror";
    const tables = tableNodes({ tableGroup: "block", cellContent: "block+", cellAttributes: {} });
    const nodes = addListNodes(basic.spec.nodes, "paragraph block*", "block").append(tables);
    const schema = new Schema({ nodes, marks: basic.spec.marks });
    const content = document.createElement("div");
    content.append(...window.article());
    const view = new EditorView(document.querySelector("#editor"), {
      state: EditorState.create({ doc: DOMParser.fromSchema(schema).parse(content), plugins: [history()] }),
    });
    window.desk = {
      field: field(view),
      html: () => {
        const made = document.createElement("div");
        made.append(DOMSerializer.fromSchema(schema).serializeFragment(view.state.doc.content));
        return made.innerHTML;
      },
      marked: (type) => [...view.dom.querySelectorAll(".baithak-" + type)].map((mark) => mark.textContent),
      type: (text) => view.dispatch(view.state.tr.insertText(text, 1)),
      undo: () => undo(view.state, view.dispatch),
    };`,
  ckeditor: `
    import * as ck from "/ckeditor5/ckeditor5.js";
    import { field } from "/baithak/ckeditor.js";
    const { ClassicEditor, Essentials, Paragraph, Heading, Bold, Italic, List, Table, BlockQuote } = ck;
    const editor = await ClassicEditor.create(document.querySelector("#editor"), {
      licenseKey: "GPL",
      plugins: [Essentials, Paragraph, Heading, Bold, Italic, List, Table, BlockQuote],
    });
    const content = document.createElement("div");
    content.append(...window.article());
    editor.setData(content.innerHTML);
    window.desk = {
      field: field(editor),
      html: () => editor.getData(),
      marked: (type) => [...document.querySelectorAll(".ck-content .baithak-" + type)].map((mark) => mark.textContent),
      type: (text) =>
        editor.model.change((writer) =>
          writer.insertText(text, editor.model.createPositionAt(editor.model.document.getRoot().getChild(0), 0)),
        ),
      undo: () => editor.execute("undo"),
    };`,
  tinymce: `
    import { field } from "/baithak/tinymce.js";
    const content = document.createElement("div");
    content.append(...window.article());
    const [editor] = await tinymce.init({
      target: document.querySelector("#editor"), license_key: "gpl", base_url: "/tinymce", suffix: ".min",
      plugins: "lists table", promotion: false, branding: false,
    });
    editor.setContent(content.innerHTML);
    editor.undoManager.clear();
    editor.undoManager.add();
    const highlights = () => editor.getWin().CSS.highlights;
    window.desk = {
      field: field(editor),
      html: () => editor.getContent(),
      marked: (type) => [...(highlights().get("baithak-" + type) ?? [])].map(String),
      type: (text) =>
        editor.undoManager.transact(() => editor.getBody().querySelector("h2").firstChild.insertData(0, text)),
      undo: () => editor.undoManager.undo(),
    };`,
  contenteditable: `
    import { richField } from "/baithak/index.js";
    const root = document.querySelector("#editor");
    root.contentEditable = "true";
    root.append(...window.article());
    window.desk = {
      field: richField(root),
      html: () => root.innerHTML,
      marked: (type) => [...(CSS.highlights.get("baithak-" + type) ?? [])].map(String),
      type: (text) => {
        getSelection().setPosition(root.querySelector("h2").firstChild, 0);
        document.execCommand("insertText", false, text);
      },
      undo: () => document.execCommand("undo"),
    };`,
};

/** The article as nodes, made in the page without markup from strings reaching a sink of the element's. */
const HEAD = `<script>window.article = () =>
  new DOMParser().parseFromString(${JSON.stringify(ARTICLE)}, "text/html").body.childNodes;</script>`;

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof host>>} */
let cms;
before(async () => {
  browser = await launch();
  const { outputFiles } = await build({
    stdin: { contents: SCRIPTS.prosemirror, resolveDir: ROOT },
    alias: { "baithak/prosemirror": join(PACKAGE, "prosemirror.js") },
    nodePaths: [join(ROOT, "node_modules")],
    bundle: true,
    format: "esm",
    write: false,
    logLevel: "warning",
  });
  const scripts = { ...SCRIPTS, prosemirror: outputFiles[0].text };
  const head = HEAD + '<script src="/tinymce/tinymce.min.js"></script>';
  const pages = Object.entries(scripts).flatMap(([name, script]) => [
    [`/${name}.js`, { body: script, type: "text/javascript" }],
    [
      `/${name}`,
      document_(
        `<div id="editor"></div><baithak-annotator></baithak-annotator><script type="module" src="/${name}.js"></script>`,
        name === "tinymce" ? head : HEAD,
      ),
    ],
  ]);
  cms = await host(Object.fromEntries(pages), {
    "/baithak/": PACKAGE,
    "/tinymce/": join(ROOT, "node_modules/tinymce"),
    "/ckeditor5/": join(ROOT, "node_modules/ckeditor5/dist/browser"),
  });
});
after(async () => {
  await browser.close();
  cms.close();
});

/** @typedef {any} Window_ */

/** @param {Page} page */
const html = (page) => page.evaluate(() => /** @type {Window_} */ (window).desk.html());

/**
 * What is marked as a person, the pieces of a name put together.
 *
 * @param {Page} page
 */
const people = (page) =>
  page.evaluate(() => /** @type {string[]} */ (/** @type {Window_} */ (window).desk.marked("person")).join(" "));

/**
 * @param {Page} page
 * @param {string} expression In the page, with the element as `annotator` and the editor as `desk`.
 */
const until = (page, expression) =>
  page.waitForFunction(
    `(() => { const annotator = document.querySelector("baithak-annotator"); return ${expression}; })()`,
  );

for (const name of Object.keys(SCRIPTS)) {
  test(`${name}: marks over lists, tables and nested blocks; the document is untouched; one step of undo`, async () => {
    const { page, done } = await visit(browser, `${cms.origin}/${name}`);
    await page.waitForFunction(() => Reflect.has(window, "desk"));
    const saved = await html(page);
    await page.evaluate(() => {
      const annotator = /** @type {Window_} */ (document.querySelector("baithak-annotator"));
      annotator.field = /** @type {Window_} */ (window).desk.field;
    });
    await until(page, 'annotator.analysis && desk.marked("person").length > 3');
    const marked = (await people(page)).replace(/\s+/g, " ");
    for (const person of PEOPLE) {
      assert.ok(marked.includes(person), `${person} in: ${marked}`);
    }
    assert.equal(await html(page), saved, "marking leaves nothing in what is saved");
    // Offsets go to the editor and back: what the engine calls the mention is what is marked.
    const mentions = await page.evaluate(() =>
      /** @type {Window_} */ (document.querySelector("baithak-annotator")).analysis.mentions
        .filter((/** @type {any} */ { type }) => type === "person")
        .map((/** @type {any} */ { text }) => text),
    );
    assert.equal(marked.replaceAll(" ", ""), mentions.join("").replaceAll(" ", ""));

    // A suggestion, applied.
    const applied = await page.evaluate(() => {
      const annotator = /** @type {Window_} */ (document.querySelector("baithak-annotator"));
      const wanted = annotator.analysis.suggestions.filter((/** @type {any} */ { after }) => after === "की अध्यक्षता");
      return annotator.apply(wanted);
    });
    assert.ok(applied);
    const better = saved.replace("के अध्यक्षता", "की अध्यक्षता");
    assert.equal(await html(page), better);
    await page.evaluate(() => /** @type {Window_} */ (window).desk.undo());
    assert.equal(await html(page), saved, "one step takes it back");

    // The cleaning, in two paragraphs among others.
    await until(page, "annotator.analysis?.changes.some(({ after }) => after.includes('।'))");
    assert.ok(
      await page.evaluate(() => /** @type {Window_} */ (document.querySelector("baithak-annotator")).apply("cleaning")),
    );
    assert.equal(await html(page), saved.replace("हुई |", "हुई।").replace("हुए |", "हुए।"));
    await page.evaluate(() => /** @type {Window_} */ (window).desk.undo());
    assert.equal(await html(page), saved, "one step takes all of it back");

    // What is typed shifts everything, and is read.
    await page.evaluate(() => /** @type {Window_} */ (window).desk.type("लखनऊ में "));
    await until(page, 'desk.marked("place").includes("लखनऊ")');
    assert.equal((await people(page)).replace(/\s+/g, " "), marked);

    // Let go, the editor is as it was.
    await page.evaluate(() => {
      const annotator = /** @type {Window_} */ (document.querySelector("baithak-annotator"));
      annotator.field = null;
    });
    await until(page, 'desk.marked("person").length === 0');
    await done();
  });
}
