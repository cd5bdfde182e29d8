//! Suggestions, against the examples and counter-examples that each rule carries.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::LazyLock;

use baithak::analysis::{Mention, MentionKind, Part, PartKind, Suggestion};
use baithak::lexicon::table::Table;
use baithak::proof::{Article, Choice, Rules};
use baithak::sentence;
use baithak::span::Span;
use baithak::{Engine, annotate};

static RULES: LazyLock<(Rules, sentence::Rules)> =
    LazyLock::new(|| (Rules::builtin().unwrap(), sentence::Rules::builtin().unwrap()));

/// All names of the rules that are off by default.
fn everything() -> Choice {
    Choice { on: RULES.0.rules().iter().map(|r| r.name.clone()).collect(), ..Choice::default() }
}

fn suggestions(text: &str, names: &[&str], choice: &Choice) -> Vec<Suggestion> {
    let part = Part { kind: PartKind::Body, span: Span::new(0, text.len()).trimmed(text) };
    let sentences = RULES.1.sentences(text, std::slice::from_ref(&part));
    let mut mentions: Vec<Mention> = names
        .iter()
        .flat_map(|name| text.match_indices(name))
        .map(|(at, name)| Mention {
            kind: MentionKind::Person,
            span: Span::new(at, at + name.len()),
            entity: None,
            score: 1.0,
        })
        .collect();
    mentions.sort_by_key(|m| m.span.start);
    let article = Article { text, parts: &[part], sentences: &sentences, mentions: &mentions, entities: &[] };
    RULES.0.suggestions(article, choice)
}

/// `text [before→after] text` as the text, and what is to be offered.
fn unmark(marked: &str) -> (String, Vec<(usize, String, String)>) {
    let (mut text, mut want) = (String::new(), Vec::new());
    let mut rest = marked;
    while let Some((before, tail)) = rest.split_once('[') {
        let (mark, tail) = tail.split_once(']').unwrap();
        let (wrong, right) = mark.split_once('→').unwrap();
        text.push_str(before);
        want.push((text.len(), wrong.to_owned(), right.to_owned()));
        text.push_str(wrong);
        rest = tail;
    }
    text.push_str(rest);
    (text, want)
}

const NAMES: [&str; 4] = ["नीतीश कुमार", "नितीश कुमार", "नीतीश", "नितीश"];

#[test]
fn examples_in_the_lexicon() {
    let table = Table::parse("proof_rules.tsv", include_str!("../lexicon/proof_rules.tsv")).unwrap();
    let choice = everything();
    let engine = Engine::new().unwrap();
    let mut wrong = Vec::new();
    for row in table.rows() {
        // What holds between the parts and the people of an article is seen in a whole one.
        let whole = row.get("kind") == "consistency" && row.get("name") != "name-variants";
        let of_rule = |text: &str| -> Vec<(usize, String, String)> {
            let all = if whole { annotate(&engine, text).suggestions } else { suggestions(text, &NAMES, &choice) };
            all.into_iter()
                .filter(|s| s.rule == row.get("name"))
                .map(|s| (s.span.start, s.span.of(text).to_owned(), s.after))
                .collect()
        };
        let (text, want) = unmark(&row.get("example").replace('¶', "\n\n"));
        let got = of_rule(&text);
        if want.is_empty() || got != want {
            wrong.push(format!("{}: {} gave {got:?}", row.get("name"), row.get("example")));
        }
        let got = of_rule(&row.get("counter").replace('¶', "\n\n"));
        if row.get("counter").is_empty() || !got.is_empty() {
            wrong.push(format!("{}, counter: {} gave {got:?}", row.get("name"), row.get("counter")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn slips_and_right_sentences() {
    let table = Table::parse("proof.tsv", include_str!("data/proof.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in table.rows() {
        let (text, want) = unmark(row.get("text"));
        let got: Vec<_> = suggestions(&text, &NAMES, &Choice::default())
            .into_iter()
            .map(|s| (s.span.start, s.span.of(&text).to_owned(), s.after))
            .collect();
        if got != want {
            wrong.push(format!("{} gave {got:?}", row.get("text")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn a_rule_can_be_switched_off_by_name() {
    let text = "नेता बैठक कर रहे है";
    let on = suggestions(text, &[], &Choice::default());
    assert_eq!(on.iter().map(|s| s.rule.as_str()).collect::<Vec<_>>(), ["number-of-hai"]);
    let off = Choice { off: ["number-of-hai".to_owned()].into(), ..Choice::default() };
    assert!(suggestions(text, &[], &off).is_empty());
}

#[test]
fn house_style_is_a_choice() {
    let text = "वह घर गयी";
    assert!(suggestions(text, &[], &Choice::default()).is_empty());
    let on = Choice { on: ["house-style".to_owned()].into(), ..Choice::default() };
    assert_eq!(suggestions(text, &[], &on)[0].after, "गई");
}

#[test]
fn misspellings_lead_to_words_that_nothing_is_offered_for() {
    let table = Table::parse("misspellings.tsv", include_str!("../lexicon/misspellings.tsv")).unwrap();
    let mut wrong = Vec::new();
    for row in table.rows() {
        let got = suggestions(row.get("wrong"), &[], &Choice::default());
        let right = suggestions(row.get("right"), &[], &Choice::default());
        if got.len() != 1 || got[0].after != row.get("right") || !right.is_empty() {
            wrong.push(format!("{} gave {got:?}; {} gave {right:?}", row.get("wrong"), row.get("right")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
