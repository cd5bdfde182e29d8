/** The meeting summary: each line and each filler leads to its evidence in the article. */

import { button, element } from "./dom.js";

/** @typedef {import("./types.js").Analysis} Analysis */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./types.js").Meeting} Meeting */
/** @typedef {import("./strings.js").Words} Words */

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
const SLOTS = /** @type {const} */ ([
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
 * The evidence of all meetings, each stretch once.
 *
 * @param {Meeting[]} meetings
 * @returns {Evidence[]}
 */
export function evidenceOf(meetings) {
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
 * @param {HTMLElement} container
 * @param {Analysis} analysis
 * @param {Words} words
 * @param {(range: Range) => void} onEvidence
 */
export function showMeetings(container, analysis, words, onEvidence) {
  container.replaceChildren();
  if (analysis.meetings.length === 0) {
    container.append(element("p", { class: "nothing" }, words.noMeeting));
  }
  for (const [index, meeting] of analysis.meetings.entries()) {
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
      slotsOf(meeting, words, onEvidence),
    );
    const missing = SLOTS.filter((slot) => (meeting.slots[slot] ?? []).length === 0);
    if (missing.length > 0) {
      const names = missing.map((slot) => words.slots[slot]);
      container.append(element("p", { class: "nothing" }, words.notInArticle(names.join(", "))));
    }
  }
}

/**
 * @param {Meeting} meeting
 * @param {Words} words
 * @param {(range: Range) => void} onEvidence
 */
function slotsOf(meeting, words, onEvidence) {
  const rows = SLOTS.flatMap((slot) => {
    const fillers = meeting.slots[slot] ?? [];
    if (fillers.length === 0) {
      return [];
    }
    const items = fillers.map((filler) => element("li", {}, leading(filler.evidence, filler.text, onEvidence)));
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
