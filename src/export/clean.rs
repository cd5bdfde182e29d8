//! The cleaned text alone.

use crate::analysis::Analysis;

/// The text, as it is.
pub fn text(analysis: &Analysis<'_>) -> String {
    analysis.text.clone()
}
