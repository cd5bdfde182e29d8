//! One article in, one analysis out.

use std::io::Write;

use baithak::export::{html, json, text};
use baithak::units::Unit;
use baithak::{Engine, Options, annotate_with};

use crate::{CommandError, Format};

pub fn run(
    engine: &Engine,
    source: &str,
    format: Format,
    options: &Options,
    unit: Unit,
    out: &mut impl Write,
) -> Result<(), CommandError> {
    let analysis = annotate_with(engine, source, options);
    match format {
        Format::Json => {
            serde_json::to_writer(&mut *out, &json::document(&analysis, unit))?;
            writeln!(out)?;
        }
        Format::Html => out.write_all(html::page(&analysis).as_bytes())?,
        Format::Text => out.write_all(text::note(&analysis).as_bytes())?,
    }
    Ok(())
}
