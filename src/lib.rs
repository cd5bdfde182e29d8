//! Baithak: cleans, tags, links and summarises Hindi news about meetings.
//!
//! [`annotate`] takes an article as it was pasted and gives an [`Analysis`]:
//!
//! ```
//! let engine = baithak::Engine::new()?;
//! let analysis = baithak::annotate(&engine, "पटना। मुख्यमंत्री रमेश यादव ने सोमवार को बैठक बुलाई।");
//! assert_eq!(analysis.entities[1].name, "रमेश यादव");
//! assert_eq!(analysis.entities[1].roles, ["मुख्यमंत्री"]);
//! # Ok::<(), baithak::EngineError>(())
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
//! | [`export`] | the analysis | JSON (the contract), HTML, JSON-LD, annotations, notes, CoNLL tags |
//!
//! Beside the text stand what a person corrected ([`corrections`]) and the house's own names ([`gazetteer`]): the tagger,
//! the linking and the meeting take them as given.
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
pub mod corrections;
pub mod event;
pub mod export;
pub mod gazetteer;
pub mod keys;
pub mod lexicon;
pub mod link;
pub mod meeting;
mod order;
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

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use analysis::{Analysis, Mention, MentionKind};
use lexicon::Lexicon;
use lexicon::table::LexiconError;
use order::{descending, sort_by_key};
use span::{Source, Span};
use tagger::{Model, ModelError};
use token::Tokens;

/// Why there is no engine.
#[derive(Debug, thiserror::Error)]
pub enum EngineError {
    /// A table of the lexicon can't be understood.
    #[error(transparent)]
    Lexicon(#[from] LexiconError),
    /// The model can't be used.
    #[error(transparent)]
    Model(#[from] ModelError),
}

/// Everything that is read once and used for every article: the compiled lexicon and the model.
#[derive(Debug)]
pub struct Engine {
    cleaning: clean::Rules,
    parts: parts::Rules,
    sentences: sentence::Rules,
    lexicon: Lexicon,
    model: Model,
    meetings: meeting::Rules,
    initials: link::Initials,
    proof: proof::Rules,
    dates: when::resolve::Rules,
}

impl Engine {
    /// The rules of suggestions, by whose names they are switched off and on.
    pub fn suggestion_rules(&self) -> &[proof::Rule] {
        self.proof.rules()
    }

    /// An engine with the lexicon and the model that are built into the crate.
    ///
    /// # Errors
    /// [`EngineError`], which names what is at fault.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn new() -> Result<Self, EngineError> {
        Self::with_model(include_bytes!("../model/hi-news.bin"))
    }

    /// The name and version of the model.
    pub fn model_name(&self) -> &str {
        &self.model.name
    }

    /// An engine with the lexicon that is built into the crate and a model read from the bytes of its file. In WebAssembly
    /// the model comes beside the engine, so that the two load at once.
    ///
    /// # Errors
    /// [`EngineError`], which names what is at fault.
    pub fn with_model(model: &[u8]) -> Result<Self, EngineError> {
        let mut lexicon = Lexicon::builtin()?;
        Ok(Engine {
            cleaning: clean::Rules::new()?,
            parts: parts::Rules::builtin()?,
            sentences: sentence::Rules::builtin()?,
            meetings: meeting::Rules::builtin(&mut lexicon)?,
            initials: link::Initials::builtin()?,
            lexicon,
            model: Model::read(model)?,
            proof: proof::Rules::builtin()?,
            dates: when::resolve::Rules::builtin()?,
        })
    }
}

impl Engine {
    /// What the model says of tokens.
    pub fn reader(&self) -> tagger::Reader<'_> {
        tagger::Reader::new(&self.model)
    }

    /// The tokens of one sentence, as it stands.
    pub fn tokens_of<'t>(&self, sentence: &'t str) -> Tokens<'t> {
        Tokens::new(&self.lexicon, sentence, &[Span::new(0, sentence.len())])
    }

    /// Calls `then` with the tokens of an article, cleaned and split as [`annotate`] does.
    #[cfg(feature = "train")]
    pub fn with_tokens<T>(&self, source: &str, then: impl FnOnce(&Tokens<'_>) -> T) -> T {
        let text = clean::clean(&self.cleaning, source, clean::Options::default()).text;
        let parts = self.parts.parts(&text, &self.sentences);
        let sentences = self.sentences.sentences(&text, &parts);
        then(&Tokens::new(&self.lexicon, &text, &sentences))
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
    /// What a person corrected, in the order in which it was done.
    pub corrections: Vec<corrections::Correction>,
    /// The house's own names.
    pub gazetteer: Option<Arc<gazetteer::Gazetteer>>,
    /// The day on which the article was or will be published, against which its dates are resolved.
    pub published: Option<when::resolve::Day>,
    /// What the tagger's model said of the text before, of which this one may be an edited form.
    pub memory: Option<Arc<Mutex<tagger::Memory>>>,
}

/// Analyses one article. Odd input gives fewer facts, never an error.
pub fn annotate<'s>(engine: &Engine, source: &'s str) -> Analysis<'s> {
    annotate_with(engine, source, &Options::default())
}

/// [`annotate`], with choices.
pub fn annotate_with<'s>(engine: &Engine, source: &'s str, options: &Options) -> Analysis<'s> {
    annotate_watched(engine, source, options, |_| ())
}

/// A step of the way of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Cleaned, and split into parts, sentences and tokens.
    Split,
    /// Names, dates, numbers, designations and events are marked.
    Tagged,
    /// Mentions are entities.
    Linked,
    /// Meetings and their summaries are told.
    Told,
}

/// [`annotate_with`]; tells `watch` of each step when it is done, so that who holds a clock can time them.
pub fn annotate_watched<'s>(
    engine: &Engine,
    source: &'s str,
    options: &Options,
    mut watch: impl FnMut(Step),
) -> Analysis<'s> {
    let clean::Cleaned { text, alignment } = cleaned(engine, source, options);
    let parts = engine.parts.parts(&text, &engine.sentences);
    let sentences = engine.sentences.sentences(&text, &parts);
    let tokens = Tokens::new(&engine.lexicon, &text, &sentences);
    let mut placed = corrections::place(&options.corrections, &text, &alignment);
    watch(Step::Split);
    let house = options.gazetteer.as_deref();
    let mut memory = options.memory.as_ref().and_then(|memory| memory.lock().ok());
    let mut mentions = mentions(engine, &tokens, house, memory.as_deref_mut(), &mut placed);
    drop(memory);
    watch(Step::Tagged);
    let mut entities = link::link(&engine.lexicon, &engine.initials, &tokens, &mut mentions);
    if let Some(house) = house {
        house.link(&tokens, &mut mentions, &mut entities);
    }
    placed.link(&text, &mut mentions, &mut entities);
    let identifiers = house.map(|house| house.identifiers(&tokens, &mentions, &entities)).unwrap_or_default();
    let dates = dates(engine, &tokens, &mentions, options.published);
    watch(Step::Linked);
    let words = &engine.meetings.words;
    let article = meeting::Article::new(&tokens, &parts, &mentions, &entities, words);
    let mut meetings = meeting::meetings(&engine.lexicon, &engine.meetings, &article, &placed);
    watch(Step::Told);
    let key_sentences = if meetings.is_empty() { keys::key_sentences(&tokens, &parts) } else { Vec::new() };
    let article =
        proof::Article { text: &text, parts: &parts, sentences: &sentences, mentions: &mentions, entities: &entities };
    let suggestions = engine.proof.suggestions(article, &options.suggestions);
    meeting::proofread(&mut meetings, &text, &suggestions);
    let unplaced = placed.unplaced();
    Analysis {
        source,
        text,
        alignment,
        parts,
        sentences,
        mentions,
        entities,
        meetings,
        key_sentences,
        suggestions,
        dates,
        identifiers,
        unplaced,
        model: engine.model.name.clone(),
        published: options.published,
    }
}

/// The text cleaned, but for what is to be taken back.
fn cleaned(engine: &Engine, source: &str, options: &Options) -> clean::Cleaned {
    let cleaned = clean::clean(&engine.cleaning, source, options.cleaning);
    if options.undo.is_empty() && options.undo_kinds.is_empty() {
        return cleaned;
    }
    let (text, alignment) = cleaned.alignment.without(&cleaned.text, |change| {
        options.undo_kinds.contains(&change.kind) || options.undo.iter().any(|span| span.contains(&change.source))
    });
    clean::Cleaned { text, alignment }
}

/// All mentions, sorted by start: names, dates and numbers, then the roles and events around them.
fn mentions(
    engine: &Engine,
    tokens: &Tokens<'_>,
    house: Option<&gazetteer::Gazetteer>,
    memory: Option<&mut tagger::Memory>,
    placed: &mut corrections::Placed,
) -> Vec<Mention> {
    let mut mentions = tagger::tag(&engine.lexicon, &engine.model, tokens, memory, |sentence, candidates| {
        if let Some(house) = house {
            house.propose(tokens, sentence, candidates);
        }
        candidates.retain(|c| placed.allows(c.kind, tokens.span(c.tokens.clone())));
    });
    placed.add_names(&mut mentions);
    let mut roles = role::roles(tokens, &mentions);
    let mut events = event::events(tokens, &mentions);
    for (found, kind) in [(&mut roles, MentionKind::Role), (&mut events, MentionKind::Event)] {
        if let Some(house) = house {
            house.add(tokens, found, kind);
        }
        placed.revise(found, kind);
    }
    // A name inside a longer name belongs to the longer one.
    mentions.retain(|m| placed.marked(m) || analysis::holding(&events, m.span).next().is_none());
    mentions.extend(roles);
    mentions.extend(events);
    sort_by_key(&mut mentions, |m| (m.span.start, descending(m.span.end)));
    mentions
}

/// The dates among `mentions` that can be resolved, by ISO 8601.
fn dates(
    engine: &Engine,
    tokens: &Tokens<'_>,
    mentions: &[Mention],
    published: Option<when::resolve::Day>,
) -> BTreeMap<usize, String> {
    let of_kind = mentions.iter().enumerate().filter(|(_, m)| m.kind == MentionKind::Date);
    let resolved = of_kind.filter_map(|(number, m)| {
        let sentence = tokens.sentences.partition_point(|(_, sentence)| sentence.end < m.span.end);
        let end = tokens.sentences.get(sentence).map_or(m.span.end, |(_, sentence)| sentence.end.max(m.span.end));
        let after = tokens.text.get(m.span.end..end).unwrap_or_default();
        let words = tokens.within(m.span).map(|i| tokens.str(i));
        Some((number, engine.dates.resolve(words, after, published)?))
    });
    resolved.collect()
}
