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
pub mod pattern;
pub mod proof;
pub mod sentence;
pub mod span;
pub mod units;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod word;

use analysis::Analysis;
use lexicon::table::LexiconError;

/// The name and version of what tags names, as it stands in the JSON.
pub const MODEL: &str = "hi-lexicon 1";

/// Everything that is read once and used for every article: the compiled lexicon.
#[derive(Debug)]
pub struct Engine {
    parts: parts::Rules,
    sentences: sentence::Rules,
}

impl Engine {
    /// Compiles the lexicon that is built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file, the line and what is wrong with it.
    pub fn new() -> Result<Self, LexiconError> {
        Ok(Engine { parts: parts::Rules::builtin()?, sentences: sentence::Rules::builtin()? })
    }
}

/// Analyses one article. Odd input gives fewer facts, never an error.
pub fn annotate<'s>(engine: &Engine, source: &'s str) -> Analysis<'s> {
    let clean::Cleaned { text, alignment } = clean::clean(source);
    let parts = engine.parts.parts(&text, &engine.sentences);
    let sentences = engine.sentences.sentences(&text, &parts);
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
