//! A font's encoding: what each glyph stands for, and how glyphs come together in syllables.

use std::collections::HashMap;

use crate::clean::literal;
use crate::lexicon::table::{LexiconError, Table};
use crate::order::{descending, sort_by_key};

const VIRAMA: char = '\u{94D}';
const NUKTA: char = '\u{93C}';

/// The glyphs of a font, by their first character, the longest first.
#[derive(Debug)]
pub(super) struct Font {
    /// Those that begin with a character of Latin-1, by its number.
    latin: Vec<Vec<Glyph>>,
    others: HashMap<char, Vec<Glyph>>,
}

#[derive(Debug)]
struct Glyph {
    /// The characters that arrive.
    code: String,
    sense: Sense,
}

#[derive(Debug)]
enum Sense {
    /// It stands for this.
    Text(String),
    /// It makes a half form whole, or is the vowel sign.
    Bar(String),
    /// It is this inside a word, and a colon at its end.
    Colon(String),
    /// It is written before the consonants that these two belong around.
    Before(String, String),
    /// It is written after the syllable that these two belong around.
    After(String, String),
}

impl Font {
    /// Reads a table of rows `glyphs`, `text`, `place`.
    pub(super) fn parse(file: &str, text: &str) -> Result<Self, LexiconError> {
        let mut font = Font { latin: Vec::new(), others: HashMap::new() };
        font.latin.resize_with(256, Vec::new);
        for row in Table::parse(file, text)?.rows() {
            let (code, text) = (literal(&row, "glyphs")?, literal(&row, "text")?);
            let around = text.split_once('…').map(|(front, back)| (front.to_owned(), back.to_owned()));
            let sense = match (row.get("place"), around) {
                ("", None) => Sense::Text(text),
                ("bar", None) => Sense::Bar(text),
                ("colon", None) => Sense::Colon(text),
                ("before", Some((front, back))) => Sense::Before(front, back),
                ("after", Some((front, back))) => Sense::After(front, back),
                (place, _) => {
                    return Err(row.error(format!("{place:?} is no place for {text:?}; before and after go with …")));
                }
            };
            let Some(first) = code.chars().next() else { return Err(row.error("no glyphs")) };
            let same = match font.latin.get_mut(first as usize) {
                Some(same) => same,
                None => font.others.entry(first).or_default(),
            };
            if same.iter().any(|glyph| glyph.code == code) {
                return Err(row.error(format!("{code:?} stands in two rows")));
            }
            same.push(Glyph { code, sense });
            sort_by_key(same, |glyph| (descending(glyph.code.len()), 0));
        }
        Ok(font)
    }

    fn glyph(&self, rest: &str) -> Option<&Glyph> {
        let first = rest.chars().next()?;
        let same = self.latin.get(first as usize).or_else(|| self.others.get(&first))?;
        same.iter().find(|glyph| rest.starts_with(&glyph.code))
    }

    /// Writes `word` in Unicode. What the font doesn't know stays.
    pub(super) fn decode(&self, word: &str, out: &mut String) {
        let mut syllables = Syllables { start: out.len(), text: out, waiting: None };
        let mut rest = word;
        while let Some(c) = rest.chars().next() {
            let Some(glyph) = self.glyph(rest) else {
                syllables.push(&rest[..c.len_utf8()]);
                rest = &rest[c.len_utf8()..];
                continue;
            };
            rest = &rest[glyph.code.len()..];
            match &glyph.sense {
                Sense::Text(text) => syllables.push(text),
                Sense::Bar(text) => syllables.bar(text),
                Sense::Colon(text) => {
                    let inside = self.glyph(rest).is_some_and(|next| next.is_letter());
                    syllables.push(if inside { text } else { ":" });
                }
                Sense::Before(front, back) => syllables.before(front, back),
                Sense::After(front, back) => syllables.after(front, back),
            }
        }
        syllables.settle();
    }
}

impl Glyph {
    fn is_letter(&self) -> bool {
        match &self.sense {
            Sense::Text(text) => text.starts_with(is_devanagari),
            Sense::Before(..) => true,
            _ => false,
        }
    }
}

/// Glyphs put together to text, in the order of Unicode.
struct Syllables<'f> {
    text: &'f mut String,
    /// Where the word begins in it.
    start: usize,
    /// A vowel sign that waits for the end of its consonants, and where these begin.
    waiting: Option<(&'f str, usize)>,
}

impl<'f> Syllables<'f> {
    fn push(&mut self, text: &str) {
        let Some(first) = text.chars().next() else { return };
        let joins = first == VIRAMA || first == NUKTA;
        if let Some((_, start)) = self.waiting {
            let whole = self.text.len() > start && !self.ends_half();
            if !joins && (whole || !is_consonant(first)) {
                self.settle();
            }
        }
        // A half form before a consonant's lower part already holds the virama.
        let text = if first == VIRAMA && self.ends_half() { &text[first.len_utf8()..] } else { text };
        self.text.push_str(text);
    }

    /// Whether the word so far ends in a half form.
    fn ends_half(&self) -> bool {
        self.text[self.start..].ends_with(VIRAMA)
    }

    fn bar(&mut self, sign: &str) {
        if self.ends_half() {
            self.text.pop();
        } else {
            self.push(sign);
        }
    }

    fn before(&mut self, front: &str, back: &'f str) {
        self.settle();
        self.text.push_str(front);
        self.waiting = Some((back, self.text.len()));
    }

    fn after(&mut self, front: &str, back: &str) {
        self.settle();
        let start = self.start + syllable_start(&self.text[self.start..]);
        self.text.insert_str(start, front);
        self.text.push_str(back);
    }

    /// Puts the vowel sign that waits after its consonants.
    fn settle(&mut self) {
        if let Some((sign, _)) = self.waiting.take() {
            self.text.push_str(sign);
        }
    }
}

/// Where the last syllable of `text` begins: back over its signs, its consonant, and the half forms before that.
fn syllable_start(text: &str) -> usize {
    let mut start = text.len();
    // No syllable is longer; what is longer is no text.
    let mut chars = text.char_indices().rev().take(24).peekable();
    while chars.next_if(|(_, c)| is_sign(*c) || *c == NUKTA).is_some() {}
    while let Some((at, c)) = chars.next() {
        if !is_devanagari(c) || is_sign(c) {
            break;
        }
        start = at;
        if !is_consonant(c) || chars.next_if(|(_, c)| *c == VIRAMA).is_none() {
            break;
        }
        chars.next_if(|(_, c)| *c == NUKTA);
    }
    start
}

/// Whether `text` could be a Hindi word: no vowel sign begins it or follows another, no half form ends it, no digit
/// stands in it.
pub(super) fn is_well_formed(text: &str) -> bool {
    let mut before = ' ';
    for c in text.chars() {
        let sound = match c {
            NUKTA => is_consonant(before),
            VIRAMA => is_consonant(before) || before == NUKTA,
            '\u{93E}'..='\u{94C}' => {
                is_consonant(before) || matches!(before, NUKTA | '\u{93E}' | '\u{901}' | '\u{902}' | 'अ'..='औ')
            }
            '\u{901}'..='\u{903}' => is_devanagari(before) && before != VIRAMA,
            '0'..='9' => !is_devanagari(before),
            _ => {
                !(before == VIRAMA || before.is_ascii_digit() && is_devanagari(c))
                    || before == VIRAMA && is_consonant(c)
            }
        };
        if !sound {
            return false;
        }
        before = c;
    }
    before != VIRAMA
}

/// How many letters `text` has, without marks.
pub(super) fn letters(text: &str) -> usize {
    text.chars().filter(|c| is_devanagari(*c) && !is_sign(*c) && !matches!(*c, VIRAMA | NUKTA)).count()
}

fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}')
}

fn is_consonant(c: char) -> bool {
    matches!(c, 'क'..='ह' | '\u{958}'..='\u{95F}')
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{903}' | '\u{93E}'..='\u{94C}')
}
