//! Cleaning: source to text, with the alignment between them.
//!
//! An ordered row of passes, each a function from the text so far to the edits it wants. Only the [`Cleaner`] makes text:
//! it applies the edits and keeps one alignment from the source, so that every offset leads back and every change can be
//! undone. All of it takes time in proportion to the length of the source.

mod cleaner;
mod cluster;
mod invisible;
mod lines;
mod unicode;
mod whitespace;

use crate::align::Alignment;
use cleaner::Cleaner;

/// A source, cleaned.
#[derive(Clone, Debug)]
pub struct Cleaned {
    /// The cleaned text.
    pub text: String,
    /// How it came from the source.
    pub alignment: Alignment,
}

/// Cleans `source`. The text is NFC; one space stands between words; a paragraph ends in `\n`, or in `\n\n` where a blank
/// line stood; no white space stands at either end of a line; no character is there that isn't seen or has no work to do.
pub fn clean(source: &str) -> Cleaned {
    let mut cleaner = Cleaner::new(source);
    cleaner.pass(invisible::pass);
    cleaner.pass(unicode::pass);
    cleaner.pass(whitespace::pass);
    cleaner.pass(lines::pass);
    cleaner.finish()
}
