//! The plug-in for WordPress: put together from `www/wordpress/` and the site that was built, and tested in a real
//! WordPress: Debian's, with PHP's own web server and a MariaDB of its own, all of it under `target/`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};

use crate::process::{find, output, run, say};
use crate::{site, size, tools};

/// What is written for the plug-in.
const SOURCE: &str = "www/wordpress";

/// Where it is put together.
const PLUGIN: &str = "target/wordpress/baithak";

/// The plug-in's own module, which stands among those of the page.
const MODULE: &str = "wordpress/post.js";

/// Files of the engine that a browser loads.
const ENGINE: [&str; 4] = ["engine.js", "engine_bg.wasm", "engine_plain_bg.wasm", "hi-news.bin"];

/// What tells under which licences all of it stands.
const LICENCES: [(&str, &str); 4] = [
    ("LICENSE-MIT", "LICENSE-MIT.txt"),
    ("LICENSE-APACHE", "LICENSE-APACHE.txt"),
    ("lexicon/README.md", "lexicon.md"),
    ("model/CARD.md", "model.md"),
];

/// The scripts that are translated.
const SCRIPTS: [&str; 2] = ["baithak-block", "baithak-sidebar"];

/// What the tests need of Debian. `micro-httpd` serves nothing: WordPress asks for some web server, and this one is small.
const PACKAGES: [&str; 10] = [
    "wordpress",
    "wordpress-theme-twentytwentythree",
    "micro-httpd",
    "php-cli",
    "php-cgi",
    "php-mysql",
    "php-xml",
    "php-mbstring",
    "mariadb-server-core",
    "mariadb-client",
];

/// Where the WordPress of the tests stands.
const SITE: &str = "target/wordpress/site";

/// Debian's WordPress.
const WORDPRESS: &str = "/usr/share/wordpress";

/// Builds the site, and of it the plug-in, as a folder and as a ZIP file to upload.
pub fn package() -> Result<()> {
    site::build()?;
    assemble()?;
    println!("{PLUGIN}.zip: {} bytes", fs::metadata(format!("{PLUGIN}.zip"))?.len());
    Ok(())
}

/// Tests the plug-in in WordPress. Where WordPress is not to be had, says so in a line, and is content.
pub fn test() -> Result<()> {
    if let Err(error) = installed() {
        say(&format!("the tests in WordPress are left out: {error:#}"));
        return Ok(());
    }
    let browser = tools::browser()?;
    site::build()?;
    assemble()?;
    say("setting up WordPress, under target/wordpress/");
    let server = Server::start()?;
    say("tests of the plug-in, in WordPress in Chromium");
    let tests = size::files(Path::new("tests/wordpress"))?;
    let tests = tests.iter().filter(|file| file.to_string_lossy().ends_with(".test.js"));
    let mut command = browser.node(&server.address);
    command.env("WORDPRESS_ADDRESS", &server.address).env("WORDPRESS_LOG", &server.log);
    command.env("WORDPRESS_PLUGIN", std::path::absolute(PLUGIN)?).env("WORDPRESS_SOCKET", &server.socket);
    command.env("WORDPRESS_SITE", std::path::absolute(SITE)?);
    run(command.args(["--test", "--test-reporter=spec", "--test-concurrency=2"]).args(tests))
}

/// Puts the plug-in together.
fn assemble() -> Result<()> {
    let (source, plugin, dist) = (Path::new(SOURCE), Path::new(PLUGIN), Path::new(site::DIST));
    let version = version(&source.join("plugin"))?;
    if plugin.exists() {
        fs::remove_dir_all(plugin).with_context(|| format!("{PLUGIN} can't be removed"))?;
    }
    copy_folder(&source.join("plugin"), plugin)?;
    let engine = plugin.join("engine").join(&version);
    for (name, file) in modules(source)? {
        copy(&file, &engine.join(name))?;
    }
    for file in ENGINE {
        copy(&dist.join("pkg").join(file), &engine.join("pkg").join(file))?;
    }
    for (file, name) in LICENCES {
        copy(Path::new(file), &plugin.join("licences").join(name))?;
    }
    for file in size::files(&plugin.join("languages"))? {
        translate(&file)?;
    }
    let zip = format!("{PLUGIN}.zip");
    run(Command::new("node").args(["xtask/zip.js", PLUGIN, &zip]).env("TZ", "UTC"))
}

/// The plug-in's module, the engine's worker, and every module that they import: where each goes, and where it lies, as it
/// was written. The engine's own glue is not among them.
fn modules(source: &Path) -> Result<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![MODULE.to_owned(), "worker.js".to_owned()];
    while let Some(name) = waiting.pop() {
        let file = if name == MODULE { source.join("post.js") } else { Path::new("www").join(&name) };
        let text = fs::read_to_string(&file).with_context(|| format!("{} can't be read", file.display()))?;
        let imports = |line: &&str| ["import ", "export ", "} from "].iter().any(|word| line.starts_with(word));
        let from = |line: &str| Some(line.split_once("from \"")?.1.split_once('"')?.0.to_owned());
        found.insert(name.clone(), file);
        for path in text.lines().filter(imports).filter_map(from) {
            let mut place: Vec<&str> = name.split('/').collect();
            place.pop();
            for step in path.split('/') {
                match step {
                    "." => {}
                    ".." => _ = place.pop(),
                    step => place.push(step),
                }
            }
            let place = place.join("/");
            if path.starts_with('.') && !place.starts_with("pkg/") && !found.contains_key(&place) {
                waiting.push(place);
            }
        }
    }
    Ok(found)
}

/// The version, which stands in four places and must be the same in all.
fn version(plugin: &Path) -> Result<String> {
    let version = crate::manifest::locked_version("baithak")?;
    for (file, line) in [
        ("baithak.php", format!(" * Version:           {version}\n")),
        ("baithak.php", format!("define( 'BAITHAK_VERSION', '{version}' );")),
        ("readme.txt", format!("Stable tag: {version}\n")),
    ] {
        let text = fs::read_to_string(plugin.join(file)).with_context(|| format!("{file} can't be read"))?;
        ensure!(text.contains(&line), "{SOURCE}/plugin/{file} must say, as Cargo.toml does: {}", line.trim());
    }
    Ok(version)
}

/// Makes of a translation (`.po`) what PHP reads (`.mo`) and what the scripts read (`.json`).
fn translate(file: &Path) -> Result<()> {
    let shown = file.display();
    let catalog = polib::po_file::parse(file).map_err(|error| anyhow::anyhow!("{shown}: {error}"))?;
    let compiled = file.with_extension("mo");
    polib::mo_file::write(&catalog, &compiled).with_context(|| format!("{shown}"))?;
    name_end_of_tables(&compiled)?;
    let mut messages = BTreeMap::new();
    let head = serde_json::json!({
        "domain": "messages", "lang": catalog.metadata.language, "plural-forms": catalog.metadata.plural_rules.dump(),
    });
    messages.insert(String::new(), head);
    for message in catalog.messages() {
        let words =
            message.msgstr().map_err(|_| anyhow::anyhow!("{shown}: plurals are not read: {}", message.msgid()))?;
        let context = message.msgctxt().map(|context| format!("{context}\u{4}")).unwrap_or_default();
        messages.insert(format!("{context}{}", message.msgid()), serde_json::json!([words]));
    }
    let json = serde_json::json!({ "domain": "messages", "locale_data": { "messages": messages } });
    let name = file.file_stem().context("a translation without a name")?.to_string_lossy();
    for script in SCRIPTS {
        fs::write(file.with_file_name(format!("{name}-{script}.json")), json.to_string())?;
    }
    Ok(())
}

/// Writes into a MO file where its tables end, as the place of a hash table of no length: WordPress takes a file without
/// for broken.
fn name_end_of_tables(file: &Path) -> Result<()> {
    let mut bytes = fs::read(file)?;
    let word = |at: usize| Some(u32::from_ne_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (Some(count), Some(translations), Some(_hashes)) = (word(8), word(16), word(24)) else {
        bail!("{}: no head", file.display());
    };
    bytes[24..28].copy_from_slice(&(translations + 8 * count).to_ne_bytes());
    fs::write(file, bytes).with_context(|| format!("{} can't be written", file.display()))
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in size::files(from)? {
        copy(&file, &to.join(file.strip_prefix(from)?))?;
    }
    Ok(())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::copy(from, to).with_context(|| format!("{} can't be copied to {}", from.display(), to.display()))?;
    Ok(())
}

/// Makes sure of WordPress, PHP and MariaDB.
fn installed() -> Result<()> {
    if !missing() {
        return Ok(());
    }
    tools::debian(&PACKAGES, "to test the plug-in in WordPress; no service is started")?;
    ensure!(!missing(), "what {} gave is not enough", PACKAGES.join(", "));
    Ok(())
}

fn missing() -> bool {
    let modules = output(Command::new("php").arg("-m")).unwrap_or_default();
    let has = |module: &str| modules.lines().any(|line| line == module);
    !Path::new(WORDPRESS).join("wp-load.php").is_file()
        || !["mysqli", "mbstring", "xml"].into_iter().all(has)
        || find("mariadb").is_none()
        || program("mariadbd").is_none()
        || program("mariadb-install-db").is_none()
}

/// A program of the system, which may stand where only root looks.
fn program(name: &str) -> Option<PathBuf> {
    find(name).or_else(|| Some(Path::new("/usr/sbin").join(name)).filter(|file| file.is_file()))
}

/// A WordPress that runs until this is dropped.
struct Server {
    address: String,
    /// Where PHP writes what it complains of.
    log: PathBuf,
    socket: PathBuf,
    database: Option<Child>,
    php: Option<Child>,
}

impl Server {
    /// A site without posts, its plug-in switched on.
    fn start() -> Result<Server> {
        let folder = std::path::absolute("target/wordpress")?;
        let port = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port();
        let mut server = Server {
            address: format!("http://127.0.0.1:{port}"),
            log: folder.join("debug.log"),
            // The name of a socket must be short.
            socket: std::env::temp_dir().join(format!("baithak-{}.sock", std::process::id())),
            database: None,
            php: None,
        };
        if server.log.exists() {
            fs::remove_file(&server.log)?;
        }
        server.start_database(&folder)?;
        let site = std::path::absolute(SITE)?;
        server.files(&site)?;
        run(server.php(&site).arg(std::path::absolute("tests/wordpress/setup/install.php")?).stdout(Stdio::null()))
            .context("WordPress could not be installed")?;
        let log = File::create(folder.join("php.log"))?;
        let child = server
            .php(&site)
            .args(["-d", "opcache.enable_cli=1", "-S", &format!("127.0.0.1:{port}"), "-t"])
            .arg(&site)
            .arg(std::path::absolute("tests/wordpress/setup/router.php")?)
            .stdout(log.try_clone()?)
            .stderr(log)
            .spawn()?;
        server.php = Some(child);
        Ok(server)
    }

    /// PHP in the folder of the site, told what wp-config.php asks.
    fn php(&self, site: &Path) -> Command {
        let mut command = Command::new("php");
        command.args(["-d", "display_errors=0"]).current_dir(site);
        command.env("WORDPRESS_SOCKET", &self.socket).env("WORDPRESS_ADDRESS", &self.address);
        command.env("WORDPRESS_LOG", &self.log);
        command
    }

    /// A MariaDB with an empty database, which no network reaches.
    fn start_database(&mut self, folder: &Path) -> Result<()> {
        let daemon = program("mariadbd").context("no mariadbd")?;
        let version = output(Command::new(&daemon).arg("--version")).context("mariadbd does not run")?;
        let version: String = version.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).collect();
        let data = folder.join(format!("database-{version}"));
        let root = output(Command::new("id").arg("-u")).is_some_and(|id| id == "0");
        let user: &[&str] = if root { &["--user=root"] } else { &[] };
        let log = File::create(folder.join("database.log"))?;
        if !data.join("mysql").is_dir() {
            let install = program("mariadb-install-db").context("no mariadb-install-db")?;
            let mut command = Command::new(install);
            command.args(["--no-defaults", "--auth-root-authentication-method=normal", "--skip-test-db"]).args(user);
            command.arg(format!("--datadir={}", data.display())).stdout(log.try_clone()?).stderr(log.try_clone()?);
            run(&mut command).context("the database could not be made; see target/wordpress/database.log")?;
        }
        let mut command = Command::new(daemon);
        // What is lost when the machine fails is of no worth here.
        command.args(["--no-defaults", "--skip-networking", "--innodb-flush-log-at-trx-commit=0"]).args(user);
        command.arg(format!("--datadir={}", data.display())).arg(format!("--socket={}", self.socket.display()));
        self.database = Some(command.stdout(log.try_clone()?).stderr(log).spawn()?);
        let fresh = "DROP DATABASE IF EXISTS wordpress; CREATE DATABASE wordpress CHARACTER SET utf8mb4";
        for _ in 0..300 {
            if output(self.client("mariadb").args(["-e", fresh])).is_some() {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("the database does not answer; see target/wordpress/database.log")
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.args(["--no-defaults", "--user=root"]).arg(format!("--socket={}", self.socket.display()));
        command
    }

    /// WordPress's files with our settings and the plug-in, in a folder of their own: it finds its settings beside itself.
    fn files(&self, site: &Path) -> Result<()> {
        if site.exists() {
            fs::remove_dir_all(site)?;
        }
        // Other than ours, `cp` writes files for what the package only links to.
        run(Command::new("cp").args(["-RL", WORDPRESS]).arg(site))?;
        copy(Path::new("tests/wordpress/setup/wp-config.php"), &site.join("wp-config.php"))?;
        copy_folder(Path::new(PLUGIN), &site.join("wp-content/plugins/baithak"))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(mut php) = self.php.take() {
            php.kill().ok();
            php.wait().ok();
        }
        if let Some(mut database) = self.database.take() {
            let told = output(self.client("mariadb-admin").arg("shutdown"));
            if told.is_none() {
                database.kill().ok();
            }
            database.wait().ok();
        }
        fs::remove_file(&self.socket).ok();
    }
}
