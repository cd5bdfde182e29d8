//! The article as schema.org's `NewsArticle`, in JSON-LD: what it mentions, and the meeting as an `Event`.

use super::facts;
use super::value::Value;
use crate::analysis::{Analysis, Entity, Filler, Meeting, MentionKind, PartKind, Slot, Status};

/// The document.
pub fn document(analysis: &Analysis<'_>) -> Value {
    let mentions = analysis.entities.iter().enumerate().filter_map(|(number, entity)| thing(analysis, number, entity));
    let dateline = facts::part(analysis, PartKind::Dateline);
    let in_dateline = |entity: &&Entity| {
        let inside = |m: &usize| dateline.is_some_and(|part| part.contains(&analysis.mentions[*m].span));
        entity.kind == MentionKind::Place && entity.mentions.iter().any(inside)
    };
    let from = analysis.entities.iter().filter(in_dateline).map(|entity| plain("Place", &entity.name));
    Value::object([
        ("@context", Value::text("https://schema.org")),
        ("@type", Value::text("NewsArticle")),
        ("@id", Value::text(facts::urn(&analysis.text))),
        ("inLanguage", Value::text("hi")),
        ("headline", facts::part_words(analysis, PartKind::Headline).map(Value::Text)),
        ("datePublished", analysis.published.map(|day| Value::Text(day.to_string()))),
        ("dateline", facts::part_words(analysis, PartKind::Dateline).map(Value::Text)),
        ("contentLocation", Value::list(from)),
        ("articleBody", Value::text(facts::body(analysis))),
        ("about", Value::list(analysis.meetings.iter().map(|meeting| event(analysis, meeting)))),
        ("mentions", Value::list(mentions)),
    ])
}

fn plain(kind: &str, name: &str) -> Value {
    Value::object([("@type", Value::text(kind)), ("name", Value::text(name))])
}

/// schema.org's name of a type.
pub(super) fn type_of(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("Person"),
        MentionKind::Place => Some("Place"),
        MentionKind::Organisation => Some("Organization"),
        MentionKind::Event => Some("Event"),
        MentionKind::Date | MentionKind::Number | MentionKind::Role => None,
    }
}

fn thing(analysis: &Analysis<'_>, number: usize, entity: &Entity) -> Option<Value> {
    let identifier = analysis.identifiers.get(&number);
    let address = identifier.filter(|identifier| facts::is_address(identifier));
    let roles = entity.roles.iter().map(|role| Value::Text(role.clone()));
    Some(Value::object([
        ("@type", Value::text(type_of(entity.kind)?)),
        ("name", Value::text(&entity.name)),
        ("jobTitle", if entity.kind == MentionKind::Person { Value::list(roles) } else { None }),
        ("identifier", identifier.filter(|_| address.is_none()).map(|code| Value::Text(code.clone()))),
        ("sameAs", address.map(|address| Value::Text(address.clone()))),
    ]))
}

/// schema.org's status; it has none for a meeting that was held or is going on, which took place as scheduled.
pub(super) fn status(status: Status) -> &'static str {
    match status {
        Status::Scheduled | Status::UnderWay | Status::Held => "https://schema.org/EventScheduled",
        Status::Postponed => "https://schema.org/EventPostponed",
        Status::Cancelled => "https://schema.org/EventCancelled",
    }
}

fn event(analysis: &Analysis<'_>, meeting: &Meeting) -> Value {
    let first = |slot: Slot| meeting.slots[slot].first().map(|filler| facts::filler(analysis, filler));
    let name = first(Slot::Title).unwrap_or_else(|| "बैठक".to_owned());
    // Whoever presides or invites is a person, unless the entity says that it is a body.
    let party = |filler: &Filler| {
        let kind = filler.entity.and_then(|entity| analysis.entities.get(entity)).map(|entity| entity.kind);
        let kind = kind.and_then(type_of).filter(|kind| matches!(*kind, "Person" | "Organization"));
        plain(kind.unwrap_or("Person"), &facts::filler(analysis, filler))
    };
    let body = |filler: &Filler| plain("Organization", &facts::filler(analysis, filler));
    let hosts = &meeting.slots[Slot::Host];
    let organizer = if hosts.is_empty() { &meeting.slots[Slot::Chair] } else { hosts };
    let attendees = meeting.slots[Slot::Participants].iter().map(party);
    let attendees = attendees.chain(meeting.slots[Slot::Organisations].iter().map(body));
    let location = match (first(Slot::Venue), first(Slot::Place)) {
        (Some(venue), Some(place)) => Some(Value::object([
            ("@type", Value::text("Place")),
            ("name", Value::text(venue)),
            ("containedInPlace", Some(plain("Place", &place))),
        ])),
        (Some(only), None) | (None, Some(only)) => Some(plain("Place", &only)),
        (None, None) => None,
    };
    let (start, end) = facts::time(analysis, meeting).map_or((None, None), |(start, end)| (Some(start), end));
    let lines: Vec<&str> = meeting.summary.iter().map(|line| line.text.as_str()).collect();
    Value::object([
        ("@type", Value::text("Event")),
        ("name", Value::text(name)),
        ("description", Value::text(lines.join(" "))),
        ("eventStatus", Value::text(status(meeting.status))),
        ("startDate", start.map(Value::Text)),
        ("endDate", end.and_then(Value::text)),
        ("location", location),
        ("organizer", Value::list(organizer.iter().map(party))),
        ("attendee", Value::list(attendees)),
    ])
}
