/** The plug-in's files: what WordPress's own check of plug-ins asks, the translation, and what is told in two languages. */

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { readFile, readdir } from "node:fs/promises";
import { join, relative } from "node:path";
import { text as textOf } from "node:stream/consumers";
import test from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { unzipSync } from "fflate";
import { digestIn, digestOf, documentOf, placeOf, readPost } from "../../www/wordpress/post.js";

/** Where it was put together; `cargo xtask test wordpress` sets it. */
const PLUGIN = process.env.WORDPRESS_PLUGIN ?? "target/wordpress/baithak";

const entries = await readdir(PLUGIN, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
const names = paths.map((path) => relative(PLUGIN, path)).sort();

/** @param {string} name */
const read = (name) => readFile(join(PLUGIN, name), "utf8");

/** The files that are the plug-in's own, by their ending. @param {string} ending */
const own = (ending) => names.filter((name) => name.endsWith(ending) && !name.startsWith("engine/"));

/**
 * Runs PHP with the plug-in's functions but without WordPress.
 *
 * @param {string} file Of the plug-in.
 * @param {string} expression In which `$in` is what is given.
 * @param {unknown} input
 * @returns {Promise<any>}
 */
async function php(file, expression, input) {
  const script = `define( 'ABSPATH', __DIR__ );
    function add_action() {}
    function __( $text ) { return $text; }
    require $argv[1];
    $in = json_decode( stream_get_contents( STDIN ), true );
    echo json_encode( ${expression} );`;
  const child = spawn("php", ["-d", "display_errors=stderr", "-r", script, join(PLUGIN, file)]);
  child.stdin.end(JSON.stringify(input));
  const [out, errors] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  assert.equal(errors, "");
  return JSON.parse(out);
}

test("PHP reads every file, and none does anything when it is called by itself", async () => {
  assert.ok(own(".php").length >= 6);
  for (const name of own(".php")) {
    await promisify(execFile)("php", ["-l", join(PLUGIN, name)]);
    const source = await read(name);
    const guard = name === "uninstall.php" ? "WP_UNINSTALL_PLUGIN" : "ABSPATH";
    assert.match(source, new RegExp(`if \\( ! defined\\( '${guard}' \\) \\) \\{\\s+exit;`), name);
    const { stdout } = await promisify(execFile)("php", [join(PLUGIN, name)]);
    assert.equal(stdout, "", name);
    // Everything that others can see bears the plug-in's name.
    const defined = [...source.matchAll(/^(?:function|const|define\( ')\s*'?(\w+)/gm)].map(([, one]) => one);
    for (const one of defined) {
      assert.match(one, /^baithak_|^BAITHAK_/, `${name}: ${one}`);
    }
    for (const [, hook] of source.matchAll(/apply_filters\(\s*'(\w+)'/g)) {
      assert.match(hook, /^baithak_/);
    }
    assert.doesNotMatch(
      source,
      /\b(?:eval|create_function|base64_decode|exec|system|passthru|shell_exec|curl_init)\s*\(/,
    );
    assert.doesNotMatch(source, /\$_(?:GET|POST|REQUEST|FILES|COOKIE)\b/, `${name} leaves requests to WordPress`);
    assert.doesNotMatch(source, /wp_remote_|file_get_contents|fopen/, `${name} fetches nothing`);
    assert.doesNotMatch(source, /\becho\s+\$|<\?=/, `${name} escapes what it prints`);
  }
});

test("the header and readme.txt are as WordPress asks", async () => {
  const header = await read("baithak.php");
  const readme = await read("readme.txt");
  const field = (/** @type {string} */ name) => header.match(new RegExp(`^ \\* ${name}:\\s+(.+)$`, "m"))?.[1] ?? "";
  const told = (/** @type {string} */ name) => readme.match(new RegExp(`^${name}: (.+)$`, "m"))?.[1] ?? "";
  assert.equal(field("Text Domain"), "baithak");
  assert.equal(field("Domain Path"), "/languages");
  assert.equal(field("Version"), told("Stable tag"));
  for (const name of ["Requires at least", "Requires PHP", "License", "License URI"]) {
    assert.equal(field(name), told(name), name);
    assert.notEqual(field(name), "", name);
  }
  assert.match(readme, /^=== Baithak ===\n/);
  assert.ok(told("Tags").split(",").length <= 5);
  const short = readme.split("\n\n")[1];
  assert.ok(short.length <= 150 && !short.includes("\n"), short);
  for (const section of ["Description", "Installation", "Changelog"]) {
    assert.ok(readme.includes(`== ${section} ==`), section);
  }
  assert.ok(readme.includes(`= ${field("Version")} =`));
});

test("the packed file holds the plug-in with its engine, and no other host is named in it", async () => {
  const zip = unzipSync(await readFile(`${PLUGIN}.zip`));
  assert.deepEqual(Object.keys(zip).sort(), names.map((name) => `baithak/${name}`).sort());
  for (const name of names) {
    assert.deepEqual(Buffer.from(zip[`baithak/${name}`]), await readFile(join(PLUGIN, name)), name);
  }
  assert.ok(names.every((name) => !/(^|\/)\.|\.(?:zip|phar|exe|sh|po~)$/.test(name)));
  for (const needed of ["baithak.js", "worker.js", "wordpress/post.js", "pkg/engine_bg.wasm", "pkg/hi-news.bin"]) {
    assert.ok(
      names.some((name) => name.startsWith("engine/") && name.endsWith(`/${needed}`)),
      needed,
    );
  }
  // Every module that a module of the engine imports is there.
  for (const name of names.filter((one) => one.startsWith("engine/") && one.endsWith(".js"))) {
    for (const [, from] of (await read(name)).matchAll(/^(?:import|export)\b[^;]*?from "(\.[^"]+)";/gm)) {
      const path = join(name, "..", from);
      assert.ok(names.includes(path), `${name} imports ${path}`);
    }
  }
  const named = new Set();
  for (const name of names.filter((one) => /\.(?:php|js|json|css)$/.test(one))) {
    for (const [address] of (await read(name)).matchAll(/https?:\/\/[\w.-]+/g)) {
      named.add(address);
    }
  }
  // Names of vocabularies, of a licence and of a manual, which nobody asks.
  const known = [
    "https://developer.mozilla.org",
    "https://opensource.org",
    "https://schema.org",
    "https://schemas.wp.org",
  ];
  assert.deepEqual([...named].sort(), known);
});

test("every word of the plug-in is translated, for PHP and for its scripts", async () => {
  const call = /\b(?:esc_html__|esc_attr__|__)\(\s*(["'])((?:\\.|(?!\1).)*)\1,\s*["']([\w-]*)["']/g;
  /** @type {Set<string>} */
  const used = new Set();
  for (const name of [...own(".php"), ...own(".js")]) {
    const source = await read(name);
    for (const [, , words, domain] of source.matchAll(call)) {
      assert.equal(domain, "baithak", `${name}: ${words}`);
      used.add(words);
    }
    // None is missed by that pattern.
    const calls = source.match(/\b(?:esc_html__|esc_attr__|__)\(/g) ?? [];
    assert.equal(calls.length, [...source.matchAll(call)].length, name);
  }
  const block = JSON.parse(await read("blocks/meeting/block.json"));
  used.add(`block title\u0004${block.title}`);
  used.add(`block description\u0004${block.description}`);
  block.keywords.forEach((/** @type {string} */ word) => used.add(`block keyword\u0004${word}`));
  used.add((await read("baithak.php")).match(/Description:\s+(.+)/)?.[1] ?? "");
  for (const script of ["baithak-block", "baithak-sidebar"]) {
    const { messages } = JSON.parse(await read(`languages/baithak-hi_IN-${script}.json`)).locale_data;
    const { "": head, ...words } = messages;
    assert.equal(head.lang, "hi_IN");
    assert.deepEqual(Object.keys(words).sort(), [...used].sort());
    for (const [from, [to]] of Object.entries(words)) {
      assert.notEqual(to, "", from);
      const places = (/** @type {string} */ text) => (text.match(/%(?:\d\$)?[sd]/g) ?? []).sort();
      assert.deepEqual(places(to), places(from), from);
    }
  }
  // MO: a magic number, as many entries and the header besides, and tables that end where WordPress looks for that.
  const mo = await readFile(join(PLUGIN, "languages/baithak-hi_IN.mo"));
  const head = Array.from({ length: 7 }, (_, index) => mo.readUInt32LE(4 * index));
  const count = used.size + 1;
  assert.deepEqual(head, [0x950412de, 0, count, 28, 28 + 8 * count, 0, 28 + 16 * count]);
});

test("the settings take the tables of names that the engine takes, and refuse the same lines", async () => {
  const folder = names.find((name) => name.endsWith("/baithak.js"))?.replace("baithak.js", "") ?? "";
  const file = (/** @type {string} */ name) => join(process.cwd(), relative(process.cwd(), join(PLUGIN, folder, name)));
  const { load } = await import(pathToFileURL(file("baithak.js")).href);
  const [wasm, model] = await Promise.all([readFile(file("pkg/engine_bg.wasm")), readFile(file("pkg/hi-news.bin"))]);
  const annotator = await load({ wasm, model });
  const tables = [
    "name,type\nनवगढ़,place\n",
    '\ufeffname,type,variants,identifier\r\n"नंदा, वीरेश",person,वीरेश | "नंदा जी",x:1\r\n\r\nनवगढ़,स्थान\r\n',
    'प्रकार\tनाम\nसंस्था\tजल "सहेली" समूह\n',
    "नाम;प्रकार\nनवगढ़;स्थान",
    "\n\nname,type\n\nक,place\n",
    "Name , TYPE\n क , Person \n",
    "name,type\nक,place\n\u00a0,\n",
    'name,type,variants\n"क\nख",place,\nग,role,घ|\n',
    "name,name,type\nक,ख,place\n",
    'name,type\n"क" ख,place\n',
    'name,type\nक "ख",place\n',
    "name,type\n",
    "नाम,रूप\nक,ख\n",
    "type\nplace\n",
    "name,type\nनवगढ़,place\n\nनवगढ़,planet\n",
    "name,type\n,place\n",
    "name,type\nक\n",
    "name,type\nक,place,x\n",
    'name,type\nक,place\n"ख\nग,place\n',
    'name,type\n"क\nख",place\nग,\n',
    "name,type\nक,date\n",
    "name,type\nक,number\n",
    "name type\nक place\n",
    'name,type\nक,place\r\nख,place\n"""',
  ];
  const faults = await php("includes/gazetteer.php", "array_map( 'baithak_fault_of_table', $in )", tables);
  let refused = 0;
  for (const [index, table] of tables.entries()) {
    let line = "";
    try {
      annotator.setGazetteer(table);
    } catch (error) {
      line = /line (\d+)/.exec(String(error))?.[1] ?? "";
      refused += 1;
    }
    assert.equal(/^Line (\d+)/.exec(faults[index])?.[1] ?? "", line, `${JSON.stringify(table)}: ${faults[index]}`);
  }
  assert.ok(refused >= 10 && refused <= tables.length - 10, String(refused));
  const large = await php("includes/gazetteer.php", "baithak_fault_of_table( str_repeat( $in, 400000 ) )", "क");
  assert.match(large, /larger/);
  assert.match(
    await php("includes/gazetteer.php", 'baithak_fault_of_table( "name,type\\n\\xE0\\xA4,place" )', null),
    /UTF-8/,
  );
});

test("a text has the same digest in the editor and on the server", async () => {
  const box = "<!-- wp:baithak/meeting -->\n<aside>क<li>ख</li></aside>\n<!-- /wp:baithak/meeting -->";
  const second = box.replace("meeting -->", 'meeting {"meeting":1} -->');
  const paragraph = (/** @type {string} */ text) => `<!-- wp:paragraph -->\n<p>${text}</p>\n<!-- /wp:paragraph -->`;
  const posts = [
    ["", ""],
    ["बैठक", paragraph("नवगढ़ में बैठक हुई।")],
    ["बैठक", `${paragraph("नवगढ़ में बैठक हुई।")}\n\n${box}`],
    ["बैठक", `${second}${paragraph("नवगढ़ में <strong>बैठक</strong> हुई।")}\n\n${box}`],
    ["बैठक", `<!-- wp:baithak/meeting /-->${paragraph("नवगढ़ में बैठक हुई।")}${box}`],
    ["a &amp; b < c", paragraph("1 &lt; 2 & 3 > 2 &nbsp;&#8217;&#x2F; 😀\u00a0\u200d")],
    ["बैठक", paragraph("x ".repeat(50_000))],
  ];
  const told = await php("includes/document.php", "array_map( fn( $one ) => baithak_digest( ...$one ), $in )", posts);
  assert.deepEqual(
    posts.map(([title, content]) => digestOf(title, content)),
    told,
  );
  // The box is no part of the text, nor are markup and white space; all else is.
  assert.equal(new Set(told.slice(1, 5)).size, 1);
  assert.notEqual(digestOf("बैठक", paragraph("नवगढ में बैठक हुई।")), told[1]);
  assert.equal(digestIn(documentOf('{"@type":"NewsArticle","mentions":[]}', told[1])), told[1]);
  assert.equal(digestIn("{"), "");
  assert.equal(digestIn(""), "");
});

test("a post's text is that of its blocks, and each stretch of it leads back", () => {
  let last = 0;
  /**
   * @param {string} name
   * @param {Record<string, unknown>} [attributes]
   * @param {any[]} [innerBlocks]
   */
  const block = (name, attributes = {}, innerBlocks = []) => ({
    clientId: `b${(last += 1)}`,
    name,
    attributes,
    innerBlocks,
  });
  const tools = {
    plain: (/** @type {string} */ html) => html.replace(/<br>/g, "\n").replace(/<[^>]*>/g, ""),
    blocksOf: (/** @type {string} */ html) => [
      block("core/heading", { content: "शीर्ष" }),
      block("core/paragraph", { content: html }),
    ],
    contentOf: (/** @type {string} */ name) => (name === "house/intro" ? ["words"] : []),
  };
  const blocks = [
    block("core/paragraph", { content: "<b>पहला</b><br>अनुच्छेद" }),
    block("core/paragraph", { content: " " }),
    block("core/quote", { citation: "वक्ता" }, [block("core/paragraph", { content: "कथन" })]),
    block("core/columns", {}, [block("core/column", {}, [block("core/heading", { content: "स्तंभ" })])]),
    block("core/table", {
      body: [{ cells: [{ content: "एक" }, { content: "दो" }] }],
      foot: [{ cells: [{ content: "तीन" }] }],
    }),
    block("core/button", { text: "यहाँ दबाएँ" }),
    block("core/html", { content: "<script>1</script>" }),
    block("baithak/meeting", { kind: "बैठक", lines: [{ text: "पंक्ति" }] }),
    block("house/intro", { words: "परिचय", other: "नहीं" }),
    block("core/freeform", { content: "पुराना" }),
  ];
  const { text, paragraphs } = readPost("<i>शीर्षक</i>", blocks, tools);
  const expected = ["शीर्षक", "पहला\nअनुच्छेद", "कथन", "वक्ता", "स्तंभ", "एक", "दो", "तीन", "परिचय", "शीर्ष", "पुराना"];
  assert.equal(text, expected.join("\n\n"));
  for (const [index, words] of expected.entries()) {
    const start = text.indexOf(words, index === 9 ? text.indexOf("परिचय") : 0);
    const place = placeOf(paragraphs, { start: start + 1, end: start + words.length });
    assert.ok(place, words);
    assert.deepEqual([place.from, place.to], [1, words.length]);
    assert.equal(text.slice(place.start, place.end), words);
  }
  const of = (/** @type {string} */ words) =>
    placeOf(paragraphs, { start: text.indexOf(words), end: text.indexOf(words) + 1 });
  assert.deepEqual([of("शीर्षक")?.block, of("शीर्षक")?.attribute], [null, "title"]);
  assert.deepEqual([of("वक्ता")?.block, of("वक्ता")?.attribute], [blocks[2].clientId, "citation"]);
  assert.deepEqual([of("दो")?.block, of("दो")?.attribute], [blocks[4].clientId, null]);
  assert.deepEqual([of("पुराना")?.block, of("पुराना")?.attribute], [blocks[9].clientId, null]);
  // Between two paragraphs there is nothing; over several, the first is meant.
  const gap = paragraphs[1].end;
  assert.equal(placeOf(paragraphs, { start: gap, end: gap + 2 }), null);
  assert.equal(placeOf(paragraphs, { start: text.length, end: text.length }), null);
  assert.equal(placeOf(paragraphs, { start: gap - 2, end: gap + 5 })?.to, gap - paragraphs[1].start);
});
