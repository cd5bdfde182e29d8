/**
 * What a field is: a place of the host in which text is written, be it a text area or a whole editor. Offsets are UTF-16
 * units of `text`, which is what the engine reads of it.
 *
 * @typedef {object} Field
 * @property {string} text The text as it stands.
 * @property {(marks: Mark[]) => void} mark Shows marks beside those words, and no others, without touching the document.
 * @property {(edits: import("../edits.js").Edit[]) => import("../edits.js").Edit[]} apply Makes the edits as one step of
 *   the field's own undo; gives those that were made. An edit that reaches beyond one paragraph of a document is not.
 * @property {(range: Range) => void} select Selects a stretch and brings it into view.
 * @property {(() => void) | null} changed Called after the text has changed.
 * @property {() => void} close Takes the marks away and lets the field go.
 */

/** @typedef {import("../../types.js").Range} Range */
/** @typedef {Range & { type: import("../../types.js").MentionType, unsure: boolean }} Mark */

export {};
