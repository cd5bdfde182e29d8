//! Parts: headline, dateline, byline, lead, body, boilerplate.

use crate::analysis::{Part, PartKind};
use crate::span::Span;

/// The parts of a cleaned text.
pub fn parts(text: &str) -> Vec<Part> {
    let span = Span::new(0, text.len()).trimmed(text);
    if span.is_empty() { Vec::new() } else { vec![Part { kind: PartKind::Body, span }] }
}
