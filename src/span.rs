//! Spans: half-open ranges of UTF-8 bytes that know which text they point into.
//!
//! The pasted source and the cleaned text are different strings, so an offset
//! into one means nothing in the other. [`Span<Source>`] and [`Span<Text>`] are
//! different types; only an [`Alignment`](crate::align::Alignment) turns one into the other.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Marks a span of the string that was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Source {}

/// Marks a span of the cleaned text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Text {}

/// A half-open range of UTF-8 bytes in a `T` (see [`Source`] and [`Text`]).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<T> {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    of: PhantomData<T>,
}

impl<T> Span<T> {
    /// The span from byte `start` up to, not including, byte `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end, of: PhantomData }
    }

    /// The number of bytes.
    pub const fn len(&self) -> usize {
        self.end - self.start
    }

    /// Whether it holds no byte.
    pub const fn is_empty(&self) -> bool {
        self.start >= self.end
    }

    /// The same range, for slicing.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The slice of `text` that the span covers, or the empty string where it does not fit `text`.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range()).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(&self, other: &Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share a byte.
    pub const fn overlaps(&self, other: &Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that holds both.
    pub fn cover(&self, other: &Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The span without white space at either end. A space that bears a mark stays: the two are one cluster.
    pub fn trimmed(&self, text: &str) -> Self {
        let blank = |cluster: &&str| cluster.trim().is_empty();
        let whole = self.of(text);
        let before: usize = whole.graphemes(true).take_while(blank).map(str::len).sum();
        let after: usize = whole[before..].graphemes(true).rev().take_while(blank).map(str::len).sum();
        Span::new(self.start + before, self.start + whole.len() - after)
    }
}

impl<T> fmt::Debug for Span<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trimming_cuts_no_cluster() {
        let trimmed = |text: &'static str| Span::<Text>::new(0, text.len()).trimmed(text).of(text);
        assert_eq!(trimmed(" \r\n पटना\u{A0} "), "पटना");
        assert_eq!(trimmed("  \u{902}क"), " \u{902}क");
        assert_eq!(trimmed(" \r\n "), "");
    }
}
