//! Vowels and marks put together as the standard has them: `अा` is `आ`, `डाॅ` is `डॉ`, one sign where two were typed.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use crate::align::ChangeKind::Unicode;
use crate::clean::cleaner::Edits;
use crate::clean::literal;
use crate::clean::scan::{devanagari, find};
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::order::{descending, sort_by_key};

const NUKTA: char = '\u{93C}';
const VIRAMA: char = '\u{94D}';

/// More marks on one letter are not writing, and left alone.
const MARKS: usize = 8;

/// The sequences to replace, by their first character, the longest first.
#[derive(Debug)]
pub(super) struct Orthography(HashMap<char, Vec<(String, String)>>);

impl Orthography {
    pub(super) fn new() -> Result<Self, LexiconError> {
        let mut rows: HashMap<char, Vec<(String, String)>> = HashMap::new();
        for row in Table::parse("orthography.tsv", shipped!("orthography.tsv"))?.rows() {
            let (from, to) = (literal(&row, "from")?, literal(&row, "to")?);
            let Some(first) = from.chars().next() else { return Err(row.error("no sequence")) };
            rows.entry(first).or_default().push((from, to));
        }
        rows.values_mut().for_each(|same| sort_by_key(same, |(from, _)| (descending(from.len()), 0)));
        Ok(Orthography(rows))
    }

    /// Repairs the letters whose marks are not as they should be.
    pub(super) fn pass(&self, text: &str, edits: &mut Edits) {
        let bytes = text.as_bytes();
        let mut done = 0;
        while let Some(found) = find(bytes, done, is_suspicious) {
            let at = found + 3;
            let class = |at: usize| devanagari(&bytes[at..]).map_or(Class::Other, |index| CLASSES[index]);
            if follows(class(found), class(at)) || class(at) == Class::I && !text[done..at].ends_with("र्") {
                done = at;
                continue;
            }
            let rest = at + 3;

            let end = text[rest..].find(|c| !is_mark(c)).map_or(text.len(), |len| rest + len);
            // Back over the marks to their letter, and for `र्इ`, typed for `ई`, to the consonant.
            let marks = text[done..at].char_indices().rev().take(MARKS + 1);
            let letter = marks.map(|(i, c)| (done + i, c)).find(|(_, c)| !is_mark(*c));
            if let Some((start, c)) = letter
                && is_letter(c)
                && text[start..end].chars().count() <= MARKS + 1
            {
                let repaired = self.repair(&text[start..end]);
                if repaired != text[start..end] {
                    edits.replace(start..end, &repaired, Unicode);
                }
            }
            done = end;
        }
    }

    /// A letter with its marks, repaired.
    fn repair(&self, written: &str) -> String {
        let mut marks: Vec<char> = written.chars().collect();
        marks.dedup_by(|a, b| a == b && is_mark(*a));
        // A nukta goes to its consonant; the dots after the vowel sign. A virama keeps its place.
        if let Some(at) = marks.iter().position(|c| is_mark(*c)) {
            let rank = |c: &char| match *c {
                NUKTA => 0,
                '\u{900}'..='\u{902}' => 2,
                '\u{903}' => 3,
                _ => 1,
            };
            if !marks.contains(&VIRAMA) || matches!(marks[at..], [VIRAMA, NUKTA] | [VIRAMA, NUKTA, VIRAMA]) {
                marks[at..].sort_by_key(rank);
            }
        }
        marks.dedup_by(|a, b| a == b && is_mark(*a));
        let mut text: String = marks.into_iter().collect();
        while let Some(better) = self.replace_one(&text) {
            text = better;
        }
        // What changed places may compose now.
        text.nfc().collect()
    }

    /// The text with its first wrong sequence replaced, or nothing where there is none.
    fn replace_one(&self, text: &str) -> Option<String> {
        text.char_indices().find_map(|(at, c)| {
            let (from, to) = self.0.get(&c)?.iter().find(|(from, _)| text[at..].starts_with(from))?;
            Some(format!("{}{to}{}", &text[..at], &text[at + from.len()..]))
        })
    }
}

/// Puts an `ि` that stands where it is drawn, before its consonants, after them: `िवकास`, `मंित्रयों`, `व्यक्ित`. So it is
/// copied out of many a PDF. Only where it can belong to nothing before it is that certain.
pub(super) fn drawn_order(text: &str, edits: &mut Edits) {
    let bytes = text.as_bytes();
    // At the start of the text there is not room enough for a letter before it.
    let first = (0..3).find(|at| bytes.get(*at..).is_some_and(|rest| rest.starts_with(SIGN_I.as_bytes())));
    let mut next = first.or_else(|| find(bytes, 0, is_homeless).map(|found| found + 3));
    while let Some(at) = next {
        next = find(bytes, at + 1, is_homeless).map(|found| found + 3);
        let before = text[..at].chars().next_back().unwrap_or(' ');
        let homeless = match before {
            // Letters and marks of Devanagari, but for vowels, dots and vowel signs.
            'अ'..='औ' | '\u{901}' | '\u{902}' | 'ा' | 'ी'..='ू' | 'े' | 'ै' | 'ो' | 'ौ' => true,
            '।' | '॥' | VIRAMA => true,
            '\u{900}'..='\u{97F}' => false,
            c => c.is_whitespace() || c.is_ascii_punctuation() || matches!(c, '“' | '”' | '‘' | '’'),
        };
        let start = at + SIGN_I.len();
        let after = &text[start..];
        if homeless && let Some(len) = consonants(after) {
            edits.replace_with(at..start + len, Unicode, |out| {
                out.push_str(&after[..len]);
                out.push_str(SIGN_I);
            });
        }
    }
}

const SIGN_I: &str = "ि";

/// Whether an `ि` stands after what may be no consonant; says yes too often, never too rarely. Without branches, for [`find`].
fn is_homeless([a, b, c, d, e, f]: [u8; 6]) -> bool {
    let sign = (d == 0xE0) & (e == 0xA4) & (f == 0xBF);
    // Vowels, dots, signs of vowels and a virama; dandas.
    let after_vowel = (a == 0xE0) & ((b == 0xA4) & ((c <= 0x94) | (c == 0xBE)) | (b == 0xA5) & (c < 0xA6));
    sign & (after_vowel | (c < 0x80) | (a != 0xE0))
}

/// How long the consonants are that `text` begins with, if no other mark follows them.
fn consonants(text: &str) -> Option<usize> {
    let mut chars = text.char_indices().peekable();
    loop {
        chars.next_if(|(_, c)| matches!(c, 'क'..='ह'))?;
        chars.next_if(|(_, c)| *c == NUKTA);
        if chars.next_if(|(_, c)| *c == VIRAMA).is_none() {
            break;
        }
    }
    let end = chars.peek().map_or(text.len(), |(at, _)| *at);
    chars.peek().is_none_or(|(_, c)| !is_mark(*c) || matches!(c, '\u{901}' | '\u{902}')).then_some(end)
}

/// What a character is to the marks around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Other,
    Consonant,
    Vowel,
    /// इ and ई, which `र्` was typed before.
    I,
    Nukta,
    /// A vowel sign or a virama.
    Sign,
    /// A dot or two above or after the letter.
    Dot,
}

/// The classes of the Devanagari block.
const CLASSES: [Class; 128] = {
    let mut classes = [Class::Other; 128];
    let mut index = 0;
    while index < 128 {
        classes[index] = match index {
            0x00..=0x03 => Class::Dot,
            0x07 | 0x08 => Class::I,
            0x04..=0x14 | 0x60 | 0x61 | 0x72..=0x77 => Class::Vowel,
            0x15..=0x39 | 0x58..=0x5F | 0x78..=0x7F => Class::Consonant,
            0x3C => Class::Nukta,
            0x3A | 0x3B | 0x3E..=0x4F | 0x55..=0x57 => Class::Sign,
            _ => Class::Other,
        };
        index += 1;
    }
    classes
};

/// Whether the second of two Devanagari characters is a mark that may not be right after the first; says yes too often,
/// never too rarely. Without branches, for [`find`].
fn is_suspicious([a, b, c, d, e, f]: [u8; 6]) -> bool {
    // U+0900 to U+093F have A4 as their second byte, U+0940 to U+097F have A5.
    let sign = (e == 0xA4) & (f >= 0xBA) | (e == 0xA5) & (f <= 0x97);
    let consonant = (b == 0xA4) & (0x95..=0xB9).contains(&c) | (b == 0xA5) & (c >= 0x98);
    let nukta = (b == 0xA4) & (c == 0xBC);
    let dots = (b == 0xA4) & (c <= 0x83) & (e == 0xA4) & (f <= 0x83);
    let short = (b == 0xA5) & (c == 0x8D) & (e == 0xA4) & (f <= 0x88);
    let pair = sign & !consonant & !(nukta & (f != 0xBC)) | dots | short;
    (a == 0xE0) & (d == 0xE0) & pair
}

/// Whether `class` may stand after `before`. On what is no letter, marks are left as they are.
fn follows(before: Class, class: Class) -> bool {
    match class {
        Class::Other | Class::Consonant | Class::Vowel => true,
        Class::I => before != Class::Sign,
        Class::Nukta => matches!(before, Class::Consonant | Class::Other),
        Class::Sign => matches!(before, Class::Consonant | Class::Nukta | Class::Other),
        Class::Dot => before != Class::Dot,
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{904}'..='\u{939}' | '\u{958}'..='\u{961}' | '\u{972}'..='\u{97F}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{955}'..='\u{957}')
}
