//! Where an article contradicts itself: headline against text, one office with two people.

use std::collections::{BTreeMap, HashSet};

use super::Article;
use crate::analysis::{Entity, Mention, MentionKind, PartKind, part_at};
use crate::lexicon::folded;
use crate::span::{Span, Text};

/// Most figures beside one noun among which the headline's may be looked for; more are a list.
const FIGURES: usize = 1;

/// The mentions of a kind in the headline, and in the text under it.
fn split<'a>(article: Article<'a>, kind: MentionKind) -> (Vec<&'a Mention>, Vec<&'a Mention>) {
    let of_kind = article.mentions.iter().filter(|m| m.kind == kind);
    let (mut headline, mut text) = (Vec::new(), Vec::new());
    for mention in of_kind {
        match part_at(article.parts, mention.span.start) {
            Some(PartKind::Headline) => headline.push(mention),
            Some(PartKind::Boilerplate) | None => {}
            Some(_) => text.push(mention),
        }
    }
    (headline, text)
}

/// Whether an entity of the headline is named in the text too.
fn named_below(mention: &Mention, text: &[&Mention]) -> bool {
    text.iter().any(|m| m.entity.is_some() && m.entity == mention.entity)
}

/// A person of the headline whom the text does not name, where it names exactly one other of that surname.
pub fn names(article: Article, mut offer: impl FnMut(Span<Text>, String)) {
    let (headline, text) = split(article, MentionKind::Person);
    for mention in headline.iter().filter(|m| !named_below(m, &text)) {
        let words: Vec<&str> = mention.span.of(article.text).split_whitespace().collect();
        let [first, .., surname] = words[..] else { continue };
        let mut others = text.iter().map(|m| m.span.of(article.text)).filter(|name| {
            let words: Vec<&str> = name.split_whitespace().collect();
            matches!(words[..], [f, .., s] if folded(s) == folded(surname) && folded(f) != folded(first))
        });
        if let Some(other) = others.next().filter(|other| others.all(|name| name == *other)) {
            offer(mention.span, other.to_owned());
        }
    }
}

/// A figure of the headline that the text does not have, where it has one other beside the same word.
pub fn numbers(article: Article, mut offer: impl FnMut(Span<Text>, String)) {
    let (headline, text) = split(article, MentionKind::Number);
    // The figure in digits, and what it counts.
    let read = |mention: &Mention| {
        let words = mention.span.of(article.text);
        let (digits, unit) = words.split_once(' ').unwrap_or((words, ""));
        let after = article.text[mention.span.end..].split_whitespace().next().unwrap_or_default();
        // करोड़ and करोड़ रुपये count the same.
        let unit = unit.split(' ').next().filter(|unit| !unit.is_empty()).unwrap_or(after);
        let unit = unit.trim_end_matches(['।', ',', '.']);
        let digits = folded(digits).replace(',', "");
        let figure = digits.chars().all(|c| c.is_ascii_digit() || c == '.');
        (figure && !unit.is_empty()).then(|| (digits, folded(unit)))
    };
    let written = folded(article.text);
    for mention in headline {
        let Some((figure, unit)) = read(mention) else { continue };
        let below: Vec<(&Mention, String)> =
            text.iter().filter_map(|m| read(m).filter(|(_, of)| *of == unit).map(|(figure, _)| (*m, figure))).collect();
        let mut figures: Vec<&String> = Vec::new();
        for (_, figure) in &below {
            if !figures.contains(&figure) {
                figures.push(figure);
            }
        }
        // The figure may stand in the text in other words.
        let elsewhere = written.matches(figure.as_str()).count() > 1;
        if let (Some((other, _)), FIGURES, false) = (below.first(), figures.len(), elsewhere)
            && !figures.contains(&&figure)
        {
            let digits = other.span.of(article.text).split(' ').next().unwrap_or_default();
            let whole = mention.span.of(article.text);
            let rest = whole.split_once(' ').map_or(String::new(), |(_, rest)| format!(" {rest}"));
            offer(mention.span, format!("{digits}{rest}"));
        }
    }
}

/// A town in the headline that the text does not name, where the dateline names another.
pub fn places(article: Article, mut offer: impl FnMut(Span<Text>, String)) {
    let (headline, text) = split(article, MentionKind::Place);
    let entity = |m: &Mention| m.entity.and_then(|e| article.entities.get(e));
    let town = |m: &Mention| entity(m).is_some_and(|e: &Entity| e.facts.contains(&("kind", "town")));
    let dateline = |m: &&&Mention| part_at(article.parts, m.span.start) == Some(PartKind::Dateline);
    let Some(there) = text.iter().find(dateline).filter(|m| town(m)) else { return };
    let mut headline = headline.into_iter().filter(|m| town(m));
    if let (Some(mention), None) = (headline.next(), headline.next())
        && !named_below(mention, &text)
        && article.text[mention.span.end..].trim_start().starts_with("में")
    {
        offer(mention.span, there.span.of(article.text).to_owned());
    }
}

/// A day of the week in the headline that the text does not name, where it names one other.
pub fn days(article: Article, weekdays: &HashSet<String>, mut offer: impl FnMut(Span<Text>, String)) {
    let (headline, text) = split(article, MentionKind::Date);
    let day = |m: &Mention| {
        let word = m.span.of(article.text).split_whitespace().next().unwrap_or_default();
        weekdays.contains(&folded(word)).then(|| (Span::new(m.span.start, m.span.start + word.len()), word))
    };
    let named: Vec<(String, &str)> = text.iter().filter_map(|m| day(m)).map(|(_, word)| (folded(word), word)).collect();
    // The text names one day, however often.
    let one = named.last().filter(|(form, _)| named.iter().all(|(other, _)| other == form));
    for mention in headline {
        if let (Some((span, word)), Some((form, other))) = (day(mention), one)
            && folded(word) != *form
        {
            offer(span, (*other).to_owned());
        }
    }
}

/// Two people with one office that only one can hold (`पटना के महापौर`): the later is offered the earlier.
pub fn offices(article: Article, sole: &HashSet<String>, mut offer: impl FnMut(Span<Text>, String)) {
    let mut holders: BTreeMap<String, &Entity> = BTreeMap::new();
    let people = article.entities.iter().filter(|e| e.kind == MentionKind::Person && e.name.contains(' '));
    for person in people {
        for role in &person.roles {
            let words: Vec<&str> = role.split_whitespace().collect();
            let governs = words.iter().any(|w| matches!(*w, "के" | "की"));
            if !governs || !words.last().is_some_and(|head| sole.contains(&folded(head))) {
                continue;
            }
            let office = folded(role).replace(" की ", " के ");
            match holders.get(&office) {
                Some(first) if first.name != person.name => {
                    let named = person.mentions.iter().filter_map(|&m| article.mentions.get(m));
                    let mut named = named.filter(|m| m.kind == MentionKind::Person);
                    if let Some(mention) = named.find(|m| m.span.of(article.text).contains(' ')) {
                        offer(mention.span, first.name.clone());
                    }
                }
                Some(_) => {}
                None => {
                    holders.insert(office, person);
                }
            }
        }
    }
}
