//! Which rules are worth a try in a clause, by the words and names that stand in it.

use super::pattern::{Element, Listed, Patterns, Step};
use super::{Reach, Rule};
use crate::analysis::MentionKind;
use crate::lexicon::WordId;
use crate::meeting::clause::{Unit, UnitKind};
use crate::order::{descending, sort_by_key};

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
pub(super) const ANYTHING: u64 = u64::MAX;

/// The words that patterns need, numbered: those of the most patterns, which are of grammar and stand in most clauses, first.
#[derive(Debug, Default)]
struct Vocabulary {
    /// Each word's key, by its place in the lexicon; 0 for those that stand in none.
    keys: Vec<u16>,
    count: usize,
}

impl Vocabulary {
    fn new(steps: &[Step], words: &[WordId]) -> Self {
        let mut users = Vec::new();
        for word in steps.iter().flat_map(|step| step.element.needed().of(words)) {
            users.resize(users.len().max(word.index() + 1), 0);
            users[word.index()] += 1;
        }
        let mut used: Vec<usize> = (0..users.len()).filter(|&word| users[word] > 0).collect();
        sort_by_key(&mut used, |&word| (descending(users[word]), word));
        let mut keys = vec![0; users.len()];
        for (place, &word) in used.iter().enumerate() {
            keys[word] = (keys::WORDS + place) as u16;
        }
        Vocabulary { keys, count: used.len() }
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

/// What stands at a place of a clause, as bits.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// The unit there.
    pub own: u64,
    /// The one after it.
    next: u64,
    /// All from there on.
    ahead: u64,
}

/// Which rules are worth a try in a clause: each rule stands at the keys of its rarest need.
#[derive(Debug)]
pub(super) struct Index {
    vocabulary: Vocabulary,
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

/// The bits of which the first two units of a pattern must have one each.
fn first(pattern: &[Step]) -> [u64; 2] {
    let needs = |at: usize| pattern.get(at).map_or(ANYTHING, |step| step.needs);
    match (needs(0), needs(1)) {
        // What needs no unit itself may leave the first to what comes after it.
        (ANYTHING, _) => [ANYTHING; 2],
        // A designation may stand before the name.
        (first, second) if matches!(pattern[0].element, Element::Who) => [first, second | bit(keys::WHO)],
        (first, second) => [first, second],
    }
}

impl Index {
    /// Of the rules with these patterns; the bits that their steps need are set.
    pub(super) fn new(patterns: &mut Patterns, rules: &[Rule]) -> Self {
        let Patterns { steps, words } = patterns;
        let vocabulary = Vocabulary::new(steps, words);
        let keys: Vec<Option<Vec<usize>>> = steps.iter().map(|step| step.element.keys(&vocabulary, words)).collect();
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
            Gate { needs: std::array::from_fn(needs), first: first(patterns.after_head(rule)) }
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
        Index { vocabulary, starts, numbers: by_key.concat(), gates, counting }
    }

    /// What stands at each place of a clause and behind its last one; and of the rules that count there, by number, at
    /// which places each is worth a try.
    pub(super) fn look(&self, units: &[Unit], reach: Reach) -> (Vec<Place>, Vec<(usize, usize)>) {
        let keys: Vec<[usize; 2]> = units.iter().map(|unit| self.vocabulary.of(unit.kind)).collect();
        let mut after = Place { own: bit(keys::ANY), next: 0, ahead: bit(keys::ANY) };
        let mut places = vec![after; units.len() + 1];
        for (place, [word, special]) in places.iter_mut().zip(&keys).rev() {
            let own = bit(*word) | bit(*special) | bit(keys::ANY);
            after = Place { own, next: after.own, ahead: own | after.ahead };
            *place = after;
        }
        let mut marks = vec![0; self.gates.len().div_ceil(64)];
        self.mark(keys::ANY, &mut marks);
        for &key in keys.as_flattened().iter().filter(|&&key| key != keys::ANY) {
            self.mark(key, &mut marks);
        }
        let mut tries = Vec::with_capacity(units.len());
        for number in marked(&marks, &self.counting[reach as usize]) {
            let gate = &self.gates[number];
            if gate.may_fit(after.ahead) {
                let opens = places[..units.len()].iter().enumerate().filter(|(_, place)| gate.opens(place));
                tries.extend(opens.map(|(at, _)| (number, at)));
            }
        }
        (places, tries)
    }

    /// Sets the bits of the rules whose rarest need has this key.
    fn mark(&self, key: usize, marks: &mut [u64]) {
        let end = self.starts.get(key + 1).map_or(self.numbers.len(), |&end| end.into());
        for &number in &self.numbers[self.starts[key].into()..end] {
            marks[usize::from(number) / 64] |= 1 << (number % 64);
        }
    }
}
