//! Archives: one article a line in, one analysis a line out, in the same order, on all cores, a batch at a time.

use std::io::{self, BufRead, Read, Write};

use baithak::export::json;
use baithak::units::Unit;
use baithak::{Engine, Options, annotate_with};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::CommandError;

/// A batch ends with the line that reaches one of these; memory stays within a few times the second.
const BATCH_LINES: usize = 1024;
const BATCH_BYTES: usize = 8 << 20;
/// A longer line is answered with an error, so that one line can't fill the memory.
const LINE_BYTES: usize = 64 << 20;

pub fn run(
    engine: &Engine,
    mut input: Box<dyn BufRead>,
    name: &str,
    options: &Options,
    unit: Unit,
    out: &mut impl Write,
) -> Result<(), CommandError> {
    loop {
        let batch = batch(&mut input).map_err(|source| CommandError::Read { name: name.to_owned(), source })?;
        if batch.is_empty() {
            return Ok(());
        }
        let answers: Vec<Result<String, serde_json::Error>> =
            batch.par_iter().map(|line| answer(engine, line, options, unit)).collect();
        for answer in answers {
            writeln!(out, "{}", answer?)?;
        }
    }
}

/// The next lines, without the blank ones.
fn batch(input: &mut impl BufRead) -> io::Result<Vec<Vec<u8>>> {
    let mut lines = Vec::new();
    let mut bytes = 0;
    while lines.len() < BATCH_LINES && bytes < BATCH_BYTES {
        let mut line = Vec::new();
        let read = input.by_ref().take(LINE_BYTES as u64 + 1).read_until(b'\n', &mut line)?;
        if read == 0 {
            break;
        }
        if read > LINE_BYTES && line.last() != Some(&b'\n') {
            skip_line(input)?;
        }
        bytes += line.len();
        if !line.trim_ascii().is_empty() {
            lines.push(line);
        }
    }
    Ok(lines)
}

fn skip_line(input: &mut impl BufRead) -> io::Result<()> {
    loop {
        let buffer = input.fill_buf()?;
        let (len, done) = match buffer.iter().position(|byte| *byte == b'\n') {
            Some(at) => (at + 1, true),
            None => (buffer.len(), buffer.is_empty()),
        };
        input.consume(len);
        if done {
            return Ok(());
        }
    }
}

#[derive(Deserialize)]
struct Article {
    text: String,
}

/// The answer to one line.
fn answer(engine: &Engine, line: &[u8], options: &Options, unit: Unit) -> Result<String, serde_json::Error> {
    if line.len() > LINE_BYTES {
        return Ok(json!({ "id": null, "error": format!("the line is longer than {LINE_BYTES} bytes") }).to_string());
    }
    let value: Value = match serde_json::from_slice(line) {
        Ok(value) => value,
        Err(error) => return Ok(json!({ "id": null, "error": format!("not JSON: {error}") }).to_string()),
    };
    let id = value.get("id").cloned().unwrap_or(Value::Null);
    match Article::deserialize(value) {
        Ok(article) => {
            let analysis = annotate_with(engine, &article.text, options);
            let document = serde_json::to_string(&json::document(&analysis, unit))?;
            Ok(format!("{{\"id\":{id},\"analysis\":{document}}}"))
        }
        Err(error) => Ok(json!({ "id": id, "error": format!("no article: {error}") }).to_string()),
    }
}
