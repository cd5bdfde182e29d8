/** What keeps the engine from being loaded: it is told by an event and in the element, and the form still submits the text. */

import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { TEXT, document_, events, host, launch, visit } from "./host.js";

/** @type {import("playwright-core").Browser} */
let browser;
/** @type {Awaited<ReturnType<typeof host>>} */
let cms;
/** What was submitted last. */
let submitted = new URLSearchParams();

before(async () => {
  browser = await launch();
  cms = await host({
    "/form": document_(`<form action="/take" method="post">
      <baithak-annotator name="analysis" lang="en"></baithak-annotator><button>send</button></form>`),
    "/take": (body) => {
      submitted = new URLSearchParams(body);
      return { body: document_("<p>taken</p>") };
    },
  });
});
after(async () => {
  await browser.close();
  cms.close();
});

/** What goes wrong, by what the host does. @type {Record<string, { break: (page: import("playwright-core").Page) => Promise<unknown>, cause: string }>} */
const FAILURES = {
  "a browser without WebAssembly": {
    break: async (page) => {
      await page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
      await page.route("**/worker.js", async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: `delete globalThis.WebAssembly;${await response.text()}` });
      });
    },
    cause: "no-webassembly",
  },
  "a worker that is not there": {
    break: (page) => page.route("**/worker.js", (route) => route.fulfill({ status: 404, body: "" })),
    cause: "status",
  },
  "a worker of the wrong type": {
    break: (page) => page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/plain", body: "x" })),
    cause: "type",
  },
  "WebAssembly that is not there": {
    break: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" })),
    cause: "status",
  },
  "a page in the place of the WebAssembly": {
    break: (page) => page.route("**/*.wasm", (route) => route.fulfill({ contentType: "text/html", body: "<p>" })),
    cause: "wasm",
  },
  "a model that is not there": {
    break: (page) => page.route("**/*.bin", (route) => route.fulfill({ status: 404, body: "" })),
    cause: "status",
  },
  "a page in the place of the model": {
    break: (page) => page.route("**/*.bin", (route) => route.fulfill({ contentType: "text/html", body: "<p>" })),
    cause: "model",
  },
  "a policy without wasm-unsafe-eval": {
    break: (page) => policy(page, "script-src 'self'; worker-src 'self'; connect-src 'self'"),
    cause: "policy",
  },
  "a policy without worker-src": {
    break: (page) => policy(page, "script-src 'self' 'wasm-unsafe-eval'; worker-src 'none'; connect-src 'self'"),
    cause: "policy",
  },
  "a policy without connect-src": {
    break: (page) => policy(page, "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'none'"),
    cause: "policy",
  },
};

/**
 * @param {import("playwright-core").Page} page
 * @param {string} content
 */
const policy = (page, content) =>
  page.route(/\/(form|.*\.js)$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), "Content-Security-Policy": content } });
  });

for (const [name, { break: breakIt, cause }] of Object.entries(FAILURES)) {
  test(`${name} is told, and the form still submits the text`, async () => {
    // What the browser writes of the failure itself is no fault.
    const { page, done } = await visit(browser, "about:blank", { allowed: /./ });
    await breakIt(page);
    await failing(page, cause);
    await done();
  });
}

/**
 * @param {import("playwright-core").Page} page
 * @param {string} cause
 */
async function failing(page, cause) {
  await page.goto(`${cms.origin}/form`);
  await page.locator("baithak-annotator textarea").fill(TEXT);
  const message = page.locator('baithak-annotator [part="message"]');
  await message.waitFor();
  const told = (await events(page, "baithak-error")).at(-1)[1];
  assert.equal(told.kind, "load");
  assert.equal(told.cause, cause, told.message);
  assert.match((await message.textContent()) ?? "", /The text is safe/);
  assert.ok((await message.textContent())?.includes(told.message));
  await page.getByRole("button", { name: "send" }).click();
  await page.getByText("taken").waitFor();
  assert.equal(submitted.get("analysis-text")?.replaceAll("\r\n", "\n"), TEXT);
  assert.equal(submitted.get("analysis"), "");
}
