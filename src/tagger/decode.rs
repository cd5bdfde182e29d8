//! The decoder: the set of candidates that do not overlap with the highest sum of scores (weighted interval scheduling).

use super::Candidate;

/// Picks from `candidates`; the result is sorted by start. Of equal sums the one with the longer spans wins.
pub(crate) fn best(candidates: &[Candidate]) -> Vec<&Candidate> {
    let mut order: Vec<&Candidate> = candidates.iter().filter(|c| c.score > 0.0 && !c.tokens.is_empty()).collect();
    order.sort_by(|a, b| {
        a.tokens.end.cmp(&b.tokens.end).then(b.tokens.start.cmp(&a.tokens.start)).then(a.score.total_cmp(&b.score))
    });
    // best_sum[i]: the highest sum with the first i candidates; taken[i]: whether candidate i is in it.
    let mut best_sum = vec![0.0_f32; order.len() + 1];
    let mut taken = vec![false; order.len()];
    let before: Vec<usize> =
        order.iter().map(|c| order.partition_point(|other| other.tokens.end <= c.tokens.start)).collect();
    for (i, candidate) in order.iter().enumerate() {
        let with = best_sum[before[i]] + candidate.score;
        taken[i] = with >= best_sum[i];
        best_sum[i + 1] = with.max(best_sum[i]);
    }
    let mut picked = Vec::new();
    let mut i = order.len();
    while i > 0 {
        if taken[i - 1] {
            picked.push(order[i - 1]);
            i = before[i - 1];
        } else {
            i -= 1;
        }
    }
    picked.reverse();
    picked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::MentionKind;

    fn candidate(tokens: std::ops::Range<usize>, score: f32) -> Candidate {
        Candidate { tokens, kind: MentionKind::Person, score }
    }

    #[test]
    fn the_highest_sum_wins() {
        let candidates = [candidate(0..2, 2.0), candidate(1..4, 3.5), candidate(3..5, 2.0), candidate(6..7, -1.0)];
        let picked: Vec<_> = best(&candidates).into_iter().map(|c| c.tokens.clone()).collect();
        assert_eq!(picked, [0..2, 3..5]);
    }

    #[test]
    fn nothing_gives_nothing() {
        assert!(best(&[]).is_empty());
    }
}
