//! Datelines: `पटना।`, `पटना, 23 जून (एजेंसी)`, `नई दिल्ली/भोपाल।`, `जागरण संवाददाता, पटना:`.
//!
//! Read by form: a run of one to four words that hold no verb and no postposition, further places, a date,
//! an agency, and a sign that closes it. Where the form alone could be something else (`सवाल:`),
//! a place that is listed in `lexicon/datelines.tsv`, a date or an agency must be there.

use std::collections::HashSet;

use crate::pattern::{Classes, Folded};
use crate::span::{Span, Text};
use crate::word::{self, Shape};

/// The most words of one place.
const PLACE: usize = 4;

/// A headline that is glued to its text ends within this many words.
const GLUED: usize = 34;

/// Where in the text a dateline is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Opening {
    /// No text of the article has come before.
    pub first: bool,
    /// A headline stands above.
    pub under_headline: bool,
    /// Text follows in a later line.
    pub more_text: bool,
}

/// A dateline, and the credit that stands before it in the same line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// `जागरण संवाददाता,`
    pub byline: Option<Span<Text>>,
    /// `पटना:`
    pub dateline: Span<Text>,
}

/// The words that tell a dateline, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Names of places, a hyphen between the words of one name.
    places: HashSet<String>,
    agencies: HashSet<String>,
    reporters: HashSet<String>,
    publications: HashSet<String>,
    not_place: HashSet<String>,
    headwords: HashSet<String>,
    labels: HashSet<String>,
    months: HashSet<String>,
    days: HashSet<String>,
    weekdays: HashSet<String>,
    arrives: HashSet<String>,
}

/// What has been read of a dateline.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// A listed place.
    known: bool,
    /// A date, an agency or a reporter.
    sourced: bool,
    /// Words of the first place, and of all of them.
    first: usize,
    words: usize,
}

impl Rules {
    /// Takes its words from `classes`.
    pub fn new(classes: &Classes) -> Self {
        let take =
            |name: &str| classes.get(name).into_iter().flatten().map(|w| word::loose(w)).collect::<HashSet<String>>();
        Rules {
            places: take("place"),
            agencies: take("agency"),
            reporters: take("reporter"),
            publications: take("publication"),
            not_place: take("not_place"),
            headwords: take("headword"),
            labels: take("label"),
            months: take("month"),
            days: take("day"),
            weekdays: take("weekday"),
            arrives: take("arrives"),
        }
    }

    /// The dateline with which `text[within]`, a paragraph, opens.
    pub fn find(&self, text: &str, within: Span<Text>, opening: Opening) -> Option<Found> {
        // No dateline is longer than this; a paragraph may be.
        let end = within.of(text).char_indices().nth(160).map_or(within.end, |(at, _)| within.start + at);
        let folded = Folded::new(text, Span::new(within.start, end), word::loose);
        let reader = Reader { rules: self, folded: &folded, cut: end < within.end };
        let (start, byline_end) = reader.credit(0);
        let (end, evidence) = reader.dateline(start).or_else(|| reader.after_credit(start, byline_end))?;
        let dateline = folded.words[start].span.cover(&folded.words[end - 1].span);
        let sourced = evidence.sourced || byline_end > 0;
        let alone = end == folded.words.len();
        let closing = folded.forms[end - 1].as_str();
        let labelled = folded.forms[start..end].iter().any(|form| self.labels.contains(form));
        let letter = folded.forms[start].chars().count() < 2;
        let most = match closing {
            "।" | "॥" | "।।" => 3,
            ":" | "|" if opening.under_headline => 2,
            _ => 0,
        };
        let unlisted = opening.first && !labelled && evidence.words <= most;
        let trusted = !letter && (sourced || evidence.known || unlisted);
        let closed = is_closing(closing) || byline_end > 0 && end < folded.words.len() && evidence.known;
        let fits = if alone {
            // Alone in its line it must be followed by text, and be more than a short line.
            opening.more_text && opening.first && (sourced || evidence.known || (closed && opening.under_headline))
        } else {
            // Later paragraphs may open with a dateline as well, in a round-up.
            closed && (opening.first || (evidence.known && matches!(closing, "।" | ":")))
        };
        (trusted && fits).then(|| {
            let byline = (byline_end > 0).then(|| folded.words[0].span.cover(&folded.words[byline_end - 1].span));
            Found { byline, dateline }
        })
    }

    /// Where the text begins, as a byte of `text`, in a line that opens with a headline and goes on
    /// with a dateline: `… पहुंचे पटना पटना। बिहार की …`.
    pub fn glued(&self, text: &str, line: &Folded) -> Option<usize> {
        let reader = Reader { rules: self, folded: line, cut: false };
        let form = |at: usize| line.forms.get(at).map(String::as_str).unwrap_or_default();
        for at in 3..line.words.len().min(GLUED) {
            if matches!(form(at - 1), "।" | "॥") {
                return None;
            }
            if matches!(form(at + 1), "।" | "," | "/" | "(" | ":")
                && let Some(place) = self.glued_in_word(text, line, at)
                && let Some((end, evidence)) = reader.after_place(at, at + 1, true)
                && (evidence.sourced || matches!(form(end - 1), "।" | "॥"))
                && !ends_text(text, line, end)
            {
                return Some(place);
            }
            if self.not_place.contains(form(at)) {
                continue;
            }
            // `… विधायक नाराज जागरण संवाददाता, आरा : …`
            if let (start, credit_end @ 1..) = reader.credit(at)
                && matches!(form(credit_end - 1), "," | "|")
                && let Some((end, evidence)) = reader.dateline(start)
                && evidence.known
                && is_closing(form(end - 1))
                && !ends_text(text, line, end)
            {
                return Some(line.words[at].span.start);
            }
            let Some((end, evidence)) = reader.dateline(at) else { continue };
            let closing = form(end - 1);
            if end == line.words.len() || !is_closing(closing) {
                continue;
            }
            let length = evidence.first;
            let repeated = at >= length && (0..length).all(|k| form(at - length + k) == form(at + k));
            let before = form(at - 1);
            let free = !self.arrives.contains(before)
                && !self.not_place.contains(before)
                && line.words[at - 1].shape == Shape::Word
                && length <= 2
                && (evidence.words == length || form(at + length) == "/");
            let stands_off = matches!(closing, "।" | ":") && self.is_place(line, at, at + length);
            if (repeated && closing == "।")
                || (evidence.known && evidence.sourced && !matches!(closing, "-"))
                || (evidence.known && free && stands_off && at >= 4 && !ends_text(text, line, end))
            {
                return Some(line.words[at].span.start);
            }
        }
        None
    }

    /// Where the place begins that ends word `at` without a space before it: पटना in `बैठकपटना।`.
    fn glued_in_word(&self, text: &str, line: &Folded, at: usize) -> Option<usize> {
        let word = line.words[at].span.of(text);
        if line.words[at].shape != Shape::Word || self.is_place(line, at, at + 1) {
            return None;
        }
        // Three characters are left for the word before, and four make a place: the shortest that is listed.
        let starts = word.char_indices().map(|(start, _)| start).skip(3);
        let is_place = |start: &usize| {
            let place = word::loose(&word[*start..]);
            place.chars().count() >= 4 && self.places.contains(&place)
        };
        starts.filter(is_place).last().map(|start| line.words[at].span.start + start)
    }

    /// Whether words `start..end` are the whole of a listed place.
    fn is_place(&self, folded: &Folded, start: usize, end: usize) -> bool {
        folded.forms.get(start..end).is_some_and(|forms| self.places.contains(&forms.join("-")))
    }
}

/// Whether little follows, so that the line is a sentence with a place at its end.
fn ends_text(text: &str, line: &Folded, end: usize) -> bool {
    let Some(first) = line.words.get(end) else { return true };
    text[first.span.start..].split_whitespace().nth(3).is_none()
}

/// Whether a dateline ends with this sign.
fn is_closing(form: &str) -> bool {
    matches!(form, "।" | "॥" | "|" | ":" | "." | "-" | "–" | "—" | "--" | ")" | "/" | "।।")
}

/// Reads a dateline from the words of a line.
struct Reader<'a> {
    rules: &'a Rules,
    folded: &'a Folded,
    /// More of the line follows than `folded` holds.
    cut: bool,
}

impl Reader<'_> {
    fn form(&self, at: usize) -> &str {
        self.folded.forms.get(at).map(String::as_str).unwrap_or_default()
    }

    fn shape(&self, at: usize) -> Option<Shape> {
        self.folded.words.get(at).map(|w| w.shape)
    }

    /// Whether white space stands before word `at`.
    fn spaced(&self, at: usize) -> bool {
        at > 0 && self.folded.words.get(at).is_none_or(|w| w.span.start > self.folded.words[at - 1].span.end)
    }

    /// A listed place after a credit that a bar or a danda ends, without a sign of its own: `भास्कर न्यूज | अलवर …`.
    fn after_credit(&self, start: usize, byline_end: usize) -> Option<(usize, Evidence)> {
        let ended = byline_end > 0 && matches!(self.form(byline_end - 1), "|" | "।");
        let (end, known) = self.place(start).filter(|(_, known)| ended && *known)?;
        let goes_on = self.rules.not_place.contains(self.form(end)) || self.shape(end) != Some(Shape::Word);
        (!goes_on).then_some((end, Evidence { known, sourced: true, first: end - start, words: end - start }))
    }

    /// The credit that begins at word `from`: where what follows it begins, and where it ends (0: there is none).
    fn credit(&self, from: usize) -> (usize, usize) {
        let source =
            |at: usize| self.rules.reporters.contains(self.form(at)) || self.rules.agencies.contains(self.form(at));
        let qualifies = |at: usize| source(at) || self.rules.publications.contains(self.form(at));
        let mut at = from;
        while at < from + 5 && qualifies(at) {
            at += 1;
        }
        // `भास्कर न्यूज | अलवर`
        let house = at > from + 1 && self.form(at) == "|";
        let credited = house || (from..at).any(source);
        // `संवाददाता, पटना।` and `संवाददाता पटना।`
        let next_is_word = |at: usize| self.shape(at) == Some(Shape::Word);
        match self.form(at) {
            "," | "-" | "–" | "|" | "/" if credited && next_is_word(at + 1) => (at + 1, at + 1),
            "।" if credited && next_is_word(at + 1) && self.place(at + 1).is_some_and(|p| p.1) => (at + 1, at + 1),
            _ if credited && next_is_word(at) => (at, at),
            _ => (0, 0),
        }
    }

    /// A run of words that may name a place, from `at` on: where it ends, and whether it is listed.
    fn place(&self, at: usize) -> Option<(usize, bool)> {
        let mut end = at;
        while end < at + PLACE && self.shape(end) == Some(Shape::Word) {
            let form = self.form(end);
            let lists = [&self.rules.not_place, &self.rules.headwords, &self.rules.months];
            if lists.iter().any(|list| list.contains(form)) {
                break;
            }
            end += 1;
        }
        // A listed name goes before a longer run (`पटना भाषा`), and before a word of the same form (`गया`).
        let listed = (at + 1..=at + PLACE).rev().find(|to| self.rules.is_place(self.folded, at, *to));
        listed.map(|to| (to, true)).or((end > at).then_some((end, false)))
    }

    /// Reads places, date, agency and closing sign from `at` on: where the dateline ends.
    fn dateline(&self, start: usize) -> Option<(usize, Evidence)> {
        let (end, known) = self.place(start)?;
        self.after_place(start, end, known)
    }

    /// The same after the first place, words `start..at`, which is listed or not.
    fn after_place(&self, start: usize, mut at: usize, known: bool) -> Option<(usize, Evidence)> {
        let mut evidence = Evidence { known, sourced: false, first: at - start, words: at - start };
        for _ in 0..6 {
            let separator = matches!(self.form(at), "," | "/" | "-" | "–" | "—" | "|" | "एव");
            let from = if separator { at + 1 } else { at };
            if let Some(end) = self.date(from) {
                evidence.sourced = true;
                at = end;
            } else if let Some(end) = self.brackets(from).filter(|_| !separator || self.form(at) == ",") {
                let inside = &self.folded.forms[from + 1..end - 1];
                evidence.sourced |=
                    inside.iter().any(|f| self.rules.agencies.contains(f) || self.rules.reporters.contains(f))
                        || self.form(end) == "।"
                        || self.form(end) == ":";
                at = end;
            } else if self.rules.agencies.contains(self.form(from)) && (separator || self.spaced(from)) {
                evidence.sourced = true;
                at = from + 1;
            } else if separator && !matches!(self.form(at), "-" | "–" | "—" | "|") && evidence.words < 8 {
                let Some((end, known)) = self.place(from) else { break };
                // A place after a comma needs its own sign: `पटना, बिहार।`, not `पटना, जो …`.
                let followed = matches!(self.form(end), "," | "/" | "।" | ":" | "(" | ".") || self.date(end).is_some();
                let closed = known && is_closing(self.form(end));
                if !(followed || closed) {
                    break;
                }
                evidence.known |= known;
                evidence.words += end - from;
                at = end;
            } else {
                break;
            }
        }
        self.closing(start, at).map(|end| (end, evidence))
    }

    /// Reads the sign that closes a dateline whose words end before `at`.
    fn closing(&self, start: usize, at: usize) -> Option<usize> {
        let sign = self.form(at);
        let after_brackets = self.form(at - 1) == ")";
        let end = match sign {
            "।" | "॥" | "।।" => at + 1,
            "|" | ":" | "." | "--" | "—" => at + 1,
            // A hyphen inside a word is none; `/` closes after a date: `रायपुर/12 जून 2023/`.
            "-" | "–" if self.spaced(at + 1) || self.spaced(at) => at + 1,
            "/" if self.shape(at - 1) == Some(Shape::Number) => at + 1,
            "" if !self.cut => return Some(at),
            "," if !self.cut && at + 1 == self.folded.words.len() => at + 1,
            _ if after_brackets && at - start <= 12 => return Some(at),
            _ => return None,
        };
        // `:-`, `। -`
        let more = matches!(self.form(end), "-" | "–" | "—" | ":" | "--") && !matches!(sign, "-" | "–" | "—" | "--");
        Some(if more { end + 1 } else { end })
    }

    /// A date from `at` on: `23 जून`, `पांच जून`, `23 जून 2023`, `सोमवार`, `12/06/2023`, `जून 23`.
    fn date(&self, at: usize) -> Option<usize> {
        let number = |at: usize| self.shape(at) == Some(Shape::Number);
        let month = |at: usize| self.rules.months.contains(self.form(at));
        if (number(at) || self.rules.days.contains(self.form(at))) && month(at + 1) {
            let year = if self.form(at + 2) == "," { at + 3 } else { at + 2 };
            return Some(if number(year) { year + 1 } else { at + 2 });
        }
        if month(at) && number(at + 1) {
            let year = if self.form(at + 2) == "," { at + 3 } else { at + 2 };
            return Some(if number(year) { year + 1 } else { at + 2 });
        }
        let numeric = number(at) && matches!(self.form(at + 1), "/" | "-") && number(at + 2);
        if numeric {
            let year = matches!(self.form(at + 3), "/" | "-") && number(at + 4);
            return Some(if year { at + 5 } else { at + 3 });
        }
        if number(at) && self.form(at).matches('.').count() == 2 {
            return Some(at + 1);
        }
        self.rules.weekdays.contains(self.form(at)).then_some(at + 1)
    }

    /// `(एजेंसी)`: where the bracket that opens at `at` closes; at most five words, none of a sentence.
    fn brackets(&self, at: usize) -> Option<usize> {
        if self.form(at) != "(" {
            return None;
        }
        for end in at + 1..at + 9 {
            match self.form(end) {
                ")" => return (end > at + 1).then_some(end + 1),
                form if self.rules.not_place.contains(form) => return None,
                "" => return None,
                _ => {}
            }
        }
        None
    }
}
