/** Taking the analysis away: in which form, copied, saved or printed. */

/** @typedef {import("./types.js").Format} Format */

/** The forms: how a file of each is called and what it is. JSON is the analysis itself. */
export const FORMS = /** @type {const} */ ({
  clean: { ending: "txt", type: "text/plain" },
  message: { ending: "txt", type: "text/plain" },
  markdown: { ending: "md", type: "text/markdown" },
  text: { ending: "txt", type: "text/plain" },
  html: { ending: "html", type: "text/html" },
  csv: { ending: "csv", type: "text/csv" },
  json: { ending: "json", type: "application/json" },
  jsonld: { ending: "jsonld", type: "application/ld+json" },
  webanno: { ending: "webanno.json", type: "application/ld+json" },
  ninjs: { ending: "ninjs.json", type: "application/json" },
});

/** @typedef {keyof typeof FORMS} Form */

/**
 * Has the browser save `content` as a file.
 *
 * @param {string} content
 * @param {string} name
 * @param {string} type
 */
export function save(content, name, type) {
  const address = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * @param {string} content
 * @returns {Promise<boolean>} Whether the browser let it be copied.
 */
export async function copy(content) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    return false;
  }
}
