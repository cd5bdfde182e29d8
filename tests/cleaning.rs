//! Cleaning, case by case and on generated pastes.
#![allow(clippy::expect_used)]

#[path = "cleaning/cases.rs"]
mod cases;
#[path = "cleaning/encoder.rs"]
mod encoder;
#[path = "cleaning/generated.rs"]
mod generated;
#[path = "cleaning/laws.rs"]
mod laws;
#[path = "cleaning/legacy.rs"]
mod legacy;
