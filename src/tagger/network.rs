//! The network: embeddings, then residual convolutions over the tokens of a sentence, each with maxout and layer norm.
//!
//! Weights and inputs of every product are whole numbers and their sums exact; what is done in floating point is done in one
//! order. So all platforms give the same figures. Maxout: Goodfellow et al. 2013; layer norm: Ba et al. 2016.

use super::features::{CLASSES, PIECES};

/// What one unit of a layer's input is as a whole number.
const UNIT: f32 = 512.0;

/// Rows of small whole numbers.
#[derive(Debug)]
pub(super) struct Table {
    pub columns: usize,
    pub figures: Vec<i8>,
}

impl Table {
    fn row(&self, row: usize) -> &[i8] {
        let from = row * self.columns;
        self.figures.get(from..from + self.columns).unwrap_or_default()
    }
}

/// Weights by output, each output with its scale.
#[derive(Debug)]
pub(super) struct Dense {
    pub inputs: usize,
    pub weights: Vec<i16>,
    pub scales: Vec<f32>,
    pub bias: Vec<f32>,
}

impl Dense {
    /// Writes `bias + scale * (weights · input)` to `out`.
    fn apply_whole(&self, input: &[i16], out: &mut [f32]) {
        let rows = self.weights.chunks_exact(self.inputs);
        for (((out, weights), scale), bias) in out.iter_mut().zip(rows).zip(&self.scales).zip(&self.bias) {
            *out = bias + scale * dot(weights, input) as f32;
        }
    }

    /// The same, where `input` is in units.
    fn apply(&self, input: &[i16], out: &mut [f32]) {
        let rows = self.weights.chunks_exact(self.inputs);
        for (((out, weights), scale), bias) in out.iter_mut().zip(rows).zip(&self.scales).zip(&self.bias) {
            *out = bias + scale * (dot(weights, input) as f32 / UNIT);
        }
    }
}

/// The sum of products; a shape that compilers turn into vector instructions.
fn dot(a: &[i16], b: &[i16]) -> i32 {
    a.iter().zip(b).map(|(a, b)| i32::from(*a) * i32::from(*b)).sum()
}

/// One convolution of width three.
#[derive(Debug)]
pub(super) struct Layer {
    pub dilation: usize,
    pub dense: Dense,
    pub gain: Vec<f32>,
    pub shift: Vec<f32>,
}

impl Layer {
    /// Adds `sums`, normed over its figures, to `state`.
    fn add_normed(&self, sums: &[f32], state: &mut [f32]) {
        let count = sums.len() as f32;
        let mean = sums.iter().sum::<f32>() / count;
        let variance = sums.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / count;
        let by = 1.0 / (variance + 1e-5).sqrt();
        for (((state, x), gain), shift) in state.iter_mut().zip(sums).zip(&self.gain).zip(&self.shift) {
            *state += (x - mean) * by * gain + shift;
        }
    }
}

/// What the network sees of a token.
#[derive(Clone, Debug)]
pub(super) struct Seen {
    /// The row of the word, if it is known whole.
    pub word: Option<usize>,
    /// Hashes of its pieces, and how many there are.
    pub pieces: [u32; PIECES],
    pub piece_count: usize,
    pub shape: u8,
    pub classes: u32,
}

/// The network.
#[derive(Debug)]
pub(super) struct Network {
    pub width: usize,
    pub vectors: Table,
    pub own: Table,
    pub pieces: Table,
    pub input: Dense,
    /// By shape, what it adds to the first layer.
    pub shapes: Vec<f32>,
    /// By class, likewise.
    pub classes: Vec<f32>,
    pub layers: Vec<Layer>,
    pub out: Dense,
}

/// Room that a run needs, used again from sentence to sentence.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// What the network sees, to be filled by the caller.
    pub seen: Vec<Seen>,
    /// Scores of the tags, token by token.
    pub scores: Vec<f32>,
    state: Vec<f32>,
    whole: Vec<i16>,
    window: Vec<i16>,
    sums: Vec<f32>,
}

impl Network {
    /// Scores the tags of `scratch.seen` into `scratch.scores`.
    pub fn run(&self, scratch: &mut Scratch) {
        let Scratch { seen, scores, state, whole, window, sums } = scratch;
        let width = self.width;
        sums.resize(2 * width, 0.0);
        state.resize(seen.len() * width, 0.0);
        for (seen, state) in seen.iter().zip(state.chunks_exact_mut(width)) {
            self.embed(seen, window, sums);
            state.copy_from_slice(maxout(sums));
        }
        for layer in &self.layers {
            // Rows of zeros on both sides stand for what is beyond the sentence.
            let edge = layer.dilation * width;
            whole.clear();
            whole.resize(edge, 0);
            whole.extend(state.iter().map(|x| to_whole(*x)));
            whole.resize(state.len() + 2 * edge, 0);
            for (i, state) in state.chunks_exact_mut(width).enumerate() {
                window.clear();
                for at in [i * width, i * width + edge, i * width + 2 * edge] {
                    window.extend_from_slice(&whole[at..at + width]);
                }
                layer.dense.apply(window, sums);
                layer.add_normed(maxout(sums), state);
            }
        }
        let tags = self.out.bias.len();
        scores.resize(seen.len() * tags, 0.0);
        for (state, scores) in state.chunks_exact(width).zip(scores.chunks_exact_mut(tags)) {
            window.clear();
            window.extend(state.iter().map(|x| to_whole(*x)));
            self.out.apply(window, scores);
        }
    }

    /// The sums of the first layer for one token.
    fn embed(&self, seen: &Seen, window: &mut Vec<i16>, sums: &mut [f32]) {
        window.clear();
        match seen.word {
            Some(row) => {
                window.extend(self.vectors.row(row).iter().map(|x| i16::from(*x)));
                window.extend(self.own.row(row).iter().map(|x| i16::from(*x)));
            }
            None => window.resize(self.vectors.columns + self.own.columns, 0),
        }
        let from = window.len();
        window.resize(from + self.pieces.columns, 0);
        let buckets = self.pieces.figures.len() / self.pieces.columns.max(1);
        for hash in seen.pieces.iter().take(seen.piece_count) {
            // The number of rows is a power of two.
            let row = self.pieces.row(*hash as usize & (buckets - 1));
            for (sum, figure) in window[from..].iter_mut().zip(row) {
                *sum += i16::from(*figure);
            }
        }
        self.input.apply_whole(window, sums);
        add_row(&self.shapes, usize::from(seen.shape), sums);
        for class in (0..CLASSES).filter(|class| seen.classes >> class & 1 == 1) {
            add_row(&self.classes, class, sums);
        }
    }
}

/// The nearest whole number of units.
fn to_whole(x: f32) -> i16 {
    (x * UNIT).round_ties_even().clamp(-32767.0, 32767.0) as i16
}

fn add_row(table: &[f32], row: usize, sums: &mut [f32]) {
    let from = row * sums.len();
    for (sum, x) in sums.iter_mut().zip(table.get(from..).unwrap_or_default()) {
        *sum += x;
    }
}

/// The larger of each figure of the first half and its like of the second, in the first half.
fn maxout(sums: &mut [f32]) -> &mut [f32] {
    let (first, second) = sums.split_at_mut(sums.len() / 2);
    for (a, b) in first.iter_mut().zip(second) {
        *a = a.max(*b);
    }
    first
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact_and_scaled() {
        let dense =
            Dense { inputs: 3, weights: vec![1, -2, 3, 127, 127, 127], scales: vec![1.0, 2.0], bias: vec![0.5, 0.0] };
        let mut out = [0.0; 2];
        dense.apply_whole(&[10, 20, 30], &mut out);
        assert_eq!(out, [60.5, 15240.0]);
        dense.apply(&[512, 0, 0], &mut out);
        assert_eq!(out, [1.5, 254.0]);
    }

    #[test]
    fn a_layer_adds_what_it_has_normed() {
        let dense = Dense { inputs: 0, weights: vec![], scales: vec![], bias: vec![] };
        let layer = Layer { dilation: 1, dense, gain: vec![2.0, 2.0], shift: vec![0.0, 1.0] };
        let mut state = [1.0, 1.0];
        layer.add_normed(&[3.0, 5.0], &mut state);
        assert!((state[0] + 1.0).abs() < 1e-4 && (state[1] - 4.0).abs() < 1e-4, "{state:?}");
    }
}
