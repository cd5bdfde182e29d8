//! Quick steps over the bytes of what needs no look.

/// Where the first `N` bytes stand, at or after `from`, for which `hit` holds; what lies beyond the end is 0. Looks at a
/// block at a time without a branch, so that the compiler makes vector instructions of it.
#[inline]
pub(super) fn find<const N: usize>(bytes: &[u8], from: usize, hit: impl Fn([u8; N]) -> bool) -> Option<usize> {
    const BLOCK: usize = 32;
    let mut at = from;
    while let Some(blocks) = blocks::<N, BLOCK>(bytes, at) {
        let mut any = 0;
        for i in 0..BLOCK {
            any |= u8::from(hit(blocks.map(|block| block[i])));
        }
        if any != 0 {
            break;
        }
        at += BLOCK;
    }
    (at..bytes.len()).find(|&at| hit(std::array::from_fn(|k| bytes.get(at + k).copied().unwrap_or_default())))
}

/// The `N` blocks that begin at `at` and the offsets after it, if all fit.
#[inline]
fn blocks<const N: usize, const BLOCK: usize>(bytes: &[u8], at: usize) -> Option<[&[u8; BLOCK]; N]> {
    let all = bytes.get(at..at + BLOCK + N)?;
    let mut blocks = [all.first_chunk()?; N];
    for (k, block) in blocks.iter_mut().enumerate() {
        *block = all.get(k..)?.first_chunk()?;
    }
    Some(blocks)
}

/// Where the stretch of plain characters that begins at `from` ends: ASCII without controls, Devanagari without nukta,
/// accents and the letters that have a nukta in them. None of these needs a look at Unicode's tables.
pub(super) fn plain_end(bytes: &[u8], from: usize) -> usize {
    let odd = |[a, b, c]: [u8; 3]| {
        let control = (a < b' ') & !(b'\t'..=b'\r').contains(&a) | (a == 0x7F);
        let elsewhere = (a >= 0xC0) & ((a != 0xE0) | (b != 0xA4) & (b != 0xA5));
        let nukta = (b == 0xA4) & (c == 0xBC);
        let accent = (b == 0xA5) & ((0x91..=0x94).contains(&c) | (0x98..=0x9F).contains(&c));
        control | elsewhere | (a == 0xE0) & (nukta | accent)
    };
    find(bytes, from, odd).unwrap_or(bytes.len())
}

/// The lines of `text`, without their line breaks; the last may be empty.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    let mut start = 0;
    memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]).map(move |end| {
        let line = &text[start..end];
        start = end + 1;
        line
    })
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
