//! The summary: a line a fact, in Hindi, each with the sentence that it rests on.
//!
//! ```text
//! opening   the first line: which meeting, of whom, when and where, and how it stands
//! standing  what was talked of and what only asked for, what was decided and what only promised
//! topics    the line of what was talked of
//! decision  what was decided, as a phrase
//! ```

mod decision;
mod opening;
mod standing;
mod topics;

use std::ops::Range;

use super::Article;
use super::phrase::Phrase;
use crate::analysis::{Filler, Line, Mention, MentionKind, Slot, Slots, Status, starting};
use crate::word::{is_digit, is_word_char, one_line};
use decision::decision;
use opening::opening;
pub(super) use opening::plural;
use standing::{Standing, assures, came_all_the_same, co_chairs, named_already, standing};
use topics::{demanded, entered, topics};

/// The lines, the most important first. No line without evidence.
pub(crate) fn lines(article: &Article<'_>, phrases: &[Phrase], status: Status, slots: &Slots) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(title) = slots[Slot::Title].first() {
        lines.push(Line { text: opening(article, phrases, title, status, slots), evidence: title.evidence });
    }
    let lists = [
        (Slot::Host, "मेजबान"),
        (Slot::Chair, "अध्यक्षता"),
        (
            Slot::Participants,
            match status {
                Status::Scheduled => "शामिल होंगे",
                Status::Cancelled | Status::Postponed => "आने वाले थे",
                Status::UnderWay | Status::Held => "शामिल",
            },
        ),
        (Slot::Organisations, "दल और संस्थाएं"),
        (Slot::Absent, "नहीं आए"),
        (Slot::Agenda, "विषय"),
        (Slot::Decisions, "निर्णय"),
        (Slot::NextStep, "आगे"),
    ];
    let title = slots[Slot::Title].first();
    for (slot, label) in lists {
        let mut fillers: Vec<&Filler> = slots[slot].iter().collect();
        // What takes a label of its own.
        let mut apart: Vec<(&str, Vec<&Filler>)> = Vec::new();
        match slot {
            // Who presides or invites takes part: once is enough.
            Slot::Participants => {
                fillers.retain(|f| !fills(slots, Slot::Chair, f) && !fills(slots, Slot::Host, f));
            }
            // Who invited and presides is told once.
            Slot::Host => fillers.retain(|f| !fills(slots, Slot::Chair, f)),
            // The body that the first line names, or that invited.
            Slot::Organisations => {
                let text = |f: &Filler| f.span.of(article.tokens.text);
                let named = |title: &Filler, f: &Filler| {
                    let mut inside = starting(article.mentions, title.span.start..title.span.end);
                    inside.any(|m| m.entity.is_some() && m.entity == f.entity)
                };
                fillers.retain(|f| title.is_none_or(|title| !text(title).contains(text(f)) && !named(title, f)));
                // किसान संघ के प्रतिनिधिमंडल की … मुलाकात हुई
                fillers.retain(|f| !lines.first().is_some_and(|first| first.text.contains(&format!("{} के ", text(f)))));
                fillers.retain(|f| !fills(slots, Slot::Host, f));
            }
            Slot::Agenda => {
                let stand = |wanted| topics_that(article, slots, wanted);
                apart = vec![("मांग", stand(Standing::AskedFor)), ("पेश", stand(Standing::LaidBefore))];
                fillers = stand(Standing::TalkedOf);
            }
            // इस बीच …: what went on elsewhere.
            Slot::NextStep => {
                fillers.retain(|f| !f.evidence.of(article.tokens.text).trim_start().starts_with("इस बीच"));
            }
            Slot::Decisions => {
                let assured;
                (assured, fillers) = fillers.into_iter().partition(|filler| assures(article, filler));
                let all = fillers.clone();
                fillers.retain(|filler| !named_already(article, filler, &all));
                fillers.truncate(DECISIONS);
                apart = vec![("आश्वासन", assured)];
            }
            _ => {}
        }
        // Who came though the meeting was called off.
        if slot == Slot::Participants && matches!(status, Status::Cancelled | Status::Postponed) {
            let came;
            (came, fillers) = fillers.into_iter().partition(|filler| came_all_the_same(article, filler));
            apart = vec![("मौके पर मौजूद", came)];
        }
        let label = match (slot, fillers.len(), status) {
            (Slot::Organisations, 1, _) => "दल या संस्था",
            (Slot::Chair, ..) if fillers.iter().any(|filler| co_chairs(article, filler)) => "सह-अध्यक्षता",
            (Slot::Absent, _, Status::Scheduled) => "नहीं आएंगे",
            (Slot::Absent, _, Status::Postponed | Status::Cancelled) => "आने से इनकार",
            _ => label,
        };
        // Who is named in the first line needs no second one.
        if matches!(slot, Slot::Participants | Slot::Host)
            && let Some(first) = lines.first()
            && fillers.iter().all(|filler| told_in(article, &first.text, title, filler))
        {
            fillers.clear();
        }
        for (label, fillers) in [(label, fillers)].into_iter().chain(apart) {
            let Some(first) = fillers.first() else { continue };
            let said = || fillers.iter().map(|filler| said(article, slot, filler, &slots[slot])).collect::<Vec<_>>();
            let text = match slot {
                Slot::Agenda if label == "मांग" => match demanded(article, &fillers) {
                    told if told.is_empty() => continue,
                    told => format!("{label}: {}।", told.join("; ")),
                },
                Slot::Agenda if label == "पेश" => format!("{label}: {}।", said().join("; ")),
                Slot::Agenda => topics(article, &fillers, status, slots),
                _ => format!("{label}: {}।", said().join(separator(slot))),
            };
            lines.push(Line { text, evidence: first.evidence });
        }
    }
    lines
}

/// Most characters of the one line.
const BRIEF: usize = 280;

/// Most people named in the one line.
const BRIEF_NAMES: usize = 3;

/// The meeting, told in `lines`, in one line of at most 280 characters: that it is, who presides, what came of it or what it is about, who
/// takes part; what does not fit is left out whole.
pub(crate) fn brief(article: &Article<'_>, lines: &[Line], status: Status, slots: &Slots) -> String {
    let (Some(title), Some(Line { text: first, .. })) = (slots[Slot::Title].first(), lines.first()) else {
        return String::new();
    };
    let mut line = first.clone();
    let mut add = |mut pieces: Box<dyn Iterator<Item = String> + '_>| {
        let piece = pieces.find(|piece| line.chars().count() + piece.chars().count() < BRIEF);
        let fits = piece.is_some();
        if let Some(piece) = piece {
            line.push(' ');
            line.push_str(&piece);
        }
        fits
    };
    // As many as fit, at most so many.
    let list = |label: &'static str, slot: Slot, fillers: &[Filler], most: usize| {
        let all = fillers.len();
        let told = fillers.iter().take(most).map(|f| said(article, slot, f, fillers)).collect::<Vec<String>>();
        (1..=told.len()).rev().map(move |count| {
            let others = if slot != Slot::Decisions && count < all { ", अन्य" } else { "" };
            format!("{label}: {}{others}।", told[..count].join(separator(slot)))
        })
    };
    add(Box::new(list("अध्यक्षता", Slot::Chair, &slots[Slot::Chair], 2)));
    let decided: Vec<Filler> = slots[Slot::Decisions].iter().filter(|f| !assures(article, f)).cloned().collect();
    if !add(Box::new(list("निर्णय", Slot::Decisions, &decided, 2))) {
        let agenda = topics_that(article, slots, Standing::TalkedOf);
        let few = (1..=agenda.len().min(2)).rev();
        add(Box::new(few.map(|count| topics(article, &agenda[..count], status, slots))));
    }
    let other = |f: &&Filler| !fills(slots, Slot::Chair, f) && !told_in(article, first, Some(title), f);
    let others: Vec<Filler> = slots[Slot::Participants].iter().filter(other).cloned().collect();
    let label = if status == Status::Scheduled { "शामिल होंगे" } else { "शामिल" };
    if !matches!(status, Status::Cancelled | Status::Postponed) {
        add(Box::new(list(label, Slot::Participants, &others, BRIEF_NAMES)));
    }
    line
}

/// A filler of `slot`, one of `all`, as a line says it.
fn said(article: &Article<'_>, slot: Slot, filler: &Filler, all: &[Filler]) -> String {
    match slot {
        Slot::Decisions => decision(article, filler, all),
        Slot::Absent => of_body(article, filler),
        Slot::NextStep => next_step(&words(article, filler)),
        _ => named(article, filler),
    }
}

/// The topics that stand so, but for half lists.
fn topics_that<'s>(article: &Article<'_>, slots: &'s Slots, wanted: Standing) -> Vec<&'s Filler> {
    let all = &slots[Slot::Agenda];
    all.iter().filter(|topic| standing(article, topic, all) == wanted && !entered(article, topic)).collect()
}

/// The tokens of the sentence in which a filler stands.
fn sentence(article: &Article<'_>, filler: &Filler) -> Range<usize> {
    article.tokens.sentence(article.tokens.sentence_of(article.tokens.within(filler.span).start))
}

/// At most `count` tokens after a filler, in its sentence.
fn after(article: &Article<'_>, filler: &Filler, count: usize) -> Range<usize> {
    let end = article.tokens.within(filler.span).end;
    end..sentence(article, filler).end.min(end + count)
}

/// Whether the first line, with the meeting's `title` in it, names whom the filler names, in whatever spelling.
fn told_in(article: &Article<'_>, line: &str, title: Option<&Filler>, filler: &Filler) -> bool {
    let inside = |m: &Mention| {
        let text = m.span.of(article.tokens.text);
        m.kind == MentionKind::Person
            && m.entity.is_some()
            && m.entity == filler.entity
            && (title.is_some_and(|title| title.span.contains(&m.span)) || text.contains(' ') && line.contains(text))
    };
    line.contains(&named(article, filler))
        || filler.entity.is_none() && line.contains(&words(article, filler))
        || article.mentions.iter().any(inside)
}

/// What follows, without words that point at what the line does not tell.
fn next_step(words: &str) -> String {
    let sides = ["दोनों पक्षों में ", "दोनों पक्षों के बीच ", "दोनों देशों के बीच "];
    let turns = ["इसके साथ ही ", "इसके बाद ", "इसके अलावा ", "साथ ही ", "वहीं "];
    let words = turns.iter().find_map(|turn| words.strip_prefix(turn)).unwrap_or(words);
    let bare = sides.iter().find_map(|side| words.strip_prefix(side)).unwrap_or(words);
    decision::without_also(bare)
}

/// What parts the fillers of a slot in a line: clauses have commas of their own.
fn separator(slot: Slot) -> &'static str {
    if matches!(slot, Slot::Decisions | Slot::NextStep) { "; " } else { ", " }
}

/// Whether what the filler names fills `slot` too.
fn fills(slots: &Slots, slot: Slot, filler: &Filler) -> bool {
    slots[slot]
        .iter()
        .any(|other| other.entity == filler.entity && (other.entity.is_some() || other.span == filler.span))
}

/// Most decisions that one line tells: a cabinet decides more than anybody reads in a summary.
const DECISIONS: usize = 6;

/// Who stayed away: a body, or those of it of whom the article says so: नगर निगम के अधिकारी.
fn of_body(article: &Article<'_>, filler: &Filler) -> String {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let body = filler.entity.and_then(|e| article.entities.get(e)).is_some_and(|e| e.kind == MentionKind::Organisation);
    match tokens.str(end + 1) {
        people @ ("अधिकारी" | "प्रतिनिधि" | "नेता" | "सदस्य" | "पार्षद" | "विधायक" | "सांसद")
            if body && tokens.str(end) == "के" =>
        {
            format!("{} के {people}", words(article, filler))
        }
        _ => named(article, filler),
    }
}

/// A filler's words; holders of a designation in the direct case: मुख्यमंत्रियों, मुख्यमंत्री.
fn named(article: &Article<'_>, filler: &Filler) -> String {
    let words = words(article, filler);
    if filler.entity.is_some() {
        return words;
    }
    match (words.strip_suffix("ियों"), words.strip_suffix("ों").or_else(|| words.strip_suffix("ओं"))) {
        (Some(stem), _) => format!("{stem}ी"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => words,
    }
}

/// A filler's words: the entity's full name where it names one.
fn words(article: &Article<'_>, filler: &Filler) -> String {
    match filler.entity.and_then(|e| article.entities.get(e)) {
        Some(entity) if !entity.name.contains(' ') => {
            // मो. is of the name, which it leaves one word.
            let before = article.tokens.text.get(..filler.span.start).unwrap_or_default().trim_end();
            let short = ["मो.", "मोहम्मद", "मु."].iter().find(|short| before.ends_with(**short));
            short.map_or_else(|| entity.name.clone(), |short| format!("{short} {}", entity.name))
        }
        Some(entity) => entity.name.clone(),
        None => one_line(filler.span.of(article.tokens.text)),
    }
}

/// A line with `slip`, where it stands as words of its own, replaced by `right`.
pub(super) fn mended(line: &str, slip: &str, right: &str) -> String {
    let letter = |c: char| is_word_char(c) || is_digit(c);
    let mut mended = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(slip).filter(|_| !slip.is_empty()) {
        let (before, after) = (&rest[..at], &rest[at + slip.len()..]);
        let whole = !before.chars().next_back().is_some_and(letter) && !after.chars().next().is_some_and(letter);
        mended.push_str(before);
        mended.push_str(if whole { right } else { slip });
        rest = after;
    }
    mended + rest
}
