/**
 * How fast `annotate` is in Chromium, boundary included: nanoseconds a character, warm, on the texts of annotate.rs.
 * `cargo xtask bench` builds the site, serves it and runs this.
 */

import { readFile, readdir } from "node:fs/promises";
import { ADDRESS, launch } from "../tests/browser/browser.js";

const LENGTHS = [1_000, 4_000, 40_000, 400_000];

/** Each length is run for at least so long, in milliseconds. */
const ENOUGH = 1500;

const folder = new URL("../tests/articles/", import.meta.url);
const names = (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort();
const texts = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
const all = [...`${texts.join("\n\n")}\n\n`];

const browser = await launch();
const page = await browser.newPage();
await page.goto(ADDRESS);
const ready = await page.evaluate(async () => {
  const began = performance.now();
  const { load } = await import(new URL("baithak.js", location.href).href);
  Object.assign(globalThis, { annotator: await load() });
  return performance.now() - began;
});
console.log(`engine ready after ${ready.toFixed(1)} ms, download included`);
console.log(
  `${"characters".padStart(10)}${"ms".padStart(14)}${"ns/character".padStart(14)}${"first, ms".padStart(14)}`,
);
for (const length of LENGTHS) {
  const text = Array.from({ length }, (_, index) => all[index % all.length]).join("");
  const { first, median } = await page.evaluate(([text, enough]) => {
    const { annotator } = /** @type {any} */ (globalThis);
    const run = () => {
      const start = performance.now();
      annotator.annotate(text);
      return performance.now() - start;
    };
    const first = run();
    const times = [];
    const began = performance.now();
    while (times.length < 5 || performance.now() - began < enough) {
      times.push(run());
    }
    times.sort((a, b) => a - b);
    return { first, median: times[Math.floor(times.length / 2)] };
  }, /** @type {const} */ ([text, ENOUGH]));
  const columns = [String(length), median.toFixed(2), ((median * 1e6) / length).toFixed(0), first.toFixed(2)];
  console.log(columns.map((column, index) => column.padStart(index === 0 ? 10 : 14)).join(""));
}
await browser.close();
