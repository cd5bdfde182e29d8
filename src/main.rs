//! The native command: `baithak annotate` and `baithak tag`.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use baithak::choices::{ChoiceError, Choices};
use baithak::clean;
use baithak::export;
use baithak::gazetteer::{Gazetteer, GazetteerError};
use baithak::units::Unit;
use baithak::{Engine, EngineError, Options};
use clap::{Args, Parser, Subcommand, ValueEnum};

mod command {
    pub mod annotate;
    pub mod jsonl;
    pub mod tag;
}

/// Cleans, tags, links and summarises Hindi news about meetings.
#[derive(Debug, Parser)]
#[command(name = "baithak", version, disable_help_subcommand = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Analyse one article, or with --jsonl one a line.
    Annotate(Annotate),
    /// Tag CoNLL tokens: one token a line, a blank line between sentences.
    Tag {
        /// The file to read; standard input where none is given.
        file: Option<PathBuf>,
    },
}

#[derive(Debug, Args)]
struct Annotate {
    /// The file to read, UTF-8; standard input where none is given.
    file: Option<PathBuf>,
    /// What the source is: text, or HTML, of which headings and paragraphs are read. Offsets point into it as it was given.
    #[arg(long, value_enum, default_value_t = Input::Text)]
    input: Input,
    /// The form to write.
    #[arg(long, value_enum, default_value_t = Format::Json, conflicts_with = "jsonl")]
    format: Format,
    /// Read one {"id": …, "text": …} a line, write one {"id": …, "analysis": {…}} a line.
    #[arg(long)]
    jsonl: bool,
    /// The script of digits: as they are, ० to ९, or 0 to 9.
    #[arg(long, value_parser = ["keep", "devanagari", "ascii"], default_value = "keep")]
    digits: String,
    /// Take back a kind of change, by its name in `changes`; may be given again.
    #[arg(long, value_name = "KIND")]
    undo: Vec<String>,
    /// Switch off a rule of suggestions, by its name in `suggestions`; may be given again.
    #[arg(long, value_name = "RULE")]
    off: Vec<String>,
    /// Switch on a rule of suggestions that is off by default; may be given again.
    #[arg(long, value_name = "RULE")]
    on: Vec<String>,
    /// The house's own names: a CSV or TSV file with the columns name, type, variants, identifier.
    #[arg(long, value_name = "FILE")]
    gazetteer: Option<PathBuf>,
    /// The day of publication, against which dates are resolved.
    #[arg(long, value_name = "YYYY-MM-DD")]
    published: Option<String>,
    /// The unit of every start and end.
    #[arg(long, value_enum, default_value_t = OffsetUnit::Utf16)]
    offsets: OffsetUnit,
}

/// What a source is.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Input {
    /// Text, as it was pasted.
    Text,
    /// HTML: a page or a part of one.
    Html,
}

/// The forms of an analysis.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// The whole analysis.
    Json,
    /// A page with marks and schema.org's microdata.
    Html,
    /// The text and the summary, to read.
    Text,
    /// The cleaned text alone.
    Clean,
    /// schema.org's NewsArticle as JSON-LD.
    Jsonld,
    /// W3C Web Annotations; their positions are code points always.
    Webanno,
    /// IPTC ninjs 2.1.
    Ninjs,
    /// The entities as a table.
    Csv,
    /// A note of the meeting in Markdown.
    Markdown,
    /// A note of the meeting for a messenger.
    Message,
}

impl Format {
    /// The library's form; the JSON of the contract is none of them.
    fn form(self) -> Option<export::Format> {
        match self {
            Format::Json => None,
            Format::Html => Some(export::Format::Html),
            Format::Text => Some(export::Format::Text),
            Format::Clean => Some(export::Format::Clean),
            Format::Jsonld => Some(export::Format::JsonLd),
            Format::Webanno => Some(export::Format::WebAnnotation),
            Format::Ninjs => Some(export::Format::Ninjs),
            Format::Csv => Some(export::Format::Csv),
            Format::Markdown => Some(export::Format::Markdown),
            Format::Message => Some(export::Format::Message),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OffsetUnit {
    /// UTF-16 code units, as in JavaScript.
    Utf16,
    /// Code points, as in Python.
    Codepoint,
    /// Bytes, as in Rust.
    Utf8,
}

impl Annotate {
    /// The choices for every article.
    fn options(&self) -> Result<Options, CommandError> {
        let choices = Choices {
            digits: Some(self.digits.clone()),
            undo_kinds: self.undo.clone(),
            off: self.off.clone(),
            on: self.on.clone(),
            published: self.published.clone(),
            ..Choices::default()
        };
        let mut options = choices.options("", self.offsets.into())?;
        options.cleaning.input = match self.input {
            Input::Text => clean::Input::Text,
            Input::Html => clean::Input::Html,
        };
        if let Some(file) = &self.gazetteer {
            let table = Gazetteer::parse(&read(Some(file))?);
            let fail = |source| CommandError::Gazetteer { name: name(Some(file)), source };
            options.gazetteer = Some(Arc::new(table.map_err(fail)?));
        }
        Ok(options)
    }

    /// Whether there are rules of the names that are to be switched.
    fn check_rules(&self, engine: &Engine) -> Result<(), CommandError> {
        let mut names: Vec<&str> = engine.suggestion_rules().iter().map(|rule| rule.name.as_str()).collect();
        names.dedup();
        let wanted = self.off.iter().map(|name| ("off", name)).chain(self.on.iter().map(|name| ("on", name)));
        match wanted.into_iter().find(|(_, name)| !names.contains(&name.as_str())) {
            Some((option, name)) => Err(CommandError::Rule { option, name: name.clone(), known: names.join(", ") }),
            None => Ok(()),
        }
    }
}

impl From<OffsetUnit> for Unit {
    fn from(unit: OffsetUnit) -> Unit {
        match unit {
            OffsetUnit::Utf16 => Unit::Utf16,
            OffsetUnit::Codepoint => Unit::CodePoint,
            OffsetUnit::Utf8 => Unit::Utf8,
        }
    }
}

/// Why the command failed; printed as one line.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    #[error("{name}: {source}")]
    Read { name: String, source: io::Error },
    #[error("{name}: not UTF-8 at byte {at}; convert it first, for instance with iconv")]
    NotUtf8 { name: String, at: usize },
    #[error("standard output: {0}")]
    Write(#[from] io::Error),
    #[error("can't write the analysis as JSON: {0}")]
    Json(#[from] serde_json::Error),
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    #[error("--{option}: no rule {name:?}; one of {known}")]
    Rule { option: &'static str, name: String, known: String },
    #[error("{name}, {source}")]
    Gazetteer { name: String, source: GazetteerError },
    #[error(transparent)]
    Engine(#[from] EngineError),
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output has seen enough: `baithak … | head`.
        Err(CommandError::Write(error)) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("baithak: {error}");
            let usage = matches!(error, CommandError::Choice(_) | CommandError::Rule { .. });
            ExitCode::from(if usage { 2 } else { 1 })
        }
    }
}

fn run(command: Command) -> Result<(), CommandError> {
    let mut out = BufWriter::new(io::stdout().lock());
    match command {
        Command::Annotate(wanted) => {
            let (options, unit) = (wanted.options()?, wanted.offsets.into());
            let (engine, file) = (Engine::new()?, wanted.file.as_deref());
            wanted.check_rules(&engine)?;
            if wanted.jsonl {
                command::jsonl::run(&engine, open(file)?, &name(file), &options, unit, &mut out)?;
            } else {
                command::annotate::run(&engine, &read(file)?, wanted.format, &options, unit, &mut out)?;
            }
        }
        Command::Tag { file } => command::tag::run(&Engine::new()?, &read(file.as_deref())?, &mut out)?,
    }
    out.flush()?;
    Ok(())
}

fn name(file: Option<&Path>) -> String {
    file.map_or_else(|| "standard input".to_owned(), |path| path.display().to_string())
}

fn open(file: Option<&Path>) -> Result<Box<dyn io::BufRead>, CommandError> {
    match file {
        None => Ok(Box::new(BufReader::new(io::stdin()))),
        Some(path) => {
            let fail = |source| CommandError::Read { name: name(file), source };
            Ok(Box::new(BufReader::new(File::open(path).map_err(fail)?)))
        }
    }
}

fn read(file: Option<&Path>) -> Result<String, CommandError> {
    let mut bytes = Vec::new();
    let fail = |source| CommandError::Read { name: name(file), source };
    open(file)?.read_to_end(&mut bytes).map_err(fail)?;
    String::from_utf8(bytes)
        .map_err(|error| CommandError::NotUtf8 { name: name(file), at: error.utf8_error().valid_up_to() })
}
