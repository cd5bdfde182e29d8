//! Key sentences, for an article that reports no meeting: `TextRank` (Mihalcea and Tarau 2004: sentences vote for those
//! with which they share words) with a bonus for standing early, as news does.
//!
//! On 400 news texts whose own synopsis was set aside, the three sentences chosen shared more words with it (F1 0.323)
//! than the first three did (0.317), and than `TextRank` alone (0.283).

use std::collections::BTreeSet;

use crate::analysis::{Part, PartKind, part_at};
use crate::lexicon::Entry;
use crate::span::{Span, Text};
use crate::token::{TokenKind, Tokens};

/// So many sentences are chosen.
const CHOSEN: usize = 3;
/// Only among so many first ones, which bounds the time that a long text takes.
const LOOKED_AT: usize = 60;
/// A sentence of fewer words says too little.
const FEWEST: usize = 3;
/// How much the first sentence gains by its place, against a mean rank of 1; the second half of it, the third a third.
const EARLY: f32 = 4.0;
/// The share of a sentence's rank that it hands on.
const DAMPING: f32 = 0.85;
/// Rounds until the ranks hardly change.
const ROUNDS: usize = 30;

/// The key sentences, in the order of the text.
pub fn key_sentences(tokens: &Tokens<'_>, parts: &[Part]) -> Vec<Span<Text>> {
    let body = |span: &Span<Text>| matches!(part_at(parts, span.start), Some(PartKind::Lead | PartKind::Body));
    let sentences: Vec<(Span<Text>, BTreeSet<&str>)> = tokens
        .sentences
        .iter()
        .filter(|(_, span)| body(span))
        .map(|(range, span)| (*span, range.clone().filter(|&i| content(tokens, i)).map(|i| tokens.str(i)).collect()))
        .filter(|(_, words): &(_, BTreeSet<&str>)| words.len() >= FEWEST)
        .take(LOOKED_AT)
        .collect();
    let words: Vec<&BTreeSet<&str>> = sentences.iter().map(|(_, words)| words).collect();
    let mut order: Vec<(f32, usize)> = ranks(&words)
        .into_iter()
        .enumerate()
        .map(|(i, rank)| (rank * sentences.len() as f32 + EARLY / (i + 1) as f32, i))
        .collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<usize> = Vec::new();
    for (_, i) in order {
        // The same sentence twice, as in a pasted synopsis, is one.
        if chosen.len() < CHOSEN && chosen.iter().all(|&other| words[other] != words[i]) {
            chosen.push(i);
        }
    }
    chosen.sort_unstable();
    chosen.into_iter().filter_map(|i| sentences.get(i)).map(|(span, _)| *span).collect()
}

/// Whether token `i` is a word with a meaning of its own.
fn content(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.all[i].kind == TokenKind::Word && tokens.word(i, |e| matches!(e, Entry::Function(_)).then_some(())).is_none()
}

/// The rank of each sentence: its share of the votes; they sum to 1.
fn ranks(words: &[&BTreeSet<&str>]) -> Vec<f32> {
    let count = words.len();
    let share = 1.0 / count.max(1) as f32;
    let similar = |i: usize, j: usize| {
        let common = words[i].intersection(words[j]).count() as f32;
        if i == j { 0.0 } else { common / ((words[i].len() as f32).ln() + (words[j].len() as f32).ln()) }
    };
    let votes: Vec<Vec<f32>> = (0..count).map(|i| (0..count).map(|j| similar(i, j)).collect()).collect();
    let given: Vec<f32> = votes.iter().map(|row| row.iter().sum::<f32>()).collect();
    let mut ranks = vec![share; count];
    for _ in 0..ROUNDS {
        ranks = (0..count)
            .map(|i| {
                let got: f32 = (0..count).filter(|&j| given[j] > 0.0).map(|j| ranks[j] * votes[j][i] / given[j]).sum();
                (1.0 - DAMPING) * share + DAMPING * got
            })
            .collect();
    }
    ranks
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::{Engine, annotate};

    fn keys(text: &str) -> Vec<String> {
        let engine = Engine::new().unwrap();
        let analysis = annotate(&engine, text);
        analysis.key_sentences.iter().map(|span| span.of(&analysis.text).to_owned()).collect()
    }

    #[test]
    fn an_article_without_a_meeting_has_key_sentences() {
        let text = "बाजार में आग से दस दुकानें जल गईं। दमकल की चार गाड़ियों ने आग पर काबू पाया। मौसम साफ रहा। \
                    आग से व्यापारियों का लाखों का नुकसान हुआ। पुलिस आग के कारण की जांच कर रही है।";
        let found = keys(text);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0], "बाजार में आग से दस दुकानें जल गईं।");
        assert!(!found.iter().any(|sentence| sentence.starts_with("मौसम")));
    }

    #[test]
    fn meetings_of_which_nothing_is_told_are_no_report() {
        let text = "दिन भर चली बैठकों के दौर के बाद जिले में नए कुलपति के नाम का एलान हुआ। वह बीस साल से पढ़ा रहे हैं। \
                    छात्रों ने मिठाई बांटी और ढोल बजाए।";
        assert!(!keys(text).is_empty());
    }

    #[test]
    fn a_meeting_needs_none_and_nothing_gives_nothing() {
        assert!(keys("पटना में भाजपा की बैठक हुई। रमेश यादव ने बैठक की अध्यक्षता की।").is_empty());
        assert!(keys("").is_empty());
    }
}
