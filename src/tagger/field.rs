//! The conditional random field on top of the network: how likely each name is.
//!
//! Lafferty et al. 2001; the sums over all paths by the forward and backward recursions, each step scaled to 1 (Rabiner 1989).

use std::ops::Range;

/// The types of the Hindi corpora, in the order of the model's tags.
pub const TYPES: [&str; 11] = [
    "PERSON",
    "LOCATION",
    "ORGANIZATION",
    "TIMEX",
    "NUMEX",
    "LANGUAGE",
    "RELIGION",
    "GAME",
    "FESTIVAL",
    "LITERATURE",
    "MISC",
];
/// Tags: outside, then for each type its first token and the further ones.
pub(super) const TAGS: usize = 1 + 2 * TYPES.len();
/// A name less likely than this is not looked at.
const LIKELY: f32 = 0.02;
/// The most tokens of a name.
const LONGEST: usize = 24;

type Row = [f32; TAGS];

/// Scores of the moves between tags.
#[derive(Debug)]
pub(super) struct Field {
    temperature: f32,
    /// Exponentials of the moves over the temperature.
    chances: Vec<Row>,
    first_chances: Row,
}

/// A name that may stand in a sentence.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Likely {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its type, by [`TYPES`].
    pub kind: usize,
    /// Its probability, exactly so.
    pub probability: f32,
}

/// Room for the recursions, used again.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    chances: Vec<Row>,
    forward: Vec<Row>,
    backward: Vec<Row>,
}

fn row(figures: &[f32]) -> Row {
    let mut row = [0.0; TAGS];
    row.iter_mut().zip(figures).for_each(|(to, from)| *to = *from);
    row
}

impl Field {
    /// `table` has a row of [`TAGS`] scores for each tag before, and one more for the start of a sentence.
    pub fn new(table: &[f32], temperature: f32) -> Self {
        let mut moves: Vec<Row> = table.chunks_exact(TAGS).map(row).collect();
        let start = moves.pop().unwrap_or([0.0; TAGS]);
        let chances = |moves: &Row| moves.map(|x| libm::expf(x / temperature));
        Field { chances: moves.iter().map(chances).collect(), first_chances: chances(&start), temperature }
    }

    /// The names that `scores` make likely, with their probabilities.
    pub fn likely(&self, scores: &[f32], scratch: &mut Scratch, found: &mut Vec<Likely>) {
        self.recur(scores, scratch);
        let Scratch { chances, forward, backward, .. } = scratch;
        for start in 0..chances.len() {
            for kind in 0..TYPES.len() {
                let (first, inside) = (1 + 2 * kind, 2 + 2 * kind);
                let mut mass = forward[start][first];
                if mass * backward[start][first] < LIKELY {
                    continue;
                }
                let mut tag = first;
                for end in start + 1..=chances.len().min(start + LONGEST) {
                    // What goes on inside the name from here on; the rest ends it.
                    let on = match chances.get(end) {
                        Some(next) => self.chances[tag][inside] * next[inside],
                        None => 0.0,
                    };
                    let going_on = if end < chances.len() { on * backward[end][inside] } else { 0.0 };
                    let probability = mass * (backward[end - 1][tag] - going_on).max(0.0);
                    if probability > LIKELY {
                        found.push(Likely { tokens: start..end, kind, probability: probability.min(1.0) });
                    }
                    mass *= on;
                    tag = inside;
                    if end == chances.len() || mass * backward[end][inside] < LIKELY {
                        break;
                    }
                }
            }
        }
    }

    /// Fills forward and backward chances; at each token their products sum to 1.
    fn recur(&self, scores: &[f32], scratch: &mut Scratch) {
        let Scratch { chances, forward, backward, .. } = scratch;
        chances.clear();
        forward.clear();
        for scores in scores.chunks_exact(TAGS) {
            let top = scores.iter().fold(f32::MIN, |a, b| a.max(*b));
            let mut chance = row(scores).map(|score| libm::expf((score - top) / self.temperature));
            let mut now = match forward.last() {
                None => self.first_chances,
                Some(before) => sums(before, &self.chances),
            };
            now.iter_mut().zip(&chance).for_each(|(now, chance)| *now *= chance);
            let by = 1.0 / now.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            now.iter_mut().for_each(|now| *now *= by);
            // The scale goes into the chances of the token, so that both recursions carry it.
            chance.iter_mut().for_each(|chance| *chance *= by);
            chances.push(chance);
            forward.push(now);
        }
        backward.clear();
        backward.resize(chances.len(), [1.0; TAGS]);
        for i in (1..chances.len()).rev() {
            let mut after = backward[i];
            after.iter_mut().zip(&chances[i]).for_each(|(after, chance)| *after *= chance);
            for (tag, moves) in self.chances.iter().enumerate() {
                backward[i - 1][tag] = moves.iter().zip(&after).map(|(a, b)| a * b).sum();
            }
        }
    }
}

/// The chances of coming to each tag.
fn sums(before: &Row, moves: &[Row]) -> Row {
    let mut now = [0.0; TAGS];
    for (chance, moves) in before.iter().zip(moves) {
        now.iter_mut().zip(moves).for_each(|(now, to)| *now += chance * to);
    }
    now
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A field that allows what BIO allows.
    fn field() -> Field {
        let mut table = vec![0.0; (TAGS + 1) * TAGS];
        for before in 0..=TAGS {
            for inside in (2..TAGS).step_by(2) {
                if before != inside && before != inside - 1 {
                    table[before * TAGS + inside] = -1e4;
                }
            }
        }
        Field::new(&table, 1.0)
    }

    /// Scores that change from tag to tag and token to token.
    fn scores(tokens: usize) -> Vec<f32> {
        (0..tokens * TAGS).map(|i| ((i * 7919 + 13) % 101) as f32 / 25.0).collect()
    }

    /// Every legal path, with its score.
    fn paths(field: &Field, scores: &[f32]) -> Vec<(Vec<usize>, f32)> {
        let mut paths = vec![(Vec::new(), 0.0)];
        for scores in scores.chunks_exact(TAGS) {
            let mut longer = Vec::new();
            for (path, sum) in &paths {
                for (tag, score) in scores.iter().enumerate() {
                    let chances = path.last().map_or(&field.first_chances, |last: &usize| &field.chances[*last]);
                    if chances[tag] > 0.0 {
                        longer.push(([path.as_slice(), &[tag]].concat(), sum + score + chances[tag].ln()));
                    }
                }
            }
            paths = longer;
        }
        paths
    }

    #[test]
    fn probabilities_of_names_are_sums_over_paths() {
        let (field, scores) = (field(), scores(3));
        let all = paths(&field, &scores);
        let total: f32 = all.iter().map(|(_, score)| score.exp()).sum();
        let mut found = Vec::new();
        field.likely(&scores, &mut Scratch::default(), &mut found);
        assert!(!found.is_empty());
        for name in found {
            let (first, inside) = (1 + 2 * name.kind, 2 + 2 * name.kind);
            let holds = |path: &[usize]| {
                (0..path.len()).all(|i| match i {
                    _ if i == name.tokens.start => path[i] == first,
                    _ if name.tokens.contains(&i) => path[i] == inside,
                    _ if i == name.tokens.end => path[i] != inside,
                    _ => true,
                })
            };
            let sum: f32 = all.iter().filter(|(path, _)| holds(path)).map(|(_, score)| score.exp()).sum();
            assert!((sum / total - name.probability).abs() < 1e-4, "{name:?}: {}", sum / total);
        }
    }
}
