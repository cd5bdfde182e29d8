//! What a person corrected, as plain data that an analysis takes as given.
//!
//! A correction stands on words of the source ([`Anchor`]), so that it holds when the text is analysed again. It is placed
//! in the cleaned text before anything is tagged: marks of names go into the decoder as settled, those of entities and of
//! the meeting's slots are applied after linking and filling. What has no place any more is told, never moved.

use unicode_segmentation::GraphemeCursor;

use crate::align::Alignment;
use crate::analysis::{
    Entity, Filler, LONGEST_MENTION, Meeting, MeetingKind, Mention, MentionKind, Slot, Slots, Status, holding,
};
use crate::lexicon::fold;
use crate::order::sort_by_key;
use crate::span::{Source, Span, Text};
use crate::word::one_line;

/// Words of the article on which a correction stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where they stand in the source. Where cleaning rewrote more than them, the whole of that.
    pub source: Span<Source>,
    /// The words, as they stand in the cleaned text.
    pub words: String,
    /// Which of several occurrences in what `source` became, from 0.
    pub nth: usize,
}

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Correction {
    /// The words name something of this type.
    Mark(Anchor, MentionKind),
    /// Nothing of this type, nor of one that can't stand beside it, is named here.
    Unmark(Anchor, MentionKind),
    /// What the first words name is what the second ones name.
    Merge(Anchor, Anchor),
    /// What these words name is one thing, and not what the others of their entity name.
    Split(Vec<Anchor>),
    /// What the words name is to be called so.
    Name(Anchor, String),
    /// The words fill a slot of the meeting; the second ones are the evidence, where it is not the sentence.
    Fill(Slot, Anchor, Option<Anchor>),
    /// The words do not fill that slot.
    Empty(Slot, Anchor),
    /// The meeting is of this sort.
    Kind(MeetingKind),
    /// The meeting stands so.
    Status(Status),
    /// The article reports no meeting.
    NoMeeting,
}

/// Mentions of one layer do not overlap; those of different layers may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Layer {
    Names,
    Roles,
    Events,
}

fn layer(kind: MentionKind) -> Layer {
    match kind {
        MentionKind::Role => Layer::Roles,
        MentionKind::Event => Layer::Events,
        _ => Layer::Names,
    }
}

#[derive(Debug)]
enum EntityEdit {
    Merge(Span<Text>, Span<Text>),
    Split(Vec<Span<Text>>),
    Name(Span<Text>, String),
}

#[derive(Debug)]
enum SlotEdit {
    Fill(Slot, Span<Text>, Option<Span<Text>>),
    Empty(Slot, Span<Text>),
}

/// Corrections, each where it stands in one cleaned text.
#[derive(Debug, Default)]
pub(crate) struct Placed {
    marks: Vec<Mention>,
    /// By layer: where no mention may be but the marks; sorted, not overlapping.
    settled: [Vec<Span<Text>>; 3],
    entities: Vec<(usize, EntityEdit)>,
    slots: Vec<(usize, SlotEdit)>,
    kind: Option<MeetingKind>,
    status: Option<Status>,
    no_meeting: bool,
    unplaced: Vec<usize>,
}

/// Places `corrections` in `text`. Of two that contradict each other the later one counts.
pub(crate) fn place(corrections: &[Correction], text: &str, alignment: &Alignment) -> Placed {
    let mut placed = Placed::default();
    let at = |anchor: &Anchor| locate(anchor, text, alignment);
    for (number, correction) in corrections.iter().enumerate() {
        let done = match correction {
            Correction::Mark(anchor, kind) => at(anchor).map(|span| placed.mark(span, *kind)),
            Correction::Unmark(anchor, kind) => at(anchor).map(|span| placed.settle(span, *kind)),
            Correction::Merge(anchor, with) => at(anchor)
                .zip(at(with))
                .map(|(span, with)| placed.entities.push((number, EntityEdit::Merge(span, with)))),
            Correction::Split(anchors) => {
                let spans: Vec<_> = anchors.iter().filter_map(at).collect();
                (spans.len() == anchors.len() && !spans.is_empty())
                    .then(|| placed.entities.push((number, EntityEdit::Split(spans))))
            }
            Correction::Name(anchor, name) => {
                at(anchor).map(|span| placed.entities.push((number, EntityEdit::Name(span, name.clone()))))
            }
            Correction::Fill(slot, anchor, evidence) => at(anchor).and_then(|span| {
                // Evidence that is gone takes what rests on it along.
                let evidence = match evidence {
                    Some(evidence) => Some(at(evidence)?),
                    None => None,
                };
                placed.slots.push((number, SlotEdit::Fill(*slot, span, evidence)));
                Some(())
            }),
            Correction::Empty(slot, anchor) => {
                at(anchor).map(|span| placed.slots.push((number, SlotEdit::Empty(*slot, span))))
            }
            Correction::Kind(kind) => {
                placed.kind = Some(*kind);
                placed.no_meeting = false;
                Some(())
            }
            Correction::Status(status) => {
                placed.status = Some(*status);
                placed.no_meeting = false;
                Some(())
            }
            Correction::NoMeeting => {
                placed.no_meeting = true;
                Some(())
            }
        };
        if done.is_none() {
            placed.unplaced.push(number);
        }
    }
    for spans in &mut placed.settled {
        sort_by_key(spans, |span| (span.start, span.end));
        let mut joined: Vec<Span<Text>> = Vec::with_capacity(spans.len());
        for span in spans.drain(..) {
            match joined.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => joined.push(span),
            }
        }
        *spans = joined;
    }
    placed
}

/// Where the words of `anchor` stand in `text`, if they still do.
fn locate(anchor: &Anchor, text: &str, alignment: &Alignment) -> Option<Span<Text>> {
    let whole = alignment.to_text(anchor.source);
    let words = text.get(whole.range())?;
    let span = if same(words, &anchor.words) {
        whole
    } else {
        let at = words.match_indices(anchor.words.as_str()).nth(anchor.nth)?.0;
        Span::new(whole.start + at, whole.start + at + anchor.words.len())
    };
    let span = span.trimmed(text);
    let sound = |at: usize| GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0).unwrap_or(false);
    let fits = !span.is_empty() && span.len() <= LONGEST_MENTION && sound(span.start) && sound(span.end);
    fits.then_some(span)
}

/// Whether two stretches are the same words, whatever the digits and the white space.
fn same(one: &str, other: &str) -> bool {
    let folded = |text: &str| {
        let mut folded = String::new();
        text.split_whitespace().for_each(|word| fold(word, &mut folded));
        folded
    };
    one == other || folded(one) == folded(other)
}

impl Placed {
    fn mark(&mut self, span: Span<Text>, kind: MentionKind) {
        self.settle(span, kind);
        self.marks.push(Mention { kind, span, entity: None, score: 1.0 });
    }

    fn settle(&mut self, span: Span<Text>, kind: MentionKind) {
        self.marks.retain(|mark| layer(mark.kind) != layer(kind) || !mark.span.overlaps(&span));
        self.settled[layer(kind) as usize].push(span);
    }

    /// Whether the engine may find something of this kind here.
    pub fn allows(&self, kind: MentionKind, span: Span<Text>) -> bool {
        let settled = &self.settled[layer(kind) as usize];
        let next = settled.partition_point(|other| other.end <= span.start);
        settled.get(next).is_none_or(|other| !other.overlaps(&span))
    }

    /// Puts a person's marks of names, or of roles and events, among `mentions`.
    pub fn add_names(&self, mentions: &mut Vec<Mention>) {
        mentions.extend(self.marks.iter().filter(|mark| layer(mark.kind) == Layer::Names).cloned());
        sort_by_key(mentions, |m| (m.span.start, 0));
    }

    /// Drops what a person took away among roles and events, and adds what was marked.
    pub fn revise(&self, mentions: &mut Vec<Mention>, kind: MentionKind) {
        mentions.retain(|m| self.allows(m.kind, m.span));
        mentions.extend(self.marks.iter().filter(|mark| mark.kind == kind).cloned());
        sort_by_key(mentions, |m| (m.span.start, 0));
    }

    /// Whether a person marked just this.
    pub fn marked(&self, mention: &Mention) -> bool {
        self.marks.iter().any(|mark| mark.span == mention.span && mark.kind == mention.kind)
    }

    /// Merges, splits and names entities as told.
    pub fn link(&mut self, text: &str, mentions: &mut [Mention], entities: &mut Vec<Entity>) {
        if self.entities.is_empty() {
            return;
        }
        for (number, edit) in std::mem::take(&mut self.entities) {
            let of = |span: &Span<Text>, mentions: &[Mention]| {
                holding(mentions, *span).find(|m| m.span == *span).and_then(|m| m.entity)
            };
            let done = match &edit {
                EntityEdit::Merge(span, with) => match (of(span, mentions), of(with, mentions)) {
                    (Some(drop), Some(keep)) => {
                        merge(text, mentions, entities, drop, keep);
                        true
                    }
                    _ => false,
                },
                EntityEdit::Split(spans) => split(text, mentions, entities, spans),
                EntityEdit::Name(span, name) => match of(span, mentions) {
                    Some(entity) => {
                        entities[entity].name.clone_from(name);
                        true
                    }
                    None => false,
                },
            };
            if !done {
                self.unplaced.push(number);
            }
        }
        renumber(mentions, entities);
    }

    /// Whether a person said something of a meeting, so that there is one.
    pub fn tells_meeting(&self) -> bool {
        let filled = self.slots.iter().any(|(_, edit)| matches!(edit, SlotEdit::Fill(..)));
        !self.no_meeting && (filled || self.kind.is_some() || self.status.is_some())
    }

    /// Whether a person filled or emptied a slot.
    pub fn edits_slots(&self) -> bool {
        !self.slots.is_empty()
    }

    /// Whether a person said that there is no meeting.
    pub fn denies_meeting(&self) -> bool {
        self.no_meeting
    }

    /// The meeting's kind and status, as told.
    pub fn meeting(&self, meeting: &mut Meeting) {
        meeting.kind = self.kind.unwrap_or(meeting.kind);
        meeting.status = self.status.unwrap_or(meeting.status);
    }

    /// Fills and empties slots as told. `sentences` give the evidence where a person gave none.
    pub fn fill(&self, slots: &mut Slots, mentions: &[Mention], sentences: &[Span<Text>]) {
        for (_, edit) in &self.slots {
            match edit {
                SlotEdit::Empty(slot, span) => slots[*slot].retain(|filler| filler.span != *span),
                SlotEdit::Fill(slot, span, evidence) => {
                    let first = sentences.partition_point(|sentence| sentence.end <= span.start);
                    let last = sentences.partition_point(|sentence| sentence.start < span.end);
                    let around = sentences.get(first..last).unwrap_or_default();
                    let around = around.iter().fold(*span, |all, sentence| all.cover(sentence));
                    let evidence = evidence.unwrap_or(around);
                    let entity = holding(mentions, *span).find(|m| m.span == *span).and_then(|m| m.entity);
                    if *slot == Slot::Title {
                        slots[*slot].clear();
                    }
                    slots[*slot].retain(|filler| filler.span != *span);
                    slots[*slot].push(Filler { span: *span, entity, evidence, score: 1.0 });
                    sort_by_key(&mut slots[*slot], |filler| (filler.span.start, filler.span.end));
                }
            }
        }
    }

    /// The numbers of the corrections that have no place in this text.
    pub fn unplaced(mut self) -> Vec<usize> {
        self.unplaced.sort_unstable();
        self.unplaced
    }
}

/// Makes the mentions of entity `drop` those of `keep`.
pub(crate) fn merge(text: &str, mentions: &mut [Mention], entities: &mut [Entity], drop: usize, keep: usize) {
    if drop == keep {
        return;
    }
    let moved = std::mem::take(&mut entities[drop].mentions);
    let roles = std::mem::take(&mut entities[drop].roles);
    for &m in &moved {
        mentions[m].entity = Some(keep);
    }
    let entity = &mut entities[keep];
    entity.mentions.extend(moved);
    entity.mentions.sort_unstable();
    for role in roles {
        if !entity.roles.contains(&role) {
            entity.roles.push(role);
        }
    }
    name(text, mentions, entity);
}

/// Makes an entity of its own of the mentions at `spans`.
fn split(text: &str, mentions: &mut [Mention], entities: &mut Vec<Entity>, spans: &[Span<Text>]) -> bool {
    let find = |span: &Span<Text>| {
        let from = mentions.partition_point(|m| m.span.start < span.start);
        let here = mentions[from..].iter().take_while(|m| m.span.start == span.start);
        here.enumerate().find(|(_, m)| m.span == *span && m.entity.is_some()).map(|(i, _)| from + i)
    };
    let found: Option<Vec<usize>> = spans.iter().map(find).collect();
    let Some(mut chosen) = found else { return false };
    chosen.sort_unstable();
    chosen.dedup();
    let Some(&first) = chosen.first() else { return false };
    let number = entities.len();
    for &m in &chosen {
        if let Some(old) = mentions[m].entity.replace(number) {
            entities[old].mentions.retain(|&other| other != m);
            let words = mentions[m].span.of(text);
            if mentions[m].kind == MentionKind::Role {
                entities[old].roles.retain(|role| role != words);
            }
            let mut rest = std::mem::replace(&mut entities[old], nobody(mentions[m].kind));
            name(text, mentions, &mut rest);
            entities[old] = rest;
        }
    }
    let kind = chosen.iter().map(|&m| mentions[m].kind).find(|kind| *kind != MentionKind::Role);
    let mut own = nobody(kind.unwrap_or(mentions[first].kind));
    let roles = chosen.iter().filter(|&&m| mentions[m].kind == MentionKind::Role);
    own.roles = roles.map(|&m| one_line(mentions[m].span.of(text))).collect();
    own.mentions = chosen;
    name(text, mentions, &mut own);
    entities.push(own);
    true
}

fn nobody(kind: MentionKind) -> Entity {
    Entity { kind, name: String::new(), roles: Vec::new(), mentions: Vec::new(), facts: Vec::new() }
}

/// Names `entity` by its fullest form; of forms of one length by the first.
fn name(text: &str, mentions: &[Mention], entity: &mut Entity) {
    let fullest = |own: Option<MentionKind>| {
        let of_entity = entity.mentions.iter().map(|&m| &mentions[m]);
        let forms = of_entity.filter(|m| own.is_none_or(|kind| m.kind == kind)).map(|m| m.span.of(text));
        forms.reduce(|best, form| if form.chars().count() > best.chars().count() { form } else { best })
    };
    entity.name = one_line(fullest(Some(entity.kind)).or_else(|| fullest(None)).unwrap_or_default());
}

/// Drops entities without mentions and numbers the others by their first mention.
pub(crate) fn renumber(mentions: &mut [Mention], entities: &mut Vec<Entity>) {
    entities.retain(|entity| !entity.mentions.is_empty());
    sort_by_key(entities, |entity| (entity.mentions.first().copied().unwrap_or_default(), 0));
    for (number, entity) in entities.iter().enumerate() {
        for &m in &entity.mentions {
            mentions[m].entity = Some(number);
        }
    }
}
