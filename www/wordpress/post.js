/**
 * What the sidebar of WordPress's editor knows of a post without WordPress: its text from its blocks, where a stretch of
 * that text stands in them, the box of a meeting, and the document for the page's head.
 */

import { toSource } from "../align.js";
import { Client } from "../client.js";
import { itemsOf } from "../entities.js";
import { WORDS } from "../strings.js";

export { EngineError } from "../client.js";
export { itemsOf, WORDS };

/** @typedef {import("../types.js").Analysis} Analysis */
/** @typedef {import("../types.js").Meeting} Meeting */
/** @typedef {import("../types.js").Range} Range */

/**
 * A block of the editor, as far as it is needed here.
 *
 * @typedef {object} Block
 * @property {string} clientId
 * @property {string} name
 * @property {Record<string, any>} attributes
 * @property {Block[]} innerBlocks
 */

/**
 * A paragraph of the text that is analysed.
 *
 * @typedef {object} Paragraph
 * @property {string | null} block The block's client id; null for the post's title.
 * @property {string | null} attribute The attribute of the block whose text it is, where it is just that.
 * @property {number} start In the whole text.
 * @property {number} end
 */

/**
 * What WordPress knows of HTML and of blocks.
 *
 * @typedef {object} Tools
 * @property {(html: string, preserveWhiteSpace: boolean) => string} plain The text of rich text; a line break is `\n`.
 * @property {(html: string) => Block[]} blocksOf The blocks that HTML of the classic editor would make.
 * @property {(name: string) => string[]} contentOf The attributes that a block of another plug-in says are its content.
 */

/** The engine, in a worker beside this module. */
export function startEngine() {
  return new Client(
    () => {
      const worker = new Worker(new URL("../worker.js", import.meta.url), { type: "module" });
      // A worker that asks where its files lie hears: beside it.
      worker.postMessage({});
      return worker;
    },
    () => {},
  );
}

/** The attributes that hold the text of WordPress's own blocks; those after `null` follow the blocks inside. */
const TEXTS = /** @type {Record<string, (string | null)[]>} */ ({
  "core/paragraph": ["content"],
  "core/heading": ["content"],
  "core/list-item": ["content"],
  "core/quote": ["value", null, "citation"],
  "core/pullquote": ["value", null, "citation"],
  "core/preformatted": ["content"],
  "core/verse": ["content"],
});

/** The parts of a table, top to bottom. */
const TABLE = ["head", "body", "foot"];

/** White space that the author set counts in these. */
const PRESERVED = ["core/preformatted", "core/verse"];

/**
 * The text of a post: the title and each paragraph of its blocks, with empty lines between.
 *
 * @param {string} title HTML, as an editor of WordPress has it.
 * @param {Block[]} blocks
 * @param {Tools} tools
 * @returns {{ text: string, paragraphs: Paragraph[] }}
 */
export function readPost(title, blocks, { plain, blocksOf, contentOf }) {
  /** @type {Paragraph[]} */
  const paragraphs = [];
  let text = "";
  /**
   * @param {string | null} block
   * @param {string | null} attribute
   * @param {string} words
   */
  const add = (block, attribute, words) => {
    if (words.trim() === "") {
      return;
    }
    text += text === "" ? "" : "\n\n";
    paragraphs.push({ block, attribute, start: text.length, end: text.length + words.length });
    text += words;
  };
  /**
   * @param {Block} block
   * @param {string | null} inside The block that the editor shows, where `block` is only how its HTML reads.
   */
  const read = ({ clientId, name, attributes, innerBlocks }, inside) => {
    const id = inside ?? clientId;
    if (name === "core/freeform") {
      blocksOf(String(attributes.content ?? "")).forEach((one) => read(one, id));
      return;
    }
    if (name === "core/table") {
      const rows = TABLE.flatMap((part) => attributes[part] ?? []);
      const cells = rows.flatMap((/** @type {any} */ row) => row.cells ?? []);
      cells.forEach((/** @type {any} */ cell) => add(id, null, plain(String(cell.content ?? ""), false)));
      return;
    }
    /** @param {string | null} attribute */
    const take = (attribute) => {
      if (attribute !== null && attributes[attribute] !== undefined) {
        const words = plain(String(attributes[attribute]), PRESERVED.includes(name));
        add(id, inside === null ? attribute : null, words);
      }
    };
    const own = TEXTS[name] ?? (name.startsWith("core/") || name.startsWith("baithak/") ? [] : contentOf(name));
    const after = own.indexOf(null);
    own.slice(0, after < 0 ? own.length : after).forEach(take);
    innerBlocks.forEach((one) => read(one, inside));
    own.slice(after < 0 ? own.length : after).forEach(take);
  };
  add(null, "title", plain(title, false));
  blocks.forEach((block) => read(block, null));
  return { text, paragraphs };
}

/**
 * Where a stretch of the text stands: the paragraph, and the place in it. One that goes over several is cut to the first.
 *
 * @param {Paragraph[]} paragraphs In order.
 * @param {Range} range Of the text that was analysed.
 * @returns {(Paragraph & { from: number, to: number }) | null}
 */
export function placeOf(paragraphs, range) {
  const paragraph = paragraphs.find(({ end }) => range.start < end);
  if (!paragraph || range.end <= paragraph.start) {
    return null;
  }
  const from = Math.max(range.start, paragraph.start) - paragraph.start;
  return { ...paragraph, from, to: Math.min(range.end, paragraph.end) - paragraph.start };
}

/**
 * Where a stretch of the cleaned text stands.
 *
 * @param {Paragraph[]} paragraphs
 * @param {Analysis} analysis
 * @param {Range} range Of `analysis.text`.
 */
export const placeOfText = (paragraphs, analysis, range) => placeOf(paragraphs, toSource(analysis.changes, range));

/**
 * What stands in the box of a meeting, as attributes of the block. The box is part of a Hindi article, whatever language
 * the editor's own screen has.
 *
 * @param {Meeting} meeting
 * @param {number} number Which meeting of the article it is, from 0.
 * @param {(text: string) => string} html Text as HTML.
 */
export function boxOf({ kind, status, summary }, number, html) {
  return {
    meeting: number,
    kind: html(WORDS.hi.meetingKinds[kind] ?? WORDS.hi.meetingKinds.other),
    status: html(WORDS.hi.statuses[status] ?? status),
    lines: summary.map(({ text }) => ({ text: html(text) })),
  };
}

/** A box with something in it, as it is saved. */
const BOX = /<!-- wp:baithak\/meeting (?:(?!-->).)*(?<!\/)-->.*?<!-- \/wp:baithak\/meeting -->/gs;

/**
 * By what a text is known again: its title and content without markup, white space and Baithak's own boxes. The server
 * (document.php) reckons the same, so both must change together.
 *
 * @param {string} title
 * @param {string} content With its blocks, as it is saved.
 * @returns {string} Eight hexadecimal digits.
 */
export function digestOf(title, content) {
  const own = content.replace(BOX, "");
  const letters = (title + own).replace(/<!--.*?-->|<[^>]*>|&(?:#?[A-Za-z0-9]+;)?|[ \t\r\n]+|[<>]/gs, "");
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(letters)) {
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  }
  return hash.toString(16).padStart(8, "0");
}

/** What the engine's document tells that WordPress does not know by itself. */
const TOLD = ["inLanguage", "dateline", "contentLocation", "about", "mentions"];

/**
 * The document that is kept with the post.
 *
 * @param {string} jsonld The engine's.
 * @param {string} digest Of the text that it tells of.
 */
export function documentOf(jsonld, digest) {
  const whole = JSON.parse(jsonld);
  const data = Object.fromEntries(TOLD.filter((name) => name in whole).map((name) => [name, whole[name]]));
  return JSON.stringify({ text: digest, data });
}

/**
 * The digest of the text that a kept document tells of, or nothing where there is none.
 *
 * @param {unknown} kept
 * @returns {string}
 */
export function digestIn(kept) {
  try {
    return String(JSON.parse(String(kept)).text ?? "");
  } catch {
    return "";
  }
}
