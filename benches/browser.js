/**
 * How fast `annotate` is in Chromium, boundary included, warm, on the texts of annotate.rs: nanoseconds a character; and
 * beside two that read English in the browser, in the same page: compromise, which tags, and Harper, which proofreads.
 * `cargo xtask bench` builds the site, serves it and runs this.
 */

import { readFile, readdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { ADDRESS, launch } from "../tests/browser/browser.js";

/** @typedef {"annotate" | "tag" | "names" | "lint"} Work What the page can be timed at. */

const LENGTHS = [1_000, 4_000, 40_000, 400_000];

/** An article, in characters. */
const ARTICLE = 4_000;

/** Each length is run for at least so long, in milliseconds. */
const ENOUGH = 1500;

/** The most of Harper's time that an article may take. */
const WANTED = 0.4;

const packages = new URL("../node_modules/", import.meta.url);
const folder = new URL("../tests/articles/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
const hindi = [...`${texts.join("\n\n")}\n\n`];
const english = [...(await readFile(new URL("english.txt", import.meta.url), "utf8"))];

const browser = await launch();
const page = await browser.newPage({ serviceWorkers: "block" });
await page.route("**/node_modules/**", (route) => {
  const [, path = ""] = new URL(route.request().url()).pathname.split("/node_modules/");
  return route.fulfill({ path: fileURLToPath(new URL(path, packages)) });
});
await page.goto(ADDRESS);
const ready = await page.evaluate(async () => {
  const began = performance.now();
  const { load } = await import(new URL("baithak.js", location.href).href);
  Object.assign(globalThis, { annotator: await load() });
  return performance.now() - began;
});
console.log(`engine ready after ${ready.toFixed(1)} ms, download included`);

await page.evaluate(async () => {
  const from = (/** @type {string} */ path) => import(new URL(`node_modules/${path}`, location.href).href);
  const { annotator } = /** @type {any} */ (globalThis);
  const { default: nlp } = await from("compromise/builds/three/compromise-three.mjs");
  const { LocalLinter } = await from("harper.js/dist/index.js");
  const { binary } = await from("harper.js/dist/binary.js");
  const linter = new LocalLinter({ binary });
  const work = {
    annotate: (/** @type {string} */ text) => annotator.annotate(text),
    tag: (/** @type {string} */ text) => nlp(text),
    names: (/** @type {string} */ text) => {
      const read = nlp(text);
      return [read.people(), read.places(), read.organizations()];
    },
    lint: (/** @type {string} */ text) => linter.lint(text),
  };
  Object.assign(globalThis, { work });
});

console.log(
  `${"characters".padStart(10)}${"ms".padStart(14)}${"ns/character".padStart(14)}${"first, ms".padStart(14)}`,
);
for (const length of LENGTHS) {
  const { first, median } = await time("annotate", cut(hindi, length));
  const columns = [String(length), median.toFixed(2), ((median * 1e6) / length).toFixed(0), first.toFixed(2)];
  console.log(columns.map((column, index) => column.padStart(index === 0 ? 10 : 14)).join(""));
}

const count = tokens(hindi.join("")).length;
const asMany = cut(tokens(english.join("")), count);
row(`${count} tokens`, "tokens/s");
for (const [what, work, text] of /** @type {[string, Work, string][]} */ ([
  ["baithak, Hindi, everything", "annotate", hindi.join("")],
  ["compromise, English, nlp(text)", "tag", asMany],
  ["compromise, English, and the names", "names", asMany],
])) {
  row(what, ((count * 1e3) / (await time(work, text)).median).toFixed(0));
}

row(`an article of ${ARTICLE} characters`, "ms");
const ours = (await time("annotate", cut(hindi, ARTICLE))).median;
row("baithak, Hindi", ours.toFixed(2));
const again = (await time("lint", cut(english, ARTICLE))).median;
// Harper keeps what it found in a clause; with another determiner nearly every clause is a new one.
const unseen = [];
for (const determiner of ["this", "that", "our", "their", "some"]) {
  const text = english.join("").replaceAll(/\bthe\b/g, determiner);
  unseen.push((await time("lint", cut([...text], ARTICLE))).first);
}
const fresh = unseen.sort((a, b) => a - b)[2] ?? again;
for (const [what, theirs] of /** @type {[string, number][]} */ ([
  ["Harper, English, the same text again", again],
  ["Harper, English, a text that it has not seen", fresh],
])) {
  row(what, theirs.toFixed(2));
  row(`  baithak takes so much of it (wanted: at most ${WANTED})`, (ours / theirs).toFixed(2));
}
await browser.close();

/**
 * @param {string[]} all Characters or tokens, repeated where too few.
 * @param {number} length
 */
function cut(all, length) {
  return Array.from({ length }, (_, index) => all[index % all.length]).join("");
}

/**
 * Words and signs, each with the space after it: counted alike in both languages.
 *
 * @param {string} text
 */
function tokens(text) {
  return text.match(/(?:[\p{L}\p{M}\p{N}\u200c\u200d]+|\S)\s*/gu) ?? [];
}

/**
 * @param {string} what
 * @param {string} figure
 */
function row(what, figure) {
  console.log(what.padEnd(52) + figure.padStart(14));
}

/**
 * The first and the median time of some work in the page, in milliseconds.
 *
 * @param {Work} work
 * @param {string} text
 */
function time(work, text) {
  return page.evaluate(async ([name, text, enough]) => {
    const work = /** @type {any} */ (globalThis).work[name];
    const run = async () => {
      const start = performance.now();
      await work(text);
      return performance.now() - start;
    };
    const first = await run();
    const times = [];
    const began = performance.now();
    while (times.length < 5 || performance.now() - began < enough) {
      times.push(await run());
    }
    times.sort((a, b) => a - b);
    return { first, median: times[Math.floor(times.length / 2)] };
  }, /** @type {const} */ ([work, text, ENOUGH]));
}
