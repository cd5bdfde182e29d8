//! How fast it is, natively and in Chromium, and how large.

use std::path::PathBuf;
use std::process::Command;
use std::thread;

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
    let site = Site::new(PathBuf::from(site::DIST), "/", None)?;
    let address = format!("http://127.0.0.1:{}/", site.port);
    thread::spawn(move || site.serve());
    run(Command::new("node").arg("benches/browser.js").env("BAITHAK_URL", address).env("CHROMIUM", &browser.chromium))
}
