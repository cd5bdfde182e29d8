/**
 * A piece of a document that is edited in the browser (`contenteditable`, and editors that build on it) as a field. Marks
 * are the browser's own highlights, so that no node of the document is touched.
 */

import { Together, keepingFocused, typeOver } from "./history.js";
import { Layout } from "./layout.js";
import { Highlights, dress } from "./marking.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("../edits.js").Edit} Edit */

const PARAGRAPHS =
  /^(?:P|H[1-6]|BLOCKQUOTE|PRE|UL|OL|DL|TABLE|FIGURE|HR|ARTICLE|SECTION|DIV|MAIN|HEADER|FOOTER|ASIDE|DETAILS|FORM)$/;
const LINES = /^(?:LI|DT|DD|TR|TD|TH|CAPTION|FIGCAPTION|SUMMARY|ADDRESS|THEAD|TBODY|TFOOT|NAV|FIELDSET|LEGEND)$/;
const TIGHT = /^(?:LI|TD|TH|DT|DD|CAPTION)$/;
const DROPPED = /^(?:SCRIPT|STYLE|TEMPLATE|NOSCRIPT|HEAD|TITLE|META|LINK|SELECT|TEXTAREA|BUTTON|DATALIST)$/;
const OBJECTS = /^(?:IMG|SVG|VIDEO|AUDIO|CANVAS|IFRAME|OBJECT|EMBED|INPUT|PICTURE|MATH)$/i;

/**
 * The text of an element, each run of it a text node.
 *
 * @param {Element} root
 * @returns {Layout<Text>}
 */
export function layoutOf(root) {
  /** @type {Layout<Text>} */
  const layout = new Layout();
  /**
   * @param {Node} parent
   * @param {boolean} tight
   */
  const walk = (parent, tight) => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (child.nodeType === 3) {
        const text = /** @type {Text} */ (child).data;
        // White space between blocks is no text; a line end within one is shown as a space.
        if (/[^ \t\r\n]/.test(text) || (text !== "" && inLine(child))) {
          layout.add(text.replace(/[\t\r\n]/g, " "), /** @type {Text} */ (child));
        }
      } else if (child.nodeType === 1) {
        inside(/** @type {Element} */ (child), tight);
      }
    }
  };
  /**
   * @param {Element} element
   * @param {boolean} tight
   */
  const inside = (element, tight) => {
    const tag = element.tagName;
    if (tag === "BR") {
      layout.paragraph("\n");
    } else if (OBJECTS.test(tag) || element.getAttribute("contenteditable") === "false") {
      layout.object();
    } else if (!DROPPED.test(tag) && element.getAttribute("data-mce-bogus") !== "all") {
      const apart = !tight && PARAGRAPHS.test(tag) ? "\n\n" : PARAGRAPHS.test(tag) || LINES.test(tag) ? "\n" : null;
      if (apart) {
        layout.paragraph(apart);
      }
      walk(element, tight || TIGHT.test(tag));
      if (apart) {
        layout.paragraph(apart);
      }
    }
  };
  walk(root, false);
  return layout;
}

/** @param {Node} node Whether it stands beside text and not between blocks. */
const inLine = ({ previousSibling, nextSibling }) =>
  [previousSibling, nextSibling].some(
    (beside) =>
      beside !== null && (beside.nodeType === 3 || !(PARAGRAPHS.test(beside.nodeName) || LINES.test(beside.nodeName))),
  );

/**
 * @param {HTMLElement} root
 * @param {object} [editor] What an editor does in a way of its own.
 * @param {(make: () => void) => void} [editor.step] Runs what changes the document as one step of undo.
 * @param {(hear: () => void) => () => void} [editor.listen] Has `hear` called after a change; what comes back ends it.
 * @returns {Field}
 */
export function richField(root, { step, listen } = {}) {
  const view = root.ownerDocument.defaultView;
  const highlights = new Highlights(view);
  const undress = dress(root);
  /** @type {import("./field.js").Mark[]} */
  let shown = [];
  const show = () => {
    const layout = layoutOf(root);
    highlights.show(
      shown.flatMap(({ type, ...range }) =>
        layout.pieces(range).map(({ place, from, to }) => ({ type, range: rangeOf(place, from, place, to) })),
      ),
    );
  };
  const history = new Together(root, () => layoutOf(root).text);
  const hear = () => field.changed?.();
  /** @param {Text} first @param {number} from @param {Text} last @param {number} to */
  const rangeOf = (first, from, last, to) => {
    const range = root.ownerDocument.createRange();
    range.setStart(first, from);
    range.setEnd(last, to);
    return range;
  };
  const unlisten =
    listen?.(hear) ??
    (() => {
      root.addEventListener("input", hear);
      return () => root.removeEventListener("input", hear);
    })();
  /** @type {Field} */
  const field = {
    get text() {
      return layoutOf(root).text;
    },
    mark(marks) {
      shown = marks;
      show();
    },
    apply(edits) {
      const layout = layoutOf(root);
      const placed = edits.flatMap((edit) => {
        const found = layout.find(edit);
        return found ? [{ edit, found }] : [];
      });
      if (placed.length === 0) {
        return [];
      }
      const pieces = placed.map(({ edit, found }) => ({ ...found, text: edit.text }));
      // From the last to the first: what comes before keeps its place.
      const writes = (step ? pieces : joined(pieces)).reverse().map(({ from, to, text }) => () => {
        const range = rangeOf(from.place, from.offset, to.place, to.offset);
        return step ? write(range, text) : type(root, range, text);
      });
      if (step) {
        step(() => writes.forEach((write) => write()));
      } else {
        keepingFocused(root.ownerDocument, () => history.make(writes));
      }
      return placed.map(({ edit }) => edit);
    },
    select(range) {
      const found = layoutOf(root).find(range);
      if (found) {
        const { from, to } = found;
        root.focus({ preventScroll: true });
        view?.getSelection()?.setBaseAndExtent(from.place, from.offset, to.place, to.offset);
        from.place.parentElement?.scrollIntoView({ block: "center" });
      }
    },
    changed: null,
    close() {
      unlisten();
      history.close();
      highlights.clear();
      undress();
    },
  };
  return field;
}

/**
 * Edits that stand in one text node as one: the browser's own undo takes back a node at a time.
 *
 * @typedef {{ place: Text, offset: number }} Place
 * @param {{ from: Place, to: Place, text: string }[]} pieces In order.
 */
function joined(pieces) {
  /** @type {typeof pieces} */
  const made = [];
  for (const piece of pieces) {
    const last = made[made.length - 1];
    if (last && [last.from.place, piece.from.place, piece.to.place].every((place) => place === last.to.place)) {
      const between = last.to.place.data.slice(last.to.offset, piece.from.offset);
      made[made.length - 1] = { ...last, to: piece.to, text: last.text + between + piece.text };
    } else {
      made.push(piece);
    }
  }
  return made;
}

/**
 * Writes into the nodes themselves, so that what is around the words keeps its form.
 *
 * @param {Range} range
 * @param {string} text
 * @returns {boolean} That the browser's undo does not know of it.
 */
function write(range, text) {
  const { startContainer, startOffset, endContainer } = range;
  const length = startContainer === endContainer ? range.endOffset - startOffset : undefined;
  if (length === undefined) {
    range.deleteContents();
  }
  /** @type {Text} */ (startContainer).replaceData(startOffset, length ?? 0, text);
  return false;
}

/**
 * Writes as a person types, so that the browser's own undo knows of it.
 *
 * @param {HTMLElement} root
 * @param {Range} range
 * @param {string} text
 * @returns {boolean} Whether it does.
 */
function type(root, range, text) {
  root.focus({ preventScroll: true });
  const selection = root.ownerDocument.getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
  if (typeOver(root.ownerDocument, text)) {
    return true;
  }
  write(range, text);
  root.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true, inputType: "insertReplacementText" }));
  return false;
}
