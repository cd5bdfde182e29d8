//! Parts, against the tables under `tests/data` and the examples in the lexicon.

#![allow(clippy::unwrap_used, reason = "a test may panic")]

use std::sync::LazyLock;

use baithak::analysis::{Part, PartKind};
use baithak::lexicon::table::Table;
use baithak::{parts, sentence};

const HEADLINE: &str = "सड़क योजना पर बड़ा फैसला";
const PROSE: &str = "राज्य सरकार ने नई सड़क योजना को मंजूरी दी है और इस पर अगले महीने से काम शुरू होगा।";

fn find(text: &str) -> Vec<Part> {
    static RULES: LazyLock<(parts::Rules, sentence::Rules)> =
        LazyLock::new(|| (parts::Rules::builtin().unwrap(), sentence::Rules::builtin().unwrap()));
    let found = RULES.0.parts(text, &RULES.1);
    check_cover(text, &found);
    found
}

/// Parts are in order, do not overlap, have no white space at either end, and hold all else.
fn check_cover(text: &str, parts: &[Part]) {
    let mut at = 0;
    for part in parts {
        assert!(text[at..part.span.start].trim().is_empty(), "left out in {text:?}: {parts:?}");
        assert!(!part.span.is_empty() && part.span == part.span.trimmed(text), "{text:?}: {parts:?}");
        at = part.span.end;
    }
    assert!(text[at..].trim().is_empty(), "left out in {text:?}: {parts:?}");
}

fn texts(text: &str, parts: &[Part], kind: PartKind) -> Vec<String> {
    parts.iter().filter(|p| p.kind == kind).map(|p| p.span.of(text).to_owned()).collect()
}

fn table(file: &'static str, text: &'static str) -> Table<'static> {
    Table::parse(file, text).unwrap()
}

#[test]
fn datelines() {
    let table = table("datelines.tsv", include_str!("data/datelines.tsv"));
    let mut wrong = Vec::new();
    for row in table.rows() {
        let text = format!("{HEADLINE}\n\n{}\n{PROSE}", row.get("line"));
        let found = find(&text);
        let want = |column: &str| -> Vec<String> {
            [row.get(column)].iter().filter(|x| !x.is_empty()).map(|x| (*x).to_owned()).collect()
        };
        let got = (texts(&text, &found, PartKind::Byline), texts(&text, &found, PartKind::Dateline));
        if got != (want("byline"), want("dateline")) {
            wrong.push(format!("{} gave {got:?}", row.get("line")));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn bylines_and_footers() {
    let above = table("bylines.tsv", include_str!("data/bylines.tsv"));
    let below = table("footers.tsv", include_str!("data/footers.tsv"));
    let mut wrong = Vec::new();
    let mut check = |text: String, line: &str, kind: &str| {
        let found = find(&text);
        let hit = found.iter().find(|p| p.span.of(&text).contains(line)).map(|p| p.kind.name());
        if hit != Some(kind) {
            wrong.push(format!("{line}: {hit:?}, not {kind}"));
        }
    };
    for row in above.rows() {
        check(format!("{HEADLINE}\n{}\nपटना। {PROSE}\n{PROSE}", row.get("line")), row.get("line"), row.get("kind"));
    }
    for row in below.rows() {
        check(format!("{HEADLINE}\nपटना। {PROSE}\n{PROSE}\n{}", row.get("line")), row.get("line"), row.get("kind"));
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn whole_articles() {
    let table = table("parts.tsv", include_str!("data/parts.tsv"));
    let mut wrong = Vec::new();
    for row in table.rows() {
        let marked = row.get("article").replace('⏎', "\n");
        let mut text = String::new();
        let mut want = Vec::new();
        for piece in marked.split('{').filter(|p| !p.is_empty()) {
            let (kind, words) = piece.split_once('}').unwrap();
            text.push_str(words);
            want.push((PartKind::parse(kind).unwrap(), words.trim().to_owned()));
        }
        let got: Vec<_> = find(&text).iter().map(|p| (p.kind, p.span.of(&text).to_owned())).collect();
        if got != want {
            wrong.push(format!("want {want:?}\n got {got:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn examples_in_the_lexicon() {
    let boilerplate = table("boilerplate.tsv", include_str!("../lexicon/boilerplate.tsv"));
    let bylines = table("bylines.tsv", include_str!("../lexicon/bylines.tsv"));
    let mut wrong = Vec::new();
    for row in boilerplate.rows() {
        for (column, wanted) in [("example", true), ("counter", false)] {
            let cell = row.get(column);
            let marked = cell.find('[').zip(cell.rfind(']')).map_or(cell, |(a, b)| &cell[a + 1..b]);
            let text = format!("{HEADLINE}\n{PROSE}\n{PROSE}\n{}", cell.replace(['[', ']'], ""));
            let got = texts(&text, &find(&text), PartKind::Boilerplate).concat();
            if cell.is_empty() || got != if wanted { marked } else { "" } {
                wrong.push(format!("boilerplate.tsv, {column} of {}: {cell:?} gave {got:?}", row.get("pattern")));
            }
        }
    }
    for row in bylines.rows() {
        let frame = |line: &str| match row.get("where") {
            "tail" => format!("{HEADLINE}\n{PROSE}\n{PROSE}\n{line}"),
            _ => format!("{HEADLINE}\n{line}\n{PROSE}\n{PROSE}"),
        };
        for (column, wanted) in [("example", true), ("counter", false)] {
            let text = frame(row.get(column));
            if texts(&text, &find(&text), PartKind::Byline).is_empty() == wanted {
                wrong.push(format!("bylines.tsv, {column}: {}", row.get(column)));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn odd_input_gives_parts_that_cover_it() {
    let long = "क".repeat(5000);
    let lines = "\n\n\n।\n\u{200D}\n(((\n:::\n/ / /\n".repeat(20);
    let words = "पटना ".repeat(3000);
    for text in ["", " \n\t ", "।", "((((", "पटना।", "यह भी पढ़ें", "\u{094D}", "a\u{0301}।\n।", &long, &lines, &words]
    {
        find(text);
    }
}
