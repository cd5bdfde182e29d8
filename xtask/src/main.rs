//! `cargo xtask`: builds, serves, tests and measures Baithak. Installs what is missing first, and says so.

mod bench;
mod lint;
mod manifest;
mod package;
mod process;
mod serve;
mod site;
mod size;
mod test;
mod tools;
mod train;
mod wordpress;

use std::process::ExitCode;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND
  serve [--port N]              build the site and serve it on this machine
  build                         build the site into dist/
  package                       build the npm package into target/package/
  test [native|wasm|browser]    test the engine and the page, or one part of that
  test embed                    test the package and the element, in editors and pages of others
  test wordpress                test the plug-in, in WordPress
  wordpress                     build the plug-in for WordPress into target/wordpress/
  lint                          formatting, clippy, eslint, types
  screenshots                   pictures of the page, into target/screenshots
  bench [native|browser]        speed and sizes
  train DATA [OPTION...]        train the model from the corpora under DATA";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    std::env::set_current_dir(process::root())?;
    match arguments {
        ["build"] => site::build(),
        ["package"] => package::build(),
        ["serve"] => serve::command(None),
        ["serve", "--port", port] => match port.parse() {
            Ok(port) => serve::command(Some(port)),
            Err(_) => bail!("`--port {port}`: not a port number\n{USAGE}"),
        },
        ["test"] => test::all(),
        ["test", "native"] => test::native(),
        ["test", "wasm"] => test::wasm(),
        ["test", "browser"] => test::browser(),
        ["test", "embed"] => test::embed(),
        ["test", "wordpress"] => wordpress::test(),
        ["wordpress"] => wordpress::package(),
        ["screenshots"] => test::screenshots(),
        ["lint"] => lint::all(),
        ["bench"] => bench::all(),
        ["bench", "native"] => bench::native(),
        ["bench", "browser"] => bench::browser(),
        ["train", data, more @ ..] => train::command(data, more),
        [] | ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("`{}`: no such command\n{USAGE}", arguments.join(" ")),
    }
}
