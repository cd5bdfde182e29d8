//! Tokens: words, numbers and signs, each of whole grapheme clusters, with their ids in the lexicon.

use std::ops::Range;

use crate::lexicon::{Entry, Hit, Lexicon, Odds, WordId, fold};
use crate::span::{Span, Text};
use crate::word::{self, Shape, Word};

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with the marks and digits among them.
    Word,
    /// Digits, with points, commas and colons between them.
    Number,
    /// A sign, or a run of the same one.
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

/// Bytes of a stretch of the text, in which tokens are looked for one by one.
const STRETCH: usize = 32;

/// The tokens of a text, sentence by sentence, with what the lexicon says of them.
#[derive(Debug)]
pub struct Tokens<'t> {
    /// The text that they are of.
    pub text: &'t str,
    /// All tokens, in order.
    pub all: Vec<Token>,
    /// The text of each token.
    strs: Vec<&'t str>,
    /// The sentences, as ranges of `all`, and where each stands.
    pub sentences: Vec<(Range<usize>, Span<Text>)>,
    hits: Vec<Hit>,
    /// Where the hits of each token begin in `hits`; one more entry than tokens.
    first_hit: Vec<usize>,
    /// For each stretch of the text the first token that begins there or after.
    first_token: Vec<u32>,
}

impl<'t> Tokens<'t> {
    /// Splits `sentences` of `text`.
    pub fn new(lexicon: &Lexicon, text: &'t str, sentences: &[Span<Text>]) -> Self {
        let mut all = Vec::new();
        let mut strs = Vec::new();
        let mut ranges = Vec::with_capacity(sentences.len());
        let mut folded = String::new();
        for sentence in sentences {
            let from = all.len();
            for Piece { range, kind } in pieces(sentence.of(text)) {
                let span = Span::new(sentence.start + range.start, sentence.start + range.end);
                let str = span.of(text);
                folded.clear();
                fold(str, &mut folded);
                let word = lexicon.id(&folded);
                let odds = if kind == TokenKind::Word { lexicon.odds(word, &folded) } else { Odds::default() };
                all.push(Token { span, kind, word, odds });
                strs.push(str);
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
        let first_in = |at: usize| all.partition_point(|token| token.span.start < at) as u32;
        let first_token = (0..text.len()).step_by(STRETCH).map(first_in).collect();
        Tokens { text, all, strs, sentences: ranges, hits, first_hit, first_token }
    }

    /// The text of token `i`.
    pub fn str(&self, i: usize) -> &'t str {
        self.strs.get(i).copied().unwrap_or_default()
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

    /// Whether nothing parts tokens `i` and `i + 1`.
    pub fn touch(&self, i: usize) -> bool {
        matches!((self.all.get(i), self.all.get(i + 1)), (Some(a), Some(b)) if a.span.end == b.span.start)
    }

    /// The tokens that lie within `span`.
    pub fn within(&self, span: Span<Text>) -> Range<usize> {
        let from = self.first_from(span.start);
        let mut to = self.first_from(span.end).max(from);
        while to > from && self.all[to - 1].span.end > span.end {
            to -= 1;
        }
        from..to
    }

    /// The first token that begins at byte `at` or after.
    fn first_from(&self, at: usize) -> usize {
        let mut first = self.first_token.get(at / STRETCH).map_or(self.all.len(), |&first| first as usize);
        while self.all.get(first).is_some_and(|token| token.span.start < at) {
            first += 1;
        }
        first
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

/// Cuts a string into words, numbers and signs; white space is left out. Digits with letters right after them (`16वीं`)
/// are one word.
pub fn pieces(text: &str) -> impl Iterator<Item = Piece> + use<> {
    let mut words = word::words(text, Span::new(0, text.len())).into_iter().peekable();
    std::iter::from_fn(move || {
        loop {
            let found = words.next()?;
            let mut range = found.span.range();
            let kind = match found.shape {
                Shape::Break => continue,
                Shape::Sign => TokenKind::Sign,
                Shape::Word => TokenKind::Word,
                Shape::Number => TokenKind::Number,
            };
            let mut joined = false;
            // A word goes on over digits (बी12), a number only into letters.
            if kind != TokenKind::Sign {
                let joins = |w: &Word| w.shape == Shape::Word || w.shape == Shape::Number;
                while let Some(next) = words.next_if(|w| w.span.start == range.end && joins(w)) {
                    range.end = next.span.end;
                    joined = true;
                }
            }
            return Some(Piece { range, kind: if joined { TokenKind::Word } else { kind } });
        }
    })
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
