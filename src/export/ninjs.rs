//! The article as IPTC ninjs 2.1: <https://iptc.org/standards/ninjs/>.

use super::facts;
use super::value::Value;
use crate::analysis::{Analysis, MentionKind, PartKind, Slot};

/// The news object.
pub fn document(analysis: &Analysis<'_>) -> Value {
    let named = |kind: MentionKind| {
        facts::entities(analysis, kind).map(|(number, entity)| {
            let identifier = analysis.identifiers.get(&number);
            concept(&entity.name, identifier.map(String::as_str))
        })
    };
    let meetings = analysis.meetings.iter().map(|meeting| {
        let title = meeting.slots[Slot::Title].first().map(|filler| facts::words(analysis, filler.span));
        concept(&title.unwrap_or_else(|| "बैठक".to_owned()), None)
    });
    let lines = analysis.meetings.iter().flat_map(|meeting| &meeting.summary);
    let summary: Vec<&str> = lines.map(|line| line.text.as_str()).collect();
    let body = facts::body(analysis);
    let spoken = |role: &str, value: String| {
        Value::object([
            ("role", Value::text(role)),
            ("contenttype", Value::text("text/plain")),
            ("value", Value::text(value)),
        ])
    };
    let dateline = facts::part(analysis, PartKind::Dateline);
    let located = facts::entities(analysis, MentionKind::Place)
        .find(|(_, entity)| {
            entity.mentions.iter().any(|&m| dateline.is_some_and(|part| part.contains(&analysis.mentions[m].span)))
        })
        .map(|(_, entity)| Value::Text(entity.name.clone()));
    Value::object([
        ("uri", Value::text(facts::urn(&analysis.text))),
        (
            "standard",
            Some(Value::object([
                ("name", Value::text("ninjs")),
                ("version", Value::text("2.1")),
                ("schema", Value::text("https://www.iptc.org/std/ninjs/ninjs-schema_2.1.json")),
            ])),
        ),
        ("type", Value::text("text")),
        ("language", Value::text("hi")),
        ("contentcreated", analysis.published.map(|day| Value::Text(format!("{day}T00:00:00+05:30")))),
        ("by", facts::part_words(analysis, PartKind::Byline).map(Value::Text)),
        ("located", located),
        ("headlines", Value::list(facts::part_words(analysis, PartKind::Headline).map(|words| spoken("main", words)))),
        ("descriptions", Value::list((!summary.is_empty()).then(|| spoken("summary", summary.join("\n"))))),
        (
            "bodies",
            Value::list((!body.is_empty()).then(|| {
                Value::object([
                    ("role", Value::text("main")),
                    ("contenttype", Value::text("text/plain")),
                    ("charcount", Some(Value::Number(body.chars().count()))),
                    ("wordcount", Some(Value::Number(body.split_whitespace().count()))),
                    ("value", Value::text(body.as_str())),
                ])
            })),
        ),
        ("people", Value::list(named(MentionKind::Person))),
        ("organisations", Value::list(named(MentionKind::Organisation))),
        ("places", Value::list(named(MentionKind::Place))),
        ("events", Value::list(meetings.chain(named(MentionKind::Event)))),
    ])
}

fn concept(name: &str, identifier: Option<&str>) -> Value {
    let address = identifier.filter(|identifier| facts::is_address(identifier));
    Value::object([
        ("name", Value::text(name)),
        ("uri", address.and_then(Value::text)),
        ("literal", identifier.filter(|_| address.is_none()).and_then(Value::text)),
    ])
}
