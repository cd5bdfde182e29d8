//! Which sentences speak of the meeting, and which may go on about it.

use super::Article;
use super::clause::{Clause, UnitKind};
use super::phrase::Phrase;
use super::slots::SURE;
use super::words::Class;
use crate::analysis::{MeetingKind, Mention, MentionKind, starting};
use crate::lexicon::Breadth;
use crate::span::Span;
use crate::token::TokenKind;
use crate::word::is_oblique_plural;

/// So many sentences after one that speaks of the meeting may go on about it.
const NEAR: usize = 6;

/// Which sentences speak of the meeting: those that name it, and those that take it up again with a pronoun.
pub(super) fn about(article: &Article<'_>, phrases: &[Phrase]) -> Vec<bool> {
    let tokens = article.tokens;
    let mut about = vec![false; tokens.sentences.len()];
    for phrase in phrases.iter().filter(|p| !p.passing) {
        about[phrase.sentence] = true;
    }
    for number in 1..about.len() {
        let takes_up = || tokens.sentence(number).take(3).any(|i| article.is(i, Class::TakesUp));
        let in_it = || tokens.sentence(number).any(|i| tokens.str(i) == "इसमें");
        about[number] |= about[number - 1] && (takes_up() || in_it()) && !turns_back(article, number);
    }
    about
}

/// People who do something in sentence `number`: names and designations with `ने`.
fn agents<'m>(article: &'m Article<'_>, number: usize) -> impl Iterator<Item = &'m Mention> {
    let people = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Role);
    doers(article, number).filter(people)
}

/// The bodies that sentences about the meeting name.
fn bodies_about(article: &Article<'_>, about: &[bool]) -> Vec<usize> {
    let named = article.mentions.iter().filter(|m| m.kind == MentionKind::Organisation);
    named
        .filter(|m| {
            let number = article.tokens.sentence_of(article.tokens.within(m.span).start);
            about.get(number).copied().unwrap_or(false)
        })
        .filter_map(|m| m.entity)
        .collect()
}

/// Who does something in sentence `number`: names with `ने`.
fn doers<'m>(article: &'m Article<'_>, number: usize) -> impl Iterator<Item = &'m Mention> {
    let (range, span) = article.tokens.sentences.get(number).cloned().unwrap_or((0..0, Span::new(0, 0)));
    starting(article.mentions, span.start..span.end).filter(move |m| {
        let end = article.tokens.within(m.span).end;
        range.contains(&end) && article.tokens.str(end) == "ने"
    })
}

/// Whether the phrases name a cabinet's meeting: its decisions are told one after another, to the end of the article.
pub(super) fn cabinet(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    phrases.iter().filter(|p| !p.passing).any(|p| article.names_cabinet(p.tokens.clone()))
}

/// Whether a cabinet, a council or a board meets: the same holds of it, and what it did is what its meeting decided.
pub(super) fn body_meets(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let kinds = |i: usize| article.kinds(i, Breadth::Phrase);
    let mut own = phrases.iter().filter(|p| !p.passing);
    // The surest word tells: कार्य समिति is a party's, though समिति alone is a council.
    own.any(|p| {
        let surest = p.tokens.clone().flat_map(kinds).min_by_key(|(_, rank, _)| *rank);
        let partys = surest.is_some_and(|(.., kind)| kind == MeetingKind::Party);
        let body = |kind| matches!(kind, MeetingKind::Cabinet | MeetingKind::Council);
        !partys && p.tokens.clone().flat_map(kinds).any(|(.., kind)| body(kind))
    })
}

/// Which sentences may go on about the meeting though they do not name it: the opening, and a few after one that speaks
/// of it, or in which one who acted there goes on; not those that look back (`… को मंजूरी दी गई थी`).
pub(super) fn near(
    article: &Article<'_>,
    phrases: &[Phrase],
    (about, elsewhere): (&[bool], &[bool]),
    opening: &[usize],
    body: bool,
) -> Vec<bool> {
    // What a body decides is told to the end of the article.
    let reach = if body { usize::MAX } else { NEAR };
    let speakers: Vec<Option<usize>> =
        (0..about.len()).filter(|&number| about[number]).flat_map(|n| agents(article, n)).map(|m| m.entity).collect();
    let bodies = bodies_about(article, about);
    let met: Vec<&str> = phrases.iter().flat_map(|p| p.tokens.clone()).map(|i| article.tokens.str(i)).collect();
    let mut near = vec![false; about.len()];
    let mut since = reach.saturating_add(1);
    for number in 0..about.len() {
        let speaks = agents(article, number).any(|m| m.entity.is_some() && speakers.contains(&m.entity));
        since = match about[number] || speaks && since <= reach {
            true => 0,
            false => since.saturating_add(1),
        };
        let sentence = article.tokens.sentence(number);
        let words = sentence.rev().filter(|&i| article.tokens.all[i].kind == TokenKind::Word);
        let mut ends = words.take(2);
        let past = ends.next().is_some_and(|i| article.is(i, Class::Was))
            && ends.next().is_some_and(|i| article.is(i, Class::Done));
        // A court, another government: what a body does that has no part in the meeting is none of its outcome.
        let outsider = doers(article, number)
            .filter(|m| m.kind == MentionKind::Organisation && !m.entity.is_some_and(|e| bodies.contains(&e)))
            .any(|m| !meets_as(article, m, &met));
        // What the head of a state does is none of a body's, unless he was there.
        let head = body
            && agents(article, number).any(|m| {
                let start = article.tokens.within(m.span).start;
                let named = |i: usize| matches!(article.tokens.str(i), "राष्ट्रपति" | "राज्यपाल");
                (named(start) || start > 0 && named(start - 1)) && !speakers.contains(&m.entity)
            });
        let outsider = outsider || head;
        let announces = about.get(number + 1).copied().unwrap_or(false);
        near[number] = about[number]
            || !past
                && !outsider
                && !turns_back(article, number)
                && (since <= reach || announces || opening.contains(&number));
        // What comes after another meeting goes on about that one.
        if elsewhere[number] && !about[number] && article.is(article.tokens.sentence(number).start, Class::TurnsFirst) {
            since = reach.saturating_add(1);
        }
    }
    near
}

/// Whether the meeting is named as one of many: सम्मेलन, विदेश मंत्रियों की बैठक.
pub(super) fn congress(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let many = |i: usize| article.is(i, Class::OfMany) && is_oblique_plural(article.tokens.str(i));
    let first = phrases.iter().find(|p| !p.passing && p.weight >= SURE);
    first.is_some_and(|p| article.is(p.noun.start, Class::Congress) || p.tokens.clone().any(many))
}

/// Whether a clause tells that somebody met one person: राज्यपाल से भेंट की. Where many meet, at a `congress`, that is another
/// meeting; and so it is anywhere if it was him too: राज्यपाल से भी भेंट की.
pub(super) fn met_apart(article: &Article<'_>, clause: &Clause, congress: bool) -> bool {
    clause.units.iter().enumerate().any(|(at, unit)| {
        let word = |back: usize| at.checked_sub(back).map_or("", |i| article.tokens.str(clause.units[i].tokens.start));
        let too = word(1) == "भी";
        let mut whom = if too { 2 } else { 1 };
        // राज्यपाल के साथ भी
        let beside = too && (word(3), word(2)) == ("के", "साथ");
        whom += usize::from(beside);
        let person = at.checked_sub(whom + 1).is_some_and(|i| {
            matches!(clause.units[i].kind, UnitKind::Name(_, MentionKind::Person | MentionKind::Role))
        });
        let encounter = article.is(unit.tokens.start, Class::Encounter);
        encounter && (word(whom) == "से" || beside) && person && (congress || too)
    })
}

/// Whether a sentence turns to what was before, or went on elsewhere: इससे पहले …, उधर …
fn turns_back(article: &Article<'_>, number: usize) -> bool {
    let sentence = article.tokens.sentence(number);
    let before = |i: usize| matches!(article.tokens.str(i), "इससे" | "इसके") && article.is(i + 1, Class::BeforeIt);
    article.is(sentence.start, Class::TurnsAlone) || sentence.take(3).any(before)
}

/// Whether a body, by the words of its name, is the one that meets or a part of it; `met` are those of the meeting's name.
fn meets_as(article: &Article<'_>, body: &Mention, met: &[&str]) -> bool {
    let tokens = article.tokens;
    let name = tokens.within(body.span);
    // The committee, spoken of in full here and by its last word where it meets.
    let meets = article.is(name.end - 1, Class::Body) && met.contains(&tokens.str(name.end - 1));
    // मंत्रिमंडल की आर्थिक समिति
    let whose = name.start > 1
        && matches!(tokens.str(name.start - 1), "की" | "का")
        && article.is(name.start - 2, Class::Ruling);
    meets || whose || name.clone().any(|i| article.is(i, Class::Ruling))
}

/// Which sentences speak of another meeting: those that name only such, and those that take it up again.
pub(super) fn elsewhere(article: &Article<'_>, phrases: &[Phrase], opening: &[usize]) -> Vec<bool> {
    let tokens = article.tokens;
    let mut elsewhere = vec![false; tokens.sentences.len()];
    for phrase in phrases.iter().filter(|p| p.passing && !opening.contains(&p.sentence)) {
        elsewhere[phrase.sentence] = true;
    }
    for phrase in phrases.iter().filter(|p| !p.passing) {
        elsewhere[phrase.sentence] = false;
    }
    // दोनों नेताओं ने …, after a sentence that only names another, goes on with it, also in the first sentences.
    let other = |number: usize| {
        let mut named = phrases.iter().filter(|p| p.sentence == number).peekable();
        named.peek().is_some() && named.all(|p| p.passing && !p.later)
    };
    for number in 1..elsewhere.len() {
        let first = tokens.sentence(number).start;
        elsewhere[number] |= tokens.str(first) == "दोनों" && other(number - 1);
        let named = phrases.binary_search_by_key(&number, |p| p.sentence).is_ok();
        let takes_up = article.is(first, Class::GoesOn);
        elsewhere[number] |= elsewhere[number - 1] && takes_up && !named;
    }
    elsewhere
}
