//! Leaves the tables of `lexicon/` as they ship: without comments, and without the columns that only readers and tests
//! need. That is a tenth of what the engine would otherwise weigh on the wire for its tables.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

/// The columns that no step of the engine reads.
const FOR_READERS: [&str; 3] = ["example", "counter", "note"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=lexicon");
    let shipped = Path::new(&env::var("OUT_DIR")?).join("lexicon");
    fs::create_dir_all(&shipped)?;
    for entry in fs::read_dir("lexicon")? {
        let path = entry?.path();
        if let (Some("tsv"), Some(name)) = (path.extension().and_then(|e| e.to_str()), path.file_name()) {
            fs::write(shipped.join(name), without_notes(&fs::read_to_string(&path)?))?;
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
