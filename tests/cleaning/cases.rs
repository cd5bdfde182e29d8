//! The tables under `tests/data/cleaning`: a source, the text that it must become, the kinds of the changes.

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
    let mut count = 0;
    for row in table.rows() {
        let source = unescape(row.get("source"));
        let text = unescape(row.get("text"));
        let cleaned = laws::hold(&source);
        assert_eq!(cleaned.text, text, "{file}: {source:?}");
        let mut kinds: Vec<&str> = cleaned.alignment.changes().iter().map(|change| change.kind.name()).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let mut expected: Vec<&str> = row.list("kinds").collect();
        expected.sort_unstable();
        assert_eq!(kinds, expected, "{file}: {source:?}");
        laws::is_settled(&source, &text);
        count += 1;
    }
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
