//! The analysis as an HTML page: the text with its names in `<mark>`, the meeting below, both with the microdata of
//! schema.org. No script, no style from elsewhere.

use std::fmt::Write;

use super::{facts, jsonld};
use crate::analysis::{Analysis, Filler, Meeting, MentionKind, PartKind, Slot};
use crate::span::{Span, Text};

/// A whole page, UTF-8. All text is escaped: what the article holds of markup is shown, never run.
pub fn page(analysis: &Analysis<'_>) -> String {
    let mut out = String::with_capacity(analysis.text.len() * 2);
    let headline = analysis.parts.iter().find(|p| p.kind == PartKind::Headline);
    let title = headline.map_or("बैठक", |p| p.span.of(&analysis.text));
    out.push_str("<!doctype html>\n<html lang=\"hi\">\n<head><meta charset=\"utf-8\"><title>");
    escape(title, &mut out);
    out.push_str("</title></head>\n<body>\n");
    out.push_str("<article itemscope itemtype=\"https://schema.org/NewsArticle\">\n<meta itemprop=\"inLanguage\" content=\"hi\">\n");
    if let Some(day) = analysis.published {
        let _ = writeln!(out, "<meta itemprop=\"datePublished\" content=\"{day}\">");
    }
    let mut named = vec![false; analysis.entities.len()];
    for part in &analysis.parts {
        let (element, property) = match part.kind {
            PartKind::Headline => ("h1", " itemprop=\"headline\""),
            PartKind::Dateline => ("p", " itemprop=\"dateline\""),
            PartKind::Lead | PartKind::Body => ("p", " itemprop=\"articleBody\""),
            PartKind::Byline | PartKind::Boilerplate => ("p", ""),
        };
        for paragraph in paragraphs(&analysis.text, part.span) {
            // Writing to a String can't fail.
            let _ = write!(out, "<{element} data-part=\"{}\"{property}>", part.kind.name());
            marked(analysis, paragraph, &mut named, &mut out);
            let _ = writeln!(out, "</{element}>");
        }
    }
    for meeting in &analysis.meetings {
        event(analysis, meeting, &mut out);
    }
    out.push_str("</article>\n</body>\n</html>\n");
    out
}

/// The meeting: its summary, and what fills its slots as properties of an event.
fn event(analysis: &Analysis<'_>, meeting: &Meeting, out: &mut String) {
    let _ = writeln!(
        out,
        "<section data-meeting=\"{}\" data-status=\"{}\" itemprop=\"about\" itemscope itemtype=\"https://schema.org/Event\">",
        meeting.kind.name(),
        meeting.status.name()
    );
    let meta = |out: &mut String, property: &str, content: &str| {
        let _ = write!(out, "<meta itemprop=\"{property}\" content=\"");
        escape(content, out);
        out.push_str("\">\n");
    };
    let thing = |out: &mut String, property: &str, kind: &str, filler: &Filler| {
        let _ = write!(out, "<span itemprop=\"{property}\" itemscope itemtype=\"https://schema.org/{kind}\">");
        out.push_str("<meta itemprop=\"name\" content=\"");
        escape(&facts::filler(analysis, filler), out);
        out.push_str("\"></span>\n");
    };
    let title = meeting.slots[Slot::Title].first().map(|filler| facts::words(analysis, filler.span));
    meta(out, "name", title.as_deref().unwrap_or("बैठक"));
    let _ = writeln!(out, "<link itemprop=\"eventStatus\" href=\"{}\">", jsonld::status(meeting.status));
    if let Some((start, end)) = facts::time(analysis, meeting) {
        meta(out, "startDate", &start);
        if let Some(end) = end {
            meta(out, "endDate", end);
        }
    }
    let party = |filler: &Filler| {
        let entity = filler.entity.and_then(|entity| analysis.entities.get(entity));
        if entity.is_some_and(|entity| entity.kind == MentionKind::Organisation) { "Organization" } else { "Person" }
    };
    let hosts = &meeting.slots[Slot::Host];
    for filler in if hosts.is_empty() { &meeting.slots[Slot::Chair] } else { hosts } {
        thing(out, "organizer", party(filler), filler);
    }
    for filler in &meeting.slots[Slot::Participants] {
        thing(out, "attendee", party(filler), filler);
    }
    for filler in &meeting.slots[Slot::Organisations] {
        thing(out, "attendee", "Organization", filler);
    }
    for filler in meeting.slots[Slot::Venue].iter().chain(&meeting.slots[Slot::Place]) {
        thing(out, "location", "Place", filler);
    }
    out.push_str("<ul>\n");
    for line in &meeting.summary {
        out.push_str("<li itemprop=\"description\">");
        escape(&line.text, out);
        out.push_str("</li>\n");
    }
    out.push_str("</ul>\n</section>\n");
}

/// The lines of a part, without white space at either end.
fn paragraphs(text: &str, part: Span<Text>) -> impl Iterator<Item = Span<Text>> + '_ {
    let mut at = part.start;
    part.of(text).split_inclusive('\n').filter_map(move |line| {
        let span = Span::new(at, at + line.len()).trimmed(text);
        at += line.len();
        (!span.is_empty()).then_some(span)
    })
}

/// A mark that is open: where it ends, and what closes it.
struct Open {
    span: Span<Text>,
    close: &'static str,
}

/// Writes `within`, with the mentions that lie in it marked; a role or an event may hold other marks. What an entity is
/// stands at its first mark, unless that lies inside another's.
fn marked(analysis: &Analysis<'_>, within: Span<Text>, named: &mut [bool], out: &mut String) {
    let text = &analysis.text;
    let mut open: Vec<Open> = Vec::new();
    let mut at = within.start;
    let from = analysis.mentions.partition_point(|m| m.span.start < within.start);
    let inside = analysis.mentions.iter().enumerate().skip(from).take_while(|(_, m)| m.span.start < within.end);
    for (number, mention) in inside.filter(|(_, m)| m.span.end <= within.end) {
        close(text, &mut open, mention.span.start, &mut at, out);
        // What would cross an open mark is left unmarked: marks nest.
        if open.last().is_some_and(|last| last.span.end < mention.span.end) {
            continue;
        }
        escape(&text[at..mention.span.start], out);
        at = mention.span.start;
        let _ = write!(out, "<mark data-type=\"{}\"", mention.kind.name());
        let entity = mention.entity.filter(|_| mention.kind != MentionKind::Role);
        let mut first = None;
        if let Some(entity) = entity {
            let _ = write!(out, " data-entity=\"{entity}\"");
            let is_first =
                named.get_mut(entity).is_some_and(|named| !std::mem::replace(named, open.is_empty() || *named));
            first = jsonld::type_of(mention.kind).filter(|_| is_first && open.is_empty()).map(|kind| (entity, kind));
        }
        if let Some((entity, kind)) = first {
            let _ = write!(out, " itemprop=\"mentions\" itemscope itemtype=\"https://schema.org/{kind}\"");
            out.push_str("><meta itemprop=\"name\" content=\"");
            escape(&analysis.entities[entity].name, out);
            out.push_str("\">");
            if let Some(identifier) = analysis.identifiers.get(&entity) {
                let property = if facts::is_address(identifier) { "sameAs" } else { "identifier" };
                let _ = write!(out, "<meta itemprop=\"{property}\" content=\"");
                escape(identifier, out);
                out.push_str("\">");
            }
        } else {
            out.push('>');
        }
        // HTML's `time` knows no spans of two days.
        let date = analysis.dates.get(&number).filter(|date| !date.contains('/'));
        if let Some(date) = date {
            let _ = write!(out, "<time datetime=\"{}\">", date.trim_start_matches('T'));
        }
        open.push(Open { span: mention.span, close: if date.is_some() { "</time></mark>" } else { "</mark>" } });
    }
    close(text, &mut open, within.end, &mut at, out);
    escape(&text[at..within.end], out);
}

/// Closes the marks that end at or before `to`.
fn close(text: &str, open: &mut Vec<Open>, to: usize, at: &mut usize, out: &mut String) {
    while let Some(last) = open.pop_if(|last| last.span.end <= to) {
        escape(&text[*at..last.span.end], out);
        out.push_str(last.close);
        *at = last.span.end;
    }
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\0' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}
