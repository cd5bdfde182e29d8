//! The tables under `tests/data/cleaning`: a source, the text that it must become, the kinds of the changes.

use baithak::align::ChangeKind;
use baithak::clean::{Digits, Input, Options};
use baithak::lexicon::table::Table;

use crate::laws;

/// Reads `\n`, `\t`, `\r`, `\\` and `\u{…}` in a cell.
pub fn unescape(cell: &str) -> String {
    let mut out = String::new();
    let mut rest = cell;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let code = rest.chars().next().expect("something after a backslash");
        rest = &rest[code.len_utf8()..];
        match code {
            'n' => out.push('\n'),
            't' => out.push('\t'),
            'r' => out.push('\r'),
            '\\' => out.push('\\'),
            'u' => {
                let (hex, after) = rest[1..].split_once('}').expect("a closing brace");
                out.push(
                    char::from_u32(u32::from_str_radix(hex, 16).expect("a hexadecimal number")).expect("a character"),
                );
                rest = after;
            }
            other => panic!("unknown escape \\{other} in {cell:?}"),
        }
    }
    out + rest
}

fn run(file: &str, contents: &str, at_least: usize) {
    let table = Table::parse(file, contents).expect("a table");
    let (mut count, mut faults) = (0, Vec::new());
    for row in table.rows() {
        let (source, text) = (unescape(row.get("source")), unescape(row.get("text")));
        let cleaned = laws::hold(&source);
        let mut kinds: Vec<&str> = cleaned.alignment.changes().iter().map(|change| change.kind.name()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut expected: Vec<&str> = row.list("kinds").collect();
        expected.sort_unstable();
        if (&cleaned.text, &kinds) != (&text, &expected) {
            faults.push(format!("{source:?} became {:?} by {kinds:?}, not {text:?} by {expected:?}", cleaned.text));
        }
        laws::is_settled(&source, &cleaned.text);
        count += 1;
    }
    assert!(faults.is_empty(), "{file}:\n{}", faults.join("\n"));
    assert!(count >= at_least, "{file} holds {count} cases");
}

#[test]
fn white_space() {
    run("whitespace.tsv", include_str!("../data/cleaning/whitespace.tsv"), 40);
}

#[test]
fn unicode() {
    run("unicode.tsv", include_str!("../data/cleaning/unicode.tsv"), 30);
}

#[test]
fn punctuation() {
    run("punctuation.tsv", include_str!("../data/cleaning/punctuation.tsv"), 70);
}

#[test]
fn markup() {
    run("markup.tsv", include_str!("../data/cleaning/markup.tsv"), 35);
}

#[test]
fn mojibake() {
    run("mojibake.tsv", include_str!("../data/cleaning/mojibake.tsv"), 30);
}

#[test]
fn legacy_fonts() {
    run("legacy.tsv", include_str!("../data/cleaning/legacy.tsv"), 60);
}

/// Every row of the lexicon that has an example shows it, and what it must leave alone.
#[test]
fn the_lexicon_does_as_its_examples_say() {
    let text = |source: &str| laws::hold(source).text;
    let table = Table::parse("orthography.tsv", include_str!("../../lexicon/orthography.tsv")).expect("a table");
    for row in table.rows() {
        let (example, right) = (row.get("example"), row.get("counter"));
        assert!(example.contains(row.get("from")), "{example} holds {}", row.get("from"));
        assert_eq!(text(example), right, "{example}");
        assert_eq!(text(right), right);
        assert!(row.get("to").chars().count() < row.get("from").chars().count(), "{example} grows shorter");
    }
    let table = Table::parse("visarga.tsv", include_str!("../../lexicon/visarga.tsv")).expect("a table");
    for row in table.rows() {
        assert_eq!(text(row.get("example")), row.get("word"));
        assert_eq!(text(row.get("counter")), row.get("counter"));
    }
}

#[test]
fn digits_turn_where_that_is_wanted() {
    for (digits, source, text) in [
        (Digits::Keep, "2024 और २०२४", "2024 और २०२४"),
        (Digits::Ascii, "2024 और २०२४, १,२३४.५०", "2024 और 2024, 1,234.50"),
        (Digits::Devanagari, "2024 और २०२४, 10.30", "२०२४ और २०२४, १०.३०"),
    ] {
        let cleaned = laws::clean_with(source, Options { digits, ..Options::default() });
        assert_eq!(cleaned.text, text);
        assert_eq!(cleaned.alignment.undo(text), source);
        assert!(cleaned.alignment.changes().iter().all(|change| change.kind == ChangeKind::Digits));
    }
}

#[test]
fn html() {
    let table = Table::parse("html.tsv", include_str!("../data/cleaning/html.tsv")).expect("a table");
    for row in table.rows() {
        let (source, text) = (unescape(row.get("source")), unescape(row.get("text")));
        let cleaned = laws::hold_with(&source, Options { input: Input::Html, ..Options::default() });
        assert_eq!(cleaned.text, text, "{source}");
    }
}
