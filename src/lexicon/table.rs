//! Reads `lexicon/*.tsv`: a header line of column names, then a row a line; `#` starts a comment line.

/// The text of a table as it ships: `lexicon/<file>` without what only readers and tests need (build.rs).
macro_rules! shipped {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/lexicon/", $file))
    };
}
pub(crate) use shipped;

/// A lexicon file that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("lexicon/{file}, line {line}: {reason}")]
pub struct LexiconError {
    /// The file's name.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, and what would be right.
    pub reason: String,
}

/// A table read from a TSV file.
#[derive(Clone, Debug)]
pub struct Table<'t> {
    file: &'t str,
    columns: Vec<&'t str>,
    rows: Vec<(usize, Vec<&'t str>)>,
}

/// One row of a [`Table`].
#[derive(Clone, Copy, Debug)]
pub struct Row<'a, 't> {
    table: &'a Table<'t>,
    line: usize,
    cells: &'a [&'t str],
}

impl<'t> Table<'t> {
    /// Reads `text`, the contents of `lexicon/<file>`.
    ///
    /// # Errors
    /// [`LexiconError`] where there is no header, or a row has more cells than the header has names.
    pub fn parse(file: &'t str, text: &'t str) -> Result<Self, LexiconError> {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(i, line)| (i + 1, line))
            .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
        let fail = |line, reason: String| LexiconError { file: file.to_owned(), line, reason };
        let (_, header) =
            lines.next().ok_or_else(|| fail(1, "no header line; name the columns, tab between".into()))?;
        let columns: Vec<&str> = header.split('\t').map(str::trim).collect();
        let mut rows = Vec::new();
        for (line, row) in lines {
            let cells: Vec<&str> = row.split('\t').map(str::trim).collect();
            if cells.len() > columns.len() {
                return Err(fail(line, format!("{} cells, but {} columns", cells.len(), columns.len())));
            }
            rows.push((line, cells));
        }
        Ok(Table { file, columns, rows })
    }

    /// The rows, in order.
    pub fn rows(&self) -> impl Iterator<Item = Row<'_, 't>> {
        self.rows.iter().map(|(line, cells)| Row { table: self, line: *line, cells })
    }
}

impl<'t> Row<'_, 't> {
    /// The cell in `column`; empty where the row ends before it or the table has no such column.
    pub fn get(&self, column: &str) -> &'t str {
        let at = self.table.columns.iter().position(|c| *c == column);
        at.and_then(|i| self.cells.get(i)).copied().unwrap_or_default()
    }

    /// The entries of the cell in `column`, which stand with ` | ` between them.
    pub fn list(&self, column: &str) -> impl Iterator<Item = &'t str> + use<'t> {
        self.get(column).split(" | ").map(str::trim).filter(|x| !x.is_empty())
    }

    /// An error about this row.
    pub fn error(&self, reason: impl Into<String>) -> LexiconError {
        LexiconError { file: self.table.file.to_owned(), line: self.line, reason: reason.into() }
    }
}
