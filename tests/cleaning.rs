//! Cleaning, case by case and on generated pastes.

#[path = "cleaning/cases.rs"]
mod cases;
#[path = "cleaning/generated.rs"]
mod generated;
#[path = "cleaning/laws.rs"]
mod laws;
