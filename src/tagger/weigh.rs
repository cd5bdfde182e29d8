//! The model's word and the lexicon's, brought together: one score for each span and type.

use std::collections::HashMap;
use std::ops::Range;

use super::Candidate;
use super::evidence;
use super::field::{Likely, TYPES};
use crate::analysis::MentionKind;
use crate::token::Tokens;

/// Weighs `candidates` by what the model holds likely, and adds what it alone proposes.
pub(super) fn weigh(tokens: &Tokens<'_>, likely: Vec<Likely>, candidates: &mut Vec<Candidate>) {
    let mut by_model: HashMap<(usize, usize, MentionKind), f32> = HashMap::new();
    for name in likely {
        let kind = match TYPES[name.kind] {
            "PERSON" => MentionKind::Person,
            "LOCATION" => MentionKind::Place,
            "ORGANIZATION" => MentionKind::Organisation,
            _ => continue,
        };
        if let Some(range) = evidence::trimmed(tokens, name.tokens, kind) {
            *by_model.entry((range.start, range.end, kind)).or_default() += name.probability;
        }
    }
    let mut merged: HashMap<(usize, usize, MentionKind), f32> = HashMap::new();
    for candidate in candidates.drain(..) {
        let score = merged.entry((candidate.tokens.start, candidate.tokens.end, candidate.kind)).or_insert(f32::MIN);
        *score = score.max(candidate.score);
    }
    for key in by_model.keys() {
        merged.entry(*key).or_insert(f32::MIN);
    }
    let all: Vec<f32> = std::env::var("W").unwrap_or_else(|_| "0.7,0.5,-2,6,0,0.7,0.5,-2,6,0,0.7,0.5,-2,6,0".into()).split(',').map(|x| x.parse().unwrap()).collect();
    for ((start, end, kind), rule) in merged {
        let probability = by_model.get(&(start, end, kind)).copied().unwrap_or(0.0).clamp(0.01, 0.995);
        let logit = (probability / (1.0 - probability)).ln();
        let [a, b, none, cap, bias] = all[5 * match kind { MentionKind::Person => 0, MentionKind::Place => 1, _ => 2 }..][..5] else { continue };
        let rule = if rule == f32::MIN { none } else { rule.min(cap) };
        let score = a * logit + b * rule + bias;
        candidates.push(Candidate { tokens: start..end, kind, score });
    }
    candidates.sort_by(|x, y| (x.tokens.start, x.tokens.end, x.kind as u8).cmp(&(y.tokens.start, y.tokens.end, y.kind as u8)));
}
