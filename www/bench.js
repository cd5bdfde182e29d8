/** The panel in which what is selected in the article is corrected: a mention, or words that are none yet. */

import { button, element } from "./dom.js";
import { TYPES, UNSURE } from "./kinds.js";
import { SLOTS } from "./meeting.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Entity} Entity */
/** @typedef {import("./types.js").Mention} Mention */
/** @typedef {import("./types.js").MentionType} MentionType */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./words.js").Words} Words */

/**
 * What is selected.
 *
 * @typedef {object} Selected
 * @property {Range} range
 * @property {Mention | null} mention The mention that stands just there.
 * @property {number} occurrences How often the same words stand in the text.
 */

/**
 * What a person may do with it.
 *
 * @typedef {object} Actions
 * @property {(type: MentionType, everywhere: boolean) => void} mark
 * @property {(everywhere: boolean) => void} unmark
 * @property {(side: "start" | "end", direction: -1 | 1, unit: "word" | "grapheme") => void} move
 * @property {(entity: Entity) => void} merge
 * @property {() => void} split
 * @property {(name: string) => void} name
 * @property {(slot: string) => void} fill
 * @property {(slot: string, filler: Range) => void} evidence Makes the words the evidence of what fills a slot.
 * @property {(() => void) | null} confirm
 * @property {(step: -1 | 1) => void} next
 * @property {() => void} close
 */

/** What stays as it was chosen while one thing after another is corrected. */
const chosen = { everywhere: false, unit: /** @type {"word" | "grapheme"} */ ("word") };

/**
 * @param {HTMLElement} container
 * @param {Selected} selected
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Actions} actions
 */
export function showBench(container, selected, analysis, words, actions) {
  const { range, mention, occurrences } = selected;
  const text = analysis.text.slice(range.start, range.end);
  const entity = mention && mention.entity !== null ? analysis.entities[mention.entity] : null;
  container.replaceChildren(
    element(
      "p",
      { class: "selected" },
      element("strong", { lang: "hi" }, text),
      " ",
      element("span", { class: "soft" }, about(mention, entity, words)),
      " ",
      button(
        { class: "small plain", "data-focus": "close", "aria-keyshortcuts": "Escape" },
        actions.close,
        words.close,
      ),
    ),
    types(mention, occurrences, words, actions),
    ...(mention ? [edges(words, actions)] : []),
    thing(entity, mention, analysis, words, actions),
  );
}

/**
 * @param {Mention | null} mention
 * @param {Entity | null} entity
 * @param {Words} words
 */
function about(mention, entity, words) {
  if (!mention) {
    return words.notMarked;
  }
  const parts = [words.types[mention.type]];
  if (entity && entity.name !== mention.text) {
    parts.push(entity.name);
  }
  if (entity) {
    parts.push(...entity.roles, words.mentions(entity.mentions.length));
  }
  if (mention.date) {
    parts.push(mention.date);
  }
  if (mention.score < UNSURE) {
    parts.push(words.unsure(mention.score));
  }
  return parts.join(" · ");
}

/**
 * @param {Mention | null} mention
 * @param {number} occurrences
 * @param {Words} words
 * @param {Actions} actions
 */
function types(mention, occurrences, words, actions) {
  const row = element("div", { class: "row", role: "group", "aria-label": words.typeOf });
  for (const type of TYPES) {
    row.append(
      button(
        {
          class: "small",
          "data-type": type,
          "data-focus": `type ${type}`,
          "aria-pressed": String(mention?.type === type),
        },
        () => actions.mark(type, chosen.everywhere && occurrences > 1),
        element("span", { class: "swatch" }, words.types[type]),
      ),
      " ",
    );
  }
  if (mention) {
    row.append(
      button(
        { class: "small", "data-focus": "remove" },
        () => actions.unmark(chosen.everywhere && occurrences > 1),
        words.removeMark,
      ),
      " ",
    );
  }
  if (occurrences > 1) {
    row.append(check("everywhere", chosen.everywhere, words.everywhere(occurrences), (on) => (chosen.everywhere = on)));
  }
  return row;
}

/**
 * @param {Words} words
 * @param {Actions} actions
 */
function edges(words, actions) {
  const row = element("div", { class: "row", role: "group", "aria-label": words.edges });
  /** @type {["start" | "end", -1 | 1, string][]} */
  const moves = [
    ["start", -1, words.startOut],
    ["start", 1, words.startIn],
    ["end", -1, words.endIn],
    ["end", 1, words.endOut],
  ];
  for (const [side, direction, label] of moves) {
    const press = () => actions.move(side, direction, chosen.unit);
    row.append(button({ class: "small", "data-focus": `edge ${side} ${direction}` }, press, label), " ");
  }
  const byGrapheme = (/** @type {boolean} */ on) => (chosen.unit = on ? "grapheme" : "word");
  row.append(check("grapheme", chosen.unit === "grapheme", words.byGrapheme, byGrapheme));
  return row;
}

/**
 * What the mention names, and what it is to the meeting.
 *
 * @param {Entity | null} entity
 * @param {Mention | null} mention
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Actions} actions
 */
function thing(entity, mention, analysis, words, actions) {
  const row = element("div", { class: "row", role: "group", "aria-label": words.entityOf });
  row.append(slots(words, actions), " ");
  const meeting = analysis.meetings[0];
  if (meeting) {
    row.append(evidence(meeting, words, actions), " ");
  }
  if (!entity || !mention) {
    return row;
  }
  row.append(
    button({ class: "small", "data-focus": "next -1" }, () => actions.next(-1), words.previousMention),
    " ",
    button({ class: "small", "data-focus": "next 1" }, () => actions.next(1), words.nextMention),
    " ",
  );
  const others = analysis.entities.filter((other) => other.id !== entity.id && other.type === entity.type);
  if (others.length > 0) {
    const choice = element("select", { "data-focus": "merge", "aria-label": words.merge });
    choice.append(
      element("option", { value: "" }, words.merge),
      ...others.map((other) => element("option", { value: other.id, lang: "hi" }, other.name)),
    );
    choice.addEventListener("change", () => {
      const other = others.find(({ id }) => String(id) === choice.value);
      if (other) {
        actions.merge(other);
      }
    });
    row.append(choice, " ");
  }
  if (entity.mentions.length > 1) {
    row.append(button({ class: "small", "data-focus": "split" }, actions.split, words.split), " ");
  }
  if (mention.type !== "date" && mention.type !== "number") {
    const name = element("input", {
      type: "text",
      lang: "hi",
      value: entity.name,
      "aria-label": words.nameOf,
      size: 16,
    });
    name.dataset.focus = "name";
    const give = () => name.value.trim() !== "" && name.value !== entity.name && actions.name(name.value.trim());
    name.addEventListener("change", give);
    row.append(name, " ");
    if (actions.confirm) {
      row.append(button({ class: "small", "data-focus": "confirm" }, actions.confirm, words.confirm));
    }
  }
  return row;
}

/**
 * @param {Words} words
 * @param {Actions} actions
 */
function slots(words, actions) {
  const choice = element("select", { "data-focus": "slot", "aria-label": words.toSlot });
  choice.append(
    element("option", { value: "" }, words.toSlot),
    ...SLOTS.map((slot) => element("option", { value: slot }, words.slots[slot])),
  );
  choice.addEventListener("change", () => choice.value !== "" && actions.fill(choice.value));
  return choice;
}

/**
 * What fills the meeting's slots, to choose of which the selected words are the evidence.
 *
 * @param {import("./types.js").Meeting} meeting
 * @param {Words} words
 * @param {Actions} actions
 */
function evidence(meeting, words, actions) {
  const fillers = SLOTS.flatMap((slot) => (meeting.slots[slot] ?? []).map((filler) => ({ slot, filler })));
  const choice = element("select", { "data-focus": "evidence", "aria-label": words.asEvidence });
  choice.append(
    element("option", { value: "" }, words.asEvidence),
    ...fillers.map(({ slot, filler }, index) =>
      element("option", { value: index }, `${words.slots[slot]}: ${filler.text}`),
    ),
  );
  choice.addEventListener("change", () => {
    const chosen = choice.value === "" ? undefined : fillers[Number(choice.value)];
    if (chosen) {
      actions.evidence(chosen.slot, chosen.filler);
    }
  });
  return choice;
}

/**
 * @param {string} name
 * @param {boolean} checked
 * @param {string} label
 * @param {(on: boolean) => void} set
 */
function check(name, checked, label, set) {
  const box = element("input", { type: "checkbox", "data-focus": name });
  box.checked = checked;
  box.addEventListener("change", () => set(box.checked));
  return element("label", { class: "check" }, box, " ", label);
}
