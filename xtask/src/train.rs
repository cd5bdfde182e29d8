//! Trains the model that ships: `model/train.py`, with what it needs in a Python environment of its own.

use std::path::Path;
use std::process::Command;

use anyhow::{Result, ensure};

use crate::process::{cargo, find, run, say};

/// Where training keeps what it has made, to go on from there.
const WORK: &str = "target/train";

/// Trains on the corpora under `data` (`ner/`, `text/`, `lexicon/`, see model/CARD.md) and writes model/hi-news.bin.
pub fn command(data: &str, more: &[&str]) -> Result<()> {
    ensure!(
        Path::new(data).join("ner/hiner/train.conll").exists(),
        "{data}: no ner/hiner/train.conll; see model/CARD.md"
    );
    let python = Path::new(WORK).join("python/bin/python");
    if !python.exists() {
        ensure!(find("python3").is_some(), "training needs python3 with its module venv: install it");
        say("making a Python environment for training");
        run(Command::new("python3").args(["-m", "venv"]).arg(Path::new(WORK).join("python")))?;
    }
    say("installing what training needs (model/requirements.txt)");
    run(Command::new(&python).args(["-m", "pip", "install", "--quiet", "--requirement", "model/requirements.txt"]))?;
    say("building the program that cuts the text");
    run(cargo().args(["build", "--quiet", "--release", "--features", "train", "--bin", "baithak-features"]))?;
    say("training; it goes on where it was stopped, and begins anew when target/train is deleted");
    let program = Path::new("target/release/baithak-features").canonicalize()?;
    let mut command = Command::new(&python);
    command.args(["model/train.py", "--data", data, "--work", WORK, "--program"]).arg(program);
    run(command.args(more))
}
