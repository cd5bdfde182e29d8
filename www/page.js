/** The page: takes the text, asks the engine, shows what it found, and leads from the summary to the article and back. */

import { ArticleView } from "./article.js";
import { Desk } from "./choices.js";
import { Client, EngineError } from "./client.js";
import { DiffView } from "./diff.js";
import { button, byId, element, keepingFocus } from "./dom.js";
import { LISTED, showItems } from "./entities.js";
import { evidenceKey, evidenceOf, showMeetings } from "./meeting.js";
import { takeRichText } from "./paste.js";
import { WORDS } from "./strings.js";
import { replacements, showSuggestions } from "./suggestions.js";

/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").MentionType} MentionType */
/** @typedef {import("./types.js").Range} Range */
/** @typedef {import("./client.js").State} State */
/** @typedef {import("./entities.js").Item} Item */
/** @typedef {import("./strings.js").Language} Language */

/** How long after the last key the text is analysed, in milliseconds. */
const PAUSE = 250;

/** @type {MentionType[]} */
const TYPES = [...LISTED, "number"];

const source = byId("source", HTMLTextAreaElement);
const status = byId("status");
const notice = byId("notice");
const legend = byId("legend");
const articleElement = byId("article");
const findings = byId("findings");
const articleView = new ArticleView(articleElement);
const desk = new Desk();
const diffView = new DiffView(byId("changes"), {
  one: (change, back) =>
    choose(() => ifCurrent(() => (back ? desk.undo(change) : desk.redo(change, answer?.changes ?? [])))),
  kind: (kind, back) => choose(() => (back ? desk.undoKind(kind) : desk.redoKind(kind))),
  digits: (digits) => choose(() => desk.setDigits(digits)),
});

let language = rememberedLanguage();
let words = WORDS[language];

/** @type {State} */
let state = "starting";
/** @type {Answer | null} */
let answer = null;
/** The raw text that `answer` is of. */
let answered = "";
/** The raw text and its marks before each acceptance of suggestions, and the text after. @type {{ text: string, marks: ReturnType<Desk["marks"]>, after: string }[]} */
let acceptances = [];
/** @type {{ key: string, index: number } | null} The item that is being stepped through. */
let stepping = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** Whether the worker had to be replaced since the text last changed. */
let replaced = false;
/** Why the text has no analysis. @type {EngineError["kind"] | null} */
let failure = null;

const client = new Client(
  () => new Worker(new URL("./worker.js", import.meta.url), { type: "module" }),
  (next) => {
    state = next;
    if (next === "replaced") {
      replaced = true;
      showNotice();
    }
    showState();
  },
);

/* ---- asking ---- */

async function analyse() {
  clearTimeout(pause);
  const text = source.value;
  byId("clear").hidden = text === "";
  if (text === "") {
    answer = null;
    failure = null;
    show();
    return;
  }
  try {
    desk.follow(text);
    const next = await client.analyse(text, desk.choices());
    if (next && source.value !== "") {
      answer = next;
      answered = text;
      failure = null;
      show();
    }
  } catch (error) {
    answer = null;
    failure = error instanceof EngineError ? error.kind : "crash";
    show();
  }
}

/* ---- showing ---- */

function show() {
  const analysis = answer?.analysis;
  const empty = !analysis || analysis.text === "";
  document.body.classList.toggle("empty", empty);
  stepping = null;
  byId("views").hidden = empty;
  if (empty) {
    showView("clean");
  }
  byId("copy").hidden = empty;
  byId("download").hidden = empty;
  findings.hidden = empty;
  legend.replaceChildren();
  showNotice();
  showState();
  if (!analysis || empty) {
    const said = analysis ? words.onlySpace : words.welcome;
    articleElement.replaceChildren(...(failure ? [] : [element("p", { class: "welcome" }, said)]));
    return;
  }
  const evidence = evidenceOf(analysis.meetings);
  articleView.show(analysis, evidence, words);
  showLegend(analysis.mentions);
  showMeetings(byId("meeting"), analysis, words, toEvidence);
  showItems(byId("names"), analysis, words, toNextMention);
  showCleaning();
  showOffers();
}

function showCleaning() {
  if (!answer) {
    return;
  }
  const { analysis, changes } = answer;
  const cleaning = { source: answered, changes, applied: analysis.changes, digits: desk.digits };
  byId("change-count").textContent = words.number(analysis.changes.length);
  keepingFocus(byId("changes"), () => diffView.show(cleaning, words));
}

function showOffers() {
  const all = answer?.analysis.suggestions ?? [];
  const open = desk.open(all);
  const offer = {
    open,
    dismissed: all.length - open.length,
    accepted: acceptances.length,
    rules: client.rules,
    applies: desk.applies.bind(desk),
  };
  keepingFocus(byId("notes"), () =>
    showSuggestions(byId("notes"), offer, words, {
      accept,
      dismiss: (suggestion) => reopen(() => desk.dismiss(suggestion)),
      dismissNone: () => reopen(() => desk.dismissNone()),
      rule: (name, on) => choose(() => desk.setRule(name, on)),
      undo: undoAcceptance,
      jump: (range) => {
        showView("clean");
        articleView.select(range);
      },
    }),
  );
}

/** @param {"clean" | "changes"} view */
function showView(view) {
  for (const choice of document.querySelectorAll("[data-view]")) {
    choice.setAttribute("aria-pressed", String(choice.getAttribute("data-view") === view));
  }
  articleElement.hidden = view !== "clean";
  legend.hidden = view !== "clean";
  byId("changes").hidden = view !== "changes";
}

/* ---- what the person at the desk decides ---- */

/**
 * Runs `decide` only where what is shown is of the text that stands there, so that it hits what was meant.
 *
 * @param {() => void} decide
 */
function ifCurrent(decide) {
  if (source.value === answered) {
    decide();
  }
}

/** @param {() => void} decide */
function choose(decide) {
  decide();
  analyse();
}

/** @param {() => void} decide */
function reopen(decide) {
  ifCurrent(decide);
  showOffers();
}

/** @param {import("./types.js").Suggestion[]} suggestions */
function accept(suggestions) {
  ifCurrent(() => {
    const analysis = answer?.analysis;
    const { cleaned, edits } = replacements(suggestions, analysis ?? { text: "" }, source.value);
    if (!analysis || edits.length === 0) {
      return;
    }
    const before = { text: source.value, marks: desk.marks() };
    if (cleaned !== null) {
      source.setRangeText(cleaned, 0, source.value.length, "preserve");
      const lengths = analysis.changes.map((change) => ({
        ...change.source,
        length: change.text.end - change.text.start,
      }));
      desk.follow(source.value, lengths);
    }
    // From the first to the last in one step, which is one step for the browser too.
    const [first, last] = [edits[0].start, edits[edits.length - 1].end];
    let at = first;
    let middle = "";
    for (const { start, end, after } of edits) {
      middle += source.value.slice(at, start) + after;
      at = end;
    }
    source.setRangeText(middle, first, last, "preserve");
    desk.follow(source.value, edits);
    acceptances.push({ ...before, after: source.value });
  });
  analyse();
}

function undoAcceptance() {
  const last = acceptances.pop();
  if (last && source.value === last.after) {
    source.setRangeText(last.text, 0, source.value.length, "preserve");
    desk.restore(last.marks);
  }
  analyse();
}

function showNotice() {
  notice.replaceChildren();
  if (failure) {
    const message = { load: words.failedLoad, crash: words.failedCrash, hang: words.failedHang }[failure];
    notice.append(element("p", { class: "failure" }, message, " ", button({}, analyse, words.retry)));
  } else if (replaced) {
    notice.append(element("p", { class: "failure" }, words.replaced));
  }
}

function showState() {
  status.dataset.state = state;
  const said = {
    starting: words.starting,
    ready: words.ready,
    busy: words.busy,
    replaced: words.starting,
    failed: words.failed,
  };
  const parts = [said[state]];
  if (state === "ready" && answer) {
    const { analysis, milliseconds } = answer;
    parts.push(`${words.words(wordCount(analysis.text))} ${words.took(milliseconds)}`);
    status.title = words.engine(analysis.engine, analysis.model, words.bytes(client.bytes));
  } else if (state === "ready" && client.bytes > 0) {
    parts.push(words.bytes(client.bytes));
  }
  status.replaceChildren(parts.join(" · "));
}

/** @param {string} text */
const wordCount = (text) => text.match(/\S+/g)?.length ?? 0;

/** @param {import("./types.js").Mention[]} mentions */
function showLegend(mentions) {
  for (const type of TYPES) {
    const count = mentions.filter((mention) => mention.type === type).length;
    if (count === 0) {
      continue;
    }
    const hidden = articleElement.classList.contains(`hide-${type}`);
    const toggle = button(
      { "data-type": type, "aria-pressed": String(!hidden) },
      () => toggle.setAttribute("aria-pressed", String(!articleElement.classList.toggle(`hide-${type}`))),
      element("span", { class: "swatch" }, words.types[type]),
      " ",
      element("span", { class: "count" }, words.number(count)),
    );
    legend.append(toggle);
  }
  if (legend.childElementCount === 0) {
    legend.append(element("p", { class: "nothing" }, words.noMentions));
  }
}

/** @param {Language} next */
function showLanguage(next) {
  language = next;
  words = WORDS[next];
  document.documentElement.lang = next;
  document.title = words.title;
  source.placeholder = words.placeholder;
  for (const labelled of document.querySelectorAll("[data-words]")) {
    labelled.textContent = String(words[/** @type {keyof typeof words} */ (labelled.getAttribute("data-words"))]);
  }
  for (const labelled of document.querySelectorAll("[data-words-label]")) {
    const name = /** @type {keyof typeof words} */ (labelled.getAttribute("data-words-label"));
    labelled.setAttribute("aria-label", String(words[name]));
  }
  for (const choice of document.querySelectorAll("[data-language]")) {
    choice.setAttribute("aria-pressed", String(choice.getAttribute("data-language") === next));
  }
  show();
}

/* ---- from the summary to the article and back ---- */

/** @param {HTMLElement[]} elements */
function makeCurrent(elements) {
  for (const old of document.querySelectorAll(".current")) {
    old.classList.remove("current");
  }
  for (const current of elements) {
    current.classList.add("current");
  }
}

/** @param {Range} range */
function toEvidence(range) {
  showView("clean");
  const selector = `[data-evidence="${evidenceKey(range)}"]`;
  const pieces = articleView.find(range, `.evidence${selector}`);
  const lines = [...findings.querySelectorAll(selector)].filter((line) => line instanceof HTMLElement);
  makeCurrent([...pieces, ...lines]);
  bring(pieces[0]);
}

/**
 * Leads from evidence to what rests on it; pressed again, to the next that does.
 *
 * @param {string} key
 */
function toLine(key) {
  const lines = [...findings.querySelectorAll(`[data-evidence="${key}"]`)].filter(
    (line) => line instanceof HTMLElement,
  );
  const pieces = [...articleElement.querySelectorAll(`.evidence[data-evidence="${key}"]`)];
  const current = lines.findIndex((line) => line.classList.contains("visited"));
  const next = lines[(current + 1) % lines.length];
  lines[current]?.classList.remove("visited");
  next?.classList.add("visited");
  makeCurrent([next, ...pieces].filter((one) => one instanceof HTMLElement));
  bring(next);
}

/** @param {Item} item */
function toNextMention(item) {
  showView("clean");
  const index = stepping?.key === item.key ? (stepping.index + 1) % item.mentions.length : 0;
  stepping = { key: item.key, index };
  const all = item.mentions.map((mention) => `mark[data-mention="${mention.id}"]`);
  const [first] = articleView.find(item.mentions[index], all[index]);
  const marks = all.flatMap((selector) => [...articleElement.querySelectorAll(selector)]);
  makeCurrent(marks.filter((mark) => mark instanceof HTMLElement));
  for (const old of articleElement.querySelectorAll(".here")) {
    old.classList.remove("here");
  }
  first?.classList.add("here");
  first?.scrollIntoView({ block: "center" });
  byId("said").textContent = words.mentionOf(item.name, index + 1, item.mentions.length);
}

/** @param {HTMLElement | undefined} target */
function bring(target) {
  target?.focus({ preventScroll: true });
  target?.scrollIntoView({ block: "center" });
}

articleElement.addEventListener("click", (event) => {
  const target = event.target instanceof Element ? event.target.closest("[data-evidence]") : null;
  const back = event.target instanceof Element && event.target.matches(".back");
  const selecting = !back && getSelection()?.isCollapsed === false;
  const key = target?.getAttribute("data-evidence");
  if (key && !selecting) {
    event.preventDefault();
    toLine(key);
  }
});

/* ---- buttons ---- */

takeRichText(source);

source.addEventListener("input", (event) => {
  clearTimeout(pause);
  acceptances = [];
  replaced = false;
  const pasted = event instanceof InputEvent && event.inputType === "insertFromPaste";
  pause = setTimeout(analyse, pasted ? 0 : PAUSE);
});

byId("sample").addEventListener("click", async () => {
  const sample = await fetch(new URL("./sample.txt", import.meta.url)).catch(() => null);
  if (!sample?.ok) {
    status.replaceChildren(words.noSample);
    return;
  }
  source.value = await sample.text();
  acceptances = [];
  source.scrollTop = 0;
  replaced = false;
  await analyse();
});

byId("clear").addEventListener("click", () => {
  source.value = "";
  acceptances = [];
  replaced = false;
  source.focus();
  analyse();
});

byId("copy").addEventListener("click", async () => {
  const copied = await navigator.clipboard?.writeText(answer?.analysis.text ?? "").then(
    () => true,
    () => false,
  );
  status.replaceChildren(copied ? words.copied : words.notCopied);
});

byId("download").addEventListener("click", () => {
  const json = JSON.stringify(answer?.analysis, null, 2);
  const address = URL.createObjectURL(new Blob([json], { type: "application/json" }));
  element("a", { href: address, download: "baithak.json" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
});

for (const choice of document.querySelectorAll("[data-view]")) {
  choice.addEventListener("click", () =>
    showView(choice.getAttribute("data-view") === "changes" ? "changes" : "clean"),
  );
}

for (const choice of document.querySelectorAll("[data-language]")) {
  choice.addEventListener("click", () => {
    const next = choice.getAttribute("data-language") === "en" ? "en" : "hi";
    rememberLanguage(next);
    showLanguage(next);
  });
}

/* ---- the language is remembered, where the browser allows ---- */

/** @returns {Language} */
function rememberedLanguage() {
  try {
    return localStorage.getItem("baithak-language") === "en" ? "en" : "hi";
  } catch {
    return "hi";
  }
}

/** @param {Language} next */
function rememberLanguage(next) {
  try {
    localStorage.setItem("baithak-language", next);
  } catch {
    // It holds for this visit only.
  }
}

showLanguage(language);
// A browser that kept the text over a reload gets its analysis too.
analyse();
