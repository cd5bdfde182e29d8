//! Golden files: what the engine makes of some of the articles, one fact a line, kept in `tests/golden`.
//!
//! They change only when asked to: `UPDATE_GOLDEN=1 cargo test --test golden`, and then the difference is read before it is committed.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use baithak::analysis::{Analysis, Slot};
use baithak::span::{Span, Text};
use baithak::{Engine, annotate};

/// The articles whose whole analysis is kept.
const ARTICLES: &[&str] = &[
    "all_party_manipur",
    "alliance_chennai",
    "bilateral_bhutan",
    "cabinet_uttarakhand",
    "council_gst_panaji",
    "local_panchayat_barmer",
    "messy_school_jaunpur",
    "no_meeting_bus_accident",
    "official_police_ludhiana",
    "party_congress_raipur",
    "review_nashik_water",
    "summit_bimstec",
];

const HINT: &str =
    "to accept what the engine says now: UPDATE_GOLDEN=1 cargo test --test golden (then read the difference)";

/// The analysis, one fact a line: its kind, then its fields, parted by tabs.
fn render(analysis: &Analysis<'_>) -> String {
    let mut out = String::new();
    // White space within a fact would break the line.
    let words = |span: Span<Text>| span.of(&analysis.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let at = |span: Span<Text>| format!("{}..{}", span.start, span.end);
    let mut changes: BTreeMap<&str, usize> = BTreeMap::new();
    for change in analysis.alignment.changes() {
        *changes.entry(change.kind.name()).or_default() += 1;
    }
    for (kind, count) in changes {
        line(&mut out, &["change", kind, &count.to_string()]);
    }
    for part in &analysis.parts {
        line(&mut out, &["part", part.kind.name(), &at(part.span), &words(part.span)]);
    }
    for sentence in &analysis.sentences {
        line(&mut out, &["sentence", &at(*sentence)]);
    }
    for mention in &analysis.mentions {
        let entity = mention.entity.map_or_else(|| "-".to_string(), |entity| entity.to_string());
        line(&mut out, &["mention", mention.kind.name(), &at(mention.span), &words(mention.span), &entity]);
    }
    for (id, entity) in analysis.entities.iter().enumerate() {
        line(&mut out, &["entity", &id.to_string(), entity.kind.name(), &entity.name, &entity.roles.join(" | ")]);
    }
    for meeting in &analysis.meetings {
        line(&mut out, &["meeting", meeting.kind.name(), meeting.status.name()]);
        for slot in Slot::ALL {
            for filler in &meeting.slots[*slot] {
                let entity = filler.entity.map_or_else(|| "-".to_string(), |entity| entity.to_string());
                let evidence = at(filler.evidence);
                line(&mut out, &["slot", slot.name(), &at(filler.span), &words(filler.span), &entity, &evidence]);
            }
        }
        for summary in &meeting.summary {
            line(&mut out, &["summary", &at(summary.evidence), &summary.text]);
        }
    }
    for suggestion in &analysis.suggestions {
        let before = words(suggestion.span);
        line(&mut out, &["suggestion", &suggestion.kind, &suggestion.rule, &before, &suggestion.after]);
    }
    out
}

fn line(out: &mut String, fields: &[&str]) {
    let _ = writeln!(out, "{}", fields.join("\t").trim_end());
}

/// The lines that only one of two texts has, in order: `-` for the kept, `+` for the new.
fn difference(kept: &str, new: &str) -> String {
    let (kept, new): (Vec<&str>, Vec<&str>) = (kept.lines().collect(), new.lines().collect());
    // common[i][j]: the length of the longest common run of lines of kept[i..] and new[j..].
    let mut common = vec![vec![0_usize; new.len() + 1]; kept.len() + 1];
    for i in (0..kept.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i][j] =
                if kept[i] == new[j] { common[i + 1][j + 1] + 1 } else { common[i + 1][j].max(common[i][j + 1]) };
        }
    }
    let (mut i, mut j, mut out) = (0, 0, String::new());
    while i < kept.len() || j < new.len() {
        if i < kept.len() && j < new.len() && kept[i] == new[j] {
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < kept.len() && common[i + 1][j] >= common[i][j + 1]) {
            let _ = writeln!(out, "  - {}", kept[i]);
            i += 1;
        } else {
            let _ = writeln!(out, "  + {}", new[j]);
            j += 1;
        }
    }
    out
}

#[test]
fn golden_files_hold() {
    let engine = Engine::new().expect("the lexicon compiles");
    let update = std::env::var_os("UPDATE_GOLDEN").is_some_and(|value| value != "0" && !value.is_empty());
    let mut faults = String::new();
    let known = common::names();
    for name in ARTICLES {
        assert!(known.iter().any(|article| article == name), "there is no tests/articles/{name}.txt");
        let text = common::article(name);
        let new = render(&annotate(&engine, &text));
        let path = common::path(&format!("golden/{name}.txt"));
        if update {
            std::fs::create_dir_all(common::path("golden")).expect("tests/golden can be made");
            std::fs::write(&path, &new).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            continue;
        }
        match std::fs::read_to_string(&path) {
            // A checkout may have turned line ends.
            Ok(kept) if kept.replace("\r\n", "\n") == new => {}
            Ok(kept) => {
                let _ = writeln!(faults, "{name} differs from tests/golden/{name}.txt:\n{}", difference(&kept, &new));
            }
            Err(error) => {
                let _ = writeln!(faults, "tests/golden/{name}.txt: {error}");
            }
        }
    }
    assert!(faults.is_empty(), "{faults}{HINT}");
}

#[test]
fn a_difference_names_only_the_lines_that_differ() {
    assert_eq!(difference("a\nb\nc\n", "a\nx\nc\nd\n"), "  - b\n  + x\n  + d\n");
    assert_eq!(difference("a\n", "a\n"), "");
}
