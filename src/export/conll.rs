//! Tags for tokens that were cut elsewhere: BIO over the types of the Hindi NER corpora.

use crate::Engine;
use crate::analysis::MentionKind;
use crate::span::Span;
use crate::tagger;
use crate::token::Tokens;

/// The tag of each of `sentence`'s tokens, `O` or `B-TYPE` or `I-TYPE`. A token that a mention touches gets its tag,
/// whatever punctuation is glued to it.
pub fn tags(engine: &Engine, sentence: &[&str]) -> Vec<String> {
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
    let tokens = Tokens::new(&engine.lexicon, &text, &[Span::new(0, text.len())]);
    let mut tags = vec!["O".to_owned(); sentence.len()];
    for mention in tagger::tag(&engine.lexicon, &tokens) {
        let Some(name) = name(mention.kind) else { continue };
        let touched = (0..spans.len()).filter(|&i| spans[i].overlaps(&mention.span));
        for (n, i) in touched.enumerate() {
            tags[i] = format!("{}-{name}", if n == 0 { "B" } else { "I" });
        }
    }
    tags
}

/// The corpora's name of a type.
fn name(kind: MentionKind) -> Option<&'static str> {
    match kind {
        MentionKind::Person => Some("PERSON"),
        MentionKind::Place => Some("LOCATION"),
        MentionKind::Organisation => Some("ORGANIZATION"),
        MentionKind::Date => Some("TIMEX"),
        MentionKind::Number => Some("NUMEX"),
        MentionKind::Role | MentionKind::Event => None,
    }
}
