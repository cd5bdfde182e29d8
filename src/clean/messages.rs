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
/// Two signs do as one: `**…**`.
fn marks(line: &str, from: usize, start: usize, edits: &mut Edits) {
    let mut open: Option<&str> = None;
    let mut opened = 0;
    let mut found = Vec::new();
    let mut at = from;
    while let Some(sign) = line[at..].find(['*', '_', '~']).map(|i| at + i) {
        let mark = line[sign..].chars().next().unwrap_or_default();
        let end = line.len() - line[sign..].trim_start_matches(mark).len();
        let signs = &line[sign..end];
        let before = line[..sign].chars().next_back().filter(|_| sign > from).unwrap_or(' ');
        let after = line[end..].chars().next().unwrap_or(' ');
        at = end;
        if signs.len() > 2 {
            open = None;
        } else if open == Some(signs) && is_inside(before) && is_outside(after) {
            found.extend([opened..opened + signs.len(), sign..end]);
            open = None;
        } else if is_outside(before) && is_inside(after) {
            (open, opened) = (Some(signs), sign);
        }
    }
    found.into_iter().for_each(|range| edits.drop(start + range.start..start + range.end, Markup));
}

/// Whether a marked word may have `c` at its edge, inside the sign.
fn is_inside(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '*' | '_' | '~')
}

/// Whether `c` may stand beside the sign, outside.
fn is_outside(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '\u{900}'..='\u{97F}' | '*' | '_' | '~' | '/' | '\\')
}
