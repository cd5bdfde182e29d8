//! What a messenger puts around and into what was written: time and sender before each message, stars around bold words.
//!
//! WhatsApp exports a conversation as `[12/04/24, 9:15:33 PM] Name: …` or `12/04/2024, 21:15 - Name: …`, a line a message,
//! and marks bold, slanted and struck words as `*…*`, `_…_` and `~…~`.

use crate::align::ChangeKind::Markup;
use crate::clean::cleaner::Edits;
use crate::clean::scan::lines;

/// The longest name of a sender, in bytes.
const SENDER: usize = 120;

/// Takes out times, senders and the signs around marked words.
pub(super) fn pass(text: &str, edits: &mut Edits) {
    let mut start = 0;
    for line in lines(text) {
        let head = head(line);
        if head > 0 {
            edits.drop(start..start + head, Markup);
        }
        if memchr::memchr3(b'*', b'_', b'~', line.as_bytes()).is_some() {
            marks(line, head, start, edits);
        }
        start += line.len() + 1;
    }
}

/// How long the time and the sender are with which `line` begins; 0 where it doesn't.
fn head(line: &str) -> usize {
    let bytes = line.trim_start_matches(['\u{200E}', '\u{202A}']);
    let digit = |c: char| c.is_ascii_digit();
    if !bytes.starts_with(|c| c == '[' || digit(c)) {
        return 0;
    }
    let (rest, close) = match bytes.strip_prefix('[') {
        Some(rest) => (rest, "]"),
        None => (bytes, " - "),
    };
    let end = rest.char_indices().nth(32).map_or(rest.len(), |(at, _)| at);
    let Some(stamp) = rest[..end].split_once(close).map(|(stamp, _)| stamp) else { return 0 };
    let Some((date, time)) = stamp.split_once(',') else { return 0 };
    let parts: Vec<&str> = date.split(['/', '.', '-']).collect();
    let is_date = parts.len() == 3 && parts.iter().all(|part| matches!(part.len(), 1..=4) && part.chars().all(digit));
    let clock = time.trim().split([' ', '\u{A0}', '\u{202F}']).next().unwrap_or_default();
    let is_time = matches!(clock.split(':').count(), 2 | 3)
        && clock.split(':').all(|part| matches!(part.len(), 1 | 2) && part.chars().all(digit));
    if !(is_date && is_time) {
        return 0;
    }
    let after = &rest[stamp.len() + close.len()..];
    let sender = after.find(": ").filter(|at| *at <= SENDER).map_or(0, |at| at + 2);
    line.len() - after.len() + sender
}

/// Takes the signs out that stand in pairs around words of `line`, which begins at `start`; what is before `from` is gone.
fn marks(line: &str, from: usize, start: usize, edits: &mut Edits) {
    let mut open: Option<(usize, char)> = None;
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in line.char_indices().skip_while(|(at, _)| *at < from) {
        let after = line[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        if matches!(c, '*' | '_' | '~') {
            match open {
                Some((opened, sign)) if sign == c && is_inside(before) && is_outside(after) => {
                    found.extend([opened, at]);
                    open = None;
                }
                _ if is_outside(before) && is_inside(after) => open = Some((at, c)),
                _ => {}
            }
        }
        before = c;
    }
    found.sort_unstable();
    found.into_iter().for_each(|at| edits.drop(start + at..start + at + 1, Markup));
}

/// Whether a marked word may have `c` at its edge, inside the sign.
fn is_inside(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '*' | '_' | '~')
}

/// Whether `c` may stand beside the sign, outside.
fn is_outside(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '\u{900}'..='\u{97F}' | '*' | '_' | '~' | '/' | '\\')
}
