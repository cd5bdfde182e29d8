//! What an analysis holds, as plain data. Offsets are UTF-8 bytes; [`crate::export::json`] writes them in other units.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::align::Alignment;
use crate::span::{Span, Text};
use crate::when::resolve::Day;

/// Everything found in one article.
#[derive(Clone, Debug)]
pub struct Analysis<'s> {
    /// The name and version of the model that tagged it.
    pub model: String,
    /// The string that was given.
    pub source: &'s str,
    /// The cleaned text, into which every [`Span<Text>`] points.
    pub text: String,
    /// How `text` came from `source`: the changes made.
    pub alignment: Alignment,
    /// Headline, dateline and so on: in order, not overlapping, together holding every character that is not white space.
    pub parts: Vec<Part>,
    /// Sentences of all parts but the boilerplate, in order.
    pub sentences: Vec<Span<Text>>,
    /// Names, dates, roles and events, sorted by start.
    pub mentions: Vec<Mention>,
    /// What the mentions name; `Mention::entity` is an index into this.
    pub entities: Vec<Entity>,
    /// The meetings reported, the main one first.
    pub meetings: Vec<Meeting>,
    /// The key sentences, in order, where no meeting is reported; else none.
    pub key_sentences: Vec<Span<Text>>,
    /// Corrections for a person to accept.
    pub suggestions: Vec<Suggestion>,
    /// The dates that could be resolved, as ISO 8601, by index into `mentions`.
    pub dates: BTreeMap<usize, String>,
    /// What the house's own table calls an entity elsewhere, by index into `entities`.
    pub identifiers: BTreeMap<usize, String>,
    /// The person's corrections that have no place in this text any more, by their number.
    pub unplaced: Vec<usize>,
    /// The day of publication that was given.
    pub published: Option<Day>,
}

/// Declares an enum of plain names with the string that stands for each in JSON and in the lexicon.
macro_rules! names {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[$name] = &[$($name::$variant),+];

            /// The name used in JSON and in the lexicon.
            pub const fn name(self) -> &'static str {
                match self { $($name::$variant => $text),+ }
            }

            /// The one of that name.
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|x| x.name() == name)
            }
        }
    };
}
pub(crate) use names;

names! {
    /// What a part of the article is.
    PartKind {
        /// The title of the article.
        Headline = "headline",
        /// Place, date and agency that open the text.
        Dateline = "dateline",
        /// Who wrote it.
        Byline = "byline",
        /// The first paragraph.
        Lead = "lead",
        /// The rest of the text.
        Body = "body",
        /// Prompts, links, tags: kept, never tagged.
        Boilerplate = "boilerplate",
    }
}

/// A part of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What it is.
    pub kind: PartKind,
    /// Where it stands, without white space at either end.
    pub span: Span<Text>,
}

names! {
    /// What a mention names, as the annotation guidelines define it.
    MentionKind {
        /// A named human being.
        Person = "person",
        /// A named location, building or venue.
        Place = "place",
        /// A named body.
        Organisation = "organisation",
        /// A date or a time.
        Date = "date",
        /// A number, amount or measure.
        Number = "number",
        /// A designation held by a person.
        Role = "role",
        /// A named event.
        Event = "event",
    }
}

/// A span of the text that names something.
#[derive(Clone, Debug, PartialEq)]
pub struct Mention {
    /// What it names.
    pub kind: MentionKind,
    /// Where it stands, without postpositions, honorifics and punctuation.
    pub span: Span<Text>,
    /// The entity that it refers to, as an index into [`Analysis::entities`].
    pub entity: Option<usize>,
    /// How sure it is, from 0 to 1.
    pub score: f32,
}

/// What the part is in which byte `at` stands, or the next one.
pub(crate) fn part_at(parts: &[Part], at: usize) -> Option<PartKind> {
    parts.get(parts.partition_point(|part| part.span.end <= at)).map(|part| part.kind)
}

/// No mention is longer, in bytes; with this bound those near a place are found without looking at all.
pub(crate) const LONGEST_MENTION: usize = 2_048;

/// Those of `mentions`, which are sorted by start, that end at byte `end`.
pub(crate) fn ending_at(mentions: &[Mention], end: usize) -> impl Iterator<Item = &Mention> {
    starting(mentions, end.saturating_sub(LONGEST_MENTION)..end).filter(move |m| m.span.end == end)
}

/// Those of `mentions`, which are sorted by start, that hold `span`.
pub(crate) fn holding(mentions: &[Mention], span: Span<Text>) -> impl Iterator<Item = &Mention> {
    starting(mentions, span.end.saturating_sub(LONGEST_MENTION)..span.start + 1).filter(move |m| m.span.contains(&span))
}

/// Those of `mentions`, which are sorted by start, that start at one of `bytes`.
pub(crate) fn starting(mentions: &[Mention], bytes: Range<usize>) -> impl Iterator<Item = &Mention> {
    let first = mentions.partition_point(|m| m.span.start < bytes.start);
    mentions[first..].iter().take_while(move |m| m.span.start < bytes.end)
}

/// One person, place, organisation or event, however often it is mentioned.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// What it is.
    pub kind: MentionKind,
    /// Its fullest form in the article.
    pub name: String,
    /// The designations that the article gives it.
    pub roles: Vec<String>,
    /// Its mentions, as indices into [`Analysis::mentions`].
    pub mentions: Vec<usize>,
    /// What does not age about it, from the tables: label and value (`capital`, `short`, `wikidata`).
    pub facts: Vec<(&'static str, &'static str)>,
}

names! {
    /// What sort of meeting it is.
    MeetingKind {
        /// A cabinet.
        Cabinet = "cabinet",
        /// A review of work by those who answer for it.
        Review = "review",
        /// One party.
        Party = "party",
        /// Several parties together.
        Alliance = "alliance",
        /// All parties (सर्वदलीय).
        AllParty = "all_party",
        /// A council, board or committee.
        Council = "council",
        /// Two leaders or states.
        Bilateral = "bilateral",
        /// Several states.
        Summit = "summit",
        /// District, village council, school.
        Local = "local",
        /// Officers, police, departments.
        Official = "official",
        /// Any other.
        Other = "other",
    }
}

names! {
    /// How a meeting stands at the time the article speaks.
    Status {
        /// It is to take place.
        Scheduled = "scheduled",
        /// It is going on.
        UnderWay = "under_way",
        /// It has taken place.
        Held = "held",
        /// It was put off.
        Postponed = "postponed",
        /// It was called off.
        Cancelled = "cancelled",
    }
}

names! {
    /// What is asked of a meeting.
    Slot {
        /// The shortest phrase that names it.
        Title = "title",
        /// Who presides.
        Chair = "chair",
        /// Who invited, or at whose place it is held.
        Host = "host",
        /// Who takes part, named.
        Participants = "participants",
        /// Bodies that take part as such.
        Organisations = "organisations",
        /// Who was expected and stayed away.
        Absent = "absent",
        /// The town, state or country.
        Place = "place",
        /// The building or room.
        Venue = "venue",
        /// Date and hour.
        Time = "time",
        /// What it is about, one entry a topic.
        Agenda = "agenda",
        /// What was decided, one entry each.
        Decisions = "decisions",
        /// What is to follow.
        NextStep = "next_step",
    }
}

/// A meeting that the article reports.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// What sort it is.
    pub kind: MeetingKind,
    /// How it stands.
    pub status: Status,
    /// What fills each slot, in the order of [`Slot::ALL`].
    pub slots: Slots,
    /// The summary, in Hindi, a line a fact.
    pub summary: Vec<Line>,
    /// The summary in one line of at most 280 characters.
    pub brief: String,
}

/// The fillers of a meeting, by slot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Slots([Vec<Filler>; Slot::ALL.len()]);

impl std::ops::Index<Slot> for Slots {
    type Output = Vec<Filler>;
    fn index(&self, slot: Slot) -> &Vec<Filler> {
        &self.0[slot as usize]
    }
}

impl std::ops::IndexMut<Slot> for Slots {
    fn index_mut(&mut self, slot: Slot) -> &mut Vec<Filler> {
        &mut self.0[slot as usize]
    }
}

/// What fills a slot: words of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Filler {
    /// The words.
    pub span: Span<Text>,
    /// The entity that they name, as an index into [`Analysis::entities`].
    pub entity: Option<usize>,
    /// The sentence or clause that says so.
    pub evidence: Span<Text>,
    /// How surely it is right, from 0 to 1.
    pub score: f32,
}

/// A line of the summary.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The line, in Hindi.
    pub text: String,
    /// The sentence or clause that it rests on.
    pub evidence: Span<Text>,
}

/// A correction for a person to accept; nothing is changed by it.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    /// Its class: `grammar`, `spelling`, `punctuation`, `style` or `consistency`.
    pub kind: String,
    /// What it would replace.
    pub span: Span<Text>,
    /// What it would put there.
    pub after: String,
    /// Why, in Hindi, for the editor.
    pub reason: String,
    /// The name of the rule, by which it can be switched off.
    pub rule: String,
}
