//! Meetings: which one the article reports, and what it says of it.
//!
//! ```text
//! article  what the steps before know of an article
//! phrase   the words that name a meeting, where they stand
//! group    which phrases name one meeting
//! kind     what kind of meeting it is
//! clause   sentences cut into clauses, clauses into units: names, meetings, words
//! rules    patterns over units, from lexicon/meeting_rules.tsv
//! reach    which sentences speak of the meeting
//! reading  their clauses with what the rules find, and how the meeting stands by them
//! topic    topics, decisions, next steps: where such a phrase begins and ends
//! deed     decisions told as what was done: where such a clause begins
//! alike    whether two fillers say the same
//! taking   what a rule captured, put into its slot
//! bodies   bodies, parties and countries that meet as such
//! slots    what the rules give, gathered, each filler with its evidence
//! confidence  how surely each filler is right, from lexicon/meeting_confidence.tsv
//! summary  lines of Hindi from the slots
//! words    word classes that steer the reading, from lexicon/meeting_grammar.tsv
//! ```

mod alike;
mod article;
mod bodies;
mod clause;
mod confidence;
mod deed;
mod group;
mod kind;
mod phrase;
mod reach;
mod reading;
mod rules;
mod slots;
mod summary;
mod taking;
mod topic;
mod words;

use crate::analysis::{Filler, Meeting, MeetingKind, PartKind, Slot, Slots, Status, Suggestion};
use crate::corrections::Placed;
use crate::lexicon::Lexicon;

pub(crate) use article::Article;
pub use rules::Rules;

/// How much the phrases must weigh together, where none stands in the opening.
const WEIGHT_ELSEWHERE: f32 = 3.0;
/// How surely a phrase in the opening must name a meeting.
const WEIGHT_IN_OPENING: f32 = 0.6;
/// How surely a phrase elsewhere must name one, of which it is told what came of it.
const WEIGHT_TOLD: f32 = 0.9;
/// In so many first sentences a meeting is still news of which it is told who met or about what.
const EARLY_SENTENCES: usize = 6;

/// The meetings that the article reports, the main one first. An article that only mentions one in passing reports none.
/// What a person `placed` wins.
pub(crate) fn meetings(lexicon: &Lexicon, rules: &Rules, article: &Article<'_>, placed: &Placed) -> Vec<Meeting> {
    let phrases = phrase::phrases(article);
    let opening = article.opening();
    let opens = phrases.iter().any(|p| {
        p.weight >= WEIGHT_IN_OPENING
            && !p.passing
            && opening.contains(&p.sentence)
            && (!p.aside || article.part_of(p.sentence) == PartKind::Headline)
    });
    let weight: f32 = phrases.iter().filter(|p| p.tells()).map(|p| p.weight).sum();
    let reported = opens || weight >= WEIGHT_ELSEWHERE;
    let worth_reading = reported || sure_phrases(&phrases) > 0;
    if placed.denies_meeting() || !(worth_reading || placed.tells_meeting()) {
        return Vec::new();
    }
    let mut meetings: Vec<(Meeting, &[phrase::Phrase])> = Vec::new();
    let groups = if worth_reading { group::groups(lexicon, article, &phrases) } else { Vec::new() };
    for phrases in &groups {
        let found = slots::fill(lexicon, rules, article, phrases, meetings.is_empty());
        let kind = kind::kind(lexicon, article, phrases, &found.slots);
        let meeting = untold(kind, found.status, found.slots);
        let told = match meetings.is_empty() {
            true if reported => says_something(article, phrases, &meeting),
            true => comes_of_it(article, phrases, &meeting),
            false => worth_telling(&meeting),
        };
        if told {
            meetings.push((meeting, phrases));
        }
    }
    if meetings.is_empty() && placed.tells_meeting() {
        meetings.push((untold(MeetingKind::Other, Status::Held, Slots::default()), &[]));
    }
    if let Some((main, _)) = meetings.first_mut().filter(|_| placed.tells_meeting() || placed.edits_slots()) {
        let sentences: Vec<_> = article.tokens.sentences.iter().map(|(_, span)| *span).collect();
        placed.fill(&mut main.slots, article.mentions, &sentences);
        placed.meeting(main);
    }
    let told = meetings.into_iter().map(|(mut meeting, phrases)| {
        meeting.summary = summary::lines(article, phrases, meeting.status, &meeting.slots);
        meeting.brief = summary::brief(article, &meeting.summary, meeting.status, &meeting.slots);
        meeting
    });
    told.collect()
}

/// Takes out of the summaries the slips that the fillers brought along: what proof would mend in `text` is mended there.
pub(crate) fn proofread(meetings: &mut [Meeting], text: &str, suggestions: &[Suggestion]) {
    for meeting in meetings {
        let Meeting { slots, summary, brief, .. } = meeting;
        let phrases = [Slot::Venue, Slot::Agenda, Slot::Decisions, Slot::NextStep].map(|slot| &slots[slot]);
        for filler in phrases.into_iter().flatten().filter(|filler| filler.entity.is_none()) {
            let from = suggestions.partition_point(|s| s.span.start < filler.span.start);
            let inside = suggestions[from..].iter().take_while(|s| s.span.end <= filler.span.end);
            for slip in inside.filter(|s| matches!(s.kind.as_str(), "spelling" | "grammar")) {
                let wrong = slip.span.of(text);
                // The line may have bent it: छोडें, छोडने.
                let bent = |ending: &str, other: &str| {
                    let (wrong, right) = (wrong.strip_suffix(ending)?, slip.after.strip_suffix(ending)?);
                    Some((format!("{wrong}{other}"), format!("{right}{other}")))
                };
                let bent = bent("ने", "ना").or_else(|| bent("ें", "ने"));
                for line in summary.iter_mut().map(|line| &mut line.text).chain([&mut *brief]) {
                    *line = summary::mended(line, wrong, &slip.after);
                    if let Some((wrong, right)) = &bent {
                        *line = summary::mended(line, wrong, right);
                    }
                }
            }
        }
    }
}

/// A meeting without its summary, which is written when all else stands.
fn untold(kind: MeetingKind, status: Status, slots: Slots) -> Meeting {
    Meeting { kind, status, slots, summary: Vec::new(), brief: String::new() }
}

/// Whether there is more to tell than that there were meetings (दिन भर चली बैठकों के बाद).
fn says_something(article: &Article<'_>, phrases: &[phrase::Phrase], meeting: &Meeting) -> bool {
    let one = phrases.iter().any(|p| !p.passing && !summary::plural(article.tokens.str(p.noun.end - 1)));
    let filled = |slot: &Slot| *slot != Slot::Title && !meeting.slots[*slot].is_empty();
    one || meeting.status != Status::Held || Slot::ALL.iter().any(filled)
}

/// Whether a sentence that names the meeting tells who led it, or what was decided there, or, not far into the text, who met
/// or about what: what the article reports came of it, though its first sentences do not name it.
fn comes_of_it(article: &Article<'_>, phrases: &[phrase::Phrase], meeting: &Meeting) -> bool {
    let early = article.opening_of(EARLY_SENTENCES).last().copied().unwrap_or(0);
    let named = |sentence: usize| phrases.iter().any(|p| p.tells() && p.sentence == sentence);
    let told = |slot: Slot| {
        // A body that only the meeting's name tells says nothing more of it.
        let apart = move |f: &&Filler| {
            slot != Slot::Organisations
                || !phrases.iter().any(|p| article.tokens.span(p.tokens.clone()).contains(&f.span))
        };
        meeting.slots[slot]
            .iter()
            .filter(apart)
            .map(|f| article.tokens.sentence_of(article.tokens.within(f.span).start))
    };
    let anywhere = [Slot::Chair, Slot::Decisions].into_iter().flat_map(told);
    let again = sure_phrases(phrases) > 1;
    let near = [Slot::Agenda, Slot::Participants, Slot::Organisations].into_iter().flat_map(told);
    let near = near.filter(|&sentence| again || sentence <= early);
    // What was decided may be told in full before.
    let outcome = |p: &phrase::Phrase| {
        // कई अहम फैसले लिए गए
        let taken = |i: usize| matches!(article.tokens.str(i), "फैसले" | "फ़ैसले") && article.is(i + 1, words::Class::Done);
        p.tells() && article.tokens.sentence(p.sentence).any(|i| article.is(i, words::Class::Outcome) || taken(i))
    };
    // A body's decisions are news, whoever speaks of them after its meeting.
    let decided = !meeting.slots[Slot::Decisions].is_empty()
        && reach::body_meets(article, phrases)
        && phrases.iter().any(|p| p.tells() && p.sentence <= early);
    // इस बीच मंत्री ने पटना में समीक्षा बैठक की: a sentence of its own tells who met, and where, when or about what.
    // Of one that is to come who may be told by a pronoun: आज वे कार्यकर्ताओं के साथ बैठक करेंगे.
    let told_in = |slots: &[Slot], p: &phrase::Phrase| {
        let by_pronoun = |f: &Filler| {
            let evidence = article.tokens.sentence_of(article.tokens.within(f.evidence).start);
            article.is(p.noun.end, words::Class::WillBe) && evidence == p.sentence
        };
        slots.iter().any(|&slot| told(slot).any(|at| at == p.sentence) || meeting.slots[slot].iter().any(by_pronoun))
    };
    // वे कल राष्ट्रपति के साथ वार्ता करेंगे
    let stands = |p: &phrase::Phrase| group::was(article, p) || article.is(p.noun.end, words::Class::WillBe);
    let own = phrases.iter().filter(|p| p.tells() && p.weight >= WEIGHT_TOLD && stands(p)).any(|p| {
        told_in(&[Slot::Participants, Slot::Organisations], p)
            && told_in(&[Slot::Place, Slot::Venue, Slot::Time, Slot::Agenda], p)
    });
    own || decided
        || anywhere.chain(near).any(named)
        || !meeting.slots[Slot::Decisions].is_empty() && phrases.iter().any(outcome)
}

/// How many phrases name a meeting so surely that it may be told of far from the opening.
fn sure_phrases(phrases: &[phrase::Phrase]) -> usize {
    phrases.iter().filter(|p| p.tells() && p.weight >= WEIGHT_TOLD).count()
}

/// Whether a meeting beside the main one is told so fully that it is a report: who met, and where, when or about what.
fn worth_telling(meeting: &Meeting) -> bool {
    let some = |slots: &[Slot]| slots.iter().any(|&slot| !meeting.slots[slot].is_empty());
    some(&[Slot::Participants, Slot::Organisations])
        && some(&[Slot::Place, Slot::Venue, Slot::Time, Slot::Agenda, Slot::Decisions])
}
