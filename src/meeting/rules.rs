//! Rules: patterns over the units of a clause, from `lexicon/meeting_rules.tsv`.

use std::ops::Range;

use super::clause::{Clause, Unit, UnitKind};
use super::confidence::Confidence;
use super::words::Words;
use crate::analysis::{MentionKind, Slot, Status};
use crate::lexicon::table::{LexiconError, Row, Table, shipped};
use crate::lexicon::{Lexicon, WordId, fold};

/// Most units that a gap may span.
const GAP: usize = 16;

/// Most units that a phrase between two words of a pattern may span.
const BETWEEN: usize = 32;

/// What a rule gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gives {
    /// A filler of a slot.
    Slot(Slot),
    /// How the meeting stands.
    Status(Status),
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
    pattern: Vec<Element>,
    /// For each element that needs the meeting's noun or one of several words: their bits. A clause that lacks any of them is
    /// not looked at.
    needs: Vec<u128>,
}

/// The bit of the meeting's noun.
const MEETING: u128 = 1 << 127;

/// A word's bit among the rest: words may share one.
fn bit(word: WordId) -> u128 {
    1 << (word.index() % 127)
}

/// An element of a pattern; see the head of the table.
#[derive(Clone, Debug, PartialEq)]
enum Element {
    Words {
        any_of: Vec<WordId>,
        or_meeting: bool,
        optional: bool,
    },
    Without(Vec<WordId>),
    Who,
    Names,
    Kind(MentionKind),
    /// सरकार, which by itself is no body's name.
    Government(Vec<WordId>),
    Venue,
    Meeting,
    NextMeeting,
    Phrase,
    Deed,
    Infinitive,
    Clause,
    End,
    ClauseEnd,
    Gap {
        without: Vec<WordId>,
    },
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
        let rules = table.rows().map(|row| compile(lexicon, row)).collect::<Result<_, _>>()?;
        Ok(Rules { rules, words: Words::builtin(lexicon)?, confidence: Confidence::builtin()? })
    }

    /// What the rules find in a clause: each rule with its captures.
    pub(crate) fn matches(&self, clause: &Clause) -> Vec<(&Rule, Vec<Capture>)> {
        let held = clause.units.iter().fold(0, |held, unit| match unit.kind {
            UnitKind::Word(id) | UnitKind::Venue(id) | UnitKind::Holders(id) => held | bit(id),
            UnitKind::Meeting => held | MEETING,
            _ => held,
        });
        let mut found = Vec::new();
        // Most patterns fit nowhere: what they capture on the way is written to one place.
        let mut captures = Vec::new();
        for rule in self.rules.iter().filter(|rule| rule.may_fit(held)) {
            for at in 0..clause.units.len() {
                captures.clear();
                if rule.fits(&clause.units, at, &mut captures) {
                    found.push((rule, captures.clone()));
                }
            }
        }
        found
    }
}

fn compile(lexicon: &mut Lexicon, row: Row<'_, '_>) -> Result<Rule, LexiconError> {
    let gives = row.get("gives");
    let gives = match gives.strip_prefix("status:") {
        Some(status) => Status::parse(status).map(Gives::Status),
        None => Slot::parse(gives).map(Gives::Slot),
    };
    let gives = gives.ok_or_else(|| row.error(format!("gives: no such slot or status: {:?}", row.get("gives"))))?;
    // Where a meeting is held, one में does not run over the next either.
    let bars: &[&str] = if gives == Gives::Slot(Slot::Place) { &["पर", "में"] } else { &["पर"] };
    let mut pattern = Vec::new();
    for element in row.get("pattern").split_whitespace() {
        pattern.push(match element {
            // ईरान पर प्रतिबंधों सहित कई मुद्दों पर चर्चा: what lies after one पर does not run over the next.
            "*" => match pattern.last() {
                Some(Element::Words { any_of, .. })
                    if bars.iter().any(|word| any_of.as_slice() == ids(lexicon, word).as_slice()) =>
                {
                    Element::Gap { without: any_of.clone() }
                }
                _ => Element::Gap { without: Vec::new() },
            },
            "{who}" => Element::Who,
            "{names}" => Element::Names,
            "{org}" => Element::Kind(MentionKind::Organisation),
            "{government}" => Element::Government(ids(lexicon, "सरकार")),
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
                (Some(words), ..) => Element::Without(ids(lexicon, words)),
                (_, Some(words), _) => Element::Gap { without: ids(lexicon, words) },
                (.., Some(words)) => words_of(lexicon, words, true),
                (None, None, None) => words_of(lexicon, other, false),
            },
        });
    }
    if pattern.is_empty() {
        return Err(row.error("pattern: empty"));
    }
    let needs = pattern
        .iter()
        .filter_map(|element| match element {
            Element::Meeting => Some(MEETING),
            Element::Words { any_of, or_meeting: false, optional: false } => {
                Some(any_of.iter().fold(0, |bits, word| bits | bit(*word)))
            }
            _ => None,
        })
        .collect();
    let reach = row.get("anywhere");
    if !matches!(reach, "" | "yes" | "body" | "else") {
        return Err(row.error(format!("anywhere: yes, body, else or nothing, not {reach:?}")));
    }
    Ok(Rule {
        gives,
        anywhere: !reach.is_empty(),
        otherwise: reach == "else",
        of_body: reach == "body",
        pattern,
        needs,
    })
}

/// One of several words; `{meeting}` may be among them.
fn words_of(lexicon: &mut Lexicon, words: &str, optional: bool) -> Element {
    let or_meeting = words.split('|').any(|word| word == "{meeting}");
    Element::Words { any_of: ids(lexicon, words), or_meeting, optional }
}

fn ids(lexicon: &mut Lexicon, words: &str) -> Vec<WordId> {
    let id = |word: &str| {
        let mut folded = String::new();
        fold(word, &mut folded);
        lexicon.intern(&folded)
    };
    words.split('|').filter(|word| *word != "{meeting}").map(id).collect()
}

impl Rule {
    /// Whether the pattern may fit a clause with these words' bits.
    fn may_fit(&self, held: u128) -> bool {
        self.needs.iter().all(|words| held & words != 0)
    }

    /// Whether the rule needs the phrase that names the meeting.
    pub fn names_meeting(&self) -> bool {
        self.pattern.contains(&Element::Meeting)
    }

    /// Whether the rule's pattern fits from unit `at` on; what it captures goes to `captures`.
    fn fits(&self, units: &[Unit], at: usize, captures: &mut Vec<Capture>) -> bool {
        // What looks backwards is captured where the rest of the pattern begins.
        let rest = match self.pattern.first() {
            Some(Element::Names) => {
                let near = !matches!(self.pattern.get(1), Some(Element::Gap { .. }));
                captures.push(Capture::NamesBefore { unit: at, near });
                &self.pattern[if near { 1 } else { 2 }..]
            }
            Some(Element::Clause) => {
                captures.push(Capture::Phrase(0..units.len()));
                &self.pattern[1..]
            }
            Some(Element::Deed) => {
                captures.push(Capture::DeedBefore(at));
                &self.pattern[1..]
            }
            Some(Element::Phrase) if self.pattern.len() > 1 => {
                captures.push(Capture::PhraseBefore(at));
                &self.pattern[1..]
            }
            _ => &self.pattern[..],
        };
        let fits = fit(rest, units, at, captures);
        if fits && captures.is_empty() {
            captures.push(Capture::Nothing);
        }
        fits
    }
}

/// Whether `pattern` fits `units` from `at` on; captures what it names.
fn fit(pattern: &[Element], units: &[Unit], at: usize, captures: &mut Vec<Capture>) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return true };
    let unit = units.get(at).map(|unit| unit.kind);
    let word = |any_of: &[WordId]| match unit {
        Some(UnitKind::Word(id) | UnitKind::Venue(id) | UnitKind::Holders(id)) => any_of.contains(&id),
        _ => false,
    };
    let held = captures.len();
    let next = |step: usize, capture: Option<Capture>, captures: &mut Vec<Capture>| {
        captures.extend(capture);
        let fits = fit(rest, units, at + step, captures);
        if !fits {
            captures.truncate(held);
        }
        fits
    };
    match first {
        Element::Words { any_of, or_meeting, optional } => {
            let fits = word(any_of) || *or_meeting && unit == Some(UnitKind::Meeting);
            fits && next(1, None, captures) || *optional && next(0, None, captures)
        }
        Element::Without(words) => {
            let mut ahead = units[at.min(units.len())..].iter().take(3);
            let found = ahead.any(|u| matches!(u.kind, UnitKind::Word(id) if words.contains(&id)));
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
            matches!(unit, Some(UnitKind::Name(_, found)) if found == *kind)
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
        Element::Phrase => (at + 1..units.len().min(at + BETWEEN)).any(|end| {
            captures.truncate(held);
            captures.push(Capture::Phrase(at..end));
            fit_from(rest, units, end, captures)
        }),
        Element::Infinitive => {
            let infinitive = at.checked_sub(1).and_then(|before| units.get(before)).is_some_and(|u| u.infinitive);
            infinitive && next(0, None, captures)
        }
        Element::Gap { without } => {
            // A gap before a meeting's noun does not run over another one.
            let to_meeting = rest.contains(&Element::Meeting);
            let bars = |u: &Unit| match u.kind {
                UnitKind::Word(id) => without.contains(&id),
                UnitKind::Meeting => to_meeting,
                _ => false,
            };
            let ahead = &units[at.min(units.len())..];
            let reach = ahead.iter().position(bars).unwrap_or(ahead.len()).min(GAP);
            (at..=at + reach).any(|end| fit_from(rest, units, end, captures))
        }
        Element::ClauseEnd => units.get(at).is_none_or(|u| u.kind == UnitKind::Sign) && next(0, None, captures),
        Element::End => next(0, Some(Capture::End(at)), captures),
        // Only at the head of a pattern; there they are dealt with before.
        Element::Names | Element::Clause | Element::Deed => false,
    }
}

fn fit_from(rest: &[Element], units: &[Unit], at: usize, captures: &mut Vec<Capture>) -> bool {
    let held = captures.len();
    let fits = fit(rest, units, at, captures);
    if !fits {
        captures.truncate(held);
    }
    fits
}
