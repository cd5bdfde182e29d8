//! Choices as other programs write them: a plain object of names and offsets, read into [`Options`].

use serde::Deserialize;

use crate::Options;
use crate::align::ChangeKind;
use crate::analysis::{MeetingKind, MentionKind, Slot, Status};
use crate::clean::Digits;
use crate::corrections::{Anchor, Correction};
use crate::span::Span;
use crate::units::{Offsets, Unit};

/// What a caller may choose; whatever is left out stays as it is by default.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Choices {
    /// `keep`, `devanagari` or `ascii`.
    pub digits: Option<String>,
    /// Changes to take back, as they stand in the source.
    pub undo: Vec<Place>,
    /// Kinds of change to take back, by name.
    pub undo_kinds: Vec<String>,
    /// Rules of suggestions to switch off, by name.
    pub off: Vec<String>,
    /// Rules of suggestions to switch on, by name.
    pub on: Vec<String>,
    /// What a person corrected, in order.
    pub corrections: Vec<Correcting>,
    /// The day of publication, `YYYY-MM-DD`; empty for none.
    pub published: Option<String>,
}

/// Words of the article on which a correction stands.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Words {
    /// The first unit, in the source.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, as they stand in the cleaned text.
    pub words: String,
    /// Which of several occurrences in what that stretch of the source became, from 0.
    pub nth: usize,
}

/// A correction, by its `action`: `mark`, `unmark`, `merge`, `split`, `name`, `fill`, `empty`, `kind`, `status`, `no_meeting`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct Correcting {
    /// What is to be done.
    pub action: String,
    /// The words that it is about.
    pub at: Words,
    /// `merge`: words of the entity that stays.
    pub with: Option<Words>,
    /// `split`: the words of all mentions that are one thing.
    pub all: Vec<Words>,
    /// `fill`: the evidence, where it is not the sentence.
    pub evidence: Option<Words>,
    /// `mark` and `unmark`: the type. `fill` and `empty`: the slot. `name`: the name. `kind`, `status`: which.
    pub value: String,
}

/// A range of the source, in the caller's unit.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Place {
    /// The first unit.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A choice that there is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{option}: no such name: {name:?}; one of {known}")]
pub struct ChoiceError {
    option: &'static str,
    name: String,
    known: String,
}

impl Choices {
    /// The choices for `source`, whose offsets are in `unit`.
    ///
    /// # Errors
    /// [`ChoiceError`] for a name that there is not.
    pub fn options(&self, source: &str, unit: Unit) -> Result<Options, ChoiceError> {
        let mut options = Options::default();
        if let Some(name) = &self.digits {
            options.cleaning.digits = digits(name)?;
        }
        for name in &self.undo_kinds {
            let known = || ChangeKind::ALL.iter().map(|kind| kind.name()).collect::<Vec<_>>().join(", ");
            let kind = ChangeKind::parse(name).ok_or_else(|| ChoiceError {
                option: "undoKinds",
                name: name.clone(),
                known: known(),
            })?;
            options.undo_kinds.push(kind);
        }
        if !self.undo.is_empty() {
            let offsets = Offsets::new(source, unit);
            let span = |place: &Place| Span::new(offsets.byte(place.start), offsets.byte(place.end));
            options.undo = self.undo.iter().map(span).collect();
        }
        if !self.corrections.is_empty() {
            let offsets = Offsets::new(source, unit);
            let read = self.corrections.iter().map(|correction| correction.read(&offsets));
            options.corrections = read.collect::<Result<_, _>>()?;
        }
        if let Some(day) = self.published.as_deref().filter(|day| !day.is_empty()) {
            let known = || "YYYY-MM-DD".to_owned();
            options.published = Some(day.parse().map_err(|_| ChoiceError {
                option: "published",
                name: day.to_owned(),
                known: known(),
            })?);
        }
        options.suggestions.off = self.off.iter().cloned().collect();
        options.suggestions.on = self.on.iter().cloned().collect();
        Ok(options)
    }
}

impl Correcting {
    fn read(&self, offsets: &Offsets<'_>) -> Result<Correction, ChoiceError> {
        let anchor = |at: &Words| Anchor {
            source: Span::new(offsets.byte(at.start), offsets.byte(at.end.max(at.start))),
            words: at.words.clone(),
            nth: at.nth,
        };
        let at = || anchor(&self.at);
        match self.action.as_str() {
            "mark" => Ok(Correction::Mark(at(), self.value(MentionKind::ALL, MentionKind::name)?)),
            "unmark" => Ok(Correction::Unmark(at(), self.value(MentionKind::ALL, MentionKind::name)?)),
            "merge" => Ok(Correction::Merge(at(), anchor(self.with.as_ref().unwrap_or(&Words::default())))),
            "split" => Ok(Correction::Split(self.all.iter().map(anchor).collect())),
            "name" => Ok(Correction::Name(at(), self.value.clone())),
            "fill" => {
                let slot = self.value(Slot::ALL, Slot::name)?;
                Ok(Correction::Fill(slot, at(), self.evidence.as_ref().map(anchor)))
            }
            "empty" => Ok(Correction::Empty(self.value(Slot::ALL, Slot::name)?, at())),
            "kind" => Ok(Correction::Kind(self.value(MeetingKind::ALL, MeetingKind::name)?)),
            "status" => Ok(Correction::Status(self.value(Status::ALL, Status::name)?)),
            "no_meeting" => Ok(Correction::NoMeeting),
            _ => Err(ChoiceError {
                option: "action",
                name: self.action.clone(),
                known: "mark, unmark, merge, split, name, fill, empty, kind, status, no_meeting".to_owned(),
            }),
        }
    }

    /// The one of `all` that is named so.
    fn value<T: Copy>(&self, all: &[T], name: fn(T) -> &'static str) -> Result<T, ChoiceError> {
        all.iter().copied().find(|one| name(*one) == self.value).ok_or_else(|| ChoiceError {
            option: "value",
            name: self.value.clone(),
            known: all.iter().map(|one| name(*one)).collect::<Vec<_>>().join(", "),
        })
    }
}

fn digits(name: &str) -> Result<Digits, ChoiceError> {
    match name {
        "keep" => Ok(Digits::Keep),
        "devanagari" => Ok(Digits::Devanagari),
        "ascii" => Ok(Digits::Ascii),
        _ => {
            let known = "keep, devanagari, ascii".to_owned();
            Err(ChoiceError { option: "digits", name: name.to_owned(), known })
        }
    }
}
