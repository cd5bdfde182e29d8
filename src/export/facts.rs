//! What several forms ask of an analysis.

use crate::analysis::{Analysis, Entity, Filler, Meeting, MentionKind, PartKind, Slot};
use crate::span::{Span, Text};
use crate::word::one_line;

/// The words of `span`, with single spaces.
pub fn words(analysis: &Analysis<'_>, span: Span<Text>) -> String {
    one_line(span.of(&analysis.text))
}

/// The first part of that kind.
pub fn part(analysis: &Analysis<'_>, kind: PartKind) -> Option<Span<Text>> {
    analysis.parts.iter().find(|part| part.kind == kind).map(|part| part.span)
}

/// The words of the first part of that kind.
pub fn part_words(analysis: &Analysis<'_>, kind: PartKind) -> Option<String> {
    part(analysis, kind).map(|span| words(analysis, span))
}

/// The paragraphs of lead and body, a line each.
pub fn body(analysis: &Analysis<'_>) -> String {
    let of_text = analysis.parts.iter().filter(|part| matches!(part.kind, PartKind::Lead | PartKind::Body));
    of_text.map(|part| part.span.of(&analysis.text).trim()).collect::<Vec<_>>().join("\n")
}

/// The entities of that kind, with their numbers.
pub fn entities<'a>(analysis: &'a Analysis<'_>, kind: MentionKind) -> impl Iterator<Item = (usize, &'a Entity)> {
    analysis.entities.iter().enumerate().filter(move |(_, entity)| entity.kind == kind)
}

/// What a filler names: the entity, by its full name, or its own words.
pub fn filler(analysis: &Analysis<'_>, filler: &Filler) -> String {
    match filler.entity.and_then(|entity| analysis.entities.get(entity)) {
        Some(entity) => entity.name.clone(),
        None => words(analysis, filler.span),
    }
}

/// When the meeting begins and, if it goes on for days, ends, by ISO 8601, where its words tell: the most exact of the
/// slot's dates, with the hour where another of them gives it.
pub fn time<'a>(analysis: &'a Analysis<'_>, meeting: &Meeting) -> Option<(String, Option<&'a str>)> {
    let within = |filler: &Filler| {
        let inside = analysis.dates.iter().filter(|(m, _)| filler.span.overlaps(&analysis.mentions[**m].span));
        inside.map(|(_, date)| date.as_str()).collect::<Vec<_>>()
    };
    let dates: Vec<&str> = meeting.slots[Slot::Time].iter().flat_map(within).collect();
    let spans = dates.iter().filter(|date| !date.starts_with('T'));
    let spans = spans.map(|date| date.split_once('/').map_or((*date, None), |(start, end)| (start, Some(end))));
    let (day, end) = spans.max_by_key(|(start, _)| start.len())?;
    let hour = dates.iter().find(|date| date.starts_with('T')).filter(|_| day.len() == "2023-06-23".len());
    Some((format!("{day}{}", hour.unwrap_or(&"")), end))
}

/// A name of the text for other systems, always the same for the same text: a UUID of version 8 (RFC 9562) made of two
/// FNV-1a hashes of its bytes.
pub fn urn(text: &str) -> String {
    let hash = |seed: u64| text.bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    let (high, low) = (hash(0xcbf2_9ce4_8422_2325), hash(0x6c62_272e_07bb_0142));
    let high = (high & !0xF000) | 0x8000;
    let low = (low >> 2) | (1 << 63);
    format!(
        "urn:uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xFFFF,
        high & 0xFFFF,
        low >> 48,
        low & 0xFFFF_FFFF_FFFF
    )
}

/// Whether an identifier is an address, rather than a code.
pub fn is_address(identifier: &str) -> bool {
    let scheme = identifier.split_once(':').map(|(scheme, rest)| (scheme, rest.is_empty()));
    matches!(scheme, Some(("http" | "https" | "urn", false))) && !identifier.contains(char::is_whitespace)
}
