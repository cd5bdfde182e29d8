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
mod whole;

use std::collections::{BTreeMap, HashMap};
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

/// A name is reported by the model alone from this probability on. For the expected F1 (Lewis 1995) it would be half of the
/// F1 that is reached; it was chosen on sentences that networks had not been trained on, see model/CARD.md.
const WORTH: f32 = 0.5;

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

    /// The names of one sentence by the model alone, type by [`TYPES`]: each that is as likely as not, sorted by start.
    /// `place` gives the tokens among which a name is to be reported; names that come to lie on the same ones count together.
    pub fn best(
        &mut self,
        tokens: &Tokens<'_>,
        sentence: Range<usize>,
        place: impl Fn(Range<usize>) -> Range<usize>,
    ) -> Vec<(Range<usize>, usize)> {
        let mut chances: BTreeMap<(usize, usize, usize), f32> = BTreeMap::new();
        for name in self.likely(tokens, sentence, None) {
            let Range { start, end } = place(name.tokens);
            *chances.entry((start, end, name.kind)).or_default() += name.probability;
        }
        let sure = chances.into_iter().filter(|(_, chance)| *chance >= WORTH);
        sure.map(|((start, end, kind), _)| (start..end, kind)).collect()
    }

    /// The names that the model holds likely, with their probabilities; what `memory` holds is not read again.
    fn likely(
        &mut self,
        tokens: &Tokens<'_>,
        sentence: Range<usize>,
        memory: Option<&mut Memory>,
    ) -> Vec<field::Likely> {
        let from = sentence.start;
        self.see(tokens, sentence);
        let read = |reader: &mut Self| {
            let mut found = Vec::new();
            reader.model.network.run(&mut reader.scratch);
            reader.model.field.likely(&reader.scratch.scores, &mut reader.paths, &mut found);
            found
        };
        let mut found = match memory {
            Some(memory) => match memory.recall(&self.scratch.seen) {
                Some(said) => said,
                None => {
                    let said = read(self);
                    memory.keep(self.scratch.seen.clone(), said.clone());
                    said
                }
            },
            None => read(self),
        };
        for name in &mut found {
            name.tokens = from + name.tokens.start..from + name.tokens.end;
        }
        found
    }

    /// Takes in what the model is told of a sentence's tokens.
    fn see(&mut self, tokens: &Tokens<'_>, sentence: Range<usize>) {
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
    }
}

/// What the model said of the sentences of a text, so that when a person edits it only the sentences that the edit touches
/// are read again. It holds the last text alone, and changes nothing of what is said.
#[derive(Debug, Default)]
pub struct Memory {
    before: HashMap<Vec<network::Seen>, Vec<field::Likely>>,
    now: HashMap<Vec<network::Seen>, Vec<field::Likely>>,
    read: usize,
}

impl Memory {
    /// Longer texts, in tokens, are not remembered: a token takes some hundred bytes.
    const LONGEST: usize = 50_000;

    /// How many sentences of the last text had to be read.
    pub fn read(&self) -> usize {
        self.read
    }

    /// Another text comes.
    fn turn(&mut self) {
        self.before = std::mem::take(&mut self.now);
        self.read = 0;
    }

    fn keep(&mut self, seen: Vec<network::Seen>, said: Vec<field::Likely>) {
        self.read += 1;
        self.now.insert(seen, said);
    }

    fn recall(&mut self, seen: &[network::Seen]) -> Option<Vec<field::Likely>> {
        if let Some((seen, said)) = self.before.remove_entry(seen) {
            self.now.insert(seen, said);
        }
        self.now.get(seen).cloned()
    }
}

/// Finds the mentions that do not overlap: persons, places, organisations, dates, numbers; sorted by start.
///
/// `revise` may add candidates to those of a sentence and take some away: what a person or a house knows wins.
pub(crate) fn tag(
    lexicon: &Lexicon,
    model: &Model,
    tokens: &Tokens<'_>,
    memory: Option<&mut Memory>,
    revise: impl Fn(Range<usize>, &mut Vec<Candidate>),
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut memory = memory.filter(|_| tokens.all.len() <= Memory::LONGEST);
    if let Some(memory) = &mut memory {
        memory.turn();
    }
    let mut reader = Reader::new(model);
    for (sentence, _) in &tokens.sentences {
        let mut candidates = evidence::candidates(lexicon, tokens, sentence.clone());
        weigh::weigh(tokens, &reader.likely(tokens, sentence.clone(), memory.as_deref_mut()), &mut candidates);
        evidence::without_parts(tokens, sentence.clone(), &mut candidates);
        when::candidates(tokens, sentence.clone(), &mut candidates);
        revise(sentence.clone(), &mut candidates);
        let best = decode::best(&candidates);
        for candidate in &best {
            let mut range = candidate.tokens.clone();
            if candidate.kind == MentionKind::Person {
                let taken = |i: usize| best.iter().any(|other| other.tokens.contains(&i));
                range.end = whole::end(lexicon, tokens, range.clone(), sentence, taken);
            }
            mentions.push(Mention {
                kind: candidate.kind,
                span: tokens.span(range),
                entity: None,
                score: weigh::chance(candidate.kind, candidate.score),
            });
        }
    }
    mentions
}
