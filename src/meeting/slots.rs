//! The slots: what the rules find, gathered from the clauses that speak of the meeting.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Article;
use super::alike::alike;
use super::clause::{self, Clause, Unit, UnitKind};
use super::confidence::Grounds;
use super::deed::deed;
use super::phrase::Phrase;
use super::rules::{Capture, Gives, Rule, Rules};
use super::topic::{after_speech, listed, next_step, phrase, topics};
use super::words::Class;
use crate::analysis::{Filler, MeetingKind, Mention, MentionKind, PartKind, Slot, Slots, Status, part_at, starting};
use crate::lexicon::{Breadth, Entry, Lexicon};
use crate::role;
use crate::span::{Span, Text};
use crate::token::{TokenKind, Tokens};

/// So many sentences after one that speaks of the meeting may go on about it.
const NEAR: usize = 6;
/// So many topics are taken of what tells the matter only where nothing else does.
const FEW_TOPICS: usize = 3;
/// A sentence of more tokens is no evidence that one reads at a glance; then the clause is.
const EVIDENCE_TOKENS: usize = 60;
/// A phrase of this weight may give the title, even where a surer one comes later.
const SURE: f32 = 0.8;
/// Where a phrase of this weight stands in the opening, the title is taken from there.
const SURE_IN_OPENING: f32 = 0.6;
/// Most tokens from `के बीच` to the noun of those who meet.
const BETWEEN: usize = 12;
/// How many votes the sentences that name the meeting have about its status, the first ones first.
const VOTES: &[u32] = &[4, 3, 2, 1];

/// What was found of a meeting.
pub(crate) struct Found {
    pub slots: Slots,
    pub status: Status,
}

/// Fills the slots of the meeting that `phrases` name.
/// Only the `main` one has the dateline's place, and what is told in sentences that do not name it.
pub(crate) fn fill(lexicon: &Lexicon, rules: &Rules, article: &Article<'_>, phrases: &[Phrase], main: bool) -> Found {
    let mut slots = Slots::default();
    let about = about(article, phrases);
    title(article, phrases, &mut slots);
    let sure = |slots: &mut Slots, grounds| rules.confidence.score(article, slots, grounds);
    sure(&mut slots, Grounds::Phrase);
    let opening = article.opening();
    let elsewhere = elsewhere(article, phrases, &opening);
    let body = body_meets(article, phrases);
    let near = near(article, phrases, (&about, &elsewhere), &opening, if body { usize::MAX } else { NEAR });
    let read = read(rules, article, phrases, |number| match () {
        () if about[number] => Some(Reach::About),
        // Of a meeting beside the main one only what names it, or takes it up, is read.
        () if !main => None,
        () if near[number] => Some(Reach::Near),
        () => phrases.binary_search_by_key(&number, |p| p.sentence).is_ok().then_some(Reach::Named),
    });
    let status = vote(&read);
    let congress = congress(article, phrases);
    // What counts only where nothing else fills the slot.
    let mut otherwise: Vec<(&Clause, Slot, &[Capture])> = Vec::new();
    // The sentence whose clause before told of a meeting that is yet to come.
    let mut to_come = None;
    // The sentence that told what was decided after कि, or went on to.
    let mut told_that: Option<usize> = None;
    for Reading { clause, found, status: own, .. } in &read {
        let names_it = clause.has(UnitKind::Meeting);
        // A clause about the next meeting, or the last, says nothing of this one but that it follows; and after a
        // meeting that was held, one that is yet to come is another.
        let later = status == Status::Held
            && *own == Some(Status::Scheduled)
            && !opening.contains(&clause.sentence)
            && names_it
            && will_meet(article, clause);
        let next = clause.has(UnitKind::NextMeeting);
        let named = clause.units.iter().rfind(|u| matches!(u.kind, UnitKind::OtherMeeting | UnitKind::Meeting));
        let other = later
            || next
            || met_apart(article, clause, congress) && (congress || !opening.contains(&clause.sentence))
            || elsewhere[clause.sentence]
            // A clause that names both, the other first, tells of this one: ब्रिक्स की बैठक के बाद … से मुलाकात की.
            || named.is_some_and(|u| u.kind == UnitKind::OtherMeeting)
            // अगले माह विशेष बैठक होगी, जिसमें … पर चर्चा होगी
            || status == Status::Held && to_come == Some(clause.sentence);
        if later || next {
            to_come = Some(clause.sentence);
        }
        if later {
            next_step(article, clause, &mut slots);
            sure(&mut slots, Grounds::Named);
        }
        let follows = !names_it && found.iter().any(|(rule, _)| rule.gives == Gives::Slot(Slot::NextStep));
        for (rule, captures) in found {
            let Gives::Slot(slot) = rule.gives else { continue };
            // What is to follow the meeting is not what it decided.
            if follows && slot == Slot::Decisions && captures.iter().any(|c| matches!(c, Capture::DeedBefore(_))) {
                continue;
            }
            if other && slot != Slot::NextStep || rule.of_body && !body {
                continue;
            }
            // Who was there does not tell who will come to a meeting that is yet to be; and nothing is decided before it.
            let topical = matches!(slot, Slot::Agenda | Slot::Decisions);
            // What will be talked of is the matter of another meeting than the one that was held.
            let talks = clause.units.iter().rev().take(3).any(|u| article.is(u.tokens.start, Class::WillBe));
            let said = clause.units.iter().any(|u| article.tokens.str(u.tokens.start) == "कि");
            let to_be = slot == Slot::Agenda || slot == Slot::Participants && !said;
            if to_be && status == Status::Held && talks && !opening.contains(&clause.sentence) {
                continue;
            }
            // … निर्णय का स्वागत किया, जिसमें … का फैसला किया गया: another body's.
            if slot == Slot::Decisions && welcomed(article, clause) {
                continue;
            }
            if topical && !names_it && looks_back(article, clause, status) && !opening.contains(&clause.sentence) {
                continue;
            }
            let over = clause.units.iter().rev().take(2).any(|u| article.is(u.tokens.start, Class::Was));
            if status == Status::Scheduled && (slot == Slot::Decisions || over && slot == Slot::Participants) {
                continue;
            }
            // फैसला लिया गया कि …। हर गांव में समिति बनाई जाएगी।
            let goes_on = slot == Slot::Decisions && told_that.is_some_and(|number| number + 1 == clause.sentence);
            let had = slots[Slot::Decisions].len();
            if rule.otherwise {
                otherwise.extend((main && near[clause.sentence]).then_some((clause, slot, captures.as_slice())));
            } else if about[clause.sentence]
                || main && (rule.anywhere || goes_on) && near[clause.sentence]
                || rule.names_meeting
            {
                let end = captures.iter().find_map(|c| if let Capture::End(at) = c { Some(*at) } else { None });
                for capture in captures {
                    take(article, clause, slot, capture, end, body, &mut slots);
                }
                let that = captures.iter().any(|c| matches!(c, Capture::Phrase(_)));
                if slots[Slot::Decisions].len() > had && (that || goes_on) {
                    told_that = Some(clause.sentence);
                }
                let grounds = match (rule.names_meeting, about[clause.sentence]) {
                    (true, _) => Grounds::Named,
                    (false, true) => Grounds::About,
                    (false, false) => Grounds::Near,
                };
                sure(&mut slots, grounds);
            }
        }
        // आज फिर होगी is no day of the one that was held.
        let anew = |u: &Unit| matches!(article.tokens.str(u.tokens.start), "फिर" | "दोबारा");
        let again = status == Status::Held && will_meet(article, clause) && clause.units.iter().any(anew);
        if names_it && !other && !again {
            times(article, clause, &mut slots);
            sure(&mut slots, Grounds::Named);
        }
    }
    bodies(lexicon, article, phrases, &mut slots);
    sure(&mut slots, Grounds::Phrase);
    if main && !elsewhere_than_told(article, phrases, status) {
        dateline(article, &mut slots);
        sure(&mut slots, Grounds::Dateline);
    }
    for slot in [Slot::Participants, Slot::Place, Slot::Time] {
        // The first that gives anything.
        for (clause, _, captures) in otherwise.iter().filter(|(_, of, _)| *of == slot) {
            if !slots[slot].is_empty() {
                break;
            }
            captures.iter().for_each(|capture| take(article, clause, slot, capture, None, body, &mut slots));
        }
    }
    if slots[Slot::Agenda].is_empty() {
        told_of(article, &otherwise, body, &mut slots);
    }
    sure(&mut slots, Grounds::Near);
    parties(lexicon, article, &mut slots);
    tidy(article, phrases, status, &mut slots);
    sure(&mut slots, Grounds::Inferred);
    Found { slots, status }
}

/// What was praised, condemned or called for at a meeting: it tells the matter where nothing else does.
fn told_of(article: &Article<'_>, found: &[(&Clause, Slot, &[Capture])], body: bool, slots: &mut Slots) {
    for (clause, slot, captures) in found.iter().filter(|(_, slot, _)| *slot == Slot::Agenda) {
        // Whom one praised is no topic.
        let someone = |capture: &Capture| {
            let Capture::PhraseBefore(unit) = capture else { return false };
            unit.checked_sub(1).is_some_and(|at| {
                let person = |kind| matches!(kind, MentionKind::Person | MentionKind::Role);
                matches!(clause.units[at].kind, UnitKind::Name(_, kind) if person(kind))
                    || matches!(clause.units[at].kind, UnitKind::Holders(_))
                    || article.is(clause.units[at].tokens.end - 1, Class::Equals)
            })
        };
        for capture in captures.iter().filter(|capture| !someone(capture)) {
            take(article, clause, *slot, capture, None, body, slots);
        }
        // One word says too little here.
        slots[Slot::Agenda].retain(|filler| filler.span.of(article.tokens.text).contains(' '));
        if slots[Slot::Agenda].len() >= FEW_TOPICS {
            return;
        }
    }
}

/// Whether a clause tells what had been before (`चर्चा की थी`), or, of a meeting that is yet to be, what was (`चर्चा की`).
fn looks_back(article: &Article<'_>, clause: &Clause, status: Status) -> bool {
    let words = clause.tokens.clone().rev().filter(|&i| article.tokens.all[i].kind == TokenKind::Word);
    let last: Vec<usize> = words.take(2).collect();
    let is = |nth: usize, class: Class| last.get(nth).is_some_and(|&i| article.is(i, class));
    is(0, Class::Was) && is(1, Class::Done) || status == Status::Scheduled && is(0, Class::Done)
}

/// Whether a clause tells what was decided elsewhere and is only welcomed: `उस निर्णय का स्वागत किया, जिसमें …`.
fn welcomed(article: &Article<'_>, clause: &Clause) -> bool {
    let tokens = article.tokens;
    let sentence = tokens.sentence(clause.sentence);
    let relative = clause.tokens.clone().find(|&i| matches!(tokens.str(i), "जिसमें" | "जिसके" | "जिसमे"));
    let praised = |i: usize| matches!(tokens.str(i), "स्वागत" | "सराहना" | "प्रशंसा");
    let decided = |i: usize| article.is(i, Class::Outcome) || matches!(tokens.str(i), "फैसले" | "निर्णयों" | "फैसलों");
    relative.is_some_and(|which| {
        let before = sentence.start..which;
        before.clone().any(praised) && before.clone().any(decided)
    })
}

/// Whether a clause tells that there will be a meeting: `बैठक होगी`, not `बैठक में तय हुआ कि … होगी`.
fn will_meet(article: &Article<'_>, clause: &Clause) -> bool {
    let mut tokens = clause.tokens.clone();
    // What is told of it is inside it.
    let house = |u: &Unit| article.is(u.tokens.start, Class::Postposition) && !article.is_verb_ki(u.tokens.start);
    let subject = |pair: &[Unit]| pair[0].kind == UnitKind::Meeting && !house(&pair[1]);
    tokens.clone().any(|i| article.is(i, Class::WillBe))
        && (tokens.any(|i| article.tokens.str(i) == "होने") || clause.units.windows(2).any(subject))
}

/// A clause with what the rules find in it.
struct Reading<'r> {
    clause: Clause,
    found: Vec<(&'r Rule, Vec<Capture>)>,
    /// How the meeting stands by this clause.
    status: Option<Status>,
    /// Whether it only tells that the meeting was called or opened: `बैठक बुलाई`.
    called: bool,
}

/// How a sentence stands to the meeting, which tells the rules that count in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reach {
    /// It speaks of the meeting.
    About,
    /// It may go on about it.
    Near,
    /// It only names a meeting in passing.
    Named,
}

impl Reach {
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
        }
    }
}

/// Reads all clauses that may tell something.
fn read<'r>(
    rules: &'r Rules,
    article: &Article<'_>,
    phrases: &[Phrase],
    reach: impl Fn(usize) -> Option<Reach>,
) -> Vec<Reading<'r>> {
    let mut read = Vec::new();
    for (number, reach) in (0..article.tokens.sentences.len()).filter_map(|number| Some((number, reach(number)?))) {
        if matches!(article.part_of(number), PartKind::Dateline | PartKind::Byline) {
            continue;
        }
        for clause in clause::clauses(article, phrases, number) {
            let found = rules.matches(&clause, |rule| reach.counts(rule));
            let other = clause.has(UnitKind::OtherMeeting) || clause.has(UnitKind::NextMeeting);
            // The rules of a status stand in the order in which they count.
            let status = |rule: &Rule| if let Gives::Status(status) = rule.gives { Some(status) } else { None };
            let status = match until_that(article, &clause) {
                Some(told) => {
                    rules.matches(&told, |rule| status(rule).is_some()).iter().find_map(|(rule, _)| status(rule))
                }
                None => found.iter().find_map(|(rule, _)| status(rule)),
            };
            // बैठक में 2016 में हुए समझौते … लागू किए जाएंगे: what was held is another thing.
            let last = clause.units.iter().rev().take(2).any(|u| article.is(u.tokens.start, Class::WillBe));
            let status = status.filter(|&status| status != Status::Held || !last);
            let called = called(article, &clause);
            read.push(Reading { clause, found, status: status.filter(|_| !other), called });
        }
    }
    read
}

/// Whether the clause only tells that the meeting was called or opened: `बैठक बुलाई`, `बुलाई सर्वदलीय बैठक`, `सम्मेलन का उद्घाटन किया`.
fn called(article: &Article<'_>, clause: &Clause) -> bool {
    let call = |u: &Unit| article.calls(u.tokens.start);
    let ends = |at: usize| clause.units.get(at).is_none_or(|u| u.kind == UnitKind::Sign);
    clause.units.iter().enumerate().filter(|(_, u)| u.kind == UnitKind::Meeting).any(|(at, _)| {
        let before = &clause.units[at.saturating_sub(4)..at];
        let opened = clause.units.get(at + 1..at + 3).is_some_and(|next| {
            matches!(article.tokens.str(next[0].tokens.start), "का" | "की")
                && article.is(next[1].tokens.start, Class::Opens)
        });
        opened || clause.units.get(at + 1).is_some_and(call) && ends(at + 2) || ends(at + 1) && before.iter().any(call)
    })
}

/// The clause up to a `कि` after the meeting's noun: what was said there (`बैठक में तय हुआ कि … होगा`) does not tell how the
/// meeting stands.
fn until_that(article: &Article<'_>, clause: &Clause) -> Option<Clause> {
    let meeting = clause.units.iter().position(|u| u.kind == UnitKind::Meeting)?;
    // In a headline a comma parts what else happened: ग्राम सभा में उठा मुद्दा, योजना की होगी जांच.
    let headline = article.part_of(clause.sentence) == PartKind::Headline;
    let that = clause.units[meeting..]
        .iter()
        .map(|u| article.tokens.str(u.tokens.start))
        .position(|word| word == "कि" || headline && word == ",")?;
    Some(Clause { units: clause.units[..meeting + that].to_vec(), ..clause.clone() })
}

/// How the meeting stands: each sentence that names it has a say, the first ones the most.
fn vote(read: &[Reading<'_>]) -> Status {
    let mut votes = [0_u32; Status::ALL.len()];
    let mut voters = VOTES.iter().copied().chain(std::iter::repeat(1));
    for sentence in read.chunk_by(|a, b| a.clause.sentence == b.clause.sentence) {
        let names_it = sentence.iter().any(|r| r.clause.has(UnitKind::Meeting));
        if let (Some(status), true) = (sentence.iter().find_map(|r| r.status), names_it) {
            let weight = voters.next().unwrap_or(1);
            // बैठक बुलाई, in a headline, leaves open whether it was held yet.
            votes[status as usize] +=
                if status == Status::Held && sentence.iter().any(|r| r.called) { 1 } else { weight };
        }
    }
    let most = Status::ALL.iter().copied().max_by_key(|s| (votes[*s as usize], std::cmp::Reverse(*s as usize)));
    most.filter(|s| votes[*s as usize] > 0).unwrap_or(Status::Held)
}

/// Which sentences speak of the meeting: those that name it, and those that take it up again with a pronoun.
fn about(article: &Article<'_>, phrases: &[Phrase]) -> Vec<bool> {
    let tokens = article.tokens;
    let mut about = vec![false; tokens.sentences.len()];
    for phrase in phrases.iter().filter(|p| !p.passing) {
        about[phrase.sentence] = true;
    }
    for number in 1..about.len() {
        let opening = tokens.sentence(number).take(3);
        let takes_up = opening.into_iter().any(|i| article.is(i, Class::TakesUp));
        let in_it = tokens.sentence(number).any(|i| tokens.str(i) == "इसमें");
        about[number] |= about[number - 1] && (takes_up || in_it) && !turns_back(article, number);
    }
    about
}

/// People who do something in sentence `number`: names and designations with `ने`.
fn agents<'m>(article: &'m Article<'_>, number: usize) -> impl Iterator<Item = &'m Mention> {
    let people = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Role);
    doers(article, number).filter(people)
}

/// The bodies that sentences about the meeting name.
fn bodies_about(article: &Article<'_>, about: &[bool]) -> BTreeSet<usize> {
    let named = article.mentions.iter().filter(|m| m.kind == MentionKind::Organisation);
    named
        .filter(|m| {
            let number = article.tokens.sentence_of(article.tokens.within(m.span).start);
            about.get(number).copied().unwrap_or(false)
        })
        .filter_map(|m| m.entity)
        .collect()
}

/// Who does something in sentence `number`: names with `ने`.
fn doers<'m>(article: &'m Article<'_>, number: usize) -> impl Iterator<Item = &'m Mention> {
    let (range, span) = article.tokens.sentences.get(number).cloned().unwrap_or((0..0, Span::new(0, 0)));
    starting(article.mentions, span.start..span.end).filter(move |m| {
        let end = article.tokens.within(m.span).end;
        range.contains(&end) && article.tokens.str(end) == "ने"
    })
}

/// Whether the phrases name a cabinet's meeting: its decisions are told one after another, to the end of the article.
fn cabinet(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    phrases.iter().filter(|p| !p.passing).any(|p| article.names_cabinet(p.tokens.clone()))
}

/// Whether a cabinet, a council or a board meets: the same holds of it, and what it did is what its meeting decided.
fn body_meets(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let sort = |i: usize| {
        article.tokens.hits(i).iter().filter_map(|hit| match hit.entry {
            Entry::MeetingKind { kind, breadth: Breadth::Phrase, rank } => Some((rank, kind)),
            _ => None,
        })
    };
    let mut own = phrases.iter().filter(|p| !p.passing);
    // The surest word tells: कार्य समिति is a party's, though समिति alone is a council.
    own.any(|p| {
        let surest = p.tokens.clone().flat_map(sort).min_by_key(|(rank, _)| *rank);
        let partys = surest.is_some_and(|(_, kind)| kind == MeetingKind::Party);
        let body = |kind| matches!(kind, MeetingKind::Cabinet | MeetingKind::Council);
        !partys && p.tokens.clone().flat_map(sort).any(|(_, kind)| body(kind))
    })
}

/// Which sentences may go on about the meeting though they do not name it: the opening, and a few after one that speaks
/// of it, or in which one who acted there goes on; not those that look back (`… को मंजूरी दी गई थी`).
fn near(
    article: &Article<'_>,
    phrases: &[Phrase],
    (about, elsewhere): (&[bool], &[bool]),
    opening: &[usize],
    reach: usize,
) -> Vec<bool> {
    let speakers: BTreeSet<Option<usize>> =
        (0..about.len()).filter(|&number| about[number]).flat_map(|n| agents(article, n)).map(|m| m.entity).collect();
    let bodies = bodies_about(article, about);
    let met: BTreeSet<&str> = phrases.iter().flat_map(|p| p.tokens.clone()).map(|i| article.tokens.str(i)).collect();
    let mut near = vec![false; about.len()];
    let mut since = reach.saturating_add(1);
    for number in 0..about.len() {
        let speaks = agents(article, number).any(|m| m.entity.is_some() && speakers.contains(&m.entity));
        since = match about[number] || speaks && since <= reach {
            true => 0,
            false => since.saturating_add(1),
        };
        let sentence = article.tokens.sentence(number);
        let words = sentence.rev().filter(|&i| article.tokens.all[i].kind == TokenKind::Word);
        let mut ends = words.take(2);
        let past = ends.next().is_some_and(|i| article.is(i, Class::Was))
            && ends.next().is_some_and(|i| article.is(i, Class::Done));
        // A court, another government: what a body does that has no part in the meeting is none of its outcome.
        let outsider = doers(article, number)
            .filter(|m| m.kind == MentionKind::Organisation && !m.entity.is_some_and(|e| bodies.contains(&e)))
            .any(|m| !meets_as(article, m, &met));
        let announces = about.get(number + 1).copied().unwrap_or(false);
        near[number] = about[number]
            || !past
                && !outsider
                && !turns_back(article, number)
                && (since <= reach || announces || opening.contains(&number));
        // What comes after another meeting goes on about that one.
        if elsewhere[number] && !about[number] && article.is(article.tokens.sentence(number).start, Class::TurnsFirst) {
            since = reach.saturating_add(1);
        }
    }
    near
}

/// Whether the meeting is named as one of many: सम्मेलन, विदेश मंत्रियों की बैठक.
fn congress(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let many = |i: usize| article.is(i, Class::OfMany) && article.tokens.str(i).ends_with("ों");
    let first = phrases.iter().find(|p| !p.passing && p.weight >= SURE);
    first.is_some_and(|p| article.is(p.noun.start, Class::Congress) || p.tokens.clone().any(many))
}

/// Whether a clause tells that somebody met one person: राज्यपाल से भेंट की. Where many meet, at a `congress`, that is another
/// meeting; and so it is anywhere if it was him too: राज्यपाल से भी भेंट की.
fn met_apart(article: &Article<'_>, clause: &Clause, congress: bool) -> bool {
    clause.units.iter().enumerate().any(|(at, unit)| {
        let word = |back: usize| at.checked_sub(back).map_or("", |i| article.tokens.str(clause.units[i].tokens.start));
        let too = word(1) == "भी";
        let mut whom = if too { 2 } else { 1 };
        // राज्यपाल के साथ भी
        let beside = too && (word(3), word(2)) == ("के", "साथ");
        whom += usize::from(beside);
        let person = at.checked_sub(whom + 1).is_some_and(|i| {
            matches!(clause.units[i].kind, UnitKind::Name(_, MentionKind::Person | MentionKind::Role))
        });
        let encounter = article.is(unit.tokens.start, Class::Encounter);
        encounter && (word(whom) == "से" || beside) && person && (congress || too)
    })
}

/// Whether a sentence turns to what was before, or went on elsewhere: इससे पहले …, उधर …
fn turns_back(article: &Article<'_>, number: usize) -> bool {
    let sentence = article.tokens.sentence(number);
    let before = |i: usize| matches!(article.tokens.str(i), "इससे" | "इसके") && article.is(i + 1, Class::BeforeIt);
    article.is(sentence.start, Class::TurnsAlone) || sentence.take(3).any(before)
}

/// Whether a body, by the words of its name, is the one that meets or a part of it; `met` are those of the meeting's name.
fn meets_as(article: &Article<'_>, body: &Mention, met: &BTreeSet<&str>) -> bool {
    let tokens = article.tokens;
    let name = tokens.within(body.span);
    // The committee, spoken of in full here and by its last word where it meets.
    let meets = article.is(name.end - 1, Class::Body) && met.contains(tokens.str(name.end - 1));
    // मंत्रिमंडल की आर्थिक समिति
    let whose = name.start > 1
        && matches!(tokens.str(name.start - 1), "की" | "का")
        && article.is(name.start - 2, Class::Ruling);
    meets || whose || name.clone().any(|i| article.is(i, Class::Ruling))
}

/// Which sentences speak of another meeting: those that name only such, and those that take it up again.
fn elsewhere(article: &Article<'_>, phrases: &[Phrase], opening: &[usize]) -> Vec<bool> {
    let tokens = article.tokens;
    let mut elsewhere = vec![false; tokens.sentences.len()];
    for phrase in phrases.iter().filter(|p| p.passing && !opening.contains(&p.sentence)) {
        elsewhere[phrase.sentence] = true;
    }
    for phrase in phrases.iter().filter(|p| !p.passing) {
        elsewhere[phrase.sentence] = false;
    }
    for number in 1..elsewhere.len() {
        let first = tokens.sentence(number).start;
        let named = phrases.binary_search_by_key(&number, |p| p.sentence).is_ok();
        let takes_up = article.is(first, Class::GoesOn);
        elsewhere[number] |= elsewhere[number - 1] && takes_up && !named;
    }
    elsewhere
}

/// The phrase that names the meeting: of the first few the one that says most without being long.
fn title(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let opening = article.opening();
    let told = |p: &&Phrase| !p.passing && p.weight >= SURE_IN_OPENING;
    let opens = phrases.iter().filter(told).any(|p| opening.contains(&p.sentence));
    let own = phrases.iter().filter(|p| !p.passing && (!opens || opening.contains(&p.sentence)));
    let surest = own.clone().map(|p| p.weight).fold(0.0, f32::max);
    let first = own.filter(|p| p.weight >= surest.min(SURE)).take(4);
    // The first that is more than the noun; else the first.
    let best = first.clone().find(|p| p.tokens.len() > p.noun.len()).or_else(|| first.clone().next());
    let best = best.map(|best| told_in_full(article, phrases, best));
    if let Some(phrase) = best {
        let mut span = article.tokens.span(phrase.tokens.clone());
        // Words that the article ran together: कीबैठक, बैठकमें.
        let text = span.of(article.tokens.text);
        let (before, after) = (text.strip_prefix("कीब").is_some(), text.ends_with("कमें"));
        span.start += if before { "की".len() } else { 0 };
        span.end -= if after { "में".len() } else { 0 };
        let evidence = article.tokens.sentences[phrase.sentence].1;
        slots[Slot::Title].push(Filler { span, entity: None, evidence, score: 0.0 });
    }
}

/// The phrase of the text that says what `phrase`, of a headline, says in fewer signs and words: विपक्ष दलों की बैठक, विपक्षी दलों की
/// बैठक.
fn told_in_full<'p>(article: &Article<'_>, phrases: &'p [Phrase], phrase: &'p Phrase) -> &'p Phrase {
    let headline = |p: &Phrase| article.part_of(p.sentence) == PartKind::Headline;
    let word = |i: usize| article.tokens.str(i);
    // The words before the noun, the nearest first, but for the genitive.
    let own = |p: &Phrase| {
        let words = (p.tokens.start..p.noun.start).rev().map(word);
        words.filter(|word| !matches!(*word, "का" | "के" | "की")).collect::<Vec<_>>()
    };
    let fuller = |p: &&Phrase| {
        !p.passing
            && !headline(p)
            && word(p.noun.start) == word(phrase.noun.start)
            && own(p) != own(phrase)
            && own(p).len() >= own(phrase).len()
            && own(p).iter().zip(own(phrase)).all(|(a, b)| a.starts_with(b))
    };
    if headline(phrase) { phrases.iter().find(fuller).unwrap_or(phrase) } else { phrase }
}

/// Puts into `slot` what `clause` tells: where it stands, with the entity that it names.
pub(crate) fn tell(
    article: &Article<'_>,
    clause: &Clause,
    slot: Slot,
    (span, entity): (Span<Text>, Option<usize>),
    slots: &mut Slots,
) {
    add(article, slots, slot, Filler { span, entity, evidence: evidence(article, clause), score: 0.0 });
}

/// The sentence that says so, or, where it is long, the clause.
fn evidence(article: &Article<'_>, clause: &Clause) -> Span<Text> {
    let (range, span) = &article.tokens.sentences[clause.sentence];
    if range.len() > EVIDENCE_TOKENS { article.tokens.span(clause.tokens.clone()) } else { *span }
}

/// Puts what a rule captured into `slot`.
fn take(
    article: &Article<'_>,
    clause: &Clause,
    slot: Slot,
    capture: &Capture,
    end: Option<usize>,
    body: bool,
    slots: &mut Slots,
) {
    match capture {
        Capture::Unit(at) => match clause.units[*at].kind {
            // सरकार, whose is not said, calls a meeting.
            UnitKind::Word(_) if slot == Slot::Host => {
                let span = article.tokens.span(clause.units[*at].tokens.clone());
                tell(article, clause, slot, (span, None), slots);
            }
            // सरकारी आवास 10 सर्कुलर रोड पर
            UnitKind::Building(_) if slot == Slot::Venue && addressed(article, clause, *at) => {
                let house = description(article, clause, at - 2).start..clause.units[*at].tokens.end;
                tell(article, clause, slot, (article.tokens.span(house), None), slots);
            }
            UnitKind::Venue(_) if slot == Slot::Venue => {
                let span = article.tokens.span(description(article, clause, *at));
                tell(article, clause, slot, (span, None), slots);
            }
            UnitKind::Name(_, MentionKind::Person) if names_a_house(article, clause, *at) => {}
            // रमेश यादव की अध्यक्षता में एक समिति बनाई
            _ if slot == Slot::Chair && leads_a_body(article, clause, *at) => {}
            // महाराष्ट्र में चल रही परियोजनाओं की समीक्षा के लिए बैठक
            _ if matches!(slot, Slot::Place | Slot::Venue) && lies_elsewhere(article, clause, *at) => {}
            unit => name(article, clause, slot, unit, slots),
        },
        Capture::NamesBefore { unit, near } => {
            let from = if *near { list_before(article, clause, *unit) } else { after_speech(article, clause, *unit) };
            for at in from..*unit {
                let unit_kind = clause.units[at].kind;
                let kind = match unit_kind {
                    UnitKind::Holders(_) => {
                        if slot == Slot::Participants && come_with(article, clause, at, *unit) {
                            office(article, clause, at, slots);
                        }
                        continue;
                    }
                    UnitKind::Name(_, kind) => kind,
                    UnitKind::He(_) => MentionKind::Person,
                    _ => continue,
                };
                if !takes_part(article, clause, slot, at, kind, *unit)
                    || slot == Slot::Participants && calls_on(article, clause, at)
                {
                    continue;
                }
                if unknown(article, unit_kind) {
                    office(article, clause, at, slots);
                } else {
                    name(article, clause, slot, unit_kind, slots);
                }
            }
        }
        Capture::PhraseBefore(unit) => topics(article, clause, *unit, end.unwrap_or(*unit), slot, slots),
        Capture::DeedBefore(unit) => deed(article, clause, *unit, end.unwrap_or(*unit), body, slot, slots),
        Capture::Phrase(_) if slot == Slot::NextStep => next_step(article, clause, slots),
        // What one said in the indicative is no decision: ने कहा कि … किया जाए.
        Capture::Phrase(units) if slot == Slot::Decisions && said(article, clause, units.start) => {
            if jussive(article, clause) {
                phrase(article, clause, units.clone(), slot, slots);
            }
        }
        Capture::Phrase(units) if slot == Slot::Agenda => listed(article, clause, units.clone(), slot, slots),
        Capture::Phrase(units) => {
            phrase(article, clause, units.start..end.unwrap_or(units.end), slot, slots);
        }
        Capture::End(_) | Capture::Nothing => {}
    }
}

/// Whether the words from unit `at` on are what somebody said, to nobody in particular: `… ने कहा कि`.
fn said(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| article.tokens.str(clause.units[i].tokens.start));
    let directs = |u: &Unit| matches!(article.tokens.str(u.tokens.start), "निर्देश" | "आदेश" | "हिदायत");
    word(1) == "कि" && word(2) == "कहा" && !matches!(word(3), "से" | "को") && !clause.units[..at].iter().any(directs)
}

/// Whether the clause ends by asking that something be done: `निकाले जाएं`, `किया जाए`.
fn jussive(article: &Article<'_>, clause: &Clause) -> bool {
    let last = clause.tokens.clone().rev().find(|&i| article.tokens.all[i].kind == TokenKind::Word);
    last.is_some_and(|i| article.is(i, Class::Jussive))
}

/// Puts a name into `slot`. A designation that stands for a known person gives that person's name.
fn name(article: &Article<'_>, clause: &Clause, slot: Slot, unit: UnitKind, slots: &mut Slots) {
    let (mention, building) = match unit {
        UnitKind::Name(mention, _) | UnitKind::He(mention) => (mention, false),
        UnitKind::Building(mention) => (mention, true),
        _ => return,
    };
    let found = &article.mentions[mention];
    let fits = match slot {
        Slot::Place => found.kind == MentionKind::Place && !building,
        Slot::Venue => building,
        Slot::Organisations => found.kind == MentionKind::Organisation,
        Slot::NextStep | Slot::Agenda | Slot::Decisions => false,
        // A year alone is that of a bill or a scheme.
        Slot::Time => {
            let text = found.span.of(article.tokens.text);
            found.kind == MentionKind::Date && !text.chars().all(char::is_numeric)
        }
        _ => !matches!(found.kind, MentionKind::Date | MentionKind::Number),
    };
    if !fits {
        return;
    }
    let mut span = found.span;
    let entity = found.entity.and_then(|e| article.entities.get(e));
    // The fullest form of a person's name; a body goes by the one that the article uses here.
    if let (MentionKind::Role | MentionKind::Person, Some(entity)) = (found.kind, entity) {
        let names = entity.mentions.iter().map(|&m| &article.mentions[m]).filter(|m| m.kind == entity.kind);
        // A nukta makes no name fuller.
        let letters = |m: &Mention| m.span.of(article.tokens.text).chars().filter(|c| *c != '\u{093C}').count();
        if let Some(fullest) = names.max_by_key(|m| (letters(m), std::cmp::Reverse(m.span.start))) {
            span = fullest.span;
        }
    }
    // One word for a designation by the other: पीएम, प्रधानमंत्री.
    if found.kind == MentionKind::Role && entity.is_none() {
        span = fuller_designation(article, span);
    }
    // A body among those who come is an organisation, not a participant.
    let slot = match (slot, found.kind) {
        (Slot::Participants, MentionKind::Organisation) => Slot::Organisations,
        _ => slot,
    };
    tell(article, clause, slot, (span, found.entity), slots);
    if let (Slot::Place, Some(around)) = (slot, around(article, found)) {
        tell(article, clause, slot, (around.span, around.entity), slots);
    }
}

/// The country that the phrase names with a town: `जापान के ओसाका`, `नेपाल की राजधानी काठमांडू`.
fn around<'m>(article: &'m Article<'_>, town: &Mention) -> Option<&'m Mention> {
    let tokens = article.tokens;
    let start = tokens.within(town.span).start;
    let back = |from: usize, words: &[&str]| from.checked_sub(1).filter(|&i| words.contains(&tokens.str(i)));
    let joint = back(start, &["के", "की"]).or_else(|| back(start, &["राजधानी"]).and_then(|i| back(i, &["की"])))?;
    article.mentions_ending(joint.checked_sub(1)?).find(|m| article.is_country(m))
}

/// The longest of the single words by which the article calls the designation in `span`.
fn fuller_designation(article: &Article<'_>, span: Span<Text>) -> Span<Text> {
    let tokens = article.tokens;
    let sense = |span: Span<Text>| {
        let range = tokens.within(span);
        if range.len() == 1 { role::sense(tokens, range) } else { None }
    };
    let Some(wanted) = sense(span) else { return span };
    let roles = article.mentions.iter().filter(|m| m.kind == MentionKind::Role && m.entity.is_none());
    let alike = roles.map(|m| m.span).filter(|&other| sense(other) == Some(wanted));
    alike.fold(span, |best, other| if other.len() > best.len() { other } else { best })
}

/// Whether the name at unit `at` takes part in what the verb at unit `verb` says: its case marker decides.
fn takes_part(article: &Article<'_>, clause: &Clause, slot: Slot, at: usize, kind: MentionKind, verb: usize) -> bool {
    let unit = |i: usize| clause.units.get(i).filter(|_| i < verb);
    let word = |i: usize| unit(i).map_or("", |u| article.tokens.str(u.tokens.start));
    let is = |i: usize, class: Class| unit(i).is_some_and(|u| article.is(u.tokens.start, class));
    match kind {
        MentionKind::Person if names_a_house(article, clause, at) => return false,
        MentionKind::Person => {}
        // A designation right before a name is the name's; one alone must be somebody's.
        MentionKind::Role => {
            let named =
                matches!(clause.units.get(at + 1).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person)));
            if named
                || unknown(article, clause.units[at].kind)
                    && !(slot == Slot::Participants && come_with(article, clause, at, verb))
            {
                return false;
            }
        }
        MentionKind::Organisation => {
            return is(at + 1, Class::Joins)
                || matches!(word(at + 1), "," | "ने" | "समेत" | "सहित")
                || is(at + 2, Class::OfBody)
                || at + 1 >= verb;
        }
        // States stay away, or are asked; elsewhere a place says where.
        MentionKind::Place if slot == Slot::Absent => {
            return is(at + 1, Class::Joins) || matches!(word(at + 1), "," | "ने") || at + 1 >= verb;
        }
        _ => return false,
    }
    match word(at + 1) {
        "के" | "की" => is(at + 2, Class::With),
        "से" => word(at + 2) == "लेकर",
        // नहीं आए, नहीं पहुंचे have no agent with ने.
        "ने" => slot != Slot::Absent || !intransitive(article, clause, verb),
        _ => !is(at + 1, Class::NotAgent),
    }
}

/// Whether the one at unit `at` only calls on others: `रमेश यादव ने दलों से वार्ता में शामिल होने का आह्वान किया`.
fn calls_on(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let mut after = clause.units[at..].iter().map(|u| article.tokens.str(u.tokens.start));
    let by = after.next().is_some() && after.next() == Some("ने");
    by && after.any(|word| matches!(word, "आह्वान" | "आहवान" | "अपील" | "आग्रह" | "अनुरोध"))
        && clause.units[at..]
            .windows(2)
            .any(|pair| article.is(pair[0].tokens.start, Class::TakesPart) && pair[1].infinitive)
}

/// Whether a house is named after the person at unit `at`: रमेश यादव हस्तकला संकुल में.
fn names_a_house(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |i: usize| clause.units.get(i).map_or("", |u| article.tokens.str(u.tokens.start));
    let kind = |i: usize| clause.units.get(i).map(|u| u.kind);
    let there = |i: usize| matches!(kind(i), Some(UnitKind::Venue(_))) && matches!(word(i + 1), "में" | "पर");
    let plain =
        |i: usize| matches!(kind(i), Some(UnitKind::Word(_))) && article.is_content(clause.units[i].tokens.start);
    there(at + 1) || plain(at + 1) && there(at + 2)
}

/// Whether a unit is a designation of nobody known by name.
fn unknown(article: &Article<'_>, unit: UnitKind) -> bool {
    matches!(unit, UnitKind::Name(m, MentionKind::Role) if article.mentions[m].entity.is_none())
}

/// Puts the designation at unit `at` among the participants.
fn office(article: &Article<'_>, clause: &Clause, at: usize, slots: &mut Slots) {
    let mut span = article.tokens.span(designation(article, clause, at));
    if let UnitKind::Name(m, _) = clause.units[at].kind
        && span == article.mentions[m].span
    {
        span = fuller_designation(article, span);
    }
    tell(article, clause, Slot::Participants, (span, None), slots);
}

/// The tokens of the designation at unit `at`, with whose it is: `चीन और भारत के मंत्रियों`, `सभी राज्यों के मुख्यमंत्री`.
fn designation(article: &Article<'_>, clause: &Clause, at: usize) -> Range<usize> {
    let word = |i: usize| article.tokens.str(clause.units[i].tokens.start);
    let own = clause.units[at].tokens.clone();
    let place =
        |i: usize| matches!(clause.units[i].kind, UnitKind::Name(_, MentionKind::Place | MentionKind::Organisation));
    let mut from = at;
    if at > 1 && word(at - 1) == "के" {
        let role = matches!(clause.units[at - 2].kind, UnitKind::Name(_, MentionKind::Role));
        if role || place(at - 2) || word(at - 2).ends_with("ों") {
            from = at - 2;
        }
        // आर्थिक मामलों के सचिव, संबंधित जिलों के जिलाधिकारी
        let plain = |i: usize| {
            matches!(clause.units[i].kind, UnitKind::Word(_)) && article.is_content(clause.units[i].tokens.start)
        };
        let whose = |i: usize| {
            let word = clause.units[i].tokens.end - 1;
            let loose = article.is(word, Class::OfWhat) || article.is(word, Class::BelongsBefore);
            article.ends(word, Class::Adjective) && (!loose || article.tokens.str(word) == "संबंधित")
        };
        if from < at && from > 0 && !place(from) && plain(from - 1) && whose(from - 1) {
            from -= 1;
        }
        // राज्यों और केंद्रशासित प्रदेशों के मुख्यमंत्री
        let joins = |i: usize| article.is(clause.units[i].tokens.start, Class::Joins);
        if from < at && from > 1 && joins(from - 1) && word(from - 2).ends_with("ों") && plain(from - 2) {
            from -= 2;
            if from > 0 && article.is_number(clause.units[from - 1].tokens.start) {
                from -= 1;
            }
        }
        // पड़ोसी देशों के राजदूत, दोनों देशों के मंत्री
        let many = |i: usize| article.is(clause.units[i].tokens.start, Class::HowMany);
        while !place(from) && from < at && from > 0 && many(from - 1) {
            from -= 1;
        }
    }
    // The designation may hold the last of the places: चीन और [नेपाल के मंत्री].
    let placed = article.place_or_body_begins(clause.units[from].tokens.start);
    let joined = |i: usize| word(i) == "," || article.is(clause.units[i].tokens.start, Class::Joins);
    while placed && from > 1 && joined(from - 1) && place(from - 2) {
        from -= 2;
    }
    clause.units[from].tokens.start..own.end
}

/// Whether the holders of a designation at unit `at`, not known by name, are among those that somebody meets, or that come:
/// `मुख्यमंत्रियों और सचिवों के साथ बैठक की`, `बैठक में मुख्य सचिव भी शामिल हुए`.
fn come_with(article: &Article<'_>, clause: &Clause, at: usize, verb: usize) -> bool {
    let own = designation(article, clause, at);
    let other = own.clone().filter(|&i| !matches!(article.tokens.str(i), "पूर्व" | "पार्टी"));
    if article.is(own.end - 1, Class::OfMany) && other.count() == 1 {
        return false;
    }
    let word = |i: usize| clause.units.get(i).map_or("", |u| article.tokens.str(u.tokens.start));
    // प्राचार्य, अशोक शर्मा: the name that follows is the holder's.
    let person = |i: usize| matches!(clause.units.get(i).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person)));
    if word(at + 1) == "," && person(at + 2) && matches!(clause.units[at].kind, UnitKind::Name(..)) {
        return false;
    }
    // A word right after it may be a name that nobody knows: पदाधिकारी टेनजिंग शेरपा.
    let after = clause.units.get(at + 1).filter(|_| at + 1 < verb);
    let plain = |u: &Unit| matches!(u.kind, UnitKind::Word(_)) && !article.is(u.tokens.start, Class::Listed);
    let grammar = |u: &Unit| {
        article.is(u.tokens.start, Class::Postposition)
            || article.is(u.tokens.start, Class::Others)
            || article.tokens.str(u.tokens.start) == "भी"
    };
    if after.is_some_and(|u| plain(u) && !grammar(u)) {
        return false;
    }
    // Over the rest of the list: सांसदों, प्रधानमंत्री के सचिव और अन्य पदाधिकारियों के साथ. A genitive goes on with a noun.
    let ends = |i: &usize| {
        article.is(clause.units[*i].tokens.start, Class::Postposition) && !(word(*i) == "के" && word(i + 1) != "साथ")
            || matches!(word(*i), "भी" | "कि")
    };
    let at = (at + 1..verb).find(ends).unwrap_or(verb);
    match word(at) {
        "के" => word(at + 1) == "साथ",
        "भी" | "ने" => true,
        _ => at >= verb,
    }
}

/// Whether the words from unit `verb` on tell of coming, which takes no agent with `ने`.
fn intransitive(article: &Article<'_>, clause: &Clause, verb: usize) -> bool {
    clause.units[verb.min(clause.units.len())..].iter().take(4).any(|u| article.is(u.tokens.start, Class::Comes))
}

/// Where the list of names that ends right before `unit` begins.
fn list_before(article: &Article<'_>, clause: &Clause, unit: usize) -> usize {
    let listed = |u: &Unit| match u.kind {
        UnitKind::Name(_, kind) => !matches!(kind, MentionKind::Date | MentionKind::Number),
        // राजद के मनोज यादव, भाजपा की ओर से सुनील कौल
        _ => article.is(u.tokens.start, Class::Listed) || matches!(article.tokens.str(u.tokens.start), "," | "(" | ")"),
    };
    unit - clause.units[..unit].iter().rev().take_while(|u| listed(u)).count()
}

/// Whether the street at unit `at` is a house's address: after the house and its number.
fn addressed(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let number = |i: usize| article.is_number(clause.units[i].tokens.start);
    at > 1 && number(at - 1) && matches!(clause.units[at - 2].kind, UnitKind::Venue(_))
}

/// The words that describe the building whose last word is unit `at`: `मुख्यमंत्री नीतीश कुमार के आधिकारिक आवास`.
fn description(article: &Article<'_>, clause: &Clause, at: usize) -> Range<usize> {
    let tokens = article.tokens;
    let mut start = at;
    let mut words = 0;
    while start > 0 && words < 4 {
        let unit = &clause.units[start - 1];
        match unit.kind {
            UnitKind::Name(_, MentionKind::Date | MentionKind::Number)
            | UnitKind::He(_)
            | UnitKind::Sign
            | UnitKind::Meeting
            | UnitKind::OtherMeeting
            | UnitKind::NextMeeting => break,
            UnitKind::Name(..) | UnitKind::Building(_) | UnitKind::Holders(_) => {
                start -= 1;
                // One name, with the designation before it, is enough.
                if start > 0 && matches!(clause.units[start - 1].kind, UnitKind::Name(_, MentionKind::Role)) {
                    start -= 1;
                }
                break;
            }
            UnitKind::Word(_) | UnitKind::Venue(_) => {
                let word = tokens.str(unit.tokens.start);
                let verb = article.is_verb(unit.tokens.start) && word != "की";
                if article.is(unit.tokens.start, Class::NotInHouse) || verb {
                    break;
                }
                start -= 1;
                words += 1;
            }
        }
    }
    // A description does not begin in the middle of a genitive.
    while start < at && article.is(clause.units[start].tokens.start, Class::NotFirstInHouse) {
        start += 1;
    }
    clause.units[start].tokens.start..clause.units[at].tokens.end
}

/// Dates in the clause that names the meeting: when it is held.
fn times(article: &Article<'_>, clause: &Clause, slots: &mut Slots) {
    // What was said, but for the meeting that is named there, has days of its own.
    let meeting = clause.units.iter().position(|u| u.kind == UnitKind::Meeting).unwrap_or(0);
    let from = after_speech(article, clause, meeting);
    // In a headline a comma parts what else is told: बैठक बेनतीजा, आज फिर जुटेंगे.
    let headline = article.part_of(clause.sentence) == PartKind::Headline;
    let that = clause.units[meeting..]
        .iter()
        .map(|u| article.tokens.str(u.tokens.start))
        .position(|word| word == "कि" || headline && word == ",");
    let until = that.map_or(clause.units.len(), |at| meeting + at);
    for (at, unit) in clause.units.iter().enumerate().take(until).skip(from) {
        if let UnitKind::Name(mention, MentionKind::Date) = unit.kind {
            let span = article.mentions[mention].span;
            let text = span.of(article.tokens.text);
            let word = |i: usize| clause.units.get(i).map_or("", |u| article.tokens.str(u.tokens.start));
            // A year alone dates something else, and so do a limit and the date of a thing (अगले साल के चुनाव).
            let this = article.tokens.str(unit.tokens.start) == "इस" || article.tokens.str(unit.tokens.start) == "इसी";
            let year = this
                || text.chars().all(|c| c.is_numeric() || c == '-')
                || text.starts_with("वर्ष")
                || text.starts_with("साल");
            let elsewhere = match word(at + 1) {
                "तक" => true,
                // फॉर्म भरने की तारीख 31 अगस्त
                _ if at > 0 && matches!(word(at - 1), "तारीख" | "तिथि" | "अवधि" | "सीमा") => {
                    true
                }
                // गुरुवार से शुरू हो रहे सत्र से पहले
                "से" => {
                    matches!(word(at + 2), "पहले" | "ही" | "लेकर") || at < meeting && matches!(word(at + 2), "शुरू" | "शुरु")
                }
                // अक्टूबर में होने वाली यात्रा
                "में" | "को" => at > meeting && word(at + 2) == "होने" && word(at + 4) != "बैठक",
                "के" | "की" | "का" => {
                    !matches!(word(at + 2), "दिन" | "सुबह" | "शाम" | "दोपहर" | "रात" | "देर" | "लिए" | "बैठक")
                }
                _ => false,
            };
            // मुलाकात से पहले सोमवार को …: when something else was
            let before = |i: usize| word(i) == "से" && matches!(word(i + 1), "पहले" | "पूर्व");
            let apart = at > meeting && (before(meeting + 1) || word(meeting + 1) == "करने" && before(meeting + 2));
            let elsewhere = elsewhere || apart || at < meeting && of_another(article, &clause.units[at + 1..meeting]);
            if !year && !elsewhere && slots[Slot::Time].len() < 2 {
                tell(article, clause, Slot::Time, (span, None), slots);
            }
        }
    }
}

/// Whether the one at unit `at` presides over a body that is made, and not over the meeting: `की अध्यक्षता में एक समिति बनाई`.
fn leads_a_body(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |i: usize| clause.units.get(i).map_or("", |u| article.tokens.str(u.tokens.start));
    let body = (at + 4..at + 8).find(|&i| matches!(word(i), "समिति" | "कमेटी" | "टीम" | "दल" | "समूह" | "आयोग"));
    word(at + 3) == "में" && body.is_some_and(|i| !matches!(word(i + 1), "की" | "के" | "का"))
}

/// Whether the place at unit `at` is that of what a participle after it tells, which the meeting is for: `महाराष्ट्र में चल रही
/// परियोजनाओं की समीक्षा के लिए बैठक`.
fn lies_elsewhere(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |i: usize| clause.units.get(i).map_or("", |u| article.tokens.str(u.tokens.start));
    let meeting = clause.units.iter().skip(at).position(|u| u.kind == UnitKind::Meeting).map(|ahead| at + ahead);
    // विश्वविद्यालय में छात्रों को संबोधित करने से पहले … से मुलाकात
    let led_up = |end: usize| {
        (at + 2..end).any(|i| {
            matches!((word(i), word(i + 1)), ("से", "पहले" | "पूर्व") | ("के", "बाद"))
                && clause.units[i - 1].infinitive
                && (at + 2..i).any(|j| word(j) == "को")
        })
    };
    if word(at + 1) == "में" && meeting.is_some_and(led_up) {
        return true;
    }
    let borne = word(at + 1) == "में" && matches!((word(at + 2), word(at + 3)), ("चल" | "हो", "रही" | "रहे" | "रहा"));
    borne && meeting.is_some_and(|end| (at..end).any(|i| word(i) == "के" && word(i + 1) == "लिए"))
}

/// Whether a date before these units, which lead up to the meeting, dates something else: a participle after it belongs to a
/// noun with a case of its own (`सोमवार को शुरू हो रहे सत्र से पहले … बैठक`, `14 फरवरी को हुए हमले पर … बैठक`).
fn of_another(article: &Article<'_>, between: &[Unit]) -> bool {
    let word = |u: &Unit| article.tokens.str(u.tokens.start);
    let borne = (0..between.len()).find(|&at| match word(&between[at]) {
        "हुए" | "हुई" | "हुआ" => true,
        "हो" => between.get(at + 1).is_some_and(|u| matches!(word(u), "रहे" | "रही" | "रहा")),
        "होने" => between.get(at + 1).is_some_and(|u| matches!(word(u), "वाले" | "वाली" | "वाला")),
        _ => false,
    });
    borne.is_some_and(|at| between[at..].iter().any(|u| matches!(word(u), "से" | "को" | "पर" | "में" | "ने")))
        || between.windows(2).any(|pair| word(&pair[0]) == "बाद" && word(&pair[1]) == "से")
}

/// Bodies in the phrase that names the meeting take part as such: `भाजपा संसदीय दल की बैठक`. Of a chain the outermost
/// counts (`नीति आयोग की शासी परिषद की बैठक`).
fn bodies(lexicon: &Lexicon, article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let tokens = article.tokens;
    for phrase in phrases.iter().filter(|p| !p.passing).take(4) {
        let span = tokens.span(phrase.tokens.clone());
        let inside = starting(article.mentions, span.start..span.end);
        for mention in inside.filter(|m| m.kind == MentionKind::Organisation && span.contains(&m.span)) {
            let organ = || party_of_organ(lexicon, article, phrase, mention);
            let outer = outer(article, mention).or_else(organ).unwrap_or(mention);
            // The government whose cabinet meets.
            let ruling =
                || tokens.within(outer.span).any(|i| article.is(i, Class::Ruling)) && self::cabinet(article, phrases);
            if !is_cabinet(article, mention.span) && !ruling() {
                let evidence = tokens.sentences[phrase.sentence].1;
                let filler = Filler { span: outer.span, entity: outer.entity, evidence, score: 0.0 };
                add(article, slots, Slot::Organisations, filler);
            }
        }
    }
}

/// Whether a body's name is that of a cabinet: its own meeting is not one that it takes part in as a body.
fn is_cabinet(article: &Article<'_>, span: Span<Text>) -> bool {
    article.names_cabinet(article.tokens.within(span))
}

/// The body that `mention` is a part of, where that stands in the genitive before it.
fn outer<'m>(article: &'m Article<'_>, mention: &Mention) -> Option<&'m Mention> {
    let tokens = article.tokens;
    let start = tokens.within(mention.span).start;
    let joint = start.checked_sub(1).filter(|&i| matches!(tokens.str(i), "की" | "के" | "का"))?;
    article.mentions_ending(joint.checked_sub(1)?).find(|m| m.kind == MentionKind::Organisation)
}

/// The party whose organ `mention` is, where the organ bears no name of its own (`राष्ट्रीय कार्यकारिणी`): the one that its
/// sentence names before it.
fn party_of_organ<'m>(
    lexicon: &Lexicon,
    article: &'m Article<'_>,
    phrase: &Phrase,
    mention: &Mention,
) -> Option<&'m Mention> {
    let tokens = article.tokens;
    let range = tokens.within(mention.span);
    let mut hits = range.clone().flat_map(|i| tokens.hits(i).iter().map(|hit| hit.entry));
    let organ = hits.clone().any(|e| matches!(e, Entry::MeetingKind { kind: MeetingKind::Party, .. }));
    let named = hits.any(|e| matches!(e, Entry::Organisation(_) | Entry::Place(_)));
    if !organ || named {
        return None;
    }
    let sentence = tokens.sentences.get(phrase.sentence)?.1;
    let before = starting(article.mentions, sentence.start..mention.span.start);
    before.filter(|m| m.kind == MentionKind::Organisation && is_party(lexicon, tokens, m)).last()
}

/// Whether the whole mention is a party's name.
pub(crate) fn is_party(lexicon: &Lexicon, tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let range = tokens.within(mention.span);
    let hits = tokens.hits(range.start).iter();
    hits.clone().any(|hit| matches!(hit.entry, Entry::Organisation(n) if hit.len == range.len() && lexicon.is_party(n)))
}

/// Where people of several parties or unions meet, these meet as such: `राजद के मनोज यादव और माकपा नेता अनिल शर्मा आए`.
fn parties(lexicon: &Lexicon, article: &Article<'_>, slots: &mut Slots) {
    let tokens = article.tokens;
    let mut found: Vec<Filler> = Vec::new();
    for filler in &slots[Slot::Participants] {
        // The designation right before the name, or `PARTY के`, `PARTY की ओर से`.
        let mut start = tokens.within(filler.span).start;
        let mut body = None;
        for _ in 0..4 {
            let Some(before) = start.checked_sub(1) else { break };
            let named = |m: &&Mention| matches!(m.kind, MentionKind::Role | MentionKind::Organisation);
            if let Some(mention) = article.mentions_ending(before).find(named) {
                let range = tokens.within(mention.span);
                let mut inside = starting(article.mentions, mention.span.start..mention.span.end);
                body = inside.find(|m| m.kind == MentionKind::Organisation && mention.span.contains(&m.span));
                if body.is_some() || mention.kind == MentionKind::Organisation {
                    break;
                }
                start = range.start;
            } else if matches!(tokens.str(before), "के" | "की" | "से" | "ओर" | "तरफ" | "डॉ" | "." | "श्री")
            {
                start = before;
            } else {
                break;
            }
        }
        if let Some(body) = body.filter(|m| is_party(lexicon, tokens, m))
            && !found.iter().any(|f| f.entity == body.entity)
        {
            found.push(Filler { span: body.span, entity: body.entity, evidence: filler.evidence, score: 0.0 });
        }
    }
    if found.len() > 1 {
        for filler in found {
            add(article, slots, Slot::Organisations, filler);
        }
    }
}

/// Whether a meeting need not be where its reporter sits: it is yet to be, and nothing says here (यहां), or it was held by video.
fn elsewhere_than_told(article: &Article<'_>, phrases: &[Phrase], status: Status) -> bool {
    let own = || phrases.iter().filter(|p| !p.passing);
    let says = |class: Class| own().any(|p| article.tokens.sentence(p.sentence).any(|i| article.is(i, class)));
    status == Status::Scheduled && !says(Class::Here) || says(Class::Online)
}

/// The dateline's place, where the text names no other.
fn dateline(article: &Article<'_>, slots: &mut Slots) {
    if !slots[Slot::Place].is_empty() {
        return;
    }
    let Some(part) = article.parts.iter().find(|p| p.kind == PartKind::Dateline) else { return };
    let place = article.mentions.iter().find(|m| m.kind == MentionKind::Place && part.span.contains(&m.span));
    if let Some(place) = place {
        slots[Slot::Place].push(Filler { span: place.span, entity: place.entity, evidence: part.span, score: 0.0 });
    }
}

/// Adds `filler` unless the slot already says the same.
fn add(article: &Article<'_>, slots: &mut Slots, slot: Slot, filler: Filler) {
    let phrase = matches!(slot, Slot::Agenda | Slot::Decisions | Slot::NextStep);
    let same = alike(article, slot, &slots[slot], &filler);
    match same {
        None if !filler.span.is_empty() => slots[slot].push(filler),
        // The text says in full what the headline says in short.
        Some(at) if phrase => {
            let headline = |f: &Filler| part_at(article.parts, f.span.start) == Some(PartKind::Headline);
            let old = &slots[slot][at];
            if headline(old) && !headline(&filler) && filler.span.len() > old.span.len() {
                slots[slot][at] = filler;
            }
        }
        _ => {}
    }
}

/// The countries between which one of `phrases` says that the meeting is: `भारत और नेपाल के बीच तकनीकी बैठक`.
fn sides(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let tokens = article.tokens;
    for phrase in phrases.iter().filter(|p| !p.passing) {
        let sentence = tokens.sentence(phrase.sentence);
        let from = phrase.noun.start.saturating_sub(BETWEEN).max(sentence.start);
        let between = (from + 1..phrase.noun.start).rev().find(|&i| tokens.str(i) == "बीच" && tokens.str(i - 1) == "के");
        let Some(between) = between.filter(|&i| i > sentence.start + 1) else { continue };
        let Some(joined) = article.joined_places(between - 1, sentence.start) else { continue };
        for side in joined {
            let filler = Filler {
                span: side.span,
                entity: side.entity,
                evidence: tokens.sentences[phrase.sentence].1,
                score: 0.0,
            };
            add(article, slots, Slot::Participants, filler);
        }
        return;
    }
}

/// Who presides takes part; who stayed away does not.
fn tidy(article: &Article<'_>, phrases: &[Phrase], status: Status, slots: &mut Slots) {
    // A designation beside a name says no more (मुख्यमंत्री, रमेश यादव).
    for slot in [Slot::Chair, Slot::Host] {
        if slots[slot].iter().any(|f| f.entity.is_some()) {
            slots[slot].retain(|f| f.entity.is_some());
        }
    }
    for chair in slots[Slot::Chair].clone() {
        add(article, slots, Slot::Participants, chair);
    }
    // विदेश मंत्री, beside the minister by name, is nobody else.
    let people: Vec<usize> = slots[Slot::Participants].iter().filter_map(|f| f.entity).collect();
    let offices = article
        .mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Role && m.entity.is_some_and(|e| people.contains(&e)));
    let offices: Vec<&str> = offices.map(|m| m.span.of(article.tokens.text)).collect();
    slots[Slot::Participants].retain(|f| {
        let text = f.span.of(article.tokens.text);
        f.entity.is_some() || !offices.iter().any(|office| office.ends_with(text))
    });
    // भारत और नेपाल के बीच बैठक: where nobody is named, the two countries meet.
    if slots[Slot::Participants].is_empty() {
        sides(article, phrases, slots);
    }
    // Who called a meeting that was held led it, unless another did.
    if status == Status::Held && slots[Slot::Chair].is_empty() {
        for host in slots[Slot::Host].clone() {
            let person =
                host.entity.and_then(|e| article.entities.get(e)).is_some_and(|e| e.kind == MentionKind::Person);
            if person {
                add(article, slots, Slot::Participants, host);
            }
        }
    }
    // A body that calls a meeting meets.
    if matches!(status, Status::Held | Status::UnderWay | Status::Scheduled) {
        for host in slots[Slot::Host].clone() {
            let kind = host.entity.and_then(|e| article.entities.get(e)).map(|e| e.kind);
            if kind == Some(MentionKind::Organisation) {
                add(article, slots, Slot::Organisations, host);
            }
        }
    }
    slots[Slot::Organisations].retain(|f| !is_cabinet(article, f.span));
    // A time that does not fit how the meeting stands is another's.
    let unfit = match status {
        Status::Held => Some(Class::ToCome),
        Status::Scheduled => Some(Class::Over),
        _ => None,
    };
    if let Some(unfit) = unfit {
        slots[Slot::Time].retain(|f| !article.is(article.tokens.within(f.span).start, unfit));
    }
    let absent: Vec<Option<usize>> = slots[Slot::Absent].iter().map(|f| f.entity).collect();
    for slot in [Slot::Participants, Slot::Organisations] {
        slots[slot].retain(|f| f.entity.is_none() || !absent.contains(&f.entity));
    }
}
