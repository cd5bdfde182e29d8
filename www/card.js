/** The card that tells what a mark is, while it is pointed at or has the focus. */

import { UNSURE } from "./kinds.js";
import { element } from "./dom.js";
import { SLOTS } from "./meeting.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./strings.js").Words} Words */

/** How long a mark is pointed at before its card comes, in milliseconds. */
const DELAY = 250;

/** The most of evidence that is quoted, in characters. */
const LONGEST_QUOTE = 90;

/**
 * @param {HTMLElement} article
 * @param {import("./article.js").ArticleView} view
 * @param {HTMLElement} card
 * @param {() => Analysis | null} analysis
 * @param {() => Words} words
 */
export function hoverCard(article, view, card, analysis, words) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let waiting;
  /** Whether the pointer will be looked at before the next picture. */
  let looking = false;
  /** @type {Mention | null} */
  let pointed = null;
  /** @type {Mention | null} */
  let told = null;

  const hide = () => {
    clearTimeout(waiting);
    card.hidden = true;
    pointed = null;
    if (told) {
      view.describe(told, null);
    }
    told = null;
  };

  /** @param {Mention} mention */
  const show = (mention) => {
    const found = analysis();
    const at = found?.mentions[mention.id] === mention ? view.box(mention) : null;
    if (!found || !at) {
      return;
    }
    hide();
    card.replaceChildren(...linesOf(mention, found, words()));
    card.hidden = false;
    pointed = told = mention;
    view.describe(mention, card.id);
    const size = card.getBoundingClientRect();
    const above = at.top - size.height - 6;
    card.style.insetBlockStart = `${above > 0 ? above : at.bottom + 6}px`;
    card.style.insetInlineStart = `${Math.max(4, Math.min(at.left, innerWidth - size.width - 4))}px`;
  };

  /** @param {PointerEvent} event */
  const look = (event) => {
    looking = false;
    const mention = view.mentionAt(event);
    article.classList.toggle("pointing", mention !== null);
    if (mention === pointed) {
      return;
    }
    hide();
    pointed = mention;
    if (mention) {
      waiting = setTimeout(() => show(mention), DELAY);
    }
  };
  article.addEventListener("pointermove", (event) => {
    if (event.pointerType === "mouse" && event.buttons === 0 && !looking) {
      looking = true;
      requestAnimationFrame(() => look(event));
    }
  });
  article.addEventListener("pointerleave", hide);
  article.addEventListener("focusin", (event) => {
    const mention = event.target instanceof Element && event.target.matches(":focus-visible") ? view.focused() : null;
    if (mention) {
      show(mention);
    }
  });
  article.addEventListener("focusout", hide);
  addEventListener("scroll", hide, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
}

/**
 * @param {Mention} mention
 * @param {Analysis} analysis
 * @param {Words} words
 */
function linesOf(mention, analysis, words) {
  const entity = mention.entity === null ? null : analysis.entities[mention.entity];
  return [
    element("strong", { lang: "hi" }, entity?.name ?? mention.text),
    element("span", { "data-type": mention.type }, element("span", { class: "swatch" }, words.types[mention.type])),
    ...(entity?.roles ?? []).map((role) => element("span", { lang: "hi" }, role)),
    ...(entity ? [element("span", {}, words.mentions(entity.mentions.length))] : []),
    ...(mention.date ? [element("span", {}, mention.date)] : []),
    ...(entity?.identifier ? [element("span", {}, entity.identifier)] : []),
    ...(mention.score < UNSURE ? [element("span", {}, words.unsure(mention.score))] : []),
    ...[...evidence(mention, analysis)].map(([quote, slots]) => {
      const names = slots.map((slot) => words.slots[slot]).join(", ");
      return element("span", { class: "soft" }, `${names}: `, element("q", { lang: "hi" }, quote));
    }),
  ];
}

/**
 * What of the meeting it is, by the words on which that rests.
 *
 * @param {Mention} mention
 * @param {Analysis} analysis
 */
function evidence(mention, { text, meetings }) {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const { slots } of meetings) {
    for (const slot of SLOTS.filter((one) => one !== "title")) {
      const filler = (slots[slot] ?? []).find(
        ({ entity, start, end }) =>
          (entity !== undefined && entity === mention.entity) || (start <= mention.start && mention.end <= end),
      );
      if (filler) {
        const quote = shortened(text.slice(filler.evidence.start, filler.evidence.end));
        found.set(quote, [...(found.get(quote) ?? []), slot]);
      }
    }
  }
  return found;
}

/** @param {string} quote */
function shortened(quote) {
  const words = quote.replace(/\s+/g, " ");
  const end = words.lastIndexOf(" ", LONGEST_QUOTE);
  return words.length > LONGEST_QUOTE ? `${words.slice(0, end > 0 ? end : LONGEST_QUOTE)}…` : words;
}
