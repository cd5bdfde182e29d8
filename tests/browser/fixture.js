/** An analysis written by hand, to test the page against the contract whatever the engine finds. */

/** @typedef {import("../../www/types.js").Analysis} Analysis */
/** @typedef {import("../../www/types.js").MentionType} MentionType */

export const TEXT = `मुख्यमंत्री सविता रावत ने बुलाई समीक्षा बैठक

देहरादून, 12 मई। मुख्यमंत्री सविता रावत की अध्यक्षता में सोमवार को सचिवालय में समीक्षा बैठक हुई। बैठक में लोक निर्माण विभाग के अधिकारी शामिल हुए।

उत्तराखंड के मुख्य सचिव हरीश नौटियाल ने बताया कि रावत चमोली भी जाएँगी। <b>बारिश</b> & धूप।`;

/**
 * Where the `nth` occurrence of `words` stands.
 *
 * @param {string} words
 * @param {number} [nth]
 */
export function at(words, nth = 0) {
  let start = -1;
  for (let found = 0; found <= nth; found += 1) {
    start = TEXT.indexOf(words, start + 1);
  }
  if (start < 0) {
    throw new Error(`the fixture has no ${words}`);
  }
  return { start, end: start + words.length };
}

/** What cleaning did to the raw text, in order. @type {[string, string, number, string][]} */
const CHANGES = [
  ["whitespace", " ", 1, "   "],
  ["whitespace", " ", 9, "  "],
  ["unicode", "अध्यक्षता", 0, "अध्य\u200bक्षता"],
];

/** The same as changes of the contract; the raw text is put together beside them. */
let raw = "";
let done = 0;
const changes = CHANGES.map(([kind, after, nth, before]) => {
  const text = at(after, nth);
  raw += TEXT.slice(done, text.start) + before;
  done = text.end;
  return { kind, source: { start: raw.length - before.length, end: raw.length }, text, before, after };
});

/** The raw text that `TEXT` was cleaned from. */
export const RAW = raw + TEXT.slice(done);

/** @type {[MentionType, string, number, number | null][]} */
const MENTIONS = [
  ["role", "मुख्यमंत्री", 0, 0],
  ["person", "सविता रावत", 0, 0],
  ["place", "देहरादून", 0, 1],
  ["date", "12 मई", 0, null],
  ["role", "मुख्यमंत्री", 1, 0],
  ["person", "सविता रावत", 1, 0],
  ["date", "सोमवार", 0, null],
  ["organisation", "लोक निर्माण विभाग", 0, 2],
  ["role", "उत्तराखंड के मुख्य सचिव", 0, 3],
  ["place", "उत्तराखंड", 0, 4],
  ["person", "हरीश नौटियाल", 0, 3],
  ["person", "रावत", 2, 0],
  ["place", "चमोली", 0, 5],
];

const sentence = at("मुख्यमंत्री सविता रावत की अध्यक्षता में सोमवार को सचिवालय में समीक्षा बैठक हुई।");
/** Evidence that crosses the one before. */
const crossing = { start: at("सचिवालय").start, end: at("शामिल हुए।").end };
const headline = at("मुख्यमंत्री सविता रावत ने बुलाई समीक्षा बैठक");

/** @returns {Analysis} */
export function analysis() {
  const mentions = MENTIONS.map(([type, text, nth, entity], id) => ({
    id,
    type,
    ...at(text, nth),
    text,
    source: at(text, nth),
    entity,
    score: 0.9,
  }));
  /** @param {number} entity */
  const mentionsOf = (entity) => mentions.filter((mention) => mention.entity === entity).map(({ id }) => id);
  /** @type {[MentionType, string, string[]][]} */
  const entities = [
    ["person", "सविता रावत", ["मुख्यमंत्री"]],
    ["place", "देहरादून", []],
    ["organisation", "लोक निर्माण विभाग", []],
    ["person", "हरीश नौटियाल", ["उत्तराखंड के मुख्य सचिव"]],
    ["place", "उत्तराखंड", []],
    ["place", "चमोली", []],
  ];
  return {
    version: 1,
    engine: "baithak 0.0.0",
    model: "by hand",
    text: TEXT,
    changes,
    parts: [
      { kind: "headline", ...headline },
      { kind: "dateline", ...at("देहरादून, 12 मई।") },
      { kind: "lead", start: sentence.start, end: crossing.end },
      { kind: "body", start: at("उत्तराखंड के").start, end: TEXT.length },
    ],
    sentences: [headline, sentence, { start: at("बैठक में लोक").start, end: crossing.end }],
    mentions,
    entities: entities.map(([type, name, roles], id) => ({ id, type, name, roles, mentions: mentionsOf(id) })),
    meetings: [
      {
        kind: "review",
        status: "held",
        slots: {
          title: [{ text: "समीक्षा बैठक", ...at("समीक्षा बैठक", 1), evidence: sentence, score: 0.9 }],
          chair: [{ text: "सविता रावत", entity: 0, ...at("सविता रावत", 1), evidence: sentence, score: 0.9 }],
          host: [{ text: "सविता रावत", entity: 0, ...at("सविता रावत"), evidence: headline, score: 0.9 }],
          participants: [],
          organisations: [
            { text: "लोक निर्माण विभाग", entity: 2, ...at("लोक निर्माण विभाग"), evidence: crossing, score: 0.9 },
          ],
          absent: [],
          place: [],
          venue: [{ text: "सचिवालय", ...at("सचिवालय"), evidence: sentence, score: 0.6 }],
          time: [{ text: "सोमवार", ...at("सोमवार"), evidence: sentence, score: 0.9 }],
          agenda: [],
          decisions: [],
          next_step: [],
        },
        summary: [
          { text: "सविता रावत की अध्यक्षता में समीक्षा बैठक हुई।", evidence: sentence },
          { text: "लोक निर्माण विभाग के अधिकारी शामिल हुए।", evidence: crossing },
        ],
        brief: "सविता रावत की अध्यक्षता में समीक्षा बैठक हुई।",
      },
    ],
    suggestions: [
      {
        kind: "grammar",
        ...at("बैठक हुई"),
        source: { start: RAW.indexOf("बैठक हुई"), end: RAW.indexOf("बैठक हुई") + "बैठक हुई".length },
        before: "बैठक हुई",
        after: "बैठक हुई थी",
        reason: "पृष्ठभूमि की बात है",
        rule: "example",
      },
    ],
  };
}

/** A worker that answers everything with the analysis written by hand, after a while where the text is long. */
const WORKER = `
const analysis = ${JSON.stringify(analysis())};
postMessage({ type: "ready", bytes: 1000, rules: [] });
addEventListener("message", ({ data }) => {
  if (data.type !== "annotate") return;
  postMessage({ type: "started", id: data.id });
  const answer = { type: "done", id: data.id, analysis, changes: analysis.changes, milliseconds: 300 };
  setTimeout(() => postMessage(answer), data.text.length > 100_000 ? 1500 : 0);
});`;

/**
 * Puts that worker in the place of the engine's.
 *
 * @param {import("playwright-core").Page} page
 */
export const worker = (page) =>
  page.route("**/worker.js", (route) => route.fulfill({ contentType: "text/javascript", body: WORKER }));
