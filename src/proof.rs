//! Proof: suggestions for a person to accept.

use crate::analysis::Suggestion;
use crate::span::{Span, Text};

/// The suggestions for `sentences` of `text`, sorted by start.
pub fn suggestions(text: &str, sentences: &[Span<Text>]) -> Vec<Suggestion> {
    let _ = (text, sentences);
    Vec::new()
}
