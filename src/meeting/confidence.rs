//! How surely a filler is right: how often fillers of its slot, found on the same grounds, were right in articles with
//! gold, and how surely the name in it is a name. The counts stand in `lexicon/meeting_confidence.tsv`.

use super::Article;
use crate::analysis::{Filler, Slot, Slots, names, starting};
use crate::lexicon::table::{LexiconError, Table, shipped};

names! {
    /// On what grounds a filler stands in its slot.
    Grounds {
        /// A rule that holds the meeting's own noun.
        Named = "named",
        /// A rule, in a sentence that speaks of the meeting.
        About = "about",
        /// A rule, in a sentence near one that does.
        Near = "near",
        /// The phrase that names the meeting.
        Phrase = "phrase",
        /// The article's dateline.
        Dateline = "dateline",
        /// Inferred from other slots.
        Inferred = "inferred",
    }
}

/// The chance of being right, by slot and grounds.
#[derive(Clone, Debug)]
pub struct Confidence([[f32; Grounds::ALL.len()]; Slot::ALL.len()]);

impl Confidence {
    /// Compiles the table built into the crate. The share right of each row is drawn towards that of its slot, by two
    /// articles' weight, so that a row of few counts claims little.
    ///
    /// # Errors
    /// [`LexiconError`] for the first row that can't be understood.
    pub(crate) fn builtin() -> Result<Self, LexiconError> {
        let file = "meeting_confidence.tsv";
        let table = Table::parse(file, shipped!("meeting_confidence.tsv"))?;
        let mut counts = [[(0.0_f32, 0.0_f32); Grounds::ALL.len()]; Slot::ALL.len()];
        for row in table.rows() {
            let slot = Slot::parse(row.get("slot")).ok_or_else(|| row.error("slot: no such slot"))?;
            let grounds = Grounds::parse(row.get("grounds")).ok_or_else(|| row.error("grounds: no such name"))?;
            let count = |column| row.get(column).parse().map_err(|_| row.error(format!("{column}: not a number")));
            counts[slot as usize][grounds as usize] = (count("right")?, count("all")?);
        }
        Ok(Confidence(shares(&counts)))
    }

    /// Scores the fillers that have no score yet.
    pub(crate) fn score(&self, article: &Article<'_>, slots: &mut Slots, grounds: Grounds) {
        for &slot in Slot::ALL {
            let share = self.0[slot as usize][grounds as usize];
            for filler in slots[slot].iter_mut().filter(|f| f.score == 0.0) {
                filler.score = share * (name_score(article, filler) / NAMED).min(1.0);
            }
        }
    }
}

/// How many of a slot's fillers, found on each ground, were right, and how many there were.
type Counts = [[(f32, f32); Grounds::ALL.len()]; Slot::ALL.len()];

/// The share right of each row, drawn towards that of its slot.
fn shares(counts: &Counts) -> [[f32; Grounds::ALL.len()]; Slot::ALL.len()] {
    let mut shares = [[0.5; Grounds::ALL.len()]; Slot::ALL.len()];
    for (of_slot, shares) in counts.iter().zip(&mut shares) {
        let (right, all) = of_slot.iter().fold((0.0, 0.0), |(right, all), (r, a)| (right + r, all + a));
        let share = (right + 1.0) / (all + 2.0);
        for ((right, all), to) in of_slot.iter().zip(shares.iter_mut()) {
            *to = (right + PRIOR * share) / (all + PRIOR);
        }
    }
    shares
}

/// The weight of the slot's share against a row's own counts.
const PRIOR: f32 = 2.0;

/// How surely names are such on average: so much of their doubt is in the slots' shares already.
const NAMED: f32 = 0.92;

/// How surely the filler's name is one; 1 where it is no name.
fn name_score(article: &Article<'_>, filler: &Filler) -> f32 {
    let start = filler.span.start;
    starting(article.mentions, start..start + 1)
        .filter(|m| m.span == filler.span)
        .map(|m| m.score)
        .fold(None, |best: Option<f32>, score| Some(best.map_or(score, |b| b.max(score))))
        .unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use std::collections::HashMap;
    use std::path::Path;

    use super::*;
    use crate::{Engine, annotate};

    /// Articles are parted into so many folds; each is judged by the counts of the others.
    const FOLDS: usize = 5;

    /// A filler that the engine found in an article with gold.
    struct Found {
        fold: usize,
        slot: usize,
        grounds: usize,
        name: f32,
        right: bool,
    }

    /// A table whose shares tell the grounds: ten to the power of their number.
    fn telltale() -> Confidence {
        let mut shares = [[0.0; Grounds::ALL.len()]; Slot::ALL.len()];
        for row in &mut shares {
            for (grounds, share) in row.iter_mut().enumerate() {
                *share = 10_f32.powi(grounds as i32 + 1);
            }
        }
        Confidence(shares)
    }

    fn words(text: &str) -> Vec<&str> {
        text.split(|c: char| c.is_whitespace() || "।.,;:!?\"'“”‘’()[]|–—-".contains(c))
            .filter(|w| !w.is_empty())
            .collect()
    }

    /// Whether at least half of the words of two phrases agree.
    fn agree(a: &str, b: &str) -> bool {
        let (a, mut b) = (words(a), words(b));
        let total = a.len() + b.len();
        let common = a.iter().filter(|w| b.iter().position(|other| other == *w).map(|at| b.swap_remove(at)).is_some());
        4 * common.count() >= total
    }

    fn found() -> Vec<Found> {
        let mut engine = Engine::new().unwrap();
        engine.meetings.confidence = telltale();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
        let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "json"));
        files.sort();
        let mut found = Vec::new();
        for (number, file) in files.iter().enumerate() {
            let gold: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
            let text = std::fs::read_to_string(file.with_extension("txt")).unwrap();
            let analysis = annotate(&engine, &text);
            let Some(meeting) = analysis.meetings.first() else { continue };
            for &slot in Slot::ALL {
                let wanted = &gold["meeting"][slot.name()];
                let wanted: Vec<&str> = match wanted.as_str() {
                    Some(one) => vec![one],
                    None => wanted.as_array().into_iter().flatten().filter_map(|filler| filler.as_str()).collect(),
                };
                for filler in &meeting.slots[slot] {
                    let grounds = (filler.score.log10().ceil() as usize).saturating_sub(1);
                    let name = filler.score / 10_f32.powi(grounds as i32 + 1);
                    let right = wanted.iter().any(|gold| agree(gold, filler.span.of(&analysis.text)));
                    found.push(Found { fold: number % FOLDS, slot: slot as usize, grounds, name, right });
                }
            }
        }
        found
    }

    #[test]
    fn scores_are_calibrated_by_cross_validation() {
        let found = found();
        let mut counts: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
        for filler in &found {
            let row = counts.entry((filler.slot, filler.grounds)).or_default();
            row.0 += usize::from(filler.right);
            row.1 += 1;
        }
        // The rows of the table, as they would be written today.
        let mut rows: Vec<_> = counts.iter().collect();
        rows.sort();
        for ((slot, grounds), (right, all)) in rows {
            println!("{}\t{}\t{right}\t{all}", Slot::ALL[*slot].name(), Grounds::ALL[*grounds].name());
        }
        let (mut ours, mut constant, mut told, mut bins) = (0.0, 0.0, 0.0, [(0.0_f32, 0.0_f32, 0_u32); 10]);
        let right = |f: &Found| f32::from(u8::from(f.right));
        for fold in 0..FOLDS {
            let mut counts = [[(0.0_f32, 0.0_f32); Grounds::ALL.len()]; Slot::ALL.len()];
            let (held, others): (Vec<&Found>, Vec<&Found>) = found.iter().partition(|f| f.fold == fold);
            for f in &others {
                counts[f.slot][f.grounds].0 += right(f);
                counts[f.slot][f.grounds].1 += 1.0;
            }
            let shares = shares(&counts);
            let mean = others.iter().map(|f| right(f)).sum::<f32>() / others.len() as f32;
            for f in held {
                let score = shares[f.slot][f.grounds] * f.name;
                ours += (score - right(f)).powi(2);
                constant += (mean - right(f)).powi(2);
                told += score;
                let bin = &mut bins[((score * 10.0) as usize).min(9)];
                *bin = (bin.0 + score, bin.1 + right(f), bin.2 + 1);
            }
        }
        let all = found.len() as f32;
        let share = found.iter().map(right).sum::<f32>() / all;
        for (score, right, count) in bins.iter().filter(|bin| bin.2 > 0) {
            println!("{count:4} fillers: said {:.2}, right {:.2}", score / *count as f32, right / *count as f32);
        }
        println!(
            "said {:.3}, right {share:.3}; squared error {:.4}, of the mean alone {:.4}",
            told / all,
            ours / all,
            constant / all
        );
        assert!((told / all - share).abs() < 0.06, "said {:.3}, right {share:.3}", told / all);
        assert!(ours < constant, "the scores tell less than their mean: {ours} against {constant}");
    }
}
