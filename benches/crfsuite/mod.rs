//! CRFsuite's way of tagging, by its port to Rust (`crfs`): words, affixes and bigrams, learnt from given tags.

use std::error::Error;
use std::fs;
use std::path::Path;

use crfs::train::Trainer;
use crfs::{Attribute, Tagger};

/// How often training goes over the sentences; speed does not depend on it.
const ROUNDS: usize = 30;

/// Longest prefixes and suffixes, in characters.
const AFFIX: usize = 4;

/// Trains on `sentences`, each with a tag a token; gives the model's file.
pub fn train(sentences: &[Vec<&str>], tags: &[Vec<String>]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut trainer = Trainer::lbfgs();
    trainer.params_mut().set_max_iterations(ROUNDS)?;
    for (sentence, tags) in sentences.iter().zip(tags) {
        trainer.append(&attributes(sentence), tags)?;
    }
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("crfsuite.model");
    trainer.train(&file)?;
    Ok(fs::read(file)?)
}

/// The likeliest tags of every sentence, one after another.
pub fn tag<'m>(tagger: &'m Tagger<'_>, sentences: &[Vec<Vec<Attribute>>]) -> Result<Vec<&'m str>, Box<dyn Error>> {
    let mut tags = Vec::new();
    for sentence in sentences {
        tags.extend(tagger.tag(sentence)?);
    }
    Ok(tags)
}

/// What the model is told of each token of a sentence.
pub fn attributes(sentence: &[&str]) -> Vec<Vec<Attribute>> {
    let at = |i: Option<usize>| i.and_then(|i| sentence.get(i)).copied().unwrap_or("_");
    let of = |i: usize| {
        let (before, word, after) = (at(i.checked_sub(1)), sentence[i], at(Some(i + 1)));
        let mut names = vec![
            format!("word={word}"),
            format!("before={before}"),
            format!("after={after}"),
            format!("before+word={before}|{word}"),
            format!("word+after={word}|{after}"),
        ];
        let ends = word.char_indices().map(|(at, _)| at).skip(1).chain([word.len()]);
        names.extend(ends.take(AFFIX).map(|end| format!("prefix={}", &word[..end])));
        names.extend(word.char_indices().rev().take(AFFIX).map(|(at, _)| format!("suffix={}", &word[at..])));
        names.into_iter().map(|name| Attribute::new(name, 1.0)).collect()
    };
    (0..sentence.len()).map(of).collect()
}
