/** The corrections as data, without a page: steps, words that follow the text, boundaries, and what a file holds. */

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import test from "node:test";
import { load } from "baithak";
import { rangeOf, toSource, toText, wordsAt } from "../../www/align.js";
import { moved, occurrences, whole } from "../../www/boundaries.js";
import { Corrections, between, differences, mark, unmark } from "../../www/corrections.js";
import { titleOf } from "../../www/drafts.js";
import { tableOf, withRow } from "../../www/house.js";
import { ImportError, imported } from "../../www/importing.js";
import { WORDS } from "../../www/strings.js";

/** @typedef {import("../../www/types.js").Analysis} Analysis */
/** @typedef {import("../../www/types.js").Correction} Correction */

/** @param {string} name */
const file = (name) => readFile(new URL(`../../www/pkg/${name}`, import.meta.url));
const engine = await load({ wasm: await file("engine_bg.wasm"), model: await file("hi-news.bin") });
const ARTICLES = new URL("../articles/", import.meta.url);
const articles = (await readdir(ARTICLES)).filter((name) => name.endsWith(".txt")).sort();
const read = (/** @type {string} */ name) => readFile(new URL(name, ARTICLES), "utf8");

const TEXT = "मुख्यमंत्री सविता रावत ने जल सहेली समूह को सराहा। सविता रावत ने बैठक बुलाई।";

/**
 * @param {string} words
 * @param {string} [text]
 */
const at = (words, text = TEXT) => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, words };
};

test("steps are undone and done again without limit, and a new one ends what was undone", () => {
  const corrections = new Corrections();
  corrections.follow(TEXT);
  for (let step = 0; step < 500; step += 1) {
    corrections.add([{ action: "name", at: at("सविता रावत"), value: String(step) }]);
  }
  for (let step = 0; step < 499; step += 1) {
    corrections.undo();
  }
  assert.deepEqual(
    corrections.forEngine().map(({ value }) => value),
    ["0"],
  );
  for (let step = 0; step < 600; step += 1) {
    corrections.redo();
  }
  assert.equal(corrections.count, 500);
  corrections.undo();
  corrections.add([unmark(at("सविता रावत"), "person")]);
  assert.equal(corrections.canRedo, false);
  assert.equal(corrections.count, 500);
  corrections.withdrawAll();
  assert.equal(corrections.count, 0);
  corrections.undo();
  assert.equal(corrections.count, 500);
});

test("the words follow the text, lose their place where it is rewritten, and have it again where it comes back", () => {
  const corrections = new Corrections();
  corrections.follow(TEXT);
  corrections.add(mark(at("जल सहेली समूह"), "organisation"));
  const longer = `आज ${TEXT}`;
  corrections.follow(longer);
  const [{ at: words }] = corrections.forEngine();
  assert.equal(longer.slice(words?.start, words?.end), "जल सहेली समूह");
  corrections.follow(longer.replace("सहेली", "सखी"));
  assert.deepEqual(corrections.forEngine(), []);
  assert.deepEqual(
    corrections.lost([]).map(({ correction }) => correction.at?.words),
    ["जल सहेली समूह"],
  );
  corrections.follow(longer);
  assert.equal(corrections.forEngine().length, 1);
  assert.deepEqual(corrections.lost([]), []);
  // What the engine could not place is told too, and can be withdrawn.
  const [{ entry }] = corrections.lost([0]);
  corrections.withdraw(entry);
  assert.equal(corrections.count, 0);
});

test("what is kept goes on where it was", () => {
  const corrections = new Corrections();
  corrections.follow(TEXT);
  corrections.add(mark(at("जल सहेली समूह"), "organisation"));
  corrections.add([unmark(at("सविता रावत"), "person")]);
  corrections.undo();
  const kept = JSON.parse(JSON.stringify(corrections.keep()));
  const other = new Corrections();
  other.restore(kept);
  assert.deepEqual(other.forEngine(), corrections.forEngine());
  other.redo();
  assert.equal(other.count, 2);
});

test("a change of type takes the old mark away where both could stand", () => {
  const words = at("सविता रावत");
  assert.deepEqual(mark(words, "place", { at: words, type: "person" }), [
    { action: "mark", at: words, value: "place" },
  ]);
  const actions = mark(words, "role", { at: words, type: "person" }).map(({ action, value }) => `${action} ${value}`);
  assert.deepEqual(actions, ["unmark person", "mark role"]);
});

test("boundaries never cut an akshara or a word in two unasked", () => {
  const text = "प्रधानमंत्री क्षेत्रीय कार्यालय (पटना) गए।";
  const office = { start: text.indexOf("क्षेत्रीय"), end: text.indexOf("क्षेत्रीय") + "क्षेत्रीय".length };
  const cut = (/** @type {import("../../www/types.js").Range | null} */ range) =>
    range && text.slice(range.start, range.end);
  assert.equal(cut(moved(text, office, "end", 1, "word")), "क्षेत्रीय कार्यालय");
  assert.equal(cut(moved(text, office, "start", -1, "word")), "प्रधानमंत्री क्षेत्रीय");
  assert.equal(moved(text, office, "end", -1, "word"), null);
  const both = moved(text, office, "end", 1, "word");
  assert.ok(both);
  assert.equal(cut(moved(text, both, "end", -1, "word")), "क्षेत्रीय");
  assert.equal(cut(moved(text, both, "start", 1, "word")), "कार्यालय");
  assert.equal(cut(moved(text, both, "end", 1, "word")), "क्षेत्रीय कार्यालय (पटना");
  assert.equal(cut(moved(text, office, "end", -1, "grapheme")), "क्षेत्री");
  // A selection that ends inside an akshara is widened to the whole of it.
  assert.equal(cut(whole(text, { start: 1, end: 3 })), "प्र");
  assert.equal(cut(whole(text, { start: office.start - 1, end: office.end + 1 })), "क्षेत्रीय");
  assert.deepEqual(
    occurrences("पटना, पटनावासी पटना।", "पटना").map(({ start }) => start),
    [0, 15],
  );
});

test("words lead through the cleaning to the source and back", async () => {
  for (const name of articles) {
    const source = await read(name);
    const analysis = engine.annotate(source);
    for (const mention of analysis.mentions) {
      assert.deepEqual(toSource(analysis.changes, mention), mention.source, name);
      const back = toText(analysis.changes, mention.source);
      assert.ok(back.start <= mention.start && back.end >= mention.end);
      const range = rangeOf(analysis, wordsAt(analysis, mention));
      assert.deepEqual(range, { start: mention.start, end: mention.end }, name);
    }
  }
});

/**
 * @param {Analysis} analysis
 */
const content = ({ text, mentions, entities, meetings }) => ({
  text,
  mentions: mentions.map(({ type, start, end, entity }) => [type, start, end, entity]),
  entities: entities.map(({ type, name, mentions }) => [type, name, mentions]),
  meetings,
});

/**
 * The analysis of a text, brought to what a file says.
 *
 * @param {Analysis} wanted
 */
function again(wanted) {
  /** @type {Correction[]} */
  const corrections = [];
  for (let turn = 0; turn < 2; turn += 1) {
    const found = engine.annotate(wanted.text, { corrections });
    corrections.push(...differences(found, wanted, (range) => wordsAt(found, range)));
  }
  return { analysis: engine.annotate(wanted.text, { corrections }), corrections };
}

test("what is saved as JSON and opened again is the same, for every article", async () => {
  for (const name of articles) {
    const saved = engine.annotate((await engine.annotate(await read(name))).text);
    const { analysis: wanted } = imported(JSON.stringify(saved), "");
    assert.ok(wanted);
    const { analysis, corrections } = again(wanted);
    assert.deepEqual(content(analysis), content(saved), name);
    assert.deepEqual(corrections, [], name);
  }
});

test("a corrected analysis opened again is the same", async () => {
  const text = await read("alliance_chennai.txt");
  const plain = engine.annotate(text);
  const words = (/** @type {number} */ id) => wordsAt(plain, plain.mentions[id]);
  const people = plain.entities.filter(({ type, mentions }) => type === "person" && mentions.length > 0);
  const [first, second] = people.map(
    ({ mentions }) => mentions.find((id) => plain.mentions[id].type === "person") ?? 0,
  );
  const place = plain.mentions.find(({ type }) => type === "place");
  assert.ok(place && first !== undefined && second !== undefined);
  /** @type {Correction[]} */
  const corrections = [
    { action: "merge", at: words(second), with: words(first) },
    { action: "name", at: words(first), value: "कोई और" },
    ...mark(words(place.id), "organisation", { at: words(place.id), type: "place" }),
    { action: "fill", at: words(place.id), value: "organisations" },
    { action: "status", value: "cancelled" },
  ];
  const saved = engine.annotate(text, { corrections });
  assert.equal(saved.unplaced, undefined);
  const { analysis } = again(saved);
  // How sure the engine was of a filler is no part of what a person takes as given.
  /** @param {object} whole */
  const unscored = (whole) => JSON.parse(JSON.stringify(whole, (key, value) => (key === "score" ? undefined : value)));
  assert.deepEqual(unscored(content(analysis)), unscored(content(saved)));
});

test("what is saved as Web Annotations and opened again is the same, for every article", async () => {
  for (const name of articles) {
    const source = await read(name);
    const analysis = engine.annotate(source);
    const { marks } = imported(engine.export(source, undefined, "webanno"), analysis.text);
    assert.ok(marks);
    assert.deepEqual(
      marks,
      analysis.mentions.map(({ type, start, end }) => ({ type, start, end })),
      name,
    );
    assert.deepEqual(
      between(analysis.mentions, marks, (range) => wordsAt(analysis, range)),
      [],
    );
    // The engine without one of its marks is brought to the file's by that one mark.
    const [gone] = analysis.mentions;
    if (gone) {
      const corrections = [unmark(wordsAt(analysis, gone), gone.type)];
      const found = engine.annotate(source, { corrections });
      corrections.push(...between(found.mentions, marks, (range) => wordsAt(found, range)));
      const mentions = engine.annotate(source, { corrections }).mentions;
      assert.deepEqual(
        mentions.map(({ type, start, end }) => ({ type, start, end })),
        marks,
        name,
      );
    }
  }
});

test("files that don't fit are told apart", () => {
  const fault = (/** @type {string} */ json) => {
    try {
      imported(json, TEXT);
    } catch (error) {
      return error instanceof ImportError ? `${error.fault} ${error.message}` : String(error);
    }
    return "none";
  };
  assert.match(fault("{"), /^json /);
  assert.match(fault('{"a": 1}'), /^other/);
  assert.match(
    fault('{"version": 1, "text": "क", "mentions": [{"type": "person", "start": 0, "end": 9, "text": "ख"}]}'),
    /^other/,
  );
  const other = engine.export("पटना में नीतीश कुमार ने बैठक की।", undefined, "webanno");
  assert.equal(fault(other), "text पटना");
});

test("the house's names grow by what is confirmed, and their table is read as it was written", () => {
  const row = { name: 'नंदा, "वीरेश"', type: /** @type {const} */ ("person"), variants: ["वीरेश"], identifier: "" };
  let rows = withRow([], row);
  rows = withRow(rows, { ...row, variants: ["नंदा"], identifier: "P-1" });
  rows = withRow(rows, { ...row, type: "place" });
  assert.deepEqual(engine.setGazetteer(tableOf(rows)), rows);
  assert.deepEqual(rows[0].variants, ["वीरेश", "नंदा"]);
  assert.throws(() => engine.setGazetteer("name,type\nक,तारा\n"), /line 2.*तारा/);
  assert.deepEqual(engine.setGazetteer(""), []);
});

test("an article is called by its first words", () => {
  assert.equal(titleOf("\n  पटना में बैठक \nऔर"), "पटना में बैठक");
  assert.ok(titleOf("शब्द ".repeat(60)).length < 92);
});

test("what is wrong with a table of names is told in Hindi, with its line", () => {
  const faults = [
    "\n",
    "name\nक\n",
    "name,type\n,person\n",
    "name,type\nक,तारा\n",
    "name,type\nक,person,ख,ग,घ\n",
    'name,type\n"क,person\n',
  ];
  for (const table of faults) {
    assert.throws(
      () => engine.setGazetteer(table),
      (error) => {
        const said = WORDS.hi.tableFault(/** @type {Error} */ (error).message);
        assert.match(said, /पंक्ति \d+: /);
        const english = said.replace(/name|type|variants|identifier|person|place|organisation|role|event/g, "");
        assert.doesNotMatch(english, /[a-z]{2}/, said);
        return true;
      },
    );
  }
});
