/** Files as text: plain text, HTML, .docx and .odt. What reading the last two needs is loaded when it is needed. */

import { plainText } from "./paste.js";

/** Larger files are refused: no article is so long. */
const LARGEST = 30_000_000;

/** @typedef {"large" | "kind" | "broken" | "empty"} Fault */

/** Why a file could not be read. */
export class FileError extends Error {
  /**
   * @param {Fault} fault
   * @param {string} message
   */
  constructor(fault, message) {
    super(message);
    this.fault = fault;
  }
}

/** @param {string} name */
export const endingOf = (name) => /\.([a-z0-9]+)$/i.exec(name)?.[1].toLowerCase() ?? "";

/**
 * The text of a file. Fails with a `FileError`.
 *
 * @param {File} file
 * @returns {Promise<string>}
 */
export async function textOf(file) {
  if (file.size > LARGEST) {
    throw new FileError("large", file.name);
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const text = await read(endingOf(file.name), bytes, file);
  if (text.trim() === "") {
    throw new FileError("empty", file.name);
  }
  return text;
}

/**
 * @param {string} ending
 * @param {Uint8Array} bytes
 * @param {File} file
 */
async function read(ending, bytes, file) {
  switch (ending) {
    case "docx":
      return wordText(await xmlIn(bytes, "word/document.xml", file.name));
    case "odt":
      return odtText(await xmlIn(bytes, "content.xml", file.name));
    case "html":
    case "htm": {
      const html = decoded(bytes);
      return plainText(html) ?? html;
    }
    case "txt":
    case "text":
    case "md":
      return decoded(bytes);
    default:
      if (file.type.startsWith("text/plain")) {
        return decoded(bytes);
      }
      throw new FileError("kind", file.name);
  }
}

/**
 * Text in UTF-8 or, by its byte order mark, in UTF-16; what is not UTF-8 is left to the cleaning of encodings.
 *
 * @param {Uint8Array} bytes
 */
export function decoded(bytes) {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return new TextDecoder("utf-16le").decode(bytes);
  }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    return new TextDecoder("utf-16be").decode(bytes);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/**
 * One file of a zip, as XML.
 *
 * @param {Uint8Array} bytes
 * @param {string} path
 * @param {string} name
 */
async function xmlIn(bytes, path, name) {
  const { unzipSync } = await import("./vendor/fflate.js");
  /** @type {Uint8Array | undefined} */
  let found;
  try {
    const wanted = (/** @type {{ name: string, originalSize: number }} */ one) =>
      one.name === path && one.originalSize <= LARGEST;
    found = unzipSync(bytes, { filter: wanted })[path];
  } catch (error) {
    throw new FileError("broken", `${name}: ${error instanceof Error ? error.message : error}`);
  }
  if (!found) {
    throw new FileError("broken", `${name}: ${path}`);
  }
  // eslint-disable-next-line no-restricted-properties -- XML, only read
  const xml = new DOMParser().parseFromString(new TextDecoder().decode(found), "application/xml");
  if (xml.querySelector("parsererror")) {
    throw new FileError("broken", `${name}: ${path}`);
  }
  return xml;
}

/**
 * The paragraphs of Word's `document.xml`; what was deleted under track changes is left out.
 *
 * @param {Document} xml
 */
function wordText(xml) {
  const paragraphs = [...xml.getElementsByTagNameNS("*", "p")].filter(({ namespaceURI }) =>
    /wordprocessingml/.test(namespaceURI ?? ""),
  );
  /** @type {Record<string, (node: Element) => string>} */
  const made = {
    t: (node) => node.textContent ?? "",
    tab: () => "\t",
    br: () => "\n",
    cr: () => "\n",
    noBreakHyphen: () => "-",
  };
  const text = (/** @type {Element} */ paragraph) =>
    [...paragraph.getElementsByTagNameNS(paragraph.namespaceURI, "*")]
      .filter((node) => closest(node, "p") === paragraph && !closest(node, "del"))
      .map((node) => (closest(node, "rPr") || closest(node, "pPr") ? "" : (made[node.localName]?.(node) ?? "")))
      .join("");
  return paragraphs.map(text).join("\n");
}

/**
 * The paragraphs and headings of an OpenDocument text.
 *
 * @param {Document} xml
 */
function odtText(xml) {
  const text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
  const paragraphs = [...xml.getElementsByTagNameNS(text, "*")].filter(
    (node) =>
      (node.localName === "p" || node.localName === "h") && !closest(node, "tracked-changes") && !closest(node, "note"),
  );
  /**
   * @param {Node} node
   * @returns {string}
   */
  const write = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      return (node.nodeValue ?? "").replace(/[ \t\r\n]+/g, " ");
    }
    const name = node instanceof Element ? node.localName : "";
    switch (name) {
      case "s":
        return " ".repeat(Number(/** @type {Element} */ (node).getAttributeNS(text, "c") ?? 1));
      case "tab":
        return "\t";
      case "line-break":
        return "\n";
      case "note":
      case "annotation":
        return "";
      default:
        return [...node.childNodes].map(write).join("");
    }
  };
  return paragraphs.map(write).join("\n");
}

/**
 * The nearest element of that name around `node`, or `node` itself.
 *
 * @param {Element} node
 * @param {string} name
 */
function closest(node, name) {
  let at = /** @type {Element | null} */ (node);
  while (at && at.localName !== name) {
    at = at.parentElement;
  }
  return at;
}
