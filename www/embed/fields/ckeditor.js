/** CKEditor 5: marks are markers of the editing view, which are no part of the data. */

import { Layout } from "./layout.js";
import { dress, nameOf } from "./marking.js";

/** @typedef {{ parent: any, offset: number }} Place */

/** The editors that know how our markers look. @type {WeakSet<object>} */
const taught = new WeakSet();

/**
 * The text of an editor's document.
 *
 * @param {any} model
 * @returns {Layout<Place>}
 */
function layoutOf(model) {
  /** @type {Layout<Place>} */
  const layout = new Layout();
  /**
   * @param {any} parent
   * @param {boolean} tight
   */
  const walk = (parent, tight) => {
    for (const child of parent.getChildren()) {
      if (child.is("$text")) {
        layout.add(child.data, { parent, offset: child.startOffset });
      } else if (child.is("element", "softBreak")) {
        layout.paragraph("\n");
      } else if (model.schema.isInline(child)) {
        layout.object();
      } else {
        const apart = tight || child.hasAttribute("listItemId") ? "\n" : "\n\n";
        layout.paragraph(apart);
        walk(child, tight || child.is("element", "tableCell"));
        layout.paragraph(apart);
      }
    }
  };
  for (const root of model.document.getRoots()) {
    walk(root, false);
  }
  return layout;
}

/**
 * The content of an editor as a field, for the property `field` of the element.
 *
 * @param {any} editor An editor that has been created.
 * @returns {import("./field.js").Field}
 */
export function field(editor) {
  const { model } = editor;
  if (!taught.has(editor)) {
    taught.add(editor);
    editor.conversion.for("editingDowncast").markerToHighlight({
      model: "baithak",
      view: (/** @type {{ markerName: string }} */ { markerName }) => {
        const type = markerName.split(":")[1];
        return { classes: [nameOf(type)], attributes: { "data-baithak": type } };
      },
    });
  }
  const undress = dress(editor.editing.view.getDomRoot());
  const hear = () => made.changed?.();
  model.document.on("change:data", hear);
  /** @param {{ place: Place, offset: number }} at */
  const position = ({ place, offset }) => model.createPositionAt(place.parent, place.offset + offset);
  /** @type {string[]} */
  let shown = [];
  /** @type {import("./field.js").Field} */
  const made = {
    get text() {
      return layoutOf(model).text;
    },
    mark(marks) {
      if (editor.state === "destroyed") {
        return;
      }
      const layout = layoutOf(model);
      model.change((/** @type {any} */ writer) => {
        for (const name of shown.filter((name) => model.markers.has(name))) {
          writer.removeMarker(name);
        }
        shown = marks.flatMap(({ type, ...range }, number) =>
          layout.pieces(range).map(({ place, from, to }, piece) => {
            const name = `baithak:${type}:${number}-${piece}`;
            const marked = model.createRange(position({ place, offset: from }), position({ place, offset: to }));
            writer.addMarker(name, { range: marked, usingOperation: false, affectsData: false });
            return name;
          }),
        );
      });
    },
    apply(edits) {
      if (editor.isReadOnly) {
        return [];
      }
      const layout = layoutOf(model);
      const placed = edits.flatMap((edit) => {
        const found = layout.find(edit);
        return found ? [{ edit, found }] : [];
      });
      if (placed.length > 0) {
        model.change((/** @type {any} */ writer) => {
          // From the last to the first: what comes before keeps its place.
          for (const { edit, found } of [...placed].reverse()) {
            const [from, to] = [position(found.from), position(found.to)];
            if (edit.text !== "") {
              const beside = from.textNode ?? from.nodeAfter ?? from.nodeBefore;
              writer.insertText(edit.text, beside?.getAttributes?.() ?? [], to);
            }
            writer.remove(model.createRange(from, to));
          }
        });
      }
      return placed.map(({ edit }) => edit);
    },
    select(range) {
      const found = layoutOf(model).find(range);
      if (found) {
        model.change((/** @type {any} */ writer) =>
          writer.setSelection(model.createRange(position(found.from), position(found.to))),
        );
        editor.editing.view.scrollToTheSelection();
        editor.editing.view.focus();
      }
    },
    changed: null,
    close() {
      made.mark([]);
      model.document.off("change:data", hear);
      undress();
    },
  };
  return made;
}
