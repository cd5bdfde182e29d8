//! Meetings: which one the article reports, and what it says of it.
//!
//! ```text
//! phrase   the words that name a meeting: where they stand, what kind they tell
//! clause   sentences cut into clauses, clauses into units: names, meetings, words
//! rules    patterns over units, from lexicon/meeting_rules.tsv
//! slots    what the rules give, gathered, each filler with its evidence
//! summary  lines of Hindi from the slots
//! ```

mod clause;
mod phrase;
mod rules;
mod slots;
mod summary;

use crate::analysis::{Entity, Meeting, MeetingKind, Mention, MentionKind, Part, PartKind, Slots, Status, ending_at};
use crate::corrections::Placed;
use crate::lexicon::Lexicon;
use crate::token::Tokens;

pub use rules::Rules;

/// A sentence of this part of the article tells what it is about: the headline, or one of the first sentences.
const OPENING_SENTENCES: usize = 3;
/// How much the phrases must weigh together, where none stands in the opening.
const WEIGHT_ELSEWHERE: f32 = 3.0;
/// How surely a phrase in the opening must name a meeting.
const WEIGHT_IN_OPENING: f32 = 0.6;

/// What the steps before know of an article.
pub(crate) struct Article<'a> {
    pub tokens: &'a Tokens<'a>,
    pub parts: &'a [Part],
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
}

impl Article<'_> {
    /// The part that sentence `number` stands in.
    fn part_of(&self, number: usize) -> PartKind {
        let start = self.tokens.sentences.get(number).map_or(0, |(_, span)| span.start);
        let at = self.parts.partition_point(|part| part.span.end <= start);
        self.parts.get(at).map_or(PartKind::Body, |part| part.kind)
    }

    /// Whether a person's name or a designation ends with token `i`.
    fn person_ends(&self, i: usize) -> bool {
        let Some(token) = self.tokens.all.get(i) else { return false };
        ending_at(self.mentions, token.span.end).any(|m| matches!(m.kind, MentionKind::Person | MentionKind::Role))
    }

    /// The sentences of the headline and the first ones of the text.
    fn opening(&self) -> Vec<usize> {
        let mut opening = Vec::new();
        let mut text = 0;
        for number in 0..self.tokens.sentences.len() {
            match self.part_of(number) {
                PartKind::Headline => opening.push(number),
                PartKind::Dateline | PartKind::Byline | PartKind::Boilerplate => {}
                PartKind::Lead | PartKind::Body if text < OPENING_SENTENCES => {
                    opening.push(number);
                    text += 1;
                }
                PartKind::Lead | PartKind::Body => break,
            }
        }
        opening
    }
}

/// The meetings that the article reports, the main one first. An article that only mentions one in passing reports none.
/// What a person `placed` wins.
pub(crate) fn meetings(lexicon: &Lexicon, rules: &Rules, article: &Article<'_>, placed: &Placed) -> Vec<Meeting> {
    let phrases = phrase::phrases(article);
    let opening = article.opening();
    let opens = phrases.iter().any(|p| p.weight >= WEIGHT_IN_OPENING && !p.passing && opening.contains(&p.sentence));
    let weight: f32 = phrases.iter().filter(|p| !p.passing).map(|p| p.weight).sum();
    let reported = opens || weight >= WEIGHT_ELSEWHERE;
    if placed.denies_meeting() || !(reported || placed.tells_meeting()) {
        return Vec::new();
    }
    let mut meeting =
        Meeting { kind: MeetingKind::Other, status: Status::Held, slots: Slots::default(), summary: Vec::new() };
    if reported {
        let found = slots::fill(lexicon, rules, article, &phrases);
        meeting.kind = phrase::kind(lexicon, article, &phrases, &found.slots);
        (meeting.slots, meeting.status) = (found.slots, found.status);
    }
    let sentences: Vec<_> = article.tokens.sentences.iter().map(|(_, span)| *span).collect();
    placed.fill(&mut meeting.slots, article.mentions, &sentences);
    placed.meeting(&mut meeting);
    meeting.summary = summary::lines(article, &phrases, meeting.status, &meeting.slots);
    vec![meeting]
}
