/** How marks look in a document of the host: rules for our own names alone, taken away with the last field that needs them. */

import { TYPES } from "../../kinds.js";

/** The colours of the types, on light and on dark paper. @type {Record<string, [string, string]>} */
export const HUES = {
  person: ["#1d58b0", "#8db8f5"],
  place: ["#1a7346", "#7fcf9f"],
  organisation: ["#a5540b", "#eeae72"],
  date: ["#7a3aa8", "#c9a2ee"],
  role: ["#b02a5b", "#f296b8"],
  event: ["#0c7285", "#74cbd9"],
  number: ["#5d666c", "#a9b3b7"],
};

/** Each type has a line of its own, so that it is told without its colour too. @type {Record<string, string>} */
const LINES = {
  person: "solid 2px",
  place: "dashed 2px",
  organisation: "double 1px",
  date: "dotted 2px",
  role: "solid 1px",
  event: "wavy 1px",
  number: "dashed 1px",
};

/** The name of a type's highlight and class. */
export const nameOf = (/** @type {string} */ type) => `baithak-${type}`;

export const rules = TYPES.map((type) => {
  const look = `text-decoration: underline ${LINES[type]} light-dark(${HUES[type].join(", ")}); text-decoration-skip-ink: none;`;
  return `::highlight(${nameOf(type)}) { ${look} }\n.${nameOf(type)} { ${look} text-underline-offset: 0.2em; }`;
}).join("\n");

/** @type {WeakMap<Document | ShadowRoot, { sheet: CSSStyleSheet, uses: number }>} */
const sheets = new WeakMap();

/**
 * Gives a tree the rules; the function that comes back takes them away.
 *
 * @param {Node} node Any node of the tree.
 * @returns {() => void}
 */
export function dress(node) {
  const found = node.getRootNode();
  const tree = /** @type {Document | ShadowRoot} */ ("adoptedStyleSheets" in found ? found : node.ownerDocument);
  const view = /** @type {any} */ (tree.ownerDocument ?? tree).defaultView ?? globalThis;
  let kept = sheets.get(tree);
  if (!kept) {
    // A sheet belongs to the window that made it: an editor's frame has one of its own.
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(rules);
    kept = { sheet, uses: 0 };
    sheets.set(tree, kept);
    tree.adoptedStyleSheets = [...tree.adoptedStyleSheets, sheet];
  }
  kept.uses += 1;
  const { sheet } = kept;
  let worn = true;
  return () => {
    const left = sheets.get(tree);
    if (!worn || !left) {
      return;
    }
    worn = false;
    left.uses -= 1;
    if (left.uses === 0) {
      sheets.delete(tree);
      tree.adoptedStyleSheets = tree.adoptedStyleSheets.filter((other) => other !== sheet);
    }
  };
}

/** Our own ranges in the highlights of a window; those of the host stay as they are. */
export class Highlights {
  #view;
  /** @type {[string, Range][]} */
  #own = [];

  /** @param {any} view The window. */
  constructor(view) {
    this.#view = view;
  }

  /** @param {{ type: string, range: Range }[]} marks */
  show(marks) {
    this.clear();
    const registry = this.#view.CSS?.highlights;
    if (!registry) {
      return;
    }
    for (const { type, range } of marks) {
      const name = nameOf(type);
      let highlight = registry.get(name);
      if (!highlight) {
        highlight = new this.#view.Highlight();
        registry.set(name, highlight);
      }
      highlight.add(range);
      this.#own.push([name, range]);
    }
  }

  clear() {
    const registry = this.#view.CSS?.highlights;
    for (const [name, range] of this.#own) {
      const highlight = registry?.get(name);
      highlight?.delete(range);
      if (highlight?.size === 0) {
        registry.delete(name);
      }
    }
    this.#own = [];
  }
}
