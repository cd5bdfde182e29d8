/**
 * What a host and the frame say to each other. Every message names its version; the first, by which the host hands the
 * frame one end of a channel, goes through the window and carries a nonce that only the host and the frame know.
 */

export const VERSION = 1;

/**
 * What a host may set in the frame.
 *
 * @typedef {object} Settings
 * @property {string} [text]
 * @property {string} [lang]
 * @property {string} [theme]
 * @property {string[]} [types]
 * @property {boolean} [readOnly]
 * @property {import("../types.js").Choices} [options]
 * @property {string | import("../types.js").House[]} [gazetteer]
 * @property {import("../types.js").Correction[]} [corrections]
 */

/** What each setting must be. @type {Record<keyof Settings, (value: unknown) => boolean>} */
export const SETTINGS = {
  text: (value) => typeof value === "string" && value.length <= 5_000_000,
  lang: (value) => typeof value === "string",
  theme: (value) => typeof value === "string",
  types: (value) => Array.isArray(value),
  readOnly: (value) => typeof value === "boolean",
  options: (value) => isObject(value),
  gazetteer: (value) => typeof value === "string" || Array.isArray(value),
  corrections: (value) => Array.isArray(value),
};

/** What the other side said, to be told: no more of it than a line has. @param {unknown} said */
export const short = (said) => String(said).slice(0, 80);

/** @param {unknown} value @returns {value is Record<string, any>} */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * What is wrong with a message, or null.
 *
 * @param {unknown} message
 * @returns {{ cause: "message" | "version", message: string } | null}
 */
export function faultOf(message) {
  if (!isObject(message) || typeof message.type !== "string" || !("baithak" in message)) {
    return { cause: "message", message: "this is no message of baithak" };
  }
  return message.baithak === VERSION
    ? null
    : { cause: "version", message: `version ${short(message.baithak)} is not known here, only version ${VERSION}` };
}
