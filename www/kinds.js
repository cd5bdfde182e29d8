/** The types of mentions, in the order in which they are shown. */

/** @type {import("./types.js").MentionType[]} */
export const TYPES = ["person", "place", "organisation", "date", "role", "event", "number"];

/** Below this a mention, or what fills a slot, is shown as unsure. */
export const UNSURE = 0.7;
