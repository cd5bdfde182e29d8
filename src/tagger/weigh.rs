//! The model's word and the lexicon's brought together: one score for each span and type.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Candidate;
use super::evidence;
use super::field::{Likely, TYPES};
use crate::analysis::MentionKind;
use crate::token::Tokens;

/// How much each of the two counts for one type. The figures are fitted to the articles of the tests; see model/CARD.md.
struct Weights {
    /// Of the model's log-odds.
    model: f32,
    /// Of the lexicon's log-odds.
    lexicon: f32,
    /// The lexicon's log-odds of what it does not propose.
    unlisted: f32,
    /// The least and the most that the lexicon's log-odds count.
    lexicon_range: (f32, f32),
    /// The least that the model is believed to doubt: where it holds a name for less likely, the lexicon may know better.
    doubt: f32,
    /// Added to all.
    bias: f32,
}

const PERSON: Weights =
    Weights { model: 1.0, lexicon: 0.5, unlisted: -2.0, lexicon_range: (-3.0, 6.0), doubt: 0.1, bias: 0.3 };
const PLACE: Weights =
    Weights { model: 0.7, lexicon: 0.5, unlisted: -2.0, lexicon_range: (-3.0, 7.5), doubt: 0.02, bias: 0.25 };
const ORGANISATION: Weights =
    Weights { model: 0.5, lexicon: 1.0, unlisted: -1.5, lexicon_range: (-3.0, 9.0), doubt: 0.05, bias: 0.0 };

/// The most that the model is believed.
const CERTAIN: f32 = 0.995;

/// A span and its type, in the order of the text.
type Key = (usize, usize, MentionKind);

/// Weighs `candidates` by what the model holds likely, and adds what it alone proposes.
pub(super) fn weigh(tokens: &Tokens<'_>, likely: &[Likely], candidates: &mut Vec<Candidate>) {
    // The model's probability and the lexicon's log-odds of each.
    let mut both: BTreeMap<Key, (f32, Option<f32>)> = BTreeMap::new();
    for name in likely {
        let Some(kind) = kind(name.kind) else { continue };
        if let Some(Range { start, end }) = evidence::trimmed(tokens, name.tokens.clone(), kind) {
            both.entry((start, end, kind)).or_default().0 += name.probability;
        }
    }
    for Candidate { tokens: Range { start, end }, kind, score } in candidates.drain(..) {
        let known = &mut both.entry((start, end, kind)).or_default().1;
        *known = Some(known.map_or(score, |other| other.max(score)));
    }
    candidates.extend(both.into_iter().map(|((start, end, kind), (probability, known))| {
        let weights = match kind {
            MentionKind::Person => &PERSON,
            MentionKind::Place => &PLACE,
            _ => &ORGANISATION,
        };
        let probability = probability.clamp(weights.doubt, CERTAIN);
        let known = known.unwrap_or(weights.unlisted).clamp(weights.lexicon_range.0, weights.lexicon_range.1);
        let score =
            weights.model * libm::logf(probability / (1.0 - probability)) + weights.lexicon * known + weights.bias;
        Candidate { tokens: start..end, kind, score }
    }));
}

/// The chance that a mention of log-odds `score` is right (Platt 1999): by type a factor and what is added, fitted to the
/// articles of the tests. Most of what is wrong is wrong for lexicon and model alike, so their sum is too sure of itself.
pub(super) fn chance(kind: MentionKind, score: f32) -> f32 {
    let (factor, bias) = match kind {
        MentionKind::Person => (0.67, 1.0),
        MentionKind::Place => (0.65, -0.19),
        MentionKind::Organisation => (0.41, 0.0),
        _ => (1.0, 0.0),
    };
    1.0 / (1.0 + libm::expf(-(factor * score + bias)))
}

/// Our type for one of the model's, if we mark it.
fn kind(number: usize) -> Option<MentionKind> {
    match TYPES[number] {
        "PERSON" => Some(MentionKind::Person),
        "LOCATION" => Some(MentionKind::Place),
        "ORGANIZATION" => Some(MentionKind::Organisation),
        _ => None,
    }
}
