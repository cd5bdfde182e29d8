//! Reads the table of words as `build.rs` packs it.

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
        let mut letters = line.chars();
        let shared = letters.next().map_or(0, |c| (c as usize).saturating_sub('0' as usize));
        let mut word: String = before.chars().take(shared).collect();
        word.extend(letters.map(|c| match c {
            '\u{0080}'..='\u{00FF}' => char::from_u32(c as u32 - 0x80 + 0x0900).unwrap_or(c),
            c => c,
        }));
        before.clone_from(&word);
        Some((word, [figure(a.next()?), figure(b.next()?), figure(c.next()?)]))
    })
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
        assert!(words(crate::lexicon::table::shipped!("words.packed")).eq(rows));
    }

    #[test]
    fn nothing_gives_nothing() {
        assert_eq!(words("").count(), 0);
        assert_eq!(words("0a\n\nA\nA\n").count(), 0);
    }
}
