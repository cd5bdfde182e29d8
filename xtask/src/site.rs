//! Builds the static site: WebAssembly by wasm-pack, the page as it stands in `www/`, both copied to `dist/`.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::panic::resume_unwind;
use std::path::Path;
use std::process::Command;
use std::thread;

use anyhow::{Context, Result, ensure};

use crate::manifest::Manifest;
use crate::process::{cargo, root, run, say};
use crate::{manifest, size, tools};

/// Where the site is left.
pub const DIST: &str = "dist";

/// The endings of the files in `www/` that a visitor needs.
const SHIPPED: [&str; 9] = ["html", "css", "js", "svg", "png", "txt", "wasm", "bin", "webmanifest"];

/// The trained model; it goes beside the engine.
const MODEL: &str = "model/hi-news.bin";

/// Builds the site into `dist/`, which any web server can serve from any path.
pub fn build() -> Result<()> {
    tools::for_build()?;
    let manifest = manifest::read()?;
    engine(&manifest)?;
    assemble(Path::new("www"), Path::new(DIST))?;
    size::report(Path::new(DIST), &manifest)
}

/// Builds the engine twice, with vector instructions and without, for browsers that have none; the glue is the same.
fn engine(manifest: &Manifest) -> Result<()> {
    let plain = Path::new("target/plain-engine");
    // Side by side: most of the time one core is enough for each.
    thread::scope(|scope| {
        let other = scope.spawn(|| variant(manifest, "target/plain", "", plain));
        variant(manifest, "target/vector", "-C target-feature=+simd128", &manifest.out_dir)?;
        other.join().unwrap_or_else(|panic| resume_unwind(panic))
    })?;
    let name = &manifest.out_name;
    let read = |folder: &Path| fs::read(folder.join(format!("{name}.js")));
    ensure!(
        read(plain)? == read(&manifest.out_dir)?,
        "the engines with and without vector instructions differ in their glue"
    );
    copy(&plain.join(format!("{name}_bg.wasm")), &manifest.out_dir.join(format!("{name}_plain_bg.wasm")))?;
    copy(Path::new(MODEL), &manifest.out_dir.join("hi-news.bin"))
}

/// Builds one engine with wasm-pack, unless what it would make its files of is what they were made of: optimising takes
/// longer than all the rest.
fn variant(manifest: &Manifest, target: &str, flags: &str, out_dir: &Path) -> Result<()> {
    say(if flags.is_empty() { "building the engine, without vector instructions" } else { "building the engine" });
    let settings = [("CARGO_TARGET_DIR", target), ("RUSTFLAGS", flags)];
    let cargo = &mut cargo();
    // Without the command, what only it needs (its HTML parser above all) stays out.
    let features = "--no-default-features";
    run(cargo
        .args(["build", "--quiet", "--release", "--lib", features, "--target", tools::WASM_TARGET])
        .envs(settings))?;
    let wasm = format!("{target}/{}/release/baithak.wasm", tools::WASM_TARGET);
    let mut hasher = DefaultHasher::new();
    for file in [&wasm, "wasm-pack.toml", "Cargo.toml", "package-lock.json"] {
        fs::read(file).with_context(|| format!("{file} can't be read"))?.hash(&mut hasher);
    }
    let made_of = format!("{:x}\n", hasher.finish());
    let stamp = out_dir.join("made-of");
    if fs::read_to_string(&stamp).is_ok_and(|stamp| stamp == made_of) {
        return Ok(());
    }
    say("binding and optimising it (wasm-pack)");
    let mut command = tools::command("wasm-pack")?;
    command.args(["--log-level", "error", "build", "--mode", "no-install", "--no-pack"]);
    command.args(["--release", "--target", &manifest.target, "--out-name", &manifest.out_name]);
    command.arg("--out-dir").arg(root().join(out_dir)).arg(root()).args(["--", features]);
    run(command.envs(settings))?;
    fs::write(&stamp, made_of).with_context(|| format!("{} can't be written", stamp.display()))
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).with_context(|| format!("{} can't be copied to {}", from.display(), to.display()))?;
    Ok(())
}

/// Makes `dist` anew from the files of `www` that a visitor needs.
fn assemble(www: &Path, dist: &Path) -> Result<()> {
    if dist.exists() {
        fs::remove_dir_all(dist).context("dist/ can't be removed")?;
    }
    for file in size::files(www)? {
        // The plug-in is no part of the site: it is made from it.
        if file.starts_with(www.join("wordpress")) {
            continue;
        }
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        if !SHIPPED.contains(&ending) {
            continue;
        }
        let copy = dist.join(file.strip_prefix(www)?);
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder)?;
        }
        self::copy(&file, &copy)?;
    }
    run(Command::new("node").arg("xtask/minify.js").arg(dist))?;
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
        // The engine without vector instructions is fetched by the few browsers that need it, pictures by a device that
        // installs the page, source maps by its developers, and what is for other people's pages by those.
        let others = name.contains("_plain_bg")
            || name.starts_with("icon-")
            || name.ends_with(".map")
            || name.starts_with("embed/");
        if name != "sw.js" && !others {
            names.push(format!("{name:?}"));
        }
    }
    let site = format!("self.baithakSite = {{ version: \"{hash:016x}\", files: [{}] }};\n", names.join(", "));
    fs::write(dist.join("site.js"), site).context("dist/site.js can't be written")
}
