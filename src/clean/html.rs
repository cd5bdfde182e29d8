//! HTML as a source: headings and paragraphs as plain text, every other thing dropped.
//!
//! The tokenizer follows the HTML standard and says where each tag stands. So the tags become edits like those of any
//! other pass, and every offset still leads back to the HTML.

use std::collections::HashMap;
use std::ops::Range;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{Token, Tokenizer};

use crate::align::ChangeKind::Markup;
use crate::clean::cleaner::Edits;
use crate::clean::markup::{Element, Names};

/// A tag, or what else stands between `<` and `>`.
struct Tag {
    /// The element's name, in small letters; empty for a comment and the like.
    name: Vec<u8>,
    closes: bool,
    /// It says of itself that it isn't shown.
    hidden: bool,
    at: Range<usize>,
}

/// Takes the markup out of `text`. What is hidden or not for reading goes with its contents.
pub(super) fn pass(names: &Names, text: &str, edits: &mut Edits) {
    let tags = tags(text);
    let ends = ends(&tags);
    let (mut at, mut next, mut preformatted) = (0, 0, 0usize);
    while let Some(tag) = tags.get(next) {
        words(&text[at..tag.at.start], at, preformatted > 0, edits);
        let element = std::str::from_utf8(&tag.name).ok().and_then(|name| names.element_of_page(name));
        let left = element.map_or("", |element| element.leaves(tag.closes));
        // An element that is never closed hides nothing.
        let hides = tag.hidden || matches!(element, Some(Element::Hidden));
        let last = ends.get(&next).copied().filter(|_| hides).unwrap_or(next);
        if tag.name == b"pre" {
            preformatted = if tag.closes { preformatted.saturating_sub(1) } else { preformatted + 1 };
        }
        at = tags[last].at.end;
        edits.replace(tag.at.start..at, left, Markup);
        next = last + 1;
    }
    words(&text[at..], at, preformatted > 0, edits);
}

/// Every tag, comment and declaration, in order.
fn tags(text: &str) -> Vec<Tag> {
    let mut out: Vec<Tag> = Vec::new();
    for token in Tokenizer::new_with_emitter(text, DefaultEmitter::<usize>::new_with_span()).flatten() {
        let (name, closes, hidden, span) = match token {
            Token::StartTag(tag) => {
                let hidden = tag.attributes.iter().any(|(name, value)| is_hiding(&name.0, &value.value.0));
                (tag.name.0, false, hidden, tag.span)
            }
            Token::EndTag(tag) => (tag.name.0, true, false, tag.span),
            Token::Comment(comment) => (Vec::new(), true, false, comment.span),
            Token::Doctype(doctype) => (Vec::new(), true, false, doctype.span),
            Token::String(_) | Token::Error(_) => continue,
        };
        let from = out.last().map_or(0, |last| last.at.end);
        if from <= span.start && span.start < span.end && text.get(span.start..span.end).is_some() {
            out.push(Tag { name, closes, hidden, at: span.start..span.end });
        }
    }
    out
}

/// Whether an attribute says that its element isn't shown.
fn is_hiding(name: &[u8], value: &[u8]) -> bool {
    let style = || {
        let value: Vec<u8> = value.iter().filter(|b| !b.is_ascii_whitespace()).map(u8::to_ascii_lowercase).collect();
        [&b"display:none"[..], b"mso-hide:all"].iter().any(|hides| memchr::memmem::find(&value, hides).is_some())
    };
    name == b"hidden" || name == b"style" && style()
}

/// For each tag that opens an element, by its index, the one that closes it.
fn ends(tags: &[Tag]) -> HashMap<usize, usize> {
    let mut open: HashMap<&[u8], Vec<usize>> = HashMap::new();
    let mut ends = HashMap::new();
    for (i, tag) in tags.iter().enumerate() {
        let same = open.entry(&tag.name).or_default();
        if !tag.closes {
            same.push(i);
        } else if let Some(start) = same.pop() {
            ends.insert(start, i);
        }
    }
    ends
}

/// Text between tags, which stands at `start`: its references are read, and its line breaks are spaces.
fn words(text: &str, start: usize, preformatted: bool, edits: &mut Edits) {
    let mut at = 0;
    while let Some(found) = text[at..].find(['&', '\n', '\r', '\u{C}']).map(|i| at + i) {
        if text[found..].starts_with('&') {
            at = found + 1;
            if let Some((meant, len)) = reference(&text[found..]) {
                edits.replace(start + found..start + found + len, &meant, Markup);
                at = found + len;
            }
        } else {
            at = found + 1;
            if !preformatted {
                edits.replace(start + found..start + at, " ", Markup);
            }
        }
    }
}

/// What the character reference at the start of `text` stands for, and its length.
fn reference(text: &str) -> Option<(String, usize)> {
    let body = text[1..].find(|c: char| !c.is_ascii_alphanumeric() && c != '#').map_or(text.len(), |len| 1 + len);
    let len = body + usize::from(text[body..].starts_with(';'));
    // No name is longer, and what is none would be read again and again.
    if !(3..=40).contains(&len) {
        return None;
    }
    let read = Tokenizer::new(&text[..len]).flatten().find_map(|token| match token {
        Token::String(string) => String::from_utf8(string.value.0).ok(),
        _ => None,
    })?;
    (read != text[..len]).then_some((read, len))
}
