//! The boundary between Rust and JavaScript, inside a browser.
#![cfg(target_arch = "wasm32")]
