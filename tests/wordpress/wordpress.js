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
    if (message.type() === "error") {
      note(`console: ${message.text()} (${message.location().url})`);
    }
  });
  page.on("dialog", (dialog) => dialog.accept());
  await page.goto(`${ADDRESS}/wp-login.php`);
  await page.locator("#user_login").fill(person);
  await page.locator("#user_pass").fill(person);
  await page.locator("#wp-submit").click();
  await page.waitForURL(/wp-admin/);
  return {
    page,
    faults,
    async done() {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/**
 * Opens the block editor, without its welcome.
 *
 * @param {Page} page
 * @param {number} [post] A post that is there; a new one where left out.
 */
export async function openEditor(page, post) {
  await page.goto(`${ADDRESS}/wp-admin/${post ? `post.php?post=${post}&action=edit` : "post-new.php"}`);
  await page.locator(".edit-post-header").waitFor();
  await page.evaluate(() => {
    const { dispatch } = /** @type {any} */ (window).wp.data;
    dispatch("core/preferences").set("core/edit-post", "welcomeGuide", false);
    dispatch("core/preferences").set("core/edit-post", "fullscreenMode", false);
  });
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
    await page.locator('.edit-post-header button[aria-label="Baithak"]').click();
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
 * Asks WordPress's REST interface as the one who has signed in on that page.
 *
 * @param {Page} page Of the administration.
 * @param {string} path
 * @param {"GET" | "POST"} [method]
 * @param {unknown} [data]
 * @returns {Promise<{ status: number, body: any }>}
 */
export const ask = (page, path, method = "GET", data = undefined) =>
  page.evaluate(
    async ({ path, method, data }) => {
      try {
        return { status: 200, body: await /** @type {any} */ (window).wp.apiFetch({ path, method, data }) };
      } catch (error) {
        const { data, code } = /** @type {any} */ (error);
        return { status: Number(data?.status ?? 0), body: { code } };
      }
    },
    { path, method, data },
  );
