//! Units of offsets: UTF-8 bytes inside, UTF-16 units in JavaScript, code points elsewhere.

use crate::analysis::names;

names! {
    /// The unit in which offsets are written.
    Unit {
        /// UTF-16 code units, as in JavaScript.
        Utf16 = "utf16",
        /// Unicode code points, as in Python.
        CodePoint = "codepoint",
        /// UTF-8 bytes, as in Rust.
        Utf8 = "utf8",
    }
}

/// Bytes between two checkpoints of [`Offsets`].
const STEP: usize = 64;

/// Turns byte offsets of one string into another unit, in constant time each.
#[derive(Clone, Debug)]
pub struct Offsets<'t> {
    text: &'t str,
    unit: Unit,
    /// The count of units before byte `i * STEP`.
    checkpoints: Vec<usize>,
}

impl<'t> Offsets<'t> {
    /// Prepares `text`, reading it once.
    pub fn new(text: &'t str, unit: Unit) -> Self {
        let mut checkpoints = Vec::new();
        if unit != Unit::Utf8 {
            let mut count = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                checkpoints.push(count);
                count += units(chunk, unit);
            }
            checkpoints.push(count);
        }
        Offsets { text, unit, checkpoints }
    }

    /// The offset of byte `at`, in the unit. An offset past the end counts as the end.
    pub fn get(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.unit == Unit::Utf8 {
            return at;
        }
        let chunk = at / STEP;
        self.checkpoints[chunk] + units(&self.text.as_bytes()[chunk * STEP..at], self.unit)
    }
}

impl Offsets<'_> {
    /// The byte of offset `wanted` in the unit: the start of the character that it lies in, or the end of the text.
    pub fn byte(&self, wanted: usize) -> usize {
        if self.unit == Unit::Utf8 {
            let at = wanted.min(self.text.len());
            return (0..=at).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        }
        let chunk = self.checkpoints.partition_point(|count| *count <= wanted).saturating_sub(1);
        let mut count = self.checkpoints[chunk];
        // A checkpoint may lie inside a character, which was counted before it.
        let first = (chunk * STEP..=self.text.len()).find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        for (at, c) in self.text[first..].char_indices() {
            count += if self.unit == Unit::Utf16 { c.len_utf16() } else { 1 };
            if count > wanted {
                return first + at;
            }
        }
        self.text.len()
    }
}

/// The units of the characters that begin in `bytes`.
fn units(bytes: &[u8], unit: Unit) -> usize {
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    let count = bytes.iter().filter(begins).count();
    match unit {
        Unit::Utf16 => count + bytes.iter().filter(|byte| **byte >= 0xF0).count(),
        _ => count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_offset_agrees_with_counting() {
        let text = "पटना a\u{1F64F}é। ".repeat(40);
        let utf16 = Offsets::new(&text, Unit::Utf16);
        let points = Offsets::new(&text, Unit::CodePoint);
        for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
            assert_eq!(utf16.get(at), text[..at].encode_utf16().count());
            assert_eq!(points.get(at), text[..at].chars().count());
            assert_eq!(utf16.byte(utf16.get(at)), at);
            assert_eq!(points.byte(points.get(at)), at);
        }
    }
}
