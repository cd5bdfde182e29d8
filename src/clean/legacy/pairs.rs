//! How much likelier pairs of characters are in a font's encoding than in English.

use crate::clean::literal;
use crate::lexicon::table::{LexiconError, Table};

/// One row or column for each printable ASCII character, one for the edge of a word, one for what lies beyond ASCII.
const SIZE: usize = 97;
const EDGE: usize = 0;
const BEYOND: usize = SIZE - 1;

/// Natural logarithms of the quotients, by first and second character.
#[derive(Debug)]
pub(super) struct Pairs(Vec<f32>);

impl Pairs {
    /// Reads a table of rows `first`, `quotients`.
    pub(super) fn parse(file: &str, text: &str) -> Result<Self, LexiconError> {
        let table = Table::parse(file, text)?;
        let firsts: Vec<usize> = table
            .rows()
            .map(|row| Ok(index(literal(&row, "first")?.chars().next().unwrap_or(' '))))
            .collect::<Result<_, _>>()?;
        let mut pairs = vec![0.0; SIZE * SIZE];
        for (row, first) in table.rows().zip(&firsts) {
            let quotients = row.get("quotients");
            if quotients.len() != firsts.len() {
                return Err(row.error(format!("{} quotients, but {} rows", quotients.len(), firsts.len())));
            }
            for (letter, second) in quotients.bytes().zip(&firsts) {
                pairs[first * SIZE + second] = match letter {
                    b'.' => 0.0,
                    b'A'..=b'Z' => f32::from(letter - b'A' + 1) * 0.3,
                    b'a'..=b'z' => f32::from(letter - b'a' + 1) * -0.3,
                    _ => return Err(row.error("a quotient is one of A to Z, a to z and .")),
                };
            }
        }
        Ok(Pairs(pairs))
    }

    /// The logarithm for a whole word; 0 for one without letters.
    pub(super) fn score(&self, word: &str) -> f32 {
        if !word.contains(|c: char| c.is_ascii_alphabetic()) {
            return 0.0;
        }
        let (mut sum, mut before) = (0.0, EDGE);
        for after in word.chars().map(index).chain([EDGE]) {
            let pair = self.0[before * SIZE + after];
            // What lies beyond ASCII is rare in English and yet is in it.
            sum += if before == BEYOND || after == BEYOND { pair.min(1.5) } else { pair };
            before = after;
        }
        // `2B`, `147/A` and `gcc-12` are names of things in any language.
        if word.starts_with(|c: char| c.is_ascii_digit()) || word.ends_with(|c: char| c.is_ascii_digit()) {
            sum.min(0.0)
        } else {
            sum
        }
    }
}

fn index(c: char) -> usize {
    match c {
        ' ' => EDGE,
        '0'..='9' => '0' as usize - 32,
        '!'..='~' => c as usize - 32,
        _ => BEYOND,
    }
}
