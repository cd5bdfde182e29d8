//! The mentions as W3C Web Annotations, each with its words and its place: <https://www.w3.org/TR/annotation-model/>.
//!
//! Positions are Unicode code points, as the recommendation wants them, whatever the unit asked for elsewhere.

use super::facts;
use super::value::Value;
use crate::analysis::{Analysis, Mention};
use crate::units::{Offsets, Unit};

/// Code points before and after the words, by which they are found again in a text that has changed.
const CONTEXT: usize = 32;

/// An annotation collection with one page that holds all annotations.
pub fn document(analysis: &Analysis<'_>) -> Value {
    let source = facts::urn(&analysis.text);
    let offsets = Offsets::new(&analysis.text, Unit::CodePoint);
    let annotations = analysis.mentions.iter().enumerate();
    let annotations = annotations.map(|(number, mention)| annotation(analysis, &source, &offsets, number, mention));
    Value::object([
        ("@context", Value::text("http://www.w3.org/ns/anno.jsonld")),
        ("id", Value::text(format!("{source}#annotations"))),
        ("type", Value::text("AnnotationCollection")),
        ("total", Some(Value::Number(analysis.mentions.len()))),
        (
            "first",
            Some(Value::Object(vec![
                ("id", Value::Text(format!("{source}#page"))),
                ("type", Value::Text("AnnotationPage".to_owned())),
                ("startIndex", Value::Number(0)),
                ("items", Value::List(annotations.collect())),
            ])),
        ),
    ])
}

fn annotation(analysis: &Analysis<'_>, source: &str, offsets: &Offsets<'_>, number: usize, mention: &Mention) -> Value {
    let text = &analysis.text;
    let before: Vec<char> = text[..mention.span.start].chars().rev().take(CONTEXT).collect();
    let prefix: String = before.into_iter().rev().collect();
    let suffix: String = text[mention.span.end..].chars().take(CONTEXT).collect();
    let body = |purpose: &str, value: &str| {
        Value::object([
            ("type", Value::text("TextualBody")),
            ("purpose", Value::text(purpose)),
            ("format", Value::text("text/plain")),
            ("value", Value::text(value)),
        ])
    };
    let entity = mention.entity.and_then(|entity| Some((entity, analysis.entities.get(entity)?)));
    let mut bodies = vec![body("tagging", mention.kind.name())];
    if let Some((_, entity)) = entity {
        bodies.push(body("identifying", &entity.name));
    }
    if let Some(address) =
        entity.and_then(|(number, _)| analysis.identifiers.get(&number)).filter(|id| facts::is_address(id))
    {
        bodies.push(Value::object([
            ("type", Value::text("SpecificResource")),
            ("purpose", Value::text("identifying")),
            ("source", Value::text(address)),
        ]));
    }
    if let Some(date) = analysis.dates.get(&number) {
        bodies.push(body("describing", date));
    }
    let quote = Value::object([
        ("type", Value::text("TextQuoteSelector")),
        ("exact", Value::text(mention.span.of(text))),
        ("prefix", Value::text(prefix)),
        ("suffix", Value::text(suffix)),
    ]);
    let position = Value::object([
        ("type", Value::text("TextPositionSelector")),
        ("start", Some(Value::Number(offsets.get(mention.span.start)))),
        ("end", Some(Value::Number(offsets.get(mention.span.end)))),
    ]);
    Value::object([
        ("@context", Value::text("http://www.w3.org/ns/anno.jsonld")),
        ("id", Value::text(format!("{source}#mention-{number}"))),
        ("type", Value::text("Annotation")),
        ("motivation", Value::text("identifying")),
        ("body", Some(Value::List(bodies))),
        (
            "target",
            Some(Value::object([("source", Value::text(source)), ("selector", Value::list([quote, position]))])),
        ),
    ])
}
