import type { Field } from "./index.js";

/** The content of a CKEditor 5 that has been created, for the property `field` of the element. */
export function field(editor: object): Field;
