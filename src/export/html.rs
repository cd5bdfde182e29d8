//! The analysis as an HTML page: the text with its names in `<mark>`, the summary above. No script, no style from elsewhere.

use std::fmt::Write;

use crate::analysis::{Analysis, MentionKind, PartKind};
use crate::span::{Span, Text};

/// A whole page, UTF-8. All text is escaped: what the article holds of markup is shown, never run.
pub fn page(analysis: &Analysis<'_>) -> String {
    let mut out = String::with_capacity(analysis.text.len() * 2);
    let headline = analysis.parts.iter().find(|p| p.kind == PartKind::Headline);
    let title = headline.map_or("बैठक", |p| p.span.of(&analysis.text));
    out.push_str("<!doctype html>\n<html lang=\"hi\">\n<head><meta charset=\"utf-8\"><title>");
    escape(title, &mut out);
    out.push_str("</title></head>\n<body>\n<article>\n");
    for part in &analysis.parts {
        let element = if part.kind == PartKind::Headline { "h1" } else { "p" };
        for paragraph in paragraphs(&analysis.text, part.span) {
            // Writing to a String can't fail.
            let _ = write!(out, "<{element} data-part=\"{}\">", part.kind.name());
            marked(analysis, paragraph, &mut out);
            let _ = writeln!(out, "</{element}>");
        }
    }
    out.push_str("</article>\n");
    for meeting in &analysis.meetings {
        let _ = writeln!(
            out,
            "<section data-meeting=\"{}\" data-status=\"{}\">\n<ul>",
            meeting.kind.name(),
            meeting.status.name()
        );
        for line in &meeting.summary {
            out.push_str("<li>");
            escape(&line.text, &mut out);
            out.push_str("</li>\n");
        }
        out.push_str("</ul>\n</section>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
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

/// Writes `within`, with the mentions that lie in it marked; a role or an event may hold other marks.
fn marked(analysis: &Analysis<'_>, within: Span<Text>, out: &mut String) {
    let text = &analysis.text;
    let mut open: Vec<Span<Text>> = Vec::new();
    let mut at = within.start;
    let from = analysis.mentions.partition_point(|m| m.span.start < within.start);
    let inside = analysis.mentions[from..].iter().take_while(|m| m.span.start < within.end);
    for mention in inside.filter(|m| m.span.end <= within.end) {
        close(text, &mut open, mention.span.start, &mut at, out);
        // What would cross an open mark is left unmarked: marks nest.
        if open.last().is_some_and(|last| last.end < mention.span.end) {
            continue;
        }
        escape(&text[at..mention.span.start], out);
        at = mention.span.start;
        let _ = write!(out, "<mark data-type=\"{}\"", mention.kind.name());
        if let (Some(entity), true) = (mention.entity, mention.kind != MentionKind::Role) {
            let _ = write!(out, " data-entity=\"{entity}\"");
        }
        out.push('>');
        open.push(mention.span);
    }
    close(text, &mut open, within.end, &mut at, out);
    escape(&text[at..within.end], out);
}

/// Closes the marks that end at or before `to`.
fn close(text: &str, open: &mut Vec<Span<Text>>, to: usize, at: &mut usize, out: &mut String) {
    while let Some(last) = open.last().copied().filter(|last| last.end <= to) {
        escape(&text[*at..last.end], out);
        out.push_str("</mark>");
        *at = last.end;
        open.pop();
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
