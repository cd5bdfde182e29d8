//! Clauses, and the units that patterns are matched against.

use std::ops::Range;

use super::Article;
use super::phrase::Phrase;
use super::words::Class;
use crate::analysis::{MentionKind, PartKind};
use crate::lexicon::{Entry, RoleSort, Side, WordId};
use crate::span::Span;
use crate::token::TokenKind;

/// What a unit of a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum UnitKind {
    /// A mention, by its number.
    Name(usize, MentionKind),
    /// The noun of a phrase that names the meeting.
    Meeting,
    /// The noun of a phrase that names another meeting: `पिछली बैठक`.
    OtherMeeting,
    /// The noun of a phrase that names the meeting to come after this one: `अगली बैठक`.
    NextMeeting,
    /// A mention of a building, by its number.
    Building(usize),
    /// The last word of a building's or room's description.
    Venue(WordId),
    /// Holders of a designation: `मुख्य सचिवों`, with the last word.
    Holders(WordId),
    /// A pronoun that stands for the person of this mention.
    He(usize),
    /// Any other word.
    Word(WordId),
    /// A sign.
    Sign,
}

/// A unit of a clause: a name, a meeting's noun, a word or a sign.
#[derive(Clone, Debug)]
pub(crate) struct Unit {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// What it is.
    pub kind: UnitKind,
    /// Whether it is an infinitive in the oblique: करने.
    pub infinitive: bool,
}

impl Unit {
    fn new(tokens: Range<usize>, kind: UnitKind) -> Self {
        Unit { tokens, kind, infinitive: false }
    }
}

/// A clause of a sentence, as units.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// The number of the sentence.
    pub sentence: usize,
    /// Its tokens.
    pub tokens: Range<usize>,
    /// Its units, in order.
    pub units: Vec<Unit>,
}

impl Clause {
    /// Whether one of its units is of a kind.
    pub(crate) fn has(&self, kind: UnitKind) -> bool {
        self.units.iter().any(|unit| unit.kind == kind)
    }
}

/// Over so many sentences that each begin with a pronoun the person is looked for.
const CHAIN: usize = 3;

/// The person for whom the pronoun at token `i` stands, by a mention: the one who alone acts before it in its sentence, or, where
/// the sentence begins with it, in the sentence before. None where two may be meant.
fn antecedent(article: &Article<'_>, i: usize, chain: usize) -> Option<usize> {
    let number = article.tokens.sentence_of(i);
    let sentence = article.tokens.sentence(number);
    let alone = |range: Range<usize>| -> Option<Option<usize>> {
        let mut found = subjects(article, range);
        let first = found.next()?;
        let same = |m: &usize| article.mentions[*m].entity == article.mentions[first].entity;
        Some(found.all(|m| same(&m)).then_some(first))
    };
    if let Some(found) = alone(sentence.start..i) {
        return found;
    }
    let before = number.checked_sub(1).filter(|&before| {
        i <= sentence.start + 2 && matches!(article.part_of(before), PartKind::Lead | PartKind::Body)
    })?;
    let range = article.tokens.sentence(before);
    if let Some(found) = alone(range.clone()) {
        return found;
    }
    let pronoun = range.clone().take(3).find(|&at| article.is(at, Class::He))?;
    if chain == 0 { None } else { antecedent(article, pronoun, chain - 1) }
}

/// The people who act among these tokens of one sentence: with `ने`, or where the sentence begins and no case marker follows.
fn subjects(article: &Article<'_>, range: Range<usize>) -> impl Iterator<Item = usize> {
    let tokens = article.tokens;
    let span = if range.is_empty() { Span::new(0, 0) } else { tokens.span(range.clone()) };
    let from = article.mentions.partition_point(|m| m.span.start < span.start);
    let inside = article.mentions[from..].iter().enumerate().take_while(move |(_, m)| m.span.end <= span.end);
    inside
        .filter(move |(_, m)| {
            let person = m.entity.and_then(|e| article.entities.get(e)).is_some_and(|e| e.kind == MentionKind::Person);
            let words = tokens.within(m.span);
            let opens = words.start == range.start
                || article.person_ends(words.start.saturating_sub(1)) && words.start <= range.start + OPENING;
            let marked = article.is(words.end, Class::Postposition) || tokens.str(words.end) == "पर";
            let named = m.kind == MentionKind::Role && article.person_begins(words.end);
            person && !named && (tokens.str(words.end) == "ने" || opens && !marked && words.end < range.end)
        })
        .map(move |(at, _)| from + at)
}

/// Most tokens of the designation before a name that opens a sentence.
const OPENING: usize = 8;

/// The clauses of sentence `number`.
pub(crate) fn clauses(article: &Article<'_>, phrases: &[Phrase], number: usize) -> Vec<Clause> {
    let tokens = article.tokens;
    let sentence = tokens.sentence(number);
    let mut clauses = Vec::new();
    let mut from = sentence.start;
    // बैठक में तय हुआ कि सम्मेलन होगा: what is told of the one is not told of the other.
    let own = |range: Range<usize>| phrases.iter().any(|p| !p.passing && range.contains(&p.noun.start));
    let other = |range: Range<usize>| phrases.iter().any(|p| p.passing && range.contains(&p.noun.start));
    let parts = |from: usize, i: usize| {
        tokens.str(i - 1) == "कि"
            && (own(from..i) && other(i..sentence.end) && !own(i..sentence.end)
                || other(from..i) && own(i..sentence.end) && !own(from..i))
    };
    for i in sentence.clone() {
        if i > from && (breaks(article, i) || parts(from, i)) {
            clauses.push(from..i);
            from = i;
        }
    }
    clauses.push(from..sentence.end);
    clauses
        .into_iter()
        .filter(|range| !range.is_empty())
        .map(|range| Clause { sentence: number, units: units(article, phrases, range.clone()), tokens: range })
        .collect()
}

/// Whether a new clause begins with token `i`.
pub(crate) fn breaks(article: &Article<'_>, i: usize) -> bool {
    let sign = |sign: &str| {
        article.tokens.all.get(i).is_some_and(|t| t.kind == TokenKind::Sign) && article.tokens.str(i) == sign
    };
    article.is(i, Class::NewClause)
        || sign(";")
        // और and a comma join clauses where a finite verb stands before them; before a comma की is no genitive.
        || article.is(i - 1, Class::Finite) && (article.is(i, Class::AfterFinite) || sign(","))
        || sign(",") && article.tokens.str(i - 1) == "की"
        // आज लोगों को करेंगे संबोधित, इससे पहले … मुलाकात की: another time.
        || sign(",") && matches!(article.tokens.str(i + 1), "इससे" | "इसके") && article.is(i + 2, Class::BeforeIt)
}

/// Whether the name of these tokens ends as a building's does; a body may lend its name to its house (`प्रेस क्लब`).
fn building(article: &Article<'_>, kind: MentionKind, range: Range<usize>) -> bool {
    let house = |entry: &Entry| match entry {
        Entry::Venue => matches!(kind, MentionKind::Place | MentionKind::Organisation),
        Entry::Head { kind: MentionKind::Place, .. } => kind == MentionKind::Place,
        _ => false,
    };
    range.clone().any(|i| article.tokens.hits(i).iter().any(|hit| i + hit.len == range.end && house(&hit.entry)))
}

/// How many tokens from `i` on name the holders of a designation: `वित्त मंत्रियों`, `अतिरिक्त मुख्य सचिवों`.
pub(super) fn holders(article: &Article<'_>, i: usize) -> Option<usize> {
    let tokens = article.tokens;
    let mut at = i;
    while at < i + OPENING {
        if let Some((len, ())) = tokens.longest(at, |e| matches!(e, Entry::Holders).then_some(())) {
            return Some(at + len - i);
        }
        let part = |e: &Entry| matches!(e, Entry::Role { sort: RoleSort::Modifier, .. }).then_some(());
        at += tokens.longest(at, part)?.0;
    }
    None
}

/// The units of a range of tokens. A designation is one unit with all that it governs.
fn units(article: &Article<'_>, phrases: &[Phrase], range: Range<usize>) -> Vec<Unit> {
    let tokens = article.tokens;
    let Some(first) = tokens.all.get(range.start) else { return Vec::new() };
    let mut units = Vec::with_capacity(range.len());
    let mut mention = article.mentions.partition_point(|m| m.span.start < first.span.start);
    let mut nth = phrases.partition_point(|p| p.noun.start < range.start);
    let mut i = range.start;
    while i < range.end {
        let at = tokens.all[i].span.start;
        while article.mentions.get(mention).is_some_and(|m| m.span.start < at) {
            mention += 1;
        }
        let name = article.mentions[mention..]
            .iter()
            .enumerate()
            .take_while(|(_, m)| m.span.start == at)
            .find(|(_, m)| m.kind != MentionKind::Event && m.kind != MentionKind::Number);
        if let Some((offset, found)) = name {
            let end = tokens.within(found.span).end.clamp(i + 1, range.end);
            let building = building(article, found.kind, i..end);
            let name = mention + offset;
            let kind = if building { UnitKind::Building(name) } else { UnitKind::Name(name, found.kind) };
            units.push(Unit::new(i..end, kind));
            i = end;
            continue;
        }
        while phrases.get(nth).is_some_and(|p| p.noun.start < i) {
            nth += 1;
        }
        if let Some(phrase) = phrases.get(nth).filter(|p| p.noun.start == i && p.noun.end <= range.end) {
            let kind = match phrase {
                Phrase { later: true, .. } => UnitKind::NextMeeting,
                Phrase { passing: true, .. } => UnitKind::OtherMeeting,
                _ => UnitKind::Meeting,
            };
            units.push(Unit::new(phrase.noun.clone(), kind));
            i = phrase.noun.end;
            continue;
        }
        // Most words are none of these.
        let told = |e: &Entry| matches!(e, Entry::Venue | Entry::Holders | Entry::Role { .. } | Entry::Title(_));
        let told = tokens.hits(i).iter().any(|hit| told(&hit.entry));
        let venue = || tokens.longest(i, |e| matches!(e, Entry::Venue).then_some(()));
        if told && let Some((len, ())) = venue().filter(|(len, ())| *len > 1 && i + len <= range.end) {
            let word = tokens.all[i + len - 1].word;
            units.push(Unit::new(i..i + len, UnitKind::Venue(word)));
            i += len;
            continue;
        }
        if told && let Some(len) = holders(article, i).filter(|len| i + len <= range.end) {
            let word = tokens.all[i + len - 1].word;
            units.push(Unit::new(i..i + len, UnitKind::Holders(word)));
            i += len;
            continue;
        }
        if article.is(i, Class::He)
            && let Some(person) = antecedent(article, i, CHAIN)
        {
            units.push(Unit::new(i..i + 1, UnitKind::He(person)));
            // उन्होंने is वे and ने in one.
            if tokens.str(i).ends_with("ने") {
                units.push(Unit::new(i..i + 1, UnitKind::Word(article.words.ne())));
            }
            i += 1;
            continue;
        }
        let title = told && tokens.word(i, |e| matches!(e, Entry::Title(Side::Before)).then_some(())).is_some();
        let token = tokens.all[i];
        let kind = match token.kind {
            TokenKind::Sign => UnitKind::Sign,
            _ if told && tokens.word(i, |e| matches!(e, Entry::Venue).then_some(())).is_some() => {
                UnitKind::Venue(token.word)
            }
            _ => UnitKind::Word(article.words.spelt(token.word)),
        };
        // ‘जल सम्मेलन’ का उद्घाटन: what closes the name stands between it and its case.
        let meeting = |u: &Unit| matches!(u.kind, UnitKind::Meeting | UnitKind::OtherMeeting | UnitKind::NextMeeting);
        let closes = kind == UnitKind::Sign
            && matches!(tokens.str(i), "’" | "”" | "'" | "\"")
            && units.last().is_some_and(meeting);
        // A title and its point stand between a designation and a name, and say nothing here.
        let point = kind == UnitKind::Sign && tokens.str(i) == ".";
        if !(title || point || closes) {
            let infinitive = tokens.str(i).ends_with("ने") && tokens.str(i).chars().count() > 3;
            units.push(Unit { infinitive, ..Unit::new(i..i + 1, kind) });
        }
        i += 1;
    }
    units
}
