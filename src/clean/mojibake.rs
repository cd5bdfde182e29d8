//! UTF-8 that was read as Windows-1252 or Latin-1, and is read again as what it is.
//!
//! The characters of such text stand for bytes again. Devanagari shows as `à¤` or `à¥` and one more; where that is found,
//! every sequence that is valid UTF-8 is read again. Elsewhere only sequences that no writing uses: those of quotes and
//! dashes (`â€œ`), emoji, and two-byte ones between plain ASCII (`Â `, `cafÃ©`).
//!
//! Windows-1252 has no character for five bytes, and programs on the way drop or mask those. What then stands without its
//! last byte, `à¥` or `à¤`, is read as the letter that makes the word a known one ([`Lost`]).

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use crate::align::ChangeKind::Mojibake;
use crate::clean::cleaner::Edits;

/// What Windows-1252 has in the place of the controls U+0080 to U+009F; those that it leaves out stay themselves.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// Finds the letters whose last byte was lost.
#[derive(Debug)]
pub(super) struct Lost {
    /// Common words.
    hindi: Arc<HashSet<&'static str>>,
    /// How often a character stands between two others in these; counted when first asked for.
    between: OnceLock<HashMap<[char; 3], u32>>,
}

/// Stands for the letter after `à¤` and `à¥` until that is found.
const LOST: [char; 2] = ['\u{E000}', '\u{E001}'];
/// Stands for the sign after `â€`: a closing quote, or a joiner.
const LOST_SIGN: char = '\u{E002}';
/// What it may be: the bytes that Windows-1252 lacks, and the no-break space.
const LETTERS: [&[char]; 2] = [&['ए', 'झ', 'ऐ', 'ँ', 'ठ'], &['्', 'ु']];
/// As many letters are tried together to make a known word.
const TOGETHER: usize = 4;

impl Lost {
    pub(super) fn new(hindi: Arc<HashSet<&'static str>>) -> Self {
        Lost { hindi, between: OnceLock::new() }
    }

    /// Puts letters in the place of those that are lost in `read`.
    fn restore(&self, read: &mut String) {
        if !read.contains(is_lost) {
            return;
        }
        let mut chars: Vec<char> = read.chars().collect();
        for at in (0..chars.len()).filter(|at| chars[*at] == LOST_SIGN).collect::<Vec<_>>() {
            let joins = at > 0 && at + 1 < chars.len() && matches!(chars[at - 1], '\u{94D}' | '\u{E001}');
            chars[at] = if joins { '\u{200D}' } else { '”' };
            if joins {
                chars[at - 1] = '\u{94D}';
            }
        }
        let holes: Vec<usize> = (0..chars.len()).filter(|at| LOST.contains(&chars[*at])).collect();
        if holes.len() > TOGETHER || !self.known_word(&mut chars, &holes) {
            for at in holes {
                chars[at] = self.likeliest(&chars, at);
            }
        }
        *read = chars.into_iter().collect();
    }

    /// Tries all letters in the `holes`; tells whether they made a known word, and leaves them there.
    fn known_word(&self, chars: &mut [char], holes: &[usize]) -> bool {
        let Some((&first, rest)) = holes.split_first() else {
            let word: String = chars.iter().collect();
            return self.hindi.contains(word.trim_matches(['।', ',', '“', '”']));
        };
        let hole = chars[first];
        for letter in letters(hole) {
            chars[first] = *letter;
            if self.known_word(chars, rest) {
                return true;
            }
        }
        chars[first] = hole;
        false
    }

    /// The letter that stands most often between those beside it.
    fn likeliest(&self, chars: &[char], at: usize) -> char {
        let between = self.between.get_or_init(|| {
            let mut counts = HashMap::new();
            for word in self.hindi.iter() {
                let chars: Vec<char> = [' '].into_iter().chain(word.chars()).chain([' ']).collect();
                for three in chars.windows(3) {
                    *counts.entry([three[0], three[1], three[2]]).or_default() += 1;
                }
            }
            counts
        });
        let beside = |at: Option<usize>| at.and_then(|at| chars.get(at)).copied().unwrap_or(' ');
        let (before, after) = (beside(at.checked_sub(1)), beside(Some(at + 1)));
        let count = |letter: &&char| between.get(&[before, **letter, after]).copied().unwrap_or_default();
        // Of equals the first, which is the commoner.
        letters(chars[at]).iter().rev().max_by_key(count).copied().unwrap_or(chars[at])
    }
}

fn is_lost(c: char) -> bool {
    LOST.contains(&c) || c == LOST_SIGN
}

/// What may stand in a hole.
fn letters(hole: char) -> &'static [char] {
    LETTERS[usize::from(hole == LOST[1])]
}

/// Reads again what was read wrongly, one time over. Run it as often as it may have happened.
pub(super) fn pass(lost: &Lost, text: &str, edits: &mut Edits) {
    // U+00C2 to U+00F4, which stand for the first bytes, all begin with this byte themselves.
    const LEAD: u8 = 0xC3;
    let next = |from: usize| memchr::memchr(LEAD, &text.as_bytes()[from..]).map(|i| from + i);
    let Some(mut start) = next(0) else { return };
    let evidence = Evidence::of(text);
    loop {
        let (mut end, mut read) = (start, String::new());
        while let Some((c, len)) = decode(&text[end..], evidence) {
            if evidence != Evidence::Certain && !is_likely(c, &text[..start], &text[end + len..], evidence) {
                break;
            }
            read.push(c);
            end += len;
        }
        lost.restore(&mut read);
        if end > start {
            edits.replace(start..end, &read, Mojibake);
        } else {
            end += text[start..].chars().next().map_or(1, char::len_utf8);
        }
        match next(end) {
            Some(lead) => start = lead,
            None => return,
        }
    }
}

/// Puts a C1 control in its place in Windows-1252, when the text was read as Latin-1. U+0085 may be a line's end.
pub(super) fn controls(text: &str, edits: &mut Edits) {
    for at in memchr::memchr_iter(0xC2, text.as_bytes()) {
        if let Some(second @ (0x80..=0x84 | 0x86..=0x9F)) = text.as_bytes().get(at + 1) {
            let meant = WINDOWS_1252[usize::from(*second) - 0x80];
            if meant as u32 != u32::from(*second) {
                edits.replace(at..at + 2, meant.encode_utf8(&mut [0; 4]), Mojibake);
            }
        }
    }
}

/// What a text as a whole says about how it was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    /// It holds Devanagari that was read wrongly, once or twice over.
    Certain,
    /// Nothing.
    None,
    /// It may be for the font Chanakya, which uses the same characters.
    Against,
}

impl Evidence {
    fn of(text: &str) -> Self {
        let devanagari = ["à¤", "à¥", "Ã\u{A0}Â¤", "Ã\u{A0}Â¥", "Ã Â¤", "Ã Â¥"].iter().any(|lead| {
            let whole = |(at, _)| decode(&text[at..], Evidence::Certain).is_some_and(|(c, _)| !is_lost(c));
            text.match_indices(lead).any(whole)
        });
        match devanagari {
            true => Evidence::Certain,
            false if text.matches('æ').nth(2).is_some() => Evidence::Against,
            false => Evidence::None,
        }
    }
}

/// The character whose UTF-8 the first characters of `text` stand for, and how many bytes these take here.
fn decode(text: &str, evidence: Evidence) -> Option<(char, usize)> {
    let mut bytes = [0; 4];
    let mut chars = text.char_indices();
    bytes[0] = byte(chars.next()?.1)?;
    let len = match bytes[0] {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => return None,
    };
    for i in 1..len {
        if let ([0xE0, second @ (0xA4 | 0xA5)], Evidence::Certain) = (&bytes[..i], evidence)
            && let Some(masked) = lost_byte(&bytes[..i], chars.as_str())
        {
            return Some((LOST[usize::from(second & 1)], chars.offset() + masked));
        }
        if bytes[..i] == [0xE2, 0x80]
            && let Some(masked) = lost_byte(&bytes[..i], chars.as_str()).or(chars.as_str().is_empty().then_some(0))
        {
            return Some((LOST_SIGN, chars.offset() + masked));
        }
        let (at, c) = chars.next()?;
        // A no-break space often became a plain one on the way.
        let lost = c == ' ' && evidence == Evidence::Certain && is_lost_space(&bytes[..i], &text[at + 1..]);
        bytes[i] = if lost { 0xA0 } else { byte(c)? };
    }
    let c = std::str::from_utf8(&bytes[..len]).ok()?.chars().next()?;
    is_expected(c).then(|| (c, chars.offset()))
}

/// Whether `c` is of a sort that Hindi text holds, or another reading of it.
fn is_expected(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{FF}' | '\u{900}'..='\u{DFF}' | '\u{2000}'..='\u{22FF}' | '\u{FEFF}' | '\u{1F000}'..='\u{1FAFF}')
        || WINDOWS_1252.contains(&c)
}

/// Whether a space after `bytes` stands for the byte A0: in `à`, read twice over, and in `ठ`.
fn is_lost_space(bytes: &[u8], after: &str) -> bool {
    match bytes {
        [0xC3] => after.starts_with("Â¤") || after.starts_with("Â¥"),
        // A no-break space that was read so is one again, or stands for white space.
        [0xC2] => true,
        // The dagger, which is `आ` the first time over.
        [0xE2, 0x80] => after.starts_with('\u{C3}'),
        [0xE0, 0xA4] => after.starts_with(['à', '\u{C3}']),
        _ => false,
    }
}

/// Whether the last byte of a letter, after `bytes`, is not there at the start of `after`, and how long what masks it is.
fn lost_byte(bytes: &[u8], after: &str) -> Option<usize> {
    let next = after.chars().next();
    match next {
        Some('\u{FFFD}') => Some('\u{FFFD}'.len_utf8()),
        Some('?') if after[1..].starts_with(['à', '?']) => Some(1),
        Some(' ') if is_lost_space(bytes, &after[1..]) => None,
        // Twice over, half of it was left.
        Some('Â') => Some('Â'.len_utf8()),
        Some(c) if byte(c).is_some_and(|byte| byte < 0xC0) => None,
        Some(_) => Some(0),
        // The text was cut here.
        None => None,
    }
}

/// The byte that `c` was read from.
fn byte(c: char) -> Option<u8> {
    match u8::try_from(c) {
        Ok(byte) => (byte >= 0x80).then_some(byte),
        Err(_) => (0x80..).zip(WINDOWS_1252).find(|(_, meant)| *meant == c).map(|(byte, _)| byte),
    }
}

/// Whether `c` was read wrongly without Devanagari to prove it.
fn is_likely(c: char, before: &str, after: &str, evidence: Evidence) -> bool {
    let stands_for_byte = |c: char| !c.is_ascii() && byte(c).is_some();
    let known = |c: char| c.is_ascii() || !c.is_alphabetic() || ('\u{900}'..='\u{97F}').contains(&c);
    let plain = |c: Option<char>| c.is_none_or(|c| known(c) && !stands_for_byte(c));
    let (before, after) = (before.chars().next_back(), after.chars().next());
    match c {
        '\u{FEFF}' | '\u{1F000}'..='\u{1FAFF}' => true,
        LOST_SIGN
        | '\u{2010}'..='\u{206F}'
        | '\u{20A0}'..='\u{20CF}'
        | '\u{2100}'..='\u{214F}'
        | '\u{2190}'..='\u{22FF}' => plain(before) && (plain(after) || matches!(after, Some('â' | 'Â' | 'Ã'))),
        '\u{A0}'..='\u{FF}' => evidence == Evidence::None && plain(before) && plain(after),
        _ => false,
    }
}
