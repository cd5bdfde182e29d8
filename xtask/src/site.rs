//! Builds the static site: WebAssembly by wasm-pack, the page as it stands in `www/`, both copied to `dist/`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use anyhow::{Context, Result};

use crate::manifest::Manifest;
use crate::process::{cargo, root, run, say};
use crate::{manifest, size, tools};

/// Where the site is left.
pub const DIST: &str = "dist";

/// The endings of the files in `www/` that a visitor needs.
const SHIPPED: [&str; 6] = ["html", "css", "js", "svg", "txt", "wasm"];

/// Builds the site into `dist/`, which any web server can serve from any path.
pub fn build() -> Result<()> {
    tools::for_build()?;
    let manifest = manifest::read()?;
    engine(&manifest)?;
    assemble(Path::new("www"), Path::new(DIST))?;
    size::report(Path::new(DIST), &manifest)
}

/// Builds the engine with wasm-pack, unless what it would make its files of is what they were made of: optimising takes
/// longer than all the rest.
fn engine(manifest: &Manifest) -> Result<()> {
    say("building the engine");
    run(cargo().args(["build", "--quiet", "--release", "--lib", "--target", tools::WASM_TARGET]))?;
    let mut hasher = DefaultHasher::new();
    for file in
        ["target/wasm32-unknown-unknown/release/baithak.wasm", "wasm-pack.toml", "Cargo.toml", "package-lock.json"]
    {
        fs::read(file).with_context(|| format!("{file} can't be read"))?.hash(&mut hasher);
    }
    let made_of = format!("{:x}\n", hasher.finish());
    let stamp = manifest.out_dir.join("made-of");
    if fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_of) {
        return Ok(());
    }
    say("binding and optimising it (wasm-pack)");
    let mut command = tools::command("wasm-pack")?;
    command.args(["--log-level", "error", "build", "--mode", "no-install", "--no-pack"]);
    command.args(["--release", "--target", &manifest.target, "--out-name", &manifest.out_name]);
    run(command.arg("--out-dir").arg(root().join(&manifest.out_dir)).arg(root()))?;
    fs::write(&stamp, made_of).with_context(|| format!("{} can't be written", stamp.display()))
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
