//! The forms in which an analysis leaves: JSON (the contract), HTML, text, CoNLL tags.

pub mod conll;
pub mod html;
pub mod json;
pub mod text;
