//! CoNLL in, CoNLL out: the same tokens, each with its tag.

use std::io::Write;

use baithak::Engine;
use baithak::export::conll;

use crate::CommandError;

pub fn run(engine: &Engine, input: &str, out: &mut impl Write) -> Result<(), CommandError> {
    let mut sentence: Vec<&str> = Vec::new();
    for line in input.lines() {
        // The first column. Where tabs part the columns, a token may hold spaces.
        let by = if line.contains('\t') { '\t' } else { ' ' };
        let token = line.split(by).next().unwrap_or_default();
        if token.trim().is_empty() {
            write_sentence(engine, &mut sentence, out)?;
            writeln!(out)?;
        } else {
            sentence.push(token);
        }
    }
    write_sentence(engine, &mut sentence, out)
}

fn write_sentence(engine: &Engine, sentence: &mut Vec<&str>, out: &mut impl Write) -> Result<(), CommandError> {
    for (token, tag) in sentence.iter().zip(conll::tags(engine, sentence)) {
        writeln!(out, "{token}\t{tag}")?;
    }
    sentence.clear();
    Ok(())
}
