//! A small static file server for this machine: right types, the page's Content-Security-Policy as a header, no cache.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process::say;
use crate::site;

/// The policy of the page, as it stands in index.html too; `frame-ancestors` works in a header only.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; \
                      style-src 'self'; img-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;

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
    files: Arc<Files>,
    listener: TcpListener,
    /// Where it listens.
    pub port: u16,
}

struct Files {
    folder: PathBuf,
    prefix: &'static str,
}

impl Site {
    /// Listens on `port`, or on the first free one from 8080.
    pub fn new(folder: PathBuf, prefix: &'static str, port: Option<u16>) -> Result<Site> {
        let listen = |port: u16| TcpListener::bind(("127.0.0.1", port)).with_context(|| format!("port {port}"));
        let listener = match port {
            Some(port) => listen(port)?,
            None => (8080..8100).find_map(|port| listen(port).ok()).map_or_else(|| listen(0), Ok)?,
        };
        let port = listener.local_addr()?.port();
        Ok(Site { files: Arc::new(Files { folder, prefix }), listener, port })
    }

    /// Serves the site that was built, under `prefix`, for as long as the program runs; gives its address.
    pub fn start(prefix: &'static str) -> Result<String> {
        let site = Site::new(PathBuf::from(site::DIST), prefix, None)?;
        let address = format!("http://127.0.0.1:{}{prefix}", site.port);
        thread::spawn(move || site.serve());
        Ok(address)
    }

    /// Answers requests for as long as the program runs: one a connection, each in a thread of its own.
    pub fn serve(&self) {
        for connection in self.listener.incoming().flatten() {
            let files = Arc::clone(&self.files);
            // A visitor who went away is no fault of the server.
            thread::spawn(move || files.answer(connection).ok());
        }
    }
}

impl Files {
    fn answer(&self, mut connection: TcpStream) -> Result<()> {
        connection.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut head = BufReader::new(connection.try_clone()?.take(LONGEST_HEAD)).lines();
        let request = head.next().context("no request")??;
        // All of the head is read: closing a connection with unread bytes can lose the answer.
        while head.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let mut words = request.split(' ');
        let (method, url) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let found = self.file(url).and_then(|path| Some((fs::read(&path).ok()?, mime(&path))));
        let (status, body, mime) = match (method, found) {
            ("GET" | "HEAD", Some((body, mime))) => ("200 OK", body, mime),
            ("GET" | "HEAD", None) => ("404 Not Found", b"not found\n".to_vec(), "text/plain; charset=utf-8"),
            _ => ("405 Method Not Allowed", b"only GET\n".to_vec(), "text/plain; charset=utf-8"),
        };
        write!(
            connection,
            "HTTP/1.1 {status}\r\nContent-Type: {mime}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
             X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nCache-Control: no-cache\r\n\
             Connection: close\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            connection.write_all(&body)?;
        }
        Ok(connection.flush()?)
    }

    /// The file that `url` names, which is always one inside the folder.
    fn file(&self, url: &str) -> Option<PathBuf> {
        let path = url.split(['?', '#']).next()?.strip_prefix(self.prefix)?;
        let path = Path::new(if path.is_empty() { "index.html" } else { path });
        let inside = path.components().all(|component| matches!(component, Component::Normal(_)));
        inside.then(|| self.folder.join(path))
    }
}

fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|ending| ending.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("txt") => "text/plain; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_inside_the_folder_are_given() {
        let files = Files { folder: PathBuf::from("dist"), prefix: "/desk/" };
        assert_eq!(files.file("/desk/"), Some(PathBuf::from("dist/index.html")));
        assert_eq!(files.file("/desk/pkg/engine.js?x=1"), Some(PathBuf::from("dist/pkg/engine.js")));
        for outside in ["/", "/desk", "/desk/../Cargo.toml", "/desk//etc/passwd", "/desk/pkg/../../Cargo.toml"] {
            assert_eq!(files.file(outside), None, "{outside}");
        }
    }

    #[test]
    fn an_answer_has_its_type_and_the_policy() -> Result<()> {
        let site = Site::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("../www"), "/", Some(0))?;
        let port = site.port;
        thread::spawn(move || site.serve());
        let ask = |request: &str| -> Result<String> {
            let mut connection = TcpStream::connect(("127.0.0.1", port))?;
            connection.write_all(request.as_bytes())?;
            let mut answer = String::new();
            connection.read_to_string(&mut answer)?;
            Ok(answer)
        };
        let page = ask("GET / HTTP/1.1\r\nHost: here\r\n\r\n")?;
        assert!(page.starts_with("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"), "{page}");
        assert!(page.contains(POLICY) && page.ends_with("</html>\n"));
        assert!(ask("GET /none HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 404 "));
        assert!(ask("POST / HTTP/1.1\r\n\r\n")?.starts_with("HTTP/1.1 405 "));
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
