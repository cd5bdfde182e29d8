//! Quick steps over the bytes of what needs no look: plain ASCII and Devanagari.

/// Where the stretch of plain characters that begins at `at` ends: ASCII without controls, Devanagari without nukta,
/// accents and the letters that have a nukta in them. None of these needs a look at Unicode's tables.
pub(super) fn plain_end(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        at += match byte {
            b' '..=b'~' | b'\t'..=b'\r' => 1,
            0xE0 => match (bytes.get(at + 1), bytes.get(at + 2)) {
                (Some(0xA4), Some(third)) if *third != 0xBC => 3,
                (Some(0xA5), Some(third)) if !matches!(third, 0x91..=0x94 | 0x98..=0x9F) => 3,
                _ => return at,
            },
            _ => return at,
        };
    }
    at
}

/// How many bytes the character has that begins with `lead`.
pub(super) fn width(lead: u8) -> usize {
    match lead {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        0xF0.. => 4,
    }
}

/// The index in its block of the Devanagari character at the start of `bytes`, if it is one.
pub(super) fn devanagari(bytes: &[u8]) -> Option<usize> {
    match bytes {
        [0xE0, second @ (0xA4 | 0xA5), third, ..] => Some(usize::from(second & 1) << 6 | usize::from(third & 0x3F)),
        _ => None,
    }
}

/// Whether a white-space character begins with the bytes at the start of `bytes`.
pub(super) fn is_space(bytes: &[u8]) -> bool {
    match bytes {
        [b' ' | b'\t'..=b'\r', ..] => true,
        [0..0xC0, ..] => false,
        [0xC2, 0x85 | 0xA0, ..] => true,
        [0xE1, 0x9A, 0x80, ..] => true,
        [0xE2, 0x80, 0x80..=0x8A | 0xA8 | 0xA9 | 0xAF, ..] => true,
        [0xE2, 0x81, 0x9F, ..] | [0xE3, 0x80, 0x80, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            assert_eq!(is_space(c.to_string().as_bytes()), c.is_whitespace(), "{c:?}");
        }
    }

    #[test]
    fn devanagari_is_its_block() {
        for c in '\0'..=char::MAX {
            let index = (c as usize).checked_sub(0x900).filter(|index| *index < 128);
            assert_eq!(devanagari(c.to_string().as_bytes()), index, "{c:?}");
            assert_eq!(width(c.to_string().as_bytes()[0]), c.len_utf8());
        }
    }
}
