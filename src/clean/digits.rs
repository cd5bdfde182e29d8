//! Digits in one script, where that is wanted.

use crate::align::ChangeKind::Digits as Kind;
use crate::clean::Digits;
use crate::clean::cleaner::Edits;

/// Turns the digits of the other script into `wanted`.
pub(super) fn pass(wanted: Digits, text: &str, edits: &mut Edits) {
    let (from, to) = match wanted {
        Digits::Keep => return,
        Digits::Devanagari => ('0', '०'),
        Digits::Ascii => ('०', '0'),
    };
    for (at, c) in text.char_indices() {
        let Some(value @ 0..10) = (c as u32).checked_sub(from as u32) else { continue };
        if let Some(digit) = char::from_u32(to as u32 + value) {
            edits.replace(at..at + c.len_utf8(), digit.encode_utf8(&mut [0; 4]), Kind);
        }
    }
}
