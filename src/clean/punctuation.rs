//! Signs: what was typed for a danda, colon against visarga, quotes in pairs, spaces around signs.
//!
//! White space must be plain already. Each function is a pass of its own.

use std::collections::HashSet;
use std::iter::Peekable;

use memchr::memmem::FindIter;

use crate::align::ChangeKind::Punctuation;
use crate::clean::cleaner::Edits;
use crate::clean::scan::{find, lines};
use crate::lexicon::table::{LexiconError, Row, Table, shipped};

const VISARGA: &str = "\u{903}";

/// The words that decide what a sign is.
#[derive(Debug)]
pub(super) struct Signs {
    /// Words that a sentence ends in.
    finals: HashSet<String>,
    /// What stands before a visarga inside a word, and at its end.
    visarga_inside: HashSet<String>,
    visarga_at_end: HashSet<String>,
    /// The last words of what opens a line with a colon, names of places and labels: `भोपाल:`, `विषय:`.
    openers: HashSet<&'static str>,
}

impl Signs {
    pub(super) fn new() -> Result<Self, LexiconError> {
        let finals = Table::parse("sentence-final.tsv", shipped!("sentence-final.tsv"))?;
        let visarga = Table::parse("visarga.tsv", shipped!("visarga.tsv"))?;
        let datelines = Table::parse("datelines.tsv", shipped!("datelines.tsv"))?;
        let labels = Table::parse("dateline_words.tsv", shipped!("dateline_words.tsv"))?;
        let at = |place: &str| {
            let rows = visarga.rows().filter(|row| row.get("place") == place);
            rows.map(|row| row.get("before").to_owned()).collect()
        };
        let wrong = |row: &Row| !matches!(row.get("place"), "inside" | "end");
        if let Some(row) = visarga.rows().find(wrong) {
            return Err(row.error("the place is inside or end"));
        }
        Ok(Signs {
            finals: finals.rows().map(|row| row.get("word").to_owned()).collect(),
            visarga_inside: at("inside"),
            visarga_at_end: at("end"),
            openers: datelines
                .rows()
                .chain(labels.rows().filter(|row| row.get("class") == "label"))
                .flat_map(|row| row.get("words").split_whitespace())
                .filter_map(|name| name.rsplit('-').next())
                .collect(),
        })
    }

    /// `|`, `l` and `I` that were typed for a danda.
    pub(super) fn danda(&self, text: &str, edits: &mut Edits) {
        for at in memchr::memchr3_iter(b'|', b'l', b'I', text.as_bytes()) {
            let before = text[..at].chars().next_back().unwrap_or(' ');
            if self.is_danda(text, at, char::from(text.as_bytes()[at]), before) {
                edits.replace(at..at + 1, "।", Punctuation);
            }
        }
    }

    /// Whether `c`, at `at`, is a danda: it stands on a Hindi word and ends it, or stands apart after a last word.
    fn is_danda(&self, text: &str, at: usize, c: char, before: char) -> bool {
        let after = text[at + 1..].chars().next().unwrap_or('\n');
        let ends = after.is_whitespace() || is_quote(after) || after == ')' || c == '|' && after == '|';
        let last = || self.finals.contains(word_before(text[..at].trim_end_matches(' ')));
        if is_devanagari(before) {
            ends || is_devanagari(after) && last()
        } else if c == '|' && before == '|' {
            // The second of two on a word.
            text[..at - 1].ends_with(is_devanagari)
        } else if c == '|' && (is_quote(before) && !matches!(before, '“' | '‘' | '„') || before == ')') {
            ends && !word_before(text[..at].trim_end_matches(|c| is_quote(c) || matches!(c, ')' | ' '))).is_empty()
        } else if before == ' ' && (ends || c == '|' && is_devanagari(after)) {
            let word = word_before(text[..at].trim_end_matches(' '));
            self.finals.contains(word) || c == 'l' && !word.is_empty()
        } else {
            false
        }
    }

    /// A colon in a word that has a visarga becomes one.
    pub(super) fn visarga(&self, text: &str, edits: &mut Edits) {
        for at in memchr::memchr_iter(b':', text.as_bytes()) {
            let before = word_before(&text[..at]);
            let after = text[at + 1..].chars().next().unwrap_or('\n');
            let inside = is_devanagari(after) && self.visarga_inside.contains(before);
            let end = matches!(after, ' ' | '\n' | ',' | '।' | '-') && self.visarga_at_end.contains(before);
            if inside || end {
                edits.replace(at..at + 1, VISARGA, Punctuation);
            }
        }
    }

    /// A visarga that ends the first words of a line is the colon that it was typed for.
    pub(super) fn colon(&self, text: &str, edits: &mut Edits) {
        for at in memchr::memmem::find_iter(text.as_bytes(), VISARGA) {
            let (before, after) = (word_before(&text[..at]), &text[at + VISARGA.len()..]);
            let word = before.ends_with(is_long_vowel_sign) || self.openers.contains(before);
            let may = after.starts_with(' ') && word && opens_line(text, at);
            if may && !self.visarga_at_end.contains(before) {
                edits.replace(at..at + VISARGA.len(), ":", Punctuation);
            }
        }
    }
}

/// Whether what stands before `at` in its line is no more than three words without an end, and more follows.
fn opens_line(text: &str, at: usize) -> bool {
    let near = text.ceil_char_boundary(at.saturating_sub(120));
    let line = &text[near..at];
    let line = match line.rfind('\n') {
        Some(start) => &line[start + 1..],
        None if near > 0 => return false,
        None => line,
    };
    let follows = text[at..].chars().take_while(|c| *c != '\n').take(24).count() == 24;
    follows && line.matches(' ').count() < 3 && !line.contains(['।', '\u{903}', ':'])
}

/// Double quotes: curly, in pairs, without spaces inside. A line whose quotes don't pair keeps them.
pub(super) fn double_quotes(text: &str, edits: &mut Edits) {
    quotes(text, edits, ["“", "”"], |line| {
        let quotes = doubles(line);
        let pairs = || quotes.chunks_exact(2).map(|pair| (pair[0], pair[1]));
        let paired = quotes.len().is_multiple_of(2) && pairs().all(|(open, close)| is_pair(line, open, close));
        if paired { pairs().collect() } else { Vec::new() }
    });
}

/// Single quotes around a word or more: curly. An apostrophe stays, and so does a quote without its other.
pub(super) fn single_quotes(text: &str, edits: &mut Edits) {
    quotes(text, edits, ["‘", "’"], singles);
}

/// A quote: where it stands, and how long it is.
#[derive(Clone, Copy)]
struct Quote {
    at: usize,
    len: usize,
}

/// Puts `signs` in the place of the pairs that `find` finds in each line; spaces inside a pair go.
fn quotes(text: &str, edits: &mut Edits, signs: [&str; 2], find: impl Fn(&str) -> Vec<(Quote, Quote)>) {
    let mut start = 0;
    for line in lines(text) {
        // The curly quotes and the accent begin with the last two bytes.
        let bytes = line.as_bytes();
        let may = memchr::memchr3(b'"', b'\'', b'`', bytes).is_some() || memchr::memchr2(0xE2, 0xC2, bytes).is_some();
        let found = if may { find(line) } else { Vec::new() };
        for (open, close) in found {
            let (from, to) = (open.at + open.len, close.at);
            let inside = line[from..to].trim_matches(' ');
            let inside_at = line[..to].len() - line[from..to].trim_start_matches(' ').len();
            let inside_end = inside_at + inside.len();
            for (range, sign) in [(open.at..inside_at, signs[0]), (inside_end..close.at + close.len, signs[1])] {
                if line[range.clone()] != *sign {
                    edits.replace(start + range.start..start + range.end, sign, Punctuation);
                }
            }
        }
        start += line.len() + 1;
    }
}

/// The quotes of a line, and a few other signs, each with where it stands.
fn quote_signs(line: &str) -> impl Iterator<Item = (usize, char)> {
    let quote = |[b]: [u8; 1]| (b == b'"') | (b == b'\'') | (b == b'`') | (b == 0xE2) | (b == 0xC2);
    let mut from = 0;
    std::iter::from_fn(move || {
        let at = find(line.as_bytes(), from, quote)?;
        let c = line[at..].chars().next()?;
        from = at + c.len_utf8();
        Some((at, c))
    })
}

/// The double quotes of a line; two single ones side by side are one.
fn doubles(line: &str) -> Vec<Quote> {
    let mut out: Vec<Quote> = Vec::new();
    let mut single: Option<(usize, char)> = None;
    for (at, c) in quote_signs(line) {
        match c {
            '"' | '“' | '”' | '„' | '‟' => {
                out.push(Quote { at, len: c.len_utf8() });
                single = None;
            }
            '\'' | '`' | '´' | '‘' | '’' => match single.take() {
                Some((before, first)) if before + first.len_utf8() == at && first == c => {
                    out.push(Quote { at: before, len: first.len_utf8() + c.len_utf8() });
                }
                _ => single = Some((at, c)),
            },
            _ => single = None,
        }
    }
    out
}

/// Whether two quotes stand as a pair does: the first doesn't end a word, the second doesn't begin one.
fn is_pair(line: &str, open: Quote, close: Quote) -> bool {
    let inside = line[open.at + open.len..close.at].trim_matches(' ');
    let before = line[..open.at].chars().next_back().unwrap_or(' ');
    let after = line[close.at + close.len..].chars().next().unwrap_or(' ');
    let tight = line[..close.at].ends_with(|c: char| c != ' ') && !line[open.at + open.len..].starts_with(' ');
    !inside.is_empty() && !is_word(before) && (tight || !is_word(after))
}

/// The pairs of single quotes: one that begins a word and the next that ends one. An apostrophe is neither.
fn singles(line: &str) -> Vec<(Quote, Quote)> {
    let mut out = Vec::new();
    let mut open: Option<Quote> = None;
    for (at, c) in quote_signs(line) {
        if is_single(c) {
            let before = line[..at].chars().next_back().unwrap_or(' ');
            let after = line[at + c.len_utf8()..].chars().next().unwrap_or(' ');
            let quote = Quote { at, len: c.len_utf8() };
            let begins = !is_word(before) && !is_single(before) && after.is_alphabetic();
            let ends = before != ' ' && !is_single(before) && !(is_latin(before) && is_latin(after));
            match open {
                None if begins => open = Some(quote),
                Some(from) if ends && !begins && is_word_or_sign(before) && after != c => {
                    out.push((from, quote));
                    open = None;
                }
                Some(_) if begins => open = Some(quote),
                _ => {}
            }
        }
    }
    out
}

/// Spaces: none before a danda, a comma or a closing bracket, one after the first two; one danda, not two; one comma.
pub(super) fn spacing(text: &str, edits: &mut Edits) {
    let mut signs = OddSigns::new(text.as_bytes());
    let mut at = 0;
    // What stood before the last sign, for a sign that is there again.
    let mut before_last = '\n';
    loop {
        let Some((sign_at, sign)) = signs.next(at) else { return };
        let mut end = sign_at + sign.len_utf8();
        // What was taken out before isn't there any more.
        let kept = &text[edits.end().min(sign_at)..sign_at];
        let spaces = kept.len() - kept.trim_end_matches(' ').len();
        let mut before = text[..sign_at - spaces].chars().next_back().unwrap_or('\n');
        let begins = matches!(sign, '(' | '[');
        let closes = match sign {
            '?' | '!' | ';' => is_word_or_sign(before),
            _ => !begins && before != '\n',
        };
        let again = matches!(sign, '।' | ',') && before == sign;
        if again {
            edits.drop(sign_at - spaces..end, Punctuation);
            if at < sign_at - spaces {
                before_last = text[..sign_at - spaces - sign.len_utf8()].chars().next_back().unwrap_or('\n');
            }
            before = before_last;
        } else if spaces > 0 && (closes || matches!(before, '(' | '[')) {
            edits.drop(sign_at - spaces..sign_at, Punctuation);
        }
        before_last = before;
        let after = |end: usize| text[end..].chars().next().unwrap_or('\n');
        match sign {
            '(' | '[' => {
                let spaces = text[end..].len() - text[end..].trim_start_matches(' ').len();
                if spaces > 0 {
                    edits.drop(end..end + spaces, Punctuation);
                    end += spaces;
                }
            }
            '।' | ',' if wants_space(sign, before, after(end)) && !in_address(&text[..sign_at]) => {
                edits.replace(end..end, " ", Punctuation);
            }
            '?' | '!' | ';' if is_devanagari(before) && is_devanagari(after(end)) => {
                edits.replace(end..end, " ", Punctuation);
            }
            _ => {}
        }
        at = end;
    }
}

/// The signs beside which a space may be missing or too much. Most signs stand as they should, and cost no more than a
/// quick look; each kind of sign is looked for once along the text, however many of another kind stand between.
struct OddSigns<'t> {
    bytes: &'t [u8],
    /// The next odd sign of ASCII.
    ascii: Option<usize>,
    dandas: Peekable<FindIter<'t, 'static>>,
    doubles: Peekable<FindIter<'t, 'static>>,
}

impl<'t> OddSigns<'t> {
    fn new(bytes: &'t [u8]) -> Self {
        let ascii = match bytes {
            [b'(' | b'[', b' ', ..] => Some(0),
            _ => odd_ascii(bytes, 0),
        };
        let dandas = memchr::memmem::find_iter(bytes, "।").peekable();
        let doubles = memchr::memmem::find_iter(bytes, "॥").peekable();
        OddSigns { bytes, ascii, dandas, doubles }
    }

    /// The next one at or after `from`, which never goes back, and where it stands.
    fn next(&mut self, from: usize) -> Option<(usize, char)> {
        let bytes = self.bytes;
        if self.ascii.is_some_and(|at| at < from) {
            self.ascii = odd_ascii(bytes, from);
        }
        let is_odd = |at: usize| {
            at >= from
                && (at > 0 && bytes[at - 1] == b' '
                    || !matches!(bytes.get(at + '।'.len_utf8()), Some(b' ' | b'\n') | None)
                    || bytes[..at].ends_with("।".as_bytes()))
        };
        while self.dandas.next_if(|at| !is_odd(*at)).is_some() {}
        while self.doubles.next_if(|at| !is_odd(*at)).is_some() {}
        let signs = [
            self.ascii.map(|at| (at, char::from(bytes[at]))),
            self.dandas.peek().map(|at| (*at, '।')),
            self.doubles.peek().map(|at| (*at, '॥')),
        ];
        signs.into_iter().flatten().min()
    }
}

/// The next sign of ASCII after the first byte and at or after `from` beside which a space may be missing or too much.
fn odd_ascii(bytes: &[u8], from: usize) -> Option<usize> {
    let odd = |[before, sign, after]: [u8; 3]| {
        let closes =
            (sign == b',') | (sign == b';') | (sign == b'?') | (sign == b'!') | (sign == b')') | (sign == b']');
        let opens = (sign == b'(') | (sign == b'[');
        let beside = (before == b' ') | (before == b',') | (after != b' ') & (after != b'\n');
        closes & beside | opens & (after == b' ')
    };
    find(bytes, from.saturating_sub(1), odd).map(|at| at + 1)
}

/// Whether a space belongs between a danda or a comma and what follows.
fn wants_space(sign: char, before: char, after: char) -> bool {
    let begins = after.is_alphanumeric() || matches!(after, '“' | '‘' | '(');
    let number = before.is_numeric() && after.is_numeric();
    begins
        && !number
        && (sign == '।' || is_devanagari(before) || is_devanagari(after) || matches!(before, '”' | '’' | ')'))
}

/// Whether the word that `before` ends in is the address of a page.
fn in_address(before: &str) -> bool {
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(256))..];
    let word = near.rsplit([' ', '\n']).next().unwrap_or_default();
    word.contains("://") || word.starts_with("www.")
}

/// The Devanagari letters and marks that `text` ends in.
fn word_before(text: &str) -> &str {
    let near = &text[text.ceil_char_boundary(text.len().saturating_sub(96))..];
    &near[near.rfind(|c| !is_devanagari(c)).map_or(0, |at| at + near[at..].chars().next().map_or(1, char::len_utf8))..]
}

/// A Devanagari letter or mark, a joiner; no digit, no danda.
fn is_devanagari(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{963}' | '\u{971}'..='\u{97F}' | '\u{200C}' | '\u{200D}')
}

fn is_long_vowel_sign(c: char) -> bool {
    matches!(c, 'ा' | 'ी' | 'ू' | 'े' | 'ै' | 'ो' | 'ौ' | 'ं')
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‛' | '`' | '´')
}

fn is_single(c: char) -> bool {
    matches!(c, '\'' | '‘' | '’' | '‛' | '`' | '´')
}

fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}')
}

fn is_word(c: char) -> bool {
    is_devanagari(c) || c.is_alphanumeric()
}

fn is_word_or_sign(c: char) -> bool {
    is_word(c) || matches!(c, '।' | '?' | '!' | ',' | '.' | '…' | ')' | '”' | '’' | '"' | '\'' | '%' | '॥')
}
