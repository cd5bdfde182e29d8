/** ProseMirror, and Tiptap which is built on it: marks are decorations, so that the document has nothing of them. */

import { Plugin, PluginKey, TextSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";
import { Layout } from "./layout.js";
import { dress, nameOf } from "./marking.js";

/** @typedef {import("./field.js").Field} Field */
/** @typedef {import("prosemirror-view").EditorView} EditorView */
/** @typedef {import("prosemirror-model").Node} Node */

/** @type {PluginKey<DecorationSet>} */
const key = new PluginKey("baithak");

/** Who is told when the document of a view has changed. @type {WeakMap<EditorView, Set<() => void>>} */
const hearers = new WeakMap();

/**
 * The plugin that shows the marks. An editor that is given it from the first keeps its other plugins' states; `field`
 * adds it where it is missing.
 */
export const annotations = () =>
  new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply: (transaction, marks) => transaction.getMeta(key) ?? marks.map(transaction.mapping, transaction.doc),
    },
    props: { decorations: (state) => key.getState(state) },
    view: () => ({
      update(view, before) {
        if (!view.state.doc.eq(before.doc)) {
          hearers.get(view)?.forEach((hear) => hear());
        }
      },
    }),
  });

/**
 * The text of a document, each run of it by the position of its first character.
 *
 * @param {Node} doc
 * @returns {Layout<number>}
 */
export function layoutOf(doc) {
  /** @type {Layout<number>} */
  const layout = new Layout();
  doc.descendants((block, position, parent) => {
    if (!block.isTextblock) {
      if (block.isLeaf) {
        layout.paragraph("\n\n");
      }
      return true;
    }
    const apart = parent === doc || parent?.type.name === "blockquote" ? "\n\n" : "\n";
    layout.paragraph(apart);
    block.forEach((inline, offset) => {
      if (inline.isText) {
        layout.add(inline.text ?? "", position + 1 + offset);
      } else if (/^hard_?break$/i.test(inline.type.name) || inline.type.spec.linebreakReplacement) {
        layout.paragraph("\n");
      } else {
        layout.object();
      }
    });
    layout.paragraph(apart);
    return false;
  });
  return layout;
}

/**
 * The document of a view as a field, for the property `field` of the element.
 *
 * @param {EditorView} view
 * @returns {Field}
 */
export function field(view) {
  const added = key.get(view.state) ? null : annotations();
  if (added) {
    view.updateState(view.state.reconfigure({ plugins: [...view.state.plugins, added] }));
  }
  const undress = dress(view.dom);
  const hear = () => made.changed?.();
  const known = hearers.get(view) ?? new Set();
  hearers.set(view, known.add(hear));
  /** @param {Decoration[]} decorations */
  const decorate = (decorations) => {
    const { tr: transaction, doc } = view.state;
    view.dispatch(transaction.setMeta(key, DecorationSet.create(doc, decorations)).setMeta("addToHistory", false));
  };
  /** @type {Field} */
  const made = {
    get text() {
      return layoutOf(view.state.doc).text;
    },
    mark(marks) {
      if (view.isDestroyed) {
        return;
      }
      const layout = layoutOf(view.state.doc);
      decorate(
        marks.flatMap(({ type, ...range }) =>
          layout
            .pieces(range)
            .map(({ place, from, to }) =>
              Decoration.inline(place + from, place + to, { class: nameOf(type), "data-baithak": type }),
            ),
        ),
      );
    },
    apply(edits) {
      if (!view.editable) {
        return [];
      }
      const layout = layoutOf(view.state.doc);
      const { tr: transaction } = view.state;
      const placed = edits.flatMap((edit) => {
        const found = layout.find(edit);
        return found ? [{ edit, found }] : [];
      });
      // From the last to the first: what comes before keeps its place.
      for (const { edit, found } of [...placed].reverse()) {
        const { from, to } = found;
        transaction.insertText(edit.text, from.place + from.offset, to.place + to.offset);
      }
      if (placed.length > 0) {
        view.dispatch(transaction);
      }
      return placed.map(({ edit }) => edit);
    },
    select(range) {
      const { doc, tr: transaction } = view.state;
      const found = layoutOf(doc).find(range);
      if (found) {
        const { from, to } = found;
        const selection = TextSelection.create(doc, from.place + from.offset, to.place + to.offset);
        view.dispatch(transaction.setSelection(selection).scrollIntoView());
        view.focus();
      }
    },
    changed: null,
    close() {
      known.delete(hear);
      undress();
      if (view.isDestroyed) {
        return;
      }
      if (added) {
        view.updateState(view.state.reconfigure({ plugins: view.state.plugins.filter((one) => one !== added) }));
      } else {
        decorate([]);
      }
    },
  };
  return made;
}
