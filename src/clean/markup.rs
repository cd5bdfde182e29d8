//! What markup and programs left behind in plain text: character references, tags, percent-encoding, escapes.

use std::collections::HashMap;

use crate::align::ChangeKind::Markup;
use crate::clean::cleaner::Edits;
use crate::clean::literal;
use crate::lexicon::table::{LexiconError, Row, Table, shipped};

/// The names of characters, and of the elements whose tags are taken out.
#[derive(Debug)]
pub(super) struct Names {
    characters: HashMap<String, String>,
    /// What takes the place of an element's tags, in plain text and in a page.
    elements: HashMap<String, (Element, Element)>,
}

/// What an element's tags leave behind.
#[derive(Clone, Copy, Debug)]
pub(super) enum Element {
    /// Nothing; words on both sides stay together.
    Inline,
    /// A line break.
    Line,
    /// A blank line.
    Block,
    /// A space.
    Cell,
    /// Nothing, and its contents go too.
    Hidden,
}

impl Element {
    /// What takes the place of a tag. The end of a line element ends no further line.
    pub(super) fn leaves(self, closing: bool) -> &'static str {
        match self {
            Element::Line if !closing => "\n",
            Element::Cell => " ",
            Element::Block => "\n\n",
            Element::Inline | Element::Hidden | Element::Line => "",
        }
    }
}

impl Names {
    pub(super) fn new() -> Result<Self, LexiconError> {
        let table = Table::parse("references.tsv", shipped!("references.tsv"))?;
        let characters = table
            .rows()
            .map(|row| Ok((row.get("name").to_owned(), literal(&row, "text")?)))
            .collect::<Result<_, _>>()?;
        let table = Table::parse("elements.tsv", shipped!("elements.tsv"))?;
        let element = |row: &Row, column: &str| {
            Ok(match row.get(column) {
                "inline" => Element::Inline,
                "line" => Element::Line,
                "block" => Element::Block,
                "cell" => Element::Cell,
                "hidden" => Element::Hidden,
                other => return Err(row.error(format!("{other:?} is none of inline, line, block, cell, hidden"))),
            })
        };
        let elements = table.rows().map(|row| {
            let in_text = element(&row, "in_text")?;
            let in_page = if row.get("in_page").is_empty() { in_text } else { element(&row, "in_page")? };
            Ok((row.get("name").to_owned(), (in_text, in_page)))
        });
        Ok(Names { characters, elements: elements.collect::<Result<_, _>>()? })
    }

    /// What an element's tags stand for in a page, by its name in small letters.
    #[cfg(feature = "html")]
    pub(super) fn element_of_page(&self, name: &str) -> Option<Element> {
        self.elements.get(name).map(|(_, in_page)| *in_page)
    }

    /// Replaces references (`&amp;`, `&#2346;`, `&#x92A;`), also where they were escaped twice.
    pub(super) fn references(&self, text: &str, edits: &mut Edits) {
        let mut at = 0;
        while let Some(start) = memchr::memchr(b'&', &text.as_bytes()[at..]).map(|i| at + i) {
            match self.reference(&text[start..]) {
                Some((mut meant, mut len)) => {
                    // `&amp;` may be the beginning of another: `&amp;nbsp;`.
                    while meant == "&" {
                        let again = format!("&{}", window(&text[start + len..], 32));
                        let Some((next, taken)) = self.reference(&again) else { break };
                        (meant, len) = (next, len + taken - 1);
                    }
                    edits.replace(start..start + len, &meant, Markup);
                    at = start + len;
                }
                None => at = start + 1,
            }
        }
    }

    /// What the reference at the start of `text` stands for, and its length.
    fn reference(&self, text: &str) -> Option<(String, usize)> {
        let body = window(text.strip_prefix('&')?, 32);
        if let Some(number) = body.strip_prefix('#') {
            let (digits, radix) = match number.strip_prefix(['x', 'X']) {
                Some(digits) => (digits, 16),
                None => (number, 10),
            };
            let len = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
            let c = char::from_u32(u32::from_str_radix(&digits[..len], radix).ok()?).filter(|c| *c != '\0')?;
            let end = text.len() - text[1..].len() + (body.len() - digits.len()) + len;
            return Some((c.to_string(), end + usize::from(text[end..].starts_with(';'))));
        }
        let len = body.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(body.len());
        let closed = body[len..].starts_with(';');
        // Without its semicolon only the commonest are meant.
        let name = &body[..len];
        if !closed && !matches!(name, "nbsp" | "amp" | "quot" | "lt" | "gt") {
            return None;
        }
        Some((self.characters.get(name)?.clone(), 1 + len + usize::from(closed)))
    }

    /// Takes out tags of known elements, and comments. A block's tag leaves a blank line.
    pub(super) fn tags(&self, text: &str, edits: &mut Edits) {
        let mut at = 0;
        // Beyond here there is no `>`, so that a text of `<` alone isn't searched again and again.
        let last = text.rfind('>').unwrap_or_default();
        let mut comments_end = true;
        let mut unclosed = Vec::new();
        while let Some(start) = memchr::memchr(b'<', &text.as_bytes()[at..last.max(at)]).map(|i| at + i) {
            at = start + 1;
            if text[start..].starts_with("<!--") {
                match text[start..].find("-->").filter(|_| comments_end) {
                    Some(len) => {
                        edits.drop(start..start + len + 3, Markup);
                        at = start + len + 3;
                    }
                    None => comments_end = false,
                }
                continue;
            }
            let Some((name, closing, mut end)) =
                tag(&text[start..]).map(|(name, closing, len)| (name, closing, start + len))
            else {
                continue;
            };
            let Some((element, _)) = self.elements.get(&name.to_ascii_lowercase()) else { continue };
            let left = element.leaves(closing);
            if matches!(element, Element::Hidden) && !closing && !unclosed.contains(&name) {
                let close = format!("</{name}>");
                match text[end..].find(&close) {
                    Some(len) => end += len + close.len(),
                    None => unclosed.push(name),
                }
            }
            edits.replace(start..end, left, Markup);
            at = end;
        }
    }
}

/// The name of the tag at the start of `text`, whether it closes, and its length.
fn tag(text: &str) -> Option<(&str, bool, usize)> {
    let inside = text.strip_prefix('<')?;
    let (inside, closing) = match inside.strip_prefix('/') {
        Some(inside) => (inside, true),
        None => (inside, false),
    };
    let name_len =
        inside.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':')).filter(|len| (1..=12).contains(len))?;
    let (name, rest) = inside.split_at(name_len);
    // Attributes follow a space; an unclosed quote ends the tag all the same.
    let rest_len = match rest.chars().next()? {
        '>' => 0,
        '/' if rest.starts_with("/>") => 1,
        c if c.is_whitespace() => window(rest, 2048).find(['<', '>']).filter(|len| rest[*len..].starts_with('>'))?,
        _ => return None,
    };
    Some((name, closing, text.len() - rest.len() + rest_len + 1))
}

/// Reads percent-encoded text that stands for letters beyond ASCII; a space among it too, but not in an address.
pub(super) fn percent(text: &str, edits: &mut Edits) {
    let mut at = 0;
    while let Some(start) = memchr::memchr(b'%', &text.as_bytes()[at..]).map(|i| at + i) {
        let bytes: Vec<u8> =
            (0..).map_while(|i| octet(text.as_bytes().get(start + i * 3..start + i * 3 + 3)?)).collect();
        at = (start + bytes.len() * 3).max(start + 1);
        if bytes.is_ascii() {
            continue;
        }
        let near = window_back(&text[..start], 2048);
        let address = near.rsplit(char::is_whitespace).next().unwrap_or_default().contains("://");
        let mut from = start;
        for chunk in bytes.utf8_chunks() {
            for c in chunk.valid().chars() {
                let len = c.len_utf8() * 3;
                if !c.is_ascii() || c == ' ' && !address {
                    edits.replace(from..from + len, c.encode_utf8(&mut [0; 4]), Markup);
                }
                from += len;
            }
            from += chunk.invalid().len() * 3;
        }
    }
}

/// Reads the escapes of programs that stand for Devanagari, its signs or quotes: `\\u092a`, `%u092A`.
pub(super) fn escapes(text: &str, edits: &mut Edits) {
    for at in memchr::memchr_iter(b'u', text.as_bytes()) {
        let code = text.get(at + 1..at + 5).filter(|code| code.bytes().all(|b| b.is_ascii_hexdigit()));
        let meant = code.and_then(|code| char::from_u32(u32::from_str_radix(code, 16).ok()?));
        if let Some(c @ ('\u{900}'..='\u{97F}' | '\u{200C}' | '\u{200D}' | '\u{2013}'..='\u{2026}' | '₹')) = meant
            && text[..at].ends_with(['\\', '%'])
            && edits.end() < at
        {
            edits.replace(at - 1..at + 5, c.encode_utf8(&mut [0; 4]), Markup);
        }
    }
}

/// The byte that `%XX` stands for.
fn octet(code: &[u8]) -> Option<u8> {
    let [b'%', high, low] = code else { return None };
    let digit = |b: &u8| char::from(*b).to_digit(16);
    u8::try_from(digit(high)? * 16 + digit(low)?).ok()
}

/// The first bytes of `text`, no more than `most`, up to a whole character.
fn window(text: &str, most: usize) -> &str {
    &text[..text.floor_char_boundary(most)]
}

/// The last bytes of `text`, no more than `most`, from a whole character.
fn window_back(text: &str, most: usize) -> &str {
    &text[text.ceil_char_boundary(text.len().saturating_sub(most))..]
}
