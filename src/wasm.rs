//! The boundary to JavaScript: the only module that names `JsValue`. It converts and copies, and decides nothing.

use wasm_bindgen::prelude::*;

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

    /// Analyses `text`; gives the analysis as a plain object, offsets in UTF-16 units.
    ///
    /// # Errors
    /// An `Error` where the analysis can't be turned into a JavaScript object.
    pub fn annotate(&self, text: &str) -> Result<JsValue, JsError> {
        let analysis = crate::annotate(&self.engine, text);
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        Ok(serde::Serialize::serialize(&json::document(&analysis, Unit::Utf16), &serializer)?)
    }
}
