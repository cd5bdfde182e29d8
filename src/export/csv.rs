//! The entities as CSV (RFC 4180), UTF-8 with a byte order mark so that spreadsheets read the script right.

use super::facts;
use crate::analysis::{Analysis, MentionKind};

/// A row an entity, a date or a designation that is nobody's: `type,name,roles,mentions,identifier,date,first`, where
/// `first` is the character in the text at which it first stands, from 1.
pub fn entities(analysis: &Analysis<'_>) -> String {
    let mut out = String::from("\u{FEFF}type,name,roles,mentions,identifier,date,first\r\n");
    for (number, entity) in analysis.entities.iter().enumerate() {
        let identifier = analysis.identifiers.get(&number).map_or("", String::as_str);
        let first = entity.mentions.first().map_or(0, |&m| analysis.mentions[m].span.start);
        let roles = entity.roles.join("; ");
        let count = entity.mentions.len().to_string();
        row(&mut out, &[entity.kind.name(), &entity.name, &roles, &count, identifier, "", &place(analysis, first)]);
    }
    for (number, mention) in analysis.mentions.iter().enumerate() {
        if mention.entity.is_some() || mention.kind == MentionKind::Number {
            continue;
        }
        let date = analysis.dates.get(&number).map_or("", String::as_str);
        let words = facts::words(analysis, mention.span);
        row(&mut out, &[mention.kind.name(), &words, "", "1", "", date, &place(analysis, mention.span.start)]);
    }
    out
}

fn place(analysis: &Analysis<'_>, byte: usize) -> String {
    (analysis.text[..byte].chars().count() + 1).to_string()
}

fn row(out: &mut String, cells: &[&str]) {
    for (i, cell) in cells.iter().enumerate() {
        if i > 0 {
            out.push(',');
        }
        // What a spreadsheet would take for a formula is made text.
        let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
        let cell = if formula { format!("'{cell}") } else { (*cell).to_owned() };
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}
