/** The page on which the element is tried, as it ships, and what everyone can use of it. */

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { ROOT, host, launch, marks, visit } from "./host.js";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof host>>} */
let site;
before(async () => {
  browser = await launch();
  site = await host({}, { "/": join(ROOT, "dist") });
});
after(async () => {
  await browser.close();
  site.close();
});

test("the page to try works under its strict policy, and axe finds nothing in it", async () => {
  const { page, done } = await visit(browser, `${site.origin}/embed/demo.html`);
  for (const selector of ["#form baithak-annotator", "#rich + baithak-annotator"]) {
    await page.locator(`${selector} mark`).first().waitFor();
    assert.ok((await marks(page, selector)).includes("person सविता रावत"));
  }
  const before = await page.locator("#rich").evaluate((rich) => rich.textContent);
  assert.match(before ?? "", /सविता रावत के अध्यक्षता/);
  await page.locator("#form baithak-annotator mark").first().click();
  await page.getByRole("button", { name: "Save" }).click();
  assert.match((await page.locator("#submitted").textContent()) ?? "", /analysis=\{"version":1/);
  // Nothing of the engine is asked for before the host's own page has loaded.
  const times = await page.evaluate(() => {
    const [navigation] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
    const worker = performance.getEntriesByType("resource").filter(({ name }) => /worker\.js|pkg\//.test(name));
    return { loaded: navigation.loadEventStart, worker: worker.map(({ startTime }) => startTime) };
  });
  assert.ok(times.worker.length > 0 && times.worker.every((time) => time >= times.loaded), JSON.stringify(times));
  for (const scheme of /** @type {const} */ (["light", "dark"])) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const found = await /** @type {any} */ (window).axe.run(document);
      return found.violations.map(
        (/** @type {any} */ { id, nodes }) =>
          `${id}: ${nodes.map((/** @type {any} */ { target, html }) => `${target} ${html.slice(0, 80)}`).join("; ")}`,
      );
    });
    assert.deepEqual(violations, [], scheme);
  }
  await done();
});
