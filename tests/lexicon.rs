//! The rows of the lexicon, run: each example gives what it marks with [ ], each counter-example does not.
//!
//! A linguist who adds a row adds its tests with it.
#![allow(clippy::unwrap_used)]

use baithak::analysis::{Analysis, MentionKind, Slot};
use baithak::lexicon::table::{Row, Table};
use baithak::{Engine, annotate};

/// The text of an example without its brackets, and what stood in them.
fn marked(example: &str) -> (String, Vec<String>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    for piece in example.split('[') {
        match piece.split_once(']') {
            Some((mark, rest)) => {
                marks.push(mark.to_owned());
                text.push_str(mark);
                text.push_str(rest);
            }
            None => text.push_str(piece),
        }
    }
    (text, marks)
}

fn mentions(analysis: &Analysis<'_>, kind: MentionKind) -> Vec<String> {
    let of_kind = analysis.mentions.iter().filter(|m| m.kind == kind);
    of_kind.map(|m| m.span.of(&analysis.text).to_owned()).collect()
}

/// Runs every row of a table and gathers what is wrong; one broken row must not hide the next.
fn check(file: &str, text: &str, run: impl Fn(&Engine, Row<'_, '_>) -> Result<usize, String>) {
    let engine = Engine::new().unwrap();
    let table = Table::parse(file, text).unwrap();
    let mut faults = Vec::new();
    let mut ran = 0;
    for row in table.rows() {
        match run(&engine, row) {
            Ok(count) => ran += count,
            Err(fault) => faults.push(row.error(fault).to_string()),
        }
    }
    assert!(faults.is_empty(), "{} of {file}:\n{}", faults.len(), faults.join("\n"));
    assert!(ran > 0, "{file} has no example");
}

/// Whether the marks of `example` are mentions of `kind`; gives how many there were.
fn holds(engine: &Engine, example: &str, kind: MentionKind) -> Result<usize, String> {
    let (text, marks) = marked(example);
    let found = mentions(&annotate(engine, &text), kind);
    match marks.iter().find(|mark| !found.contains(mark)) {
        Some(mark) => Err(format!("{text}: no {} {mark:?} among {found:?}", kind.name())),
        None => Ok(marks.len()),
    }
}

macro_rules! table {
    ($name:literal) => {
        ($name, include_str!(concat!("../lexicon/", $name)))
    };
}

#[test]
fn heads_make_names_of_what_stands_before_them() {
    let (file, text) = table!("heads.tsv");
    check(file, text, |engine, row| {
        let kind = MentionKind::parse(row.get("type")).ok_or("no such type")?;
        let count = holds(engine, row.get("example"), kind)?;
        let counter = annotate(engine, row.get("counter"));
        let wrong = mentions(&counter, kind).into_iter().find(|m| m.ends_with(row.get("head")));
        wrong.map_or(Ok(count), |m| Err(format!("{}: {m:?} is no name", row.get("counter"))))
    });
}

#[test]
fn what_only_looks_like_a_name_is_none() {
    let (file, text) = table!("unnamed.tsv");
    check(file, text, |engine, row| {
        let (example, marks) = marked(row.get("example"));
        let analysis = annotate(engine, &example);
        let names = [MentionKind::Person, MentionKind::Place, MentionKind::Organisation];
        let found = analysis.mentions.iter().filter(|m| names.contains(&m.kind)).map(|m| m.span.of(&analysis.text));
        let within = |name: &str| marks.iter().any(|mark| mark.contains(name));
        match found.into_iter().find(|name| within(name)) {
            Some(name) => Err(format!("{example}: {name:?} is no name")),
            None => holds(engine, row.get("counter"), MentionKind::Organisation).map(|count| count + marks.len()),
        }
    });
}

#[test]
fn designations_are_roles_and_what_is_named_after_them_is_not() {
    let (file, text) = table!("roles.tsv");
    check(file, text, |engine, row| {
        for none in [row.get("counter"), if row.get("sort") == "thing" { row.get("example") } else { "" }] {
            if let Some(wrong) = mentions(&annotate(engine, none), MentionKind::Role).first() {
                return Err(format!("{none}: {wrong:?} is no role"));
            }
        }
        holds(engine, row.get("example"), MentionKind::Role)
    });
}

#[test]
fn titles_stay_outside_the_names_beside_them() {
    let (file, text) = table!("titles.tsv");
    check(file, text, |engine, row| holds(engine, row.get("example"), MentionKind::Person));
}

#[test]
fn common_words_are_names_before_a_surname_and_not_elsewhere() {
    let (file, text) = table!("names.tsv");
    check(file, text, |engine, row| {
        let wrong = mentions(&annotate(engine, row.get("counter")), MentionKind::Person);
        match wrong.first() {
            Some(wrong) => Err(format!("{}: {wrong:?} is nobody", row.get("counter"))),
            None => holds(engine, row.get("example"), MentionKind::Person),
        }
    });
}

#[test]
fn cues_make_names_of_unknown_words() {
    let (file, text) = table!("cues.tsv");
    check(file, text, |engine, row| {
        let kind = MentionKind::parse(row.get("type")).ok_or("no such type")?;
        holds(engine, row.get("example"), kind)
    });
}

#[test]
fn events_are_marked_whole() {
    let (file, text) = table!("events.tsv");
    check(file, text, |engine, row| {
        if let Some(wrong) = mentions(&annotate(engine, row.get("counter")), MentionKind::Event).first() {
            return Err(format!("{}: {wrong:?} is no event", row.get("counter")));
        }
        holds(engine, row.get("example"), MentionKind::Event)
    });
}

/// Makes an article about a meeting of a rule's example.
fn about_a_meeting(example: &str) -> String {
    format!("बैठक हुई। {example}")
}

#[test]
fn meeting_rules_give_what_they_mark() {
    let (file, text) = table!("meeting_rules.tsv");
    check(file, text, |engine, row| {
        let (example, marks) = marked(row.get("example"));
        if let Some(status) = row.get("gives").strip_prefix("status:") {
            let found = annotate(engine, &example).meetings.first().map(|m| m.status.name());
            return if found == Some(status) { Ok(1) } else { Err(format!("{example}: {found:?}")) };
        }
        let slot = Slot::parse(row.get("gives")).ok_or("no such slot")?;
        let fillers = |article: &str| -> Vec<String> {
            let analysis = annotate(engine, article);
            let fillers = analysis.meetings.iter().flat_map(|m| &m.slots[slot]);
            fillers.map(|f| f.span.of(&analysis.text).to_owned()).collect()
        };
        let found = fillers(&about_a_meeting(&example));
        if let Some(mark) = marks.iter().find(|mark| !found.contains(mark)) {
            return Err(format!("{example}: no {mark:?} among {found:?}"));
        }
        let counter = row.get("counter");
        let wrong = if counter.is_empty() { Vec::new() } else { fillers(&about_a_meeting(counter)) };
        if wrong.is_empty() { Ok(marks.len()) } else { Err(format!("{counter}: gives {wrong:?}")) }
    });
}

#[test]
fn meeting_kinds_are_told_by_their_words() {
    let (file, text) = table!("meeting_kinds.tsv");
    check(file, text, |engine, row| {
        let (example, _) = marked(row.get("example"));
        let found = annotate(engine, &example).meetings.first().map(|m| m.kind.name());
        if found == Some(row.get("kind")) { Ok(1) } else { Err(format!("{example}: {found:?}")) }
    });
}

#[test]
fn venues_are_read_with_the_words_before_them() {
    let (file, text) = table!("venues.tsv");
    check(file, text, |engine, row| {
        let (example, marks) = marked(row.get("example"));
        let analysis = annotate(engine, &example);
        let fillers = analysis.meetings.iter().flat_map(|m| &m.slots[Slot::Venue]);
        let found: Vec<&str> = fillers.map(|f| f.span.of(&analysis.text)).collect();
        match marks.iter().find(|mark| !found.contains(&mark.as_str())) {
            Some(mark) => Err(format!("{example}: no {mark:?} among {found:?}")),
            None => Ok(marks.len()),
        }
    });
}
