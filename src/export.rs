//! The forms in which an analysis leaves: the JSON of the contract ([`json`]), and those that other systems take.

pub mod clean;
pub mod conll;
pub mod csv;
mod facts;
pub mod html;
pub mod json;
pub mod jsonld;
pub mod ninjs;
pub mod note;
pub mod text;
pub mod value;
pub mod webanno;

use crate::analysis::{Analysis, names};

names! {
    /// A form of an analysis; the page and the command give the same.
    Format {
        /// The cleaned text.
        Clean = "clean",
        /// The summary, the names and the text, to read.
        Text = "text",
        /// A page with marks and schema.org's microdata.
        Html = "html",
        /// schema.org as JSON-LD.
        JsonLd = "jsonld",
        /// W3C Web Annotation.
        WebAnnotation = "webanno",
        /// IPTC ninjs.
        Ninjs = "ninjs",
        /// The entities as a table.
        Csv = "csv",
        /// A note of the meeting in Markdown.
        Markdown = "markdown",
        /// A note of the meeting for a messenger.
        Message = "message",
    }
}

/// Writes `analysis` in `format`, ending with a line end.
pub fn write(analysis: &Analysis<'_>, format: Format) -> String {
    let mut out = match format {
        Format::Clean => clean::text(analysis),
        Format::Text => text::note(analysis),
        Format::Html => html::page(analysis),
        Format::JsonLd => jsonld::document(analysis).to_string(),
        Format::WebAnnotation => webanno::document(analysis).to_string(),
        Format::Ninjs => ninjs::document(analysis).to_string(),
        Format::Csv => csv::entities(analysis),
        Format::Markdown => note::markdown(analysis),
        Format::Message => note::message(analysis),
    };
    if !out.ends_with('\n') {
        out.push('\n');
    }
    out
}
