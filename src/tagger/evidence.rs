//! What speaks for a name: the word itself, its neighbours, the gazetteer, the heads of bodies' and buildings' names.

use std::ops::Range;

use super::Candidate;
use crate::analysis::MentionKind;
use crate::lexicon::{
    Before, Entry, Function, Kin, LEARNED, Lexicon, MeetingWord, NameWord, NumberWord, RoleSort, Side, TimeWord,
};
use crate::role;
use crate::token::{TokenKind, Tokens};

/// The most tokens of a person's name, initials and their points counted.
const PERSON_TOKENS: usize = 7;
/// The most tokens of a place's name that no table holds.
const PLACE_TOKENS: usize = 3;
/// The most tokens before the head of a body's name.
const HEAD_REACH: usize = 6;
/// The most tokens after a head that a name in the English way takes in.
const OF_REACH: usize = 8;
/// Log-odds of a name of several words that a table holds.
const KNOWN_PHRASE: f32 = 5.0;
/// Log-odds that a table's single word adds to the word's own.
const KNOWN_WORD: f32 = 2.5;
/// Log-odds of a short name of a body, which a table holds and which is no common word.
const KNOWN_BODY: f32 = 4.0;
/// A name that begins or ends with a word that speaks so strongly against it is none.
pub(super) const HOPELESS: f32 = -2.4;
/// A word that so strongly speaks for a person is a surname after any other.
const SURNAME: f32 = 1.9;
/// What a common word before a surname scores.
const FIRST_NAME: f32 = -0.9;
/// What a common word that is known to be a given name too scores before a surname.
const GIVEN_NAME: f32 = 0.5;
/// A word that speaks so strongly for a person is a surname after such a given name.
const GIVEN_SURNAME: f32 = 0.4;
/// What words of unknown kind gain as a person's name where only a person can stand.
const MET: f32 = 3.0;
/// What a place gains from the larger one in which it is said to lie.
const LIES_IN: f32 = 3.5;
/// Log-odds of what looks like a name and is known to be none.
const AGAINST: f32 = -3.0;
/// What a single word must overcome to be a person's name: most people are first named in full.
const SINGLE_NAME: f32 = -0.6;

/// Candidates among the tokens of one sentence.
pub(crate) fn candidates(lexicon: &Lexicon, tokens: &Tokens<'_>, sentence: Range<usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for start in sentence.clone() {
        known(tokens, start, &sentence, &mut found);
        if open(tokens, start) || initial(tokens, start) {
            persons(lexicon, tokens, start, &sentence, &mut found);
            surnamed(tokens, start, &sentence, &mut found);
        }
        if open(tokens, start) {
            places(tokens, start, &sentence, &mut found);
            organisations(tokens, start, &sentence, &mut found);
        }
        headed(tokens, start, &sentence, &mut found);
    }
    found
}

/// The length of the longest name of several words at token `start` that a written table holds.
fn written(tokens: &Tokens<'_>, start: usize) -> Option<usize> {
    let name = |e: &Entry| match e {
        Entry::Place(number) | Entry::Organisation(number) => *number < LEARNED,
        Entry::Name(sort) => *sort == NameWord::Whole,
        _ => false,
    };
    tokens.longest(start, |e| name(e).then_some(())).map(|(len, ())| len).filter(|&len| len > 1)
}

/// Takes from `candidates` what is no name because it is part of another thing's or of a longer name of the written tables,
/// or is a thing that only looks like a name.
pub(super) fn without_parts(tokens: &Tokens<'_>, sentence: Range<usize>, candidates: &mut Vec<Candidate>) {
    let unnamed = |start: usize| tokens.longest(start, |e| matches!(e, Entry::Unnamed).then_some(()));
    let things = sentence.clone().filter_map(|i| unnamed(i).map(|(len, ())| i..i + len));
    let reach = Reach::of(&sentence, things);
    candidates.retain(|c| !reach.holds(&c.tokens) && !reach.is(&c.tokens) && !only_place(tokens, c));
    let likely: Vec<(usize, usize)> =
        candidates.iter().filter(|c| c.score > 0.0).map(|c| (c.tokens.start, c.tokens.end)).collect();
    let known = sentence.clone().filter_map(|i| written(tokens, i).map(|len| i..i + len));
    let known = known.filter(|name| likely.contains(&(name.start, name.end)));
    let initialled =
        candidates.iter().filter(|c| initialled(tokens, c) || division(tokens, c)).map(|c| c.tokens.clone());
    let reach = Reach::of(&sentence, known.chain(initialled));
    candidates.retain(|c| !reach.holds(&c.tokens));
}

/// Whether `candidate` is a place that surely ends in a word for what is around its name: गोरखपुर मंडल.
fn division(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let last = candidate.tokens.end.saturating_sub(1);
    candidate.kind == MentionKind::Place
        && candidate.score > 0.0
        && candidate.tokens.len() > 1
        && tokens.word(last, |e| matches!(e, Entry::Head { before: Before::Place, .. }).then_some(())).is_some()
}

/// Whether `candidate` takes for a body what the written tables hold for a place and nothing else.
fn only_place(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let whole = |wanted: fn(&Entry) -> bool| {
        tokens.hits(candidate.tokens.start).iter().any(|hit| hit.len == candidate.tokens.len() && wanted(&hit.entry))
    };
    candidate.kind == MentionKind::Organisation
        && whole(|e| matches!(e, Entry::Place(number) if *number < LEARNED))
        && !whole(|e| matches!(e, Entry::Organisation(_)))
}

/// How far the ranges of a sentence reach, so that it is seen at once whether one of them holds another range.
struct Reach {
    from: usize,
    /// By token: the end of the longest range that begins there.
    at: Vec<usize>,
    /// By token: the furthest end of the ranges that begin before it.
    before: Vec<usize>,
}

impl Reach {
    fn of(sentence: &Range<usize>, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let mut at = vec![0; sentence.len()];
        for range in ranges {
            if let Some(end) = range.start.checked_sub(sentence.start).and_then(|i| at.get_mut(i)) {
                *end = range.end.max(*end);
            }
        }
        let furthest = at.iter().scan(0, |furthest, &end| Some(std::mem::replace(furthest, end.max(*furthest))));
        Reach { from: sentence.start, before: furthest.collect(), at }
    }

    fn ends(&self, start: usize) -> (usize, usize) {
        let i = start.wrapping_sub(self.from);
        let end = |ends: &[usize]| ends.get(i).copied().unwrap_or_default();
        (end(&self.before), end(&self.at))
    }

    /// Whether one of the ranges is longer than `inner` and holds it.
    fn holds(&self, inner: &Range<usize>) -> bool {
        let (before, at) = self.ends(inner.start);
        before >= inner.end || at > inner.end
    }

    /// Whether the longest of the ranges that begin with `range` is the same.
    fn is(&self, range: &Range<usize>) -> bool {
        self.ends(range.start).1 == range.end
    }
}

/// Whether `candidate` is a person's name that surely begins with initials: पी. के मिश्रा, डी के सुरेश.
fn initialled(tokens: &Tokens<'_>, candidate: &Candidate) -> bool {
    let start = candidate.tokens.start;
    candidate.kind == MentionKind::Person
        && candidate.score > 0.0
        && initial(tokens, start)
        && tokens.word(start, |e| matches!(e, Entry::Title(_)).then_some(())).is_none()
        && (tokens.str(start + 1) == "." || initial(tokens, start + 1))
        && candidate.tokens.clone().last().is_some_and(|last| !initial(tokens, last) && tokens.str(last) != ".")
}

/// `range` without what stays outside a name at its edges: signs, titles, designations, words of grammar.
pub(super) fn trimmed(tokens: &Tokens<'_>, range: Range<usize>, kind: MentionKind) -> Option<Range<usize>> {
    let Range { mut start, mut end } = range;
    let outside = |i: usize| {
        tokens.all[i].kind == TokenKind::Sign
            || tokens
                .word(i, |entry| match entry {
                    Entry::Function(_) | Entry::Title(_) => Some(()),
                    Entry::Role { sort: RoleSort::Head | RoleSort::Modifier, .. } => {
                        (kind == MentionKind::Person).then_some(())
                    }
                    _ => None,
                })
                .is_some()
    };
    let given = |i: usize| kind == MentionKind::Person && i + 1 < end && named(tokens, i, NameWord::Given);
    // सदन रमेश यादव: no person's name begins with a building.
    let hall =
        |i: usize| kind == MentionKind::Person && tokens.word(i, |e| matches!(e, Entry::Venue).then_some(())).is_some();
    while start < end && (outside(start) || hall(start)) && !initial(tokens, start) && !given(start) {
        start += 1;
    }
    let surname = |i: usize| {
        kind == MentionKind::Person && i > start && named(tokens, i, NameWord::Surname) && open(tokens, i - 1)
    };
    while start < end && outside(end - 1) && !surname(end - 1) {
        end -= 1;
    }
    // The initials before a person's name belong to it.
    let title = |i: usize| tokens.word(i, |e| matches!(e, Entry::Title(_)).then_some(())).is_some();
    while kind == MentionKind::Person
        && start >= 2
        && tokens.str(start - 1) == "."
        && initial(tokens, start - 2)
        && !title(start - 2)
    {
        start -= 2;
    }
    (start < end).then_some(start..end)
}

/// Whether a name may hold token `i`: a word that does no grammatical work.
pub(super) fn open(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.all.get(i).is_some_and(|token| token.kind == TokenKind::Word) && !closed(tokens, i)
}

/// Whether token `i` is a function word, or a word of time, number, title or designation.
fn closed(tokens: &Tokens<'_>, i: usize) -> bool {
    let by_word = tokens.word(i, |entry| match entry {
        Entry::Function(_) | Entry::Title(_) | Entry::Role { sort: RoleSort::Head, .. } => Some(()),
        Entry::Meeting { word, .. } => (*word == MeetingWord::Noun).then_some(()),
        Entry::Time(time) => (*time != TimeWord::Unit).then_some(()),
        Entry::Number(number) => (*number != NumberWord::Scale).then_some(()),
        _ => None,
    });
    by_word.is_some()
}

/// Names that a table holds.
fn known(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    for hit in tokens.hits(start) {
        let kind = match hit.entry {
            Entry::Place(_) => MentionKind::Place,
            Entry::Organisation(_) => MentionKind::Organisation,
            Entry::Name(NameWord::Whole) => MentionKind::Person,
            _ => continue,
        };
        let range = start..start + hit.len;
        let base = match (hit.len, kind) {
            (1, MentionKind::Place) => {
                KNOWN_WORD + tokens.all[start].odds.place.max(-6.0) + listed(tokens, start, sentence)
            }
            (1, _) => KNOWN_BODY + (tokens.all[start].odds.organisation + 1.0).clamp(-2.0, 1.0),
            _ => KNOWN_PHRASE + parts(tokens, range.clone()),
        };
        if hit.len == 1 && tokens.word(start, |e| matches!(e, Entry::Function(_)).then_some(())).is_some() && base < 3.0
        {
            continue;
        }
        if kind == MentionKind::Organisation && hit.len == 1 && first_of_name(tokens, start, sentence) {
            continue;
        }
        let score = base + beside(tokens, &range, kind);
        found.push(Candidate { tokens: range, kind, score });
    }
}

/// Whether a body's short name at token `i` rather begins a person's after a designation: सचिव एपी वर्मा ने.
fn first_of_name(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start
        && role::ends_at(tokens, i, sentence)
        && sentence.contains(&(i + 1))
        && open(tokens, i + 1)
        && tokens.hits(i + 1).is_empty()
        && tokens.all[i + 1].odds.person > HOPELESS
        && !verbal(tokens.str(i + 1))
        && (closes_name(tokens, i + 2, sentence) || matches!(tokens.str(i + 2), "से" | "को" | "के"))
}

/// What the words of a longer name could score as names of their own: the longer name must outweigh them.
fn parts(tokens: &Tokens<'_>, range: Range<usize>) -> f32 {
    let alone = |i: usize| {
        let odds = tokens.all[i].odds;
        let known = tokens.word(i, |e| matches!(e, Entry::Place(_) | Entry::Organisation(_)).then_some(KNOWN_BODY));
        odds.person.max(odds.place).max(odds.organisation).max(0.0) + known.unwrap_or(0.0)
    };
    range.map(alone).sum()
}

/// What a place gains from other known places beside it in a list (`गया, जहानाबाद और अरवल`).
fn listed(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> f32 {
    let place =
        |at: usize| sentence.contains(&at) && tokens.hits(at).iter().any(|hit| matches!(hit.entry, Entry::Place(_)));
    let joint =
        |at: usize| sentence.contains(&at) && (joint(tokens.str(at)) || matches!(tokens.str(at), "," | "औऱ" | "/"));
    let after = joint(i + 1) && place(i + 2);
    let before = i >= 2 && joint(i - 1) && place(i - 2);
    match (before, after) {
        (true, true) => 5.0,
        (true, false) | (false, true) => 2.0,
        _ => 0.0,
    }
}

/// What the neighbours of `range` say.
fn beside(tokens: &Tokens<'_>, range: &Range<usize>, kind: MentionKind) -> f32 {
    let cue = |at: usize, wanted: Side| {
        let hits = tokens.hits(at).iter().filter_map(|hit| match hit.entry {
            Entry::Cue { side, kind: k, score } if side == wanted && k == kind => Some(score),
            _ => None,
        });
        hits.fold(0.0, |best: f32, score| if score.abs() > best.abs() { score } else { best })
    };
    let before = range.start.checked_sub(1).map_or(0.0, |at| cue(at, Side::Before));
    before + cue(range.end, Side::After)
}

/// Persons' names, word by word: `हेमंत सोरेन`, `ए. के. सिंह`.
fn persons(lexicon: &Lexicon, tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let before = titled(lexicon, tokens, start, sentence);
    let first = tokens.all[start].odds.person;
    // A common word may be a first name where a surname comes after it: कल्पना मुर्मू.
    let given = named(tokens, start, NameWord::Given);
    let surname = |odds: f32| odds > if given { GIVEN_SURNAME } else { SURNAME };
    let first_name = (first < HOPELESS || given)
        && (tokens.all.get(start + 1).is_some_and(|t| surname(t.odds.person))
            || given && named(tokens, start + 1, NameWord::Surname))
        && sentence.contains(&(start + 1))
        && open(tokens, start + 1)
        && (given || !only_part(tokens, start))
        && !verbal(tokens.str(start))
        && closes_name(tokens, start + 2, sentence)
        && (before > 0.0 || list_goes_on(tokens, start, sentence) || given && start == sentence.start)
        && tokens.word(start, |e| matches!(e, Entry::Place(_) | Entry::Organisation(_)).then_some(())).is_none()
        && (!head_of_body(tokens, start + 1) || named(tokens, start + 1, NameWord::Surname));
    if first < HOPELESS && before <= 0.0 && !first_name && !initial(tokens, start) {
        return;
    }
    let mut sum = 0.0;
    let mut words = 0;
    let mut end = start;
    while end < sentence.end && end - start < PERSON_TOKENS {
        if initial(tokens, end) {
            // The point of an initial belongs to the name; an initial alone is none.
            sum += 0.5;
            end += 1 + usize::from(tokens.str(end + 1) == "." && end + 1 < sentence.end);
            continue;
        }
        // एस. एम. मंडल: a word that ends bodies' names too closes a person's after initials.
        let last = named(tokens, end, NameWord::Surname)
            && (words == 0 && end > start
                || words == 1 && (first_name || first > SURNAME || before > 0.0 && first > 0.0))
            && closes_name(tokens, end + 1, sentence);
        if !open(tokens, end) || head_of_body(tokens, end) && !last {
            break;
        }
        let odds = if last { tokens.all[end].odds.person.max(0.5) } else { tokens.all[end].odds.person };
        // A common word may still be a surname where it closes what a title and a first name began: मंत्री अरूप विश्वास ने.
        let surname = words == 1
            && (before > 0.0 && closes_name(tokens, end + 1, sentence) || reports(tokens, end + 1, sentence));
        if odds < HOPELESS && (words > 0 || before <= 0.0) && !surname && !(words == 0 && first_name) {
            break;
        }
        // After a title or a designation a word of unknown kind is most likely a name.
        sum += match words {
            0 if first_name => odds.max(if given { GIVEN_NAME } else { FIRST_NAME }),
            0 => odds,
            _ => odds.max(-1.0) + 0.7,
        };
        words += 1;
        end += 1;
        if words == 1 && before <= 0.0 && odds < 0.0 && !open(tokens, end) {
            break;
        }
        let range = start..end;
        let single = if words == 1 && end - start == 1 { SINGLE_NAME } else { 0.0 };
        let met = if before > 0.0 && words > 1 && met(tokens, &range, sentence) { MET } else { 0.0 };
        let score = sum
            + before
            + single
            + met
            + beside(tokens, &range, MentionKind::Person)
            + edge(tokens, end, sentence, before > 0.0);
        found.push(Candidate { tokens: range, kind: MentionKind::Person, score });
    }
}

/// A name that no table holds, with a designation for its surname, after another designation: पदाधिकारी [पासांग शेरपा],
fn surnamed(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let titled = start > sentence.start && role::ends_at(tokens, start, sentence);
    if titled
        && tokens.hits(start).is_empty()
        && !verbal(tokens.str(start))
        && named(tokens, start + 1, NameWord::Surname)
        && begins_after(tokens, start + 1)
        && closes_name(tokens, start + 2, sentence)
    {
        found.push(Candidate { tokens: start..start + 2, kind: MentionKind::Person, score: KNOWN_PHRASE });
    }
}

/// Whether what stands at token `i` closes a name as nothing else: `ने`, or the next of a list.
pub(super) fn closes_name(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    !sentence.contains(&i)
        || matches!(
            tokens.str(i),
            "ने" | ","
                | "और"
                | "तथा"
                | "एवं"
                | "व"
                | "समेत"
                | "सहित"
                | "भी"
                | "मौजूद"
                | "उपस्थित"
                | "शामिल"
        )
}

/// Whether words that no table holds stand where only a person can, after a designation: `ने`, `के साथ`, `से मुलाकात`.
fn met(tokens: &Tokens<'_>, range: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |i: usize| if i < sentence.end { tokens.str(i) } else { "" };
    let end = range.end;
    let closed = match word(end) {
        "ने" => true,
        "के" => word(end + 1) == "साथ",
        "से" => matches!(
            word(end + 1),
            "मुलाकात"
                | "मुलाक़ात"
                | "भेंट"
                | "बातचीत"
                | "बात"
                | "मिले"
                | "मिलेंगे"
                | "मिलीं"
        ),
        _ => false,
    };
    let unlisted = |i: usize| {
        initial(tokens, i)
            || tokens.str(i) == "-"
            || !verbal(tokens.str(i))
                && tokens.all[i].odds.person > HOPELESS
                && !tokens.hits(i).iter().any(|hit| !matches!(hit.entry, Entry::Letter | Entry::Name(_)))
    };
    closed && range.clone().all(unlisted)
}

/// Whether the words from token `i` on close a reporter's credit: `की रिपोर्ट`.
fn reports(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let last = (i + 2..sentence.end).all(|at| tokens.all[at].kind == TokenKind::Sign);
    tokens.str(i) == "की" && tokens.str(i + 1) == "रिपोर्ट" && i + 1 < sentence.end && last
}

/// Whether token `start` begins a member of a list, or comes after a place from which its bearer comes.
fn list_goes_on(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let before = start.checked_sub(1).filter(|at| sentence.contains(at));
    before.is_some_and(|at| joint(tokens.str(at)) || matches!(tokens.str(at), "," | "से"))
}

/// A name goes on up to a word of grammar or a sign: what it loses where a likely name word follows, more so after a
/// designation (`titled`) and where a postposition closes what follows: राष्ट्रपति जूलियस माडा के साथ.
fn edge(tokens: &Tokens<'_>, end: usize, sentence: &Range<usize>, titled: bool) -> f32 {
    let likely = |i: usize| {
        i < sentence.end && open(tokens, i) && !head_of_body(tokens, i) && tokens.all[i].odds.person > HOPELESS
    };
    if !likely(end) {
        return 0.0;
    }
    let unlisted = |i: usize| {
        let known = |e: &Entry| {
            matches!(e, Entry::Place(_) | Entry::Organisation(_) | Entry::Kin(_) | Entry::Venue | Entry::Role { .. })
        };
        likely(i) && !verbal(tokens.str(i)) && !tokens.hits(i).iter().any(|hit| known(&hit.entry))
    };
    let closed = (end + 1..=end + 2).find(|&i| !unlisted(i));
    if titled
        && unlisted(end)
        && closed.is_some_and(|i| {
            i < sentence.end && matches!(tokens.str(i), "ने" | "से" | "को" | "के" | "की" | "का" | "," | "और")
        })
    {
        -4.0
    } else {
        -1.2
    }
}

/// What a title or a designation just before token `start` adds.
pub(super) fn titled(lexicon: &Lexicon, tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>) -> f32 {
    let Some(mut at) = start.checked_sub(1).filter(|at| sentence.contains(at)) else { return 0.0 };
    if tokens.str(at) == "." && at > sentence.start {
        at -= 1;
    }
    let title = tokens.word(at, |e| matches!(e, Entry::Title(Side::Before)).then_some(()));
    if title.is_some() {
        return lexicon.title_cue();
    }
    if at + 1 == start && role::ends_at(tokens, start, sentence) { lexicon.role_cue() } else { 0.0 }
}

/// Whether token `i` is an initial of a name: one letter (ए, के, एस, जे पी), most often with a point.
fn initial(tokens: &Tokens<'_>, i: usize) -> bool {
    let letter = |i: usize| tokens.word(i, |e| matches!(e, Entry::Letter).then_some(())).is_some();
    // Words of grammar (के, जी, ई) count as letters only with a point, or where a name begins.
    let begins = |i: usize| i == 0 || tokens.all[i - 1].kind == TokenKind::Sign || begins_after(tokens, i - 1);
    let opens = begins(i) || i > 0 && letter(i - 1) && begins(i - 1);
    letter(i) && (tokens.str(i + 1) == "." || (opens || !closed(tokens, i)) && (open(tokens, i + 1) || letter(i + 1)))
}

/// Whether token `i` is a common word that is a person's name too.
pub(super) fn named(tokens: &Tokens<'_>, i: usize, sort: NameWord) -> bool {
    tokens.word(i, |e| matches!(e, Entry::Name(found) if *found == sort).then_some(())).is_some()
}

/// Whether token `i` is a title or a designation, after which a name begins.
fn begins_after(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens
        .word(i, |e| matches!(e, Entry::Title(Side::Before) | Entry::Role { sort: RoleSort::Head, .. }).then_some(()))
        .is_some()
}

/// Whether a body's or building's name ends in the phrase at token `i`.
pub(super) fn head_of_body(tokens: &Tokens<'_>, i: usize) -> bool {
    // मंडल is a surname too.
    tokens.hits(i).iter().any(|hit| matches!(hit.entry, Entry::Head { before, .. } if before != Before::Place))
}

/// Whether the word at token `i` makes part of names but is none by itself: `प्रदेश`, `भवन`, `राष्ट्रीय`.
fn only_part(tokens: &Tokens<'_>, i: usize) -> bool {
    let part = tokens.word(i, |entry| match entry {
        Entry::Head { .. } | Entry::Kin(_) | Entry::Role { .. } | Entry::Venue => Some(()),
        _ => None,
    });
    part.is_some()
}

/// Places that no table holds, or that one holds in another form.
fn places(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let mut sum = 0.0;
    for end in start + 1..=(start + PLACE_TOKENS).min(sentence.end) {
        if !open(tokens, end - 1) {
            break;
        }
        let odds = tokens.all[end - 1].odds.place;
        if odds < HOPELESS {
            break;
        }
        sum += if end - start == 1 { odds } else { odds - 0.5 };
        let range = start..end;
        if range.clone().all(|i| only_part(tokens, i)) {
            continue;
        }
        let score = sum
            + beside(tokens, &range, MentionKind::Place)
            + lies_in(tokens, &range, sentence)
            + between(tokens, &range, sentence);
        found.push(Candidate { tokens: range, kind: MentionKind::Place, score });
    }
}

/// What a place gains from the larger one before it: `बिहार के X में`, `गया जिले के X में`.
fn lies_in(tokens: &Tokens<'_>, range: &Range<usize>, sentence: &Range<usize>) -> f32 {
    let Some(of) = range.start.checked_sub(1).filter(|&at| at > sentence.start && tokens.str(at) == "के") else {
        return 0.0;
    };
    let larger = matches!(tokens.str(of - 1), "जिले" | "राज्य" | "प्रखंड" | "तहसील" | "प्रांत" | "अनुमंडल" | "जनपद")
        || in_known_name(tokens, of - 1, sentence)
            && tokens.word(of - 1, |e| matches!(e, Entry::Organisation(_)).then_some(())).is_none();
    let inside = range.end < sentence.end && matches!(tokens.str(range.end), "में" | "स्थित" | "और" | "औऱ" | "," | "जिले");
    if larger && inside { LIES_IN } else { 0.0 }
}

/// What a word that no table holds gains as a place beside a known one between which something lies or runs:
/// `पटना और सोनारगढ़ के बीच रेल लाइन`.
fn between(tokens: &Tokens<'_>, range: &Range<usize>, sentence: &Range<usize>) -> f32 {
    let i = range.start;
    let odds = tokens.all[i].odds;
    let alone = range.len() == 1 && tokens.hits(i).is_empty() && odds.place > odds.person;
    let told = i >= sentence.start + 2
        && i + 2 < sentence.end
        && matches!(tokens.str(i - 1), "और" | "से")
        && tokens.str(i + 1) == "के"
        && tokens.str(i + 2) == "बीच"
        && in_known_name(tokens, i - 2, sentence);
    if alone && told { LIES_IN } else { 0.0 }
}

/// Bodies known by one word that stands for them nearly always.
fn organisations(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let odds = tokens.all[start].odds.organisation;
    if odds > 1.0 && !only_part(tokens, start) && !first_of_name(tokens, start, sentence) {
        found.push(Candidate { tokens: start..start + 1, kind: MentionKind::Organisation, score: odds - 0.5 });
    }
}

/// Names that end in a head: `शिमला नगर निगम`, `जयप्रकाश नारायण अंतरराष्ट्रीय हवाई अड्डा`.
fn headed(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>, found: &mut Vec<Candidate>) {
    let head = tokens.longest(at, |entry| match entry {
        Entry::Head { kind, before, score } => Some((*kind, *before, *score)),
        _ => None,
    });
    let Some((len, (kind, wanted, score))) = head else { return };
    let end = at + len;
    if wanted == Before::Whose {
        if let Some(start) = country_of(tokens, at, sentence) {
            let range = start..end;
            let score = score + KNOWN_PHRASE + parts(tokens, range.clone()) + beside(tokens, &range, kind);
            found.push(Candidate { tokens: range, kind, score });
        }
        return;
    }
    let right = of(tokens, end, sentence);
    let wanted = if right > end { Before::Rare } else { wanted };
    let (mut start, mut named, kin) = reach(tokens, at, len, (kind, wanted), sentence);
    // राज्यपाल रमेश मुर्मू श्राइन बोर्ड के अध्यक्ष हैं: the person after a designation is no part of the body's name, nor
    // is one before a country's or a body's name.
    let after = start + (start..at).take_while(|&i| personal(tokens, i, sentence)).count();
    let designated = start > sentence.start && role::ends_at(tokens, start, sentence);
    let foreign = |i: usize| {
        in_known_name(tokens, i, sentence) || kin_of(tokens, i) == Some(Kin::Name) && tokens.all[i].odds.person < 0.0
    };
    if designated && (after < at || wanted == Before::Any) || start < after && after < at && foreign(after) {
        start = after;
    }
    if kind == MentionKind::Organisation && vague_before(tokens, start, sentence) {
        // ये सभी राज्य क्षेत्रीय परिषद के सदस्य हैं: what is counted is no part of the name.
        if start + 1 < at && kin_of(tokens, start) == Some(Kin::Known) {
            start += 1;
        } else if !(start..at).any(|i| telling(tokens, i, sentence)) {
            // एक सलाहकार परिषद: one of its sort. What the model holds of it must not count either.
            found.push(Candidate { tokens: start..end, kind, score: AGAINST });
            return;
        }
    }
    if kind == MentionKind::Organisation
        && let Some(first) = affairs(tokens, start, sentence)
    {
        start = first;
        named = true;
    }
    let fits = match wanted {
        _ if right > end => true,
        Before::Any => start < at,
        Before::Name | Before::Rare => named,
        Before::Kin => named || kin,
        Before::Place => start < at && placed(tokens, at - 1, sentence),
        Before::Whose => false,
        Before::Nothing => true,
    };
    if fits && (start < at || right > end) {
        let longer = 0.8 * (at - start + right - end) as f32;
        let bonus = if named { 1.5 } else { 0.0 };
        let range = start..right;
        let inner = parts(tokens, start..at) + parts(tokens, end..right);
        let score = score + longer + bonus + inner + beside(tokens, &range, kind);
        found.push(Candidate { tokens: range, kind, score });
    }
}

/// How far to the left the name goes that ends in the head of `len` tokens at token `at`: its first token, whether a word
/// makes a name of it, and whether one is usual in such names.
fn reach(
    tokens: &Tokens<'_>,
    at: usize,
    len: usize,
    (kind, wanted): (MentionKind, Before),
    sentence: &Range<usize>,
) -> (usize, bool, bool) {
    let from = at.saturating_sub(HEAD_REACH).max(sentence.start);
    // A body of the tables that ends in the head: only where it is or whose it is stands before it.
    let whole = (from..at).find(|&start| {
        let body = |e: &Entry| matches!(e, Entry::Organisation(_));
        tokens.hits(start).iter().any(|hit| hit.len > 1 && start + hit.len == at + len && body(&hit.entry))
    });
    let (mut named, mut kin, mut begun) = (false, false, false);
    let mut start = at;
    while start > from {
        let i = start - 1;
        let odds = tokens.all[i].odds;
        let known = in_known_name(tokens, i, sentence);
        // पूर्व is none of a body's words, but उत्तर-पूर्व is a region.
        let sort = kin_of(tokens, i).filter(|kin| !known || matches!(kin, Kin::First | Kin::Name | Kin::Known));
        if sort.is_some_and(bars) {
            break;
        }
        let nominal = matches!(tokens.all[i].kind, TokenKind::Word)
            && (odds.place > 0.0 || odds.organisation > 0.0 || odds.person > 0.0 || known);
        // भारत-यूरोपीय संघ शिखर बैठक: what a hyphen ties to a body of the tables is no part of its name.
        let tight = tokens.str(i) == "-" && start < at && whole != Some(start) && linked(tokens, i, sentence);
        match sort {
            // पंद्रहवें वित्त आयोग: commissions are told by their numbers.
            _ if begun && whole == Some(start) && tokens.str(at) == "आयोग" && ordinal(tokens.str(i)) => {}
            // राज्य निर्वाचन आयोग is not the निर्वाचन आयोग.
            Some(Kin::Known) if begun && whole == Some(start) && wanted == Before::Any => {}
            _ if begun && !(tight || known || matches!(sort, Some(Kin::First | Kin::Name))) => break,
            Some(Kin::First) => (named, begun) = (true, kind == MentionKind::Organisation),
            Some(Kin::Name) => named = true,
            Some(Kin::Known) => kin = true,
            // और and एवं join the two halves of a ministry's name; a hyphen two names: भारत-नेपाल आयोग.
            _ if tight => {}
            _ if nominal && open(tokens, i) => named = true,
            _ if (joint(tokens.str(i)) || tokens.str(i) == "-")
                && start < at
                && i > sentence.start
                && content(tokens, i - 1) =>
            {
                if !joins(tokens, i, kind, wanted) {
                    break;
                }
            }
            _ if wanted == Before::Rare && content(tokens, i) && !common(tokens, i) => named = true,
            _ if wanted == Before::Any && content(tokens, i) && !verbal(tokens.str(i)) && at - start < 3 => {}
            _ => match bridge(tokens, from..start, (kind, wanted)) {
                Some(first) => {
                    start = first;
                    (named, begun) = (true, true);
                    continue;
                }
                None => break,
            },
        }
        start = i;
        if whole == Some(start) {
            (named, begun) = (true, true);
        }
    }
    // Nothing may hang in front: a name does not begin with a joining word.
    while start < at && !content(tokens, start) {
        start += 1;
    }
    (start, named, kin)
}

/// Where the country begins of which what stands at token `at` is said to be: बेनिन की संसद.
fn country_of(tokens: &Tokens<'_>, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let of = at.checked_sub(1).filter(|&of| of > sentence.start && tokens.str(of) == "की")?;
    let ends = |start: &usize| {
        let whole = |e: &Entry| matches!(e, Entry::Place(number) if *number < LEARNED);
        tokens.hits(*start).iter().any(|hit| start + hit.len == of && whole(&hit.entry))
    };
    (of.saturating_sub(4).max(sentence.start)..of).find(ends)
}

/// Whether token `i` is a place's name, or most likely one.
fn placed(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let odds = tokens.all[i].odds;
    in_known_name(tokens, i, sentence)
        && tokens.word(i, |e| matches!(e, Entry::Organisation(_)).then_some(())).is_none()
        || kin_of(tokens, i).is_none() && odds.place > odds.person.max(0.0)
}

/// Whether `word` is an ordinal: `पंद्रहवें`, `15वां`. In `15 वें` the number stands apart.
fn ordinal(word: &str) -> bool {
    ["वें", "वां", "वीं", "वाँ"].iter().any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

/// Where a body's name begins whose first word says so, with common words after it up to the end of `range`:
/// `केंद्रीय औषधि मानक` before `नियंत्रण संगठन`.
fn bridge(tokens: &Tokens<'_>, range: Range<usize>, (kind, wanted): (MentionKind, Before)) -> Option<usize> {
    let common = |i: usize| {
        let joined = joint(tokens.str(i)) && i + 1 < range.end && content(tokens, i + 1);
        joined
            || content(tokens, i)
                && !kin_of(tokens, i).is_some_and(bars)
                && !verbal(tokens.str(i))
                && !head_of_body(tokens, i)
    };
    let first = range.clone().rev().find(|&i| matches!(kin_of(tokens, i), Some(Kin::First)) || !common(i))?;
    let begins = kind == MentionKind::Organisation
        && matches!(wanted, Before::Any | Before::Kin)
        && kin_of(tokens, first) == Some(Kin::First)
        && !proper(tokens, range.end);
    begins.then_some(first)
}

/// Whether a word of this sort is no part of a name.
fn bars(kin: Kin) -> bool {
    matches!(kin, Kin::Bar | Kin::Outside | Kin::Vague)
}

/// Whether a word joins two names, or two halves of one.
fn joint(word: &str) -> bool {
    matches!(word, "और" | "एवं" | "व" | "तथा")
}

/// What the word at token `i` tells before a head.
fn kin_of(tokens: &Tokens<'_>, i: usize) -> Option<Kin> {
    tokens.word(i, |e| if let Entry::Kin(kin) = e { Some(*kin) } else { None })
}

/// Whether the hyphen at token `i` ties two words into one.
fn linked(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    i > sentence.start && i + 1 < sentence.end && tokens.touch(i - 1) && tokens.touch(i) && content(tokens, i - 1)
}

/// Whether the word at token `i` is most likely a person's.
fn personal(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let odds = tokens.all[i].odds;
    odds.person > 0.0
        && odds.person > odds.place.max(odds.organisation)
        && kin_of(tokens, i).is_none()
        && !in_known_name(tokens, i, sentence)
}

/// Whether the word at token `i` tells one body from others of its sort: a name, no word that many have.
fn telling(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let odds = tokens.all[i].odds;
    kin_of(tokens, i).is_none() && (odds.person.max(odds.place) > 0.0 || odds.organisation > 1.0)
        || in_known_name(tokens, i, sentence)
}

/// Whether what stands before token `start` makes what follows one of a sort or several: a number, a pronoun, `विभिन्न`.
fn vague_before(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>) -> bool {
    let Some(before) = start.checked_sub(1).filter(|at| sentence.contains(at)) else { return false };
    let vague = tokens.word(before, |entry| match entry {
        Entry::Kin(Kin::Vague) | Entry::Number(NumberWord::Number) => Some(()),
        _ => None,
    });
    vague.is_some() || tokens.all[before].kind == TokenKind::Number
}

/// The first token of what stands before a body of affairs: `आर्थिक मामलों की` before `मंत्रिमंडलीय समिति`.
fn affairs(tokens: &Tokens<'_>, start: usize, sentence: &Range<usize>) -> Option<usize> {
    let first = start.checked_sub(3).filter(|at| sentence.contains(at))?;
    let of = matches!(tokens.str(start - 1), "की" | "संबंधी" | "के") && matches!(tokens.str(start - 2), "मामलों" | "मामले");
    (of && content(tokens, first) && !verbal(tokens.str(first))).then_some(first)
}

/// Where a name goes on after its head in the English way: `बैंक ऑफ बड़ौदा`, `चैंबर ऑफ कॉमर्स एंड इंडस्ट्री`.
fn of(tokens: &Tokens<'_>, end: usize, sentence: &Range<usize>) -> usize {
    let joins = |i: usize| matches!(tokens.str(i), "ऑफ" | "ऑफ़" | "आफ" | "आफ़" | "एंड" | "ऐंड" | "एण्ड" | "फॉर" | "फ़ॉर");
    let mut right = end;
    while right + 1 < sentence.end && right - end < OF_REACH && joins(right) && content(tokens, right + 1) {
        right += 2;
        // ऑफ इस्लामिक कोऑपरेशन: an adjective goes with its noun.
        if right < sentence.end
            && content(tokens, right)
            && !joins(right)
            && tokens.all[right].odds.organisation > HOPELESS
            && !in_known_name(tokens, right - 1, sentence)
        {
            right += 1;
        }
    }
    right
}

/// Whether `और` before a head joins two halves of one name rather than two names.
fn joins(tokens: &Tokens<'_>, i: usize, kind: MentionKind, wanted: Before) -> bool {
    kind == MentionKind::Organisation
        && wanted == Before::Any
        && (joint(tokens.str(i)) || tokens.str(i) == "-")
        && !head_of_body(tokens, i - 1)
        && !proper(tokens, i - 1)
        && !proper(tokens, i + 1)
        && !tokens.str(i - 1).ends_with("ों")
        && tokens.word(i - 1, |e| matches!(e, Entry::Organisation(_) | Entry::Place(_)).then_some(())).is_none()
}

/// Whether the word at token `i` speaks for a name.
fn proper(tokens: &Tokens<'_>, i: usize) -> bool {
    let odds = tokens.all[i].odds;
    odds.person.max(odds.place).max(odds.organisation) > 0.0
}

/// Whether token `i` is a word with a meaning of its own, which a body's name may hold.
fn content(tokens: &Tokens<'_>, i: usize) -> bool {
    open(tokens, i)
}

/// Whether the word at token `i` is so common outside names that it makes none.
fn common(tokens: &Tokens<'_>, i: usize) -> bool {
    let odds = tokens.all[i].odds;
    odds.person.max(odds.place).max(odds.organisation) < HOPELESS
}

/// Whether `word` ends as verbs and participles do. Rough, and enough: it only keeps a body's name from taking in the
/// verb before it.
pub(super) fn verbal(word: &str) -> bool {
    const ENDINGS: &[&str] = &["ने", "कर", "ते", "ती", "ता", "ाली", "ाले", "ाई", "ाए", "ेंगे", "ेगी", "ेगा", "ये", "यी"];
    ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// Whether token `i` lies in a name that a table holds.
fn in_known_name(tokens: &Tokens<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let from = i.saturating_sub(4).max(sentence.start);
    (from..=i).any(|start| {
        tokens.hits(start).iter().any(|hit| {
            matches!(hit.entry, Entry::Place(_) | Entry::Organisation(_))
                && start + hit.len > i
                && (hit.len > 1
                    || tokens.word(i, |e| matches!(e, Entry::Function(Function::Verb)).then_some(())).is_none())
        })
    })
}
