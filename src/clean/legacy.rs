//! Text for fonts from before Unicode, found a run of words at a time and converted a word at a time.
//!
//! Kruti Dev text is ASCII like English; what tells them apart is which characters stand side by side. Every word gets
//! the logarithm of how much likelier its pairs of characters are in the font's encoding (`lexicon/krutidev-pairs.tsv`),
//! and the best division of the words into runs is found with a price on every change between the two (Viterbi). Words
//! that hold Devanagari, and addresses, end a run. A word that would be a common Hindi word, or that is an English one
//! (`lexicon/english.tsv`), says more than its pairs. Chanakya text is known by its share of characters beyond ASCII.

mod font;
mod pairs;

use std::collections::HashSet;
use std::ops::Range;
use std::sync::Arc;

use crate::align::ChangeKind::LegacyFont;
use crate::clean::cleaner::Edits;
use crate::clean::scan::{find, is_space, width};
use crate::clean::words;
use crate::lexicon::table::{LexiconError, shipped};
use font::Font;
use pairs::Pairs;

/// The price, in nats, of a change between kept words and words for a font.
const TURN: f32 = 5.0;
/// How sure a run must be, in nats, and a run of one word.
const SURE: f32 = 12.0;
const SURE_ALONE: f32 = 16.0;
/// How sure a run must be where another is sure.
const SURE_BESIDE: f32 = 6.0;

/// How much likelier a word is for the font when it would be a common Hindi word, and when it is an English one, in nats.
const HINDI: f32 = 4.0;
const ENGLISH: f32 = -8.0;

/// The scores of pairs that leave a doubt.
const DOUBTFUL: std::ops::Range<f32> = -12.0..10.0;

/// The fonts that are known.
#[derive(Debug)]
pub(super) struct Fonts {
    krutidev: Font,
    chanakya: Font,
    pairs: Pairs,
    hindi: Arc<HashSet<&'static str>>,
    english: HashSet<&'static str>,
}

/// A word that may be for a font.
#[derive(Debug)]
struct Word {
    range: Range<usize>,
    /// How many characters it has, and how many of these only a font would use.
    length: usize,
    high: usize,
    /// How much likelier it is in Kruti Dev than in English, in nats.
    krutidev: f32,
    /// It is the address of a page or a mailbox: of no language, and kept.
    address: bool,
}

impl Fonts {
    /// `hindi`: common words.
    pub(super) fn new(hindi: Arc<HashSet<&'static str>>) -> Result<Self, LexiconError> {
        Ok(Fonts {
            krutidev: Font::parse("krutidev.tsv", shipped!("krutidev.tsv"))?,
            chanakya: Font::parse("chanakya.tsv", shipped!("chanakya.tsv"))?,
            pairs: Pairs::parse("krutidev-pairs.tsv", shipped!("krutidev-pairs.tsv"))?,
            hindi,
            english: words("english.tsv", shipped!("english.tsv"), "words")?.into_iter().collect(),
        })
    }

    /// Converts the runs of words that are for one of the fonts.
    pub(super) fn pass(&self, text: &str, edits: &mut Edits) {
        let bytes = text.as_bytes();
        let mut run = Vec::new();
        let mut at = 0;
        // Only words with letters of ASCII or of Latin-1 matter; what stands between two of them is read when it must be.
        while let Some(letter) = find(bytes, at, |[a]| a.is_ascii_alphabetic() | (0xC2..=0xCB).contains(&a)) {
            let near = bytes[at..letter].iter().rposition(u8::is_ascii_whitespace).map_or(at, |i| at + i);
            for range in stretches(bytes, at, near) {
                match self.word(text, range) {
                    Some(word) => run.push(word),
                    None => {
                        self.convert(text, &mut run, edits);
                        break;
                    }
                }
            }
            // A space of Latin-1 at the end of the text begins as a letter does, and no word follows.
            let Some(range) = stretches(bytes, near, bytes.len()).next() else { break };
            at = range.end;
            match self.word(text, range) {
                Some(word) => run.push(word),
                None => self.convert(text, &mut run, edits),
            }
        }
        self.convert(text, &mut run, edits);
    }

    /// The word at `range`, or nothing where it can't be for a font.
    fn word(&self, text: &str, range: Range<usize>) -> Option<Word> {
        let word = &text[range.clone()];
        let (mut length, mut high) = (0, 0);
        for c in word.chars() {
            match c {
                '!'..='~' => {}
                '\u{80}'..='\u{17F}' | 'ƒ' | 'ˆ' | '˜' | '€' => high += 1,
                '\u{2013}'..='\u{203A}' | '™' => {}
                _ => return None,
            }
            length += 1;
        }
        let address = is_address(word);
        let krutidev = if address { 0.0 } else { self.krutidev_score(word) };
        Some(Word { range, length, high, krutidev, address })
    }

    /// How much likelier `word` is in Kruti Dev than in English, in nats.
    fn krutidev_score(&self, word: &str) -> f32 {
        let pairs = match bracketed(word) {
            // Brackets in a pair say nothing for the font: `[docs]:`, `<size>`.
            Some(inside) => self.pairs.score(word).min(self.pairs.score(inside)),
            None => self.pairs.score(word),
        };
        let bare = word.trim_matches(|c: char| ".,:;()\"'?![]<>{}".contains(c));
        // What the pairs alone decide needs no look at the tables, and no word of these is longer.
        if pairs == 0.0 || !DOUBTFUL.contains(&pairs) || word.len() > 48 {
            return pairs;
        }
        if self.english.contains(bare.to_ascii_lowercase().as_str()) {
            return pairs.min(0.0) + ENGLISH;
        }
        let mut hindi = String::new();
        decode(&self.krutidev, word, &mut hindi);
        let hindi = hindi.trim_end_matches(['।', ',', ';', '?', '-', '.']);
        if self.hindi.contains(hindi) { pairs + HINDI } else { pairs }
    }

    /// Finds the runs for each font among `words`, which stand side by side, and empties it.
    fn convert(&self, text: &str, words: &mut Vec<Word>, edits: &mut Edits) {
        let (mut from, mut done) = (0, 0);
        while let Some((start, end)) = chanakya_run(text, words, from) {
            from = end;
            // Digits and signs among the words are for the font too; other words of ASCII are not.
            let is_written = |word: &&Word| {
                word.high > 0 || word.range.of(text).chars().all(|c| matches!(c, 'v'..='~' | '!'..='/' | ':'))
            };
            let run = Decoded::new(&self.chanakya, text, words[start..end].iter().filter(is_written));
            if run.reads_as_hindi(3) {
                self.convert_krutidev(text, &words[done..start], edits);
                run.replace(text, edits);
                done = end;
            }
        }
        self.convert_krutidev(text, &words[done..], edits);
        words.clear();
    }

    fn convert_krutidev(&self, text: &str, words: &[Word], edits: &mut Edits) {
        if words.iter().all(|word| word.krutidev <= 0.0) {
            return;
        }
        let divided = divide(words);
        let runs = || {
            let mut at = 0;
            divided.chunk_by(|a, b| a == b).map(move |same| {
                at += same.len();
                (same[0], at, &words[at - same.len()..at])
            })
        };
        let beside = runs().any(|(legacy, _, run)| legacy && is_sure(text, run));
        for (legacy, at, run) in runs() {
            if legacy && (is_sure(text, run) || beside && sum(run) >= SURE_BESIDE) {
                // A danda after a space.
                let danda = words[at..].iter().take(1).filter(|word| word.range.of(text) == "A");
                let run = Decoded::new(&self.krutidev, text, run.iter().chain(danda));
                if run.reads_as_hindi(if beside || run.words.len() == 1 { 3 } else { 4 }) {
                    run.replace(text, edits);
                }
            }
        }
    }
}

/// Whether a run of words looks enough like Kruti Dev.
fn is_sure(text: &str, run: &[Word]) -> bool {
    let sum = sum(run);
    match run {
        [word] => sum >= SURE_ALONE && word.range.of(text).bytes().filter(u8::is_ascii_alphabetic).count() >= 3,
        // Letters that stand alone are a formula.
        _ => sum >= SURE && run.iter().any(|word| word.length >= 3),
    }
}

fn sum(run: &[Word]) -> f32 {
    run.iter().map(|word| word.krutidev).sum()
}

/// What the word holds between square or pointed brackets; nothing where these are letters of the font before a bar.
fn bracketed(word: &str) -> Option<&str> {
    let word = word.trim_end_matches(['.', ',', ':', ';', ')']);
    let inside = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let inside = inside.or_else(|| word.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')));
    inside.filter(|inside| !inside.starts_with(['k', '+']))
}

/// A run of words, in Unicode.
struct Decoded<'w> {
    words: Vec<(&'w Word, usize)>,
    /// The words one after the other; each ends where `words` says.
    text: String,
}

impl<'w> Decoded<'w> {
    fn new(font: &Font, text: &str, words: impl Iterator<Item = &'w Word>) -> Self {
        let mut decoded = Decoded { words: Vec::new(), text: String::new() };
        for word in words.filter(|word| !word.address) {
            decode(font, word.range.of(text), &mut decoded.text);
            decoded.words.push((word, decoded.text.len()));
        }
        decoded
    }

    fn each(&self) -> impl Iterator<Item = (&'w Word, &str)> {
        let starts = [0].into_iter().chain(self.words.iter().map(|(_, end)| *end));
        self.words.iter().zip(starts).map(|((word, end), start)| (*word, &self.text[start..*end]))
    }

    /// Whether most of the words could be Hindi, and they have so many letters together.
    fn reads_as_hindi(&self, letters: usize) -> bool {
        let odd = self.each().filter(|(_, word)| !font::is_well_formed(word)).count();
        odd * 5 <= self.words.len() && font::letters(&self.text) >= letters
    }

    fn replace(&self, text: &str, edits: &mut Edits) {
        for (word, decoded) in self.each() {
            if decoded != word.range.of(text) {
                edits.replace(word.range.clone(), decoded, LegacyFont);
            }
        }
    }
}

/// Writes `word` in Unicode. A full stop at its end is one, though inside a word it would be a half form.
fn decode(font: &Font, word: &str, out: &mut String) {
    let start = out.len();
    font.decode(word, out);
    if let Some(bare) = word.strip_suffix('.')
        && out.ends_with('\u{94D}')
    {
        out.truncate(start);
        font.decode(bare, out);
        out.push('.');
    }
}

trait Of {
    fn of<'t>(&self, text: &'t str) -> &'t str;
}

impl Of for Range<usize> {
    fn of<'t>(&self, text: &'t str) -> &'t str {
        &text[self.clone()]
    }
}

/// For each word, whether it is for the font, so that the sum of their scores less the price of the turns is highest.
fn divide(words: &[Word]) -> Vec<bool> {
    let (mut kept, mut legacy) = (0.0f32, -TURN);
    // For each word and state, whether the state before it was `legacy`.
    let mut came: Vec<(bool, bool)> = Vec::with_capacity(words.len());
    for word in words {
        came.push((legacy - TURN > kept, legacy > kept - TURN));
        (kept, legacy) = (kept.max(legacy - TURN), legacy.max(kept - TURN) + word.krutidev);
    }
    let mut state = legacy - TURN > kept;
    let mut out = vec![false; words.len()];
    for (i, (from_kept, from_legacy)) in came.into_iter().enumerate().rev() {
        out[i] = state;
        state = if state { from_legacy } else { from_kept };
    }
    out
}

/// The next run of Chanakya words at or after word `from`: most of their characters lie beyond ASCII, vowel signs among
/// them, and no more than three other words stand between two of them.
fn chanakya_run(text: &str, words: &[Word], from: usize) -> Option<(usize, usize)> {
    let is = |word: &Word| word.high > 0 && word.high * 20 >= word.length * 7;
    let mut start = from;
    while let Some(first) = words[start..].iter().position(is).map(|i| start + i) {
        let mut end = first + 1;
        while let Some(next) = words[end..].iter().take(4).position(is) {
            end += next + 1;
        }
        let found = words[first..end].iter().filter(|w| is(w));
        let high: usize = found.clone().map(|w| w.high).sum();
        let signs: usize =
            found.map(|w| w.range.of(text).matches(['æ', 'ð', 'Ô', 'è', 'ñ', 'ç', 'é', 'ô']).count()).sum();
        if high >= 5 && signs >= 2 {
            return Some((first, end));
        }
        start = end;
    }
    None
}

/// The stretches from `from` up to `to` that hold no white space.
fn stretches(bytes: &[u8], from: usize, to: usize) -> impl Iterator<Item = Range<usize>> {
    let mut at = from;
    std::iter::from_fn(move || {
        while at < to && is_space(&bytes[at..]) {
            at += width(bytes[at]);
        }
        let start = at;
        while at < to && !is_space(&bytes[at..]) {
            at += width(bytes[at]);
        }
        (start < at).then_some(start..at)
    })
}

/// Whether `word` is the address of a page or a mailbox, a tag or a handle.
fn is_address(word: &str) -> bool {
    let word = word.trim_start_matches(['(', '<', '"']).trim_end_matches([')', '>', '"', ',', ';', '.']);
    word.as_bytes().windows(3).any(|three| three == b"://")
        || word.starts_with("www.")
        || (word.starts_with(['#', '@'])
            && word.len() > 2
            && word[1..].chars().all(|c| c.is_ascii_alphanumeric() || c == '_'))
        || word.split_once('@').is_some_and(|(name, host)| {
            let plain = |s: &str| !s.is_empty() && s.chars().all(|c| c.is_ascii_alphanumeric() || "._-+".contains(c));
            plain(name) && plain(host) && host.contains('.')
        })
}
