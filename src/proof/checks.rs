//! Checks that no pattern over the words of one sentence can state.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::Article;
use super::spelling::{Spelling, alike, same};
use crate::analysis::{MentionKind, PartKind, holding};
use crate::pattern::Folded;
use crate::span::{Span, Text};
use crate::word::{self, Shape};

/// A word of as many characters is a slip when it stands twice; shorter ones may be doubled for stress.
const LONG_WORD: usize = 7;

/// A line with fewer words, and no end of sentence inside, may be a heading.
const PARAGRAPH: usize = 25;

/// Names are compared from as many characters on.
const NAME: usize = 4;

/// Names of as many consonants are the same name when the consonants are, in whatever order.
const CONSONANTS: usize = 5;

/// The same word twice: `में में`. Doubling for stress (`धीरे धीरे`) is right.
pub fn doubled(
    article: Article,
    folded: &Folded,
    no_double: &HashSet<String>,
    mut offer: impl FnMut(Span<Text>, String),
) {
    for (i, pair) in folded.words.windows(2).enumerate() {
        let (first, form) = (&pair[0], &folded.forms[i]);
        if first.shape != Shape::Word || *form != folded.forms[i + 1] {
            continue;
        }
        let slip = no_double.contains(form) || form.chars().count() >= LONG_WORD;
        // `के के सिंह`: initials.
        let initials = form == "के" && is_name_like(folded, i + 2);
        let verb = form.ends_with("ते") || form.ends_with("कर");
        let both = first.span.cover(&pair[1].span);
        // `अब्दुल्ला अब्दुल्ला` is a name.
        let name = || holding(article.mentions, both).any(|m| m.kind == MentionKind::Person);
        if slip && !initials && !verb && !name() {
            offer(both, first.span.of(article.text).to_owned());
        }
    }
}

/// Whether the word at `at` may be the name after initials: no postposition and no verb goes before it.
fn is_name_like(folded: &Folded, at: usize) -> bool {
    let common = ["लिए", "बाद", "साथ", "बीच", "पास", "अनुसार", "खिलाफ", "लिये", "द्वारा", "ऊपर", "बारे", "दौरान"];
    folded.forms.get(at).is_some_and(|form| !common.contains(&form.as_str()))
}

/// A paragraph that ends with a verb and without a sign.
pub fn missing_danda(article: Article, finals: &HashSet<String>, mut offer: impl FnMut(Span<Text>, String)) {
    let text = article.text;
    let ends = |sign: char| article.sentences.iter().filter(|s| s.of(text).ends_with(sign)).count();
    let sign = if ends('.') > ends('।') { '.' } else { '।' };
    for line in lines(article) {
        let words = word::words(text, line);
        let Some(last) = words.last() else { continue };
        let ends_with_verb = last.shape == Shape::Word && finals.contains(&word::plain(last.span.of(text)));
        let is_prose = words.len() >= PARAGRAPH || line.of(text).contains(['।', '?']);
        if ends_with_verb && is_prose {
            offer(last.span, format!("{}{sign}", last.span.of(text)));
        }
    }
}

/// A quotation mark without its pair. A quotation may run over several paragraphs.
pub fn unpaired_quotes(article: Article, mut offer: impl FnMut(Span<Text>, String)) {
    let (mut straight, mut curly, mut lone) = (Vec::new(), Vec::new(), Vec::new());
    // The last straight mark of a paragraph with an odd number of them.
    let mut odd = None;
    for line in lines(article) {
        let before = straight.len();
        for word in word::words(article.text, line).iter().filter(|w| w.shape == Shape::Sign) {
            match word.span.of(article.text) {
                "\"" => straight.push(word.span),
                "“" => curly.push(word.span),
                "”" if curly.pop().is_none() => lone.push(word.span),
                _ => {}
            }
        }
        if (straight.len() - before) % 2 == 1 {
            odd = straight.last().copied();
        }
    }
    lone.extend(curly);
    if straight.len() % 2 == 1 {
        lone.extend(odd);
    }
    // Two lone marks of different kinds are a pair, if not a fair one.
    if let [mark] = lone[..] {
        offer(mark, String::new());
    }
}

/// The spellings of what is like a name, each with the places where it stands, by what they share.
type Groups = BTreeMap<String, Vec<(String, Vec<Span<Text>>)>>;

/// One name in two spellings: the rarer is offered the other.
pub fn name_variants(article: Article, spelling: &Spelling, mut offer: impl FnMut(Span<Text>, String)) {
    let text = article.text;
    let named = [MentionKind::Person, MentionKind::Place, MentionKind::Organisation];
    let mut groups = Groups::new();
    let mut seen: HashSet<usize> = HashSet::new();
    for mention in article.mentions.iter().filter(|m| named.contains(&m.kind)) {
        for word in word::words(text, mention.span) {
            let form = same(word.span.of(text));
            let hindi = form.chars().next().is_some_and(word::is_devanagari);
            if !hindi || word.shape != Shape::Word || form.chars().count() < NAME || !seen.insert(word.span.start) {
                continue;
            }
            let spellings = groups.entry(alike(&form)).or_default();
            match spellings.iter_mut().find(|(s, _)| *s == form) {
                Some((_, places)) => places.push(word.span),
                None => spellings.push((form, vec![word.span])),
            }
        }
    }
    merge_by_consonants(&mut groups);
    for spellings in groups.values().filter(|s| s.len() == 2) {
        let [first, second] = &spellings[..] else { continue };
        let known = |form: &str| spelling.knows(form);
        if known(&first.0) && known(&second.0) {
            continue;
        }
        // Both are names only when they begin alike; the known or commoner is right, else the earlier.
        let first_is_right = match (known(&first.0), known(&second.0)) {
            (true, false) => true,
            (false, true) => false,
            // A slip loses a mark more often than it adds one.
            _ if first.1.len().abs_diff(second.1.len()) < 2 => first.0.chars().count() >= second.0.chars().count(),
            _ => first.1.len() > second.1.len(),
        };
        let (right, rare) = if first_is_right { (first, second) } else { (second, first) };
        let shown = right.1[0].of(text);
        for place in &rare.1 {
            offer(*place, shown.to_owned());
        }
    }
}

/// Puts groups together whose names have the same consonants in another order: बोत्सवाना, बोस्त्वाना.
fn merge_by_consonants(groups: &mut Groups) {
    // The group of each set of consonants, with their order there.
    let mut by_consonants: HashMap<String, (String, Vec<char>)> = HashMap::new();
    for key in groups.keys().cloned().collect::<Vec<_>>() {
        let mut consonants: Vec<char> = key.chars().filter(|c| matches!(c, 'क'..='ह')).collect();
        let same_order = consonants.clone();
        if consonants.len() < CONSONANTS {
            continue;
        }
        consonants.sort_unstable();
        let name: String = same_order.iter().take(1).chain(&consonants).collect();
        match by_consonants.get(&name) {
            // In the same order they are other forms of the word: इण्डोनेशिया, इण्डोनेशियाई.
            Some((kept, order)) if *order != same_order && groups.get(kept).is_some_and(|g| g.len() == 1) => {
                let moved = groups.remove(&key).unwrap_or_default();
                groups.entry(kept.clone()).or_default().extend(moved);
            }
            Some(_) => {}
            None => drop(by_consonants.insert(name, (key, same_order))),
        }
    }
}

/// The lines of lead and body.
fn lines(article: Article) -> impl Iterator<Item = Span<Text>> {
    let text = article.text;
    article.parts.iter().filter(|p| matches!(p.kind, PartKind::Lead | PartKind::Body)).flat_map(move |part| {
        let mut start = part.span.start;
        part.span.of(text).split_inclusive('\n').map(move |line| {
            let span = Span::new(start, start + line.len()).trimmed(text);
            start += line.len();
            span
        })
    })
}
