//! The articles of `tests/articles`, for every test that reads them.

use std::path::PathBuf;

/// A file under `tests`.
pub fn path(relative: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", relative].iter().collect()
}

/// The text of an article, as it was pasted.
pub fn article(name: &str) -> String {
    let path = path(&format!("articles/{name}.txt"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The names of all articles, sorted.
pub fn names() -> Vec<String> {
    let folder = path("articles");
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let mut names: Vec<String> = files.filter_map(|file| Some(file.strip_suffix(".txt")?.to_string())).collect();
    names.sort();
    names
}
