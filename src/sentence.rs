//! Sentences: a danda, `?` or `!` ends one, a full stop does where it is no short form, initial or decimal.
//!
//! The words that decide are data: `lexicon/abbreviations.tsv` and `lexicon/sentence_words.tsv`.

use std::collections::{HashMap, HashSet};

use crate::analysis::{Part, PartKind, names};
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::span::{Span, Text};
use crate::word::{self, Shape, Word};
use unicode_normalization::char::is_combining_mark;

/// A stretch without any sign at its end is looked into for sentences when it has more words than this.
const LONG: usize = 35;

/// The fewest words on either side of a boundary that no sign marks.
const SHORT: usize = 6;

names! {
    /// Why a full stop after a word is no end.
    Abbreviation {
        /// Before a name: डॉ.
        Title = "title",
        /// Another short form: सं.
        Short = "short",
        /// A measure, which ends a sentence only before a word that opens one: किमी.
        Unit = "unit",
        /// The name of a letter: के.
        Letter = "letter",
        /// The name of a letter that is a word as well: आई.
        LetterWord = "letter_word",
    }
}

/// The words that decide where sentences end, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    abbreviations: HashMap<String, Abbreviation>,
    finals: Endings,
    copulas: Endings,
    past: Endings,
    openers: Endings,
    strong_openers: Endings,
    continues: Endings,
}

/// Words, and endings of words.
#[derive(Clone, Debug, Default)]
struct Endings {
    words: HashSet<String>,
    endings: Vec<String>,
}

impl Endings {
    fn holds(&self, form: &str) -> bool {
        self.words.contains(form) || self.endings.iter().any(|e| form.len() > e.len() && form.ends_with(e.as_str()))
    }
}

/// Most bytes of a sentence that has white space: some 500 words, ten times what is ever written.
const LONGEST: usize = 8_192;

/// `sentence`, cut at white space where it is too long.
fn bounded(text: &str, sentence: Span<Text>) -> impl Iterator<Item = Span<Text>> + '_ {
    let mut rest = sentence;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let whole = rest.of(text);
        // White space is ASCII after cleaning, so the byte after it begins a character; a mark would cling to it.
        let cut = whole
            .as_bytes()
            .iter()
            .enumerate()
            .skip(LONGEST)
            .find(|(at, byte)| byte.is_ascii_whitespace() && !whole[at + 1..].starts_with(is_combining_mark))
            .map_or(whole.len(), |(at, _)| at);
        let piece = Span::new(rest.start, rest.start + cut);
        rest = Span::new(piece.end, rest.end).trimmed(text);
        Some(piece.trimmed(text))
    })
}

impl Rules {
    /// The rules that are built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file and the line.
    pub fn builtin() -> Result<Self, LexiconError> {
        let table = Table::parse("abbreviations.tsv", shipped!("abbreviations.tsv"))?;
        let mut abbreviations = HashMap::new();
        for row in table.rows() {
            let kind = Abbreviation::parse(row.get("kind"))
                .ok_or_else(|| row.error("kind must be title, short, unit, letter or letter_word"))?;
            abbreviations.extend(row.get("words").split_whitespace().map(|w| (word::plain(w), kind)));
        }
        let table = Table::parse("sentence_words.tsv", shipped!("sentence_words.tsv"))?;
        let mut lists: HashMap<&str, Endings> = HashMap::new();
        for row in table.rows() {
            let list = lists.entry(row.get("class")).or_default();
            for entry in row.get("words").split_whitespace() {
                match entry.strip_prefix('*') {
                    Some(ending) => list.endings.push(word::plain(ending)),
                    None => drop(list.words.insert(word::plain(entry))),
                }
            }
        }
        let mut take = |class: &str| lists.remove(class).unwrap_or_default();
        Ok(Rules {
            abbreviations,
            finals: take("final"),
            copulas: take("copula"),
            past: take("past"),
            openers: take("opener"),
            strong_openers: take("strong_opener"),
            continues: take("continues"),
        })
    }

    /// The sentences of `parts`, in order, without white space at either end; boilerplate has none.
    /// Headline, dateline and byline are a sentence each. What goes on for more than [`LONGEST`] bytes is cut at white
    /// space, so that whatever looks at a sentence as a whole takes time in proportion to the text.
    pub fn sentences(&self, text: &str, parts: &[Part]) -> Vec<Span<Text>> {
        let mut sentences = Vec::new();
        for part in parts {
            match part.kind {
                PartKind::Boilerplate => {}
                PartKind::Headline | PartKind::Dateline | PartKind::Byline => sentences.push(part.span),
                PartKind::Lead | PartKind::Body => self.split(text, part.span, &mut sentences),
            }
        }
        sentences.into_iter().flat_map(|sentence| bounded(text, sentence)).collect()
    }

    /// Adds the sentences of `text[within]` to `sentences`. A line break ends a sentence.
    pub fn split(&self, text: &str, within: Span<Text>, sentences: &mut Vec<Span<Text>>) {
        let found = sentences.len();
        let line = Line { rules: self, text, words: word::words(text, within) };
        let mut start = 0;
        let mut quotes = 0;
        let mut at = 0;
        while at < line.words.len() {
            if line.words[at].shape == Shape::Break {
                line.push(start, at, found, sentences);
                (start, quotes) = (at + 1, 0);
            } else if line.form(at) == "\"" {
                quotes += 1;
            } else if line.ends(at, start) {
                let (end, closed) = line.closers(at + 1, quotes % 2 == 1);
                if !line.goes_on(at, end, closed) {
                    line.push(start, end, found, sentences);
                    (start, quotes) = (end, quotes + usize::from(closed));
                } else {
                    quotes += usize::from(closed);
                }
                at = end;
                continue;
            }
            at += 1;
        }
        line.push(start, line.words.len(), found, sentences);
    }
}

/// The words of a stretch, with what is asked about them.
struct Line<'a> {
    rules: &'a Rules,
    text: &'a str,
    words: Vec<Word>,
}

impl Line<'_> {
    fn form(&self, at: usize) -> &str {
        self.words.get(at).map(|w| w.span.of(self.text)).unwrap_or_default()
    }

    fn plain(&self, at: usize) -> String {
        word::plain(self.form(at))
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        self.words.get(at).map(|w| w.shape)
    }

    /// Whether nothing stands between word `at` and the one before.
    fn glued(&self, at: usize) -> bool {
        at > 0 && self.words.get(at).is_some_and(|w| w.span.start == self.words[at - 1].span.end)
    }

    /// Whether the sign `at` ends the sentence that begins at word `start`.
    fn ends(&self, at: usize, start: usize) -> bool {
        if self.shape(at) != Some(Shape::Sign) || at == start {
            return false;
        }
        let sign = self.form(at);
        match sign.chars().next().unwrap_or_default() {
            '।' | '॥' => true,
            '?' | '!' => !self.in_address(at),
            '|' => self.shape(at - 1) == Some(Shape::Word) && self.is_hindi(at - 1),
            '…' => self.breaks_off(at),
            '.' if sign.len() > 1 => self.breaks_off(at),
            '.' => self.full_stop(at, start),
            _ => false,
        }
    }

    /// Whether the sign `at` stands inside what has no space in it, as in `page?id=1`.
    fn in_address(&self, at: usize) -> bool {
        let beside = |at: usize| self.form(at).starts_with(|c: char| c.is_ascii_alphanumeric());
        self.glued(at) && self.glued(at + 1) && beside(at - 1) && beside(at + 1)
    }

    /// Whether the dot at `at` is the last of `भा.ज.पा.`
    fn ends_dotted(&self, at: usize) -> bool {
        let short = |at: usize| {
            let form = self.plain(at);
            form.chars().count() <= 3 && !self.rules.finals.holds(&form) && !self.rules.copulas.holds(&form)
        };
        at >= 3 && self.form(at - 2) == "." && (at - 2..=at).all(|at| self.glued(at)) && short(at - 1) && short(at - 3)
    }

    fn is_hindi(&self, at: usize) -> bool {
        self.form(at).chars().next().is_some_and(word::is_devanagari)
    }

    /// Whether the dots at `at` end a sentence: they stand after a whole one, and no conjunction follows.
    fn breaks_off(&self, at: usize) -> bool {
        let next = self.shape(at + 1);
        let whole = self.rules.copulas.holds(&self.plain(at - 1));
        matches!(next, None | Some(Shape::Break)) || (whole && !self.rules.continues.holds(&self.plain(at + 1)))
    }

    /// Whether the single dot at `at` is a full stop.
    fn full_stop(&self, at: usize, start: usize) -> bool {
        let next = self.shape(at + 1);
        if matches!(next, None | Some(Shape::Break)) {
            return true;
        }
        if matches!(self.form(at + 1), "," | "-" | ":" | ";") {
            return false;
        }
        let glued_word = self.glued(at + 1) && matches!(next, Some(Shape::Word | Shape::Number));
        match self.shape(at - 1) {
            // The number of an entry of a list: `1. सड़क`.
            Some(Shape::Number) => at - 1 != start,
            Some(Shape::Word) => {
                let form = self.plain(at - 1);
                let single = form.chars().count() == 1;
                let abbreviation = self.rules.abbreviations.get(&form);
                if !self.is_hindi(at - 1) {
                    let address = glued_word && !self.is_hindi(at + 1);
                    return !(address || single || abbreviation.is_some());
                }
                match abbreviation {
                    _ if single || self.ends_dotted(at) => false,
                    Some(Abbreviation::Title | Abbreviation::Short | Abbreviation::Letter) => false,
                    Some(Abbreviation::Unit) => self.rules.openers.holds(&self.plain(at + 1)),
                    Some(Abbreviation::LetterWord) => {
                        let after_initial = at >= start + 2 && self.form(at - 2) == ".";
                        !(glued_word || after_initial || self.is_letter(at + 1))
                    }
                    None => !glued_word || self.rules.finals.holds(&form) || form.chars().count() > 2,
                }
            }
            _ => !glued_word || self.is_hindi(at + 1),
        }
    }

    /// Whether word `at` is a letter with a dot after it.
    fn is_letter(&self, at: usize) -> bool {
        let kind = self.rules.abbreviations.get(&self.plain(at));
        matches!(kind, Some(Abbreviation::Letter | Abbreviation::LetterWord)) && self.form(at + 1) == "."
    }

    /// The word after the closing quotes, brackets and further ends that follow from `at` on,
    /// and whether a straight quote among them closed what was open.
    fn closers(&self, mut at: usize, quote_open: bool) -> (usize, bool) {
        let mut closed = false;
        while self.shape(at) == Some(Shape::Sign) {
            let sign = self.form(at).chars().next().unwrap_or_default();
            let glued = self.glued(at);
            let takes = match sign {
                '"' => quote_open && !closed,
                '”' | '’' | ')' | ']' | '»' => true,
                '\'' => glued && !(self.glued(at + 1) && self.shape(at + 1) == Some(Shape::Word)),
                '।' | '?' | '!' | '.' | '…' | '॥' => true,
                _ => false,
            };
            if !takes {
                break;
            }
            closed |= sign == '"';
            at += 1;
        }
        (at, closed)
    }

    /// Whether the sentence goes on after the end at `sign`, whose closers reach to word `end`.
    fn goes_on(&self, sign: usize, end: usize, closed: bool) -> bool {
        if self.form(end) == "," {
            return true;
        }
        let closer = self.form(end - 1);
        let quoted = closed || matches!(closer, "”" | "’" | "'" | "»");
        // `(?)` stands inside a sentence; a danda in brackets ends one.
        let bracketed = closer == ")" && !matches!(self.form(sign), "।" | "॥");
        (quoted || bracketed) && self.shape(end) == Some(Shape::Word) && self.rules.continues.holds(&self.plain(end))
    }

    /// Adds the sentence of words `start..end`. Signs alone are put to the sentence before, from `found` on.
    fn push(&self, start: usize, end: usize, found: usize, sentences: &mut Vec<Span<Text>>) {
        let Some(words) = self.words.get(start..end).filter(|w| !w.is_empty()) else { return };
        let span = words[0].span.cover(&words[words.len() - 1].span);
        if !words.iter().any(|w| matches!(w.shape, Shape::Word | Shape::Number)) {
            match sentences.get_mut(found..).and_then(<[_]>::last_mut) {
                Some(last) if !Span::<Text>::new(last.end, span.start).of(self.text).contains('\n') => {
                    *last = last.cover(&span);
                }
                _ => sentences.push(span),
            }
            return;
        }
        let marked = matches!(self.form(end - 1).chars().next(), Some('।' | '?' | '!' | '.' | '॥' | '|' | '"' | '”'));
        if marked || words.len() <= LONG {
            sentences.push(span);
            return;
        }
        let mut first = start;
        for at in start + SHORT..end.saturating_sub(SHORT) {
            let (verb, next) = (self.plain(at), self.plain(at + 1));
            let boundary = self.rules.copulas.holds(&verb) && self.rules.openers.holds(&next)
                || self.rules.past.holds(&verb) && self.rules.strong_openers.holds(&next);
            if boundary && at - first + 1 >= SHORT {
                sentences.push(self.words[first].span.cover(&self.words[at].span));
                first = at + 1;
            }
        }
        sentences.push(self.words[first].span.cover(&self.words[end - 1].span));
    }
}
