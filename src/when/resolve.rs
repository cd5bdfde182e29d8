//! Dates and hours as ISO 8601, resolved against the day on which the article was published.
//!
//! What the words leave open stays open: an hour without its part of the day, `कल` without a day of publication, the
//! months of Hindu calendars. Which way `कल`, `सोमवार` and `23 जून` look is told by the tense of the verb after them.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use crate::analysis::names;
use crate::lexicon::fold;
use crate::lexicon::table::{LexiconError, Table};
use crate::token::pieces;

/// A day of the Gregorian calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    year: i32,
    month: u8,
    day: u8,
}

/// What is no day as `YYYY-MM-DD`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no day; write it as YYYY-MM-DD, for instance 2023-06-23")]
pub struct NoDay(String);

impl Day {
    /// The day of that year, month (1 to 12) and day of the month, if there is one.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Day> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day);
        fits.then_some(Day { year, month, day })
    }

    /// The days since 1970-01-01. The algorithm is Howard Hinnant's `days_from_civil`.
    fn number(self) -> i64 {
        let year = i64::from(self.year) - i64::from(self.month <= 2);
        let month = (i64::from(self.month) + 9) % 12;
        let of_year = (153 * month + 2) / 5 + i64::from(self.day) - 1;
        365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + of_year - 719_468
    }

    fn from_number(number: i64) -> Option<Day> {
        let days = number + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year_of_era + era * 400 + i64::from(month <= 2);
        Day::new(i32::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    }

    fn plus(self, days: i64) -> Option<Day> {
        Day::from_number(self.number() + days)
    }

    /// From 1, Monday, to 7.
    fn weekday(self) -> i64 {
        (self.number() + 3).rem_euclid(7) + 1
    }

    /// The year and the number of the ISO week.
    fn week(self) -> Option<(i32, i64)> {
        let thursday = self.plus(4 - self.weekday())?;
        let first = Day::new(thursday.year, 1, 1)?;
        Some((thursday.year, (thursday.number() - first.number()) / 7 + 1))
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        2 => 28 + u8::from(leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Day {
    type Err = NoDay;

    fn from_str(text: &str) -> Result<Day, NoDay> {
        let day = || {
            let digits = |part: &str, len: usize| part.len() == len && part.bytes().all(|b| b.is_ascii_digit());
            let mut parts = text.split('-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let written = digits(year, 4) && digits(month, 2) && digits(day, 2) && parts.next().is_none();
            Day::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).filter(|_| written)
        };
        day().ok_or_else(|| NoDay(text.to_owned()))
    }
}

names! {
    /// What a word of a date stands for.
    Sort {
        /// A day of the week.
        Weekday = "weekday",
        /// A month.
        Month = "month",
        /// So many days from the day of publication.
        Day = "day",
        /// A part of the day.
        Daypart = "daypart",
        /// A year, a month, a week.
        Unit = "unit",
        /// तारीख: the number before it is a day of the month.
        Date = "date",
        /// बजे: the number before it is an hour.
        Hour = "hour",
        /// The one after, before, or of the day of publication.
        Hedge = "hedge",
        /// A number.
        Number = "number",
        /// Minutes more than the hour that follows.
        Part = "part",
        /// An ending that speaks of what is to come.
        Future = "future",
    }
}

/// What the words stand for, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    words: HashMap<String, (Sort, String)>,
    future: Vec<String>,
}

/// One word of a date.
#[derive(Clone, Copy, Debug)]
enum Piece<'r> {
    Number(u32),
    /// Hours and minutes as they are written.
    Clock(u32, u32),
    Word(Sort, &'r str),
    Sign,
    Other,
}

/// Which way from the day of publication a date lies.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Before,
    After,
}

impl Rules {
    /// Compiles the table that is built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`] for a row that can't be understood.
    pub fn builtin() -> Result<Self, LexiconError> {
        let table = Table::parse("when-values.tsv", include_str!("../../lexicon/when-values.tsv"))?;
        let mut rules = Rules { words: HashMap::new(), future: Vec::new() };
        for row in table.rows() {
            let sort = Sort::parse(row.get("sort")).ok_or_else(|| row.error("no such sort; see the file's head"))?;
            let mut word = String::new();
            fold(row.get("word"), &mut word);
            if sort == Sort::Future {
                rules.future.push(word);
            } else {
                rules.words.insert(word, (sort, row.get("value").to_owned()));
            }
        }
        Ok(rules)
    }

    /// The ISO 8601 form of the date `words`, where `after` is the rest of their sentence: a day `2023-06-23`, with its
    /// hour `2023-06-23T17:00`, a month `2023-06`, a year `2023`, a week `2023-W25`, two days `2023-06-23/2023-06-25`, or
    /// an hour alone `T17:00`. None where the words, or a missing day of publication, leave it open.
    pub fn resolve(&self, words: &str, after: &str, published: Option<Day>) -> Option<String> {
        let pieces = self.pieces(words);
        let hedge = pieces.iter().find_map(|piece| match piece {
            Piece::Word(Sort::Hedge, value) if *value != "to" => Some(*value),
            _ => None,
        });
        let way = match hedge {
            Some("next") => Some(Way::After),
            Some("last") => Some(Way::Before),
            _ => None,
        };
        let tense = way.unwrap_or_else(|| if self.is_future(after) { Way::After } else { Way::Before });
        let hour = hour(&pieces);
        if let Some(period) = period(&pieces, hedge, published) {
            return Some(period);
        }
        let day = day(&pieces, hedge, tense, published);
        match (day, hour) {
            (Some(day), Some((hour, minute))) if day.len() == 10 => Some(format!("{day}T{hour:02}:{minute:02}")),
            (Some(day), _) => Some(day),
            (None, Some((hour, minute))) => Some(format!("T{hour:02}:{minute:02}")),
            (None, None) => None,
        }
    }

    fn pieces<'r>(&'r self, words: &str) -> Vec<Piece<'r>> {
        let read = |word: &str| {
            let mut folded = String::new();
            fold(word, &mut folded);
            if let Ok(number) = folded.parse() {
                return Piece::Number(number);
            }
            if let Some((hours, minutes)) = folded.split_once([':', '.'])
                && let (Ok(hours), Ok(minutes)) = (hours.parse(), minutes.parse())
            {
                return Piece::Clock(hours, minutes);
            }
            match self.words.get(&folded) {
                Some((Sort::Number, value)) => value.parse().map_or(Piece::Other, Piece::Number),
                Some((sort, value)) => Piece::Word(*sort, value),
                None if folded.chars().all(|c| !c.is_alphanumeric()) => Piece::Sign,
                None => Piece::Other,
            }
        };
        pieces(words).map(|piece| read(&words[piece.range])).collect()
    }

    /// Whether the verb of the clause speaks of what is to come.
    fn is_future(&self, after: &str) -> bool {
        let mut folded = String::new();
        pieces(after).map(|piece| &after[piece.range]).take(40).any(|word| {
            folded.clear();
            fold(word, &mut folded);
            self.future.iter().any(|ending| folded.ends_with(ending.as_str()))
        })
    }
}

/// A year, month or week that stands for itself: `अगले साल`, `वर्ष 2016-17`, `इस सप्ताह`.
fn period(pieces: &[Piece<'_>], hedge: Option<&str>, published: Option<Day>) -> Option<String> {
    let unit = pieces.iter().find_map(|piece| match piece {
        Piece::Word(Sort::Unit, unit) => Some(*unit),
        _ => None,
    });
    let numbers: Vec<u32> =
        pieces.iter().filter_map(|piece| if let Piece::Number(n) = piece { Some(*n) } else { None }).collect();
    let is = |sort: Sort| pieces.iter().any(|piece| matches!(piece, Piece::Word(found, _) if *found == sort));
    if is(Sort::Month) || is(Sort::Weekday) || is(Sort::Day) || is(Sort::Date) || is(Sort::Hour) {
        return None;
    }
    match numbers[..] {
        [year] if (1800..=2100).contains(&year) => return Some(year.to_string()),
        [year, next] if (1800..=2100).contains(&year) && (year + 1) % 100 == next => {
            return Some(format!("{year}/{}", year + 1));
        }
        [] => {}
        _ => return None,
    }
    let (unit, published) = (unit?, published?);
    let step = match hedge? {
        "next" => 1,
        "last" => -1,
        _ => 0,
    };
    match unit {
        "year" => Some(format!("{:04}", published.year + step)),
        "month" => {
            let months = published.year * 12 + i32::from(published.month) - 1 + step;
            Some(format!("{:04}-{:02}", months.div_euclid(12), months.rem_euclid(12) + 1))
        }
        "week" => published.plus(7 * i64::from(step))?.week().map(|(year, week)| format!("{year:04}-W{week:02}")),
        _ => None,
    }
}

/// The day, or the month.
fn day(pieces: &[Piece<'_>], hedge: Option<&str>, way: Way, published: Option<Day>) -> Option<String> {
    for (i, piece) in pieces.iter().enumerate() {
        match *piece {
            Piece::Word(Sort::Month, month) => return in_month(pieces, i, month.parse().ok()?, way, published),
            Piece::Word(Sort::Date, _) => {
                // आगामी 5 तारीख
                let number =
                    pieces[..i].iter().rev().find_map(|p| if let Piece::Number(n) = p { Some(*n) } else { None });
                let (number, published) = (u8::try_from(number?).ok()?, published?);
                let months = published.year * 12 + i32::from(published.month) - 1;
                let of_month = |months: i32| {
                    Day::new(months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).ok()?, number)
                };
                let nearest = match (way, of_month(months)) {
                    (Way::After, Some(day)) if day >= published => Some(day),
                    (Way::After, _) => of_month(months + 1),
                    (Way::Before, Some(day)) if day <= published => Some(day),
                    (Way::Before, _) => of_month(months - 1),
                };
                return nearest.map(|day| day.to_string());
            }
            Piece::Word(Sort::Day, days) => {
                let days: i64 = days.parse().ok()?;
                return published?.plus(if way == Way::After { days } else { -days }).map(|day| day.to_string());
            }
            Piece::Word(Sort::Weekday, weekday) => {
                let (weekday, published): (i64, Day) = (weekday.parse().ok()?, published?);
                let ahead = (weekday - published.weekday()).rem_euclid(7);
                // अगले and पिछले never mean the day itself.
                let strict = matches!(hedge, Some("next" | "last")) && ahead == 0;
                let days = match way {
                    Way::After if strict => 7,
                    Way::After => ahead,
                    Way::Before if strict => -7,
                    Way::Before if ahead == 0 => 0,
                    Way::Before => ahead - 7,
                };
                return published.plus(days).map(|day| day.to_string());
            }
            _ => {}
        }
    }
    None
}

/// `15 अगस्त 2023`, `23 जून`, `23 से 25 जून`, `जून 2023`, `जून`.
fn in_month(pieces: &[Piece<'_>], at: usize, month: u8, way: Way, published: Option<Day>) -> Option<String> {
    let number = |piece: &Piece<'_>| if let Piece::Number(n) = piece { Some(*n) } else { None };
    let year = pieces[at + 1..].iter().find_map(number).filter(|year| (1800..=2100).contains(year));
    let days: Vec<u8> = pieces[..at].iter().filter_map(number).filter_map(|n| u8::try_from(n).ok()).collect();
    let last = *days.last().unwrap_or(&1);
    let year = match (year, published) {
        (Some(year), _) => i32::try_from(year).ok()?,
        (None, Some(published)) => {
            // The nearest on the side of which the verb speaks; some days of doubt are given to the other side.
            let this = Day::new(published.year, month, last.min(28))?;
            let past = this.number() - published.number();
            match way {
                Way::Before if past > 31 => published.year - 1,
                Way::After if past < -31 => published.year + 1,
                _ => published.year,
            }
        }
        (None, None) => return None,
    };
    match days[..] {
        [] => Some(format!("{year:04}-{month:02}")),
        [day] => Day::new(year, month, day).map(|day| day.to_string()),
        // 23 से 25 जून, 23-25 जून; 23 और 25 जून are two days and no span.
        [first, second] if first < second && joins(&pieces[..at]) => {
            Some(format!("{}/{}", Day::new(year, month, first)?, Day::new(year, month, second)?))
        }
        _ => None,
    }
}

/// Whether what stands between the two numbers of `pieces` makes a span of them: `से`, `-`.
fn joins(pieces: &[Piece<'_>]) -> bool {
    let first = pieces.iter().position(|piece| matches!(piece, Piece::Number(_)));
    first.is_some_and(|first| matches!(pieces.get(first + 1), Some(Piece::Sign | Piece::Word(Sort::Hedge, "to"))))
}

/// The hour and the minute by the clock of 24 hours, where a part of the day or the number itself tells which half.
fn hour(pieces: &[Piece<'_>]) -> Option<(u32, u32)> {
    let at = pieces.iter().position(|piece| matches!(piece, Piece::Word(Sort::Hour, _)))?;
    let (hours, minutes) = match *pieces.get(at.checked_sub(1)?)? {
        Piece::Number(hours) => (hours, 0),
        Piece::Clock(hours, minutes) => (hours, minutes),
        _ => return None,
    };
    let part = at.checked_sub(2).and_then(|i| match pieces[i] {
        Piece::Word(Sort::Part, minutes) => minutes.parse::<i32>().ok(),
        _ => None,
    });
    if hours > 24 || minutes > 59 || hours == 0 && part.is_some() {
        return None;
    }
    let daypart = pieces[..at].iter().rev().find_map(|piece| match piece {
        Piece::Word(Sort::Daypart, "late") => None,
        Piece::Word(Sort::Daypart, value) => Some(*value),
        _ => None,
    });
    let hours = match (daypart, hours) {
        (_, 13..=23) => hours,
        (Some("am"), 1..=11) | (Some("noon"), 10..=12) => hours,
        (Some("noon"), 1..=4) | (Some("pm"), 1..=11) | (Some("night"), 6..=11) => hours + 12,
        (Some("pm"), 12) => 12,
        (Some("night"), 1..=5) => hours,
        _ => return None,
    };
    let minutes = i32::try_from(hours * 60 + minutes).ok()? + part.unwrap_or(0);
    let minutes = u32::try_from(minutes).ok()?;
    Some((minutes / 60, minutes % 60))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_right() {
        for (text, number, weekday) in
            [("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2023-06-23", 19_531, 5), ("2024-12-31", 20_088, 2)]
        {
            let day: Day = text.parse().unwrap();
            assert_eq!((day.number(), day.weekday(), day.to_string()), (number, weekday, text.to_owned()));
            assert_eq!(Day::from_number(number), Some(day));
        }
        assert_eq!("2021-01-03".parse::<Day>().unwrap().week(), Some((2020, 53)));
        for wrong in ["", "2023-02-29", "2023-6-23", "23-06-2023", "2023-06-23T00:00", "2023-13-01"] {
            assert!(wrong.parse::<Day>().is_err(), "{wrong}");
        }
    }
}
