//! The npm package: made of the site that was built, by `xtask/package.js`, which has the bundler.

use std::process::Command;

use anyhow::Result;

use crate::process::{run, say};
use crate::site;

/// Where the package is left, as `npm pack` and `npm publish` take it.
const PACKAGE: &str = "target/package";

/// Builds the site, and the package of it.
pub fn build() -> Result<()> {
    site::build()?;
    say("making the npm package, in target/package");
    run(Command::new("node").args(["xtask/package.js", site::DIST, PACKAGE]))
}
