//! The alignment: how the cleaned text came from the source, as the sorted list of its changes.
//!
//! What lies between two changes was kept as it was, so only the changes are stored.

use std::borrow::Cow;

use crate::analysis::names;
use crate::span::{Source, Span, Text};

names! {
    /// What sort of change it is.
    ChangeKind {
        /// White space collapsed, trimmed or made plain.
        Whitespace = "whitespace",
        /// Unicode repaired: composition, order of marks, invisible characters.
        Unicode = "unicode",
        /// Signs: danda, quotes, spaces around punctuation.
        Punctuation = "punctuation",
        /// Bytes read in the wrong encoding, read again in the right one.
        Mojibake = "mojibake",
        /// Text for a pre-Unicode font, converted.
        LegacyFont = "legacy_font",
        /// HTML tags and character references.
        Markup = "markup",
        /// Digits put into the script that was chosen.
        Digits = "digits",
    }
}

/// One change: `before`, at `source`, became `after`, at `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What sort of change.
    pub kind: ChangeKind,
    /// Where `before` stood in the source.
    pub source: Span<Source>,
    /// Where `after` stands in the cleaned text.
    pub text: Span<Text>,
    /// What stood there.
    pub before: Cow<'static, str>,
    /// What stands there now.
    pub after: Cow<'static, str>,
}

/// The changes that lead from the source to the cleaned text, sorted, not overlapping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Alignment {
    changes: Vec<Change>,
}

impl Alignment {
    /// An alignment of these changes, which must be sorted and must not overlap.
    pub fn new(changes: Vec<Change>) -> Self {
        debug_assert!(
            changes.windows(2).all(|w| w[0].source.end <= w[1].source.start && w[0].text.end <= w[1].text.start)
        );
        Alignment { changes }
    }

    /// The changes, in order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The part of the source that `span` came from. An end inside a change widens to the whole change.
    pub fn to_source(&self, span: Span<Text>) -> Span<Source> {
        Span::new(self.start_in_source(span.start), self.end_in_source(span.end))
    }

    /// The part of the text that `span` of the source became. An end inside a change widens to the whole change.
    pub fn to_text(&self, span: Span<Source>) -> Span<Text> {
        let kept = |next: usize, offset: usize| match next.checked_sub(1).and_then(|i| self.changes.get(i)) {
            Some(before) => before.text.end + (offset - before.source.end),
            None => offset,
        };
        let next = self.changes.partition_point(|c| c.source.end <= span.start);
        let start = match self.changes.get(next) {
            Some(change) if change.source.start < span.start => change.text.start,
            _ => kept(next, span.start),
        };
        let next = self.changes.partition_point(|c| c.source.end < span.end);
        let end = match self.changes.get(next) {
            Some(change) if change.source.start < span.end => change.text.end,
            _ => kept(next, span.end),
        };
        Span::new(start, end.max(start))
    }

    /// The text and the alignment with the changes that `undone` picks taken back.
    pub fn without(&self, text: &str, undone: impl Fn(&Change) -> bool) -> (String, Alignment) {
        let mut kept = String::with_capacity(text.len());
        let mut changes = Vec::with_capacity(self.changes.len());
        let mut at = 0;
        for change in &self.changes {
            kept.push_str(&text[at..change.text.start]);
            at = change.text.end;
            let start = kept.len();
            if undone(change) {
                kept.push_str(&change.before);
            } else {
                kept.push_str(&change.after);
                changes.push(Change { text: Span::new(start, kept.len()), ..change.clone() });
            }
        }
        kept.push_str(&text[at..]);
        (kept, Alignment { changes })
    }

    /// The source, from the cleaned text: every change undone.
    pub fn undo(&self, text: &str) -> String {
        let mut source = String::with_capacity(text.len());
        let mut at = 0;
        for change in &self.changes {
            source.push_str(&text[at..change.text.start]);
            source.push_str(&change.before);
            at = change.text.end;
        }
        source.push_str(&text[at..]);
        source
    }

    fn start_in_source(&self, offset: usize) -> usize {
        let next = self.changes.partition_point(|c| c.text.end <= offset);
        match self.changes.get(next) {
            Some(change) if change.text.start < offset => change.source.start,
            _ => self.kept(next, offset),
        }
    }

    fn end_in_source(&self, offset: usize) -> usize {
        let next = self.changes.partition_point(|c| c.text.end < offset);
        match self.changes.get(next) {
            Some(change) if change.text.start < offset => change.source.end,
            _ => self.kept(next, offset),
        }
    }

    /// The source offset of a text offset that lies in the kept run before change `next`.
    fn kept(&self, next: usize, offset: usize) -> usize {
        match next.checked_sub(1).and_then(|i| self.changes.get(i)) {
            Some(before) => before.source.end + (offset - before.text.end),
            None => offset,
        }
    }
}
