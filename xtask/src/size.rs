//! How many bytes a visitor loads, and whether that is within the budget.

use std::collections::BTreeMap;
use std::fs;
use std::ops::AddAssign;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::manifest::Manifest;
use crate::process::output;

/// The size of something in bytes: as it is, and as a web server may send it.
#[derive(Clone, Copy, Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Sizes {
    pub raw: usize,
    pub gzip: usize,
    pub brotli: usize,
}

impl AddAssign for Sizes {
    fn add_assign(&mut self, other: Sizes) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

impl Sizes {
    /// The first figure that is above `budget`, as a sentence.
    fn excess(&self, budget: &Sizes) -> Option<String> {
        let figures =
            [("raw", self.raw, budget.raw), ("gzip", self.gzip, budget.gzip), ("brotli", self.brotli, budget.brotli)];
        let (name, size, most) = figures.into_iter().find(|(_, size, most)| size > most)?;
        Some(format!("{size} bytes {name}, {} above the budget of {most}", size - most))
    }
}

/// The sizes of the site in `dist`, file by file, printed as a table; fails where a part is above its budget.
pub fn report(dist: &Path, manifest: &Manifest) -> Result<()> {
    let engine_folder = manifest.out_dir.file_name().context("wasm-pack.toml: out-dir has no name")?;
    let mut engine = Sizes::default();
    let mut page = Sizes::default();
    let mut embedding = Sizes::default();
    println!("{:<28}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
    for (name, sizes) in measure(dist)? {
        row(&name, sizes);
        let name = Path::new(&name);
        if name.to_string_lossy().contains("_plain_bg") {
            // Loaded in the place of the other engine, and no larger.
            continue;
        }
        if name.starts_with(engine_folder) {
            engine += sizes;
        } else if name.starts_with("embed") {
            // Loaded by other people's pages; the package has it packed, with a budget of its own.
            embedding += sizes;
        } else {
            page += sizes;
        }
    }
    row("engine (wasm, glue, model)", engine);
    row("page", page);
    row("embedding, not packed", embedding);
    for (name, sizes, budget) in [("engine", engine, manifest.budget.engine), ("page", page, manifest.budget.page)] {
        if let Some(excess) = sizes.excess(&budget) {
            bail!("the {name} has {excess} (wasm-pack.toml, [budget.{name}])");
        }
    }
    Ok(())
}

/// The sizes of the files in `folder`, by their paths inside it. Node has the compressors.
fn measure(folder: &Path) -> Result<BTreeMap<String, Sizes>> {
    let sizes = output(Command::new("node").arg("xtask/sizes.js").arg(folder));
    let sizes = sizes.with_context(|| format!("xtask/sizes.js can't measure {}", folder.display()))?;
    serde_json::from_str(&sizes).context("what xtask/sizes.js wrote can't be read")
}

fn row(name: &str, sizes: Sizes) {
    println!("{name:<28}{:>10}{:>10}{:>10}", sizes.raw, sizes.gzip, sizes.brotli);
}

/// All files under `folder`, sorted.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{} can't be read", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(self::files(&path)?);
        } else {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_above_its_budget_is_named() {
        let budget = Sizes { raw: 100, gzip: 100, brotli: 100 };
        assert_eq!(Sizes { raw: 100, gzip: 1, brotli: 100 }.excess(&budget), None);
        let excess = Sizes { raw: 100, gzip: 101, brotli: 1 }.excess(&budget);
        assert_eq!(excess.as_deref(), Some("101 bytes gzip, 1 above the budget of 100"));
    }
}
