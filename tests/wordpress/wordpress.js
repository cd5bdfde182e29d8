/** What the tests of the WordPress plug-in share: people at the editor of a real WordPress, and its REST interface. */

import assert from "node:assert/strict";

/** @typedef {import("playwright-core").Page} Page */
/** @typedef {import("playwright-core").Browser} Browser */

/** Where WordPress is served; `cargo xtask test wordpress` sets it. */
export const ADDRESS = process.env.WORDPRESS_ADDRESS ?? "http://127.0.0.1:8899";

/**
 * A page of someone who has signed in. `done` closes it, after making sure that it asked no other origin for anything and
 * that no script failed.
 *
 * @param {Browser} browser
 * @param {"admin" | "editor" | "author" | "contributor" | "subscriber"} person Name, password and role.
 * @param {RegExp} [allowed] Messages of the console that the test provokes itself.
 */
export async function signIn(browser, person, allowed) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
  // A busy machine takes its time over WordPress's editor.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  /** @param {string} fault */
  const note = (fault) => {
    if (!allowed?.test(fault)) {
      faults.push(fault);
    }
  };
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (!["blob:", "data:", "about:"].includes(url.protocol) && url.origin !== ADDRESS) {
      note(`request to ${url}`);
    }
  });
  page.on("pageerror", (error) => note(`page error: ${error.message}`));
  page.on("console", (message) => {
    const { url } = message.location();
    // WordPress's own editor asks for what an author may not see.
    if (
      message.type() === "error" &&
      !(url.includes("rest_route=%2Fwp%2F") && /status of 40[03]/.test(message.text()))
    ) {
      note(`console: ${message.text()} (${url})`);
    }
  });
  page.on("dialog", (dialog) => dialog.accept());
  // The cookie by which WordPress sees that cookies are taken.
  await context.addCookies([{ name: "wordpress_test_cookie", value: "WP%20Cookie%20check", url: ADDRESS }]);
  const form = { log: person, pwd: person, testcookie: "1" };
  await context.request.post(`${ADDRESS}/wp-login.php`, { form, maxRedirects: 0 });
  const nonce = await context.request.get(`${ADDRESS}/wp-admin/admin-ajax.php?action=rest-nonce`);
  assert.equal(nonce.status(), 200, `${person} could not sign in`);
  const headers = { "X-WP-Nonce": await nonce.text() };
  return {
    page,
    /**
     * Asks WordPress's REST interface, as a script of this person's browser can.
     *
     * @param {string} path
     * @param {unknown} [data] Sent by POST, where given.
     * @returns {Promise<{ status: number, body: any }>}
     */
    async ask(path, data) {
      const [route, query = ""] = path.split("?");
      const address = `${ADDRESS}/?rest_route=${route}&${query}`;
      const answer = await (data === undefined
        ? context.request.get(address, { headers })
        : context.request.post(address, { headers, data }));
      return { status: answer.status(), body: await answer.json() };
    },
    async done() {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/**
 * Opens the block editor.
 *
 * @param {Page} page
 * @param {number} [post] A post that is there; a new one where left out.
 */
export async function openEditor(page, post) {
  await page.goto(`${ADDRESS}/wp-admin/${post ? `post.php?post=${post}&action=edit` : "post-new.php"}`);
  await page.locator(".edit-post-header").waitFor();
  await page.locator(".block-editor-block-list__layout").first().waitFor();
}

/**
 * Writes a post as a person does: the title, then paragraph after paragraph.
 *
 * @param {Page} page
 * @param {string} title
 * @param {string[]} paragraphs
 */
export async function write(page, title, paragraphs) {
  await page.locator(".editor-post-title__input").click();
  await page.keyboard.insertText(title);
  for (const paragraph of paragraphs) {
    await page.keyboard.press("Enter");
    await page.keyboard.insertText(paragraph);
  }
}

/**
 * Opens Baithak's sidebar and has the post analysed.
 *
 * @param {Page} page
 */
export async function analyse(page) {
  const sidebar = page.locator(".baithak-sidebar");
  if (!(await sidebar.isVisible())) {
    await page
      .locator(".edit-post-header")
      .getByRole("button", { name: /^(Baithak|बैठक)$/ })
      .click();
  }
  await sidebar.locator(".baithak-analyse").click();
  await sidebar.locator(".baithak-analyse:not([disabled])").waitFor({ timeout: 60_000 });
  return sidebar;
}

/**
 * The post's content as it stands in the editor.
 *
 * @param {Page} page
 * @returns {Promise<string>}
 */
export const contentOf = (page) =>
  page.evaluate(() => /** @type {any} */ (window).wp.data.select("core/editor").getEditedPostContent());

/**
 * Any field of the post as it stands in the editor.
 *
 * @param {Page} page
 * @param {string} name
 * @returns {Promise<any>}
 */
export const fieldOf = (page, name) =>
  page.evaluate((name) => /** @type {any} */ (window).wp.data.select("core/editor").getEditedPostAttribute(name), name);

/**
 * Publishes the post by the editor's own buttons.
 *
 * @param {Page} page
 * @returns {Promise<{ id: number, link: string }>}
 */
export async function publish(page) {
  await page.locator(".editor-post-publish-panel__toggle").click();
  await page.locator(".editor-post-publish-panel .editor-post-publish-button").click();
  await page.locator(".post-publish-panel__postpublish").waitFor();
  return page.evaluate(() => {
    const editor = /** @type {any} */ (window).wp.data.select("core/editor");
    return { id: editor.getCurrentPostId(), link: editor.getCurrentPostAttribute("link") };
  });
}

/**
 * A published page as a visitor has it. `done` closes it, after making sure that no script failed and no other origin was
 * asked.
 *
 * @param {Browser} browser
 * @param {string} link
 */
export async function publicPage(browser, link) {
  const context = await browser.newContext();
  const page = await context.newPage();
  /** @type {string[]} */
  const faults = [];
  page.on("pageerror", (error) => faults.push(error.message));
  context.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith("http") && url.origin !== ADDRESS) {
      faults.push(`request to ${url}`);
    }
  });
  const answer = await page.goto(link);
  const scripts = await page.locator('head script[type="application/ld+json"]').allTextContents();
  return {
    page,
    source: (await answer?.text()) ?? "",
    /** @type {any[]} */
    documents: scripts.map((script) => JSON.parse(script)),
    async done() {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}
