//! Rules: patterns over the units of a clause, from `lexicon/meeting_rules.tsv`.

use std::ops::Range;

use super::clause::{Unit, UnitKind};
use super::confidence::Confidence;
use super::words::Words;
use crate::analysis::{MentionKind, Slot, Status};
use crate::lexicon::table::{LexiconError, Row, Table, shipped};
use crate::lexicon::{Lexicon, WordId, fold};
use crate::order::{descending, sort_by_key};

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

/// A step of a pattern. The steps of all patterns lie side by side, so that few lines of the cache hold what is tried.
#[derive(Clone, Copy, Debug)]
struct Step {
    element: Element,
    /// The bits of the units of which the element takes one; [`ANYTHING`] where it may do without.
    needs: u64,
}

impl Step {
    /// Whether the step may be made at place `at` of a clause; behind the last unit only one that needs none.
    fn may_fit(&self, clause: &Units<'_>, at: usize) -> bool {
        self.needs == ANYTHING || clause.places.get(at).is_some_and(|place| place.own & self.needs != 0)
    }
}

/// The units of a clause, with what stands at each place and behind the last, and the words of all patterns.
struct Units<'c> {
    all: &'c [Unit],
    places: &'c [Place],
    words: &'c [WordId],
}

/// What stands at a place of a clause, as bits.
#[derive(Clone, Copy)]
struct Place {
    /// The unit there.
    own: u64,
    /// The one after it.
    next: u64,
    /// All from there on.
    ahead: u64,
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

/// So many keys have a bit of their own; other words share the rest.
const OWN: usize = 48;

/// The bit of a key.
fn bit(key: usize) -> u64 {
    1 << if key < OWN { key } else { OWN + key % (64 - OWN) }
}

/// The bits of what needs no unit of a kind: every unit has one of them, and the end of the clause.
const ANYTHING: u64 = u64::MAX;

/// The words that patterns need, numbered: those of the most patterns, which are of grammar and stand in most clauses, first.
#[derive(Debug, Default)]
struct Vocabulary {
    /// Each word's key, by its place in the lexicon; 0 for those that stand in none.
    keys: Vec<u16>,
    count: usize,
}

impl Vocabulary {
    fn new(steps: &[Step], words: &[WordId]) -> Self {
        let mut users: Vec<(WordId, usize)> = Vec::new();
        let mut places: Vec<Option<usize>> = Vec::new();
        for word in steps.iter().flat_map(|step| step.element.needed().of(words)) {
            let least = places.len().max(word.index() + 1);
            places.resize(least, None);
            let place = *places[word.index()].get_or_insert(users.len());
            match users.get_mut(place) {
                Some((_, count)) => *count += 1,
                None => users.push((*word, 1)),
            }
        }
        sort_by_key(&mut users, |(_, count)| (descending(*count), 0));
        let mut keys = vec![0; places.len()];
        for (place, (word, _)) in users.iter().enumerate() {
            keys[word.index()] = (keys::WORDS + place) as u16;
        }
        Vocabulary { keys, count: users.len() }
    }

    /// The key of a word, none where no pattern holds it.
    fn key(&self, word: WordId) -> Option<usize> {
        self.keys.get(word.index()).map(|&key| usize::from(key)).filter(|&key| key > 0)
    }

    /// The keys of a unit; that of every unit for what it has none for.
    fn of(&self, kind: UnitKind) -> [usize; 2] {
        let word = |id: WordId| self.key(id).unwrap_or(keys::ANY);
        let (word, special) = match kind {
            UnitKind::Word(id) | UnitKind::Holders(id) => (word(id), keys::ANY),
            UnitKind::Venue(id) => (word(id), keys::VENUE),
            UnitKind::Building(_) => (keys::ANY, keys::VENUE),
            UnitKind::Meeting => (keys::ANY, keys::MEETING),
            UnitKind::NextMeeting => (keys::ANY, keys::NEXT_MEETING),
            UnitKind::He(_) => (keys::ANY, keys::WHO),
            UnitKind::Name(_, kind) => (keys::ANY, key_of(kind)),
            UnitKind::OtherMeeting | UnitKind::Sign => (keys::ANY, keys::ANY),
        };
        [word, special]
    }
}

/// The key of a mention.
fn key_of(kind: MentionKind) -> usize {
    match kind {
        MentionKind::Person | MentionKind::Role => keys::WHO,
        MentionKind::Organisation => keys::ORGANISATION,
        MentionKind::Place => keys::PLACE,
        MentionKind::Date => keys::DATE,
        MentionKind::Number | MentionKind::Event => keys::ANY,
    }
}

/// Words that stand in a pattern: where they lie among those of all patterns.
#[derive(Clone, Copy, Debug, Default)]
struct Listed {
    from: u16,
    count: u16,
}

impl Listed {
    fn of(self, words: &[WordId]) -> &[WordId] {
        &words[self.from.into()..(self.from + self.count).into()]
    }
}

/// An element of a pattern; see the head of the table.
#[derive(Clone, Copy, Debug)]
enum Element {
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

impl Element {
    /// The words of which it takes one, where it can't do without.
    fn needed(self) -> Listed {
        match self {
            Element::Words { any_of, optional: false, .. } | Element::Government(any_of) => any_of,
            _ => Listed::default(),
        }
    }

    /// The keys of the units of which it takes one; none where it may do without.
    fn keys(self, vocabulary: &Vocabulary, words: &[WordId]) -> Option<Vec<usize>> {
        let needed = self.needed().of(words).iter().filter_map(|word| vocabulary.key(*word));
        match self {
            Element::Words { optional: true, .. } => None,
            Element::Words { or_meeting, .. } => Some(needed.chain(or_meeting.then_some(keys::MEETING)).collect()),
            Element::Government(_) => Some(needed.collect()),
            Element::Meeting => Some(vec![keys::MEETING]),
            Element::NextMeeting => Some(vec![keys::NEXT_MEETING]),
            Element::Who => Some(vec![keys::WHO]),
            Element::Venue => Some(vec![keys::VENUE]),
            Element::Kind(kind) => Some(vec![key_of(kind)]),
            _ => None,
        }
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
        let index = Index::new(&mut patterns, &rules);
        Ok(Rules { rules, patterns, index, words: Words::builtin(lexicon)?, confidence: Confidence::builtin()? })
    }

    /// What the rules that count find in the units of a clause of such a sentence: each rule with its captures.
    pub(crate) fn matches(&self, units: &[Unit], reach: Reach) -> Vec<(&Rule, Vec<Capture>)> {
        let keys: Vec<[usize; 2]> = units.iter().map(|unit| self.patterns.vocabulary.of(unit.kind)).collect();
        let mut after = Place { own: bit(keys::ANY), next: 0, ahead: bit(keys::ANY) };
        let mut places = vec![after; units.len() + 1];
        for (place, [word, special]) in places.iter_mut().zip(&keys).rev() {
            let own = bit(*word) | bit(*special) | bit(keys::ANY);
            after = Place { own, next: after.own, ahead: own | after.ahead };
            *place = after;
        }
        let mut tried = self.index.none();
        self.index.mark(keys::ANY, &mut tried);
        for &key in keys.as_flattened().iter().filter(|&&key| key != keys::ANY) {
            self.index.mark(key, &mut tried);
        }
        let clause = Units { all: units, places: &places, words: &self.patterns.words };
        let mut found = Vec::new();
        // Most patterns fit nowhere: what they capture on the way is written to one place.
        let mut captures = Vec::new();
        for number in marked(&tried, &self.index.counting[reach as usize]) {
            let gate = &self.index.gates[number];
            if !gate.may_fit(after.ahead) {
                continue;
            }
            for (at, _) in places[..units.len()].iter().enumerate().filter(|(_, place)| gate.opens(place)) {
                let rule = &self.rules[number];
                captures.clear();
                if self.patterns.fits(rule, &clause, at, &mut captures) {
                    found.push((rule, captures.clone()));
                }
            }
        }
        found
    }
}

/// The numbers of the bits that are set in both, in order.
fn marked(some: &[u64], others: &[u64]) -> impl Iterator<Item = usize> {
    some.iter().zip(others).enumerate().flat_map(|(at, (some, others))| {
        let mut bits = some & others;
        std::iter::from_fn(move || {
            let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
            bits &= bits - 1;
            Some(64 * at + bit)
        })
    })
}

/// Which rules are worth a try in a clause: each rule stands at the keys of its rarest need.
#[derive(Debug)]
struct Index {
    /// Where the rules of each key begin among `numbers`; those without needs stand at any unit's.
    starts: Vec<u16>,
    /// Numbers of rules, key by key.
    numbers: Vec<u16>,
    /// For each rule, by its number, what units it needs.
    gates: Vec<Gate>,
    /// For each reach, a bit for each rule that counts.
    counting: [Vec<u64>; Reach::ALL.len()],
}

/// So many needs are looked for before a pattern is tried.
const NEEDS: usize = 4;

/// What units a rule needs: less than a line of the cache each, so that those that fit nowhere, which are nearly all, cost no more.
#[derive(Debug)]
struct Gate {
    /// The rarest needs: some unit must have a bit of each.
    needs: [u64; NEEDS],
    /// What the first two units of the pattern must be.
    first: [u64; 2],
}

impl Gate {
    /// Whether the rule may fit units with these bits.
    fn may_fit(&self, held: u64) -> bool {
        self.needs.iter().all(|need| held & need != 0)
    }

    /// Whether the pattern may begin at a place.
    fn opens(&self, place: &Place) -> bool {
        place.own & self.first[0] != 0 && place.next & self.first[1] != 0 && self.may_fit(place.ahead)
    }
}

impl Index {
    /// Of the rules with these patterns; the bits that their steps need are set.
    fn new(patterns: &mut Patterns, rules: &[Rule]) -> Self {
        let Patterns { steps, words, vocabulary } = patterns;
        *vocabulary = Vocabulary::new(steps, words);
        let keys: Vec<Option<Vec<usize>>> = steps.iter().map(|step| step.element.keys(vocabulary, words)).collect();
        for (step, keys) in steps.iter_mut().zip(&keys) {
            step.needs = keys.as_ref().map_or(ANYTHING, |keys| keys.iter().fold(0, |bits, &key| bits | bit(key)));
        }
        // A need of many rules is one of grammar, which most clauses meet.
        let mut users = vec![0; keys::WORDS + vocabulary.count];
        for key in keys.iter().flatten().flatten() {
            users[*key] += 1;
        }
        let mut by_key = vec![Vec::new(); users.len()];
        let gates = rules.iter().enumerate().map(|(number, rule)| {
            let mut needed: Vec<(&[usize], u64)> =
                rule.range().filter_map(|at| Some((keys[at].as_deref()?, patterns.steps[at].needs))).collect();
            sort_by_key(&mut needed, |(keys, _)| (keys.iter().map(|&key| users[key]).sum(), 0));
            let rarest = needed.first().map_or(&[keys::ANY][..], |(keys, _)| keys);
            rarest.iter().for_each(|&key| by_key[key].push(number as u16));
            let needs = |at: usize| needed.get(at).map_or(ANYTHING, |(_, needs)| *needs);
            Gate { needs: std::array::from_fn(needs), first: patterns.first(rule) }
        });
        let gates: Vec<Gate> = gates.collect();
        let starts = by_key.iter().scan(0, |end, rules| Some(std::mem::replace(end, *end + rules.len() as u16)));
        let starts: Vec<u16> = starts.collect();
        let counting = Reach::ALL.map(|reach| {
            let mut bits = vec![0; rules.len().div_ceil(64)];
            for (number, _) in rules.iter().enumerate().filter(|(_, rule)| reach.counts(rule)) {
                bits[number / 64] |= 1 << (number % 64);
            }
            bits
        });
        Index { starts, numbers: by_key.concat(), gates, counting }
    }

    /// A bit for each rule, none set.
    fn none(&self) -> Vec<u64> {
        vec![0; self.gates.len().div_ceil(64)]
    }

    /// Sets the bits of the rules whose rarest need has this key.
    fn mark(&self, key: usize, tried: &mut [u64]) {
        let end = self.starts.get(key + 1).map_or(self.numbers.len(), |&end| end.into());
        for &number in &self.numbers[self.starts[key].into()..end] {
            tried[usize::from(number) / 64] |= 1 << (number % 64);
        }
    }
}

/// The patterns of all rules.
#[derive(Debug, Default)]
struct Patterns {
    /// Pattern after pattern.
    steps: Vec<Step>,
    /// The words of the steps, list after list.
    words: Vec<WordId>,
    vocabulary: Vocabulary,
}

impl Patterns {
    fn compile(&mut self, lexicon: &mut Lexicon, row: Row<'_, '_>) -> Result<Rule, LexiconError> {
        let gives = row.get("gives");
        let gives = match gives.strip_prefix("status:") {
            Some(status) => Status::parse(status).map(Gives::Status),
            None => Slot::parse(gives).map(Gives::Slot),
        };
        let gives = gives.ok_or_else(|| row.error(format!("gives: no such slot or status: {:?}", row.get("gives"))))?;
        // ईरान पर प्रतिबंधों सहित कई मुद्दों पर चर्चा: what lies after one पर does not run over the next; and where a meeting is held,
        // one में does not either.
        let bars: &[&str] = if gives == Gives::Slot(Slot::Place) { &["पर", "में"] } else { &["पर"] };
        let mut pattern = Vec::new();
        let mut before = "";
        for element in row.get("pattern").split_whitespace() {
            pattern.push(match element {
                "*" => self.gap(lexicon, if bars.contains(&before) { before } else { "" }),
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
                    (_, Some(words), _) => self.gap(lexicon, words),
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

    /// A gap without these words.
    fn gap(&mut self, lexicon: &mut Lexicon, words: &str) -> Element {
        Element::Gap { without: self.listed(lexicon, words), to_meeting: false }
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
    fn after_head(&self, rule: &Rule) -> &[Step] {
        let pattern = &self.steps[rule.range()];
        let element = |at: usize| pattern.get(at).map(|step| step.element);
        match (element(0), element(1)) {
            (Some(Element::Names), Some(Element::Gap { .. })) => &pattern[2..],
            (Some(Element::Names | Element::Clause | Element::Deed), _) => &pattern[1..],
            (Some(Element::Phrase), Some(_)) => &pattern[1..],
            _ => pattern,
        }
    }

    /// The bits of which the first two units of the pattern of `rule` must have one each.
    fn first(&self, rule: &Rule) -> [u64; 2] {
        let pattern = self.after_head(rule);
        let needs = |at: usize| pattern.get(at).map_or(ANYTHING, |step| step.needs);
        match (needs(0), needs(1)) {
            // What needs no unit itself may leave the first to what comes after it.
            (ANYTHING, _) => [ANYTHING; 2],
            // A designation may stand before the name.
            (first, second) if matches!(pattern[0].element, Element::Who) => [first, second | bit(keys::WHO)],
            (first, second) => [first, second],
        }
    }

    /// Whether the pattern of `rule` fits from unit `at` on; what it captures goes to `captures`.
    fn fits(&self, rule: &Rule, units: &Units<'_>, at: usize, captures: &mut Vec<Capture>) -> bool {
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
    fn range(&self) -> Range<usize> {
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
