//! Rules: patterns over the units of a clause, from `lexicon/meeting_rules.tsv`.
//!
//! ```text
//! pattern  what a pattern is made of, how it is compiled, whether it fits
//! index    which rules are worth a try in a clause
//! ```

mod index;
mod pattern;

use std::ops::Range;

use super::clause::Unit;
use super::confidence::Confidence;
use super::words::Words;
use crate::analysis::{Slot, Status};
use crate::lexicon::Lexicon;
use crate::lexicon::table::{LexiconError, Table, shipped};
use index::Index;
use pattern::{Patterns, Units};

/// What a rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// A filler of a slot.
    Slot(Slot),
    /// How the meeting stands.
    Status(Status),
}

/// How a sentence stands to the meeting, which tells the rules that count in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// It speaks of the meeting.
    About,
    /// It may go on about it.
    Near,
    /// It only names a meeting in passing.
    Named,
    /// It is asked only how the meeting stands.
    Status,
}

impl Reach {
    const ALL: [Reach; 4] = [Reach::About, Reach::Near, Reach::Named, Reach::Status];

    /// Whether a rule can give anything in such a sentence.
    fn counts(self, rule: &Rule) -> bool {
        match self {
            Reach::About => true,
            // Decisions may go on from sentence to sentence; a next step bars others.
            Reach::Near => {
                rule.anywhere
                    || rule.names_meeting
                    || matches!(rule.gives, Gives::Slot(Slot::Decisions | Slot::NextStep))
            }
            Reach::Named => rule.names_meeting,
            Reach::Status => matches!(rule.gives, Gives::Status(_)),
        }
    }
}

/// A compiled rule.
#[derive(Clone, Debug)]
pub(crate) struct Rule {
    /// What it gives.
    pub gives: Gives,
    /// Whether it counts in sentences that do not speak of the meeting otherwise.
    pub anywhere: bool,
    /// Whether it counts only where nothing else fills the slot.
    pub otherwise: bool,
    /// Whether it counts only where a body meets whose word is law: a cabinet, a council.
    pub of_body: bool,
    /// Whether it needs the phrase that names the meeting.
    pub names_meeting: bool,
    /// Its pattern, among all steps.
    pattern: Range<u16>,
}

/// What a rule found: the units that it captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Capture {
    /// One unit: a name, or the last word of a building's description.
    Unit(usize),
    /// All names before this unit that take part; `near` means only the list that ends right before it.
    NamesBefore { unit: usize, near: bool },
    /// The words before this unit, back to a break.
    PhraseBefore(usize),
    /// What was done, up to this unit.
    DeedBefore(usize),
    /// The words captured before go on up to this unit.
    End(usize),
    /// The words of these units.
    Phrase(Range<usize>),
    /// Nothing but that the rule holds.
    Nothing,
}

/// The rules, compiled.
#[derive(Debug)]
pub struct Rules {
    rules: Vec<Rule>,
    patterns: Patterns,
    index: Index,
    /// Word classes that steer the reading of clauses.
    pub(crate) words: Words,
    /// How surely each filler is right.
    pub(crate) confidence: Confidence,
}

impl Rules {
    /// Compiles the table built into the crate; its words get ids in `lexicon`.
    ///
    /// # Errors
    /// [`LexiconError`] for the first row that can't be understood.
    pub fn builtin(lexicon: &mut Lexicon) -> Result<Self, LexiconError> {
        let file = "meeting_rules.tsv";
        let table = Table::parse(file, shipped!("meeting_rules.tsv"))?;
        let mut patterns = Patterns::default();
        let rules = table.rows().map(|row| patterns.compile(lexicon, row)).collect::<Result<Vec<_>, _>>()?;
        let words = Words::builtin(lexicon)?;
        patterns.spell(&words);
        let index = Index::new(&mut patterns, &rules);
        Ok(Rules { rules, patterns, index, words, confidence: Confidence::builtin()? })
    }

    /// What the rules that count find in the units of a clause of such a sentence: each rule with its captures.
    pub(crate) fn matches(&self, units: &[Unit], reach: Reach) -> Vec<(&Rule, Vec<Capture>)> {
        let (places, tries) = self.index.look(units, reach);
        let clause = Units { all: units, places: &places, words: &self.patterns.words };
        let mut found = Vec::new();
        // Most patterns fit nowhere: what they capture on the way is written to one place.
        let mut captures = Vec::new();
        for (rule, at) in tries.into_iter().map(|(number, at)| (&self.rules[number], at)) {
            captures.clear();
            if self.patterns.fits(rule, &clause, at, &mut captures) {
                found.push((rule, captures.clone()));
            }
        }
        found
    }
}
