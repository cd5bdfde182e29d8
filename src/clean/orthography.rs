//! Vowels and marks put together as the standard has them: `अा` is `आ`, `डाॅ` is `डॉ`, one sign where two were typed.

use std::collections::HashMap;

use crate::align::ChangeKind::Unicode;
use crate::clean::cleaner::Edits;
use crate::clean::literal;
use crate::lexicon::table::{LexiconError, Table};

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
        for row in Table::parse("orthography.tsv", include_str!("../../lexicon/orthography.tsv"))?.rows() {
            let (from, to) = (literal(&row, "from")?, literal(&row, "to")?);
            let Some(first) = from.chars().next() else { return Err(row.error("no sequence")) };
            rows.entry(first).or_default().push((from, to));
        }
        rows.values_mut().for_each(|same| same.sort_by_key(|(from, _)| std::cmp::Reverse(from.len())));
        Ok(Orthography(rows))
    }

    /// Repairs the letters whose marks are not as they should be.
    pub(super) fn pass(&self, text: &str, edits: &mut Edits) {
        let mut letter = (0, ' ');
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let mut joined = false;
            if !is_mark(c) {
                // `र्इ` was typed for `ई`: no vowel stands after a half form.
                joined = matches!(c, 'इ' | 'ई') && text[letter.0..at] == *"र्";
                letter = (if joined { letter.0 } else { at }, c);
                if !joined {
                    continue;
                }
            }
            let mut end = at + c.len_utf8();
            let (mut count, mut sound) = (1, !joined && is_sound(letter.1, ' ', c));
            let mut before = c;
            while let Some((next, c)) = chars.next_if(|(_, c)| is_mark(*c)) {
                sound = sound && is_sound(letter.1, before, c);
                (count, end, before) = (count + 1, next + c.len_utf8(), c);
            }
            if !sound && count <= MARKS && is_letter(letter.1) {
                let written = &text[letter.0..end];
                let repaired = self.repair(written);
                if repaired != written {
                    edits.replace(letter.0..end, &repaired, Unicode);
                }
            }
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
            if !marks.contains(&VIRAMA) {
                marks[at..].sort_by_key(rank);
            } else if matches!(marks[at..], [VIRAMA, NUKTA] | [VIRAMA, NUKTA, VIRAMA]) {
                marks[at..].sort_by_key(rank);
            }
        }
        marks.dedup_by(|a, b| a == b && is_mark(*a));
        let mut text: String = marks.into_iter().collect();
        while let Some(better) = self.replace_one(&text) {
            text = better;
        }
        text
    }

    /// The text with its first wrong sequence replaced, or nothing where there is none.
    fn replace_one(&self, text: &str) -> Option<String> {
        text.char_indices().find_map(|(at, c)| {
            let (from, to) = self.0.get(&c)?.iter().find(|(from, _)| text[at..].starts_with(from))?;
            Some(format!("{}{to}{}", &text[..at], &text[at + from.len()..]))
        })
    }
}

/// Whether the mark `c`, after the mark `before` on `letter`, is as it should be.
fn is_sound(letter: char, before: char, c: char) -> bool {
    let vowel = matches!(letter, 'अ'..='औ');
    match c {
        NUKTA => before == ' ' && !vowel,
        '\u{93A}'..='\u{94D}' => matches!(before, ' ' | NUKTA) && !vowel,
        '\u{900}'..='\u{903}' => !matches!(before, '\u{900}'..='\u{903}'),
        _ => true,
    }
}

fn is_letter(c: char) -> bool {
    matches!(c, '\u{904}'..='\u{939}' | '\u{958}'..='\u{961}' | '\u{972}'..='\u{97F}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93A}'..='\u{93C}' | '\u{93E}'..='\u{94F}' | '\u{955}'..='\u{957}')
}
