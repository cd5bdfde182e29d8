import type { Plugin } from "prosemirror-state";
import type { DecorationSet, EditorView } from "prosemirror-view";
import type { Field } from "./index.js";

/** The plugin that shows the marks; `field` adds it where the editor lacks it. */
export function annotations(): Plugin<DecorationSet>;

/** The document of a view as a field, for the property `field` of the element. */
export function field(view: EditorView): Field;
