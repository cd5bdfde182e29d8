//! White space: one space between words, none at the ends of lines, a blank line between paragraphs.

use std::ops::Range;

use crate::align::ChangeKind::Whitespace;
use crate::clean::cleaner::Edits;
use crate::clean::scan::{find, is_space, width};

/// Makes every run of white space one space, one line break or one blank line; none at either end of the text.
///
/// A run that holds a blank line stays a blank line, a single line break a line break.
pub(super) fn pass(text: &str, edits: &mut Edits) {
    let mut at = 0;
    while let Some(run) = next_run(text, at) {
        at = run.end;
        let spaces = &text[run.clone()];
        let wanted = if run.start == 0 || run.end == text.len() {
            ""
        } else {
            match breaks(spaces) {
                0 => " ",
                1 => "\n",
                _ => "\n\n",
            }
        };
        if spaces != wanted {
            edits.replace(run, wanted, Whitespace);
        }
    }
}

/// The next run of white space at or after `from`, where no white space stands before that, which isn't a lone space
/// between two words.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    // Only these bytes begin white space that is no plain space.
    let other = |a: u8| (b'\t'..=b'\r').contains(&a) | (a == 0xC2) | (0xE1..=0xE3).contains(&a);
    let mut at = from;
    loop {
        let mut start = match at {
            0 if bytes.starts_with(b" ") => 0,
            _ => find(bytes, at, |[a, b]| other(a) | (a == b' ') & ((b == b' ') | other(b) | (b == 0)))?,
        };
        at = start + 1;
        if !is_space(&bytes[start..]) {
            continue;
        }
        while start > from && bytes[start - 1] == b' ' {
            start -= 1;
        }
        let mut end = start;
        while is_space(&bytes[end..]) {
            end += width(bytes[end]);
        }
        if &bytes[start..end] != b" " || start == 0 || end == bytes.len() {
            return Some(start..end);
        }
        at = end;
    }
}

fn is_break(c: char) -> bool {
    matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// How many lines a run of white space ends: CRLF ends one, a paragraph separator counts as two.
fn breaks(run: &str) -> usize {
    let mut count = 0;
    let mut before = ' ';
    for c in run.chars() {
        count += match c {
            '\n' if before == '\r' => 0,
            '\u{2029}' => 2,
            c if is_break(c) => 1,
            _ => 0,
        };
        before = c;
    }
    count
}
