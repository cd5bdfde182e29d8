//! The house's own names: a table of name, type, variants and identifier that a newsroom keeps.
//!
//! CSV (RFC 4180) or TSV, UTF-8, with a header line. Columns, by their English or Hindi name, in any order:
//! `name` (`नाम`), `type` (`प्रकार`), `variants` (`रूप`; several with `|` between), `identifier` (`पहचान`). The last two may
//! be missing or empty.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::analysis::{Entity, Mention, MentionKind};
use crate::corrections;
use crate::lexicon::folded;
use crate::order::sort_by_key;
use crate::tagger::Candidate;
use crate::token::{Tokens, pieces};

/// Log-odds of a single word of the house: above what any table gives to one word, below a longer name that holds it.
const WORD: f32 = 6.0;
/// Log-odds of a name of several words.
const PHRASE: f32 = 12.0;

/// One of the house's names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The name.
    pub name: String,
    /// What it names: a person, place, organisation, role or event.
    pub kind: MentionKind,
    /// Other forms of the name.
    pub variants: Vec<String>,
    /// What other systems call it; may be empty.
    pub identifier: String,
}

/// A table that can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {reason}")]
pub struct GazetteerError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong there.
    pub reason: Reason,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// There is nothing in it.
    #[error("the table is empty; its first line names the columns: name,type,variants,identifier")]
    Empty,
    /// The header lacks a column.
    #[error("no column {0:?}; the first line names the columns: name,type,variants,identifier")]
    Column(&'static str),
    /// A row without a name.
    #[error("no name")]
    Name,
    /// A type that there is not.
    #[error("no such type: {0:?}; one of person, place, organisation, role, event")]
    Type(String),
    /// A row with more cells than the header.
    #[error("{cells} cells, but {columns} columns; put cells that hold a comma in quotation marks")]
    Cells {
        /// Of the row.
        cells: usize,
        /// Of the header.
        columns: usize,
    },
    /// A quotation mark without its partner.
    #[error("a quotation mark is not closed")]
    Quote,
}

/// The house's names, ready to be looked up.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    rows: Vec<Row>,
    /// By the first word: the words of a form, and the number of its row.
    forms: HashMap<String, Vec<(Vec<String>, usize)>>,
}

impl Gazetteer {
    /// Compiles `rows`.
    pub fn new(rows: Vec<Row>) -> Gazetteer {
        let mut forms: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (number, row) in rows.iter().enumerate() {
            for form in std::iter::once(&row.name).chain(&row.variants) {
                let words: Vec<String> = pieces(form).map(|piece| folded(&form[piece.range])).collect();
                if let Some(first) = words.first() {
                    forms.entry(first.clone()).or_default().push((words, number));
                }
            }
        }
        Gazetteer { rows, forms }
    }

    /// Reads a table.
    ///
    /// # Errors
    /// [`GazetteerError`] for the first line that can't be used.
    pub fn parse(table: &str) -> Result<Gazetteer, GazetteerError> {
        let table = table.strip_prefix('\u{FEFF}').unwrap_or(table);
        let header = table.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let by = ['\t', ';', ','].into_iter().find(|by| header.contains(*by)).unwrap_or(',');
        let mut records = records(table, by)?.into_iter();
        let fail = |line, reason| Err(GazetteerError { line, reason });
        let Some((line, header)) = records.next() else { return fail(1, Reason::Empty) };
        let column = |names: [&str; 2]| {
            header.iter().position(|cell| names.iter().any(|name| cell.trim().to_lowercase() == *name))
        };
        let Some(name) = column(["name", "नाम"]) else { return fail(line, Reason::Column("name")) };
        let Some(kind) = column(["type", "प्रकार"]) else { return fail(line, Reason::Column("type")) };
        let (variants, identifier) = (column(["variants", "रूप"]), column(["identifier", "पहचान"]));
        let mut rows = Vec::new();
        for (line, cells) in records {
            if cells.len() > header.len() {
                return fail(line, Reason::Cells { cells: cells.len(), columns: header.len() });
            }
            let cell = |at: Option<usize>| at.and_then(|i| cells.get(i)).map_or("", |cell| cell.trim());
            let words = cell(Some(name));
            if words.is_empty() {
                return fail(line, Reason::Name);
            }
            let Some(kind) = kind_of(cell(Some(kind))) else {
                return fail(line, Reason::Type(cell(Some(kind)).to_owned()));
            };
            let variants = cell(variants).split('|').map(str::trim).filter(|form| !form.is_empty());
            rows.push(Row {
                name: words.to_owned(),
                kind,
                variants: variants.map(str::to_owned).collect(),
                identifier: cell(identifier).to_owned(),
            });
        }
        Ok(Gazetteer::new(rows))
    }

    /// The rows, in order.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The longest form that begins at token `i`: its length in tokens and the number of its row.
    fn longest(&self, tokens: &Tokens<'_>, i: usize, end: usize) -> Option<(usize, usize)> {
        let forms = self.forms.get(&folded(tokens.str(i)))?;
        let stands = |words: &[String]| {
            i + words.len() <= end && words.iter().enumerate().all(|(n, word)| folded(tokens.str(i + n)) == *word)
        };
        let fitting = forms.iter().filter(|(words, _)| stands(words));
        fitting
            .map(|(words, number)| (words.len(), *number))
            .max_by_key(|(len, number)| (*len, std::cmp::Reverse(*number)))
    }

    /// Adds the names of one sentence to the candidates; roles and events are no candidates.
    pub(crate) fn propose(&self, tokens: &Tokens<'_>, sentence: Range<usize>, found: &mut Vec<Candidate>) {
        if self.rows.is_empty() {
            return;
        }
        for i in sentence.clone() {
            let Some((len, number)) = self.longest(tokens, i, sentence.end) else { continue };
            let kind = self.rows[number].kind;
            if !matches!(kind, MentionKind::Role | MentionKind::Event) {
                let score = if len == 1 { WORD } else { PHRASE };
                found.push(Candidate { tokens: i..i + len, kind, score });
            }
        }
    }

    /// Adds the house's roles or events to those that were found; of two that overlap the longer one stays.
    pub(crate) fn add(&self, tokens: &Tokens<'_>, mentions: &mut Vec<Mention>, wanted: MentionKind) {
        if !self.rows.iter().any(|row| row.kind == wanted) {
            return;
        }
        for (sentence, _) in &tokens.sentences {
            for i in sentence.clone() {
                let Some((len, number)) = self.longest(tokens, i, sentence.end) else { continue };
                let span = tokens.span(i..i + len);
                if self.rows[number].kind != wanted {
                    continue;
                }
                if mentions.iter().all(|m| !m.span.overlaps(&span) || m.span.len() < span.len()) {
                    mentions.retain(|m| !m.span.overlaps(&span));
                    mentions.push(Mention { kind: wanted, span, entity: None, score: 0.99 });
                }
            }
        }
        sort_by_key(mentions, |m| (m.span.start, 0));
    }

    /// The row that a mention names.
    pub(crate) fn row_of(&self, tokens: &Tokens<'_>, mention: &Mention) -> Option<usize> {
        if self.rows.is_empty() {
            return None;
        }
        let range = tokens.within(mention.span);
        let found = self.longest(tokens, range.start, range.end)?;
        (found.0 == range.len() && self.rows[found.1].kind == mention.kind).then_some(found.1)
    }
}

impl Gazetteer {
    /// Makes one entity of all mentions of one row.
    pub(crate) fn link(&self, tokens: &Tokens<'_>, mentions: &mut [Mention], entities: &mut Vec<Entity>) {
        let mut entity_of: HashMap<usize, usize> = HashMap::new();
        for i in 0..mentions.len() {
            let (Some(row), Some(entity)) = (self.row_of(tokens, &mentions[i]), mentions[i].entity) else { continue };
            let keep = *entity_of.entry(row).or_insert(entity);
            corrections::merge(tokens.text, mentions, entities, entity, keep);
        }
        corrections::renumber(mentions, entities);
    }

    /// The identifiers of the entities that rows name.
    pub(crate) fn identifiers(
        &self,
        tokens: &Tokens<'_>,
        mentions: &[Mention],
        entities: &[Entity],
    ) -> BTreeMap<usize, String> {
        let identifier = |entity: &Entity| {
            let row = entity.mentions.iter().find_map(|&m| self.row_of(tokens, &mentions[m]))?;
            Some(self.rows[row].identifier.clone()).filter(|identifier| !identifier.is_empty())
        };
        entities.iter().enumerate().filter_map(|(number, entity)| Some((number, identifier(entity)?))).collect()
    }
}

/// A type by its English or Hindi name.
fn kind_of(name: &str) -> Option<MentionKind> {
    let kind = match name.to_lowercase().as_str() {
        "व्यक्ति" | "लोग" => MentionKind::Person,
        "स्थान" => MentionKind::Place,
        "संस्था" | "organization" => MentionKind::Organisation,
        "पद" => MentionKind::Role,
        "आयोजन" => MentionKind::Event,
        name => MentionKind::parse(name)?,
    };
    (!matches!(kind, MentionKind::Date | MentionKind::Number)).then_some(kind)
}

/// A record: the line on which it begins, and its cells.
type Record = (usize, Vec<String>);

/// The records of a table; empty lines are left out.
fn records(table: &str, by: char) -> Result<Vec<Record>, GazetteerError> {
    let mut records = Vec::new();
    let mut cells: Vec<String> = Vec::new();
    let mut cell = String::new();
    let (mut line, mut first_line) = (1, 1);
    let mut quoted_at: Option<usize> = None;
    let mut was_quoted = false;
    let mut chars = table.chars().peekable();
    let mut end = |cells: &mut Vec<String>, cell: &mut String, line: usize| {
        cells.push(std::mem::take(cell));
        let record = std::mem::take(cells);
        if record.iter().any(|cell| !cell.trim().is_empty()) {
            records.push((line, record));
        }
    };
    while let Some(c) = chars.next() {
        match (c, quoted_at) {
            ('"', Some(_)) if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            ('"', Some(_)) => quoted_at = None,
            // Tabs part cells whatever they hold, so quotation marks mean nothing there.
            ('"', None) if by != '\t' && cell.trim().is_empty() && !was_quoted => {
                cell.clear();
                quoted_at = Some(line);
                was_quoted = true;
            }
            ('\n', _) => {
                line += 1;
                if quoted_at.is_some() {
                    cell.push('\n');
                } else {
                    end(&mut cells, &mut cell, first_line);
                    was_quoted = false;
                    first_line = line;
                }
            }
            ('\r', None) => {}
            (c, None) if c == by => {
                cells.push(std::mem::take(&mut cell));
                was_quoted = false;
            }
            (c, _) => cell.push(c),
        }
    }
    if let Some(line) = quoted_at {
        return Err(GazetteerError { line, reason: Reason::Quote });
    }
    end(&mut cells, &mut cell, first_line);
    Ok(records)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn tables_of_either_sort_are_read() {
        let csv =
            "\u{FEFF}name,type,variants,identifier\r\n\"नंदा, वीरेश\",person,वीरेश | \"नंदा जी\",x:1\r\n\r\nनवगढ़,स्थान\r\n";
        let read = Gazetteer::parse(csv).unwrap();
        assert_eq!(read.rows()[0].name, "नंदा, वीरेश");
        assert_eq!(read.rows()[0].variants, ["वीरेश", "\"नंदा जी\""]);
        assert_eq!((read.rows()[1].kind, read.rows()[1].identifier.as_str()), (MentionKind::Place, ""));
        let tsv = Gazetteer::parse("प्रकार\tनाम\nसंस्था\tजल \"सहेली\" समूह\n").unwrap();
        assert_eq!(tsv.rows()[0].name, "जल \"सहेली\" समूह");
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (table, line, said) in [
            ("", 1, "empty"),
            ("नाम,रूप\nक,ख\n", 1, "type"),
            ("name,type\nनवगढ़,place\n\nनवगढ़,planet\n", 4, "planet"),
            ("name,type\n,place\n", 2, "no name"),
            ("name,type\nक,place,x\n", 2, "3 cells"),
            ("name,type\nक,place\n\"ख\nग,place\n", 3, "not closed"),
            ("name,type\nक,date\n", 2, "date"),
        ] {
            let error = Gazetteer::parse(table).unwrap_err();
            assert!(error.line == line && error.to_string().contains(said), "{table:?}: {error}");
        }
    }
}
