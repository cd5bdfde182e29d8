//! Patterns: what one is made of, how it is compiled from a row, whether it fits the units of a clause.

use std::ops::Range;

use super::index::{ANYTHING, Place};
use super::{Capture, Gives, Rule};
use crate::analysis::{MentionKind, Slot, Status};
use crate::lexicon::table::{LexiconError, Row};
use crate::lexicon::{Lexicon, WordId, fold};
use crate::meeting::clause::{Unit, UnitKind};
use crate::meeting::words::Words;

/// Most units that a gap may span.
const GAP: usize = 16;

/// Most units that a phrase between two words of a pattern may span.
const BETWEEN: usize = 32;

/// A step of a pattern. The steps of all patterns lie side by side, so that few lines of the cache hold what is tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub element: Element,
    /// The bits of the units of which the element takes one; [`ANYTHING`] where it may do without.
    pub needs: u64,
}

impl Step {
    /// Whether the step may be made at place `at` of a clause; behind the last unit only one that needs none.
    fn may_fit(&self, clause: &Units<'_>, at: usize) -> bool {
        self.needs == ANYTHING || clause.places.get(at).is_some_and(|place| place.own & self.needs != 0)
    }
}

/// The units of a clause, with what stands at each place and behind the last, and the words of all patterns.
pub(super) struct Units<'c> {
    pub all: &'c [Unit],
    pub places: &'c [Place],
    pub words: &'c [WordId],
}

/// Words that stand in a pattern: where they lie among those of all patterns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listed {
    from: u16,
    count: u16,
}

impl Listed {
    pub(super) fn of(self, words: &[WordId]) -> &[WordId] {
        &words[self.from.into()..(self.from + self.count).into()]
    }
}

/// An element of a pattern; see the head of the table.
#[derive(Clone, Copy, Debug)]
pub(super) enum Element {
    Words {
        any_of: Listed,
        or_meeting: bool,
        optional: bool,
    },
    Without(Listed),
    Who,
    Names,
    Kind(MentionKind),
    /// सरकार, which by itself is no body's name.
    Government(Listed),
    Venue,
    Meeting,
    NextMeeting,
    Phrase,
    Deed,
    Infinitive,
    Clause,
    End,
    ClauseEnd,
    /// Any units but these words; one before the meeting's noun does not run over another meeting's.
    Gap {
        without: Listed,
        to_meeting: bool,
    },
}

/// The patterns of all rules.
#[derive(Debug, Default)]
pub(super) struct Patterns {
    /// Pattern after pattern.
    pub steps: Vec<Step>,
    /// The words of the steps, list after list.
    pub words: Vec<WordId>,
}

impl Patterns {
    /// Compiles a row.
    pub(super) fn compile(&mut self, lexicon: &mut Lexicon, row: Row<'_, '_>) -> Result<Rule, LexiconError> {
        let gives = row.get("gives");
        let gives = match gives.strip_prefix("status:") {
            Some(status) => Status::parse(status).map(Gives::Status),
            None => Slot::parse(gives).map(Gives::Slot),
        };
        let gives = gives.ok_or_else(|| row.error(format!("gives: no such slot or status: {:?}", row.get("gives"))))?;
        let mut pattern = Vec::new();
        let mut before = "";
        for element in row.get("pattern").split_whitespace() {
            pattern.push(match element {
                // ईरान पर प्रतिबंधों सहित कई मुद्दों पर चर्चा
                "*" if before == "पर" => self.gap(lexicon, before, before),
                "*" if before == "में" && gives == Gives::Slot(Slot::Place) => self.gap(lexicon, before, before),
                "*" => self.gap(lexicon, "", before),
                "{who}" => Element::Who,
                "{names}" => Element::Names,
                "{org}" => Element::Kind(MentionKind::Organisation),
                "{government}" => Element::Government(self.listed(lexicon, "सरकार")),
                "{place}" => Element::Kind(MentionKind::Place),
                "{date}" => Element::Kind(MentionKind::Date),
                "{venue}" => Element::Venue,
                "{meeting}" => Element::Meeting,
                "{next}" => Element::NextMeeting,
                "{phrase}" => Element::Phrase,
                "{deed}" => Element::Deed,
                "{infinitive}" => Element::Infinitive,
                "{clause}" => Element::Clause,
                "&" => Element::End,
                "$" => Element::ClauseEnd,
                other if other.starts_with('{') && !other.contains('|') => {
                    return Err(row.error(format!("pattern: no such element: {other}")));
                }
                other => match (other.strip_prefix('!'), other.strip_prefix('~'), other.strip_suffix('?')) {
                    (Some(words), ..) => Element::Without(self.listed(lexicon, words)),
                    (_, Some(words), _) => self.gap(lexicon, words, before),
                    (.., Some(words)) => self.words_of(lexicon, words, true),
                    (None, None, None) => self.words_of(lexicon, other, false),
                },
            });
            before = element.strip_suffix('?').unwrap_or(element);
        }
        if pattern.is_empty() {
            return Err(row.error("pattern: empty"));
        }
        let is_meeting = |element: &Element| matches!(element, Element::Meeting);
        let meeting = pattern.iter().rposition(is_meeting).unwrap_or(0);
        for element in &mut pattern[..meeting] {
            if let Element::Gap { to_meeting, .. } = element {
                *to_meeting = true;
            }
        }
        let reach = row.get("anywhere");
        if !matches!(reach, "" | "yes" | "body" | "else") {
            return Err(row.error(format!("anywhere: yes, body, else or nothing, not {reach:?}")));
        }
        let from = self.steps.len() as u16;
        self.steps.extend(pattern.iter().map(|&element| Step { element, needs: ANYTHING }));
        Ok(Rule {
            gives,
            anywhere: !reach.is_empty(),
            otherwise: reach == "else",
            of_body: reach == "body",
            names_meeting: pattern.iter().any(is_meeting),
            pattern: from..self.steps.len() as u16,
        })
    }

    /// Has each word stand for all its spellings.
    pub(super) fn spell(&mut self, words: &Words) {
        for word in &mut self.words {
            *word = words.spelt(*word);
        }
    }

    /// A gap without these words, after the element `before`.
    fn gap(&mut self, lexicon: &mut Lexicon, words: &str, before: &str) -> Element {
        // नहरों पर कब्जे को लेकर चर्चा: not on canals.
        let words = if before == "पर" { format!("{words}|लेकर") } else { words.to_owned() };
        Element::Gap { without: self.listed(lexicon, &words), to_meeting: false }
    }

    /// One of several words; `{meeting}` may be among them.
    fn words_of(&mut self, lexicon: &mut Lexicon, words: &str, optional: bool) -> Element {
        let or_meeting = words.split('|').any(|word| word == "{meeting}");
        Element::Words { any_of: self.listed(lexicon, words), or_meeting, optional }
    }

    /// Words of a pattern, parted by bars.
    fn listed(&mut self, lexicon: &mut Lexicon, words: &str) -> Listed {
        let from = self.words.len();
        let mut folded = String::new();
        for word in words.split('|').filter(|word| !matches!(*word, "" | "{meeting}")) {
            folded.clear();
            fold(word, &mut folded);
            self.words.push(lexicon.intern(&folded));
        }
        Listed { from: from as u16, count: (self.words.len() - from) as u16 }
    }

    /// The pattern of `rule` without its head that looks backwards.
    pub(super) fn after_head(&self, rule: &Rule) -> &[Step] {
        let pattern = &self.steps[rule.range()];
        let element = |at: usize| pattern.get(at).map(|step| step.element);
        match (element(0), element(1)) {
            (Some(Element::Names), Some(Element::Gap { .. })) => &pattern[2..],
            (Some(Element::Names | Element::Clause | Element::Deed), _) => &pattern[1..],
            (Some(Element::Phrase), Some(_)) => &pattern[1..],
            _ => pattern,
        }
    }

    /// Whether the pattern of `rule` fits from unit `at` on; what it captures goes to `captures`.
    pub(super) fn fits(&self, rule: &Rule, units: &Units<'_>, at: usize, captures: &mut Vec<Capture>) -> bool {
        let element = |at: usize| self.steps[rule.range()].get(at).map(|step| step.element);
        // What looks backwards is captured where the rest of the pattern begins.
        captures.extend(match (element(0), element(1)) {
            (Some(Element::Names), next) => {
                Some(Capture::NamesBefore { unit: at, near: !matches!(next, Some(Element::Gap { .. })) })
            }
            (Some(Element::Clause), _) => Some(Capture::Phrase(0..units.all.len())),
            (Some(Element::Deed), _) => Some(Capture::DeedBefore(at)),
            (Some(Element::Phrase), Some(_)) => Some(Capture::PhraseBefore(at)),
            _ => None,
        });
        let fits = fit(self.after_head(rule), units, at, captures);
        if fits && captures.is_empty() {
            captures.push(Capture::Nothing);
        }
        fits
    }
}

impl Rule {
    /// Its pattern's places among all steps.
    pub(super) fn range(&self) -> Range<usize> {
        self.pattern.start.into()..self.pattern.end.into()
    }
}

/// Whether `pattern` fits `units` from `at` on; captures what it names.
fn fit(pattern: &[Step], clause: &Units<'_>, at: usize, captures: &mut Vec<Capture>) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return true };
    if !first.may_fit(clause, at) {
        return false;
    }
    // Whether the rest of the pattern may begin there.
    let begins = |at: usize| rest.first().is_none_or(|next| next.may_fit(clause, at));
    let units = clause.all;
    let unit = units.get(at).map(|unit| unit.kind);
    let word = |any_of: Listed| match unit {
        Some(UnitKind::Word(id) | UnitKind::Venue(id) | UnitKind::Holders(id)) => any_of.of(clause.words).contains(&id),
        _ => false,
    };
    let held = captures.len();
    let next = |step: usize, capture: Option<Capture>, captures: &mut Vec<Capture>| {
        captures.extend(capture);
        let fits = fit(rest, clause, at + step, captures);
        if !fits {
            captures.truncate(held);
        }
        fits
    };
    match first.element {
        Element::Words { any_of, or_meeting, optional } => {
            let fits = word(any_of) || or_meeting && unit == Some(UnitKind::Meeting);
            fits && next(1, None, captures) || optional && next(0, None, captures)
        }
        Element::Without(words) => {
            let mut ahead = units[at.min(units.len())..].iter().take(3);
            let found = ahead.any(|u| matches!(u.kind, UnitKind::Word(id) if words.of(clause.words).contains(&id)));
            !found && next(0, None, captures)
        }
        Element::Who => match unit {
            Some(UnitKind::Name(_, MentionKind::Person) | UnitKind::He(..)) => {
                next(1, Some(Capture::Unit(at)), captures)
            }
            Some(UnitKind::Name(_, MentionKind::Role)) => {
                let named = matches!(units.get(at + 1).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person)));
                if named {
                    next(2, Some(Capture::Unit(at + 1)), captures)
                } else {
                    next(1, Some(Capture::Unit(at)), captures)
                }
            }
            _ => false,
        },
        Element::Kind(kind) => {
            matches!(unit, Some(UnitKind::Name(_, found)) if found == kind)
                && next(1, Some(Capture::Unit(at)), captures)
        }
        Element::Government(words) => word(words) && next(1, Some(Capture::Unit(at)), captures),
        Element::Venue => {
            matches!(unit, Some(UnitKind::Venue(_) | UnitKind::Building(_)))
                && next(1, Some(Capture::Unit(at)), captures)
        }
        Element::NextMeeting => unit == Some(UnitKind::NextMeeting) && next(1, None, captures),
        Element::Meeting => unit == Some(UnitKind::Meeting) && next(1, None, captures),
        Element::Phrase if rest.is_empty() => {
            captures.push(Capture::Phrase(at..units.len()));
            at < units.len()
        }
        // Between two words of a pattern: the fewest units that do.
        Element::Phrase => (at + 1..units.len().min(at + BETWEEN)).filter(|&end| begins(end)).any(|end| {
            captures.truncate(held);
            captures.push(Capture::Phrase(at..end));
            fit_from(rest, clause, end, captures)
        }),
        Element::Infinitive => {
            let infinitive = at.checked_sub(1).and_then(|before| units.get(before)).is_some_and(|u| u.infinitive);
            infinitive && next(0, None, captures)
        }
        Element::Gap { without, to_meeting } => {
            let bars = |u: &Unit| match u.kind {
                UnitKind::Word(id) => without.of(clause.words).contains(&id),
                UnitKind::Meeting => to_meeting,
                _ => false,
            };
            let ahead = &units[at.min(units.len())..];
            let reach = ahead.iter().position(bars).unwrap_or(ahead.len()).min(GAP);
            (at..=at + reach).filter(|&end| begins(end)).any(|end| fit_from(rest, clause, end, captures))
        }
        Element::ClauseEnd => units.get(at).is_none_or(|u| u.kind == UnitKind::Sign) && next(0, None, captures),
        Element::End => next(0, Some(Capture::End(at)), captures),
        // Only at the head of a pattern; there they are dealt with before.
        Element::Names | Element::Clause | Element::Deed => false,
    }
}

fn fit_from(rest: &[Step], clause: &Units<'_>, at: usize, captures: &mut Vec<Capture>) -> bool {
    let held = captures.len();
    let fits = fit(rest, clause, at, captures);
    if !fits {
        captures.truncate(held);
    }
    fits
}
