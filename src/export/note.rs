//! A note of the meeting: as Markdown, and as a message for WhatsApp, which marks bold by single asterisks.

use std::fmt::Write;

use super::facts;
use crate::analysis::{Analysis, MeetingKind, MentionKind, PartKind, Slot, Status};

/// The slots as an editor reads them.
const SLOTS: [(Slot, &str); 11] = [
    (Slot::Time, "समय"),
    (Slot::Place, "शहर/राज्य"),
    (Slot::Venue, "स्थल"),
    (Slot::Chair, "अध्यक्षता"),
    (Slot::Host, "मेज़बान"),
    (Slot::Participants, "शामिल"),
    (Slot::Organisations, "संस्थाएँ"),
    (Slot::Absent, "अनुपस्थित"),
    (Slot::Agenda, "विषय"),
    (Slot::Decisions, "निर्णय"),
    (Slot::NextStep, "आगे"),
];

/// What sort of meeting it is, in Hindi.
fn kind(kind: MeetingKind) -> &'static str {
    match kind {
        MeetingKind::Cabinet => "मंत्रिमंडल की बैठक",
        MeetingKind::Review => "समीक्षा बैठक",
        MeetingKind::Party => "पार्टी की बैठक",
        MeetingKind::Alliance => "दलों की साझा बैठक",
        MeetingKind::AllParty => "सर्वदलीय बैठक",
        MeetingKind::Council => "परिषद या समिति की बैठक",
        MeetingKind::Bilateral => "द्विपक्षीय मुलाक़ात",
        MeetingKind::Summit => "शिखर वार्ता",
        MeetingKind::Local => "स्थानीय बैठक",
        MeetingKind::Official => "अधिकारियों की बैठक",
        MeetingKind::Other => "बैठक",
    }
}

/// How it stands, in Hindi.
fn status(status: Status) -> &'static str {
    match status {
        Status::Scheduled => "होनी है",
        Status::UnderWay => "जारी है",
        Status::Held => "हो चुकी",
        Status::Postponed => "टली",
        Status::Cancelled => "रद्द",
    }
}

/// How a form writes what the notes share.
struct Style {
    title: fn(&str) -> String,
    head: fn(&str) -> String,
    label: fn(&str, &str) -> String,
    line: fn(&str) -> String,
    escape: fn(&str) -> String,
}

/// The note as Markdown (CommonMark).
pub fn markdown(analysis: &Analysis<'_>) -> String {
    let style = Style {
        title: |words| format!("# {words}\n"),
        head: |words| format!("## {words}\n"),
        label: |label, words| format!("- **{label}:** {words}"),
        line: |words| format!("- {words}"),
        escape: escaped,
    };
    note(analysis, &style)
}

/// The note as a message.
pub fn message(analysis: &Analysis<'_>) -> String {
    let style = Style {
        title: |words| format!("*{words}*\n"),
        head: |words| format!("*{words}*"),
        label: |label, words| format!("• {label}: {words}"),
        line: |words| format!("• {words}"),
        // A messenger has no escapes: its signs are left out of what is marked, and elsewhere only pairs would count.
        escape: |words| words.replace(['*', '_', '~', '`'], ""),
    };
    note(analysis, &style)
}

fn note(analysis: &Analysis<'_>, style: &Style) -> String {
    let mut out = String::new();
    // Writing to a String can't fail.
    let mut put = |line: String| _ = writeln!(out, "{line}");
    if let Some(headline) = facts::part_words(analysis, PartKind::Headline) {
        put((style.title)(&(style.escape)(&headline)));
    }
    for meeting in &analysis.meetings {
        put((style.head)(&format!("{} ({})", kind(meeting.kind), status(meeting.status))));
        for line in &meeting.summary {
            put((style.line)(&(style.escape)(&line.text)));
        }
        put(String::new());
        for (slot, label) in SLOTS {
            let fillers = meeting.slots[slot].iter().map(|filler| facts::filler(analysis, filler));
            let words = fillers.collect::<Vec<_>>();
            let by = if matches!(slot, Slot::Agenda | Slot::Decisions | Slot::NextStep) { "; " } else { ", " };
            if !words.is_empty() {
                let mut words = words.join(by);
                if let (Slot::Time, Some((start, end))) = (slot, facts::time(analysis, meeting)) {
                    let date = [Some(start.as_str()), end].into_iter().flatten().collect::<Vec<_>>().join("/");
                    words = format!("{words} ({date})");
                }
                put((style.label)(label, &(style.escape)(&words)));
            }
        }
        put(String::new());
    }
    let lists = [
        (MentionKind::Person, "लोग"),
        (MentionKind::Place, "स्थान"),
        (MentionKind::Organisation, "संस्थाएँ"),
        (MentionKind::Event, "आयोजन"),
    ];
    let mut named = false;
    for (kind, label) in lists {
        let names: Vec<String> = facts::entities(analysis, kind)
            .map(|(_, entity)| match entity.roles.first() {
                Some(role) => format!("{} ({role})", entity.name),
                None => entity.name.clone(),
            })
            .collect();
        if !names.is_empty() {
            if !named {
                put((style.head)("नाम"));
                named = true;
            }
            put((style.label)(label, &(style.escape)(&names.join(", "))));
        }
    }
    out
}

/// `words` with the signs of Markdown escaped.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '!') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
