//! Builds the static site: WebAssembly by wasm-pack, the page as it stands in `www/`, both copied to `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{root, run, say};
use crate::{manifest, size, tools};

/// Where the site is left.
pub const DIST: &str = "dist";

/// The endings of the files in `www/` that a visitor needs.
const SHIPPED: [&str; 6] = ["html", "css", "js", "svg", "txt", "wasm"];

/// Builds the site into `dist/`, which any web server can serve from any path.
pub fn build() -> Result<()> {
    tools::for_build()?;
    let manifest = manifest::read()?;
    say("building the engine (wasm-pack)");
    let out_dir = root().join(&manifest.out_dir);
    let mut command = tools::command("wasm-pack")?;
    command.args(["--log-level", "error", "build", "--mode", "no-install", "--no-pack"]);
    command.args(["--release", "--target", &manifest.target, "--out-name", &manifest.out_name]);
    run(command.arg("--out-dir").arg(out_dir).arg(root()))?;
    assemble(Path::new("www"), Path::new(DIST))?;
    size::report(Path::new(DIST), &manifest)
}

/// Makes `dist` anew from the files of `www` that a visitor needs.
fn assemble(www: &Path, dist: &Path) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist).context("dist/ can't be removed")?;
    }
    for file in size::files(www)? {
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !SHIPPED.contains(&ending) {
            continue;
        }
        let copy = dist.join(file.strip_prefix(www)?);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(&file, &copy).with_context(|| format!("{} can't be copied to {}", file.display(), copy.display()))?;
    }
    Ok(())
}
