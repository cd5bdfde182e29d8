//! The tagger: which spans are names of persons, places and organisations, dates and numbers.
//!
//! Every source of evidence (the lexicon, the heads of bodies' names, what neighbours a word, dates, numbers) proposes
//! candidates with a score; the decoder picks the set of spans that do not overlap with the highest sum.

mod decode;
mod evidence;
pub mod features;
mod field;
mod model;
mod network;
mod weigh;

use std::ops::Range;

pub use field::TYPES;
pub use model::{Model, ModelError};

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

/// What the model says of the sentences of a text, one after the other; room is used again.
#[derive(Debug)]
pub struct Reader<'m> {
    model: &'m Model,
    scratch: network::Scratch,
    paths: field::Scratch,
    normal: String,
    pieces: Vec<u32>,
    classes: Vec<u32>,
}

impl<'m> Reader<'m> {
    /// A reader for `model`.
    pub fn new(model: &'m Model) -> Self {
        Reader {
            model,
            scratch: network::Scratch::default(),
            paths: field::Scratch::default(),
            normal: String::new(),
            pieces: Vec::new(),
            classes: Vec::new(),
        }
    }

    /// The likeliest names of one sentence by the model alone: tokens, and type by [`TYPES`].
    pub fn best(&mut self, tokens: &Tokens<'_>, sentence: Range<usize>) -> Vec<(Range<usize>, usize)> {
        let from = sentence.start;
        self.score(tokens, sentence);
        let tags = self.model.field.best(&self.scratch.scores, &mut self.paths);
        let mut names: Vec<(Range<usize>, usize)> = Vec::new();
        for (i, tag) in (from..).zip(tags) {
            match (tag, names.last_mut()) {
                (0, _) => {}
                (tag, Some((range, _))) if tag % 2 == 0 => range.end = i + 1,
                (tag, _) => names.push((i..i + 1, usize::from(tag - 1) / 2)),
            }
        }
        names
    }

    /// The names that the model holds likely, with their probabilities.
    fn likely(&mut self, tokens: &Tokens<'_>, sentence: Range<usize>) -> Vec<field::Likely> {
        let from = sentence.start;
        let mut found = Vec::new();
        self.score(tokens, sentence);
        self.model.field.likely(&self.scratch.scores, &mut self.paths, &mut found);
        for name in &mut found {
            name.tokens = from + name.tokens.start..from + name.tokens.end;
        }
        found
    }

    /// Scores the tags of a sentence's tokens.
    fn score(&mut self, tokens: &Tokens<'_>, sentence: Range<usize>) {
        let Reader { model, scratch, normal, pieces, classes, .. } = self;
        features::classes(tokens, sentence.clone(), classes);
        scratch.seen.clear();
        for (i, classes) in sentence.zip(classes.iter()) {
            normal.clear();
            features::normal(tokens.str(i), normal);
            features::pieces(normal, pieces);
            let mut seen = network::Seen {
                word: model.word(normal),
                pieces: [0; features::PIECES],
                piece_count: pieces.len(),
                shape: features::shape(tokens, i),
                classes: *classes,
            };
            seen.pieces.iter_mut().zip(pieces.iter()).for_each(|(to, from)| *to = *from);
            scratch.seen.push(seen);
        }
        model.network.run(scratch);
    }
}

/// Finds the mentions that do not overlap: persons, places, organisations, dates, numbers; sorted by start.
///
/// `revise` may add candidates to those of a sentence and take some away: what a person or a house knows wins.
pub(crate) fn tag(
    lexicon: &Lexicon,
    model: &Model,
    tokens: &Tokens<'_>,
    revise: impl Fn(Range<usize>, &mut Vec<Candidate>),
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut reader = Reader::new(model);
    for (sentence, _) in &tokens.sentences {
        let mut candidates = evidence::candidates(lexicon, tokens, sentence.clone());
        weigh::weigh(tokens, &reader.likely(tokens, sentence.clone()), &mut candidates);
        when::candidates(tokens, sentence.clone(), &mut candidates);
        revise(sentence.clone(), &mut candidates);
        for candidate in decode::best(&candidates) {
            mentions.push(Mention {
                kind: candidate.kind,
                span: tokens.span(candidate.tokens.clone()),
                entity: None,
                score: 1.0 / (1.0 + libm::expf(-candidate.score)),
            });
        }
    }
    mentions
}
