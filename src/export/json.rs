//! The analysis as the JSON of the contract, in any unit of offsets.
//!
//! [`Document`] is the promise made to other programs; [`Analysis`] is ours to change. The one is written from the other here.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::Engine;
use crate::analysis::{Analysis, Slot};
use crate::gazetteer::Gazetteer;
use crate::span::{Source, Span, Text};
use crate::units::{Offsets, Unit};

/// The version of the JSON; it changes when a key is taken away or changes its meaning.
pub const VERSION: u32 = 1;

/// The analysis, ready to be serialised.
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    version: u32,
    engine: &'static str,
    model: &'a str,
    text: &'a str,
    changes: Vec<Change<'a>>,
    parts: Vec<Part>,
    sentences: Vec<Range>,
    mentions: Vec<Mention<'a>>,
    entities: Vec<Entity<'a>>,
    meetings: Vec<Meeting<'a>>,
    /// Only where no meeting is reported.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    key_sentences: Vec<Range>,
    suggestions: Vec<Suggestion<'a>>,
    /// The day of publication, where one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    /// The numbers of the corrections that have no place in the text any more.
    #[serde(skip_serializing_if = "<[usize]>::is_empty")]
    unplaced: &'a [usize],
}

#[derive(Clone, Copy, Debug, Serialize)]
struct Range {
    start: usize,
    end: usize,
}

#[derive(Debug, Serialize)]
struct Change<'a> {
    kind: &'static str,
    source: Range,
    text: Range,
    before: &'a str,
    after: &'a str,
}

#[derive(Debug, Serialize)]
struct Part {
    kind: &'static str,
    #[serde(flatten)]
    range: Range,
}

#[derive(Debug, Serialize)]
struct Mention<'a> {
    id: usize,
    r#type: &'static str,
    #[serde(flatten)]
    range: Range,
    text: &'a str,
    source: Range,
    entity: Option<usize>,
    score: f64,
    /// ISO 8601, where it could be resolved.
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct Entity<'a> {
    id: usize,
    r#type: &'static str,
    name: &'a str,
    roles: &'a [String],
    mentions: &'a [usize],
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<&'a str>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    facts: BTreeMap<&'static str, &'static str>,
}

#[derive(Debug, Serialize)]
struct Meeting<'a> {
    kind: &'static str,
    status: &'static str,
    slots: BTreeMap<Slot, Vec<Filler<'a>>>,
    summary: Vec<Line<'a>>,
    brief: &'a str,
}

#[derive(Debug, Serialize)]
struct Filler<'a> {
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<usize>,
    #[serde(flatten)]
    range: Range,
    evidence: Range,
    score: f64,
}

#[derive(Debug, Serialize)]
struct Line<'a> {
    text: &'a str,
    evidence: Range,
}

#[derive(Debug, Serialize)]
struct Suggestion<'a> {
    kind: &'a str,
    #[serde(flatten)]
    range: Range,
    source: Range,
    before: &'a str,
    after: &'a str,
    reason: &'a str,
    rule: &'a str,
}

impl Serialize for Slot {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Writes `analysis` with every offset in `unit`.
pub fn document<'a>(analysis: &'a Analysis<'_>, unit: Unit) -> Document<'a> {
    let text = analysis.text.as_str();
    let text_offsets = Offsets::new(text, unit);
    let source_offsets = Offsets::new(analysis.source, unit);
    let range = |span: Span<Text>| Range { start: text_offsets.get(span.start), end: text_offsets.get(span.end) };
    let source_range =
        |span: Span<Source>| Range { start: source_offsets.get(span.start), end: source_offsets.get(span.end) };
    let changes = analysis.alignment.changes().iter().map(|change| Change {
        kind: change.kind.name(),
        source: source_range(change.source),
        text: range(change.text),
        before: &change.before,
        after: &change.after,
    });
    let mentions = analysis.mentions.iter().enumerate().map(|(id, mention)| Mention {
        id,
        r#type: mention.kind.name(),
        range: range(mention.span),
        text: mention.span.of(text),
        source: source_range(analysis.alignment.to_source(mention.span)),
        entity: mention.entity,
        score: (f64::from(mention.score) * 100.0).round() / 100.0,
        date: analysis.dates.get(&id).map(String::as_str),
    });
    let entities = analysis.entities.iter().enumerate().map(|(id, entity)| Entity {
        id,
        r#type: entity.kind.name(),
        name: &entity.name,
        roles: &entity.roles,
        mentions: &entity.mentions,
        identifier: analysis.identifiers.get(&id).map(String::as_str),
        facts: entity.facts.iter().copied().collect(),
    });
    let filler = |filler: &crate::analysis::Filler| Filler {
        text: filler.span.of(text),
        entity: filler.entity,
        range: range(filler.span),
        evidence: range(filler.evidence),
        score: (f64::from(filler.score) * 100.0).round() / 100.0,
    };
    let meetings = analysis.meetings.iter().map(|meeting| Meeting {
        kind: meeting.kind.name(),
        status: meeting.status.name(),
        slots: Slot::ALL.iter().map(|&slot| (slot, meeting.slots[slot].iter().map(filler).collect())).collect(),
        summary: meeting.summary.iter().map(|line| Line { text: &line.text, evidence: range(line.evidence) }).collect(),
        brief: &meeting.brief,
    });
    let suggestions = analysis.suggestions.iter().map(|suggestion| Suggestion {
        kind: &suggestion.kind,
        range: range(suggestion.span),
        source: source_range(analysis.alignment.to_source(suggestion.span)),
        before: suggestion.span.of(text),
        after: &suggestion.after,
        reason: &suggestion.reason,
        rule: &suggestion.rule,
    });
    Document {
        version: VERSION,
        engine: concat!("baithak ", env!("CARGO_PKG_VERSION")),
        model: &analysis.model,
        text,
        changes: changes.collect(),
        parts: analysis.parts.iter().map(|part| Part { kind: part.kind.name(), range: range(part.span) }).collect(),
        sentences: analysis.sentences.iter().map(|sentence| range(*sentence)).collect(),
        mentions: mentions.collect(),
        entities: entities.collect(),
        meetings: meetings.collect(),
        key_sentences: analysis.key_sentences.iter().map(|sentence| range(*sentence)).collect(),
        suggestions: suggestions.collect(),
        published: analysis.published.map(|day| day.to_string()),
        unplaced: &analysis.unplaced,
    }
}

/// A rule of suggestions, for switches.
#[derive(Debug, Serialize)]
pub struct Rule<'a> {
    name: &'a str,
    kind: &'a str,
    reason: &'a str,
    default: bool,
}

/// The rules of suggestions.
pub fn rules(engine: &Engine) -> Vec<Rule<'_>> {
    let rules = engine.suggestion_rules().iter();
    rules.map(|r| Rule { name: &r.name, kind: &r.kind, reason: &r.reason, default: r.default }).collect()
}

/// A row of the house's own names.
#[derive(Debug, Serialize)]
pub struct House<'a> {
    name: &'a str,
    r#type: &'static str,
    variants: &'a [String],
    identifier: &'a str,
}

/// The house's own names.
pub fn gazetteer(gazetteer: &Gazetteer) -> Vec<House<'_>> {
    let rows = gazetteer.rows().iter();
    rows.map(|row| House {
        name: &row.name,
        r#type: row.kind.name(),
        variants: &row.variants,
        identifier: &row.identifier,
    })
    .collect()
}
