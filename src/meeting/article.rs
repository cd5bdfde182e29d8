//! What the steps before know of an article, and the questions that every step of the meeting asks of it.

use std::ops::Range;

use super::clause::Clause;
use super::words::{Class, Classes, Words};
use crate::analysis::{Entity, MeetingKind, Mention, MentionKind, Part, PartKind, ending_at, part_at, starting};
use crate::lexicon::{Breadth, Entry, Function};
use crate::token::{TokenKind, Tokens};

/// In so many sentences of the text the article says which meeting it is about.
const OPENING_SENTENCES: usize = 3;

/// What the steps before know of an article.
pub(crate) struct Article<'a> {
    pub tokens: &'a Tokens<'a>,
    pub parts: &'a [Part],
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub words: &'a Words,
    /// Of each token, the classes of words that it is of.
    classes: Vec<Classes>,
}

impl<'a> Article<'a> {
    /// With what the steps before found.
    pub(crate) fn new(
        tokens: &'a Tokens<'a>,
        parts: &'a [Part],
        mentions: &'a [Mention],
        entities: &'a [Entity],
        words: &'a Words,
    ) -> Self {
        let classes = tokens.all.iter().map(|token| words.classes(token.word)).collect();
        Article { tokens, parts, mentions, entities, words, classes }
    }
}

impl Article<'_> {
    /// Whether token `i` is of a class of words.
    pub(super) fn is(&self, i: usize, class: Class) -> bool {
        self.classes.get(i).is_some_and(|classes| classes.hold(class))
    }

    /// The first word of unit `at` of a clause; none behind its last one.
    pub(super) fn word(&self, clause: &Clause, at: usize) -> &str {
        clause.units.get(at).map_or("", |unit| self.tokens.str(unit.tokens.start))
    }

    /// Whether token `i` ends as words of a class do.
    pub(super) fn ends(&self, i: usize, class: Class) -> bool {
        self.words.ends(self.tokens.str(i), class)
    }

    /// Whether token `i` is a verb of grammar: है, करना.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        self.tokens.word(i, |e| matches!(e, Entry::Function(Function::Verb)).then_some(())).is_some()
    }

    /// Whether token `i` is the verb की, not the postposition: nothing comes after it but the rest of the verb.
    pub(super) fn is_verb_ki(&self, i: usize) -> bool {
        let next = self.tokens.all.get(i + 1);
        let ends = next.is_none_or(|token| token.kind == TokenKind::Sign);
        self.tokens.str(i) == "कीं" || self.tokens.str(i) == "की" && (ends || self.is(i + 1, Class::AfterVerb))
    }

    /// Whether token `i` is a number, in figures or a word.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.tokens.all.get(i).is_some_and(|token| token.kind == TokenKind::Number)
            || self.tokens.word(i, |e| matches!(e, Entry::Number(_)).then_some(())).is_some()
    }

    /// Whether token `i` is a word that says something: none of grammar, no number, none of time.
    pub(super) fn is_content(&self, i: usize) -> bool {
        let empty = |e: &Entry| matches!(e, Entry::Function(_) | Entry::Number(_) | Entry::Time(_)).then_some(());
        self.tokens.all.get(i).is_some_and(|token| token.kind == TokenKind::Word)
            && self.tokens.word(i, empty).is_none()
    }

    /// Whether token `i` is the genitive का, के, की.
    pub(super) fn is_genitive(&self, i: usize) -> bool {
        matches!(self.tokens.str(i), "का" | "के" | "की")
    }

    /// What kinds of meeting the words of a breadth tell that begin with token `i`: how many tokens each has, its rank and its kind.
    pub(super) fn kinds(&self, i: usize, wanted: Breadth) -> impl Iterator<Item = (usize, u32, MeetingKind)> {
        self.tokens.hits(i).iter().filter_map(move |hit| match hit.entry {
            Entry::MeetingKind { kind, breadth, rank } if breadth == wanted => Some((hit.len, rank, kind)),
            _ => None,
        })
    }

    /// Whether one of these tokens begins what a cabinet is called.
    pub(super) fn names_cabinet(&self, range: Range<usize>) -> bool {
        let cabinet = |e: &Entry| matches!(e, Entry::MeetingKind { kind: MeetingKind::Cabinet, .. });
        range.into_iter().any(|i| self.tokens.hits(i).iter().any(|hit| cabinet(&hit.entry)))
    }

    /// Whether token `i` tells that a meeting was called: `बैठक बुलाई`.
    pub(super) fn calls(&self, i: usize) -> bool {
        matches!(self.tokens.str(i), "बुलाई" | "बुलायी")
    }

    /// The mentions that end with token `i`.
    pub(super) fn mentions_ending(&self, i: usize) -> impl Iterator<Item = &Mention> {
        ending_at(self.mentions, self.tokens.all.get(i).map_or(0, |token| token.span.end))
    }

    /// The mentions that begin with token `i`.
    pub(super) fn mentions_beginning(&self, i: usize) -> impl Iterator<Item = &Mention> {
        let at = self.tokens.all.get(i).map_or(0..0, |token| token.span.start..token.span.start + 1);
        starting(self.mentions, at)
    }

    /// Whether a person's name or a designation ends with token `i`.
    pub(super) fn person_ends(&self, i: usize) -> bool {
        self.mentions_ending(i).any(|m| matches!(m.kind, MentionKind::Person | MentionKind::Role))
    }

    /// Whether a person's name begins with token `i`.
    pub(super) fn person_begins(&self, i: usize) -> bool {
        self.mentions_beginning(i).any(|m| m.kind == MentionKind::Person)
    }

    /// Whether the name of a place or a body begins with token `i`.
    pub(super) fn place_or_body_begins(&self, i: usize) -> bool {
        self.mentions_beginning(i).any(|m| matches!(m.kind, MentionKind::Place | MentionKind::Organisation))
    }

    /// What sort of place an entity is, by the tables: town, state, country.
    pub(super) fn place_kind(&self, entity: Option<usize>) -> Option<&'static str> {
        let entity = entity.and_then(|e| self.entities.get(e))?;
        entity.facts.iter().find_map(|(label, value)| (*label == "kind").then_some(*value))
    }

    /// Whether `mention` is of a country.
    pub(super) fn is_country(&self, mention: &Mention) -> bool {
        mention.kind == MentionKind::Place && self.place_kind(mention.entity) == Some("country")
    }

    /// The two places, joined by और, whose names end right before token `end`, of tokens from `floor` on:
    /// `भारत और नेपाल` before `के`.
    pub(super) fn joined_places(&self, end: usize, floor: usize) -> Option<[&Mention; 2]> {
        let place = |end: usize| {
            let last = end.checked_sub(1).filter(|&last| last >= floor)?;
            self.mentions_ending(last).find(|m| m.kind == MentionKind::Place)
        };
        let second = place(end)?;
        let joint = self.tokens.within(second.span).start.checked_sub(1)?;
        let first = place(joint).filter(|_| self.is(joint, Class::Joins))?;
        Some([first, second])
    }

    /// How many countries are named one after another right before token `end`, of tokens from `floor` on: `भारत और नेपाल`,
    /// `भारत-नेपाल`, `चीन, भारत और नेपाल`.
    pub(super) fn countries(&self, end: usize, floor: usize) -> usize {
        let mut named = Vec::new();
        let mut at = end;
        while let Some(last) = at.checked_sub(1).filter(|&last| last >= floor) {
            let Some(name) = self.mentions_ending(last).find(|m| self.is_country(m)) else { break };
            if !named.contains(&name.entity) {
                named.push(name.entity);
            }
            at = self.tokens.within(name.span).start;
            let joint = at.checked_sub(1).filter(|&i| i > floor);
            at -=
                usize::from(joint.is_some_and(|i| self.is(i, Class::Joins) || matches!(self.tokens.str(i), "," | "-")));
        }
        named.len()
    }

    /// The part that sentence `number` stands in.
    pub(super) fn part_of(&self, number: usize) -> PartKind {
        let start = self.tokens.sentences.get(number).map_or(0, |(_, span)| span.start);
        part_at(self.parts, start).unwrap_or(PartKind::Body)
    }

    /// The sentences of the headline and the first ones of the text.
    pub(super) fn opening(&self) -> Vec<usize> {
        self.opening_of(OPENING_SENTENCES)
    }

    /// The sentences of the headline and the first `count` of the text.
    pub(super) fn opening_of(&self, count: usize) -> Vec<usize> {
        let mut opening = Vec::new();
        let mut text = 0;
        for number in 0..self.tokens.sentences.len() {
            match self.part_of(number) {
                PartKind::Headline => opening.push(number),
                PartKind::Dateline | PartKind::Byline | PartKind::Boilerplate => {}
                PartKind::Lead | PartKind::Body if text < count => {
                    opening.push(number);
                    text += 1;
                }
                PartKind::Lead | PartKind::Body => break,
            }
        }
        opening
    }
}
