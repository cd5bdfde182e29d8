//! Cleaning: source to text, with the alignment between them.
//!
//! An ordered row of passes, each a function from the text so far to the edits it wants. Only the [`Cleaner`] makes text:
//! it applies the edits and keeps one alignment from the source, so that every offset leads back and every change can be
//! undone. All of it takes time in proportion to the length of the source.

mod cleaner;
mod cluster;
mod digits;
#[cfg(feature = "html")]
mod html;
mod invisible;
mod legacy;
mod lines;
mod markup;
mod messages;
mod mojibake;
mod orthography;
mod punctuation;
mod scan;
mod unicode;
mod whitespace;

use crate::align::Alignment;
use crate::lexicon::packed::spellings;
use crate::lexicon::table::{LexiconError, Row, Table, shipped};
use cleaner::Cleaner;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

/// A source, cleaned.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The cleaned text.
    pub text: String,
    /// How it came from the source.
    pub alignment: Alignment,
}

/// What the person who cleans may choose.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// The script of digits.
    pub digits: Digits,
    /// What the source is.
    pub input: Input,
}

/// What a source is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Input {
    /// Text, as it was pasted; tags that were left in it are taken out.
    #[default]
    Text,
    /// HTML: a page or a part of one. Headings and paragraphs stay, all else is dropped.
    #[cfg(feature = "html")]
    Html,
}

/// The script that digits are wanted in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Digits {
    /// As they are.
    #[default]
    Keep,
    /// ० to ९.
    Devanagari,
    /// 0 to 9.
    Ascii,
}

/// What cleaning knows: its tables under `lexicon/`, compiled once.
#[derive(Debug)]
pub struct Rules {
    lost: mojibake::Lost,
    fonts: legacy::Fonts,
    names: markup::Names,
    orthography: orthography::Orthography,
    lines: lines::Lines,
    signs: punctuation::Signs,
}

impl Rules {
    /// Compiles the tables that are built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file, the line and what is wrong with it.
    pub fn new() -> Result<Self, LexiconError> {
        let hindi = [
            words("function_words.tsv", shipped!("function_words.tsv"), "word")?,
            words("spellings.tsv", spellings(), "words")?,
        ];
        let hindi: Arc<HashSet<&str>> = Arc::new(hindi.concat().into_iter().collect());
        Ok(Rules {
            lost: mojibake::Lost::new(Arc::clone(&hindi)),
            fonts: legacy::Fonts::new(Arc::clone(&hindi))?,
            names: markup::Names::new()?,
            orthography: orthography::Orthography::new()?,
            lines: lines::Lines::new(hindi)?,
            signs: punctuation::Signs::new()?,
        })
    }
}

/// Cleans `source`. The text is NFC; one space stands between words; a paragraph ends in `\n`, or in `\n\n` where a blank
/// line stood; no white space stands at either end of a line; no character is there that isn't seen or has no work to do.
pub fn clean(rules: &Rules, source: &str, options: Options) -> Cleaned {
    let mut cleaner = Cleaner::default();
    for Stretch { text, gap } in stretches(source, options.input) {
        cleaner.begin(text.start, &source[text]);
        run(rules, options, &mut cleaner);
        cleaner.end();
        cleaner.part(gap.start, &source[gap]);
    }
    cleaner.finish()
}

/// How many bytes of a long source are cleaned at a time, at least: few enough to stay in a processor's cache.
const STRETCH: usize = 1 << 16;

/// A part of the source that is cleaned by itself, and the blank line that parts it from the next.
struct Stretch {
    text: Range<usize>,
    gap: Range<usize>,
}

/// Where `source` is cut to be cleaned: whole, or where a blank line stands after so many bytes and a letter after that.
fn stretches(source: &str, input: Input) -> Vec<Stretch> {
    let bytes = source.as_bytes();
    let (mut cuts, mut start, mut at) = (Vec::new(), 0, STRETCH);
    // What markup hides is found only as a whole.
    let hides = |at: usize| ["<!--", "<script", "<style"].iter().any(|mark| bytes[at..].starts_with(mark.as_bytes()));
    let may_cut = input == Input::Text && !memchr::memchr_iter(b'<', bytes).any(hides);
    while let Some(line) = bytes.get(at..).filter(|_| may_cut).and_then(|rest| memchr::memchr(b'\n', rest)) {
        let gap_start = at + line - usize::from(bytes[at + line - 1] == b'\r');
        let text = source[gap_start..].trim_start();
        at = source.len() - text.len();
        let blank = memchr::memchr_iter(b'\n', &bytes[gap_start..at]).nth(1).is_some();
        if blank && text.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, 'अ'..='ह')) {
            cuts.push(Stretch { text: start..gap_start, gap: gap_start..at });
            (start, at) = (at, at + STRETCH);
        }
    }
    cuts.push(Stretch { text: start..source.len(), gap: source.len()..source.len() });
    cuts
}

/// Runs the passes over a stretch.
fn run(rules: &Rules, options: Options, cleaner: &mut Cleaner) {
    #[cfg(feature = "html")]
    if options.input == Input::Html {
        cleaner.pass(|text, edits| html::pass(&rules.names, text, edits));
    }
    // What the text was before it was read, escaped or drawn wrongly.
    if cleaner.pass(|text, edits| mojibake::pass(&rules.lost, text, edits)) {
        cleaner.pass(|text, edits| mojibake::pass(&rules.lost, text, edits));
    }
    cleaner.pass(|text, edits| rules.names.references(text, edits));
    cleaner.pass(mojibake::controls);
    cleaner.pass(markup::percent);
    cleaner.pass(markup::escapes);
    cleaner.pass(|text, edits| rules.names.tags(text, edits));
    cleaner.pass(messages::pass);
    cleaner.pass(invisible::pass);
    cleaner.pass(|text, edits| rules.fonts.pass(text, edits));
    // How it is encoded.
    cleaner.pass(invisible::late);
    cleaner.pass(unicode::pass);
    cleaner.pass(orthography::drawn_order);
    cleaner.pass(|text, edits| rules.orthography.pass(text, edits));
    // How it is laid out.
    cleaner.pass(whitespace::pass);
    cleaner.pass(|text, edits| rules.signs.visarga(text, edits));
    cleaner.pass(|text, edits| rules.signs.colon(text, edits));
    cleaner.pass(|text, edits| rules.signs.danda(text, edits));
    cleaner.pass(punctuation::spacing);
    let joined = cleaner.pass(|text, edits| rules.lines.pass(text, edits));
    let paired = cleaner.pass(punctuation::double_quotes) | cleaner.pass(punctuation::single_quotes);
    if joined || paired {
        cleaner.pass(punctuation::spacing);
    }
    cleaner.pass(|text, edits| digits::pass(options.digits, text, edits));
}

/// The words in a column of a table, a space between them.
fn words(file: &'static str, text: &'static str, column: &str) -> Result<Vec<&'static str>, LexiconError> {
    let table = Table::parse(file, text)?;
    Ok(table.rows().flat_map(|row| row.get(column).split(' ')).collect())
}

/// A cell in which `\u{…}` stands for the character of that hexadecimal number.
fn literal(row: &Row, column: &str) -> Result<String, LexiconError> {
    let mut out = String::new();
    let mut rest = row.get(column);
    while let Some((plain, after)) = rest.split_once("\\u{") {
        let (code, after) = after.split_once('}').ok_or_else(|| row.error("\\u{ without }"))?;
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        out.push_str(plain);
        out.push(c.ok_or_else(|| row.error(format!("\\u{{{code}}} is no character")))?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}
