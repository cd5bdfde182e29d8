//! Spelling by comparison with known words (`lexicon/spellings.tsv`), and by a list (`lexicon/misspellings.tsv`).
//!
//! Two words are alike when they differ only where Hindi is mistaken most: long and short i and u, anusvara and
//! chandrabindu, the dot below. Spellings that are both in use (ज़ and ज, ँ and ं) are no difference at all.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Article;
use crate::analysis::{MentionKind, holding};
use crate::lexicon::packed::spellings;
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::pattern::Folded;
use crate::span::{Span, Text};
use crate::word::{self, Shape, Word};

/// Known words with fewer characters are not compared: too many right words are like them.
const COMPARED: usize = 4;

/// A word of more characters is no slip of a known one.
const LONGEST: usize = 40;

/// Known words with as many characters are found though a mark is wrong.
const LONG: usize = 6;

/// Known words with as many characters are found though a letter is wrong.
const VERY_LONG: usize = 8;

/// Words that are glued to the word before, and the fewest characters of that: बारी is not in बारीकी.
const GLUED_AFTER: [(&str, usize); 10] = [
    ("में", 4),
    ("को", 5),
    ("के", 5),
    ("की", 5),
    ("का", 5),
    ("सरकार", 4),
    ("कहा", 4),
    ("किया", 4),
    ("लिया", 4),
    ("दिया", 4),
];

/// Words that are glued to the word after.
const GLUED_BEFORE: [&str; 5] = ["श्री", "पार्टी", "पीएम", "की", "के"];

/// Known words, and what is mistaken for them.
#[derive(Clone, Debug)]
pub struct Spelling {
    /// Known words by what they share with their slips.
    by_fold: HashMap<String, String>,
    known: HashSet<String>,
    also: HashSet<String>,
    wrong: HashMap<String, String>,
    long: Vec<Vec<char>>,
    /// Long words, and the place of the character left out, by the hash of what remains.
    shortened: HashMap<u64, Vec<(u32, u8)>>,
}

impl Spelling {
    /// The words that are built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file and the line.
    pub fn builtin() -> Result<Self, LexiconError> {
        let (mut known, mut also) = (HashSet::new(), HashSet::new());
        let table = Table::parse("spellings.tsv", spellings())?;
        for row in table.rows() {
            let list = match row.get("class") {
                "known" => &mut known,
                "also" => &mut also,
                _ => return Err(row.error("class must be known or also")),
            };
            list.extend(row.get("words").split_whitespace().map(same));
        }
        let mut wrong = HashMap::new();
        let table = Table::parse("misspellings.tsv", shipped!("misspellings.tsv"))?;
        for row in table.rows() {
            if row.get("right").is_empty() || same(row.get("wrong")) == same(row.get("right")) {
                return Err(row.error("the right spelling must stand there, and differ"));
            }
            wrong.insert(same(row.get("wrong")), row.get("right").to_owned());
        }
        let by_fold = known.iter().filter(|w| w.chars().count() >= COMPARED).map(|w| (alike(w), w.clone())).collect();
        let mut long: Vec<Vec<char>> = known.iter().map(|w| w.chars().collect()).collect();
        long.retain(|w| w.len() >= LONG && w.len() < 250);
        long.sort();
        let mut shortened: HashMap<u64, Vec<(u32, u8)>> = HashMap::new();
        for (i, word) in (0u32..).zip(&long) {
            for (skip, at) in (0u8..).zip(0..word.len() - 2).skip(1) {
                shortened.entry(hash_without(word, at)).or_default().push((i, skip));
            }
        }
        Ok(Spelling { by_fold, known, also, wrong, long, shortened })
    }

    /// Whether `word` is known to be right.
    pub fn knows(&self, word: &str) -> bool {
        let form = same(word);
        self.known.contains(&form) || self.also.contains(&form)
    }

    /// Offers the known word for each that is only alike.
    pub fn slips(&self, article: Article, folded: &Folded, mut offer: impl FnMut(Span<Text>, String)) {
        for (word, form) in unknown(self, folded) {
            let Some(right) = self.by_fold.get(&alike(&form)) else { continue };
            // रहेंगीं is neither रहेगी nor surely रहेंगी.
            let unsure = form.ends_with("गीं");
            if unsure || form.chars().count() < COMPARED - 1 || self.wrong.contains_key(&form) {
                continue;
            }
            let after = keep_ending(&form, right);
            if after != form && !in_full_name(article, word) {
                offer(word.span, after);
            }
        }
    }

    /// Offers what the list of misspellings has.
    pub fn listed(&self, article: Article, folded: &Folded, mut offer: impl FnMut(Span<Text>, String)) {
        for word in words(folded) {
            let form = same(word.span.of(article.text));
            if let Some(right) = self.wrong.get(&form) {
                offer(word.span, right.clone());
            }
        }
    }

    /// Offers the one long known word from which a word differs by one character inside.
    pub fn near(&self, article: Article, folded: &Folded, mut offer: impl FnMut(Span<Text>, String)) {
        for (word, form) in unknown(self, folded) {
            let taken = self.wrong.contains_key(&form) || self.by_fold.contains_key(&alike(&form));
            if taken || within(article, word, &[MentionKind::Person, MentionKind::Place]) {
                continue;
            }
            if let Some(right) = self.nearest(&form) {
                offer(word.span, right);
            }
        }
    }

    /// Offers two words for one that is both without a space.
    pub fn glued(&self, article: Article, folded: &Folded, mut offer: impl FnMut(Span<Text>, String)) {
        let known = |w: &str, least: usize| w.chars().count() >= least && self.known.contains(w);
        for (word, form) in unknown(self, folded) {
            if within(article, word, &[MentionKind::Person, MentionKind::Place]) {
                continue;
            }
            let after = GLUED_AFTER
                .iter()
                .find_map(|(end, least)| Some((form.strip_suffix(end).filter(|w| known(w, *least))?, *end)));
            let before = || {
                GLUED_BEFORE
                    .iter()
                    .find_map(|start| Some((*start, form.strip_prefix(start).filter(|w| known(w, COMPARED))?)))
            };
            if let Some((first, second)) = after.or_else(before) {
                offer(word.span, format!("{first} {second}"));
            }
        }
    }

    /// The only long known word one inner edit away.
    fn nearest(&self, form: &str) -> Option<String> {
        let form: Vec<char> = form.chars().take(LONGEST + 1).collect();
        if form.len() < LONG - 1 || form.len() > LONGEST || !form.iter().all(|c| word::is_devanagari(*c)) {
            return None;
        }
        let mut found: Option<u32> = None;
        let mut other = false;
        let mut take = |i: u32| {
            other |= found.is_some_and(|f| f != i);
            found = Some(i);
        };
        // A character is missing.
        let whole = hash(form.iter());
        for &(i, at) in self.shortened.get(&whole).into_iter().flatten() {
            let long = &self.long[i as usize];
            let at = usize::from(at);
            if without(long, at).eq(form.iter()) && (long.len() >= VERY_LONG || is_mark(long[at])) {
                take(i);
            }
        }
        for skip in 1..form.len() - 2 {
            let rest: Vec<char> = without(&form, skip).copied().collect();
            // A character is too many.
            if let Ok(i) = self.long.binary_search(&rest)
                && (rest.len() >= VERY_LONG || is_mark(form[skip]))
            {
                take(u32::try_from(i).unwrap_or(u32::MAX));
            }
            // A character is another, or two have changed places.
            for &(i, at) in self.shortened.get(&hash(rest.iter())).into_iter().flatten() {
                let long = &self.long[i as usize];
                let at = usize::from(at);
                if long.len() != form.len() || !without(long, at).eq(rest.iter()) {
                    continue;
                }
                let replaced = at == skip && (long.len() >= VERY_LONG || (is_mark(long[at]) && is_mark(form[at])));
                let swapped = at.abs_diff(skip) == 1 && long[at] == form[skip] && long.len() >= VERY_LONG;
                if replaced || swapped {
                    take(i);
                }
            }
        }
        found.filter(|_| !other).map(|i| self.long[i as usize].iter().collect())
    }
}

/// The words of Devanagari that are not known, with their form.
fn unknown<'f>(spelling: &'f Spelling, folded: &'f Folded) -> impl Iterator<Item = (Word, String)> + 'f {
    folded.words.iter().zip(&folded.forms).filter(|(w, _)| w.shape == Shape::Word).filter_map(|(word, form)| {
        let form = same(form);
        let hindi = form.chars().next().is_some_and(word::is_devanagari);
        (hindi && !spelling.known.contains(&form) && !spelling.also.contains(&form)).then_some((*word, form))
    })
}

fn words(folded: &Folded) -> impl Iterator<Item = &Word> {
    folded.words.iter().filter(|w| w.shape == Shape::Word)
}

/// Whether `word` stands in a mention of one of these kinds.
fn within(article: Article, word: Word, kinds: &[MentionKind]) -> bool {
    holding(article.mentions, word.span).any(|m| kinds.contains(&m.kind))
}

/// Whether `word` stands in a person's name of several words; a single word may be taken for a name by its slip.
fn in_full_name(article: Article, word: Word) -> bool {
    holding(article.mentions, word.span).any(|m| m.kind == MentionKind::Person && m.span != word.span)
}

/// The spelling with which others in use are the same: no dot below क ख ग ज फ, anusvara for chandrabindu.
pub fn same(word: &str) -> String {
    let mut form = String::with_capacity(word.len());
    for c in word::plain(word).chars() {
        match c {
            '\u{093C}' if form.ends_with(['क', 'ख', 'ग', 'ज', 'फ']) => {}
            '\u{0901}' => form.push('\u{0902}'),
            c => form.push(c),
        }
    }
    form
}

/// What a word shares with its slips: no anusvara, no dot below, short i and u.
pub fn alike(word: &str) -> String {
    word.chars()
        .filter_map(|c| match c {
            '\u{0901}' | '\u{0902}' | '\u{093C}' => None,
            'ी' => Some('ि'),
            'ू' => Some('ु'),
            'ई' => Some('इ'),
            'ऊ' => Some('उ'),
            c => Some(c),
        })
        .collect()
}

/// `right`, with the anusvara that makes a plural at the end of `form`: of बढें, बढ़ें and not बढ़े.
fn keep_ending(form: &str, right: &str) -> String {
    let plural = form.ends_with('\u{0902}') && right.ends_with(['ी', 'े', 'ई', 'ए']) && !right.contains('\u{0902}');
    if plural { format!("{right}\u{0902}") } else { right.to_owned() }
}

/// Whether `c` is a mark on a letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0900}'..='\u{0903}' | '\u{093A}'..='\u{094F}' | '\u{0955}'..='\u{0957}') && c != '\u{093D}'
}

fn without(word: &[char], at: usize) -> impl Iterator<Item = &char> {
    word.iter().enumerate().filter(move |(i, _)| *i != at).map(|(_, c)| c)
}

fn hash_without(word: &[char], at: usize) -> u64 {
    hash(without(word, at))
}

fn hash<'c>(chars: impl Iterator<Item = &'c char>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for c in chars {
        c.hash(&mut hasher);
    }
    hasher.finish()
}
