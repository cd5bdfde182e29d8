//! What the model is told of a token: its word, parts of its letters, its shape, and what the lexicon says of it.
//!
//! The trainer reads the same features through `baithak-features`, so that both sides always mean the same.

use std::ops::Range;

use crate::analysis::MentionKind;
use crate::lexicon::{Entry, Function, Kin, LEARNED, MeetingWord, NumberWord, RoleSort, Side, TimeWord, fold};
use crate::token::{TokenKind, Tokens};
use crate::word;

/// The number of this set of features; a model trained on another is refused.
pub const TEMPLATE: u16 = 1;
/// The most pieces of letters of one token.
pub const PIECES: usize = 16;
/// The number of shapes.
pub const SHAPES: usize = 32;
/// The number of things that the lexicon may say.
pub const CLASSES: usize = 24;

/// The longest word, in code points, whose letters are looked at in full.
const LETTERS: usize = 40;

/// Appends the form under which the model knows a word: folded, digits as 0, no more than its first letters.
pub fn normal(word: &str, out: &mut String) {
    let from = out.len();
    fold(word, out);
    if let Some((at, _)) = out[from..].char_indices().nth(LETTERS) {
        out.truncate(from + at);
    }
    if out[from..].bytes().any(|b| b.is_ascii_digit()) {
        let zeros: String = out[from..].chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
        out.truncate(from);
        out.push_str(&zeros);
    }
}

/// Hashes of the pieces of a word in normal form: its first and its last one to four letters, up to seven runs of three
/// letters with the word's edges, and the whole. Fowler, Noll and Vo's hash (FNV-1a), 32 bits, final mix of MurmurHash3.
pub fn pieces(normal: &str, out: &mut Vec<u32>) {
    out.clear();
    let ends: Vec<usize> = normal.char_indices().map(|(at, _)| at).chain([normal.len()]).collect();
    let letters = ends.len() - 1;
    for n in 1..=4.min(letters) {
        out.push(hash(n as u8, &normal[..ends[n]]));
    }
    for n in 1..=4.min(letters) {
        out.push(hash(4 + n as u8, &normal[ends[letters - n]..]));
    }
    // The runs of three: the word's edges count as letters.
    for i in 0..letters.min(7) {
        let from = i.saturating_sub(1);
        let to = (i + 2).min(letters);
        let edges = u8::from(i == 0) + 2 * u8::from(i + 2 > letters);
        out.push(hash(16 + edges, &normal[ends[from]..ends[to]]));
    }
    out.push(hash(32, normal));
}

fn hash(sort: u8, letters: &str) -> u32 {
    let mut h = 0x811C_9DC5_u32;
    for byte in std::iter::once(sort).chain(letters.bytes()) {
        h = (h ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    h ^= h >> 16;
    h = h.wrapping_mul(0x85EB_CA6B);
    h ^= h >> 13;
    h = h.wrapping_mul(0xC2B2_AE35);
    h ^ (h >> 16)
}

/// The shape of token `i` of `tokens`, below [`SHAPES`].
pub fn shape(tokens: &Tokens<'_>, i: usize) -> u8 {
    let Some(token) = tokens.all.get(i) else { return 0 };
    let text = tokens.str(i);
    let first = text.chars().next().unwrap_or_default();
    match token.kind {
        TokenKind::Sign => {
            let after = tokens.touch(i);
            let before = i > 0 && tokens.touch(i - 1);
            match first {
                '।' | '॥' | '?' | '!' | '|' => 1,
                '.' if text.len() > 1 => 2,
                '.' if before && after => 3,
                '.' if before => 4,
                '.' => 5,
                ',' | ';' => 6,
                ':' => 7,
                '"' | '\'' | '“' | '”' | '‘' | '’' | '`' => 8,
                '(' | '[' | '{' => 9,
                ')' | ']' | '}' => 10,
                '-' | '–' | '—' | '/' if before && after => 11,
                '-' | '–' | '—' | '/' => 12,
                _ => 13,
            }
        }
        TokenKind::Number => match text.chars().filter(|c| word::is_digit(*c)).count() {
            _ if text.contains(['.', ',', ':']) => 14,
            1 => 15,
            2 => 16,
            4 => 17,
            _ => 18,
        },
        TokenKind::Word => {
            let letters = text.chars().take(LETTERS).count();
            if text.chars().any(word::is_digit) {
                19
            } else if !word::is_devanagari(first) {
                match (first.is_uppercase(), text.chars().skip(1).any(char::is_uppercase)) {
                    (true, true) => 20,
                    (true, false) if letters == 1 => 21,
                    (true, false) => 22,
                    _ => 23,
                }
            } else {
                23 + letters.clamp(1, 8) as u8
            }
        }
    }
}

/// What the lexicon says of each token of `sentence`: one bit a class, below [`CLASSES`]. Phrases mark all their tokens.
pub fn classes(tokens: &Tokens<'_>, sentence: Range<usize>, out: &mut Vec<u32>) {
    out.clear();
    out.resize(sentence.len(), 0);
    for at in sentence.clone() {
        for hit in tokens.hits(at) {
            let place = at - sentence.start;
            let Some(class) = class(&hit.entry) else { continue };
            match class {
                // Names of several words: where they begin and where they go on.
                0 | 3 if hit.len > 1 => {
                    out[place] |= 1 << (class + 1);
                    for bits in out.iter_mut().skip(place + 1).take(hit.len - 1) {
                        *bits |= 1 << (class + 2);
                    }
                }
                _ => {
                    for bits in out.iter_mut().skip(place).take(hit.len) {
                        *bits |= 1 << class;
                    }
                }
            }
        }
    }
}

fn class(entry: &Entry) -> Option<u32> {
    Some(match entry {
        // Names learned from the training text would tell the model its own answers.
        Entry::Place(number) | Entry::Organisation(number) if *number >= LEARNED => return None,
        Entry::Place(_) => 0,
        Entry::Organisation(_) => 3,
        Entry::Head { kind: MentionKind::Place, .. } => 6,
        Entry::Head { .. } => 7,
        Entry::Kin(Kin::Name | Kin::First) => 8,
        // The model was trained without these words among them.
        Entry::Kin(Kin::Outside | Kin::Vague) | Entry::Unnamed => return None,
        Entry::Kin(_) => 9,
        Entry::Role { sort: RoleSort::Head, .. } => 10,
        Entry::Role { .. } => 11,
        Entry::Title(Side::Before) => 12,
        Entry::Title(Side::After) => 13,
        Entry::Letter => 14,
        Entry::Function(Function::Postposition) => 15,
        Entry::Function(Function::Verb) => 16,
        Entry::Function(_) => 17,
        Entry::Time(TimeWord::Weekday | TimeWord::Month) => 18,
        Entry::Time(_) => 19,
        Entry::Number(NumberWord::Unit) => 21,
        Entry::Number(_) => 20,
        Entry::Event(_) => 22,
        Entry::Meeting { word: MeetingWord::Means | MeetingWord::Talk, .. } => return None,
        Entry::Meeting { .. } => 23,
        Entry::Cue { .. } | Entry::MeetingKind { .. } | Entry::Venue | Entry::Name(_) | Entry::Holders => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_form_for_spellings_of_a_word() {
        let of = |word: &str| {
            let mut form = String::new();
            normal(word, &mut form);
            form
        };
        assert_eq!(of("पढ़ें"), of("पढ\u{93C}ें"));
        assert_eq!(of("हाँ"), of("हां"));
        assert_eq!(of("१९४७"), "0000");
        assert_eq!(of(&"क".repeat(100_000)).chars().count(), LETTERS);
    }

    #[test]
    fn pieces_are_few_and_fixed() {
        let mut found = Vec::new();
        pieces("", &mut found);
        assert_eq!(found.len(), 1);
        pieces("प्रधानमंत्री", &mut found);
        assert_eq!(found.len(), PIECES);
        // The trained weights stand on these figures: they never change under one template number.
        pieces("दल", &mut found);
        assert_eq!(found.len(), 7);
    }
}
