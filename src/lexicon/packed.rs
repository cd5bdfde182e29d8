//! Reads the tables of words and of spellings as `build.rs` packs them.

use std::sync::OnceLock;

use crate::lexicon::table::shipped;

/// The words with their figures, column by column of the table, in tenths of log-odds.
///
/// Words without figures, or figures without words, are left out.
pub(super) fn words(packed: &str) -> impl Iterator<Item = (String, [f32; 3])> {
    let (words, figures) = packed.split_once("\n\n").unwrap_or_default();
    let mut columns = figures.lines().map(str::bytes);
    let [mut a, mut b, mut c] = [(); 3].map(|()| columns.next().unwrap_or_else(|| "".bytes()));
    let figure = |letter: u8| f32::from(letter.saturating_sub(b'A')) * 5.0 - 40.0;
    let mut before = String::new();
    words.lines().map_while(move |line| {
        before = unpacked(line, &before);
        Some((before.clone(), [figure(a.next()?), figure(b.next()?), figure(c.next()?)]))
    })
}

/// A word of which so many characters, by the first of `packed`, are those of the word before.
fn unpacked(packed: &str, before: &str) -> String {
    let mut letters = packed.chars();
    let shared = letters.next().map_or(0, |c| (c as usize).saturating_sub('0' as usize));
    let mut word: String = before.chars().take(shared).collect();
    word.extend(letters.map(|c| match c {
        '\u{0080}'..='\u{00FF}' => char::from_u32(c as u32 - 0x80 + 0x0900).unwrap_or(c),
        c => c,
    }));
    word
}

/// The table of spellings, as it stands in `lexicon/spellings.tsv` but for its comments.
pub(crate) fn spellings() -> &'static str {
    static TABLE: OnceLock<String> = OnceLock::new();
    TABLE.get_or_init(|| lists(shipped!("spellings.packed")))
}

/// A table whose last column lists packed words.
fn lists(packed: &str) -> String {
    let mut table = String::with_capacity(3 * packed.len());
    for line in packed.lines() {
        match line.rsplit_once('\t').filter(|(_, words)| words.contains(' ')) {
            Some((class, words)) => {
                table.push_str(class);
                let mut before = String::new();
                for (at, word) in words.split(' ').enumerate() {
                    table.push(if at == 0 { '\t' } else { ' ' });
                    before = unpacked(word, &before);
                    table.push_str(&before);
                }
            }
            None => table.push_str(line),
        }
        table.push('\n');
    }
    table
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::lexicon::table::Table;

    #[test]
    fn what_was_packed_is_read_again() {
        let text = include_str!("../../lexicon/words.tsv");
        let table = Table::parse("words.tsv", text).unwrap();
        let figure = |row: crate::lexicon::table::Row<'_, '_>, column: &str| row.get(column).parse::<f32>().unwrap();
        let rows = table.rows().map(|row| {
            (row.get("word").to_owned(), ["person", "place", "organisation"].map(|column| figure(row, column)))
        });
        assert!(words(shipped!("words.packed")).eq(rows));
    }

    #[test]
    fn spellings_are_read_as_they_were_written() {
        let written = include_str!("../../lexicon/spellings.tsv").lines().filter(|line| !line.starts_with('#'));
        let lines = |table: &str| table.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let words = |line: &String| line.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let read: Vec<_> = lines(spellings()).iter().map(words).collect();
        assert_eq!(read, written.map(str::to_owned).map(|line| words(&line)).collect::<Vec<_>>());
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(words("").count(), 0);
        assert_eq!(words("0a\n\nA\nA\n").count(), 0);
    }
}
