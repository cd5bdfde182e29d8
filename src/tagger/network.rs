//! The network: embeddings, then residual convolutions over the tokens of a sentence, each with maxout and layer norm.
//!
//! Weights and inputs of every product are whole numbers and their sums exact; what is done in floating point is done in one
//! order. So all platforms give the same figures. Maxout: Goodfellow et al. 2013; layer norm: Ba et al. 2016.

use wide::{i16x8, i32x4};

use super::features::{CLASSES, PIECES};

/// What one unit of a layer's input is as a whole number.
const UNIT: f32 = 512.0;

/// So many tokens go through a layer together.
const TOGETHER: usize = 4;

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
    /// For each of the inputs that stand one after the other in `inputs`, writes `bias + scale * (weights · input)` to
    /// `out`. `unit` is what their whole numbers count in. The inputs share the reading of the weights.
    fn apply(&self, inputs: &[i16], unit: f32, out: &mut [f32]) {
        let outputs = self.bias.len();
        let rows = self.weights.chunks_exact(self.inputs.max(1));
        for (row, ((weights, scale), bias)) in rows.zip(&self.scales).zip(&self.bias).enumerate() {
            for (input, out) in inputs.chunks_exact(self.inputs.max(1)).zip(out.chunks_exact_mut(outputs)) {
                out[row] = bias + scale * (dot(weights, input) as f32 * unit);
            }
        }
    }
}

/// The sum of products.
fn dot(a: &[i16], b: &[i16]) -> i32 {
    let (eights, rest) = a.as_chunks::<8>();
    let (others, other_rest) = b.as_chunks::<8>();
    let sums = eights.iter().zip(others).fold(i32x4::ZERO, |sums, (a, b)| sums + i16x8::new(*a).dot(i16x8::new(*b)));
    let whole: i32 = sums.to_array().iter().sum();
    rest.iter().zip(other_rest).fold(whole, |sum, (a, b)| sum + i32::from(*a) * i32::from(*b))
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
        let mean = sum(sums, |x| x) / count;
        let variance = sum(sums, |x| (x - mean) * (x - mean)) / count;
        let by = 1.0 / (variance + 1e-5).sqrt();
        for (((state, x), gain), shift) in state.iter_mut().zip(sums).zip(&self.gain).zip(&self.shift) {
            *state += (x - mean) * by * gain + shift;
        }
    }
}

/// The sum of what `of` makes of the figures: four sums side by side, then their sum, on every platform in this order.
fn sum(figures: &[f32], of: impl Fn(f32) -> f32) -> f32 {
    let (fours, rest) = figures.as_chunks::<4>();
    let mut sums = [0.0; 4];
    for four in fours {
        for (sum, figure) in sums.iter_mut().zip(four) {
            *sum += of(*figure);
        }
    }
    rest.iter().fold(sums[0] + sums[1] + (sums[2] + sums[3]), |sum, figure| sum + of(*figure))
}

/// What the network sees of a token.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
    windows: Vec<i16>,
    sums: Vec<f32>,
}

impl Network {
    /// Scores the tags of `scratch.seen` into `scratch.scores`.
    pub fn run(&self, scratch: &mut Scratch) {
        let Scratch { seen, scores, state, whole, windows, sums } = scratch;
        let width = self.width;
        sums.resize(TOGETHER * 2 * width, 0.0);
        state.resize(seen.len() * width, 0.0);
        for (seen, state) in seen.iter().zip(state.chunks_exact_mut(width)) {
            let sums = &mut sums[..2 * width];
            self.embed(seen, windows, sums);
            state.copy_from_slice(maxout(sums));
        }
        for layer in &self.layers {
            // Rows of zeros on both sides stand for what is beyond the sentence.
            let edge = layer.dilation * width;
            whole.clear();
            whole.resize(edge, 0);
            whole.extend(state.iter().map(|x| to_whole(*x)));
            whole.resize(state.len() + 2 * edge, 0);
            for (group, states) in state.chunks_mut(TOGETHER * width).enumerate() {
                windows.clear();
                for i in (0..states.len() / width).map(|i| (group * TOGETHER + i) * width) {
                    for at in [i, i + edge, i + 2 * edge] {
                        windows.extend_from_slice(&whole[at..at + width]);
                    }
                }
                layer.dense.apply(windows, 1.0 / UNIT, sums);
                for (state, sums) in states.chunks_exact_mut(width).zip(sums.chunks_exact_mut(2 * width)) {
                    layer.add_normed(maxout(sums), state);
                }
            }
        }
        whole.clear();
        whole.extend(state.iter().map(|x| to_whole(*x)));
        scores.resize(seen.len() * self.out.bias.len(), 0.0);
        self.out.apply(whole, 1.0 / UNIT, scores);
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
        self.input.apply(window, 1.0, sums);
        add_row(&self.shapes, usize::from(seen.shape), sums);
        for class in (0..CLASSES).filter(|class| seen.classes >> class & 1 == 1) {
            add_row(&self.classes, class, sums);
        }
    }
}

/// The nearest whole number of units, the even one of two.
fn to_whole(x: f32) -> i16 {
    // Between 2^23 and 2^24 a figure has no places after the point: adding rounds, where a call would be slower.
    const ROUNDING: f32 = 12_582_912.0;
    ((x * UNIT).clamp(-32767.0, 32767.0) + ROUNDING - ROUNDING) as i16
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
        dense.apply(&[10, 20, 30], 1.0, &mut out);
        assert_eq!(out, [60.5, 15240.0]);
        let mut both = [0.0; 4];
        dense.apply(&[512, 0, 0, 0, 512, 0], 1.0 / UNIT, &mut both);
        assert_eq!(both, [1.5, 254.0, -1.5, 254.0]);
    }

    #[test]
    fn units_are_rounded_to_the_even_one_and_bounded() {
        let whole = |units: f32| to_whole(units / UNIT);
        assert_eq!([0.5, 1.5, 2.5, -0.5, -1.5, 2.4, -2.6].map(whole), [0, 2, 2, 0, -2, 2, -3]);
        assert_eq!([40000.0, -1e30, f32::INFINITY].map(whole), [32767, -32767, 32767]);
    }

    #[test]
    fn sums_take_in_every_figure() {
        let figures: Vec<f32> = (1..=11_u8).map(f32::from).collect();
        assert_eq!(sum(&figures, |x| 2.0 * x), 132.0);
        let whole: Vec<i16> = (1..=19).collect();
        assert_eq!(dot(&whole, &whole), 2470);
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
