//! Meetings: which one the article reports, and what it says of it.
//!
//! ```text
//! phrase   the words that name a meeting, where they stand
//! group    which phrases name one meeting
//! kind     what kind of meeting it is
//! clause   sentences cut into clauses, clauses into units: names, meetings, words
//! rules    patterns over units, from lexicon/meeting_rules.tsv
//! topic    topics, decisions, next steps: where such a phrase begins and ends
//! deed     decisions told as what was done: where such a clause begins
//! alike    whether two fillers say the same
//! slots    what the rules give, gathered, each filler with its evidence
//! confidence  how surely each filler is right, from lexicon/meeting_confidence.tsv
//! summary  lines of Hindi from the slots
//! words    word classes that steer the reading, from lexicon/meeting_grammar.tsv
//! ```

mod alike;
mod clause;
mod confidence;
mod deed;
mod group;
mod kind;
mod phrase;
mod rules;
mod slots;
mod summary;
mod topic;
mod words;

use crate::analysis::{
    Entity, Filler, Meeting, MeetingKind, Mention, MentionKind, Part, PartKind, Slot, Slots, Status, ending_at, part_at,
};
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
/// How surely a phrase elsewhere must name one, of which it is told what came of it.
const WEIGHT_TOLD: f32 = 0.9;
/// In so many first sentences a meeting is still news of which it is told who met or about what.
const EARLY_SENTENCES: usize = 6;

/// What the steps before know of an article.
pub(crate) struct Article<'a> {
    pub tokens: &'a Tokens<'a>,
    pub parts: &'a [Part],
    pub mentions: &'a [Mention],
    pub entities: &'a [Entity],
    pub words: &'a words::Words,
}

impl Article<'_> {
    /// Whether token `i` is of a class of words.
    fn is(&self, i: usize, class: words::Class) -> bool {
        self.tokens.all.get(i).is_some_and(|token| self.words.is(token.word, class))
    }

    /// Whether token `i` ends as words of a class do.
    fn ends(&self, i: usize, class: words::Class) -> bool {
        self.words.ends(self.tokens.str(i), class)
    }

    /// Whether token `i` is the verb की, not the postposition: nothing comes after it but the rest of the verb.
    fn is_verb_ki(&self, i: usize) -> bool {
        let next = self.tokens.all.get(i + 1);
        let ends = next.is_none_or(|token| token.kind == crate::token::TokenKind::Sign);
        self.tokens.str(i) == "कीं" || self.tokens.str(i) == "की" && (ends || self.is(i + 1, words::Class::AfterVerb))
    }

    /// The part that sentence `number` stands in.
    fn part_of(&self, number: usize) -> PartKind {
        let start = self.tokens.sentences.get(number).map_or(0, |(_, span)| span.start);
        part_at(self.parts, start).unwrap_or(PartKind::Body)
    }

    /// Whether a person's name or a designation ends with token `i`.
    fn person_ends(&self, i: usize) -> bool {
        let Some(token) = self.tokens.all.get(i) else { return false };
        ending_at(self.mentions, token.span.end).any(|m| matches!(m.kind, MentionKind::Person | MentionKind::Role))
    }

    /// Whether token `i` tells that a meeting was called: `बैठक बुलाई`.
    fn calls(&self, i: usize) -> bool {
        matches!(self.tokens.str(i), "बुलाई" | "बुलायी")
    }

    /// Whether a person's name begins with token `i`.
    fn person_begins(&self, i: usize) -> bool {
        let Some(token) = self.tokens.all.get(i) else { return false };
        let at = token.span.start;
        crate::analysis::starting(self.mentions, at..at + 1).any(|m| m.kind == MentionKind::Person)
    }

    /// The sentences of the headline and the first ones of the text.
    fn opening(&self) -> Vec<usize> {
        self.opening_of(OPENING_SENTENCES)
    }

    /// The sentences of the headline and the first `count` of the text.
    fn opening_of(&self, count: usize) -> Vec<usize> {
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

/// The meetings that the article reports, the main one first. An article that only mentions one in passing reports none.
/// What a person `placed` wins.
pub(crate) fn meetings(lexicon: &Lexicon, rules: &Rules, article: &Article<'_>, placed: &Placed) -> Vec<Meeting> {
    let phrases = phrase::phrases(article);
    let opening = article.opening();
    let opens = phrases.iter().any(|p| {
        p.weight >= WEIGHT_IN_OPENING
            && !p.passing
            && opening.contains(&p.sentence)
            && (!p.aside || article.part_of(p.sentence) == PartKind::Headline)
    });
    let weight: f32 = phrases.iter().filter(|p| !p.passing && !p.aside).map(|p| p.weight).sum();
    let reported = opens || weight >= WEIGHT_ELSEWHERE;
    let sure = phrases.iter().any(|p| !p.passing && !p.aside && p.weight >= WEIGHT_TOLD);
    if placed.denies_meeting() || !(reported || sure || placed.tells_meeting()) {
        return Vec::new();
    }
    let mut meetings: Vec<(Meeting, &[phrase::Phrase])> = Vec::new();
    let groups = if reported || sure { group::groups(lexicon, article, &phrases) } else { Vec::new() };
    for phrases in &groups {
        let found = slots::fill(lexicon, rules, article, phrases, meetings.is_empty());
        let kind = kind::kind(lexicon, article, phrases, &found.slots);
        let meeting = untold(kind, found.status, found.slots);
        let told = match meetings.is_empty() {
            true if reported => says_something(article, phrases, &meeting),
            true => comes_of_it(article, phrases, &meeting),
            false => worth_telling(&meeting),
        };
        if told {
            meetings.push((meeting, phrases));
        }
    }
    if meetings.is_empty() && placed.tells_meeting() {
        meetings.push((untold(MeetingKind::Other, Status::Held, Slots::default()), &[]));
    }
    if let Some((main, _)) = meetings.first_mut().filter(|_| placed.tells_meeting() || placed.edits_slots()) {
        let sentences: Vec<_> = article.tokens.sentences.iter().map(|(_, span)| *span).collect();
        placed.fill(&mut main.slots, article.mentions, &sentences);
        placed.meeting(main);
    }
    let told = meetings.into_iter().map(|(mut meeting, phrases)| {
        meeting.summary = summary::lines(article, phrases, meeting.status, &meeting.slots);
        meeting.brief = summary::brief(article, phrases, meeting.status, &meeting.slots);
        meeting
    });
    told.collect()
}

/// A meeting without its summary, which is written when all else stands.
fn untold(kind: MeetingKind, status: Status, slots: Slots) -> Meeting {
    Meeting { kind, status, slots, summary: Vec::new(), brief: String::new() }
}

/// Whether there is more to tell than that there were meetings (दिन भर चली बैठकों के बाद).
fn says_something(article: &Article<'_>, phrases: &[phrase::Phrase], meeting: &Meeting) -> bool {
    let one = phrases.iter().any(|p| !p.passing && !summary::plural(article.tokens.str(p.noun.end - 1)));
    let filled = |slot: &Slot| *slot != Slot::Title && !meeting.slots[*slot].is_empty();
    one || meeting.status != Status::Held || Slot::ALL.iter().any(filled)
}

/// Whether a sentence that names the meeting tells who led it, or what was decided there, or, not far into the text, who met
/// or about what: what the article reports came of it, though its first sentences do not name it.
fn comes_of_it(article: &Article<'_>, phrases: &[phrase::Phrase], meeting: &Meeting) -> bool {
    let early = article.opening_of(EARLY_SENTENCES).last().copied().unwrap_or(0);
    let named = |sentence: usize| phrases.iter().any(|p| !p.passing && !p.aside && p.sentence == sentence);
    let told = |slot: Slot| {
        // A body that only the meeting's name tells says nothing more of it.
        let apart = move |f: &&Filler| {
            slot != Slot::Organisations
                || !phrases.iter().any(|p| article.tokens.span(p.tokens.clone()).contains(&f.span))
        };
        meeting.slots[slot]
            .iter()
            .filter(apart)
            .map(|f| article.tokens.sentence_of(article.tokens.within(f.span).start))
    };
    let anywhere = [Slot::Chair, Slot::Decisions].into_iter().flat_map(told);
    let again = phrases.iter().filter(|p| !p.passing && !p.aside && p.weight >= WEIGHT_TOLD).count() > 1;
    let near = [Slot::Agenda, Slot::Participants, Slot::Organisations].into_iter().flat_map(told);
    let near = near.filter(|&sentence| again || sentence <= early);
    // What was decided may be told in full before.
    let outcome = |p: &phrase::Phrase| {
        article.tokens.sentence(p.sentence).any(|i| article.is(i, words::Class::Outcome)) && named(p.sentence)
    };
    anywhere.chain(near).any(named) || !meeting.slots[Slot::Decisions].is_empty() && phrases.iter().any(outcome)
}

/// Whether a meeting beside the main one is told so fully that it is a report: who met, and where, when or about what.
fn worth_telling(meeting: &Meeting) -> bool {
    let some = |slots: &[Slot]| slots.iter().any(|&slot| !meeting.slots[slot].is_empty());
    some(&[Slot::Participants, Slot::Organisations])
        && some(&[Slot::Place, Slot::Venue, Slot::Time, Slot::Agenda, Slot::Decisions])
}
