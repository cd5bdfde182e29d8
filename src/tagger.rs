//! The tagger: which spans are names of persons, places and organisations, dates and numbers.
//!
//! Every source of evidence (the lexicon, the heads of bodies' names, what neighbours a word, dates, numbers) proposes
//! candidates with a score; the decoder picks the set of spans that do not overlap with the highest sum.

mod decode;
mod evidence;

use std::ops::Range;

use crate::analysis::{Mention, MentionKind};
use crate::lexicon::Lexicon;
use crate::token::Tokens;
use crate::when;

/// A span that may be a name.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// The tokens.
    pub tokens: Range<usize>,
    /// What it would be.
    pub kind: MentionKind,
    /// Log-odds that it is.
    pub score: f32,
}

/// Finds the mentions that do not overlap: persons, places, organisations, dates, numbers; sorted by start.
pub fn tag(lexicon: &Lexicon, tokens: &Tokens<'_>) -> Vec<Mention> {
    tag_with(lexicon, tokens, |_, _| {})
}

/// [`tag`], where `revise` may add candidates to those of a sentence and take some away.
pub(crate) fn tag_with(
    lexicon: &Lexicon,
    tokens: &Tokens<'_>,
    revise: impl Fn(Range<usize>, &mut Vec<Candidate>),
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    for (sentence, _) in &tokens.sentences {
        let mut candidates = evidence::candidates(lexicon, tokens, sentence.clone());
        when::candidates(tokens, sentence.clone(), &mut candidates);
        revise(sentence.clone(), &mut candidates);
        for candidate in decode::best(&candidates) {
            mentions.push(Mention {
                kind: candidate.kind,
                span: tokens.span(candidate.tokens.clone()),
                entity: None,
                score: 1.0 / (1.0 + (-candidate.score).exp()),
            });
        }
    }
    mentions
}
