//! The boundary to JavaScript: the only module that names `JsValue`. It converts and copies, and decides nothing.

use std::sync::{Arc, Mutex};

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::Options;
use crate::choices::Choices;
use crate::export::{self, Format, json};
use crate::gazetteer::Gazetteer;
use crate::tagger::Memory;
use crate::units::Unit;

/// An engine, for JavaScript.
#[wasm_bindgen]
pub struct Annotator {
    engine: crate::Engine,
    gazetteer: Option<Arc<Gazetteer>>,
    memory: Arc<Mutex<Memory>>,
}

#[wasm_bindgen]
impl Annotator {
    /// Compiles the lexicon and reads `model`, the bytes of its file. Call once; it takes some milliseconds.
    ///
    /// # Errors
    /// An `Error` whose message says what is wrong with the model and what to do.
    #[wasm_bindgen(constructor)]
    pub fn new(model: &[u8]) -> Result<Annotator, JsError> {
        console_error_panic_hook::set_once();
        Ok(Annotator { engine: crate::Engine::with_model(model)?, gazetteer: None, memory: Arc::default() })
    }

    /// The name and version of the model.
    pub fn model(&self) -> String {
        self.engine.model_name().to_owned()
    }

    /// Analyses `text`; gives the analysis as a plain object, offsets in UTF-16 units. `choices` is a plain object as
    /// [`Choices`](crate::choices::Choices) tells, or undefined.
    ///
    /// # Errors
    /// An `Error` that names the choice that there is not.
    pub fn annotate(&self, text: &str, choices: JsValue) -> Result<JsValue, JsError> {
        let analysis = crate::annotate_with(&self.engine, text, &self.options(text, choices)?);
        Ok(json::document(&analysis, Unit::Utf16).serialize(&Serializer::json_compatible())?)
    }

    /// Analyses `text` as [`Annotator::annotate`] does and writes the analysis in the form of that name: see
    /// [`Format`].
    ///
    /// # Errors
    /// An `Error` that names the choice or the form that there is not.
    #[wasm_bindgen(js_name = export)]
    pub fn write(&self, text: &str, choices: JsValue, format: &str) -> Result<String, JsError> {
        let known = || Format::ALL.iter().map(|format| format.name()).collect::<Vec<_>>().join(", ");
        let format = Format::parse(format)
            .ok_or_else(|| JsError::new(&format!("no such format: {format:?}; one of {}", known())))?;
        let analysis = crate::annotate_with(&self.engine, text, &self.options(text, choices)?);
        Ok(export::write(&analysis, format))
    }

    /// Takes the house's own names from a CSV or TSV table, for every analysis from now on; an empty string takes them
    /// away. Gives the rows as plain objects: name, type, variants, identifier.
    ///
    /// # Errors
    /// An `Error` that names the line at fault; the names stay those of before.
    #[wasm_bindgen(js_name = setGazetteer)]
    pub fn set_gazetteer(&mut self, table: &str) -> Result<JsValue, JsError> {
        let gazetteer = if table.is_empty() { Gazetteer::default() } else { Gazetteer::parse(table)? };
        let rows = json::gazetteer(&gazetteer).serialize(&Serializer::json_compatible())?;
        self.gazetteer = Some(Arc::new(gazetteer));
        Ok(rows)
    }

    fn options(&self, text: &str, choices: JsValue) -> Result<Options, JsError> {
        let choices: Option<Choices> = serde_wasm_bindgen::from_value(choices)?;
        let mut options = choices.unwrap_or_default().options(text, Unit::Utf16)?;
        options.gazetteer.clone_from(&self.gazetteer);
        options.memory = Some(Arc::clone(&self.memory));
        Ok(options)
    }

    /// The rules of suggestions, as plain objects: name, kind, reason, whether it is on by default.
    ///
    /// # Errors
    /// None on any input; only where JavaScript itself fails.
    pub fn rules(&self) -> Result<JsValue, JsError> {
        Ok(json::rules(&self.engine).serialize(&Serializer::json_compatible())?)
    }
}
