//! How fast it is, natively beside CRFsuite, in Chromium beside compromise and Harper, and how large.

use anyhow::Result;

use crate::process::{cargo, run, say};
use crate::serve::Site;
use crate::{site, tools};

/// Everything; the sizes are printed when the site is built.
pub fn all() -> Result<()> {
    native()?;
    browser()
}

/// The native engine.
pub fn native() -> Result<()> {
    say("speed, native");
    run(cargo().args(["bench", "--quiet", "--bench", "annotate"]))
}

/// The engine in Chromium.
pub fn browser() -> Result<()> {
    let browser = tools::browser()?;
    site::build()?;
    say("speed, in Chromium");
    let address = Site::start("/")?;
    run(browser.node(&address).arg("benches/browser.js"))?;
    run(browser.node(&address).arg("benches/typing.js"))
}
