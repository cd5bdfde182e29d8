//! Decisions that are told as what was done: `कर की दर घटाकर पांच प्रतिशत कर दी गई`, `हर गांव में समिति बनाई जाएगी`.

use std::ops::Range;

use super::Article;
use super::clause::{Clause, UnitKind};
use super::topic::{put, unnamed};
use super::words::Class;
use crate::analysis::{MentionKind, Slot, Slots};
use crate::lexicon::Entry;
use crate::token::TokenKind;

/// A clause of more words is no line of a summary.
const MOST_WORDS: usize = 28;
/// A clause of fewer words says too little.
const LEAST_WORDS: usize = 3;
/// What is left after `… को राहत देते हुए` must be so many units at least.
const AFTER_PARTICIPLE: usize = 2;
/// So many tokens after what will be done the words that call it a decision are looked for.
const DECIDED_REACH: usize = 30;

/// Puts what was done into `slot`: the words before unit `unit`, back to where the telling begins, and on to unit `end`. `body` where
/// a body meets whose members tell afterwards what it decided.
pub(crate) fn deed(
    article: &Article<'_>,
    clause: &Clause,
    unit: usize,
    end: usize,
    body: bool,
    slot: Slot,
    slots: &mut Slots,
) {
    let word = |at| article.word(clause, at);
    let Some((edge, start)) = start(article, clause, unit) else { return };
    let edge_word = edge.map_or("", word);
    let told = match edge_word {
        "ने" => edge.is_some_and(|edge| acts(article, clause, edge)),
        "कि" => edge.is_some_and(|edge| says_what_will_be(article, clause, edge, body)),
        _ => true,
    };
    if told && start <= unit && start < end && whole(article, clause, start, unit, end) {
        let slot = if edge_word != "कि" && follows(article, clause, start..end) { Slot::NextStep } else { slot };
        put(article, clause, start..end, slot, slots);
    }
}

/// Whether what will be done on a day to come only follows the meeting: `20 अक्टूबर को मेला लगाया जाएगा`, `मेला आयोजित किया जाएगा`.
fn follows(article: &Article<'_>, clause: &Clause, units: Range<usize>) -> bool {
    let word = |at| article.word(clause, at);
    let will = units.clone().rev().take(1).any(|at| article.is(clause.units[at].tokens.start, Class::WillBe));
    let dated =
        |at: usize| matches!(clause.units[at].kind, UnitKind::Name(_, MentionKind::Date)) && word(at + 1) == "को";
    will && !decided_after(article, clause) && units.into_iter().any(|at| dated(at) || word(at) == "आयोजित")
}

/// Whether what comes next calls this a decision: `चुनाव 26 नवंबर को कराए जाएंगे। बैठक में यह फैसला लिया गया।`
fn decided_after(article: &Article<'_>, clause: &Clause) -> bool {
    let tokens = article.tokens;
    let end = clause.tokens.end;
    (end + 1..tokens.all.len().min(end + DECIDED_REACH)).any(|i| {
        matches!(tokens.str(i - 1), "यह" | "ये")
            && matches!(tokens.str(i), "फैसला" | "फ़ैसला" | "निर्णय" | "घोषणा" | "ऐलान" | "एलान")
    })
}

/// Where what was done begins, and the unit that parts it from what stands before: who did it, on what occasion.
fn start(article: &Article<'_>, clause: &Clause, unit: usize) -> Option<(Option<usize>, usize)> {
    let word = |at| article.word(clause, at);
    let is = |at: usize, class: Class| clause.units.get(at).is_some_and(|u| article.is(u.tokens.start, class));
    let mut edge = None;
    for at in (0..unit).rev() {
        let before = at.checked_sub(1);
        let house = before.is_some_and(|i| {
            // In … की अगुवाई में समिति the committee is led, not the meeting.
            let led = matches!(word(i), "अध्यक्षता" | "अगुवाई" | "नेतृत्व");
            matches!(clause.units[i].kind, UnitKind::Meeting | UnitKind::Venue(_)) || is(i, Class::Scene) && !led
        });
        let parts = match clause.units[at].kind {
            UnitKind::Meeting => true,
            UnitKind::OtherMeeting | UnitKind::NextMeeting => return None,
            UnitKind::Sign => match word(at) {
                // बीज, खाद और दवा को कर से मुक्त किया गया
                "," => {
                    !(at + 1..unit).any(|i| is(i, Class::Joins)) || before.is_some_and(|i| is(i, Class::Postposition))
                }
                "-" | "'" | "\"" | "‘" | "’" | "“" | "”" | "(" | ")" | "/" | "%" => false,
                _ => true,
            },
            UnitKind::Name(..) | UnitKind::Building(_) | UnitKind::Holders(_) | UnitKind::He(..) => false,
            UnitKind::Word(_) | UnitKind::Venue(_) => match word(at) {
                "है" | "हैं" | "था" | "थे" | "थी" | "थीं" => true,
                "में" | "मे" | "पर" => house,
                "बाद" | "दौरान" => before
                    .and_then(|i| i.checked_sub(1))
                    .is_some_and(|i| clause.units[i].kind == UnitKind::Meeting || is(i, Class::Scene)),
                // किसानों को राहत देते हुए …
                "हुए" => before.is_some_and(|i| word(i).ends_with("ते")) && unit - at > AFTER_PARTICIPLE,
                "साथ" | "बीच" | "लेकर" => false,
                _ => is(at, Class::Stops),
            },
        };
        if parts {
            edge = Some(at);
            break;
        }
    }
    let mut start = edge.map_or(0, |at| at + 1);
    while start < unit {
        let after = start + 1;
        // साथ ही …, इसके अलावा …, इसी तरह …, सर्वसम्मति से …
        let turns = is(start, Class::TurnsFirst) && is(after, Class::TurnsSecond)
            || matches!(word(start), "इस" | "इसी") && matches!(word(after), "तरह" | "प्रकार" | "क्रम" | "कड़ी")
            || matches!(word(start), "सर्वसम्मति" | "एकमत") && word(after) == "से"
            || matches!(word(start), "अंत" | "आखिर" | "शुरुआत") && word(after) == "में";
        if turns {
            start += 2;
        } else if is(start, Class::Vague) && word(after) == "के" && matches!(word(after + 1), "तहत" | "अंतर्गत" | "अनुसार")
        {
            // योजना के तहत …: which one?
            return None;
        } else if matches!(clause.units[start].kind, UnitKind::Word(_))
            && matches!(word(start), "यह" | "ये" | "इस" | "इन" | "उस" | "उन" | "वह" | "वे" | "जो" | "जिन" | "जिस")
        {
            // What it points at is not told.
            return None;
        } else if clause.units[start].kind == UnitKind::Sign && !matches!(word(start), "(" | "‘" | "“" | "'" | "\"")
            || matches!(clause.units[start].kind, UnitKind::Word(_)) && is(start, Class::NoOpening)
        {
            start += 1;
        } else {
            break;
        }
    }
    Some((edge, start))
}

/// Whether it is a body that acts, before the `ने` at unit `ne`: what a person did is no decision.
fn acts(article: &Article<'_>, clause: &Clause, ne: usize) -> bool {
    let Some(before) = ne.checked_sub(1).and_then(|at| clause.units.get(at)) else { return false };
    match before.kind {
        UnitKind::Name(_, kind) => kind == MentionKind::Organisation || kind == MentionKind::Place,
        UnitKind::Word(_) | UnitKind::Venue(_) => article.is(before.tokens.start, Class::Body),
        _ => false,
    }
}

/// Whether what follows the `कि` at unit `that` was decided, and not only said, hoped or asked for.
fn says_what_will_be(article: &Article<'_>, clause: &Clause, that: usize, body: bool) -> bool {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let before = &clause.units[..that];
    if before.iter().any(|u| article.is(u.tokens.start, Class::Wishes)) {
        return false;
    }
    let by = before.iter().rposition(|u| article.tokens.str(u.tokens.start) == "ने");
    let said = (0..that).rev().take(4).any(|at| matches!(word(at), "कहा" | "बताया" | "बतायी" | "स्पष्ट"));
    !said
        || body
        || by.is_some_and(|ne| acts(article, clause, ne))
        || (0..that).rev().take(4).any(|at| word(at) == "बताया")
}

/// Whether the units tell something whole that was or will be done.
fn whole(article: &Article<'_>, clause: &Clause, start: usize, unit: usize, end: usize) -> bool {
    let tokens = article.tokens;
    let units = &clause.units[start..end];
    let word = |at: usize| tokens.str(clause.units[at].tokens.start);
    let is = |at: usize, class: Class| article.is(clause.units[at].tokens.start, class);
    let words: usize = units.iter().filter(|u| u.kind != UnitKind::Sign).map(|u| u.tokens.len()).sum();
    let object = clause.units[start..unit].iter().flat_map(|u| u.tokens.clone());
    let contents = object.filter(|&i| article.is_content(i) || tokens.all[i].kind == TokenKind::Number).count();
    // What it is that was done, right before the verb: चर्चा, समीक्षा are no decisions.
    let verb = |at: usize| article.is_verb(clause.units[at].tokens.start);
    let noun = (start..unit).rev().find(|&at| !verb(at) && !is(at, Class::NoOpening));
    // 2015 में …, पिछले साल …: that was before.
    let before = !is(end - 1, Class::WillBe)
        && (start..unit).any(|at| {
            let dated = matches!(clause.units[at].kind, UnitKind::Name(_, MentionKind::Date));
            let year = word(at).chars().count() == 4 && word(at).chars().all(char::is_numeric);
            dated && (is(at, Class::Over) || year && at + 1 < unit && word(at + 1) == "में")
        });
    let doubtful = before || (start..unit).any(|at| is(at, Class::Doubts) || word(at) == "?");
    let points = (start..end).any(|at| {
        let this_year = at + 1 < end
            && (matches!(clause.units[at + 1].kind, UnitKind::Name(_, MentionKind::Date))
                || tokens
                    .word(clause.units[at + 1].tokens.start, |e| matches!(e, Entry::Time(_)).then_some(()))
                    .is_some()
                || matches!(word(at + 1), "साल" | "वर्ष" | "माह" | "महीने" | "बार" | "सप्ताह"));
        let plain = matches!(clause.units[at].kind, UnitKind::Word(_));
        plain && is(at, Class::Refers) && !matches!(word(at), "अपने" | "अपनी" | "अपना")
            || plain && matches!(word(at), "यह" | "ये" | "इस" | "इन" | "इसी" | "उस" | "इनमें" | "उनमें") && !this_year
    });
    (LEAST_WORDS..=MOST_WORDS).contains(&words)
        && contents > 1
        && !units.first().zip(units.last()).is_some_and(|(a, b)| unnamed(article, a.tokens.start..b.tokens.end))
        && !doubtful
        && !points
        && !noun.is_some_and(|at| {
            is(at, Class::NoDeed) || matches!(clause.units[at].kind, UnitKind::Meeting | UnitKind::NextMeeting)
        })
}
