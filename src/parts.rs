//! Parts: headline, dateline, byline, lead, body, boilerplate.
//!
//! The lines of the text are looked at in order: what a page puts around an article and credits are known by
//! patterns (`lexicon/boilerplate.tsv`, `lexicon/bylines.tsv`), a dateline by its form ([`dateline`]),
//! a headline by standing first, without a danda, before other text.

use std::collections::HashSet;

use crate::analysis::{Part, PartKind, names};
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::pattern::{self, Classes, Folded, Index, Pattern};
use crate::sentence;
use crate::span::{Span, Text};
use crate::word::{self, Shape};

pub mod dateline;

/// A headline has at most this many words.
const HEADLINE: usize = 32;

/// A line under the headline that belongs to it has at most this many words.
const STRAP: usize = 22;

/// A credit has at most this many words.
const CREDIT: usize = 12;

/// A lead of more words than this is cut to its first sentence, when it is the only paragraph.
const LEAD: usize = 60;

/// A prompt that is not known by how it begins has at most this many words and signs.
const PROMPT: usize = 40;

/// A caption has at most this many words and signs.
const CAPTION: usize = 60;

/// A step on the way to a page has at most this many words.
const CRUMB: usize = 2;

/// The words of a line that are kept for a closer look.
const HEAD: usize = 40;

names! {
    /// How much of the text a pattern of boilerplate covers.
    Extent {
        /// The line in which it matches, or, after sentences, what follows them.
        Line = "line",
        /// All of the line, sentences before it too.
        All = "all",
        /// From the match to the end of its line.
        Rest = "rest",
        /// The line, and the lines without an end of sentence that follow.
        Next = "next",
        /// The line, and the lines of one or two words that follow: the way to a page from the top of its site.
        Trail = "trail",
    }
}

names! {
    /// Where a credit may stand.
    Where {
        /// Between headline and text.
        Head = "head",
        /// After the text.
        Tail = "tail",
        /// Anywhere.
        Any = "any",
    }
}

/// The rules by which parts are told apart, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    boilerplate: Vec<(Pattern, Extent)>,
    boilerplate_index: Index,
    bylines: Vec<(Pattern, Where)>,
    bylines_index: Index,
    /// Words by which a sentence tells of somebody, so that it is no prompt to the reader.
    tells: HashSet<String>,
    datelines: dateline::Rules,
}

/// One line of the text, without white space at either end.
struct Line {
    span: Span<Text>,
    /// Its first words.
    head: Folded,
    /// The number of its words and numbers.
    words: usize,
    /// What it is, as far as the line alone tells.
    kind: LineKind,
    /// Where boilerplate begins that fills the rest of the line.
    rest: Option<usize>,
}

#[derive(Clone, Copy, PartialEq)]
enum LineKind {
    Text,
    Boilerplate,
    Byline,
}

impl Line {
    /// Whether it ends as a sentence does; closing quotes and brackets may follow.
    fn is_ended(&self, text: &str) -> bool {
        let line = self.span.of(text).trim_end_matches(['"', '\'', '”', '’', ')', ' ', ']']);
        line.ends_with(['।', '.', '॥', '|', ':', ',']) || (line.ends_with(['?', '!']) && line.contains(['।', '|']))
    }
}

impl Rules {
    /// The rules that are built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file and the line.
    pub fn builtin() -> Result<Self, LexiconError> {
        let mut classes = Classes::new();
        for (file, text) in [
            ("agencies.tsv", shipped!("agencies.tsv")),
            ("datelines.tsv", shipped!("datelines.tsv")),
            ("dateline_words.tsv", shipped!("dateline_words.tsv")),
            ("part_words.tsv", shipped!("part_words.tsv")),
        ] {
            classes.extend(pattern::classes(&Table::parse(file, text)?));
        }
        let table = Table::parse("boilerplate.tsv", shipped!("boilerplate.tsv"))?;
        let mut boilerplate = Vec::new();
        for row in table.rows() {
            let extent = Extent::parse(row.get("extent"))
                .ok_or_else(|| row.error("extent must be line, all, rest, next or trail"))?;
            boilerplate.push((Pattern::compile(row.get("pattern"), &classes, word::loose, &row)?, extent));
        }
        let table = Table::parse("bylines.tsv", shipped!("bylines.tsv"))?;
        let mut bylines = Vec::new();
        for row in table.rows() {
            let place = Where::parse(row.get("where")).ok_or_else(|| row.error("where must be head, tail or any"))?;
            bylines.push((Pattern::compile(row.get("pattern"), &classes, word::loose, &row)?, place));
        }
        Ok(Rules {
            boilerplate_index: Index::new(boilerplate.iter().map(|(pattern, _)| pattern)),
            boilerplate,
            bylines_index: Index::new(bylines.iter().map(|(pattern, _)| pattern)),
            bylines,
            tells: classes.get("tells").into_iter().flatten().map(|word| word::loose(word)).collect(),
            datelines: dateline::Rules::new(&classes),
        })
    }

    /// The parts of `text`: in order, not overlapping, together holding every character that is not white space.
    pub fn parts(&self, text: &str, sentences: &sentence::Rules) -> Vec<Part> {
        let mut parts = Parts { text, parts: Vec::new() };
        let lines = self.lines(text);
        let last_text = lines.iter().rposition(|line| line.kind == LineKind::Text);
        let headlines = self.headlines(text, &lines);
        let mut lead_found = false;
        for (i, line) in lines.iter().enumerate() {
            match line.kind {
                LineKind::Boilerplate => parts.add(PartKind::Boilerplate, line.span),
                LineKind::Byline => parts.add(PartKind::Byline, line.span),
                LineKind::Text if headlines.contains(&i) => {
                    let cut = line.rest.unwrap_or(line.span.end);
                    parts.push(PartKind::Headline, Span::new(line.span.start, cut).trimmed(text));
                    parts.add(PartKind::Boilerplate, Span::new(cut, line.span.end).trimmed(text));
                }
                LineKind::Text => {
                    let mut rest = line.span;
                    let more_text = last_text.is_some_and(|last| last > i);
                    if !lead_found
                        && headlines.is_empty()
                        && let Some(at) = self.datelines.glued(text, &line.head)
                    {
                        parts.push(PartKind::Headline, Span::new(rest.start, at).trimmed(text));
                        rest = Span::new(at, rest.end).trimmed(text);
                    }
                    let opening = dateline::Opening {
                        first: !lead_found,
                        under_headline: parts.parts.iter().any(|p| p.kind == PartKind::Headline),
                        more_text,
                    };
                    if let Some(found) = self.datelines.find(text, rest, opening) {
                        if let Some(byline) = found.byline {
                            parts.push(PartKind::Byline, byline);
                        }
                        parts.push(PartKind::Dateline, found.dateline);
                        rest = Span::new(found.dateline.end, rest.end).trimmed(text);
                    }
                    if rest.is_empty() {
                        continue;
                    }
                    let cut = line.rest.unwrap_or(rest.end).clamp(rest.start, rest.end);
                    let prose = Span::new(rest.start, cut).trimmed(text);
                    let boilerplate = Span::new(cut, rest.end).trimmed(text);
                    if !lead_found && !prose.is_empty() {
                        lead_found = true;
                        let lead = if more_text { prose } else { first_sentence(text, prose, sentences) };
                        parts.push(PartKind::Lead, lead);
                        parts.add(PartKind::Body, Span::new(lead.end, prose.end).trimmed(text));
                    } else {
                        parts.add(PartKind::Body, prose);
                    }
                    parts.add(PartKind::Boilerplate, boilerplate);
                }
            }
        }
        parts.parts
    }

    /// The lines that are not blank, each with what it alone tells; a credit counts only at head or tail.
    fn lines(&self, text: &str) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        let mut start = 0;
        let mut after_prompt = false;
        let mut on_trail = false;
        for piece in text.split_inclusive('\n') {
            let span = Span::new(start, start + piece.len()).trimmed(text);
            start += piece.len();
            if span.is_empty() {
                continue;
            }
            let folded = Folded::new(text, span, word::loose);
            let words = folded.words.iter().filter(|w| matches!(w.shape, Shape::Word | Shape::Number)).count();
            let (extent, rest) = match self.boilerplate(text, &folded) {
                Some((Extent::Rest, at)) => (None, Some(at)),
                found => (found.map(|(extent, _)| extent), None),
            };
            let mut line = Line { span, head: folded.first(HEAD), words, kind: LineKind::Text, rest };
            let follows_prompt = after_prompt && !line.is_ended(text) && words <= STRAP;
            if let Some(extent) = extent {
                line.kind = LineKind::Boilerplate;
                after_prompt = extent == Extent::Next || span.of(text).ends_with([':', '-', '–']);
                on_trail = extent == Extent::Trail || on_trail && words <= CRUMB;
            } else if follows_prompt
                || on_trail && words <= CRUMB && !line.is_ended(text)
                || words == 0
                || is_marks(span.of(text))
            {
                line.kind = LineKind::Boilerplate;
            } else {
                after_prompt = false;
            }
            on_trail &= line.kind == LineKind::Boilerplate;
            lines.push(line);
        }
        self.mark_bylines(text, &mut lines);
        lines
    }

    /// Marks the credits at head and tail. A lone word under the last credit is one more name.
    fn mark_bylines(&self, text: &str, lines: &mut [Line]) {
        let is_prose = |line: &Line| line.kind == LineKind::Text && line.is_ended(text) && line.words > CREDIT;
        let first_prose = lines.iter().position(is_prose).unwrap_or(lines.len());
        let last_prose = lines.iter().rposition(is_prose).unwrap_or(0);
        let mut after_agency = false;
        for (i, line) in lines.iter_mut().enumerate() {
            if line.kind != LineKind::Text || line.words > CREDIT {
                after_agency = false;
                continue;
            }
            let folded = &line.head;
            let found = self.bylines_index.candidates(folded, first_word(folded)).find(|p| {
                let (pattern, place) = &self.bylines[*p];
                let fits = match place {
                    Where::Head => i < first_prose && i > 0,
                    Where::Tail => i > last_prose,
                    Where::Any => i < first_prose || i > last_prose,
                };
                fits && pattern.at(folded, first_word(folded)).is_some()
            });
            let one_more = after_agency && line.words == 1 && !line.is_ended(text);
            if found.is_some() || one_more {
                line.kind = LineKind::Byline;
            }
            after_agency = found.is_some() && i > last_prose && line.words > 1;
        }
    }

    /// The boilerplate of a line: how far it reaches, and the byte where it begins.
    fn boilerplate(&self, text: &str, line: &Folded) -> Option<(Extent, usize)> {
        let (at, extent) = (0..line.words.len()).find_map(|at| {
            self.boilerplate_index.candidates(line, at).find_map(|i| {
                let (pattern, extent) = &self.boilerplate[i];
                pattern.at(line, at).map(|_| (at, *extent))
            })
        })?;
        let is_end = |i: &usize| line.forms[*i].starts_with(['।', '?', '!', '॥']);
        // `मंत्री ने कहा कि वे ऐप डाउनलोड करें` asks somebody else.
        let sentence = (0..at).rev().find(is_end).map_or(0, |end| end + 1);
        if line.forms[sentence..at].iter().any(|form| self.tells.contains(form)) {
            return None;
        }
        let begins = match extent {
            Extent::Rest => at,
            Extent::All => 0,
            // A prompt after the last sentence of a paragraph leaves the sentences alone.
            Extent::Line | Extent::Next | Extent::Trail => (0..at).rev().find(is_end).map_or(0, |end| end + 1),
        };
        let left = line.words.len() - begins;
        if begins == 0 && extent != Extent::Rest {
            let anchored = at <= first_word(line) || extent == Extent::All && left <= CAPTION;
            return (anchored || left <= PROMPT).then(|| (extent, line.words[0].span.start));
        }
        if extent != Extent::Rest && left > PROMPT {
            return None;
        }
        // A bracket or a dash that opens the prompt belongs to it.
        let start = line.words[0].span.start;
        let before = &text[start..line.words.get(begins)?.span.start];
        let kept = before.trim_end_matches(|c: char| c.is_whitespace() || "([-–—*•>".contains(c));
        Some((Extent::Rest, start + kept.len()))
    }

    /// The lines, as indices, that make the headline: the first, and those below that belong to it.
    fn headlines(&self, text: &str, lines: &[Line]) -> Vec<usize> {
        let content: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].kind == LineKind::Text).collect();
        let mut headlines = Vec::new();
        for (n, &i) in content.iter().enumerate() {
            let Some(&next) = content.get(n + 1) else { break };
            let line = &lines[i];
            let limit = if n == 0 { HEADLINE } else { STRAP };
            let opens_with_dateline = |i: usize| {
                let opening = dateline::Opening { first: true, under_headline: n > 0 || i > 0, more_text: true };
                self.datelines.find(text, lines[i].span, opening).is_some()
            };
            let is_headline = line.words <= limit
                && !opens_with_dateline(i)
                && self.datelines.glued(text, &line.head).is_none()
                && (!line.is_ended(text) || (n == 0 && line.words <= STRAP && opens_with_dateline(next)));
            // A line under the headline belongs to it only when prose still follows.
            let prose_follows = content[n + 1..].iter().any(|&j| lines[j].is_ended(text) || lines[j].words > STRAP);
            if n > 2 || !is_headline || (n > 0 && !prose_follows) {
                break;
            }
            headlines.push(i);
        }
        headlines
    }
}

/// The parts found so far.
struct Parts<'t> {
    text: &'t str,
    parts: Vec<Part>,
}

impl Parts<'_> {
    fn push(&mut self, kind: PartKind, span: Span<Text>) {
        if !span.is_empty() {
            self.parts.push(Part { kind, span });
        }
    }

    /// Adds to the part before, when that is of the same kind.
    fn add(&mut self, kind: PartKind, span: Span<Text>) {
        match self.parts.last_mut() {
            Some(last) if last.kind == kind && !span.is_empty() => last.span = last.span.cover(&span),
            _ => self.push(kind, span),
        }
        debug_assert!(self.parts.last().is_none_or(|p| p.span == p.span.trimmed(self.text)));
    }
}

/// The lead of an article of one paragraph: all of it when short, else its first sentence.
fn first_sentence(text: &str, prose: Span<Text>, sentences: &sentence::Rules) -> Span<Text> {
    if word::words(text, prose).len() <= LEAD {
        return prose;
    }
    let mut found = Vec::new();
    sentences.split(text, prose, &mut found);
    found.first().map_or(prose, |first| Span::new(prose.start, first.end))
}

/// The first word of a line, past bullets, dashes and brackets.
fn first_word(folded: &Folded) -> usize {
    folded.words.iter().position(|w| w.shape != Shape::Sign).unwrap_or(0)
}

/// Whether a line holds nothing but hashtags and addresses of pages.
fn is_marks(line: &str) -> bool {
    let is_address = |word: &str| {
        let plain = word.bytes().all(|b| b.is_ascii_graphic());
        plain
            && (word.contains("://")
                || word.starts_with("www.")
                || [".com", ".in"].iter().any(|end| word.ends_with(end)))
    };
    line.split_whitespace().all(|word| word.starts_with('#') && word.len() > 1 || is_address(word))
}
