//! How fast it is, natively and in Chromium, and how large.

use anyhow::Result;

/// Everything.
pub fn all() -> Result<()> {
    native()?;
    browser()
}

/// The native engine.
pub fn native() -> Result<()> {
    Ok(())
}

/// The engine in Chromium.
pub fn browser() -> Result<()> {
    Ok(())
}
