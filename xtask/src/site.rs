//! Builds the static site: WebAssembly by wasm-pack, the page as it stands in `www/`, both copied to `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::{root, run, say};
use crate::{manifest, size, tools};

/// Where the site is left.
pub const DIST: &str = "dist";

/// The endings of the files in `www/` that a visitor needs.
const SHIPPED: [&str; 8] = ["html", "css", "js", "svg", "png", "txt", "wasm", "webmanifest"];

/// Files of npm packages that the page loads when it needs them: where each is, and where it goes.
const VENDORED: [(&str, &str); 1] = [("node_modules/fflate/esm/browser.js", "vendor/fflate.js")];

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
    for (file, place) in VENDORED {
        let copy = dist.join(place);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::copy(file, &copy).with_context(|| format!("{file} can't be copied to {}", copy.display()))?;
    }
    describe(dist)
}

/// Leaves `site.js`, by which the service worker knows what to keep: the files, and a version that changes with any of them.
fn describe(dist: &Path) -> Result<()> {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut names = Vec::new();
    for file in size::files(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        // FNV-1a: enough to tell one build from the next.
        for byte in name.bytes().chain(fs::read(&file)?) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
        }
        if name != "sw.js" {
            names.push(format!("{name:?}"));
        }
    }
    let site = format!("self.baithakSite = {{ version: \"{hash:016x}\", files: [{}] }};\n", names.join(", "));
    fs::write(dist.join("site.js"), site).context("dist/site.js can't be written")
}
