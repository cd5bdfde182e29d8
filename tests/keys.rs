//! The key sentences, against those that a reader chose and against the first three.
#![allow(clippy::unwrap_used)]

mod common;

use baithak::analysis::PartKind;
use baithak::lexicon::table::Table;
use baithak::{Engine, annotate};

/// The least share of the reader's sentences that is to be found.
const FOUND: f64 = 0.70;
/// By how much the first three sentences may find more: in short agency copy, which tells the news at once, hardly anything
/// is to be gained over them; the gain in longer texts stands in `src/keys.rs`.
const BEHIND: f64 = 0.05;

#[test]
fn key_sentences_are_those_that_a_reader_would_keep() {
    let engine = Engine::new().unwrap();
    let table = Table::parse("keys.tsv", include_str!("data/keys.tsv")).unwrap();
    let names = common::names();
    let (mut chosen, mut first, mut all) = (0, 0, 0);
    for row in table.rows() {
        assert!(names.iter().any(|name| name == row.get("article")), "{} is missing", row.get("article"));
        let text = common::article(row.get("article"));
        let analysis = annotate(&engine, &text);
        let told = |start: usize| {
            let text = |kind| matches!(kind, PartKind::Lead | PartKind::Body);
            analysis.parts.iter().any(|p| text(p.kind) && (p.span.start..p.span.end).contains(&start))
        };
        let starts: Vec<usize> = analysis.sentences.iter().map(|s| s.start).filter(|&start| told(start)).collect();
        let wanted: Vec<usize> =
            row.list("sentences").map(|number| starts[number.parse::<usize>().unwrap() - 1]).collect();
        let keys: Vec<usize> = analysis.key_sentences.iter().map(|s| s.start).collect();
        assert_eq!(keys.len(), wanted.len(), "{}", row.get("article"));
        chosen += wanted.iter().filter(|start| keys.contains(start)).count();
        first += wanted.iter().filter(|start| starts[..wanted.len()].contains(start)).count();
        all += wanted.len();
    }
    let share = |count: usize| count as f64 / all as f64;
    println!("key sentences {:.3}, the first ones {:.3}, of {all}", share(chosen), share(first));
    assert!(share(chosen) >= FOUND, "key sentences find {:.3}", share(chosen));
    assert!(share(chosen) + BEHIND >= share(first), "{:.3} and {:.3}", share(chosen), share(first));
}
