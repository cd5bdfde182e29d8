//! Canonical composition (NFC), a stretch at a time.

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::align::ChangeKind::Unicode;
use crate::clean::cleaner::Edits;
use crate::clean::scan::plain_end;

/// Brings each stretch that is not NFC to NFC. Devanagari's nukta letters (U+0958 to U+095F) become two code points, as
/// the standard's composition exclusions want.
pub(super) fn pass(text: &str, edits: &mut Edits) {
    let (mut at, mut done) = (0, 0);
    loop {
        at = plain_end(text.as_bytes(), at);
        let Some(c) = text[at..].chars().next() else { return };
        let rest = at + c.len_utf8();
        if is_plain(c) || c == NUKTA && text[..at].ends_with(stands_plainly_before_nukta) {
            at = rest;
            continue;
        }
        let before = || text[done..at].char_indices().rev().find(|(_, c)| begins_stretch(*c));
        let from = if begins_stretch(c) { at } else { before().map_or(at, |(i, _)| done + i) };
        let to = text[rest..].char_indices().find(|(_, c)| begins_stretch(*c)).map_or(text.len(), |(i, _)| rest + i);
        let segment = &text[from..to];
        if is_nfc_quick(segment.chars()) != IsNormalized::Yes && !segment.nfc().eq(segment.chars()) {
            let (same, bytes) = same_start(segment);
            edits.replace_with(from + bytes..to, Unicode, |out| out.extend(segment.nfc().skip(same)));
        }
        (at, done) = (to, to);
    }
}

/// How many characters, and bytes, at the start of `segment` NFC leaves as they are.
fn same_start(segment: &str) -> (usize, usize) {
    let same = segment.chars().zip(segment.nfc()).take_while(|(a, b)| a == b);
    same.fold((0, 0), |(count, bytes), (c, _)| (count + 1, bytes + c.len_utf8()))
}

const NUKTA: char = '\u{93C}';
const VIRAMA: char = '\u{94D}';

/// Whether `c` is settled without a look at the tables: NFC by itself, and no mark that composes or is put in order.
/// A virama is, as long as no nukta follows it.
fn is_plain(c: char) -> bool {
    matches!(c, '\0'..='\u{2FF}' | '\u{900}'..='\u{93B}' | '\u{93D}'..='\u{950}' | '\u{955}'..='\u{957}'
        | '\u{960}'..='\u{97F}' | '\u{200B}'..='\u{2027}' | '₹')
}

/// Whether a nukta after `before` is as it should be: on a consonant with which it doesn't compose.
fn stands_plainly_before_nukta(before: char) -> bool {
    matches!(before, 'क'..='ह') && !matches!(before, 'न' | 'र' | 'ळ')
}

/// Whether nothing before `c` can compose with it or change places with it (UAX #15, stable code points).
fn begins_stretch(c: char) -> bool {
    if is_plain(c) {
        return c != VIRAMA;
    }
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clean::cleaner::Cleaner;

    fn nfc(source: &str) -> String {
        let mut cleaner = Cleaner::default();
        cleaner.begin(0, source);
        cleaner.pass(pass);
        cleaner.end();
        cleaner.finish().text
    }

    /// The conformance that Unicode asks of NFC, on its cases that hold Devanagari.
    #[test]
    fn conforms() {
        let cases = include_str!("../../tests/data/unicode/NormalizationTest.txt");
        let mut count = 0;
        for line in cases.lines().filter(|line| !line.starts_with('#')) {
            let text = |column: &str| -> String {
                let codes = column.split(' ').map(|code| u32::from_str_radix(code, 16).unwrap());
                codes.map(|code| char::from_u32(code).unwrap()).collect()
            };
            let columns: Vec<String> = line.split(';').map(text).collect();
            let [source, composed, decomposed, compatible, apart] = &columns[..] else { panic!("{line}") };
            for (from, to) in [
                (source, composed),
                (composed, composed),
                (decomposed, composed),
                (compatible, compatible),
                (apart, compatible),
            ] {
                assert_eq!(nfc(from), *to, "{line}");
                // Also between letters, which must not change it.
                assert_eq!(nfc(&format!("क {from} क")), format!("क {to} क"), "{line}");
            }
            count += 1;
        }
        assert!(count > 30);
    }
}
