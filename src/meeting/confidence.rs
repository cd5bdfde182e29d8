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
        let mut shares = [[0.5; Grounds::ALL.len()]; Slot::ALL.len()];
        for (of_slot, shares) in counts.iter().zip(&mut shares) {
            let (right, all) = of_slot.iter().fold((0.0, 0.0), |(right, all), (r, a)| (right + r, all + a));
            let share = (right + 1.0) / (all + 2.0);
            for ((right, all), to) in of_slot.iter().zip(shares.iter_mut()) {
                *to = (right + PRIOR * share) / (all + PRIOR);
            }
        }
        Ok(Confidence(shares))
    }

    /// Scores the fillers that have no score yet.
    pub(crate) fn score(&self, article: &Article<'_>, slots: &mut Slots, grounds: Grounds) {
        for &slot in Slot::ALL {
            let share = self.0[slot as usize][grounds as usize];
            for filler in slots[slot].iter_mut().filter(|f| f.score == 0.0) {
                filler.score = share * name_score(article, filler);
            }
        }
    }
}

/// The weight of the slot's share against a row's own counts.
const PRIOR: f32 = 2.0;

/// How surely the filler's name is one; 1 where it is no name.
fn name_score(article: &Article<'_>, filler: &Filler) -> f32 {
    let start = filler.span.start;
    starting(article.mentions, start..start + 1)
        .filter(|m| m.span == filler.span)
        .map(|m| m.score)
        .fold(None, |best: Option<f32>, score| Some(best.map_or(score, |b| b.max(score))))
        .unwrap_or(1.0)
}
