//! Sentences.

use crate::analysis::{Part, PartKind};
use crate::span::{Span, Text};

/// The sentences of `parts`, in order, without white space at either end; boilerplate has none.
pub fn sentences(text: &str, parts: &[Part]) -> Vec<Span<Text>> {
    let _ = text;
    parts.iter().filter(|p| p.kind != PartKind::Boilerplate).map(|p| p.span).collect()
}
