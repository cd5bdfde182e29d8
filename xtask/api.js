/**
 * The tables of the element's interface in `docs/embedding.md`, made from its manifest: `node xtask/api.js` writes them.
 */

import { readFile, writeFile } from "node:fs/promises";

const MANIFEST = new URL("../www/embed/custom-elements.json", import.meta.url);
const DOCS = new URL("../docs/embedding.md", import.meta.url);
const PLACE = /(?<=<!-- api: made by `node xtask\/api\.js` -->\n).*(?=<!-- \/api -->)/s;

/** @typedef {{ name: string, description: string, type?: { text: string }, readonly?: boolean, kind?: string, attribute?: string, parameters?: { name: string, type: { text: string } }[], return?: { type: { text: string } } }} Item */

/** @param {string} text */
const cell = (text) => text.replaceAll("|", "\\|");
/** @param {string} text */
const code = (text) => (text.includes("`") ? cell(text) : `\`${cell(text)}\``);

/**
 * @param {string} title
 * @param {string[]} head
 * @param {Item[]} items
 * @param {(item: Item) => string[]} row
 */
const table = (title, head, items, row) =>
  [
    `### ${title}\n`,
    `| ${head.join(" | ")} |`,
    `| ${head.map(() => "---").join(" | ")} |`,
    ...items.map((item) => `| ${row(item).join(" | ")} |`),
    "",
  ].join("\n");

/** @param {any} manifest */
export function tables(manifest) {
  const [element] = manifest.modules.flatMap((/** @type {any} */ { declarations }) => declarations);
  /** @type {Item[]} */
  const members = element.members;
  const typed = (/** @type {Item} */ { name, type, description, readonly }) => [
    `\`${name}\`${readonly ? " (read only)" : ""}`,
    code(type?.text ?? ""),
    cell(description),
  ];
  const named = (/** @type {Item} */ { name, description }) => [`\`${name}\``, cell(description)];
  const called = (/** @type {Item} */ { name, parameters = [], return: back, description }) => [
    `\`${name}(${parameters.map((one) => one.name).join(", ")})\``,
    code(back?.type.text ?? ""),
    cell(description),
  ];
  const kinds = (/** @type {string} */ wanted) => members.filter(({ kind }) => kind === wanted);
  return [
    table("Attributes", ["attribute", "value", ""], element.attributes, typed),
    table("Properties", ["property", "type", ""], kinds("field"), typed),
    table("Methods", ["method", "gives", ""], kinds("method"), called),
    table("Events", ["event", "type", ""], element.events, typed),
    table("Slots", ["slot", ""], element.slots, named),
    table("Parts", ["part", ""], element.cssParts, named),
    table("Custom properties", ["property", ""], element.cssProperties, named),
    table("States", ["state", ""], element.cssStates, named),
  ].join("\n");
}

/** The page as it is, and as it is to be. */
export async function docs() {
  const [manifest, page] = await Promise.all([MANIFEST, DOCS].map((file) => readFile(file, "utf8")));
  if (!PLACE.test(page)) {
    throw new Error("docs/embedding.md has no place for the tables");
  }
  return { page, wanted: page.replace(PLACE, () => `\n${tables(JSON.parse(manifest))}\n`) };
}

if (process.argv[1]?.endsWith("api.js")) {
  await writeFile(DOCS, (await docs()).wanted);
}
