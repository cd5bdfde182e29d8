//! Scores the engine on the articles of `tests/articles` against their gold, and checks the gold's own form.
//!
//! Entities: a predicted entity is right when its name is the gold name or one of its aliases, once per gold entity. Slots: fillers are
//! matched one to one where at least half of their words agree (F1 over words at least 0.5). Names are compared without nukta, joiners and
//! punctuation, with chandrabindu as anusvara.
//!
//! `cargo test --test articles -- --nocapture` prints the table; with `FAULTS=1` also what each article misses and has too much.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use baithak::analysis::{Analysis, MeetingKind, MentionKind, Slot, Status};
use baithak::{Engine, annotate};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// What the engine must reach: row of the table, measure, least value.
const FLOORS: &[(&str, Measure, f64)] = &[
    ("persons", Measure::F1, 0.94),
    ("places", Measure::F1, 0.87),
    ("organisations", Measure::F1, 0.8),
    ("entities", Measure::F1, 0.88),
    ("slot.chair", Measure::Precision, 0.92),
    ("slot.host", Measure::Precision, 0.9),
    ("slot.participants", Measure::Precision, 0.97),
    ("slot.place", Measure::Precision, 0.79),
    ("slot.time", Measure::Precision, 0.82),
    ("slot.agenda", Measure::Precision, 0.85),
    ("slot.agenda", Measure::F1, 0.82),
    ("slot.decisions", Measure::Precision, 0.98),
    ("slot.decisions", Measure::F1, 0.96),
    ("who-where-when", Measure::F1, 0.83),
    ("slots", Measure::F1, 0.81),
    ("detected", Measure::Recall, 0.99),
    ("kind", Measure::Recall, 0.86),
    ("status", Measure::Recall, 0.97),
];

/// Keys of the gold with the kind of entity that they list.
const ENTITIES: &[(&str, MentionKind)] =
    &[("persons", MentionKind::Person), ("places", MentionKind::Place), ("organisations", MentionKind::Organisation)];

/// The slots that are scored.
const SLOTS: &[Slot] = &[
    Slot::Chair,
    Slot::Host,
    Slot::Participants,
    Slot::Organisations,
    Slot::Absent,
    Slot::Place,
    Slot::Venue,
    Slot::Time,
    Slot::Agenda,
    Slot::Decisions,
    Slot::NextStep,
];

/// The slots that say who met, where and when.
const WHO_WHERE_WHEN: &[Slot] =
    &[Slot::Chair, Slot::Host, Slot::Participants, Slot::Organisations, Slot::Place, Slot::Venue, Slot::Time];

fn gold(name: &str) -> Value {
    let path = common::path(&format!("articles/{name}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The strings of a list, or none where there is no list.
fn strings(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().map(|item| item.as_str().expect("a list of strings")).collect()
}

/// The names of a gold article's aliases, by the name that they stand for.
fn aliases(gold: &Value) -> Vec<(&str, Vec<&str>)> {
    gold["aliases"].as_object().into_iter().flatten().map(|(name, others)| (name.as_str(), strings(others))).collect()
}

/// White space collapsed, zero-width spaces dropped: the text that gold strings are taken from.
fn collapsed(text: &str) -> String {
    let visible: String = text.chars().filter(|c| !matches!(c, '\u{200B}' | '\u{FEFF}')).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn gold_is_well_formed() {
    let names = common::names();
    let mut faults = Vec::new();
    for name in &names {
        let (text, gold) = (collapsed(&common::article(name)), gold(name));
        let listed = |keys: &[&'static str]| -> Vec<(&'static str, &str)> {
            keys.iter().flat_map(|key| strings(&gold[*key]).into_iter().map(move |string| (*key, string))).collect()
        };
        let aliases = aliases(&gold);
        let others = aliases.iter().flat_map(|(_, others)| others.iter().map(|other| ("aliases", *other)));
        for (key, string) in listed(&["persons", "places", "organisations", "dates", "roles"]).into_iter().chain(others)
        {
            if string.trim().is_empty() || !text.contains(string) {
                faults.push(format!("{name}: {key} '{string}' does not occur in the article"));
            }
        }
        let entities: BTreeSet<&str> =
            listed(&["persons", "places", "organisations"]).into_iter().map(|(_, string)| string).collect();
        for (entity, _) in aliases.iter().filter(|(entity, _)| !entities.contains(entity)) {
            faults.push(format!("{name}: aliases of '{entity}', which is no entity"));
        }
        for pair in gold["typos"].as_array().expect("typos") {
            if !text.contains(pair[0].as_str().expect("typo")) || pair[0] == pair[1] || !pair[1].is_string() {
                faults.push(format!("{name}: typo {pair}"));
            }
        }
        if entities.is_empty() {
            faults.push(format!("{name}: no entity"));
        }
        if gold["id"] != format!("own/{name}").as_str() || !gold["note"].is_string() {
            faults.push(format!("{name}: id or note"));
        }
        faults.extend(meeting_faults(&text, &gold).into_iter().map(|fault| format!("{name}: {fault}")));
    }
    let meetings = names.iter().filter(|name| gold(name)["reports_meeting"] == true).count();
    assert!(meetings >= 40, "articles are missing: only {meetings} report a meeting");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn meeting_faults(text: &str, gold: &Value) -> Vec<String> {
    let meeting = &gold["meeting"];
    if gold["reports_meeting"] != meeting.is_object() {
        return vec!["reports_meeting and meeting disagree".to_string()];
    }
    let Some(keys) = meeting.as_object() else { return Vec::new() };
    let mut faults = Vec::new();
    if meeting["kind"].as_str().and_then(MeetingKind::parse).is_none() {
        faults.push(format!("kind {}", meeting["kind"]));
    }
    if meeting["status"].as_str().and_then(Status::parse).is_none() {
        faults.push(format!("status {}", meeting["status"]));
    }
    if !meeting["title"].as_str().is_some_and(|title| !title.is_empty() && text.contains(title)) {
        faults.push(format!("title {}", meeting["title"]));
    }
    for slot in SLOTS {
        let fillers = strings(&meeting[slot.name()]);
        let foreign = fillers.iter().filter(|filler| filler.is_empty() || !text.contains(**filler));
        faults.extend(foreign.map(|filler| format!("{} '{filler}' does not occur in the article", slot.name())));
    }
    let known: BTreeSet<&str> = SLOTS.iter().map(|slot| slot.name()).chain(["kind", "status", "title"]).collect();
    if keys.keys().map(String::as_str).collect::<BTreeSet<_>>() != known {
        faults.push(format!("keys of the meeting: {:?}", keys.keys()));
    }
    let participants = strings(&meeting["participants"]);
    let outside = strings(&meeting["chair"]).into_iter().filter(|chair| !participants.contains(chair));
    faults.extend(outside.map(|chair| format!("chair '{chair}' is no participant")));
    faults
}

/// A measure of a row.
#[derive(Clone, Copy, Debug)]
enum Measure {
    Precision,
    Recall,
    F1,
}

/// How many were found, predicted and wanted.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    hits: usize,
    predicted: usize,
    gold: usize,
}

impl Count {
    fn add(&mut self, other: Count) {
        self.hits += other.hits;
        self.predicted += other.predicted;
        self.gold += other.gold;
    }

    fn of(&self, measure: Measure) -> f64 {
        let precision = self.hits as f64 / self.predicted.max(1) as f64;
        let recall = self.hits as f64 / self.gold.max(1) as f64;
        match measure {
            Measure::Precision => precision,
            Measure::Recall => recall,
            Measure::F1 => 2.0 * precision * recall / (precision + recall).max(1e-9),
        }
    }
}

/// The rows of the table, by name.
#[derive(Debug, Default)]
struct Table(BTreeMap<String, Count>);

impl Table {
    fn add(&mut self, row: &str, count: Count) {
        self.0.entry(row.to_string()).or_default().add(count);
    }

    fn count(&self, row: &str) -> Count {
        self.0.get(row).copied().unwrap_or_default()
    }

    fn sum(&mut self, row: &str, parts: &[String]) {
        let mut sum = Count::default();
        parts.iter().for_each(|part| sum.add(self.count(part)));
        self.0.insert(row.to_string(), sum);
    }

    fn line(&self, row: &str) -> String {
        let count = self.count(row);
        format!(
            "{row:24} P {:.3} R {:.3} F1 {:.3} gold {}",
            count.of(Measure::Precision),
            count.of(Measure::Recall),
            count.of(Measure::F1),
            count.gold
        )
    }
}

fn row(slot: &Slot) -> String {
    format!("slot.{}", slot.name())
}

/// A name as it is compared.
fn norm(text: &str) -> String {
    let folded: String = text
        .nfd()
        .filter(|c| !matches!(c, '\u{093C}' | '\u{200C}' | '\u{200D}'))
        .map(|c| if c == '\u{0901}' { '\u{0902}' } else { c })
        .map(|c| if c.is_whitespace() || "।.,;:!?\"'“”‘’()[]|–—-".contains(c) { ' ' } else { c })
        .collect();
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How much the words of two phrases agree, 0 to 1.
fn overlap(a: &str, b: &str) -> f64 {
    let (a, b) = (norm(a), norm(b));
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    a.split(' ').filter(|word| !word.is_empty()).for_each(|word| *words.entry(word).or_default() += 1);
    let (mut common, mut total) = (0, words.values().sum::<usize>());
    for word in b.split(' ').filter(|word| !word.is_empty()) {
        total += 1;
        if let Some(left) = words.get_mut(word).filter(|left| **left > 0) {
            *left -= 1;
            common += 1;
        }
    }
    2.0 * f64::from(common) / (total.max(1) as f64)
}

/// Pairs gold with predicted, best first, each at most once: the indices matched.
fn one_to_one(gold: usize, predicted: usize, floor: f64, similar: impl Fn(usize, usize) -> f64) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> =
        (0..gold).flat_map(|g| (0..predicted).map(move |p| (g, p))).map(|(g, p)| (similar(g, p), g, p)).collect();
    pairs.retain(|pair| pair.0 >= floor);
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0).then((b.1, b.2).cmp(&(a.1, a.2))));
    let mut matched: Vec<(usize, usize)> = Vec::new();
    for (_, g, p) in pairs {
        if matched.iter().all(|pair| pair.0 != g && pair.1 != p) {
            matched.push((g, p));
        }
    }
    matched
}

/// Scores one row of one article; `faults` gets what is missing and what is too much.
fn score(
    row: &str,
    gold: &[&str],
    predicted: &[String],
    matched: &[(usize, usize)],
    faults: &mut Vec<String>,
) -> Count {
    for (index, item) in gold.iter().enumerate().filter(|(index, _)| matched.iter().all(|pair| pair.0 != *index)) {
        faults.push(format!("{row:20} - {index} {item}"));
    }
    for (index, item) in predicted.iter().enumerate().filter(|(index, _)| matched.iter().all(|pair| pair.1 != *index)) {
        faults.push(format!("{row:20} + {index} {item}"));
    }
    Count { hits: matched.len(), predicted: predicted.len(), gold: gold.len() }
}

fn score_article(table: &mut Table, gold: &Value, analysis: &Analysis<'_>) -> Vec<String> {
    let mut faults = Vec::new();
    let aliases: BTreeMap<String, Vec<String>> = aliases(gold)
        .iter()
        .map(|(name, others)| (norm(name), others.iter().map(|other| norm(other)).collect()))
        .collect();
    for (key, kind) in ENTITIES {
        let names = strings(&gold[*key]);
        let found: Vec<String> =
            analysis.entities.iter().filter(|entity| entity.kind == *kind).map(|entity| norm(&entity.name)).collect();
        let right = |g: usize, p: usize| {
            let name = norm(names[g]);
            let other = aliases.get(&name).is_some_and(|others| others.contains(&found[p]));
            f64::from(u8::from(name == found[p] || other))
        };
        let matched = one_to_one(names.len(), found.len(), 1.0, right);
        table.add(key, score(key, &names, &found, &matched, &mut faults));
    }
    let one = |right: bool| Count { hits: usize::from(right), predicted: 1, gold: 1 };
    let reported = !analysis.meetings.is_empty();
    let wanted = gold["reports_meeting"] == true;
    table.add("detected", one(reported == wanted));
    if reported != wanted {
        faults.push(format!("detected: {reported}, gold {wanted}"));
    }
    let (meeting, want) = (analysis.meetings.first(), &gold["meeting"]);
    for slot in SLOTS {
        let want = strings(&want[slot.name()]);
        let have: Vec<String> = meeting
            .map(|meeting| &meeting.slots[*slot])
            .into_iter()
            .flatten()
            .map(|filler| filler.span.of(&analysis.text).to_string())
            .collect();
        let matched = one_to_one(want.len(), have.len(), 0.5, |g, p| overlap(want[g], &have[p]));
        table.add(&row(slot), score(slot.name(), &want, &have, &matched, &mut faults));
    }
    if wanted {
        for (key, have) in [("kind", meeting.map(|m| m.kind.name())), ("status", meeting.map(|m| m.status.name()))] {
            table.add(key, one(have == want[key].as_str()));
            if have != want[key].as_str() {
                faults.push(format!("{key}: {have:?}, gold {}", want[key]));
            }
        }
    }
    faults
}

#[test]
fn the_engine_reaches_the_floors() {
    let engine = Engine::new().expect("the lexicon compiles");
    let mut table = Table::default();
    for name in common::names() {
        let text = common::article(&name);
        let faults = score_article(&mut table, &gold(&name), &annotate(&engine, &text));
        if std::env::var_os("FAULTS").is_some() {
            println!("== {name}\n{}", faults.join("\n"));
        }
    }
    let keys: Vec<String> = ENTITIES.iter().map(|(key, _)| (*key).to_string()).collect();
    let slots: Vec<String> = SLOTS.iter().map(row).collect();
    table.sum("entities", &keys);
    table.sum("slots", &slots);
    table.sum("who-where-when", &WHO_WHERE_WHEN.iter().map(row).collect::<Vec<_>>());
    let rows = keys.iter().map(String::as_str).chain(["entities"]).chain(slots.iter().map(String::as_str));
    for row in rows.chain(["slots", "who-where-when", "detected", "kind", "status"]) {
        println!("{}", table.line(row));
    }
    let below: Vec<String> = FLOORS
        .iter()
        .map(|(row, measure, floor)| (row, measure, floor, table.count(row).of(*measure)))
        .filter(|(_, _, floor, value)| value < *floor)
        .map(|(row, measure, floor, value)| format!("{row} {measure:?} {value:.3} is below {floor:.3}"))
        .collect();
    assert!(below.is_empty(), "{}", below.join("\n"));
    let unknown: Vec<&str> = FLOORS.iter().map(|floor| floor.0).filter(|row| !table.0.contains_key(*row)).collect();
    assert!(unknown.is_empty(), "floors of rows that no one counts: {unknown:?}");
}

/// The most by which the mean score of the mentions may differ from the share of them that is right, a tenth of them at a time.
const MISJUDGED: f64 = 0.03;

#[test]
fn scores_are_the_chances_of_being_right() {
    let engine = Engine::new().expect("the lexicon compiles");
    // Of each mention: its score, and whether the gold names it.
    let mut scored: Vec<(f32, bool)> = Vec::new();
    for name in common::names() {
        let (text, gold) = (common::article(&name), gold(&name));
        let aliases = aliases(&gold);
        let analysis = annotate(&engine, &text);
        for (key, kind) in ENTITIES {
            let names = strings(&gold[*key]);
            let others = aliases.iter().filter(|(name, _)| names.contains(name)).flat_map(|(_, others)| others);
            let forms: BTreeSet<String> = names.iter().chain(others).map(|form| norm(form)).collect();
            for mention in analysis.mentions.iter().filter(|mention| mention.kind == *kind) {
                let right = forms.contains(&norm(mention.span.of(&analysis.text)));
                scored.push((mention.score, right));
                if std::env::var_os("SCORES").is_some() {
                    println!("score\t{name}\t{key}\t{}\t{}", mention.score, u8::from(right));
                }
            }
        }
    }
    scored.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut misjudged = 0.0;
    println!("mentions  mean score  right");
    for tenth in scored.chunks(scored.len().div_ceil(10)) {
        let count = tenth.len() as f64;
        let mean = tenth.iter().map(|(score, _)| f64::from(*score)).sum::<f64>() / count;
        let right = tenth.iter().filter(|(_, right)| *right).count() as f64 / count;
        println!("{:8}  {mean:10.3}  {right:.3}", tenth.len());
        misjudged += (mean - right).abs() * count / scored.len() as f64;
    }
    println!("on average {misjudged:.3} apart");
    assert!(misjudged < MISJUDGED, "scores differ from the shares that are right by {misjudged:.3}");
}

#[test]
fn names_are_compared_without_marks_that_vary() {
    assert_eq!(norm("  चाँद, ख़ान। "), norm("चांद खान"));
    assert_eq!(norm("डॉ. (हर्ष)"), "डॉ हर्ष");
    assert_eq!(overlap("पटना की बैठक", "बैठक पटना में"), 4.0 / 6.0);
    assert_eq!(overlap("", ""), 0.0);
    assert_eq!(one_to_one(2, 2, 0.5, |g, p| if (g, p) == (0, 0) { 1.0 } else { 0.6 }), [(0, 0), (1, 1)]);
}
