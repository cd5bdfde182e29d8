//! Choices as other programs write them: a plain object of names and offsets, read into [`Options`].

use serde::Deserialize;

use crate::Options;
use crate::align::ChangeKind;
use crate::clean::Digits;
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
        options.suggestions.off = self.off.iter().cloned().collect();
        options.suggestions.on = self.on.iter().cloned().collect();
        Ok(options)
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
