//! Sentence boundaries, against `tests/data/sentences.tsv` and the examples in the lexicon.

use baithak::analysis::{Part, PartKind};
use baithak::lexicon::table::Table;
use baithak::sentence::Rules;
use baithak::span::Span;

/// What is wrong with a text in which `¦` marks the boundaries; `None` when they are found, and no others.
fn mistake(rules: &Rules, marked: &str) -> Option<String> {
    let marked = marked.replace('⏎', "\n");
    let want: Vec<String> = marked.split('¦').map(|s| s.trim().to_owned()).collect();
    let text = marked.replace("¦ ", "").replace('¦', "");
    let part = Part { kind: PartKind::Body, span: Span::new(0, text.len()).trimmed(&text) };
    let got: Vec<String> = rules.sentences(&text, &[part]).iter().map(|s| s.of(&text).to_owned()).collect();
    (got != want).then(|| format!("want {want:?}\n got {got:?}"))
}

#[test]
fn boundaries() {
    let rules = Rules::builtin().unwrap();
    let table = Table::parse("sentences.tsv", include_str!("data/sentences.tsv")).unwrap();
    let wrong: Vec<String> = table.rows().filter_map(|row| mistake(&rules, row.get("text"))).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn examples_in_the_lexicon() {
    let rules = Rules::builtin().unwrap();
    let table = Table::parse("abbreviations.tsv", include_str!("../lexicon/abbreviations.tsv")).unwrap();
    let cells = table.rows().flat_map(|row| [row.get("example"), row.get("counter")]).filter(|c| !c.is_empty());
    let wrong: Vec<String> = cells.filter_map(|cell| mistake(&rules, cell)).collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn each_part_opens_a_sentence_and_boilerplate_has_none() {
    let text = "शीर्षक बिना विराम\nपटना। बैठक हुई। सब आए।\nयह भी पढ़ें: खबर।";
    let engine = baithak::Engine::new().unwrap();
    let analysis = baithak::annotate(&engine, text);
    let got: Vec<&str> = analysis.sentences.iter().map(|s| s.of(&analysis.text)).collect();
    assert_eq!(got, ["शीर्षक बिना विराम", "पटना।", "बैठक हुई।", "सब आए।"]);
}
