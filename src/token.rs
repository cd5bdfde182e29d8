//! Tokens: words, numbers and signs, each of whole grapheme clusters, with their ids in the lexicon.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::lexicon::{Entry, Hit, Lexicon, Odds, WordId, fold};
use crate::span::{Span, Text};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with the marks and digits among them.
    Word,
    /// Digits, with points, commas and colons between them.
    Number,
    /// One grapheme cluster of anything else.
    Sign,
}

/// A token of the text.
#[derive(Clone, Copy, Debug)]
pub struct Token {
    /// Where it stands.
    pub span: Span<Text>,
    /// What it is.
    pub kind: TokenKind,
    /// Its id in the lexicon.
    pub word: WordId,
    /// How much it speaks for a name of each type.
    pub odds: Odds,
}

/// A piece of a string that makes a token.
pub struct Piece {
    /// Bytes of the string.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
}

/// The tokens of a text, sentence by sentence, with what the lexicon says of them.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The text that they are of.
    pub text: &'t str,
    /// All tokens, in order.
    pub all: Vec<Token>,
    /// The sentences, as ranges of `all`, and where each stands.
    pub sentences: Vec<(Range<usize>, Span<Text>)>,
    hits: Vec<Hit>,
    /// Where the hits of each token begin in `hits`; one more entry than tokens.
    first_hit: Vec<usize>,
}

impl<'t> Tokens<'t> {
    /// Splits `sentences` of `text`.
    pub fn new(lexicon: &Lexicon, text: &'t str, sentences: &[Span<Text>]) -> Self {
        let mut all = Vec::new();
        let mut ranges = Vec::with_capacity(sentences.len());
        let mut folded = String::new();
        for sentence in sentences {
            let from = all.len();
            for Piece { range, kind } in pieces(sentence.of(text)) {
                let span = Span::new(sentence.start + range.start, sentence.start + range.end);
                folded.clear();
                fold(span.of(text), &mut folded);
                let word = lexicon.id(&folded);
                let odds = if kind == TokenKind::Word { lexicon.odds(word, &folded) } else { Odds::default() };
                all.push(Token { span, kind, word, odds });
            }
            ranges.push((from..all.len(), *sentence));
        }
        let mut hits = Vec::new();
        let mut first_hit = Vec::with_capacity(all.len() + 1);
        for (range, _) in &ranges {
            for i in range.clone() {
                first_hit.push(hits.len());
                lexicon.hits(all[i..range.end].iter().map(|t| t.word), &mut hits);
            }
        }
        first_hit.push(hits.len());
        Tokens { text, all, sentences: ranges, hits, first_hit }
    }

    /// The text of token `i`.
    pub fn str(&self, i: usize) -> &'t str {
        self.all.get(i).map_or("", |token| token.span.of(self.text))
    }

    /// Where `range` of tokens stands; empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span<Text> {
        match self.all.get(range) {
            Some([first, .., last]) => Span::new(first.span.start, last.span.end),
            Some([only]) => only.span,
            _ => Span::new(0, 0),
        }
    }

    /// What the lexicon says of the phrases that begin at token `i`, shortest first.
    pub fn hits(&self, i: usize) -> &[Hit] {
        match (self.first_hit.get(i), self.first_hit.get(i + 1)) {
            (Some(from), Some(to)) => &self.hits[*from..*to],
            _ => &[],
        }
    }

    /// The longest phrase from token `i` on for which `pick` gives something.
    pub fn longest<T>(&self, i: usize, pick: impl Fn(&Entry) -> Option<T>) -> Option<(usize, T)> {
        self.hits(i).iter().rev().find_map(|hit| pick(&hit.entry).map(|x| (hit.len, x)))
    }

    /// What `pick` gives for token `i` alone.
    pub fn word<T>(&self, i: usize, pick: impl Fn(&Entry) -> Option<T>) -> Option<T> {
        self.hits(i).iter().filter(|hit| hit.len == 1).find_map(|hit| pick(&hit.entry))
    }

    /// The tokens that lie within `span`.
    pub fn within(&self, span: Span<Text>) -> Range<usize> {
        let from = self.all.partition_point(|t| t.span.start < span.start);
        let to = self.all.partition_point(|t| t.span.end <= span.end);
        from..to.max(from)
    }

    /// The number of the sentence that holds token `i`.
    pub fn sentence_of(&self, i: usize) -> usize {
        self.sentences.partition_point(|(range, _)| range.end <= i)
    }

    /// The tokens of sentence `number`.
    pub fn sentence(&self, number: usize) -> Range<usize> {
        self.sentences.get(number).map_or(0..0, |(range, _)| range.clone())
    }
}

/// Cuts a string into words, numbers and signs; white space is left out.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = &text[at..];
            let first = rest.chars().next()?;
            let (len, kind) = match first {
                c if c.is_whitespace() => (cluster(rest), None),
                c if is_letter(c) => (run(rest, |c| is_letter(c) || is_digit(c)), Some(TokenKind::Word)),
                c if is_digit(c) => number(rest),
                _ => (cluster(rest), Some(TokenKind::Sign)),
            };
            let range = at..at + len;
            at += len;
            if let Some(kind) = kind {
                return Some(Piece { range, kind });
            }
        }
    })
}

/// The length of the run of clusters whose first character is `wanted`.
fn run(text: &str, wanted: impl Fn(char) -> bool) -> usize {
    let clusters = text.graphemes(true).take_while(|cluster| cluster.chars().next().is_some_and(&wanted));
    clusters.map(str::len).sum()
}

/// The length of the first cluster.
fn cluster(text: &str) -> usize {
    text.graphemes(true).next().map_or(0, str::len)
}

/// A number, or, where letters follow the digits (`16वीं`), a word.
fn number(text: &str) -> (usize, Option<TokenKind>) {
    let mut end = run(text, is_digit);
    let mut rest = &text[end..];
    while let Some(tail) = rest.strip_prefix(['.', ',', ':']) {
        let digits = run(tail, is_digit);
        if digits == 0 {
            break;
        }
        end += 1 + digits;
        rest = &text[end..];
    }
    match run(rest, is_letter) {
        0 => (end, Some(TokenKind::Number)),
        letters => (end + letters, Some(TokenKind::Word)),
    }
}

/// Letters, and the marks that belong to them. (`char::is_alphanumeric` is false for virama, nukta and the joiners.)
fn is_letter(c: char) -> bool {
    match c {
        '\u{0900}'..='\u{0963}' | '\u{0970}'..='\u{097F}' | '\u{200C}' | '\u{200D}' => true,
        _ => c.is_alphabetic() || unicode_normalization::char::is_combining_mark(c),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('\u{0966}'..='\u{096F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        pieces(text).map(|piece| &text[piece.range]).collect()
    }

    #[test]
    fn words_keep_their_marks() {
        assert_eq!(words("प्रधानमंत्री ने क़र्ज़ दिया।"), ["प्रधानमंत्री", "ने", "क़र्ज़", "दिया", "।"]);
        assert_eq!(words("आदित्‍यनाथ"), ["आदित्‍यनाथ"]);
    }

    #[test]
    fn numbers_keep_their_points() {
        assert_eq!(
            words("9.32 लाख, 10:30 बजे, 16वीं, १२,५००।"),
            ["9.32", "लाख", ",", "10:30", "बजे", ",", "16वीं", ",", "१२,५००", "।"]
        );
        assert_eq!(words("जी-20"), ["जी", "-", "20"]);
        assert_eq!(words("2024."), ["2024", "."]);
    }

    #[test]
    fn a_family_of_emoji_is_one_sign() {
        assert_eq!(words("👨‍👩‍👧 a"), ["👨‍👩‍👧", "a"]);
    }
}
