/** Takes pictures of the page with its sample article, to be looked at: `node tests/browser/screenshots.js FOLDER`. */

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { analysed, launch, marked, marks, open, press } from "./browser.js";

const folder = process.argv[2] ?? "target/screenshots";
await mkdir(folder, { recursive: true });

/** @type {Record<string, import("playwright-core").BrowserContextOptions>} */
const contexts = {
  wide: { viewport: { width: 1440, height: 900 } },
  narrow: { viewport: { width: 1100, height: 800 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, deviceScaleFactor: 2 },
  contrast: { viewport: { width: 1440, height: 900 }, forcedColors: "active" },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: "dark" },
  "dark-phone": { viewport: { width: 390, height: 844 }, isMobile: true, deviceScaleFactor: 2, colorScheme: "dark" },
};

const browser = await launch();
for (const [name, context] of Object.entries(contexts)) {
  const { page, done } = await open(browser, { context });
  await analysed(page);
  await page.screenshot({ path: join(folder, `${name}-empty.png`) });
  await page.locator("#sample").click();
  await page.locator("#article .block").first().waitFor();
  const line = page.locator(".leads").first();
  if (await line.isVisible()) {
    await line.click();
  }
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: context.isMobile === true });
  await marked(page, (all) => all.some((mark) => mark.startsWith("person ")));
  const person = (await marks(page)).find((mark) => mark.startsWith("person "));
  await press(page, person ?? "");
  await page.locator("#bench").waitFor();
  await page.screenshot({ path: join(folder, `${name}-correcting.png`) });
  await page.locator('[data-view="changes"]').click();
  await page.screenshot({ path: join(folder, `${name}-changes.png`), fullPage: context.isMobile === true });
  await done();
}
await browser.close();
