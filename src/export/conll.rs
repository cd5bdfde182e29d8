//! Tags for tokens that were cut elsewhere: BIO over the types of the Hindi NER corpora.

use std::ops::Range;

use crate::Engine;
use crate::span::{Span, Text};
use crate::tagger;

/// The tag of each of `sentence`'s tokens, `O` or `B-TYPE` or `I-TYPE`, by the model alone: the corpora follow other
/// guidelines than [`crate::annotate`]. A token that a name touches gets its tag, whatever punctuation is glued to it; where
/// two touch one token, it is the first's.
pub fn tags(engine: &Engine, sentence: &[&str]) -> Vec<String> {
    let (text, spans) = joined(sentence);
    let tokens = engine.tokens_of(&text);
    let touched = |range: Range<usize>| {
        let name = tokens.span(range);
        spans.partition_point(|span| span.end <= name.start)..spans.partition_point(|span| span.start < name.end)
    };
    let mut tags = vec!["O".to_owned(); sentence.len()];
    for (range, kind) in engine.reader().best(&tokens, 0..tokens.all.len(), touched) {
        let free: Vec<usize> = range.filter(|&i| tags[i] == "O").collect();
        for (n, i) in free.into_iter().enumerate() {
            tags[i] = format!("{}-{}", if n == 0 { "B" } else { "I" }, tagger::TYPES[kind]);
        }
    }
    tags
}

/// The tokens as one text, a space between them, and where each stands.
pub fn joined(sentence: &[&str]) -> (String, Vec<Span<Text>>) {
    let mut text = String::new();
    let mut spans = Vec::with_capacity(sentence.len());
    for token in sentence {
        if !text.is_empty() {
            text.push(' ');
        }
        let start = text.len();
        text.push_str(token);
        spans.push(Span::new(start, text.len()));
    }
    (text, spans)
}
