//! The boundary between Rust and JavaScript, inside a browser.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used)]

use baithak::wasm::Annotator;
use js_sys::{Array, JSON, JsString, Object, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const ARTICLE: &str = include_str!("../www/sample.txt");
const MODEL: &[u8] = include_bytes!("../model/hi-news.bin");

#[wasm_bindgen(inline_js = "
    export const annotate = (annotator, text) => annotator.annotate(text);
    export const slice = (text, start, end) => text.slice(start, end);
")]
extern "C" {
    /// Calls as JavaScript does, with a string that need not be well formed.
    fn annotate(annotator: &JsValue, text: &JsString) -> JsValue;
    fn slice(text: &JsString, start: f64, end: f64) -> JsString;
}

#[wasm_bindgen]
extern "C" {
    /// What `postMessage` does to a value.
    #[wasm_bindgen(js_name = structuredClone)]
    fn structured_clone(value: &JsValue) -> JsValue;
}

/// The analysis of `text`, through the boundary.
fn analysis(text: &JsString) -> JsValue {
    annotate(&Annotator::new(MODEL).ok().unwrap().into(), text)
}

fn get(object: &JsValue, key: &str) -> JsValue {
    assert!(Reflect::has(object, &key.into()).unwrap(), "no key {key}");
    Reflect::get(object, &key.into()).unwrap()
}

fn list(object: &JsValue, key: &str) -> Vec<JsValue> {
    get(object, key).dyn_into::<Array>().unwrap().to_vec()
}

fn string(object: &JsValue, key: &str) -> JsString {
    get(object, key).dyn_into().unwrap()
}

/// What `range` of `text` holds, cut as JavaScript cuts.
fn cut(text: &JsString, range: &JsValue) -> JsString {
    slice(text, get(range, "start").as_f64().unwrap(), get(range, "end").as_f64().unwrap())
}

fn is_plain(value: &JsValue) -> bool {
    match value.dyn_ref::<Object>() {
        Some(object) if Array::is_array(value) => Array::from(object).iter().all(|item| is_plain(&item)),
        Some(object) => {
            let prototype = Object::get_prototype_of(object);
            Object::is(&prototype, &Object::get_prototype_of(&Object::new()))
                && Object::values(object).iter().all(|item| is_plain(&item))
        }
        None => value.is_null() || value.is_string() || value.as_f64().is_some() || value.as_bool().is_some(),
    }
}

#[wasm_bindgen_test]
fn the_analysis_is_a_plain_object_that_crosses_to_another_thread() {
    let analysis = analysis(&ARTICLE.into());
    assert!(is_plain(&analysis), "{analysis:?}");
    let json = JSON::stringify(&analysis).unwrap();
    assert_eq!(JSON::stringify(&JSON::parse(&String::from(&json)).unwrap()).unwrap(), json);
    let clone = structured_clone(&analysis);
    assert_eq!(JSON::stringify(&clone).unwrap(), json);
}

#[wasm_bindgen_test]
fn every_key_of_the_contract_is_there() {
    let analysis = analysis(&"".into());
    let keys: Vec<String> = Object::keys(&Object::from(analysis)).iter().filter_map(|key| key.as_string()).collect();
    let contract = "version engine model text changes parts sentences mentions entities meetings suggestions";
    assert_eq!(keys, contract.split(' ').collect::<Vec<_>>());
}

#[wasm_bindgen_test]
fn offsets_cut_right_in_javascript() {
    // Each emoji is two units of UTF-16 and four bytes of UTF-8, so that an offset in the wrong unit cuts wrong.
    let source = JsString::from(format!("🙏🏽 नमस्ते 👨‍👩‍👧\n\n{}", ARTICLE.replace("बैठक", "बैठक 🙂")).as_str());
    let analysis = analysis(&source);
    let text = string(&analysis, "text");
    let mentions = list(&analysis, "mentions");
    assert!(mentions.len() > 10, "{} mentions", mentions.len());
    for mention in &mentions {
        assert_eq!(cut(&text, mention), string(mention, "text"));
    }
    let changes = list(&analysis, "changes");
    assert!(!changes.is_empty());
    for change in &changes {
        assert_eq!(cut(&source, &get(change, "source")), string(change, "before"));
        assert_eq!(cut(&text, &get(change, "text")), string(change, "after"));
    }
    for meeting in list(&analysis, "meetings") {
        for slot in Object::values(&Object::from(get(&meeting, "slots"))).iter() {
            for filler in Array::from(&slot).iter() {
                assert_eq!(cut(&text, &filler), string(&filler, "text"));
                assert!(cut(&text, &get(&filler, "evidence")).length() > 0);
            }
        }
    }
}

#[wasm_bindgen_test]
fn lone_surrogates_become_replacement_characters_of_the_same_length() {
    let units: Vec<u16> = [0xD83D, 0x0020].into_iter().chain("पटना में बैठक".encode_utf16()).chain([0xDE00]).collect();
    let source = JsString::from_char_code(&units);
    assert!(!source.is_valid_utf16());
    let analysis = analysis(&source);
    let text = string(&analysis, "text");
    assert_eq!(text, "\u{FFFD} पटना में बैठक\u{FFFD}");
    for mention in list(&analysis, "mentions") {
        assert_eq!(cut(&source, &get(&mention, "source")), string(&mention, "text"));
    }
}

#[wasm_bindgen_test]
fn odd_input_gives_an_analysis() {
    let long = "क".repeat(100_000);
    for text in ["", " \n\t", "\0", "abc", "🙏🏽", "\u{094D}\u{093E}", "<script>alert(1)</script>", &long] {
        assert!(get(&analysis(&text.into()), "text").is_string(), "{text:?}");
    }
}

#[wasm_bindgen_test]
fn the_same_text_gives_the_same_json() {
    let once = JSON::stringify(&analysis(&ARTICLE.into())).unwrap();
    let again = JSON::stringify(&analysis(&ARTICLE.into())).unwrap();
    assert_eq!(once, again);
}

#[wasm_bindgen_test]
fn one_annotator_answers_many_times() {
    let annotator = JsValue::from(Annotator::new(MODEL).ok().unwrap());
    let article = JsString::from(ARTICLE);
    let clock = web_sys::window().unwrap().performance().unwrap();
    let began = clock.now();
    let first = JSON::stringify(&annotate(&annotator, &article)).unwrap();
    for _ in 0..20 {
        assert_eq!(JSON::stringify(&annotate(&annotator, &article)).unwrap(), first);
    }
    let each = (clock.now() - began) / 21.0;
    web_sys::console::log_1(&format!("unoptimised, {each:.1} ms an article").into());
}
