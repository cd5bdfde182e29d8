/** The meeting summary: each line and each filler leads to its evidence in the article. */

import { button, element } from "./dom.js";
import { UNSURE } from "./kinds.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Meeting} Meeting */
/** @typedef {import("./words.js").Words} Words */

/**
 * A stretch of the article on which something rests.
 *
 * @typedef {object} Evidence
 * @property {string} key
 * @property {number} start
 * @property {number} end
 * @property {string} label What stands at its end in the article: the numbers of the lines that rest on it.
 */

/** @param {Range} range */
export const evidenceKey = (range) => `${range.start}-${range.end}`;

/** The slots in the order in which they are shown. */
export const SLOTS = /** @type {const} */ ([
  "title",
  "time",
  "place",
  "venue",
  "chair",
  "host",
  "participants",
  "organisations",
  "absent",
  "agenda",
  "decisions",
  "next_step",
]);

/**
 * The evidence of all meetings, or the key sentences where there is none, each stretch once.
 *
 * @param {Pick<Analysis, "meetings" | "key_sentences">} analysis
 * @returns {Evidence[]}
 */
export function evidenceOf({ meetings, key_sentences = [] }) {
  /** @type {Map<string, Evidence & { lines: number[] }>} */
  const found = new Map();
  /** @param {Range} range */
  const note = (range) => {
    const key = evidenceKey(range);
    const evidence = found.get(key) ?? { key, start: range.start, end: range.end, label: "", lines: [] };
    found.set(key, evidence);
    return evidence;
  };
  let number = 0;
  for (const sentence of key_sentences) {
    number += 1;
    note(sentence).lines.push(number);
  }
  for (const meeting of meetings) {
    for (const line of meeting.summary) {
      number += 1;
      note(line.evidence).lines.push(number);
    }
    for (const filler of Object.values(meeting.slots).flat()) {
      note(filler.evidence);
    }
  }
  return [...found.values()].map((evidence) => ({ ...evidence, label: evidence.lines.join(",") || "↩" }));
}

/**
 * What a person may do with a meeting.
 *
 * @typedef {object} Actions
 * @property {(range: Range) => void} evidence Leads to where it stands.
 * @property {Deciding | null} decide What a person may change, where that is allowed.
 */

/**
 * @typedef {object} Deciding
 * @property {(slot: string, filler: Range) => void} empty
 * @property {(kind: string) => void} kind
 * @property {(status: string) => void} status
 * @property {() => void} none
 */

/** Whether the choices of kind and status are open. */
let choosing = false;

/**
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {Actions} actions
 */
export function showMeetings(container, analysis, words, actions) {
  const { evidence: onEvidence, decide } = actions;
  container.replaceChildren();
  if (analysis.meetings.length === 0) {
    container.append(element("p", { class: "nothing" }, words.noMeeting));
    const lines = (analysis.key_sentences ?? []).map((at) =>
      element("li", {}, leading(at, analysis.text.slice(at.start, at.end), onEvidence)),
    );
    if (lines.length > 0) {
      container.append(element("p", {}, words.keySentences), element("ol", { class: "summary" }, ...lines));
    }
    if (decide) {
      container.append(
        button({ class: "small", "data-focus": "meeting" }, () => decide.kind("other"), words.isMeeting),
      );
    }
  }
  // Not by `entries()`, which old libraries on a host's page have in another sense.
  analysis.meetings.forEach((meeting, index) => {
    const kind = words.meetingKinds[meeting.kind] ?? meeting.kind;
    const status = words.statuses[meeting.status] ?? meeting.status;
    container.append(
      element(
        "p",
        { class: "kind" },
        element("strong", {}, index === 0 ? kind : words.furtherMeeting(kind)),
        " ",
        element("span", { class: "status", "data-status": meeting.status }, status),
      ),
      element(
        "ol",
        { class: "summary" },
        ...meeting.summary.map((line) => element("li", {}, leading(line.evidence, line.text, onEvidence))),
      ),
      slotsOf(meeting, words, onEvidence, index === 0 ? decide : null),
    );
    const missing = SLOTS.filter((slot) => (meeting.slots[slot] ?? []).length === 0);
    if (missing.length > 0) {
      const names = missing.map((slot) => words.slots[slot]);
      container.append(element("p", { class: "nothing" }, words.notInArticle(names.join(", "))));
    }
    if (index === 0 && decide) {
      container.append(decisions(meeting, words, decide));
    }
  });
}

/**
 * What sort of meeting it is and how it stands, to be chosen.
 *
 * @param {Meeting} meeting
 * @param {Words} words
 * @param {Deciding} actions
 */
function decisions(meeting, words, actions) {
  /**
   * @param {string} name
   * @param {string} label
   * @param {Record<string, string>} all
   * @param {string} current
   * @param {(value: string) => void} choose
   */
  const select = (name, label, all, current, choose) => {
    const made = element("select", { "data-focus": name });
    made.append(...Object.entries(all).map(([value, said]) => element("option", { value }, said)));
    made.value = current;
    made.addEventListener("change", () => choose(made.value));
    return element("label", { class: "check" }, label, " ", made);
  };
  const details = element(
    "details",
    { class: "choosing", open: choosing },
    element("summary", { "data-focus": "choosing" }, words.changeMeeting),
    element(
      "p",
      { class: "row" },
      select("kind", words.kindOf, words.meetingKinds, meeting.kind, actions.kind),
      " ",
      select("status", words.statusOf, words.statuses, meeting.status, actions.status),
      " ",
      button({ class: "small plain", "data-focus": "none" }, actions.none, words.isNoMeeting),
    ),
    element("p", { class: "soft" }, words.howToFill),
  );
  details.addEventListener("toggle", () => (choosing = details.open));
  return details;
}

/**
 * @param {Meeting} meeting
 * @param {Words} words
 * @param {Actions["evidence"]} onEvidence
 * @param {Deciding | null} decide
 */
function slotsOf(meeting, words, onEvidence, decide) {
  const rows = SLOTS.flatMap((slot) => {
    const fillers = meeting.slots[slot] ?? [];
    if (fillers.length === 0) {
      return [];
    }
    const items = fillers.map((filler) => {
      const item = element("li", {}, leading(filler.evidence, filler.text, onEvidence));
      if (filler.score < UNSURE) {
        item.append(element("span", { class: "soft", title: words.unsure(filler.score) }, " ?"));
      }
      if (decide) {
        const name = `${words.emptySlot}: ${filler.text}`;
        const empty = () => decide.empty(slot, filler);
        item.append(
          button({ class: "small plain", "data-focus": `empty ${slot}`, "aria-label": name, title: name }, empty, "×"),
        );
      }
      return item;
    });
    return [
      element(
        "tr",
        {},
        element("th", { scope: "row" }, words.slots[slot]),
        element("td", {}, element("ul", {}, ...items)),
      ),
    ];
  });
  return element("table", { class: "slots" }, element("tbody", {}, ...rows));
}

/**
 * A button that leads to its evidence.
 *
 * @param {Range} evidence
 * @param {string} text
 * @param {(range: Range) => void} onEvidence
 */
function leading(evidence, text, onEvidence) {
  return button({ class: "leads", "data-evidence": evidenceKey(evidence) }, () => onEvidence(evidence), text);
}
