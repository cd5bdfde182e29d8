//! Linguistic knowledge as data: the tables under `lexicon/`, and longest match over their entries.

pub mod table;
