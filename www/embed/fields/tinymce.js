/** TinyMCE: marks are the browser's own highlights in the editor's frame, so that the content has nothing of them. */

import { richField } from "./rich.js";

/** What TinyMCE tells of changes: typing, commands, undoing, and content that scripts set. */
const EVENTS = "input change undo redo SetContent ExecCommand";

/**
 * The content of an editor as a field, for the property `field` of the element.
 *
 * @param {any} editor An editor that has been initialised.
 * @returns {import("./field.js").Field}
 */
export function field(editor) {
  const made = richField(editor.getBody(), {
    step: (make) => editor.undoManager.transact(make),
    listen: (hear) => {
      editor.on(EVENTS, hear);
      return () => editor.off(EVENTS, hear);
    },
  });
  return {
    ...made,
    get text() {
      return made.text;
    },
    get changed() {
      return made.changed;
    },
    set changed(changed) {
      made.changed = changed;
    },
    apply: (edits) => (editor.removed || editor.mode.isReadOnly() ? [] : made.apply(edits)),
  };
}
