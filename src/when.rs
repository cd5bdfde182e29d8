//! Dates, times and numbers.

pub mod resolve;

use std::ops::Range;

use crate::analysis::MentionKind;
use crate::lexicon::{Entry, NumberWord, TimeWord};
use crate::tagger::Candidate;
use crate::token::{TokenKind, Tokens};

/// Log-odds of a date: nothing else that the tables hold looks like one.
const DATE: f32 = 6.0;
/// Log-odds of a number.
const NUMBER: f32 = 3.0;

/// Proposes dates (`15 अगस्त 2023`, `सोमवार`, `शाम पांच बजे`, `2024`) and numbers (`10 लाख रुपये`) of one sentence.
pub(crate) fn candidates(tokens: &Tokens<'_>, sentence: Range<usize>, found: &mut Vec<Candidate>) {
    let mut i = sentence.start;
    while i < sentence.end {
        if let Some(end) = date(tokens, i, sentence.end) {
            found.push(Candidate { tokens: i..end, kind: MentionKind::Date, score: DATE });
            i = end;
        } else if let Some(end) = amount(tokens, i, sentence.end) {
            found.push(Candidate { tokens: i..end, kind: MentionKind::Number, score: NUMBER });
            i = end;
        } else {
            i += 1;
        }
    }
}

fn time(tokens: &Tokens<'_>, i: usize) -> Option<(usize, TimeWord)> {
    tokens.longest(i, |entry| if let Entry::Time(time) = entry { Some(*time) } else { None })
}

fn is(tokens: &Tokens<'_>, i: usize, wanted: TimeWord) -> Option<usize> {
    time(tokens, i).filter(|(_, found)| *found == wanted).map(|(len, _)| i + len)
}

/// A number in digits or in words.
fn numeral(tokens: &Tokens<'_>, i: usize) -> bool {
    tokens.all.get(i).is_some_and(|t| t.kind == TokenKind::Number)
        || tokens.word(i, |e| matches!(e, Entry::Number(NumberWord::Number)).then_some(())).is_some()
}

/// The value of a token in digits.
fn value(tokens: &Tokens<'_>, i: usize) -> Option<u32> {
    let mut folded = String::new();
    crate::lexicon::fold(tokens.str(i), &mut folded);
    folded.parse().ok()
}

/// The end of the date that begins at token `i`.
fn date(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let bound = |at: usize| (at <= end).then_some(at);
    if let Some(at) = clock(tokens, i, end) {
        return Some(at);
    }
    match time(tokens, i) {
        Some((len, TimeWord::Weekday | TimeWord::Relative)) => {
            let at = bound(i + len)?;
            // सोमवार शाम, कल सुबह 10 बजे
            let part = || is(tokens, at, TimeWord::Daypart).and_then(bound);
            return Some(clock(tokens, at, end).or_else(part).unwrap_or(at));
        }
        Some((len, TimeWord::Hedge)) => {
            // पिछले साल, अगले सोमवार, आगामी 25 जून; a hedge before anything else is none.
            let next = i + len;
            let strong = !matches!(tokens.str(i), "इस" | "इसी");
            return match time(tokens, next) {
                Some((more, TimeWord::Unit | TimeWord::Weekday | TimeWord::Month))
                    if strong || time(tokens, next).is_some_and(|(_, t)| t != TimeWord::Month) =>
                {
                    bound(next + more)
                }
                _ if strong => date(tokens, next, end),
                _ => None,
            };
        }
        Some((len, TimeWord::Month)) if month_is_sure(tokens, i) => {
            // जून 2023, जून में
            let at = bound(i + len)?;
            return Some(year(tokens, at, end).unwrap_or(at));
        }
        _ => {}
    }
    if let Some(at) = day_and_month(tokens, i, end) {
        return Some(at);
    }
    // वर्ष 2016-17, साल 2024
    if let Some(at) = is(tokens, i, TimeWord::Unit)
        && let Some(after) = year(tokens, at, end)
    {
        return Some(after);
    }
    bare_year(tokens, i, end)
}

/// The end of the hour that begins at token `i`: `शाम पांच बजे`, `सुबह 10:30 बजे`, `दिन के 11 बजे`, `साढ़े तीन बजे`, `डेढ़ बजे`.
fn clock(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let mut at = match is(tokens, i, TimeWord::Daypart) {
        // रात के आठ बजे, दोपहर बाद तीन बजे
        Some(part) => part + usize::from(matches!(tokens.str(part), "के" | "को" | "में" | "बाद" | "करीब" | "लगभग")),
        None if tokens.str(i) == "दिन" && matches!(tokens.str(i + 1), "के" | "में") => i + 2,
        None => i,
    };
    at += usize::from(matches!(tokens.str(at), "करीब" | "लगभग") && at > i);
    let number = is(tokens, at, TimeWord::Fraction).unwrap_or(at);
    if !numeral(tokens, number) || number + 1 >= end {
        return None;
    }
    is(tokens, number + 1, TimeWord::Hour).filter(|after| *after <= end)
}

/// मई and मार्च are also other words; a month alone counts with a year, a day or a postposition beside it.
fn month_is_sure(tokens: &Tokens<'_>, i: usize) -> bool {
    year(tokens, i + 1, tokens.all.len()).is_some()
        || matches!(tokens.str(i + 1), "में" | "के" | "तक" | "से" | "माह" | "महीने")
}

/// `28 और 30 नवंबर 2016`, `31 मार्च, 2020`, `15 अगस्त`, `5 तारीख`.
fn day_and_month(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let day = |at: usize| {
        at < end
            && (value(tokens, at).is_some_and(|d| (1..=31).contains(&d))
                || numeral(tokens, at) && value(tokens, at).is_none())
    };
    if !day(i) {
        return None;
    }
    let mut at = i + 1;
    if matches!(tokens.str(at), "और" | "व" | "एवं" | "-" | "से") && day(at + 1) {
        at += 2;
    }
    if let Some(after) = is(tokens, at, TimeWord::Day) {
        return (after <= end).then_some(after);
    }
    let after = is(tokens, at, TimeWord::Month).filter(|after| *after <= end)?;
    Some(year(tokens, after, end).unwrap_or(after))
}

/// A year after a month, with or without a comma between.
fn year(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let at = if tokens.str(i) == "," { i + 1 } else { i };
    let plausible = at < end && value(tokens, at).is_some_and(|y| (1800..=2100).contains(&y));
    if !plausible {
        return None;
    }
    // 2016-17
    if tokens.str(at + 1) == "-" && at + 2 < end && value(tokens, at + 2).is_some_and(|y| y < 100) {
        return Some(at + 3);
    }
    Some(at + 1)
}

/// A year by itself: four digits that count nothing.
fn bare_year(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let digits = tokens.str(i).chars().count() == 4 && value(tokens, i).is_some_and(|y| (1900..=2100).contains(&y));
    let counts = tokens.word(i + 1, |e| matches!(e, Entry::Number(_)).then_some(())).is_some();
    let after_name = i > 0 && tokens.str(i - 1) == "-";
    if digits && !counts && !after_name { year(tokens, i, end) } else { None }
}

/// `10 लाख रुपये`, `30 प्रतिशत`, `तीन करोड़`: a number with a scale or a unit.
fn amount(tokens: &Tokens<'_>, i: usize, end: usize) -> Option<usize> {
    let kind = |at: usize| tokens.word(at, |e| if let Entry::Number(kind) = e { Some(*kind) } else { None });
    if !numeral(tokens, i) {
        return None;
    }
    let mut at = i + 1;
    while at < end && matches!(kind(at), Some(NumberWord::Scale | NumberWord::Unit)) {
        at += 1;
    }
    if at < end && tokens.str(at) == "%" {
        at += 1;
    }
    let digits = tokens.all.get(i).is_some_and(|t| t.kind == TokenKind::Number);
    (digits || at > i + 1).then_some(at)
}
