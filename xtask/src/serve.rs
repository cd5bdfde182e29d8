//! A small static file server for this machine: right types, the page's Content-Security-Policy as a header, no cache.

use std::fs;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use tiny_http::{Header, Method, Request, Response, Server};

use crate::process::say;
use crate::site;

/// The policy of the page, as it stands in index.html too; `frame-ancestors` works in a header only.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; \
                      style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Builds the site and serves it until stopped.
pub fn command(port: Option<u16>) -> Result<()> {
    site::build()?;
    let site = Site::new(PathBuf::from(site::DIST), "/", port)?;
    println!("http://127.0.0.1:{}/", site.port);
    say("serving dist/; Ctrl-C stops it");
    site.serve();
    Ok(())
}

/// A folder, served under a path of 127.0.0.1.
pub struct Site {
    folder: PathBuf,
    prefix: &'static str,
    server: Server,
    /// Where it listens.
    pub port: u16,
}

impl Site {
    /// Listens on `port`, or on the first free one from 8080.
    pub fn new(folder: PathBuf, prefix: &'static str, port: Option<u16>) -> Result<Site> {
        let listen = |port: u16| Server::http(("127.0.0.1", port)).map_err(|error| anyhow!("port {port}: {error}"));
        let server = match port {
            Some(port) => listen(port)?,
            None => (8080..8100).find_map(|port| listen(port).ok()).map_or_else(|| listen(0), Ok)?,
        };
        let port = server.server_addr().to_ip().context("the server has no port")?.port();
        Ok(Site { folder, prefix, server, port })
    }

    /// Answers requests, one after another, for as long as the program runs.
    pub fn serve(&self) {
        for request in self.server.incoming_requests() {
            // A visitor who went away is no fault of the server.
            let _ = self.answer(request);
        }
    }

    fn answer(&self, request: Request) -> Result<()> {
        let found = match request.method() {
            Method::Get | Method::Head => self.file(request.url()).and_then(|path| Some((fs::read(&path).ok()?, path))),
            _ => None,
        };
        let response = match &found {
            Some((bytes, path)) => {
                Response::from_data(bytes.as_slice()).with_header(header("Content-Type", mime(path))?)
            }
            None => Response::from_data(&b"not found\n"[..])
                .with_status_code(404)
                .with_header(header("Content-Type", "text/plain; charset=utf-8")?),
        };
        let response = response
            .with_header(header("Content-Security-Policy", POLICY)?)
            .with_header(header("X-Content-Type-Options", "nosniff")?)
            .with_header(header("Referrer-Policy", "no-referrer")?)
            .with_header(header("Cache-Control", "no-cache")?);
        Ok(request.respond(response)?)
    }

    /// The file that `url` names, which is always one inside the folder.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(self.prefix)?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let inside = path.components().all(|component| matches!(component, Component::Normal(_)));
        inside.then(|| self.folder.join(path))
    }
}

fn header(name: &str, value: &str) -> Result<Header> {
    Header::from_bytes(name, value).map_err(|()| anyhow!("`{name}: {value}` is no header"))
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_given() -> Result<()> {
        let site = Site::new(PathBuf::from("dist"), "/desk/", Some(0))?;
        assert_eq!(site.file("/desk/"), Some(PathBuf::from("dist/index.html")));
        assert_eq!(site.file("/desk/pkg/engine.js?x=1"), Some(PathBuf::from("dist/pkg/engine.js")));
        for outside in ["/", "/desk", "/desk/../Cargo.toml", "/desk//etc/passwd", "/desk/pkg/../../Cargo.toml"] {
            assert_eq!(site.file(outside), None, "{outside}");
        }
        Ok(())
    }

    #[test]
    fn the_page_carries_the_policy_of_the_header() -> Result<()> {
        let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../www/index.html"))?;
        let policy = POLICY.split("; frame-ancestors").next().context("the policy has frame-ancestors last")?;
        assert!(page.contains(policy), "index.html must hold: {policy}");
        Ok(())
    }
}
