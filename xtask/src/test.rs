//! The tests: native, WebAssembly in headless Chromium, the page in headless Chromium, the element in pages of others.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process::{cargo, run, say};
use crate::serve::Site;
use crate::{package, site, size, tools};

/// The tests of the engine and the page. Those in the editors, frameworks and sites of others take longer than all of
/// these, and are asked for by their names: [`embed`] and [`crate::wordpress::test`].
pub fn all() -> Result<()> {
    native()?;
    wasm()?;
    browser()
}

/// The tests that need nothing but Rust.
pub fn native() -> Result<()> {
    say("native tests");
    run(cargo().args(["test", "--workspace", "--quiet"]))
}

/// The boundary between Rust and JavaScript, inside Chromium.
pub fn wasm() -> Result<()> {
    let browser = tools::browser()?;
    tools::for_build()?;
    say("tests of the WebAssembly boundary, in Chromium");
    let settings = webdriver_settings(&browser.chromium)?;
    run(cargo()
        .args(["test", "--no-default-features", "--target", "wasm32-unknown-unknown", "--test", "web"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools::installed("wasm-bindgen-test-runner"))
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "60"))
}

/// The page, inside Chromium, served from a path that is not the top of the server.
pub fn browser() -> Result<()> {
    let browser = tools::browser()?;
    site::build()?;
    say("tests of the page, in Chromium");
    let tests = size::files(Path::new("tests/browser"))?;
    let tests = tests.iter().filter(|file| file.to_string_lossy().ends_with(".test.js"));
    // Three files at a time, also where the machine has fewer cores: much of the time is waiting.
    let options = ["--test", "--test-reporter=spec", "--test-concurrency=3"];
    run(browser.node(&Site::start("/desk/baithak/")?).args(options).args(tests))
}

/// The npm package, and the element in the pages, forms and editors of others, inside Chromium and Firefox. Each test
/// serves what it needs.
pub fn embed() -> Result<()> {
    let browser = tools::browser()?;
    package::build()?;
    say("tests of the package and of embedding, in Chromium and Firefox");
    let tests = size::files(Path::new("tests/embed"))?;
    let tests = tests.iter().filter(|file| file.to_string_lossy().ends_with(".test.js"));
    let options = ["--test", "--test-reporter=spec", "--test-concurrency=2"];
    run(browser.node("").args(options).args(tests))
}

/// Pictures of the page with its sample, to be looked at: `target/screenshots`.
pub fn screenshots() -> Result<()> {
    let browser = tools::browser()?;
    site::build()?;
    say("pictures of the page, into target/screenshots");
    run(browser.node(&Site::start("/")?).args(["tests/browser/screenshots.js", "target/screenshots"]))
}

/// What ChromeDriver is to start: this Chromium, without its window and without its own traffic.
fn webdriver_settings(chromium: &Path) -> Result<PathBuf> {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ];
    let arguments = arguments.map(|argument| format!("{argument:?}")).join(", ");
    let binary = chromium.to_string_lossy();
    let settings = format!("{{\"goog:chromeOptions\": {{\"binary\": {binary:?}, \"args\": [{arguments}]}}}}\n");
    let file = std::path::absolute("target/webdriver.json")?;
    fs::write(&file, settings).context("target/webdriver.json can't be written")?;
    Ok(file)
}
