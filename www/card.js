/** The card that tells what a mark is, while it is pointed at or has the focus. */

import { UNSURE } from "./kinds.js";
import { element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./strings.js").Words} Words */

/** How long a mark is pointed at before its card comes, in milliseconds. */
const DELAY = 250;

/**
 * @param {HTMLElement} article
 * @param {HTMLElement} card
 * @param {() => Analysis | null} analysis
 * @param {() => Words} words
 */
export function hoverCard(article, card, analysis, words) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** @type {Element | null} */
  let told = null;

  const hide = () => {
    clearTimeout(waiting);
    card.hidden = true;
    told?.removeAttribute("aria-describedby");
    told = null;
  };

  /** @param {Element} mark */
  const show = (mark) => {
    const found = analysis();
    const mention = found?.mentions[Number(mark.getAttribute("data-mention"))];
    if (!found || !mention || !mark.isConnected) {
      return;
    }
    hide();
    const said = words();
    const entity = mention.entity === null ? null : found.entities[mention.entity];
    const lines = [
      element("strong", { lang: "hi" }, entity?.name ?? mention.text),
      element("span", { "data-type": mention.type }, element("span", { class: "swatch" }, said.types[mention.type])),
      ...(entity?.roles ?? []).map((role) => element("span", { lang: "hi" }, role)),
      ...(entity ? [element("span", {}, said.mentions(entity.mentions.length))] : []),
      ...(mention.date ? [element("span", {}, mention.date)] : []),
      ...(entity?.identifier ? [element("span", {}, entity.identifier)] : []),
      ...(mention.score < UNSURE ? [element("span", {}, said.unsure(mention.score))] : []),
    ];
    card.replaceChildren(...lines);
    card.hidden = false;
    told = mark;
    mark.setAttribute("aria-describedby", card.id);
    const [at, size] = [mark.getBoundingClientRect(), card.getBoundingClientRect()];
    const above = at.top - size.height - 6;
    card.style.insetBlockStart = `${above > 0 ? above : at.bottom + 6}px`;
    card.style.insetInlineStart = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 4))}px`;
  };

  /** @param {Event} event */
  const markOf = (event) => (event.target instanceof Element ? event.target.closest("mark") : null);
  article.addEventListener("pointerover", (event) => {
    clearTimeout(waiting);
    const mark = markOf(event);
    if (!mark) {
      hide();
    } else if (mark !== told && event.pointerType === "mouse") {
      waiting = setTimeout(() => show(mark), DELAY);
    }
  });
  article.addEventListener("pointerleave", hide);
  article.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark?.matches(":focus-visible")) {
      show(mark);
    }
  });
  article.addEventListener("focusout", hide);
  addEventListener("scroll", hide, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}
