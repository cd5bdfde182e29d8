//! The boundary to JavaScript: the only module that names `JsValue`. It converts and copies, and decides nothing.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::choices::Choices;
use crate::export::json;
use crate::units::Unit;

/// An engine, for JavaScript.
#[wasm_bindgen]
pub struct Annotator {
    engine: crate::Engine,
}

#[wasm_bindgen]
impl Annotator {
    /// Compiles the lexicon. Call once; it takes a few milliseconds.
    ///
    /// # Errors
    /// An `Error` whose message names the file and the line at fault.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Annotator, JsError> {
        console_error_panic_hook::set_once();
        Ok(Annotator { engine: crate::Engine::new()? })
    }

    /// Analyses `text`; gives the analysis as a plain object, offsets in UTF-16 units. `choices` is a plain object as
    /// [`Choices`](crate::choices::Choices) tells, or undefined.
    ///
    /// # Errors
    /// An `Error` that names the choice that there is not.
    pub fn annotate(&self, text: &str, choices: JsValue) -> Result<JsValue, JsError> {
        let choices: Option<Choices> = serde_wasm_bindgen::from_value(choices)?;
        let options = choices.unwrap_or_default().options(text, Unit::Utf16)?;
        let analysis = crate::annotate_with(&self.engine, text, &options);
        Ok(json::document(&analysis, Unit::Utf16).serialize(&Serializer::json_compatible())?)
    }

    /// The rules of suggestions, as plain objects: name, kind, reason, whether it is on by default.
    ///
    /// # Errors
    /// None on any input; only where JavaScript itself fails.
    pub fn rules(&self) -> Result<JsValue, JsError> {
        Ok(json::rules(&self.engine).serialize(&Serializer::json_compatible())?)
    }
}
