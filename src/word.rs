//! Words and signs of a text, and the forms under which they are looked up.
//!
//! Rust's `is_alphanumeric` is false for virama, nukta and the joiners, so a word is defined here
//! by blocks of the script: splitting on `is_alphanumeric` would break प्रधानमंत्री in three.

use std::borrow::Cow;

use unicode_segmentation::UnicodeSegmentation;

use crate::span::{Span, Text};

/// What a [`Word`] is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Letters with their marks.
    Word,
    /// Digits, with the dots, commas and colons between them: `10.30`, `1,200`.
    Number,
    /// One sign, or a run of the same sign (`--`, `...`).
    Sign,
    /// One or more line breaks.
    Break,
}

/// A word, number, sign or line break of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span<Text>,
    /// What it is made of.
    pub shape: Shape,
}

/// Whether `word` ends as the oblique plural of a noun does: `किसानों`, `नेताओं`.
pub fn is_oblique_plural(word: &str) -> bool {
    word.ends_with("ों") || word.ends_with("ओं")
}

/// Whether `c` can stand in a word: a letter of any script, a mark of Devanagari, or a joiner.
pub fn is_word_char(c: char) -> bool {
    is_devanagari_letter(c) || matches!(c, '\u{200C}' | '\u{200D}') || (c.is_alphabetic() && !is_devanagari(c))
}

/// Whether `c` belongs to the Devanagari block.
pub fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{097F}')
}

/// Whether `c` is a letter or a mark of Devanagari, not its danda, digits or abbreviation sign.
fn is_devanagari_letter(c: char) -> bool {
    is_devanagari(c) && !matches!(c, '\u{0964}'..='\u{0970}')
}

/// Whether `c` is a digit that Hindi news uses.
pub fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '\u{0966}'..='\u{096F}')
}

/// `text` with single spaces and without line breaks, as it stands in a line.
pub(crate) fn one_line(text: &str) -> String {
    // Most are so already: no byte of Devanagari is one that white space beyond ASCII begins with.
    let bytes = text.as_bytes();
    let plain = |byte: u8| byte > b' ' && !matches!(byte, 0xC2 | 0xE1 | 0xE2 | 0xE3);
    let (mut lined, mut before) = (true, b' ');
    for &byte in bytes {
        lined &= plain(byte) || byte == b' ' && before != b' ';
        before = byte;
    }
    if lined && before != b' ' {
        return text.to_owned();
    }
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// The words of `text[within]`, in order; white space other than line breaks is left out. No word cuts a grapheme cluster:
/// what a cluster is goes by its first character, so a mark on a sign or a space belongs to that sign.
pub fn words(text: &str, within: Span<Text>) -> Vec<Word> {
    let mut words = Vec::new();
    let first_char = |cluster: &str| cluster.chars().next().unwrap_or_default();
    let mut clusters = within.of(text).grapheme_indices(true).peekable();
    while let Some((at, cluster)) = clusters.next() {
        let start = within.start + at;
        let first = first_char(cluster);
        let mut end = start + cluster.len();
        let mut take_while = |accepts: &dyn Fn(char, Option<char>) -> bool| {
            while let Some(&(at, cluster)) = clusters.peek() {
                let next = within.of(text)[at + cluster.len()..].chars().next();
                if !accepts(first_char(cluster), next) {
                    break;
                }
                end = within.start + at + cluster.len();
                clusters.next();
            }
        };
        let shape = if cluster.ends_with('\n') {
            // A break is the line end alone, so that spans of words never start or end in blanks.
            words.push(Word { span: Span::new(start, end), shape: Shape::Break });
            while clusters.next_if(|(_, cluster)| cluster.trim().is_empty()).is_some() {}
            continue;
        } else if cluster.trim().is_empty() {
            continue;
        } else if is_word_char(first) {
            take_while(&|c, _| is_word_char(c));
            Shape::Word
        } else if is_digit(first) {
            take_while(&|c, next| is_digit(c) || (matches!(c, '.' | ',' | ':') && next.is_some_and(is_digit)));
            Shape::Number
        } else {
            take_while(&|c, _| c == first && !matches!(c, '"' | '\''));
            Shape::Sign
        };
        words.push(Word { span: Span::new(start, end), shape });
    }
    words
}

/// The form for exact look-up: joiners dropped, letters with a dot below decomposed, Latin in lower case.
pub fn plain(word: &str) -> String {
    word.chars()
        .filter(|c| !matches!(c, '\u{200C}' | '\u{200D}'))
        .flat_map(|c| {
            let (base, dot) = undotted(c);
            std::iter::once(base).chain(dot)
        })
        .flat_map(char::to_lowercase)
        .collect()
}

/// The form for lenient look-up: [`plain`], without dots below, and without anusvara and chandrabindu.
pub fn loose(word: &str) -> String {
    plain(word).chars().filter(|c| !matches!(c, '\u{093C}' | '\u{0901}' | '\u{0902}')).collect()
}

/// A letter and its dot below (nukta), for those that Unicode has whole.
pub fn undotted(c: char) -> (char, Option<char>) {
    let base = match c {
        '\u{0929}' => 'न',
        '\u{0931}' => 'र',
        '\u{0934}' => 'ळ',
        '\u{0958}' => 'क',
        '\u{0959}' => 'ख',
        '\u{095A}' => 'ग',
        '\u{095B}' => 'ज',
        '\u{095C}' => 'ड',
        '\u{095D}' => 'ढ',
        '\u{095E}' => 'फ',
        '\u{095F}' => 'य',
        _ => return (c, None),
    };
    (base, Some('\u{093C}'))
}

/// The nasal that is spoken before a stop: न् of केन्द्र.
fn nasal_before(stop: char) -> Option<char> {
    Some(match stop {
        'क'..='घ' => 'ङ',
        'च'..='झ' => 'ञ',
        'ट'..='ढ' => 'ण',
        'त'..='ध' => 'न',
        'प'..='भ' => 'म',
        _ => return None,
    })
}

/// `word` with the nasal itself for each anusvara before a stop: केंद्र, केन्द्र.
pub fn with_nasals(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut letters = word.chars().peekable();
    while let Some(c) = letters.next() {
        match letters.peek().and_then(|&stop| nasal_before(stop)) {
            Some(nasal) if c == '\u{0902}' => out.extend([nasal, '\u{094D}']),
            _ => out.push(c),
        }
    }
    out
}

/// `word` with anusvara for each nasal before a stop of its own row: केन्द्र, केंद्र.
pub fn with_anusvara(word: &str) -> Cow<'_, str> {
    let mut out = Cow::Borrowed(word);
    // From the end, so that the places before stay.
    for (at, virama) in word.rmatch_indices('\u{094D}') {
        let (before, after) = (word[..at].chars().next_back(), word[at + virama.len()..].chars().next());
        if let Some(nasal) = before.filter(|_| before == after.and_then(nasal_before)) {
            out.to_mut().replace_range(at - nasal.len_utf8()..at + virama.len(), "\u{0902}");
        }
    }
    out
}

/// Where `needle`, which begins with a space, stands in a line: what is short is looked through sooner than std's search is
/// made ready.
pub(crate) fn find_spaced(line: &str, needle: &str) -> Option<usize> {
    memchr::memchr_iter(b' ', line.as_bytes()).find(|&at| line.as_bytes()[at..].starts_with(needle.as_bytes()))
}

/// `line` with `right` for each `slip`, which begins with a space and is no part of `right`.
pub(crate) fn with_spaced(mut line: String, slip: &str, right: &str) -> String {
    while let Some(at) = find_spaced(&line, slip) {
        line.replace_range(at..at + slip.len(), right);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        let text = "प्रधानमंत्री ने 10.30 बजे, जी-20 में कहा...\n\n\"हाँ।\" उत्‍तर";
        let got: Vec<&str> = words(text, Span::new(0, text.len())).iter().map(|w| w.span.of(text)).collect();
        let want = [
            "प्रधानमंत्री",
            "ने",
            "10.30",
            "बजे",
            ",",
            "जी",
            "-",
            "20",
            "में",
            "कहा",
            "...",
            "\n",
            "\"",
            "हाँ",
            "।",
            "\"",
            "उत्‍तर",
        ];
        assert_eq!(got, want);
    }

    #[test]
    fn no_word_cuts_a_cluster() {
        let text = "हुई।\u{902} क\u{1CD0}ल \u{93C}आज?\u{301}";
        let got: Vec<&str> = words(text, Span::new(0, text.len())).iter().map(|w| w.span.of(text)).collect();
        assert_eq!(got, ["हुई", "।\u{902}", "क\u{1CD0}ल", " \u{93C}", "आज", "?\u{301}"]);
    }

    #[test]
    fn look_up_forms() {
        assert_eq!(plain("मुख्‍य"), "मुख्य");
        assert_eq!(plain("\u{095C}"), "ड\u{093C}");
        assert_eq!(loose("पढ़ें"), loose("पढे"));
        assert_eq!(loose("SEE"), "see");
    }

    #[test]
    fn nasals_have_two_spellings() {
        for (anusvara, nasal) in [("केंद्र", "केन्द्र"), ("मुंबई", "मुम्बई"), ("झारखंड", "झारखण्ड"), ("पंचायत", "पञ्चायत")]
        {
            assert_eq!(with_nasals(anusvara), nasal);
            assert_eq!(with_anusvara(nasal), anusvara);
        }
        for word in ["सम्मेलन", "उन्होंने", "संसद", "जन्म", "अन्न"]
        {
            assert_eq!(with_nasals(word), word);
            assert_eq!(with_anusvara(word), word);
        }
    }
}
