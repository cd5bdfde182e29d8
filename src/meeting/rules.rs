//! Rules: patterns over the units of a clause, from `lexicon/meeting_rules.tsv`.

use std::ops::Range;

use super::clause::{Clause, Unit, UnitKind};
use super::confidence::Confidence;
use super::words::Words;
use crate::analysis::{MentionKind, Slot, Status};
use crate::lexicon::table::{LexiconError, Row, Table, shipped};
use crate::lexicon::{Lexicon, WordId, fold};
use crate::order::sort_by_key;

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
    /// Whether it needs the phrase that names the meeting.
    pub names_meeting: bool,
    pattern: Vec<Step>,
}

/// A step of a pattern.
#[derive(Clone, Debug)]
struct Step {
    element: Element,
    /// The keys of the units of which the element takes one; none where it may do without.
    keys: Option<Vec<usize>>,
    /// Their bits.
    needs: Option<u128>,
}

/// The units of a clause, with their bits.
struct Units<'c> {
    all: &'c [Unit],
    bits: &'c [u128],
}

/// What a unit may be to a pattern, by number: these, and from `WORDS` on the words that stand in patterns.
mod keys {
    pub(super) const MEETING: usize = 0;
    pub(super) const NEXT_MEETING: usize = 1;
    pub(super) const WHO: usize = 2;
    pub(super) const VENUE: usize = 3;
    pub(super) const ORGANISATION: usize = 4;
    pub(super) const PLACE: usize = 5;
    pub(super) const DATE: usize = 6;
    /// Every unit, and the end of the clause.
    pub(super) const ANY: usize = 7;
    pub(super) const WORDS: usize = 8;
}

/// The bit of a key: words may share one.
fn bit(key: usize) -> u128 {
    match key.checked_sub(keys::WORDS) {
        None => 1 << (127 - key),
        Some(word) => 1 << (word % (128 - keys::WORDS)),
    }
}

/// The words that stand in patterns, numbered.
#[derive(Debug, Default)]
struct Vocabulary {
    /// Each word's key, by its place in the lexicon; 0 for those that stand in none.
    keys: Vec<u16>,
    count: u16,
}

impl Vocabulary {
    fn add(&mut self, word: WordId) {
        let least = self.keys.len().max(word.index() + 1);
        self.keys.resize(least, 0);
        if self.keys[word.index()] == 0 {
            self.keys[word.index()] = keys::WORDS as u16 + self.count;
            self.count += 1;
        }
    }

    /// The key of a word, none where no pattern holds it.
    fn key(&self, word: WordId) -> Option<usize> {
        self.keys.get(word.index()).map(|&key| usize::from(key)).filter(|&key| key > 0)
    }

    /// The keys of a unit.
    fn of(&self, kind: UnitKind) -> impl Iterator<Item = usize> + use<> {
        let (word, special) = match kind {
            UnitKind::Word(id) | UnitKind::Holders(id) => (self.key(id), None),
            UnitKind::Venue(id) => (self.key(id), Some(keys::VENUE)),
            UnitKind::Building(_) => (None, Some(keys::VENUE)),
            UnitKind::Meeting => (None, Some(keys::MEETING)),
            UnitKind::NextMeeting => (None, Some(keys::NEXT_MEETING)),
            UnitKind::He(_) | UnitKind::Name(_, MentionKind::Person | MentionKind::Role) => (None, Some(keys::WHO)),
            UnitKind::Name(_, MentionKind::Organisation) => (None, Some(keys::ORGANISATION)),
            UnitKind::Name(_, MentionKind::Place) => (None, Some(keys::PLACE)),
            UnitKind::Name(_, MentionKind::Date) => (None, Some(keys::DATE)),
            UnitKind::OtherMeeting | UnitKind::Sign | UnitKind::Name(_, MentionKind::Number | MentionKind::Event) => {
                (None, None)
            }
        };
        word.into_iter().chain(special).chain([keys::ANY])
    }
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
    /// Any units but these words; one before the meeting's noun does not run over another meeting's.
    Gap {
        without: Vec<WordId>,
        to_meeting: bool,
    },
}

impl Element {
    /// The keys of the units of which it takes one; none where it may do without.
    fn keys(&self, vocabulary: &Vocabulary) -> Option<Vec<usize>> {
        let of_words = |words: &[WordId]| words.iter().filter_map(|word| vocabulary.key(*word)).collect::<Vec<_>>();
        match self {
            Element::Words { optional: true, .. } => None,
            Element::Words { any_of, or_meeting, .. } => {
                let mut keys = of_words(any_of);
                keys.extend(or_meeting.then_some(keys::MEETING));
                Some(keys)
            }
            Element::Government(words) => Some(of_words(words)),
            Element::Meeting => Some(vec![keys::MEETING]),
            Element::NextMeeting => Some(vec![keys::NEXT_MEETING]),
            Element::Who => Some(vec![keys::WHO]),
            Element::Venue => Some(vec![keys::VENUE]),
            Element::Kind(kind) => Some(vocabulary.of(UnitKind::Name(0, *kind)).take(1).collect()),
            _ => None,
        }
    }
}

impl Step {
    /// Whether the step may be made at a unit with these bits, or, without bits, behind the last one.
    fn may_fit(&self, unit: Option<&u128>) -> bool {
        self.needs.is_none_or(|needs| unit.is_some_and(|unit| unit & needs != 0))
    }
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
        let mut vocabulary = Vocabulary::default();
        let rules = table.rows().map(|row| compile(lexicon, &mut vocabulary, row)).collect::<Result<Vec<_>, _>>()?;
        let index = Index::new(vocabulary, &rules);
        Ok(Rules { rules, index, words: Words::builtin(lexicon)?, confidence: Confidence::builtin()? })
    }

    /// What the rules that are `wanted` find in a clause: each rule with its captures.
    pub(crate) fn matches(&self, clause: &Clause, wanted: &dyn Fn(&Rule) -> bool) -> Vec<(&Rule, Vec<Capture>)> {
        let of_unit = |unit: &Unit| self.index.vocabulary.of(unit.kind).fold(0, |bits, key| bits | bit(key));
        let bits: Vec<u128> = clause.units.iter().map(of_unit).chain([bit(keys::ANY)]).collect();
        // What stands at each unit or after it; the last is the clause's end.
        let mut ahead = bits.clone();
        for at in (1..ahead.len()).rev() {
            ahead[at - 1] |= ahead[at];
        }
        let whole = ahead.first().copied().unwrap_or(0);
        let units = Units { all: &clause.units, bits: &bits };
        let mut found = Vec::new();
        // Most patterns fit nowhere: what they capture on the way is written to one place.
        let mut captures = Vec::new();
        for number in self.index.candidates(clause).filter(|&number| self.index.gates[number].may_fit(whole)) {
            let gate = &self.index.gates[number];
            let begins = (0..clause.units.len()).filter(|&at| gate.opens([bits[at], bits[at + 1]]));
            for at in begins.take_while(|&at| gate.may_fit(ahead[at])) {
                let rule = &self.rules[number];
                captures.clear();
                if wanted(rule) && rule.fits(&units, at, &mut captures) {
                    found.push((rule, captures.clone()));
                }
            }
        }
        found
    }
}

/// Which rules are worth a try in a clause: each rule stands at the keys of its rarest need.
#[derive(Debug)]
struct Index {
    vocabulary: Vocabulary,
    /// Where the rules of each key begin among `numbers`; those without needs stand at any unit's.
    starts: Vec<u16>,
    /// Numbers of rules, key by key.
    numbers: Vec<u16>,
    /// For each rule, by its number, what units it needs.
    gates: Vec<Gate>,
}

/// What units a rule needs: a line of the cache each, so that those that fit nowhere, which are nearly all, cost no more.
#[derive(Debug)]
struct Gate {
    /// The rarest needs: some unit must have a bit of each.
    needs: [u128; 2],
    /// What the first two units of the pattern must be.
    first: [u128; 2],
}

impl Gate {
    /// Whether the rule may fit units with these bits.
    fn may_fit(&self, held: u128) -> bool {
        self.needs.iter().all(|&need| held & need != 0)
    }

    /// Whether the pattern may begin with these two units.
    fn opens(&self, [first, second]: [u128; 2]) -> bool {
        first & self.first[0] != 0 && second & self.first[1] != 0
    }
}

impl Index {
    fn new(vocabulary: Vocabulary, rules: &[Rule]) -> Self {
        // A need of many rules is one of grammar, which most clauses meet.
        let mut users = vec![0; keys::WORDS + usize::from(vocabulary.count)];
        for key in rules.iter().flat_map(|rule| &rule.pattern).filter_map(|step| step.keys.as_ref()).flatten() {
            users[*key] += 1;
        }
        let mut by_key = vec![Vec::new(); users.len()];
        let gates = rules.iter().enumerate().map(|(number, rule)| {
            let mut needed: Vec<&Step> = rule.pattern.iter().filter(|step| step.keys.is_some()).collect();
            sort_by_key(&mut needed, |step| (step.keys.iter().flatten().map(|&key| users[key]).sum(), 0));
            let rarest = needed.first().and_then(|step| step.keys.as_deref()).unwrap_or(&[keys::ANY]);
            rarest.iter().for_each(|&key| by_key[key].push(number as u16));
            let needs = |at: usize| needed.get(at).and_then(|step| step.needs).unwrap_or(bit(keys::ANY));
            Gate { needs: [needs(0), needs(1)], first: rule.first() }
        });
        let gates = gates.collect();
        let starts = by_key.iter().scan(0, |end, rules| Some(std::mem::replace(end, *end + rules.len() as u16)));
        let starts: Vec<u16> = starts.collect();
        Index { vocabulary, starts, numbers: by_key.concat(), gates }
    }

    /// The numbers of the rules of which a clause has the rarest need, in order.
    fn candidates(&self, clause: &Clause) -> impl Iterator<Item = usize> + use<> {
        let keys = clause.units.iter().flat_map(|unit| self.vocabulary.of(unit.kind));
        let of_key = |key: usize| {
            let end = self.starts.get(key + 1).map_or(self.numbers.len(), |&end| end.into());
            &self.numbers[self.starts[key].into()..end]
        };
        // A bit for each rule: they come out in order, each once.
        let mut marked = vec![0_u64; self.gates.len().div_ceil(64)];
        for &number in keys.flat_map(of_key) {
            marked[usize::from(number) / 64] |= 1 << (number % 64);
        }
        marked.into_iter().enumerate().flat_map(|(at, mut bits)| {
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
                bits &= bits - 1;
                Some(64 * at + bit)
            })
        })
    }
}

fn compile(lexicon: &mut Lexicon, vocabulary: &mut Vocabulary, row: Row<'_, '_>) -> Result<Rule, LexiconError> {
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
                    gap(any_of.clone())
                }
                _ => gap(Vec::new()),
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
                (_, Some(words), _) => gap(ids(lexicon, words)),
                (.., Some(words)) => words_of(lexicon, words, true),
                (None, None, None) => words_of(lexicon, other, false),
            },
        });
    }
    if pattern.is_empty() {
        return Err(row.error("pattern: empty"));
    }
    let meeting = pattern.iter().rposition(|element| *element == Element::Meeting).unwrap_or(0);
    for element in &mut pattern[..meeting] {
        if let Element::Gap { to_meeting, .. } = element {
            *to_meeting = true;
        }
    }
    for element in &pattern {
        if let Element::Words { any_of: words, .. } | Element::Government(words) = element {
            words.iter().for_each(|&word| vocabulary.add(word));
        }
    }
    let step = |element: Element| {
        let keys = element.keys(vocabulary);
        let needs = keys.as_ref().map(|keys| keys.iter().fold(0, |bits, &key| bits | bit(key)));
        Step { element, keys, needs }
    };
    let reach = row.get("anywhere");
    if !matches!(reach, "" | "yes" | "body" | "else") {
        return Err(row.error(format!("anywhere: yes, body, else or nothing, not {reach:?}")));
    }
    Ok(Rule {
        gives,
        anywhere: !reach.is_empty(),
        otherwise: reach == "else",
        of_body: reach == "body",
        names_meeting: pattern.contains(&Element::Meeting),
        pattern: pattern.into_iter().map(step).collect(),
    })
}

/// A gap without these words.
fn gap(without: Vec<WordId>) -> Element {
    Element::Gap { without, to_meeting: false }
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
    /// The pattern without its head that looks backwards.
    fn after_head(&self) -> &[Step] {
        let pattern = &self.pattern[..];
        let element = |at: usize| pattern.get(at).map(|step| &step.element);
        match (element(0), element(1)) {
            (Some(Element::Names), Some(Element::Gap { .. })) => &pattern[2..],
            (Some(Element::Names | Element::Clause | Element::Deed), _) => &pattern[1..],
            (Some(Element::Phrase), Some(_)) => &pattern[1..],
            _ => pattern,
        }
    }

    /// The bits of which the first two units of the pattern must have one each.
    fn first(&self) -> [u128; 2] {
        let pattern = self.after_head();
        let needs = |at: usize| pattern.get(at).and_then(|step| step.needs);
        match (needs(0), needs(1)) {
            // A designation may stand before the name.
            (Some(first), Some(second)) if pattern[0].element == Element::Who => [first, second | bit(keys::WHO)],
            (Some(first), second) => [first, second.unwrap_or(bit(keys::ANY))],
            (None, _) => [bit(keys::ANY); 2],
        }
    }

    /// Whether the rule's pattern fits from unit `at` on; what it captures goes to `captures`.
    fn fits(&self, units: &Units<'_>, at: usize, captures: &mut Vec<Capture>) -> bool {
        let element = |at: usize| self.pattern.get(at).map(|step| &step.element);
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
        let fits = fit(self.after_head(), units, at, captures);
        if fits && captures.is_empty() {
            captures.push(Capture::Nothing);
        }
        fits
    }
}

/// Whether `pattern` fits `units` from `at` on; captures what it names.
fn fit(pattern: &[Step], clause: &Units<'_>, at: usize, captures: &mut Vec<Capture>) -> bool {
    let Some((first, rest)) = pattern.split_first() else { return true };
    if !first.may_fit(clause.bits.get(at)) {
        return false;
    }
    let units = clause.all;
    let unit = units.get(at).map(|unit| unit.kind);
    let word = |any_of: &[WordId]| match unit {
        Some(UnitKind::Word(id) | UnitKind::Venue(id) | UnitKind::Holders(id)) => any_of.contains(&id),
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
    match &first.element {
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
            fit_from(rest, clause, end, captures)
        }),
        Element::Infinitive => {
            let infinitive = at.checked_sub(1).and_then(|before| units.get(before)).is_some_and(|u| u.infinitive);
            infinitive && next(0, None, captures)
        }
        Element::Gap { without, to_meeting } => {
            let bars = |u: &Unit| match u.kind {
                UnitKind::Word(id) => without.contains(&id),
                UnitKind::Meeting => *to_meeting,
                _ => false,
            };
            let ahead = &units[at.min(units.len())..];
            let reach = ahead.iter().position(bars).unwrap_or(ahead.len()).min(GAP);
            (at..=at + reach).any(|end| fit_from(rest, clause, end, captures))
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
