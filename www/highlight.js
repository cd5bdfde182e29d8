/** From spans to nested elements: spans that cross one another are cut, so that every piece lies inside its parent. */

/** @typedef {import("./types.js").Range} Range */

/**
 * @template {Range} Span
 * @typedef {object} Piece
 * @property {Span} span The span that this is a piece of.
 * @property {number} start
 * @property {number} end
 * @property {Piece<Span>[]} children
 */

/**
 * The order of nesting: the earlier first, then the longer.
 *
 * @param {Range} a
 * @param {Range} b
 */
export const before = (a, b) => a.start - b.start || b.end - a.end;

/**
 * Nests the parts of `spans` that lie within `window`. Of two equal spans the first goes outside.
 *
 * @template {Range} Span
 * @param {Span[]} spans
 * @param {Range} window
 * @returns {Piece<Span>[]}
 */
export function nest(spans, window) {
  /** @type {Piece<Span>[]} */
  const top = [];
  /** @type {Piece<Span>[]} */
  const open = [];
  /** @type {Piece<Span>[]} Spans still to be placed, cut to the window, the next one last. */
  const queue = [];
  for (const span of spans) {
    const piece = {
      span,
      start: Math.max(span.start, window.start),
      end: Math.min(span.end, window.end),
      children: [],
    };
    if (piece.start < piece.end) {
      queue.push(piece);
    }
  }
  queue.sort(before).reverse();
  for (let piece = queue.pop(); piece; piece = queue.pop()) {
    while (open.length > 0 && open[open.length - 1].end <= piece.start) {
      open.pop();
    }
    const parent = open[open.length - 1];
    if (parent && piece.end > parent.end) {
      const rest = { ...piece, start: parent.end, children: [] };
      piece.end = parent.end;
      let at = queue.length;
      while (at > 0 && before(queue[at - 1], rest) < 0) {
        at -= 1;
      }
      queue.splice(at, 0, rest);
    }
    (parent?.children ?? top).push(piece);
    open.push(piece);
  }
  return top;
}

/**
 * Writes `text` from `window.start` to `window.end` into `parent`: bare text as text nodes, each piece as the node that
 * `make` gives for it and for what is inside it.
 *
 * @template {Range} Span
 * @param {Node} parent
 * @param {string} text
 * @param {Range} window
 * @param {Piece<Span>[]} pieces
 * @param {(piece: Piece<Span>, inside: DocumentFragment) => Node} make
 */
export function write(parent, text, window, pieces, make) {
  /**
   * @param {number} start
   * @param {number} end
   */
  const bare = (start, end) => {
    if (start < end) {
      parent.appendChild(document.createTextNode(text.slice(start, end)));
    }
  };
  let at = window.start;
  for (const piece of pieces) {
    bare(at, piece.start);
    const inside = document.createDocumentFragment();
    write(inside, text, piece, piece.children, make);
    parent.appendChild(make(piece, inside));
    at = piece.end;
  }
  bare(at, window.end);
}
