//! White space: one space between words, none at the ends of lines, a blank line between paragraphs.

use std::ops::Range;

use crate::align::ChangeKind::Whitespace;
use crate::clean::cleaner::Edits;

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

/// The next run of white space at or after `from`.
fn next_run(text: &str, from: usize) -> Option<Range<usize>> {
    let start = from + text[from..].find(is_space)?;
    let end = text[start..].find(|c| !is_space(c)).map_or(text.len(), |len| start + len);
    Some(start..end)
}

fn is_space(c: char) -> bool {
    match c {
        ' ' | '\t'..='\r' => true,
        '!'..='\x7F' | '\u{900}'..='\u{97F}' => false,
        _ => c.is_whitespace(),
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
