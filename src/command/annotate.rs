//! One article in, one analysis out.

use std::io::Write;

use baithak::export::{self, json};
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
    match format.form() {
        None => {
            serde_json::to_writer(&mut *out, &json::document(&analysis, unit))?;
            writeln!(out)?;
        }
        Some(form) => out.write_all(export::write(&analysis, form).as_bytes())?,
    }
    Ok(())
}
