//! Which line breaks only broke a line inside a paragraph.
//!
//! E-mail and PDF break a paragraph's lines where the next word would no longer fit. That is what is looked for: in a
//! block of lines without a blank line, most lines that end in mid-sentence are so long that the first word of the next
//! would not have fitted. A headline, a byline or an item of a list is shorter than that, so its line break stays; and
//! where every paragraph is one long line, as in most pastes, nothing is wrapped at all.

use std::collections::HashSet;
use std::sync::Arc;

use crate::align::ChangeKind::Whitespace;
use crate::clean::cleaner::Edits;
use crate::clean::scan::lines;
use crate::lexicon::table::{LexiconError, Table, shipped};

/// The widths at which text gets wrapped, in characters: a narrow column to a wide window.
const WIDTHS: std::ops::RangeInclusive<usize> = 20..=140;

/// Words after which a Hindi sentence goes on, so that a line that ends in one was broken.
#[derive(Debug)]
pub(super) struct Lines {
    leads_on: HashSet<String>,
    /// Common words, by which a word that was divided is known from two with a hyphen between.
    hindi: Arc<HashSet<&'static str>>,
}

impl Lines {
    pub(super) fn new(hindi: Arc<HashSet<&'static str>>) -> Result<Self, LexiconError> {
        let table = Table::parse("sentence-goes-on.tsv", shipped!("sentence-goes-on.tsv"))?;
        Ok(Lines { leads_on: table.rows().map(|row| row.get("word").to_owned()).collect(), hindi })
    }

    /// Joins the broken lines. White space must be plain already: `\n` ends a line, `\n\n` a paragraph.
    pub(super) fn pass(&self, text: &str, edits: &mut Edits) {
        let (mut start, mut at, mut widest) = (0, 0, 0);
        for line in lines(text).chain([""]) {
            widest = widest.max(line.len());
            // An empty line ends a block; one whose lines are too long to have been broken needs no closer look.
            if line.is_empty() {
                if widest <= WIDTHS.end() * 4 {
                    let block = text.get(start..at.min(text.len())).unwrap_or_default();
                    self.join(block.trim_end_matches('\n'), start, edits);
                }
                (start, widest) = (at + 1, 0);
            }
            at += line.len() + 1;
        }
    }

    /// Joins the lines of `block`, which stands at `start`.
    fn join(&self, block: &str, start: usize, edits: &mut Edits) {
        if !block.contains('\n') {
            return;
        }
        let lines: Vec<(&str, usize)> = lines(block).map(|line| (line, line.chars().count())).collect();
        let width = lines.iter().map(|(_, width)| *width).max().unwrap_or_default();
        if !WIDTHS.contains(&width) {
            return;
        }
        let joints: Vec<Joint> =
            lines.iter().zip(&lines[1..]).map(|(line, (next, _))| self.joint(*line, next, width)).collect();
        let wrapping = wrapping(&joints);
        let mut at = start;
        for (i, (joint, (line, _))) in joints.iter().zip(&lines).enumerate() {
            at += line.len();
            let headline = i == 0 && joint.dateline && !has_dateline(line);
            let broken = !joint.new
                && match wrapping {
                    Wrapping::None => false,
                    Wrapping::Last => joint.leads_on && !joint.latin,
                    Wrapping::Even => joint.leads_on || joint.full && !headline,
                    Wrapping::Divided => !joint.closed && !headline && (joint.long || joint.hyphen),
                    Wrapping::Ragged => joint.leads_on || joint.long && !joint.closed && i > 0,
                };
            if broken {
                let from = if joint.divided { at - 1 } else { at };
                edits.replace(from..at + 1, if joint.hyphen { "" } else { " " }, Whitespace);
            }
            at += 1;
        }
    }

    /// Whether the last word of a line and the first of the next are one word, and the hyphen is no part of it.
    fn is_divided(&self, last: &str, first: &str) -> bool {
        let Some(start) = last.strip_suffix('-').filter(|start| start.ends_with(is_hindi)) else { return false };
        let rest = first.trim_end_matches(|c: char| !is_hindi(c));
        self.hindi.contains([start, rest].concat().as_str())
    }

    /// What is known about the line break between a line, of so many characters, and the next.
    fn joint(&self, (line, width): (&str, usize), next: &str, block_width: usize) -> Joint {
        let first = next.split(' ').next().unwrap_or_default();
        let last = line.rsplit(' ').next().unwrap_or_default();
        Joint {
            closed: ends_sentence(line),
            leads_on: line.ends_with(',') || self.leads_on.contains(last),
            full: width + 1 + first.chars().count() > block_width,
            new: begins_item(next),
            dateline: has_dateline(next),
            latin: next.starts_with(|c: char| c.is_ascii_alphabetic()) && !line.ends_with(','),
            hyphen: last.strip_suffix('-').is_some_and(|part| part.ends_with(is_hindi)) && next.starts_with(is_hindi),
            divided: self.is_divided(last, first),
            long: width * 5 >= block_width * 3,
        }
    }
}

/// A single line break and what is known about it.
struct Joint {
    /// The line before it ends a sentence.
    closed: bool,
    /// The line before it ends in a word or sign after which the sentence goes on.
    leads_on: bool,
    /// The first word of the line after it would not have fitted.
    full: bool,
    /// The line after it is an item of a list.
    new: bool,
    /// The line after it opens with what may be a dateline, so that the line before it may be a headline.
    dateline: bool,
    /// The line after it opens in Latin letters, as what a page says of the article does: `Posted On: …`.
    latin: bool,
    /// The line before it ends in a hyphen inside a word.
    hyphen: bool,
    /// That hyphen only divides a word.
    divided: bool,
    /// The line before it is more than half as long as the longest.
    long: bool,
}

/// How the lines of a block were broken.
enum Wrapping {
    /// They are paragraphs.
    None,
    /// Too few to tell: only a line that ends in mid-phrase was broken.
    Last,
    /// With words divided at the ends of lines.
    Divided,
    /// At one width, counted in characters.
    Even,
    /// At one width on paper, so that they differ in characters.
    Ragged,
}

fn wrapping(joints: &[Joint]) -> Wrapping {
    // A headline above the lines is no evidence against them.
    let body = if joints.first().is_some_and(|j| !j.full) { &joints[1..] } else { joints };
    let open: Vec<&Joint> = body.iter().filter(|j| !j.closed && !j.new).collect();
    let full = open.iter().filter(|j| j.full).count();
    let leads_on = open.iter().filter(|j| j.leads_on).count();
    let long = open.iter().filter(|j| j.long).count();
    let hyphens = open.iter().filter(|j| j.hyphen).count();
    if hyphens >= 2 && hyphens * 2 >= open.len() {
        return Wrapping::Divided;
    }
    if full >= 2 && full * 4 >= open.len() * 3 && (full >= 3 || leads_on >= 1) {
        Wrapping::Even
    } else if open.len() >= 3 && long * 5 >= open.len() * 4 && leads_on * 5 >= open.len() {
        Wrapping::Ragged
    } else if joints.len() <= 2 {
        Wrapping::Last
    } else {
        Wrapping::None
    }
}

fn is_hindi(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}')
}

/// Whether the line ends a sentence, or announces what follows.
fn ends_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']']).ends_with(['।', '॥', '|', '.', '?', '!', '…', ':', ';'])
}

/// Whether the line is an item of a list.
fn begins_item(line: &str) -> bool {
    if line.starts_with(['-', '–', '—', '•', '*', '·', '▪', '►', '#', '>', '@']) {
        return true;
    }
    // Letters that a font of bullets draws as bullets.
    if ["l ", "o ", "§ ", "Ø ", "ü ", "q "].iter().any(|bullet| line.starts_with(bullet)) {
        return true;
    }
    let rest = line.trim_start_matches(|c: char| c.is_numeric());
    rest.len() < line.len() && line.len() - rest.len() <= 9 && rest.starts_with(['.', ')', ':'])
}

/// Whether the line opens with a dateline: a few words, then a danda, a colon, a dash or a bracket.
fn has_dateline(line: &str) -> bool {
    let mut words = 1;
    for c in line.chars().take(40) {
        match c {
            '।' | ':' | '|' | '–' | '—' => return words <= 3,
            '(' => return true,
            ' ' => words += 1,
            _ => {}
        }
    }
    false
}
