//! Reads `wasm-pack.toml`, our build manifest, and the versions that `Cargo.lock` fixes.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::size::Sizes;

/// `wasm-pack.toml`. A key that is not one of these is an error.
#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Manifest {
    /// `--target` of wasm-pack.
    pub target: String,
    /// `--out-dir` of wasm-pack, from the top of the repository.
    pub out_dir: PathBuf,
    /// `--out-name` of wasm-pack.
    pub out_name: String,
    /// The most bytes that each part of the site may have.
    pub budget: Budget,
}

/// The most bytes that each part of the site may have.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Budget {
    /// The WebAssembly and its glue.
    pub engine: Sizes,
    /// Everything else.
    pub page: Sizes,
}

/// Reads `wasm-pack.toml`.
pub fn read() -> Result<Manifest> {
    let text = fs::read_to_string("wasm-pack.toml").context("wasm-pack.toml can't be read")?;
    toml::from_str(&text).context("wasm-pack.toml")
}

/// The version of a crate in `Cargo.lock`.
pub fn locked_version(name: &str) -> Result<String> {
    #[derive(Deserialize)]
    struct Lock {
        package: Vec<BTreeMap<String, toml::Value>>,
    }
    let text = fs::read_to_string("Cargo.lock").context("Cargo.lock can't be read")?;
    let lock: Lock = toml::from_str(&text).context("Cargo.lock")?;
    let package = lock.package.iter().find(|package| package.get("name").and_then(toml::Value::as_str) == Some(name));
    let version = package.and_then(|package| package.get("version")?.as_str());
    version.map(str::to_owned).with_context(|| format!("Cargo.lock has no crate `{name}`"))
}
