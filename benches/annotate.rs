//! How fast `annotate` is, natively: nanoseconds a character, warm, for articles of several lengths; and tokens a second
//! of it, of its model alone and of CRFsuite, on the same tokens.
//! `cargo bench` runs it; `cargo xtask bench` runs it and its sister in the browser on the same texts.

mod crfsuite;

use std::error::Error;
use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{fs, path::Path};

use baithak::export::{conll, json};
use baithak::units::Unit;
use baithak::{Engine, Options, Step, annotate, annotate_watched};

/// Lengths of the articles, in characters.
const LENGTHS: [usize; 4] = [1_000, 4_000, 40_000, 400_000];

/// Runs of which the median is told.
const RUNS: usize = 9;

/// Each length is run for at least so long.
const ENOUGH: Duration = Duration::from_millis(1500);

fn main() -> Result<(), Box<dyn Error>> {
    let began = Instant::now();
    let engine = Engine::new()?;
    println!("engine ready after {:.1} ms", began.elapsed().as_secs_f64() * 1e3);
    let articles = articles()?;
    let all = articles.join("\n\n") + "\n\n";
    println!("{:>10}{:>14}{:>14}{:>14}", "characters", "ms", "ns/character", "with JSON");
    for length in LENGTHS {
        let text: String = all.chars().cycle().take(length).collect();
        let bare = median(|| drop(black_box(annotate(&engine, &text))));
        let whole = median(|| {
            let analysis = annotate(&engine, &text);
            drop(black_box(serde_json::to_vec(&json::document(&analysis, Unit::Utf16))));
        });
        let nanoseconds = |time: Duration| time.as_secs_f64() * 1e9 / length as f64;
        let milliseconds = bare.as_secs_f64() * 1e3;
        println!("{length:>10}{milliseconds:>14.2}{:>14.0}{:>14.0}", nanoseconds(bare), nanoseconds(whole));
    }
    shares(&engine, &articles, &all);
    tokens(&engine, &all)
}

/// What linking and the meetings with their summaries take beside the tagging: in each article alone, summed up, and in 1 MB.
fn shares(engine: &Engine, articles: &[String], all: &str) {
    println!("{:>16}{:>14}{:>14}{:>14}{:>14}", "", "tagging, ms", "linking", "meetings", "of tagging");
    let say = |what: &str, times: [Duration; 3]| {
        let [tagging, linking, meetings] = times.map(|time| time.as_secs_f64() * 1e3);
        println!("{what:>16}{tagging:>14.2}{linking:>14.2}{meetings:>14.2}{:>13.1}%", 100.0 * share(&times));
    };
    let each: Vec<_> = articles.iter().map(|text| median_steps(engine, text)).collect();
    let sum = |step: usize| each.iter().map(|times| times[step]).sum();
    say(&format!("{} articles", each.len()), [sum(0), sum(1), sum(2)]);
    if let Some(&most) = each.iter().max_by(|a, b| share(a).total_cmp(&share(b))) {
        say("the worst of them", most);
    }
    say("1 MB", median_steps(engine, &all.repeat(1_000_000 / all.len())));
}

/// What linking and the meetings take, in parts of the tagging.
fn share(times: &[Duration; 3]) -> f64 {
    (times[1] + times[2]).as_secs_f64() / times[0].as_secs_f64()
}

/// The times of the run with the median share.
fn median_steps(engine: &Engine, text: &str) -> [Duration; 3] {
    let mut runs: Vec<_> = (0..RUNS).map(|_| steps(engine, text)).collect();
    runs.sort_by(|a, b| share(a).total_cmp(&share(b)));
    runs[RUNS / 2]
}

/// How long tagging, linking and the meetings take.
fn steps(engine: &Engine, text: &str) -> [Duration; 3] {
    let mut times = [Duration::ZERO; 3];
    let mut last = Instant::now();
    let analysis = annotate_watched(engine, text, &Options::default(), |step| {
        let now = Instant::now();
        match step {
            Step::Split => {}
            Step::Tagged => times[0] = now - last,
            Step::Linked => times[1] = now - last,
            Step::Told => times[2] = now - last,
        }
        last = now;
    });
    drop(black_box(analysis));
    times
}

/// Tokens a second. CRFsuite learns the tags that the model gives: only its speed is looked at.
fn tokens(engine: &Engine, text: &str) -> Result<(), Box<dyn Error>> {
    let analysis = annotate(engine, text);
    let spans: Vec<_> = analysis.sentences.iter().map(|span| span.of(&analysis.text)).collect();
    let tokens: Vec<_> = spans.iter().map(|sentence| engine.tokens_of(sentence)).collect();
    let words: Vec<Vec<&str>> = tokens.iter().map(|t| (0..t.all.len()).map(|i| t.str(i)).collect()).collect();
    let count: usize = words.iter().map(Vec::len).sum();
    println!("{:<42}{:>14}", format!("{count} tokens, Hindi"), "tokens/s");
    let say = |what: &str, time: Duration| println!("{what:<42}{:>14.0}", count as f64 / time.as_secs_f64());
    say("baithak, everything", median(|| drop(black_box(annotate(engine, text)))));
    let mut reader = engine.reader();
    let mut model = || tokens.iter().map(|t| reader.best(t, 0..t.all.len(), |name| name).len()).sum::<usize>();
    let alone = median(|| {
        black_box(model());
    });
    say("baithak, the model alone", alone);

    let tags: Vec<Vec<String>> = words.iter().map(|sentence| conll::tags(engine, sentence)).collect();
    let file = crfsuite::train(&words, &tags)?;
    let peer = crfs::Model::new(&file)?;
    let tagger = peer.tagger()?;
    let attributes = || words.iter().map(|sentence| crfsuite::attributes(sentence)).collect::<Vec<_>>();
    let made = attributes();
    let learnt = crfsuite::tag(&tagger, &made)?.iter().zip(tags.iter().flatten()).filter(|(a, b)| a == b).count();
    say("CRFsuite, attributes and tags", median(|| drop(black_box(crfsuite::tag(&tagger, &attributes())))));
    say("CRFsuite, tags alone, attributes at hand", median(|| drop(black_box(crfsuite::tag(&tagger, &made)))));
    println!("{:<42}{:>13.1}%", "(tags that it learnt)", 100.0 * learnt as f64 / count as f64);
    Ok(())
}

/// The articles of the tests, in the order of their names.
fn articles() -> Result<Vec<String>, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles");
    let mut files: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    Ok(files.iter().map(fs::read_to_string).collect::<Result<_, _>>()?)
}

/// The median time of `work`, after one run to warm up.
fn median(mut work: impl FnMut()) -> Duration {
    work();
    let began = Instant::now();
    let mut times = Vec::new();
    while times.len() < 5 || began.elapsed() < ENOUGH {
        let start = Instant::now();
        work();
        times.push(start.elapsed());
    }
    times.sort();
    times[times.len() / 2]
}
