//! Leaves the tables of `lexicon/` as they ship: without comments, and without the columns that only readers and tests
//! need. That is a tenth of what the engine would otherwise weigh on the wire for its tables.

use std::collections::HashSet;
use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The columns that no step of the engine reads.
const FOR_READERS: [&str; 3] = ["example", "counter", "note"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicon");
    let shipped = Path::new(&env::var("OUT_DIR")?).join("lexicon");
    fs::create_dir_all(&shipped)?;
    let known = [fs::read_to_string("lexicon/places.tsv")?, fs::read_to_string("lexicon/organisations.tsv")?];
    for entry in fs::read_dir("lexicon")? {
        let path = entry?.path();
        if let (Some("tsv"), Some(name)) = (path.extension().and_then(|e| e.to_str()), path.file_name()) {
            let table = fs::read_to_string(&path)?;
            if name == "words.tsv" {
                fs::write(shipped.join("words.packed"), packed(&table)?)?;
            } else if name == "spellings.tsv" {
                fs::write(shipped.join("spellings.packed"), packed_lists(&without_notes(&table))?)?;
            } else if name == "learned.tsv" {
                fs::write(shipped.join(name), without_known(&without_notes(&table), &known))?;
            } else {
                fs::write(shipped.join(name), without_notes(&table))?;
            }
        }
    }
    Ok(())
}

/// The table without comments and columns [`FOR_READERS`]; lines keep their numbers, by which errors name them.
fn without_notes(table: &str) -> String {
    let mut shipped = String::with_capacity(table.len());
    let mut kept: Option<Vec<bool>> = None;
    for line in table.lines() {
        if !line.starts_with('#') {
            let kept = kept.get_or_insert_with(|| line.split('\t').map(|c| !FOR_READERS.contains(&c.trim())).collect());
            // A cell beyond the header stays, for the reader of the table to refuse.
            let cells = line.split('\t').enumerate().filter(|(i, _)| kept.get(*i).copied().unwrap_or(true));
            shipped.push_str(cells.map(|(_, cell)| cell).collect::<Vec<_>>().join("\t").trim_end());
        }
        shipped.push('\n');
    }
    shipped
}

/// The table of learned names without those that a written table holds, which count as that one's.
fn without_known(table: &str, known: &[String]) -> String {
    let rows = known.iter().flat_map(|table| table.lines()).filter(|line| !line.starts_with('#'));
    let names: HashSet<&str> =
        rows.flat_map(|row| row.split('\t').take(2)).flat_map(|cell| cell.split(" | ")).map(str::trim).collect();
    let fresh = |line: &&str| !names.contains(line.split('\t').next().unwrap_or_default()) || line.is_empty();
    table.lines().filter(|line| fresh(line) || line.starts_with("name\t")).map(|line| format!("{line}\n")).collect()
}

/// The table of words, by far the longest, for `src/lexicon/packed.rs`: a line a word, of which the first character tells how
/// many characters it shares with the word before, and Devanagari moved to U+0080; after an empty line a line for each
/// column of figures, of a letter a word.
fn packed(table: &str) -> Result<String, Box<dyn Error>> {
    let mut rows = table.lines().filter(|line| !line.starts_with('#'));
    let columns = rows.next().unwrap_or_default().split('\t').count();
    let (mut words, mut figures) = (String::new(), vec![String::new(); columns.saturating_sub(1)]);
    let mut before: Vec<char> = Vec::new();
    for row in rows {
        let mut cells = row.split('\t');
        pack(cells.next().unwrap_or_default(), &mut before, &mut words)?;
        words.push('\n');
        for (column, cell) in figures.iter_mut().zip(cells) {
            let step = (cell.trim().parse::<i32>()? + 40) / 5;
            column.push(char::from(b'A' + u8::try_from(step)?));
        }
    }
    Ok(format!("{words}\n{}\n", figures.join("\n")))
}

/// A table whose last column lists words, each of them packed, for `src/lexicon/packed.rs`.
fn packed_lists(table: &str) -> Result<String, Box<dyn Error>> {
    let mut lists = String::with_capacity(table.len());
    for line in table.lines() {
        let Some((class, words)) = line.rsplit_once('\t').filter(|(_, words)| words.contains(' ')) else {
            lists.push_str(line);
            lists.push('\n');
            continue;
        };
        lists.push_str(class);
        let mut before: Vec<char> = Vec::new();
        for (at, word) in words.split_whitespace().enumerate() {
            lists.push(if at == 0 { '\t' } else { ' ' });
            pack(word, &mut before, &mut lists)?;
        }
        lists.push('\n');
    }
    Ok(lists)
}

/// Adds a word to `packed`: how many characters it shares with the word before, as a character from `0` on, and the others,
/// Devanagari moved to U+0080.
fn pack(word: &str, before: &mut Vec<char>, packed: &mut String) -> Result<(), Box<dyn Error>> {
    let letters: Vec<char> = word.chars().collect();
    let shared = letters.iter().zip(before.iter()).take_while(|(a, b)| a == b).count();
    packed.push(char::from_u32('0' as u32 + u32::try_from(shared)?).ok_or("a word is too long")?);
    for &c in &letters[shared..] {
        packed.push(match c {
            '\u{0900}'..='\u{097F}' => char::from_u32(c as u32 - 0x0900 + 0x80).ok_or("no such character")?,
            '\u{0080}'..='\u{00FF}' => return Err(format!("{word}: {c:?} can't be packed").into()),
            c => c,
        });
    }
    *before = letters;
    Ok(())
}
