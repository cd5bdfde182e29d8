//! Dates and hours as ISO 8601, resolved against the day on which the article was published.
//!
//! What the words leave open stays open: an hour without its part of the day, `कल` without a day of publication, the
//! months of Hindu calendars. Which way `कल`, `सोमवार` and `23 जून` look is told by the tense of the verb after them.

use std::collections::HashMap;
use std::fmt;
use std::str::FromStr;

use crate::analysis::names;
use crate::lexicon::fold;
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::token::{self, pieces};

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

    /// The year and the month so many months on.
    fn month_after(self, months: i32) -> (i32, u8) {
        let months = self.year * 12 + i32::from(self.month) - 1 + months;
        (months.div_euclid(12), u8::try_from(months.rem_euclid(12) + 1).unwrap_or(1))
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
        /// An ending that speaks of what is to come, maybe with how the next word begins.
        Future = "future",
        /// A verb that speaks of what has been.
        Past = "past",
        /// A month or a year of another calendar.
        Other = "other",
    }
}

/// What the words stand for, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    words: HashMap<String, (Sort, String)>,
    /// How words end that speak of what is to come, each with how the next ones begin.
    future: Vec<Vec<String>>,
}

/// One word of a date.
#[derive(Clone, Copy, Debug)]
enum Piece<'r> {
    Number(u32),
    /// Hours and minutes as they are written.
    Clock(u32, u32),
    Word(Sort, &'r str),
    Sign,
    Unknown,
}

impl Piece<'_> {
    fn number(&self) -> Option<u32> {
        if let Piece::Number(number) = self { Some(*number) } else { None }
    }

    fn is(&self, sort: Sort) -> bool {
        matches!(self, Piece::Word(found, _) if *found == sort)
    }
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
        let table = Table::parse("when-values.tsv", shipped!("when-values.tsv"))?;
        let mut rules = Rules { words: HashMap::new(), future: Vec::new() };
        for row in table.rows() {
            let sort = Sort::parse(row.get("sort")).ok_or_else(|| row.error("no such sort; see the file's head"))?;
            let mut word = String::new();
            fold(row.get("word"), &mut word);
            if sort == Sort::Future {
                rules.future.push(word.split(' ').map(str::to_owned).collect());
            } else {
                rules.words.insert(word, (sort, row.get("value").to_owned()));
            }
        }
        Ok(rules)
    }

    /// The ISO 8601 form of the date that these words and signs tell, where `after` is the rest of their sentence: a day
    /// `2023-06-23`, with its hour `2023-06-23T17:00`, a month `2023-06`, a year `2023`, a week `2023-W25`, two days
    /// `2023-06-23/2023-06-25`, or an hour alone `T17:00`. None where the words, or a missing day of publication, leave it open.
    pub fn resolve<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
        after: &str,
        published: Option<Day>,
    ) -> Option<String> {
        let pieces = self.pieces(words);
        if pieces.iter().any(|piece| piece.is(Sort::Other)) {
            return None;
        }
        let hedge = pieces.iter().find_map(|piece| match piece {
            Piece::Word(Sort::Hedge, value) if *value != "to" => Some(*value),
            _ => None,
        });
        let way = match hedge {
            Some("next") => Some(Way::After),
            Some("last") => Some(Way::Before),
            _ => None,
        };
        let hour = hour(&pieces);
        if let Some(period) = period(&pieces, hedge, published) {
            return Some(period);
        }
        // It is asked only which way a date looks from the day of publication.
        let future = way.is_none() && published.is_some() && self.is_future(after);
        let tense = way.unwrap_or(if future { Way::After } else { Way::Before });
        let day = day(&pieces, hedge, tense, published);
        match (day, hour) {
            (Some(day), Some((hour, minute))) if day.len() == 10 => Some(format!("{day}T{hour:02}:{minute:02}")),
            (Some(day), _) => Some(day),
            (None, Some((hour, minute))) => Some(format!("T{hour:02}:{minute:02}")),
            (None, None) => None,
        }
    }

    fn pieces<'r, 'w>(&'r self, words: impl Iterator<Item = &'w str>) -> Vec<Piece<'r>> {
        let read = |word: &str| {
            let mut folded = String::with_capacity(word.len());
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
                Some((Sort::Number, value)) => match value.split_once(':') {
                    // डेढ़, ढाई
                    Some((hours, minutes)) => match (hours.parse(), minutes.parse()) {
                        (Ok(hours), Ok(minutes)) => Piece::Clock(hours, minutes),
                        _ => Piece::Unknown,
                    },
                    None => value.parse().map_or(Piece::Unknown, Piece::Number),
                },
                Some((sort, value)) => Piece::Word(*sort, value),
                None if folded.chars().all(|c| !c.is_alphanumeric()) => Piece::Sign,
                None => Piece::Unknown,
            }
        };
        words.map(read).collect()
    }

    /// Whether the first verb that tells its time speaks of what is to come: `कल हुई बैठक में तय हुआ कि सड़क बनेगी` does not.
    fn is_future(&self, after: &str) -> bool {
        let folded = |piece: token::Piece| {
            let mut word = String::new();
            fold(&after[piece.range], &mut word);
            word
        };
        let words: Vec<String> = pieces(after).take(40).map(folded).collect();
        let told = words.iter().enumerate().find_map(|(i, word)| {
            let begins =
                |(next, start): (usize, &String)| words.get(i + next).is_some_and(|w| w.starts_with(start.as_str()));
            let future = self.future.iter().any(|row| {
                row.first().is_some_and(|ending| word.ends_with(ending.as_str()))
                    && row.iter().enumerate().skip(1).all(begins)
            });
            let past = matches!(self.words.get(word), Some((Sort::Past, _)));
            (future || past).then_some(future)
        });
        told.unwrap_or(false)
    }
}

/// A year, month or week that stands for itself: `अगले साल`, `वर्ष 2016-17`, `इस सप्ताह`.
fn period(pieces: &[Piece<'_>], hedge: Option<&str>, published: Option<Day>) -> Option<String> {
    let numbers: Vec<u32> = pieces.iter().filter_map(Piece::number).collect();
    let is = |sort: Sort| pieces.iter().any(|piece| piece.is(sort));
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
    let (unit, published) = (unit(pieces)?, published?);
    let step = step(hedge?);
    match unit {
        "year" => Some(format!("{:04}", published.year + step)),
        "month" => {
            let (year, month) = published.month_after(step);
            Some(format!("{year:04}-{month:02}"))
        }
        "week" => published.plus(7 * i64::from(step))?.week().map(|(year, week)| format!("{year:04}-W{week:02}")),
        _ => None,
    }
}

fn unit<'r>(pieces: &[Piece<'r>]) -> Option<&'r str> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Word(Sort::Unit, unit) => Some(*unit),
        _ => None,
    })
}

/// How many units on from that of the day of publication.
fn step(hedge: &str) -> i32 {
    match hedge {
        "next" => 1,
        "last" => -1,
        _ => 0,
    }
}

/// The day, or the month. A month tells more than the day of the week beside it.
fn day(pieces: &[Piece<'_>], hedge: Option<&str>, way: Way, published: Option<Day>) -> Option<String> {
    if let Some((at, month)) = month(pieces, 0) {
        return in_month(pieces, at, month, way, published);
    }
    pieces.iter().enumerate().find_map(|(at, piece)| match *piece {
        Piece::Word(Sort::Date, _) => Some(of_month(&pieces[..at], unit(pieces).zip(hedge), way, published)),
        Piece::Word(Sort::Day, days) => Some(days.parse().ok().and_then(|days: i64| {
            published?.plus(if way == Way::After { days } else { -days }).map(|day| day.to_string())
        })),
        Piece::Word(Sort::Weekday, weekday) => {
            let weekday = weekday.parse().ok();
            Some(weekday.and_then(|weekday| of_week(weekday, unit(pieces), hedge, way, published?)))
        }
        _ => None,
    })?
}

/// The first month from `from` on: where it stands, and its number.
fn month(pieces: &[Piece<'_>], from: usize) -> Option<(usize, u8)> {
    pieces.iter().enumerate().skip(from).find_map(|(at, piece)| match piece {
        Piece::Word(Sort::Month, month) => Some((at, month.parse().ok()?)),
        _ => None,
    })
}

/// `आगामी 5 तारीख`, `अगले महीने की 5 तारीख`: the day whose number stands last in `before`.
fn of_month(before: &[Piece<'_>], unit: Option<(&str, &str)>, way: Way, published: Option<Day>) -> Option<String> {
    let (number, published) = (u8::try_from(before.iter().rev().find_map(Piece::number)?).ok()?, published?);
    let day = |months: i32| {
        let (year, month) = published.month_after(months);
        Day::new(year, month, number)
    };
    let nearest = match (unit, way, day(0)) {
        (Some(("month", hedge)), ..) => day(step(hedge)),
        (_, Way::After, Some(day)) if day >= published => Some(day),
        (_, Way::After, _) => day(1),
        (_, Way::Before, Some(day)) if day <= published => Some(day),
        (_, Way::Before, _) => day(-1),
    };
    nearest.map(|day| day.to_string())
}

/// `सोमवार`, `अगले शुक्रवार`, `अगले सप्ताह शुक्रवार`.
fn of_week(weekday: i64, unit: Option<&str>, hedge: Option<&str>, way: Way, published: Day) -> Option<String> {
    let ahead = (weekday - published.weekday()).rem_euclid(7);
    // अगले and पिछले never mean the day itself.
    let strict = matches!(hedge, Some("next" | "last")) && ahead == 0;
    let days = match (unit, hedge) {
        (Some("week"), Some(hedge)) => weekday - published.weekday() + 7 * i64::from(step(hedge)),
        _ => match way {
            Way::After if strict => 7,
            Way::After => ahead,
            Way::Before if strict => -7,
            Way::Before if ahead == 0 => 0,
            Way::Before => ahead - 7,
        },
    };
    published.plus(days).map(|day| day.to_string())
}

/// `15 अगस्त 2023`, `23 जून`, `23 से 25 जून`, `28 जून से 2 जुलाई`, `जून 23, 2023`, `जून की 5 तारीख`, `जून 2023`, `जून`.
fn in_month(pieces: &[Piece<'_>], at: usize, from: u8, way: Way, published: Option<Day>) -> Option<String> {
    let is_year = |number: &u32| (1800..=2100).contains(number);
    let small = |number: u32| u8::try_from(number).ok().filter(|day| (1..=31).contains(day));
    let after: Vec<u32> = pieces[at + 1..].iter().filter_map(Piece::number).collect();
    let mut days: Vec<u8> = pieces[..at].iter().filter_map(Piece::number).filter_map(small).collect();
    if let Some((end, to)) = month(pieces, at + 1) {
        // 28 जून से 2 जुलाई
        let between = &pieces[at + 1..end];
        let last = between.iter().rev().find_map(Piece::number).and_then(small);
        let spans = between.iter().any(|piece| matches!(piece, Piece::Sign | Piece::Word(Sort::Hedge, "to")));
        let year = year_of(to, last.unwrap_or(1), after.iter().copied().find(is_year), way, published)?;
        let first = Day::new(year - i32::from(to < from), from, *days.last()?)?;
        return spans.then(|| Some(format!("{first}/{}", Day::new(year, to, last?)?)))?;
    }
    // जून 23, 2023; जून की 5 तारीख
    let named = pieces[at + 1..].iter().any(|piece| piece.is(Sort::Date)) || after.iter().any(is_year);
    if days.is_empty() && named {
        days.extend(after.first().copied().and_then(small));
    }
    let year = year_of(from, *days.last().unwrap_or(&1), after.iter().copied().find(is_year), way, published)?;
    match days[..] {
        [] => Some(format!("{year:04}-{from:02}")),
        [day] => Day::new(year, from, day).map(|day| day.to_string()),
        // 23 से 25 जून, 23-25 जून; 23 और 25 जून are two days and no span.
        [first, second] if first < second && joins(&pieces[..at]) => {
            Some(format!("{}/{}", Day::new(year, from, first)?, Day::new(year, from, second)?))
        }
        _ => None,
    }
}

/// The year that is written, or the nearest on the side of which the verb speaks; some days of doubt are given to the other
/// side.
fn year_of(month: u8, day: u8, written: Option<u32>, way: Way, published: Option<Day>) -> Option<i32> {
    if let Some(year) = written {
        return i32::try_from(year).ok();
    }
    let published = published?;
    let this = Day::new(published.year, month, day.min(28))?;
    let past = this.number() - published.number();
    Some(match way {
        Way::Before if past > 31 => published.year - 1,
        Way::After if past < -31 => published.year + 1,
        _ => published.year,
    })
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
    // शाम पांच बजे, and पांच बजे शाम
    let daypart = pieces[..at].iter().rev().chain(&pieces[at..]).find_map(|piece| match piece {
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
