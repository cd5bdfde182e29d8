import type { Field } from "./index.js";

/** The content of a TinyMCE editor that has been initialised, for the property `field` of the element. */
export function field(editor: object): Field;
