//! Characters that are not seen: byte-order marks, soft hyphens, zero-width and direction marks, controls.
//!
//! A joiner stays where it changes the shaping: after a virama, before one, between Arabic letters, inside an emoji.

use unicode_normalization::char::canonical_combining_class;

use crate::align::ChangeKind::Unicode;
use crate::clean::cleaner::Edits;
use crate::clean::scan::plain_end;

const ZWNJ: char = '\u{200C}';
const ZWJ: char = '\u{200D}';
const NUKTA: char = '\u{93C}';

/// Takes out what is not seen and has no work to do.
pub(super) fn pass(text: &str, edits: &mut Edits) {
    let (mut before, mut at) = (None, 0);
    loop {
        let plain = plain_end(text.as_bytes(), at);
        if plain > at {
            before = text[..plain].chars().next_back();
        }
        let Some(c) = text[plain..].chars().next() else { return };
        let range = plain..plain + c.len_utf8();
        at = range.end;
        match c {
            ZWNJ | ZWJ if joins(c, before, text[range.end..].chars().next()) => before = Some(c),
            ZWNJ | ZWJ => edits.drop(range, Unicode),
            // Word's own: the end of a table cell, a hyphen that doesn't break, a list's bullet.
            '\x07' | '\x1C' | '\x1D' | '\x1E' | '\u{F0B7}' | '\u{F0A7}' => {
                let seen = match c {
                    '\x1E' => "-",
                    '\u{F0B7}' | '\u{F0A7}' => "•",
                    _ => " ",
                };
                edits.replace(range, seen, Unicode);
                before = None;
            }
            _ if is_invisible(c) => edits.drop(range, Unicode),
            // Marks that come after a virama, or change places with it, don't take the joiner's work away.
            NUKTA if before.is_some_and(is_indic_letter) => {}
            _ if before.is_some_and(is_virama) && !is_virama(c) && canonical_combining_class(c) > 0 => {}
            _ => before = Some(c),
        }
    }
}

/// Takes out the C1 controls and soft hyphens, which are glyphs in some fonts and so must wait until these are read.
pub(super) fn late(text: &str, edits: &mut Edits) {
    for at in memchr::memchr_iter(0xC2, text.as_bytes()) {
        if let Some(0x80..=0x84 | 0x86..=0x9F | 0xAD) = text.as_bytes().get(at + 1) {
            edits.drop(at..at + 2, Unicode);
        }
    }
}

/// Whether `c` is never seen and carries nothing. White space, and joiners, are not asked about here.
fn is_invisible(c: char) -> bool {
    match c {
        '\t'..='\r' => false,
        '\0'..='\x1F' | '\x7F' | '\u{FEFF}' | '\u{FFFC}' => true,
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' => true,
        '\u{FFF9}'..='\u{FFFB}' => true,
        _ => false,
    }
}

/// Whether the joiner between `before` and `after` changes how they are drawn.
fn joins(joiner: char, before: Option<char>, after: Option<char>) -> bool {
    let (Some(before), after) = (before, after.unwrap_or(' ')) else { return false };
    if is_virama(before) {
        // Without a letter after it a virama shows by itself, but a half form does not.
        return joiner == ZWJ || is_indic_letter(after);
    }
    if is_indic_letter(before) && is_virama(after) {
        return joiner == ZWJ;
    }
    if is_arabic(before) && is_arabic(after) {
        return true;
    }
    joiner == ZWJ && is_pictograph(before) && is_pictograph(after)
}

fn is_virama(c: char) -> bool {
    canonical_combining_class(c) == 9
}

/// Whether `c` is a letter of an Indian script, not a mark or a digit.
fn is_indic_letter(c: char) -> bool {
    ('\u{900}'..='\u{DFF}').contains(&c) && c.is_alphabetic() && canonical_combining_class(c) == 0
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{6FF}' | '\u{750}'..='\u{77F}')
}

/// Whether `c` can stand beside the joiner of an emoji: pictographs, skin tones, the variation selector.
fn is_pictograph(c: char) -> bool {
    matches!(c, '\u{FE0F}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}
