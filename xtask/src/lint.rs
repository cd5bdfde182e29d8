//! Formatting, lints and types, of Rust and of JavaScript. Warnings fail.

use anyhow::Result;

use crate::process::{cargo, run, say};
use crate::tools;

/// All of them.
pub fn all() -> Result<()> {
    say("rustfmt and clippy");
    run(cargo().args(["fmt", "--all", "--check"]))?;
    run(cargo().args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]))?;
    tools::for_build()?;
    let wasm =
        ["clippy", "--quiet", "--package", "baithak", "--no-default-features", "--target", "wasm32-unknown-unknown"];
    run(cargo().args(wasm).args(["--lib", "--test", "web", "--", "-D", "warnings"]))?;
    say("prettier, eslint and tsc");
    run(tools::command("prettier")?.args(["--log-level", "warn", "--check", "."]))?;
    run(tools::command("eslint")?.args(["--max-warnings", "0", "."]))?;
    run(&mut tools::command("tsc")?)
}
