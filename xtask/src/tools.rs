//! What building and testing need beside Rust and Node: found, or installed at the version fixed here or in a lock file.
//! Cargo tools go to `target/tools`, npm packages to `node_modules`; only the browsers are installed for the whole machine.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::manifest;
use crate::process::{cargo, find, output, path_with, root, run, say};

/// What Rust calls WebAssembly.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
const WASM_PACK: &str = "0.15.1";
/// Where the tools are compiled.
const TOOLS_BUILD: &str = "target/tools/build";

/// Compile the tools quickly: they run for seconds, and their own speed matters little.
const QUICK_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Makes sure of everything that building the site needs.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    npm_packages()?;
    cargo_tool(
        "wasm-bindgen",
        "wasm-bindgen-cli",
        &manifest::locked_version("wasm-bindgen")?,
        &["--no-default-features"],
    )?;
    cargo_tool("wasm-pack", "wasm-pack", WASM_PACK, &[])?;
    // What the two have in common was compiled once.
    if Path::new(TOOLS_BUILD).exists() {
        fs::remove_dir_all(TOOLS_BUILD).with_context(|| format!("{TOOLS_BUILD} can't be removed"))?;
    }
    Ok(())
}

/// A command that finds our tools before those of the machine.
pub fn command(program: &str) -> Result<Command> {
    let folders = [root().join("target/tools/bin"), root().join("node_modules/.bin")];
    let file = folders.iter().map(|folder| folder.join(program)).find(|file| file.is_file());
    let mut command = Command::new(file.unwrap_or_else(|| PathBuf::from(program)));
    command.env("PATH", path_with(&folders)?);
    Ok(command)
}

/// The path of a cargo tool of ours.
pub fn installed(program: &str) -> PathBuf {
    root().join("target/tools/bin").join(program)
}

fn wasm_target() -> Result<()> {
    let library = output(Command::new("rustc").args(["--print", "target-libdir", "--target", WASM_TARGET]));
    if library.is_some_and(|folder| Path::new(&folder).is_dir()) {
        return Ok(());
    }
    say(&format!("installing the Rust target {WASM_TARGET} (rustup)"));
    run(Command::new("rustup").args(["target", "add", WASM_TARGET])).with_context(|| {
        format!("Rust has no target {WASM_TARGET}; install rustup, then `rustup target add {WASM_TARGET}`")
    })
}

fn cargo_tool(program: &str, package: &str, version: &str, flags: &[&str]) -> Result<()> {
    let found = output(Command::new(installed(program)).arg("--version"));
    if found.is_some_and(|found| found.split_whitespace().nth(1) == Some(version)) {
        return Ok(());
    }
    say(&format!("installing {package} {version} into target/tools (cargo, about two minutes)"));
    let install = |locked: &[&str]| {
        let mut command = cargo();
        command.args(["install", "--quiet", "--force", "--root", "target/tools", "--target-dir", TOOLS_BUILD]);
        command.args(locked).args(flags).arg(format!("{package}@{version}")).envs(QUICK_PROFILE);
        command
    };
    let help = format!("{package} {version} is needed; `cargo install --root target/tools {package}@{version}`");
    let locked = install(&["--locked"]).output().context(help.clone())?;
    if !locked.status.success() {
        let error = String::from_utf8_lossy(&locked.stderr);
        // A registry that lacks one crate of the tool's own lock file can still give a compatible one.
        if !error.contains("failed to select a version") {
            bail!("{error}{help}");
        }
        say(&format!("not all that {package} locks is to be had; taking the newest crates that it accepts"));
        run(&mut install(&[])).context(help)?;
    }
    Ok(())
}

/// `npm ci`, unless what is installed came from this very lock file.
pub fn npm_packages() -> Result<()> {
    let lock = fs::read_to_string("package-lock.json").context("package-lock.json can't be read")?;
    let stamp = Path::new("node_modules/.installed-from");
    if fs::read_to_string(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    if find("npm").is_none() {
        bail!("Node.js 20 or newer with npm is needed; install it from your system's packages");
    }
    say("installing the npm packages of package-lock.json into node_modules");
    run(Command::new("npm").args(["ci", "--silent", "--no-audit", "--no-fund"]))
        .context("the npm packages could not be installed")?;
    fs::write(stamp, lock).context("node_modules can't be written")
}

/// Chromium and its driver, and Firefox: where they are.
pub struct Browser {
    pub chromium: PathBuf,
    pub driver: PathBuf,
    pub firefox: PathBuf,
}

impl Browser {
    /// Node, told where this Chromium and the site are.
    pub fn node(&self, address: &str) -> Command {
        let mut command = Command::new("node");
        command.env("CHROMIUM", &self.chromium).env("FIREFOX", &self.firefox).env("BAITHAK_URL", address);
        command
    }
}

/// Finds Chromium, ChromeDriver and Firefox, by the variables `CHROMIUM`, `CHROMEDRIVER` and `FIREFOX` or on the PATH;
/// installs Debian's where it can.
pub fn browser() -> Result<Browser> {
    hindi_font();
    if let Some(browser) = find_browser() {
        return Ok(browser);
    }
    let help = "Chromium, ChromeDriver and Firefox are needed for the browser tests; on Debian `apt-get install chromium \
                chromium-driver firefox-esr`, elsewhere set CHROMIUM, CHROMEDRIVER and FIREFOX to their paths";
    let packages = ["chromium", "chromium-driver", "firefox-esr"];
    debian(&packages, "without which there is no browser to test in").context(help)?;
    find_browser().context(help)
}

/// Makes sure of a font for Hindi: without one a browser looks for each letter in all its fonts, and takes minutes for a
/// long article.
fn hindi_font() {
    let found = output(Command::new("fc-list").arg(":lang=hi"));
    if found.is_some_and(|fonts| !fonts.is_empty()) {
        return;
    }
    if let Err(error) = debian(&["fontconfig", "fonts-noto-core"], "for there is no font for Hindi") {
        say(&format!("{error:#}; without a font for Hindi the tests in browsers are slow, and some may fail"));
    }
}

/// Installs packages of Debian for the whole machine, as far as they are missing; `why` says what for.
pub fn debian(packages: &[&str], why: &str) -> Result<()> {
    let root_user = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
    if !root_user || find("apt-get").is_none() {
        bail!("{} can't be installed here: that takes apt-get and its rights", packages.join(", "));
    }
    say(&format!("installing {} (apt-get), {why}", packages.join(", ")));
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive").stdin(Stdio::null()).stdout(Stdio::null()))
    };
    apt(&["update", "-qq"])?;
    apt(&[&["install", "-qq", "-y", "--no-install-recommends"], packages].concat())
}

fn find_browser() -> Option<Browser> {
    let place = |variable: &str, programs: &[&str]| match std::env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)),
        None => programs.iter().find_map(|program| find(program)),
    };
    Some(Browser {
        chromium: place("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])?,
        driver: place("CHROMEDRIVER", &["chromedriver"])?,
        firefox: place("FIREFOX", &["firefox-esr", "firefox"])?,
    })
}
