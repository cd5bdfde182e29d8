//! Whether two fillers of a slot say the same.

use std::borrow::Cow;

use super::Article;
use super::words::Class;
use crate::analysis::{Filler, Slot};
use crate::lexicon::WordId;
use crate::role;
use crate::token::TokenKind;

/// The place, among `olds`, of the first filler that says what `new` says.
pub(crate) fn alike(article: &Article<'_>, slot: Slot, olds: &[Filler], new: &Filler) -> Option<usize> {
    let b = words(article, slot, new);
    olds.iter().position(|old| {
        if old.entity.is_some() && old.entity == new.entity {
            return true;
        }
        if slot == Slot::Participants && one_office(article, old, new) {
            return true;
        }
        let a = words(article, slot, old);
        if slot == Slot::Decisions {
            return decided_alike(article, (old, &a), (new, &b));
        }
        let common = b.iter().filter(|word| a.contains(word)).count();
        // पूर्णिया के जिलाधिकारी, गया के जिलाधिकारी are two.
        if matches!(slot, Slot::Participants | Slot::Absent) && old.entity.is_none() && new.entity.is_none() {
            return common == a.len().min(b.len());
        }
        2 * common > a.len().min(b.len())
    })
}

/// Whether two designations of nobody known by name say the same in other words: एसपी, पुलिस अधीक्षक.
fn one_office(article: &Article<'_>, old: &Filler, new: &Filler) -> bool {
    let sense = |filler: &Filler| {
        let range = article.tokens.within(filler.span);
        let whole = article.tokens.hits(range.start).iter().any(|hit| hit.len == range.len());
        if filler.entity.is_none() && whole { role::sense(article.tokens, range) } else { None }
    };
    sense(old).is_some_and(|old| sense(new) == Some(old))
}

/// What makes a word the same as another: its group, or what is left without the ending of case and number.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Word<'t> {
    Group(WordId),
    Stem(Cow<'t, str>),
}

/// The words of a filler; of a phrase without those of grammar, which make nothing the same.
fn words<'t>(article: &Article<'t>, slot: Slot, filler: &Filler) -> Vec<Word<'t>> {
    let tokens = article.tokens;
    let range = tokens.within(filler.span);
    let word = |i: usize| match (slot, article.words.group(tokens.all[i].word)) {
        (_, Some(group)) => Word::Group(group),
        (Slot::Agenda | Slot::Decisions, None) => Word::Stem(crate::word::with_anusvara(stem(tokens.str(i)))),
        _ => Word::Stem(without_joiners(tokens.str(i))),
    };
    let says = |i: &usize| {
        let common = slot == Slot::Decisions && (article.is(*i, Class::Outcome) || article.is(*i, Class::Little));
        !(article.is(*i, Class::NoOpening) || article.is(*i, Class::Done) || common)
    };
    let mut content = Vec::with_capacity(range.len());
    content.extend(range.clone().filter(says).map(word));
    let phrase = matches!(slot, Slot::Agenda | Slot::Decisions | Slot::NextStep);
    let all = || range.filter(|&i| tokens.all[i].kind != TokenKind::Sign).map(word).collect();
    if phrase && content.len() > 1 { content } else { all() }
}

/// A word without the joiners that change nothing but its look: मुख्‍यमंत्रियों, मुख्यमंत्रियों.
fn without_joiners(word: &str) -> Cow<'_, str> {
    let joiner = ['\u{200C}', '\u{200D}'];
    if word.contains(joiner) { word.replace(joiner, "").into() } else { word.into() }
}

/// Of what a body decides much sounds alike (`12 फीसदी से घटाकर पांच फीसदी`): figures must agree, and more of the words; what it
/// is about stands first.
fn decided_alike<'w>(article: &Article<'_>, old: (&Filler, &'w [Word<'w>]), new: (&Filler, &'w [Word<'w>])) -> bool {
    let tokens = article.tokens;
    // 2,000 and 2000
    let digits = |f: &Filler| -> Vec<&str> {
        let range = tokens.within(f.span);
        range.filter(|&i| tokens.all[i].kind == TokenKind::Number).map(|i| tokens.str(i)).collect()
    };
    let one = |a: &str, b: &str| a.chars().filter(|&c| c != ',').eq(b.chars().filter(|&c| c != ','));
    let held = |figures: &[&str], word: &str| figures.iter().any(|figure| one(figure, word));
    let (a, b) = (digits(old.0), digits(new.0));
    // The words, each once, without the figures.
    let matter = |words: &'w [Word<'w>], digits: &[&str]| -> Vec<&'w Word<'w>> {
        let figure = |word: &Word<'_>| matches!(word, Word::Stem(word) if held(digits, word));
        let mut matter: Vec<&Word<'w>> = Vec::with_capacity(words.len());
        for word in words.iter().filter(|word| !figure(word)) {
            if !matter.contains(&word) {
                matter.push(word);
            }
        }
        matter
    };
    let (x, y) = (matter(old.1, &a), matter(new.1, &b));
    let common = x.iter().filter(|word| y.contains(word)).count();
    let least = x.len().min(y.len());
    let begin = new.1.len() > 1 && new.1.iter().zip(old.1).take(2).all(|(a, b)| a == b);
    let within = |some: &[&str], all: &[&str]| some.iter().all(|figure| held(all, figure));
    (within(&a, &b) || within(&b, &a)) && (3 * common > 2 * least || begin && 2 * common >= least)
}

/// A word without the ending of its case and number: संशोधनों, संशोधन.
pub(super) fn stem(word: &str) -> &str {
    let bent: &[&str] = match word.chars().next_back() {
        Some('ं') => &["ियों", "ियां", "ों", "ें"],
        Some('ो' | 'े' | 'ा' | 'ी') => &["ो", "े", "ा", "ी"],
        _ => &[],
    };
    let stem = bent.iter().find_map(|ending| word.strip_suffix(ending));
    stem.filter(|stem| stem.chars().count() > 2).unwrap_or(word)
}
