//! How what fills a slot stands: talked of or only asked for, decided or only promised, put off, laid before the meeting.

use super::{after, words};
use crate::analysis::Filler;
use crate::meeting::Article;
use crate::meeting::words::Class;

/// So many tokens after a topic it is looked for that it was put off.
const PUT_OFF: usize = 4;

/// How a topic stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// It was or will be talked of.
    TalkedOf,
    /// It was only asked for.
    AskedFor,
    /// It was only laid before the meeting.
    LaidBefore,
    /// It was put off.
    PutOff,
}

/// How one of the topics `all` stands.
pub(super) fn standing(article: &Article<'_>, topic: &Filler, all: &[Filler]) -> Standing {
    if deferred(article, topic) {
        Standing::PutOff
    } else if demands(article, topic, all) {
        Standing::AskedFor
    } else if presents(article, topic) {
        Standing::LaidBefore
    } else {
        Standing::TalkedOf
    }
}

/// Whether it was only laid before those who met: नुकसान का ब्योरा रखा, दो सीटों का दावा पेश किया.
fn presents(article: &Article<'_>, filler: &Filler) -> bool {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let paper = matches!(
        tokens.str(end.saturating_sub(1)),
        "खाका"
            | "ब्योरा"
            | "ब्यौरा"
            | "रोडमैप"
            | "रिपोर्ट"
            | "लेखा-जोखा"
            | "दावा"
    );
    paper && (end..end + 2).any(|i| matches!(tokens.str(i), "रखा" | "रखी" | "पेश" | "प्रस्तुत"))
}

/// Whether the matter was put off, and not talked of: `… का सवाल टाल दिया गया`.
fn deferred(article: &Article<'_>, filler: &Filler) -> bool {
    after(article, filler, PUT_OFF).any(|i| matches!(article.tokens.str(i), "टाल" | "टाला" | "टल" | "टली"))
}

/// Whether it was only asked for, by itself or in a list of `all`, and is not told to have been talked of: `… की मांग रखी`, not
/// `… की मांग पर चर्चा हुई`.
fn demands(article: &Article<'_>, filler: &Filler, all: &[Filler]) -> bool {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let next = all.iter().find(|other| {
        other.span.start > filler.span.start
            && (end..tokens.within(other.span).start).all(|i| tokens.str(i) == "," || article.is(i, Class::Joins))
    });
    let verb = |i: usize| article.is_verb_ki(i) || matches!(tokens.str(i), "रखी" | "उठाई" | "उठी" | "की");
    match next {
        Some(next) => demands(article, next, all),
        None => tokens.str(end.saturating_sub(1)) == "मांग" && (verb(end) || tokens.str(end) == "भी" && verb(end + 1)),
    }
}

/// Whether a decision only agrees on somebody's name, of whom another tells what was decided: रमेश यादव के नाम पर सहमति.
pub(super) fn named_already(article: &Article<'_>, filler: &Filler, all: &[&Filler]) -> bool {
    let text = words(article, filler);
    let name = [" के नाम पर सहमति", " के नाम पर मुहर"].iter().find_map(|end| text.strip_suffix(end));
    name.is_some_and(|name| all.iter().any(|other| other.span != filler.span && words(article, other).contains(name)))
}

/// Whether one presides with another by the sentence that tells it.
pub(super) fn co_chairs(article: &Article<'_>, filler: &Filler) -> bool {
    let sentence = filler.evidence.of(article.tokens.text);
    sentence.contains("सह-अध्यक्षता") || sentence.contains("सह अध्यक्षता")
}

/// Whether somebody only promised it: जांच का भरोसा.
pub(super) fn assures(article: &Article<'_>, filler: &Filler) -> bool {
    let last = article.tokens.within(filler.span).end.saturating_sub(1);
    matches!(article.tokens.str(last), "भरोसा" | "आश्वासन")
}

/// Whether the filler was there by the words of its sentence, though the meeting was not held.
pub(super) fn came_all_the_same(article: &Article<'_>, filler: &Filler) -> bool {
    let range = article.tokens.within(filler.evidence);
    range.into_iter().any(|i| matches!(article.tokens.str(i), "मौजूद" | "उपस्थित"))
}
