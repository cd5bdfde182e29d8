//! The analysis as plain text: the summary, the names, the cleaned text.

use std::fmt::Write;

use crate::analysis::{Analysis, MentionKind};

/// A note to read or to send, in Hindi.
pub fn note(analysis: &Analysis<'_>) -> String {
    let mut out = String::new();
    for meeting in &analysis.meetings {
        out.push_str("बैठक\n");
        for line in &meeting.summary {
            // Writing to a String can't fail.
            let _ = writeln!(out, "- {}", line.text);
        }
        out.push('\n');
    }
    if !analysis.key_sentences.is_empty() {
        out.push_str("मुख्य बातें\n");
        for sentence in &analysis.key_sentences {
            let words: Vec<&str> = sentence.of(&analysis.text).split_whitespace().collect();
            let _ = writeln!(out, "- {}", words.join(" "));
        }
        out.push('\n');
    }
    let lists = [
        (MentionKind::Person, "लोग"),
        (MentionKind::Place, "स्थान"),
        (MentionKind::Organisation, "संस्थाएं"),
        (MentionKind::Event, "आयोजन"),
    ];
    for (kind, label) in lists {
        let of_kind = analysis.entities.iter().filter(|e| e.kind == kind);
        let names: Vec<String> = of_kind
            .map(|e| if e.roles.is_empty() { e.name.clone() } else { format!("{} ({})", e.name, e.roles.join("; ")) })
            .collect();
        if !names.is_empty() {
            let _ = writeln!(out, "{label}: {}", names.join(", "));
        }
    }
    if !out.is_empty() {
        out.push('\n');
    }
    out.push_str(&analysis.text);
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
