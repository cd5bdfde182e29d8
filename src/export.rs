//! The forms in which an analysis leaves: JSON (the contract), HTML, text.

pub mod json;
