//! The clauses that may tell something, each with what the rules find in it; and how the meeting stands by them.

use super::Article;
use super::clause::{self, Clause, Unit, UnitKind};
use super::phrase::Phrase;
use super::rules::{Capture, Gives, Reach, Rule, Rules};
use super::words::Class;
use crate::analysis::{MentionKind, PartKind, Status};

/// How many votes the sentences that name the meeting have about its status, the first ones first.
const VOTES: &[u32] = &[4, 3, 2, 1];

/// A clause with what the rules find in it.
pub(super) struct Reading<'r> {
    pub clause: Clause,
    pub found: Vec<(&'r Rule, Vec<Capture>)>,
    /// How the meeting stands by this clause.
    pub status: Option<Status>,
    /// Whether it only tells that the meeting was called or opened: `बैठक बुलाई`.
    pub called: bool,
}

/// Reads all clauses that may tell something.
pub(super) fn read<'r>(
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
            let found = rules.matches(&clause.units, reach);
            // सम्मेलन से इतर मुलाकात करेंगे: the verb is the last one's.
            let last = |kind: UnitKind| clause.units.iter().rposition(|u| u.kind == kind);
            let own = last(UnitKind::Meeting);
            let other = last(UnitKind::OtherMeeting) > own || last(UnitKind::NextMeeting) > own;
            // The rules of a status stand in the order in which they count.
            let status = |rule: &Rule| if let Gives::Status(status) = rule.gives { Some(status) } else { None };
            let status = match until_that(article, &clause) {
                Some(told) => rules.matches(told, Reach::Status).iter().find_map(|(rule, _)| status(rule)),
                None => found.iter().find_map(|(rule, _)| status(rule)),
            };
            // बैठक में 2016 में हुए समझौते … लागू किए जाएंगे: what was held is another thing.
            let last = clause.units.iter().rev().take(2).any(|u| article.is(u.tokens.start, Class::WillBe));
            let status = status.filter(|&status| status != Status::Held || !last);
            // अगले हफ्ते सम्मेलन आयोजित किया है
            let status = match status {
                Some(Status::Held) if to_come(article, &clause) => Some(Status::Scheduled),
                status => status,
            };
            let called = called(article, &clause);
            read.push(Reading { clause, found, status: status.filter(|_| !other), called });
        }
    }
    read
}

/// Whether a day that is to come stands before the meeting, by itself: not that of अगले साल के चुनाव.
fn to_come(article: &Article<'_>, clause: &Clause) -> bool {
    let meeting = clause.units.iter().position(|u| u.kind == UnitKind::Meeting).unwrap_or(0);
    let word = |at| article.word(clause, at);
    (0..meeting).any(|at| {
        matches!(clause.units[at].kind, UnitKind::Name(_, MentionKind::Date))
            && article.is(clause.units[at].tokens.start, Class::ToCome)
            && !matches!(word(at + 1), "के" | "की" | "का" | "तक" | "से")
    })
}

/// Whether the clause only tells that the meeting was called or opened: `बैठक बुलाई`, `बुलाई सर्वदलीय बैठक`, `सम्मेलन का उद्घाटन किया`.
fn called(article: &Article<'_>, clause: &Clause) -> bool {
    let call = |u: &Unit| article.calls(u.tokens.start);
    let ends = |at: usize| clause.units.get(at).is_none_or(|u| u.kind == UnitKind::Sign);
    clause.units.iter().enumerate().filter(|(_, u)| u.kind == UnitKind::Meeting).any(|(at, _)| {
        let before = &clause.units[at.saturating_sub(4)..at];
        let opened = clause.units.get(at + 1..at + 3).is_some_and(|next| {
            article.is_genitive(next[0].tokens.start) && article.is(next[1].tokens.start, Class::Opens)
        });
        opened || clause.units.get(at + 1).is_some_and(call) && ends(at + 2) || ends(at + 1) && before.iter().any(call)
    })
}

/// The clause up to a `कि` after the meeting's noun: what was said there (`बैठक में तय हुआ कि … होगा`) does not tell how the
/// meeting stands.
fn until_that<'c>(article: &Article<'_>, clause: &'c Clause) -> Option<&'c [Unit]> {
    let meeting = clause.units.iter().position(|u| u.kind == UnitKind::Meeting)?;
    // In a headline a comma parts what else happened: ग्राम सभा में उठा मुद्दा, योजना की होगी जांच.
    let headline = article.part_of(clause.sentence) == PartKind::Headline;
    let that = clause.units[meeting..]
        .iter()
        .map(|u| article.tokens.str(u.tokens.start))
        .position(|word| word == "कि" || headline && word == ",")?;
    clause.units.get(..meeting + that)
}

/// Whether a clause says that something goes on: `जारी`.
fn goes_on(article: &Article<'_>, clause: &Clause) -> bool {
    clause.units.iter().any(|u| article.tokens.str(u.tokens.start) == "जारी")
}

/// How the meeting stands: each sentence that names it has a say, the first ones the most. What the first one calls off or puts
/// off stays so, however much is told of the later day: `बैठक टल गई। अब शुक्रवार को होगी।`
pub(super) fn vote(article: &Article<'_>, read: &[Reading<'_>]) -> Status {
    let mut votes = [0_u32; Status::ALL.len()];
    let mut first = None;
    let mut voters = VOTES.iter().copied().chain(std::iter::repeat(1));
    for sentence in read.chunk_by(|a, b| a.clause.sentence == b.clause.sentence) {
        let names_it = sentence.iter().any(|r| r.clause.has(UnitKind::Meeting));
        if let (Some(status), true) = (sentence.iter().find_map(|r| r.status), names_it) {
            first.get_or_insert(status);
            let weight = voters.next().unwrap_or(1);
            // बैठक बुलाई, in a headline, leaves open whether it was held yet.
            votes[status as usize] += match status {
                Status::Held if sentence.iter().any(|r| r.called) => 1,
                // What goes on may be told in so many words: सम्मेलन जारी है.
                Status::UnderWay if sentence.iter().any(|r| goes_on(article, &r.clause)) => weight.max(VOTES[1]),
                _ => weight,
            };
        }
    }
    let most = Status::ALL.iter().copied().max_by_key(|s| (votes[*s as usize], std::cmp::Reverse(*s as usize)));
    let most = most.filter(|s| votes[*s as usize] > 0).unwrap_or(Status::Held);
    first
        .filter(|first| most == Status::Scheduled && matches!(first, Status::Postponed | Status::Cancelled))
        .unwrap_or(most)
}
