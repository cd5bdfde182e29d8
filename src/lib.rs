//! Baithak: cleans, tags, links and summarises Hindi news about meetings.
//!
//! [`annotate`] takes an article as it was pasted and gives an [`Analysis`]:
//!
//! ```
//! let engine = baithak::Engine::new()?;
//! let analysis = baithak::annotate(&engine, "पटना। मुख्यमंत्री रमेश यादव ने सोमवार को बैठक बुलाई।");
//! assert_eq!(analysis.entities[1].name, "रमेश यादव");
//! assert_eq!(analysis.entities[1].roles, ["मुख्यमंत्री"]);
//! # Ok::<(), baithak::lexicon::table::LexiconError>(())
//! ```
//!
//! # The way of an article
//!
//! ```text
//! source ─clean─▶ text + alignment ─parts─▶ ─sentence─▶ ─token─▶ ─tagger─▶ names ─role, event─▶ ─link─▶ entities ─meeting─▶ slots, summary
//!                       │                                                                                   └─proof─▶ suggestions
//!                       └──────────────── every offset goes back to the source through the alignment ──────────────▶ analysis
//! ```
//!
//! One direction, a module a step, plain data between:
//!
//! | module | from | to |
//! | --- | --- | --- |
//! | [`clean`] | the source | the text, and the [`align::Alignment`] between them |
//! | [`parts`] | the text | headline, dateline, byline, lead, body, boilerplate |
//! | [`sentence`] | parts | sentences |
//! | [`token`] | sentences | tokens, with what the [`lexicon`] says of them |
//! | [`tagger`] (with [`when`]) | tokens | persons, places, organisations, dates, numbers |
//! | [`role`], [`event`] | tokens and names | designations with the body they govern; named events |
//! | [`link`] | mentions | entities; designations go to the people who hold them |
//! | [`meeting`] | sentences, mentions, entities | meetings: slots with evidence, status, kind, summary |
//! | [`keys`] | sentences | key sentences, where there is no meeting |
//! | [`proof`] | text, sentences, mentions | suggestions for a person to accept |
//! | [`export`] | the analysis | JSON (the contract), HTML, text, CoNLL tags |
//!
//! # Invariants
//!
//! 1. Offsets inside are UTF-8 bytes of the cleaned text; [`span::Span`] says of which text. Other units exist in [`units`]
//!    and where an analysis leaves, in [`export::json`].
//! 2. `wasm` alone names `JsValue`; it converts and copies, and decides nothing.
//! 3. [`clean`] alone makes cleaned text; undoing its changes gives back the source to the byte.
//! 4. [`annotate`] never fails and never panics; only compiling the lexicon or reading a file returns a `Result`.
//! 5. No I/O, clock, randomness or network in the library; the same text gives the same analysis.
//! 6. No slot and no summary line without evidence in the text.
//! 7. No boundary falls inside a grapheme cluster; no mark of Devanagari is stripped from what is shown.
//! 8. Knowledge of language is data in `lexicon/`, whose rows carry their own tests.

pub mod align;
pub mod analysis;
pub mod choices;
pub mod clean;
pub mod event;
pub mod export;
pub mod keys;
pub mod lexicon;
pub mod link;
pub mod meeting;
pub mod parts;
pub mod pattern;
pub mod proof;
pub mod role;
pub mod sentence;
pub mod span;
pub mod tagger;
pub mod token;
pub mod units;
#[cfg(target_arch = "wasm32")]
pub mod wasm;
pub mod when;
pub mod word;

use analysis::Analysis;
use lexicon::Lexicon;
use lexicon::table::LexiconError;
use span::{Source, Span};
use token::Tokens;

/// The name and version of what tags names, as it stands in the JSON.
pub const MODEL: &str = "hi-lexicon 1";

/// Everything that is read once and used for every article: the compiled lexicon.
#[derive(Debug)]
pub struct Engine {
    cleaning: clean::Rules,
    parts: parts::Rules,
    sentences: sentence::Rules,
    lexicon: Lexicon,
    meetings: meeting::Rules,
    initials: link::Initials,
    proof: proof::Rules,
}

impl Engine {
    /// The rules of suggestions, by whose names they are switched off and on.
    pub fn suggestion_rules(&self) -> &[proof::Rule] {
        self.proof.rules()
    }

    /// Compiles the lexicon that is built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file, the line and what is wrong with it.
    pub fn new() -> Result<Self, LexiconError> {
        let mut lexicon = Lexicon::builtin()?;
        Ok(Engine {
            cleaning: clean::Rules::new()?,
            parts: parts::Rules::builtin()?,
            sentences: sentence::Rules::builtin()?,
            meetings: meeting::Rules::builtin(&mut lexicon)?,
            initials: link::Initials::builtin()?,
            lexicon,
            proof: proof::Rules::builtin()?,
        })
    }
}

/// What a person may choose for an analysis.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What cleaning is to do.
    pub cleaning: clean::Options,
    /// Changes of cleaning to take back: those that lie in one of these spans of the source.
    pub undo: Vec<Span<Source>>,
    /// Kinds of change to take back wherever they stand.
    pub undo_kinds: Vec<align::ChangeKind>,
    /// Which rules of suggestions are switched off or on.
    pub suggestions: proof::Choice,
}

/// Analyses one article. Odd input gives fewer facts, never an error.
pub fn annotate<'s>(engine: &Engine, source: &'s str) -> Analysis<'s> {
    annotate_with(engine, source, &Options::default())
}

/// [`annotate`], with choices.
pub fn annotate_with<'s>(engine: &Engine, source: &'s str, options: &Options) -> Analysis<'s> {
    let clean::Cleaned { mut text, mut alignment } = clean::clean(&engine.cleaning, source, options.cleaning);
    if !options.undo.is_empty() || !options.undo_kinds.is_empty() {
        (text, alignment) = alignment.without(&text, |change| {
            options.undo_kinds.contains(&change.kind) || options.undo.iter().any(|span| span.contains(&change.source))
        });
    }
    let parts = engine.parts.parts(&text, &engine.sentences);
    let sentences = engine.sentences.sentences(&text, &parts);
    let tokens = Tokens::new(&engine.lexicon, &text, &sentences);
    let mut mentions = tagger::tag(&engine.lexicon, &tokens);
    let roles = role::roles(&tokens, &mentions);
    let events = event::events(&tokens, &mentions);
    // A name inside a longer name belongs to the longer one.
    mentions.retain(|m| analysis::holding(&events, m.span).next().is_none());
    mentions.extend(roles);
    mentions.extend(events);
    mentions.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end)));
    let entities = link::link(&engine.lexicon, &engine.initials, &tokens, &mut mentions);
    let words = &engine.meetings.words;
    let article = meeting::Article { tokens: &tokens, parts: &parts, mentions: &mentions, entities: &entities, words };
    let meetings = meeting::meetings(&engine.lexicon, &engine.meetings, &article);
    let key_sentences = if meetings.is_empty() { keys::key_sentences(&tokens, &parts) } else { Vec::new() };
    let article = proof::Article { text: &text, parts: &parts, sentences: &sentences, mentions: &mentions };
    let suggestions = engine.proof.suggestions(article, &options.suggestions);
    Analysis { source, text, alignment, parts, sentences, mentions, entities, meetings, key_sentences, suggestions }
}
