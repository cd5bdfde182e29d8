//! Boundaries of grapheme clusters, asked for in rising order.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// Finds the cluster around an offset. Offsets must not fall behind the cluster last found; then all questions together
/// cost one walk over the text at most.
#[derive(Debug)]
pub(super) struct Clusters<'t> {
    text: &'t str,
    /// The cluster last found; its start is a boundary.
    last: Range<usize>,
}

impl<'t> Clusters<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Clusters { text, last: 0..0 }
    }

    /// The last boundary at or before `offset`.
    pub(super) fn floor(&mut self, offset: usize) -> usize {
        if self.is_boundary(offset) { offset } else { self.last.start }
    }

    /// The first boundary at or after `offset`.
    pub(super) fn ceil(&mut self, offset: usize) -> usize {
        if self.is_boundary(offset) { offset } else { self.last.end }
    }

    /// Whether `offset` is a boundary; if not, `last` is the cluster around it.
    fn is_boundary(&mut self, offset: usize) -> bool {
        if offset <= self.last.start || offset == self.last.end || self.is_plain(offset) {
            return true;
        }
        if offset < self.last.end {
            return false;
        }
        let known = self.last.end;
        let behind = self.text[known..offset].char_indices().rev().map(|(at, _)| known + at);
        let from = behind.into_iter().find(|&at| self.is_plain(at)).unwrap_or(known);
        for (at, cluster) in self.text[from..].grapheme_indices(true) {
            self.last = from + at..from + at + cluster.len();
            if self.last.end >= offset {
                break;
            }
        }
        self.last.end <= offset
    }

    /// Whether the two characters at `offset` are enough to be sure of a boundary between them.
    fn is_plain(&self, offset: usize) -> bool {
        // Nothing before these joins ASCII, but for CRLF; this settles most questions.
        let (before, after) = self.text.as_bytes().split_at(offset);
        if let [byte, ..] = after
            && byte.is_ascii()
            && *byte != b'\n'
            && matches!(before, [.., 0..0x80] | [.., 0xE0, 0xA4 | 0xA5, _])
        {
            return true;
        }
        let (before, after) = self.text.split_at(offset);
        let (Some(before), Some(after)) = (before.chars().next_back(), after.chars().next()) else { return true };
        match after {
            '\n' if before == '\r' => false,
            '\0'..='\x7F' => matches!(before, '\0'..='\x7F' | '\u{900}'..='\u{97F}' | '\u{2010}'..='\u{2027}'),
            '\u{904}'..='\u{939}' | '\u{93D}' | '\u{950}' | '\u{958}'..='\u{961}' | '\u{964}'..='\u{97F}' => {
                matches!(
                    before,
                    '\0'..='\x7F' | '\u{903}'..='\u{939}' | '\u{93D}'..='\u{940}' | '\u{949}'..='\u{94C}'
                        | '\u{958}'..='\u{961}' | '\u{964}'..='\u{97F}' | '\u{2010}'..='\u{2027}'
                )
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Unicode's cases that hold Devanagari, asked at every offset.
    #[test]
    fn conforms() {
        let cases = include_str!("../../tests/data/unicode/GraphemeBreakTest.txt");
        let mut count = 0;
        for line in cases.lines().filter(|line| !line.starts_with('#')) {
            let (mut text, mut boundaries, mut offsets) = (String::new(), Vec::new(), Vec::new());
            for part in line.split(' ') {
                match part {
                    "÷" => boundaries.push(text.len()),
                    "×" => {}
                    code => {
                        offsets.push(text.len());
                        text.push(char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap());
                    }
                }
            }
            offsets.push(text.len());
            let mut clusters = Clusters::new(&text);
            for at in offsets {
                let before = boundaries.iter().rev().find(|boundary| **boundary <= at).unwrap();
                let after = boundaries.iter().find(|boundary| **boundary >= at).unwrap();
                assert_eq!((clusters.floor(at), clusters.ceil(at)), (*before, *after), "{line} at {at}");
            }
            count += 1;
        }
        assert!(count > 50);
    }
}
