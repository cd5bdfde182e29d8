//! Writes what the model is told of tokens, for the trainer: one token a line, `given<TAB>form<TAB>shape<TAB>classes`, where
//! `given` is the number of the token of the input that it is of; a blank line after each sentence.
//!
//! `baithak-features conll FILE` reads CoNLL tokens; `baithak-features text FILE` reads `{"text": …}` a line, cleans and
//! splits it as the program does; `baithak-features pieces` reads a form a line and writes the hashes of its pieces.

use std::error::Error;
use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use baithak::Engine;
use baithak::export::conll;
use baithak::tagger::features;
use baithak::token::Tokens;
use rayon::prelude::*;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["conll", file] => conll(&Engine::new()?, file, &mut out)?,
        ["text", file] => text(&Engine::new()?, file, &mut out)?,
        ["pieces"] => pieces(&mut out)?,
        _ => return Err("usage: baithak-features conll FILE | text FILE | pieces".into()),
    }
    Ok(out.flush()?)
}

fn conll(engine: &Engine, file: &str, out: &mut impl Write) -> io::Result<()> {
    let mut sentence: Vec<String> = Vec::new();
    for line in BufReader::new(File::open(file)?).lines().chain([Ok(String::new())]) {
        let line = line?;
        let token = line.split('\t').next().unwrap_or_default();
        if !token.trim().is_empty() {
            sentence.push(token.to_owned());
        } else if !sentence.is_empty() {
            let given: Vec<&str> = sentence.iter().map(String::as_str).collect();
            let (text, spans) = conll::joined(&given);
            let tokens = engine.tokens_of(&text);
            let given_of = |i: usize| spans.partition_point(|span| span.end <= tokens.all[i].span.start);
            out.write_all(lines(&tokens, given_of).as_bytes())?;
            sentence.clear();
        }
    }
    Ok(())
}

fn text(engine: &Engine, file: &str, out: &mut impl Write) -> Result<(), Box<dyn Error>> {
    let mut input = BufReader::new(File::open(file)?).lines();
    loop {
        let batch: Vec<String> = input.by_ref().take(1024).collect::<Result<_, _>>()?;
        if batch.is_empty() {
            return Ok(());
        }
        let answers: Vec<Result<String, serde_json::Error>> = batch
            .par_iter()
            .map(|line| {
                let value: serde_json::Value = serde_json::from_str(line)?;
                let source = value["text"].as_str().unwrap_or_default();
                Ok(engine.with_tokens(source, |tokens| lines(tokens, |_| 0)))
            })
            .collect();
        for answer in answers {
            out.write_all(answer?.as_bytes())?;
        }
    }
}

fn lines(tokens: &Tokens<'_>, given: impl Fn(usize) -> usize) -> String {
    let mut written = String::new();
    let mut classes = Vec::new();
    for (sentence, _) in &tokens.sentences {
        features::classes(tokens, sentence.clone(), &mut classes);
        for (i, class) in sentence.clone().zip(&classes) {
            written.push_str(&format!("{}\t", given(i)));
            features::normal(tokens.str(i), &mut written);
            written.push_str(&format!("\t{}\t{class}\n", features::shape(tokens, i)));
        }
        written.push('\n');
    }
    written
}

fn pieces(out: &mut impl Write) -> io::Result<()> {
    let mut found = Vec::new();
    for line in io::stdin().lock().lines() {
        features::pieces(&line?, &mut found);
        let figures: Vec<String> = found.iter().map(u32::to_string).collect();
        writeln!(out, "{}", figures.join(" "))?;
    }
    Ok(())
}
