//! Patterns over words, in which the tables under `lexicon/` state what to look for.
//!
//! A pattern is written as words with a space between; each stands for one word of the text:
//!
//! | written | matches |
//! | --- | --- |
//! | `बैठक` | that word or sign |
//! | `है/हैं` | one of these; entries of a choice may be any of the kinds below |
//! | `{verb}` | a word of the class `verb` |
//! | `{verb}ते` | a word of the class with `ते` put to its end |
//! | `*ने`, `प्र*`, `*` | a word that ends so, that begins so, any word |
//! | `#` | a number |
//! | `!है/हैं` | a word that is none of these, or the edge of the text searched |
//! | `बहुत?` | that word or nothing |
//! | `…` | up to six words, the fewest that do; no sign and no line break |
//! | `^`, `$` | the beginning or the end of the text searched, or of a line; signs other than an end of sentence may stand between |
//! | `[ … ]` | (brackets as words of their own) the stretch that the match reports; all of it without them |

use std::collections::HashMap;

use crate::lexicon::table::{LexiconError, Row, Table};
use crate::span::{Span, Text};
use crate::word::{self, Shape, Word};

/// Most signs that may stand between the edge of a line and its first or last word.
const OPENING_SIGNS: usize = 16;

/// The longest stretch that `…` stands for, in words.
const GAP: usize = 6;

/// Named lists of words, for `{name}` in patterns.
pub type Classes = HashMap<String, Vec<String>>;

/// Reads classes from a table with the columns `class` and `words`; a class may stand in many rows.
pub fn classes(table: &Table) -> Classes {
    let mut classes = Classes::new();
    for row in table.rows() {
        let words = row.get("words").split_whitespace().filter(|w| *w != "|").map(str::to_owned);
        classes.entry(row.get("class").to_owned()).or_default().extend(words);
    }
    classes
}

/// How words are made alike before they are compared.
pub type Fold = fn(&str) -> String;

/// A text prepared for matching: its words, and their folded forms.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The words.
    pub words: Vec<Word>,
    /// The folded form of each.
    pub forms: Vec<String>,
}

impl Folded {
    /// Prepares `text[within]`.
    pub fn new(text: &str, within: Span<Text>, fold: Fold) -> Self {
        let words = word::words(text, within);
        let forms = words.iter().map(|w| fold(w.span.of(text))).collect();
        Folded { words, forms }
    }

    /// Its first `count` words.
    pub fn first(mut self, count: usize) -> Self {
        self.words.truncate(count);
        self.forms.truncate(count);
        self.words.shrink_to_fit();
        self.forms.shrink_to_fit();
        self
    }

    /// Whether word `at` is a sign that ends no sentence.
    fn is_mere_sign(&self, at: usize) -> bool {
        let ends = self.forms[at].starts_with(['।', '.', '?', '!', '॥']);
        self.words[at].shape == Shape::Sign && !ends
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        self.words.get(at).map(|w| w.shape)
    }
}

/// One way to match one word.
#[derive(Clone, Debug)]
enum Choice {
    /// This word; the second is what `{*}` stands for in a replacement.
    Word(String, String),
    /// A word that begins and ends so.
    Affixes(String, String),
    Number,
}

#[derive(Clone, Debug)]
enum Item {
    One { choices: Vec<Choice>, not: bool, optional: bool },
    Gap,
    Start,
    End,
}

/// A compiled pattern.
#[derive(Clone, Debug)]
pub struct Pattern {
    items: Vec<Item>,
    /// The items that the match reports, as a half-open range.
    report: (usize, usize),
}

/// Where a pattern matched, as indices of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The first and one past the last word of the whole match.
    pub words: (usize, usize),
    /// The same of the reported stretch.
    pub report: (usize, usize),
    /// What `{*}` stands for: the stem of the first class with an ending, or what `*` took.
    pub stem: String,
}

impl Match {
    /// Where the reported stretch stands; `None` when it is empty.
    pub fn span(&self, folded: &Folded) -> Option<Span<Text>> {
        let first = folded.words.get(self.report.0)?;
        let last = folded.words.get(self.report.1.checked_sub(1)?)?;
        (self.report.0 < self.report.1).then(|| first.span.cover(&last.span))
    }
}

impl Pattern {
    /// Compiles `source`, a cell of `row`; the table's file and line are named in errors.
    ///
    /// # Errors
    /// [`LexiconError`] for an unknown class, an unclosed bracket, or an empty pattern.
    pub fn compile(source: &str, classes: &Classes, fold: Fold, row: &Row) -> Result<Self, LexiconError> {
        let mut items = Vec::new();
        let (mut open, mut close) = (None, None);
        for word in source.split_whitespace() {
            match word {
                "[" => open = Some(items.len()),
                "]" => close = Some(items.len()),
                "…" => items.push(Item::Gap),
                "^" => items.push(Item::Start),
                "$" => items.push(Item::End),
                _ => items.push(item(word, classes, fold).map_err(|reason| row.error(reason))?),
            }
        }
        if items.is_empty() {
            return Err(row.error("an empty pattern; write the words that it looks for"));
        }
        let report = match (open, close) {
            (None, None) => (0, items.len()),
            (Some(open), Some(close)) if open <= close => (open, close),
            _ => return Err(row.error(format!("`{source}`: a bracket without its pair; write `[` and `]`"))),
        };
        Ok(Pattern { items, report })
    }

    /// Matches at word `at`.
    pub fn at(&self, folded: &Folded, at: usize) -> Option<Match> {
        let mut found = Match { words: (at, at), report: (at, at), stem: String::new() };
        let end = self.step(folded, 0, at, &mut found)?;
        found.words.1 = end;
        if self.report.1 == self.items.len() {
            found.report.1 = end;
        }
        Some(found)
    }

    /// The words with which a match can begin, when they are finitely many and one of them must be there.
    fn openers(&self) -> Option<impl Iterator<Item = &str>> {
        let first = self.items.iter().find(|item| !matches!(item, Item::Start));
        let Some(Item::One { choices, not: false, optional: false }) = first else { return None };
        let all_words = choices.iter().all(|c| matches!(c, Choice::Word(..)));
        all_words.then(|| {
            choices.iter().filter_map(|c| match c {
                Choice::Word(word, _) => Some(word.as_str()),
                _ => None,
            })
        })
    }

    /// Matches the items from `item` on at word `at`; gives the word after the match.
    fn step(&self, folded: &Folded, item: usize, at: usize, found: &mut Match) -> Option<usize> {
        if item == self.report.0 {
            found.report.0 = at;
        }
        if item == self.report.1 {
            found.report.1 = at;
        }
        let Some(this) = self.items.get(item) else { return Some(at) };
        match this {
            Item::Start => {
                // Bullets, dashes and brackets may open a line.
                let before = folded.words[..at.min(folded.words.len())].iter().rev().take(OPENING_SIGNS);
                let starts = before.map(|w| w.shape).find(|s| *s != Shape::Sign).is_none_or(|s| s == Shape::Break);
                if starts { self.step(folded, item + 1, at, found) } else { None }
            }
            Item::End => {
                let after = (at..folded.words.len().min(at + OPENING_SIGNS)).find(|i| !folded.is_mere_sign(*i));
                let ends = after.and_then(|i| folded.shape(i)).is_none_or(|s| s == Shape::Break);
                if ends { self.step(folded, item + 1, at, found) } else { None }
            }
            Item::Gap => (at..=at + GAP)
                .take_while(|to| *to == at || matches!(folded.shape(to - 1), Some(Shape::Word | Shape::Number)))
                .find_map(|to| self.step(folded, item + 1, to, found)),
            Item::One { choices, not, optional } => {
                let stem = choices.iter().find_map(|choice| choice.accepts(folded, at));
                match (stem, not) {
                    (Some(stem), false) => {
                        let before = found.clone();
                        if found.stem.is_empty() {
                            stem.clone_into(&mut found.stem);
                        }
                        let end = self.step(folded, item + 1, at + 1, found);
                        if end.is_some() || !optional {
                            return end;
                        }
                        *found = before;
                        self.step(folded, item + 1, at, found)
                    }
                    // At the edge, "not" holds without a word.
                    (None, true) => {
                        let next = (at + 1).min(folded.words.len());
                        self.step(folded, item + 1, next, found)
                    }
                    _ if *optional => self.step(folded, item + 1, at, found),
                    _ => None,
                }
            }
        }
    }
}

impl Choice {
    /// What `{*}` would stand for, when word `at` is accepted.
    fn accepts<'f>(&'f self, folded: &'f Folded, at: usize) -> Option<&'f str> {
        let form = folded.forms.get(at)?;
        match self {
            Choice::Word(word, stem) => (form == word).then_some(stem.as_str()),
            Choice::Affixes(start, end) => {
                let stem = form.strip_prefix(start.as_str())?.strip_suffix(end.as_str())?;
                (folded.shape(at) == Some(Shape::Word)).then_some(stem)
            }
            Choice::Number => (folded.shape(at) == Some(Shape::Number)).then_some(""),
        }
    }
}

/// Reads one word of a pattern.
fn item(word: &str, classes: &Classes, fold: Fold) -> Result<Item, String> {
    let (word, not) = word.strip_prefix('!').filter(|w| !w.is_empty()).map_or((word, false), |w| (w, true));
    let (word, optional) = word.strip_suffix('?').filter(|w| !w.is_empty()).map_or((word, false), |w| (w, true));
    let mut choices = Vec::new();
    for entry in word.split('/') {
        if let Some((name, ending)) = entry.strip_prefix('{').and_then(|e| e.split_once('}')) {
            let class = classes.get(name).ok_or_else(|| format!("no class `{name}`; its words are to be listed"))?;
            choices.extend(class.iter().map(|stem| {
                let stem_shown = if ending.is_empty() { String::new() } else { stem.clone() };
                Choice::Word(fold(&format!("{stem}{ending}")), stem_shown)
            }));
        } else if entry == "#" {
            choices.push(Choice::Number);
        } else if let Some((start, end)) = entry.split_once('*') {
            choices.push(Choice::Affixes(fold(start), fold(end)));
        } else if entry.is_empty() {
            return Err(format!("`{word}` has an empty entry; one `/` stands between two words"));
        } else {
            choices.push(Choice::Word(fold(entry), String::new()));
        }
    }
    Ok(Item::One { choices, not, optional })
}

/// Many patterns, tried at every word in time that hardly grows with their number.
#[derive(Clone, Debug, Default)]
pub struct Index {
    by_opener: HashMap<String, Vec<usize>>,
    anywhere: Vec<usize>,
}

impl Index {
    /// An index of `patterns`, which are known by their place.
    pub fn new<'p>(patterns: impl IntoIterator<Item = &'p Pattern>) -> Self {
        let mut index = Index::default();
        for (i, pattern) in patterns.into_iter().enumerate() {
            match pattern.openers() {
                Some(words) => {
                    for word in words {
                        let entry = index.by_opener.entry(word.to_owned()).or_default();
                        if entry.last() != Some(&i) {
                            entry.push(i);
                        }
                    }
                }
                None => index.anywhere.push(i),
            }
        }
        index
    }

    /// The patterns that may match at word `at`, in order within each of the two groups.
    pub fn candidates<'a>(&'a self, folded: &Folded, at: usize) -> impl Iterator<Item = usize> + use<'a> {
        let named = folded.forms.get(at).and_then(|form| self.by_opener.get(form)).map_or(&[][..], Vec::as_slice);
        named.iter().chain(&self.anywhere).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(pattern: &str, text: &str) -> Option<(String, String)> {
        let table = Table::parse("test.tsv", "class\twords\nverb\tकर बोल\nnote\tबात").unwrap();
        let classes = classes(&table);
        let row = table.rows().next().unwrap();
        let pattern = Pattern::compile(pattern, &classes, word::plain, &row).unwrap();
        let folded = Folded::new(text, Span::new(0, text.len()), word::plain);
        (0..=folded.words.len()).find_map(|at| pattern.at(&folded, at)).map(|m| {
            let span = m.span(&folded).map(|s| s.of(text).to_owned()).unwrap_or_default();
            (span, m.stem)
        })
    }

    fn span(pattern: &str, text: &str) -> Option<String> {
        found(pattern, text).map(|(span, _)| span)
    }

    #[test]
    fn words_choices_classes_and_stems() {
        assert_eq!(span("[ के ] बैठक/सभा में", "दलों के बैठक में").as_deref(), Some("के"));
        assert_eq!(found("{verb}ते है", "वे करते है"), Some(("करते है".into(), "कर".into())));
        assert_eq!(found("{verb}ते है", "वे जाते है"), None);
        assert_eq!(span("*ने वाली", "होने वाली").as_deref(), Some("होने वाली"));
        assert_eq!(span("# जून", "23 जून").as_deref(), Some("23 जून"));
    }

    #[test]
    fn edges_gaps_options_and_nots() {
        assert_eq!(span("^ और", "तब और\nऔर").as_deref(), Some("और"));
        assert_eq!(span("कहा !कि", "उसने कहा").as_deref(), Some("कहा"));
        assert_eq!(span("कहा !कि", "उसने कहा कि"), None);
        assert_eq!(span("[ न ] … है", "न वह आया है").as_deref(), Some("न"));
        assert_eq!(span("न … है", "न वह, आया है"), None);
        assert_eq!(span("अब बहुत? काम", "अब काम").as_deref(), Some("अब काम"));
        assert_eq!(span("काम $", "काम हुआ"), None);
    }

    #[test]
    fn mistakes_name_the_line() {
        let table = Table::parse("test.tsv", "pattern\n{nothing}").unwrap();
        let row = table.rows().next().unwrap();
        for bad in ["{nothing}", "[ के", "", "के//का"] {
            let error = Pattern::compile(bad, &Classes::new(), word::plain, &row).unwrap_err();
            assert_eq!((error.file.as_str(), error.line), ("test.tsv", 2));
        }
    }
}
