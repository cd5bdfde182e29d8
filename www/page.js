/** The page: takes the text, asks the engine, shows what it found, and leads from the summary to the article and back. */

import { rangeOf, wordsAt } from "./align.js";
import { ArticleView } from "./article.js";
import { TYPES, UNSURE } from "./kinds.js";
import { hoverCard } from "./card.js";
import { Desk } from "./choices.js";
import { Client, EngineError } from "./client.js";
import { differences, between } from "./corrections.js";
import { DiffView } from "./diff.js";
import { Editing } from "./editing.js";
import { showHouse, tableOf, withRow } from "./house.js";
import { ImportError, imported } from "./importing.js";
import { FileError, decoded, endingOf, textOf } from "./opening.js";
import { showStrip } from "./strip.js";
import { FORMS, copy, save } from "./take.js";
import { button, byId, element, keepingFocus } from "./dom.js";
import { showItems } from "./entities.js";
import { Keeping } from "./keeping.js";
import { Leading } from "./leading.js";
import { Marks } from "./marks.js";
import { evidenceOf, showMeetings } from "./meeting.js";
import { Painting, canPaint } from "./painting.js";
import { takeRichText } from "./paste.js";
import { Progress } from "./progress.js";
import { WORDS } from "./strings.js";
import { replacements, showSuggestions } from "./suggestions.js";

/** @typedef {import("./types.js").Answer} Answer */
/** @typedef {import("./types.js").MentionType} MentionType */
/** @typedef {import("./client.js").State} State */
/** @typedef {import("./strings.js").Language} Language */

/** How long after the last key the text is analysed, in milliseconds. */
const PAUSE = 250;

/** A longer text shows its first part while the rest is read. */
const LONG_TEXT = 100_000;
const FIRST_PART = 20_000;

/** So many words are read in a minute. */
const READING_SPEED = 200;

const source = byId("source", HTMLTextAreaElement);
const status = byId("status");
const notice = byId("notice");
const legend = byId("legend");
const articleElement = byId("article");
const findings = byId("findings");
const paints = canPaint(articleElement);
document.body.classList.toggle("can-paint", paints);
const articleView = new ArticleView(
  articleElement,
  paints ? new Painting(articleElement, "#meeting-section") : new Marks("#meeting-section"),
);
const progress = new Progress(byId("progress", HTMLProgressElement));
const desk = new Desk();
const editing = new Editing(articleView, {
  places: {
    article: articleElement,
    bench: byId("bench"),
    history: byId("history"),
    undo: byId("undo-correction"),
    redo: byId("redo-correction"),
    lost: byId("lost"),
    keys: document,
  },
  analysis: () => (source.value === answered ? (answer?.analysis ?? null) : null),
  shown: () => answer?.analysis ?? null,
  words: () => words,
  changed: () => {
    analyse();
    keeping.soon();
  },
  confirm: (row) => setHouse(withRow(house, row)),
  show: (mention) => leading.bringMark(mention),
});
const { corrections } = editing;
const leading = new Leading({
  view: articleView,
  findings,
  said: byId("said"),
  reveal: () => showView("clean"),
  words: () => words,
});
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
/** The raw text and its marks before each acceptance of suggestions, and the text after. @type {{ text: string, marks: ReturnType<Desk["marks"]>, corrections: import("./corrections.js").Kept, after: string }[]} */
let acceptances = [];
/** @type {ReturnType<typeof setTimeout> | undefined} */
let pause;
/** What the person is told until it is read. @type {{ said: () => string, failed: boolean } | null} */
let told = null;
/** Whether the worker had to be replaced since the text last changed. */
let replaced = false;
/** Whether only the first part of a long text is shown. */
let partial = false;
/** Why the text has no analysis. @type {EngineError["kind"] | null} */
let failure = null;

const client = new Client(
  () => {
    const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.postMessage({ type: "load" });
    return worker;
  },
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

/** What the engine is told beside the text. */
const choices = () => {
  const told = corrections.forEngine();
  return { ...desk.choices(), ...(told.length > 0 ? { corrections: told } : {}) };
};

async function analyse() {
  clearTimeout(pause);
  const text = source.value;
  byId("clear").hidden = text === "";
  desk.follow(text);
  corrections.follow(text);
  if (text === "") {
    answer = null;
    failure = null;
    show();
    return;
  }
  try {
    partial = false;
    if (text.length > LONG_TEXT && answered !== text) {
      const line = text.lastIndexOf("\n", FIRST_PART);
      const part = text.slice(0, line > 0 ? line : FIRST_PART);
      const first = await client.analyse(part, desk.choices());
      if (!first || source.value !== text) {
        return;
      }
      [answer, answered, failure, partial] = [first, "", null, true];
      show();
      progress.expect((first.milliseconds * text.length) / part.length);
    }
    const next = await client.analyse(text, choices());
    // While one types on, the next pause has the text read again: nothing is drawn between the keys.
    if (next && source.value === text) {
      [answer, answered, failure, partial] = [next, text, null, false];
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
  leading.forget();
  byId("views").hidden = empty;
  if (empty) {
    showView("clean");
  }
  byId("take").hidden = empty;
  byId("add-name").hidden = empty;
  byId("strip").hidden = empty;
  legend.replaceChildren();
  showNotice();
  showState();
  if (!analysis || empty) {
    const said = analysis ? words.onlySpace : words.welcome;
    articleElement.replaceChildren(...(failure ? [] : [element("p", { class: "welcome" }, said)]));
    editing.show();
    return;
  }
  const evidence = evidenceOf(analysis);
  articleView.show(analysis, evidence, words);
  showLegend(analysis.mentions);
  keepingFocus(byId("meeting"), () => showMeetings(byId("meeting"), analysis, words, meetingActions));
  showStrip(byId("strip"), analysis, words, (_, mention) => leading.bringMark(analysis.mentions[mention]));
  editing.show();
  showItems(byId("names"), analysis, words, (item) => leading.toNextMention(item));
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
  if (view === "changes") {
    editing.close();
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
    const before = { text: source.value, marks: desk.marks(), corrections: corrections.keep() };
    if (cleaned !== null) {
      source.setRangeText(cleaned, 0, source.value.length, "preserve");
      const lengths = analysis.changes.map((change) => ({
        ...change.source,
        length: change.text.end - change.text.start,
      }));
      desk.follow(source.value, lengths);
      corrections.rebase(source.value, (at) => {
        const range = rangeOf(analysis, at);
        return range && { ...range, words: at.words };
      });
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
    corrections.follow(source.value, edits);
    acceptances.push({ ...before, after: source.value });
  });
  analyse();
  keeping.soon();
}

function undoAcceptance() {
  const last = acceptances.pop();
  if (last && source.value === last.after) {
    source.setRangeText(last.text, 0, source.value.length, "preserve");
    desk.restore(last.marks);
    // What was corrected since stays, as far as it has its place.
    if (corrections.keep().step === last.corrections.step) {
      corrections.restore(last.corrections);
    }
  }
  analyse();
  keeping.soon();
}

/** @type {import("./meeting.js").Actions} */
const meetingActions = {
  evidence: (range) => leading.toEvidence(range),
  decide: editing.deciding(),
};

function showNotice() {
  notice.replaceChildren();
  if (failure) {
    const message = { load: words.failedLoad, crash: words.failedCrash, hang: words.failedHang }[failure];
    notice.append(element("p", { class: "failure" }, message, " ", button({}, analyse, words.retry)));
  } else if (replaced) {
    notice.append(element("p", { class: "failure" }, words.replaced));
  }
  if (partial) {
    notice.append(element("p", { class: "said" }, words.partly));
  }
  if (told) {
    const close = () => {
      told = null;
      showNotice();
    };
    notice.append(
      element("p", { class: told.failed ? "failure" : "said" }, told.said(), " ", button({}, close, words.close)),
    );
  }
}

/**
 * Tells the person at the desk something once.
 *
 * @param {() => string} said In the language that is chosen.
 * @param {boolean} [failed]
 */
function tell(said, failed = false) {
  told = { said, failed };
  showNotice();
}

function showState() {
  status.dataset.state = state;
  showCurrent();
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
    const count = wordCount(analysis.text);
    parts.push(`${words.words(count)} ${words.took(milliseconds)}`);
    if (count > 0) {
      parts.push(words.reading(Math.max(1, Math.round(count / READING_SPEED))));
    }
    status.title = words.engine(analysis.engine, analysis.model, words.bytes(client.bytes));
  } else if (state === "ready" && client.bytes > 0) {
    parts.push(words.bytes(client.bytes));
  }
  status.replaceChildren(parts.join(" · "));
  if (state === "busy") {
    progress.begin();
  } else {
    progress.end();
  }
}

/** Marks whether what is shown is of the text that stands there. */
function showCurrent() {
  status.dataset.current = String(source.value === answered || source.value === "");
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
  if (mentions.some(({ score }) => score < UNSURE)) {
    legend.append(element("span", { class: "doubt" }, words.doubt));
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
  showForms();
  showHouseList();
  keeping.show();
  show();
}

/** The choices whose words change with the language. */
function showForms() {
  /**
   * @param {string} id
   * @param {string[]} values
   * @param {(value: any) => string} label
   */
  const fill = (id, values, label) => {
    const select = byId(id, HTMLSelectElement);
    const { value } = select;
    select.replaceChildren(...values.map((one) => element("option", { value: one }, label(one))));
    select.value = value || values[0];
  };
  fill("form", Object.keys(FORMS), (/** @type {import("./take.js").Form} */ form) => words.forms[form]);
  fill("new-type", TYPES, (/** @type {MentionType} */ type) => words.types[type]);
}

/* ---- from the summary to the article and back ---- */

articleElement.addEventListener("click", (event) => {
  const back = event.target instanceof Element && event.target.matches(".back");
  if (!back && getSelection()?.isCollapsed === false) {
    return;
  }
  const mention = back ? null : articleView.mentionAt(event);
  const key = articleView.evidenceAt(event);
  if (mention) {
    editing.selectMention(mention);
  } else if (key) {
    event.preventDefault();
    leading.toLine(key);
  }
});

/* ---- buttons ---- */

takeRichText(source);

source.addEventListener("input", (event) => {
  clearTimeout(pause);
  showCurrent();
  acceptances = [];
  replaced = false;
  const pasted = event instanceof InputEvent && event.inputType === "insertFromPaste";
  const another = keeping.another(source.value);
  if (another === "new") {
    editing.close();
    corrections.clear(source.value);
  } else if (another) {
    corrections.restore(another.corrections);
    desk.take(another.choices);
  }
  keeping.soon();
  pause = setTimeout(analyse, pasted ? 0 : PAUSE);
});

byId("sample").addEventListener("click", async () => {
  const sample = await fetch(new URL("./sample.txt", import.meta.url)).catch(() => null);
  if (!sample?.ok) {
    status.replaceChildren(words.noSample);
    return;
  }
  await openArticle(await sample.text());
});

byId("clear").addEventListener("click", async () => {
  await openArticle("");
  source.focus();
});

/* ---- taking it away ---- */

/** @returns {Promise<{ content: string, form: import("./take.js").Form } | null>} */
async function taken() {
  if (source.value !== answered) {
    // What was typed last is not read yet.
    await analyse();
  }
  const form = /** @type {import("./take.js").Form} */ (byId("form", HTMLSelectElement).value);
  if (form === "clean") {
    return { content: answer?.analysis.text ?? "", form };
  }
  if (form === "json") {
    // To the byte what the command writes.
    return { content: `${JSON.stringify(answer?.analysis)}\n`, form };
  }
  try {
    return { content: await client.export(source.value, choices(), form), form };
  } catch {
    tell(() => words.notWritten, true);
    return null;
  }
}

byId("copy").addEventListener("click", async () => {
  const made = await taken();
  if (made) {
    const said = made.form === "clean" ? words.copiedText : words.copied;
    status.replaceChildren((await copy(made.content)) ? said : words.notCopied);
  }
});

byId("download").addEventListener("click", async () => {
  const made = await taken();
  if (made) {
    const { ending, type } = FORMS[made.form];
    save(made.content, `baithak.${ending}`, type);
  }
});

byId("print").addEventListener("click", () => {
  showView("clean");
  print();
});

/* ---- names ---- */

byId("add-name").addEventListener("submit", (event) => {
  event.preventDefault();
  const name = byId("new-name", HTMLInputElement);
  const type = /** @type {MentionType} */ (byId("new-type", HTMLSelectElement).value);
  if (name.value.trim() === "") {
    name.focus();
  } else if (editing.markAll(name.value.trim(), type)) {
    name.value = "";
  } else {
    tell(() => words.notPlaced, true);
  }
});

/** The house's own names. @type {import("./types.js").House[]} */
let house = [];
/** Why a table could not be used. @type {string | null} */
let houseError = null;

function showHouseList() {
  byId("house-count").textContent = house.length > 0 ? words.number(house.length) : "";
  keepingFocus(byId("house"), () =>
    showHouse(byId("house"), house, houseError && words.tableFault(houseError), words, {
      open: () => byId("table").click(),
      save: () => save(tableOf(house), "baithak-names.csv", "text/csv"),
      clear: () => setHouse([]),
      remove: (row) => setHouse(house.filter((other) => other !== row)),
    }),
  );
}

/** @param {import("./types.js").House[]} rows */
const setHouse = (rows) => takeTable(rows.length > 0 ? tableOf(rows) : "");

/**
 * Takes a table of names, from the next analysis on; one that can't be used changes nothing.
 *
 * @param {string} table
 * @param {boolean} [fresh] Whether it is to be kept.
 */
async function takeTable(table, fresh = true) {
  try {
    house = await client.setGazetteer(table);
    houseError = null;
    if (fresh) {
      await keeping.store.keepGazetteer(table).catch(notKept);
    }
    analyse();
  } catch (error) {
    houseError = error instanceof Error ? error.message : String(error);
  }
  showHouseList();
}

byId("table").addEventListener("change", async () => {
  const input = byId("table", HTMLInputElement);
  const file = input.files?.[0];
  input.value = "";
  if (file) {
    await takeTable(decoded(new Uint8Array(await file.arrayBuffer())) || "\n");
  }
});

/* ---- opening files ---- */

/** @param {File} file */
async function openFile(file) {
  try {
    if (endingOf(file.name) === "json") {
      await importMarks(decoded(new Uint8Array(await file.arrayBuffer())));
    } else {
      await openArticle(await textOf(file));
    }
  } catch (error) {
    if (error instanceof FileError) {
      tell(() => `${words.fileFaults[error.fault]} (${error.message})`, true);
    } else if (error instanceof ImportError) {
      tell(() => `${file.name}: ${words.importFaults[error.fault]} ${error.message}`, true);
    } else {
      tell(() => `${words.fileFaults.broken} (${file.name})`, true);
    }
  }
}

/** @param {string} json */
async function importMarks(json) {
  const { analysis: wanted, marks } = imported(json, answer?.analysis.text ?? "");
  if (wanted) {
    await openArticle(wanted.text, wanted.published ?? "");
    // Entities and slots are compared once the mentions agree.
    for (let turn = 0; turn < 2; turn += 1) {
      const found = answer?.analysis;
      if (found && source.value === answered && found.text === wanted.text) {
        corrections.add(differences(found, wanted, (range) => wordsAt(found, range)));
        await analyse();
      }
    }
  } else {
    editing.correct((found, at) => between(found.mentions, marks, at));
  }
  keeping.soon();
  tell(() => words.imported);
}

byId("open").addEventListener("click", () => byId("file").click());

byId("file").addEventListener("change", async () => {
  const input = byId("file", HTMLInputElement);
  const file = input.files?.[0];
  input.value = "";
  if (file) {
    await openFile(file);
  }
});

document.addEventListener("dragover", (event) => {
  if (event.dataTransfer?.types.includes("Files")) {
    event.preventDefault();
    document.body.classList.add("dropping");
  }
});
for (const over of /** @type {const} */ (["dragleave", "drop"])) {
  document.addEventListener(over, () => document.body.classList.remove("dropping"));
}
document.addEventListener("drop", async (event) => {
  const file = event.dataTransfer?.files[0];
  if (file) {
    event.preventDefault();
    await openFile(file);
  }
});

/* ---- keeping ---- */

const keeping = new Keeping({
  article: () => {
    const text = source.value;
    desk.follow(text);
    corrections.follow(text);
    return { text, published: desk.published, corrections: corrections.keep(), choices: desk.keep() };
  },
  put: async (draft) => {
    setArticle(draft?.text ?? "", draft?.published);
    if (draft) {
      corrections.restore(draft.corrections);
      desk.take(draft.choices);
    }
    await analyse();
  },
  words: () => words,
  failed: notKept,
});

/** @param {unknown} error */
function notKept(error) {
  const reason = error instanceof Error ? error.message : String(error);
  tell(() => `${words.notKept} ${reason}`, true);
}

/**
 * Puts another article there, at once, so that nothing is pasted in between; the one that stood there is kept.
 *
 * @param {string} text
 * @param {string} [published]
 */
async function openArticle(text, published = "") {
  keeping.begin();
  setArticle(text, published);
  await analyse();
  await keeping.keep();
}

/**
 * @param {string} text
 * @param {string} [published]
 */
function setArticle(text, published = "") {
  source.value = text;
  source.scrollTop = 0;
  acceptances = [];
  replaced = false;
  told = null;
  editing.close();
  corrections.clear(source.value);
  desk.take({ text: source.value, undone: [], dismissed: [], undoneKinds: [] });
  desk.published = published;
  byId("published", HTMLInputElement).value = published;
}

byId("published").addEventListener("change", () => {
  desk.published = byId("published", HTMLInputElement).value;
  analyse();
  keeping.soon();
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

/* ---- beginning ---- */

hoverCard(
  articleElement,
  articleView,
  byId("card"),
  () => answer?.analysis ?? null,
  () => words,
);

showLanguage(language);
// A browser that kept the text over a reload gets its analysis too.
analyse();
begin().catch(notKept);

/** Goes on where the last visit ended, or with what was shared. */
async function begin() {
  const asked = new URLSearchParams(location.search);
  const shared = asked.has("shared") ? await takeShared() : null;
  const table = await keeping.store.gazetteer().catch(() => "");
  if (table !== "") {
    await takeTable(table, false);
  }
  const address = asked.get("gazetteer");
  if (address) {
    await fetchTable(address);
  }
  if (shared?.file) {
    await openFile(shared.file);
  } else if (shared?.text) {
    await openArticle(shared.text);
  } else {
    await keeping.resume();
    return;
  }
  await keeping.list();
}

/**
 * Takes the names of a table that the address of the page names; what the editor added on this device stays.
 *
 * @param {string} address
 */
async function fetchTable(address) {
  const own = house;
  const answer = await fetch(new URL(address, location.href)).catch(() => null);
  if (!answer?.ok) {
    houseError = address;
    showHouseList();
    return;
  }
  await takeTable((await answer.text()) || "\n", false);
  if (houseError !== null) {
    houseError = `${address}: ${houseError}`;
    showHouseList();
  } else if (own.length > 0) {
    await takeTable(tableOf(own.reduce(withRow, house)), false);
  }
}

/**
 * What another program on the device shared with this page, once.
 *
 * @returns {Promise<{ text: string, file: File | null }>}
 */
async function takeShared() {
  history.replaceState(null, "", location.pathname);
  const cache = await caches.open("baithak-shared");
  const text = (await (await cache.match("shared"))?.text()) ?? "";
  const kept = await cache.match("shared-file");
  const name = decodeURIComponent(kept?.headers.get("X-Name") ?? "");
  const file = kept ? new File([await kept.blob()], name) : null;
  await Promise.all(["shared", "shared-file"].map((one) => cache.delete(one)));
  return { text, file };
}

// Installed, the page works without a network; a browser without service workers works as before.
navigator.serviceWorker?.register(new URL("./sw.js", import.meta.url)).catch(() => {});
