/** The page on which the element is tried: puts a sample into the form, and shows what a host would hear and get. */

import "./define.js";

const find = (/** @type {string} */ id) => /** @type {HTMLElement} */ (document.getElementById(id));
const form = /** @type {HTMLFormElement} */ (find("form"));

const sample = await fetch(new URL("../sample.txt", import.meta.url));
if (sample.ok) {
  const body = /** @type {HTMLTextAreaElement} */ (find("body"));
  body.value = await sample.text();
  body.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const lines = [...new FormData(form)].map(([name, value]) => `${name}=${value}`);
  find("submitted").textContent = lines.join("\n\n");
});

for (const name of ["ready", "result", "select", "error", "before-apply"]) {
  document.addEventListener(`baithak-${name}`, (event) => {
    const { detail } = /** @type {CustomEvent} */ (event);
    const told = {
      ready: () => `${detail.rules.length} rules`,
      result: () => `${detail.analysis.mentions.length} mentions, ${Math.round(detail.milliseconds)} ms`,
      select: () => detail.entity?.name ?? detail.mention.text,
      error: () => detail.message,
      "before-apply": () => `${detail.kind}: ${detail.edits.length}`,
    };
    const line = document.createElement("li");
    line.append(`baithak-${name}: ${told[/** @type {keyof typeof told} */ (name)]()}`);
    find("log").prepend(line);
  });
}
