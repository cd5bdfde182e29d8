//! What holds for any text whatever: properties over generated Unicode.
//!
//! The texts are made by a small generator of fixed seeds, so a failure names a seed that gives it again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use std::collections::{BTreeMap, BTreeSet};

use baithak::analysis::{Analysis, MentionKind, Slot};
use baithak::export::json::document;
use baithak::span::{Source, Span, Text};
use baithak::units::Unit;
use baithak::{Engine, annotate};
use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

/// How many texts are made of pieces, and how many from our articles with pieces put in.
const MADE: u64 = 1400;
const SPOILT: u64 = 600;

/// What texts are made of: words that the engine knows, and everything that could upset it.
#[rustfmt::skip]
const PIECES: &[&str] = &[
    // Words and names.
    "बैठक", "की बैठक", "बैठक हुई", "सर्वदलीय बैठक", "की अध्यक्षता में", "मुख्यमंत्री", "प्रधानमंत्री", "ने कहा",
    "मौजूद रहे", "पटना", "नई दिल्ली", "उत्तर प्रदेश", "भाजपा", "कांग्रेस", "जीएसटी परिषद", "हरिहर त्रिवेदी",
    "श्री रावत", "डॉ. वसुधा", "एन. इबोहल सिंह", "मो. आरिफ", "सोमवार", "12 जून 2024", "शाम पांच बजे", "पर चर्चा हुई",
    "का निर्णय लिया गया", "अगली बैठक", "बैठक स्थगित कर दी गई", "के बीच", "मुलाकात की", "ने बुलाई", "और", "समेत",
    "ये भी पढ़ें", "ज़रूरी", "फ़ैसला", "क़ानून", "काँग्रेस",
    // Signs and white space.
    "।", "॥", ".", ",", ":", ";", "?", "!", "-", "–", "—", "…", "'", "\"", "‘", "’", "“", "”", "(", ")", "[", "]",
    "|", "/", " ", " ", " ", " ", "   ", "\t", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "\u{A0}", "\u{2003}",
    "\u{2028}", "\u{2029}", "\u{85}", "\u{3000}",
    // Letters and marks on their own, in and out of order.
    "क", "त", "र", "\u{93F}", "\u{940}", "\u{941}", "\u{947}", "\u{94B}", "\u{902}", "\u{901}", "\u{903}", "\u{94D}",
    "\u{94D}\u{94D}", "\u{93C}", "\u{94D}\u{93C}", "\u{93C}\u{94D}", "\u{958}", "\u{95C}", "\u{95F}",
    "क\u{94D}\u{200D}", "क\u{94D}\u{200C}ष", "\u{904}", "\u{1CD0}", "\u{A8E0}", "\u{951}", "\u{970}", "\u{971}",
    // Invisible and broken characters.
    "\u{200B}", "\u{200C}", "\u{200D}", "\u{200E}", "\u{202A}", "\u{202E}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\0",
    "\u{1}", "\u{7F}", "\u{FFFD}", "\u{FFFE}", "\u{E000}", "\u{10FFFF}", "\u{301}", "\u{20DD}", "\u{FE0F}",
    "\u{E0041}",
    // Other scripts, digits and pictures.
    "Delhi", "meeting", "e\u{301}", "é", "ß", "ﬁ", "Å", "서울", "\u{1112}\u{1161}\u{11AB}", "北京", "ستي", "তথ্য", "12",
    "१२", "१५ अगस्त", "3.5", "1,00,000", "50%", "₹", "👩‍👩‍👧‍👦", "🇮🇳", "🇮", "👍🏽", "❤️", "😀", "𝒳",
    "🏴\u{E0067}\u{E0062}\u{E007F}",
    // Markup, links and text read in the wrong encoding.
    "<p>", "</p>", "<br/>", "<script>alert(1)</script>", "<", ">", "&", "&nbsp;", "&amp;", "&#2348;", "&#x92C;",
    "&bogus;", "<b", "https://example.org/?a=1&b=2", "a@b.in", "#बैठक", "@dd", "à¤¬à¥ˆà¤ à¤•", "Ã©", "cSBd", "iVuk",
];

/// A generator of pseudo-random numbers: SplitMix64 (Steele, Lea, Flood 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// A number below `end`, which is not 0.
    fn below(&mut self, end: usize) -> usize {
        (self.next() % end as u64) as usize
    }

    fn piece(&mut self) -> &'static str {
        PIECES[self.below(PIECES.len())]
    }
}

/// A text of up to 40 pieces; half of them with spaces between.
fn made(seed: u64) -> String {
    let mut random = Random(seed);
    let glue = if random.below(2) == 0 { "" } else { " " };
    let count = random.below(40);
    (0..count).map(|_| random.piece()).collect::<Vec<_>>().join(glue)
}

/// Some lines of an article of ours, with pieces put in anywhere, even between a letter and its marks.
fn spoilt(seed: u64, articles: &[String]) -> String {
    let mut random = Random(seed ^ 0x5EED);
    let article = &articles[random.below(articles.len())];
    let lines: Vec<&str> = article.lines().collect();
    let first = random.below(lines.len());
    let last = (first + 1 + random.below(4)).min(lines.len());
    let mut text = lines[first..last].join("\n");
    for _ in 0..random.below(8) {
        let boundaries: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = boundaries[random.below(boundaries.len())];
        text.insert_str(at, random.piece());
    }
    text
}

/// Every text that the properties are tried on, with what gives it again.
fn texts() -> Vec<(String, String)> {
    let articles: Vec<String> = common::names().iter().map(|name| common::article(name)).collect();
    let whole = common::names().into_iter().zip(articles.clone());
    let made = (0..MADE).map(|seed| (format!("made({seed})"), made(seed)));
    let spoilt = (0..SPOILT).map(|seed| (format!("spoilt({seed})"), spoilt(seed, &articles)));
    whole.chain(made).chain(spoilt).collect()
}

/// The byte offsets of `text` at which no grapheme cluster is cut.
fn boundaries(text: &str) -> BTreeSet<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

/// Where the character that ends at or begins with `byte` stands, counted in `unit` from the start.
fn count(text: &str, byte: usize, unit: Unit) -> usize {
    match unit {
        Unit::Utf8 => byte,
        Unit::CodePoint => text[..byte].chars().count(),
        Unit::Utf16 => text[..byte].encode_utf16().count(),
    }
}

/// Every `{start, end}` of `value` with the path to it, but those under `source`.
fn ranges<'v>(value: &'v Value, path: &str, found: &mut Vec<(String, usize, usize, &'v Value)>) {
    match value {
        Value::Object(object) => {
            if let (Some(start), Some(end)) = (value["start"].as_u64(), value["end"].as_u64()) {
                found.push((path.to_string(), start as usize, end as usize, value));
            }
            for (key, inner) in object.iter().filter(|(key, _)| *key != "source") {
                ranges(inner, &format!("{path}.{key}"), found);
            }
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| ranges(item, &format!("{path}[{index}]"), found));
        }
        _ => {}
    }
}

type Check = fn(&Analysis<'_>, &BTreeSet<usize>) -> Result<(), String>;

/// The properties, by name.
const CHECKS: &[(&str, Check)] = &[
    ("undoing all changes gives the source", undone),
    ("changes are sorted and lie in both texts", changes),
    ("parts cover the text and do not overlap", parts),
    ("sentences are sorted and lie on boundaries", sentences),
    ("mentions are sorted and do not overlap", mentions),
    ("entities and mentions name one another", entities),
    ("meetings rest on evidence", evidence),
    ("offsets of the JSON agree with the text in every unit", offsets),
];

fn ensure(right: bool, fault: impl FnOnce() -> String) -> Result<(), String> {
    if right { Ok(()) } else { Err(fault()) }
}

/// A span of the text: not empty, in range, on boundaries.
fn lies(span: Span<Text>, boundaries: &BTreeSet<usize>, what: &str) -> Result<(), String> {
    let right = span.start < span.end && boundaries.contains(&span.start) && boundaries.contains(&span.end);
    ensure(right, || format!("{what} {span:?} is empty or cuts a grapheme cluster"))
}

fn undone(analysis: &Analysis<'_>, _: &BTreeSet<usize>) -> Result<(), String> {
    let undone = analysis.alignment.undo(&analysis.text);
    ensure(undone == analysis.source, || format!("undone: {undone:?}"))
}

fn changes(analysis: &Analysis<'_>, boundaries: &BTreeSet<usize>) -> Result<(), String> {
    let (mut source, mut text) = (0, 0);
    for change in analysis.alignment.changes() {
        let sorted = source <= change.source.start && text <= change.text.start;
        ensure(sorted, || format!("{change:?} overlaps the one before"))?;
        let slices = analysis.source.get(change.source.range()) == Some(&change.before)
            && analysis.text.get(change.text.range()) == Some(&change.after);
        ensure(slices, || format!("{change:?} does not say what stands there"))?;
        ensure(change.before != change.after, || format!("{change:?} changes nothing"))?;
        let whole = boundaries.contains(&change.text.start) && boundaries.contains(&change.text.end);
        ensure(whole, || format!("{change:?} cuts a grapheme cluster"))?;
        (source, text) = (change.source.end, change.text.end);
    }
    Ok(())
}

fn parts(analysis: &Analysis<'_>, boundaries: &BTreeSet<usize>) -> Result<(), String> {
    let mut end = 0;
    for part in &analysis.parts {
        lies(part.span, boundaries, "part")?;
        ensure(end <= part.span.start, || format!("part {part:?} overlaps the one before"))?;
        let between = &analysis.text[end..part.span.start];
        ensure(between.trim().is_empty(), || format!("no part covers {between:?}"))?;
        end = part.span.end;
    }
    let rest = &analysis.text[end..];
    ensure(rest.trim().is_empty(), || format!("no part covers {rest:?}"))
}

fn sentences(analysis: &Analysis<'_>, boundaries: &BTreeSet<usize>) -> Result<(), String> {
    let mut end = 0;
    for sentence in &analysis.sentences {
        lies(*sentence, boundaries, "sentence")?;
        ensure(end <= sentence.start, || format!("sentence {sentence:?} overlaps the one before"))?;
        end = sentence.end;
    }
    Ok(())
}

fn mentions(analysis: &Analysis<'_>, boundaries: &BTreeSet<usize>) -> Result<(), String> {
    let sorted = analysis.mentions.windows(2).all(|pair| pair[0].span.start <= pair[1].span.start);
    ensure(sorted, || "mentions are not sorted by start".to_string())?;
    let mut end = 0;
    for mention in &analysis.mentions {
        lies(mention.span, boundaries, "mention")?;
        let words = mention.span.of(&analysis.text);
        let trimmed = mention.span.trimmed(&analysis.text) == mention.span;
        ensure(trimmed, || format!("mention {words:?} has white space at its ends"))?;
        ensure((0.0..=1.0).contains(&mention.score), || format!("score {}", mention.score))?;
        if !matches!(mention.kind, MentionKind::Role | MentionKind::Event) {
            ensure(end <= mention.span.start, || format!("mention {words:?} overlaps the one before"))?;
            end = mention.span.end;
        }
        let source: Span<Source> = analysis.alignment.to_source(mention.span);
        let inside = !source.is_empty() && analysis.source.get(source.range()).is_some();
        ensure(inside, || format!("source {source:?} of mention {words:?}"))?;
    }
    Ok(())
}

fn entities(analysis: &Analysis<'_>, _: &BTreeSet<usize>) -> Result<(), String> {
    for (id, entity) in analysis.entities.iter().enumerate() {
        ensure(!entity.name.trim().is_empty(), || format!("entity {id} has no name"))?;
        ensure(!entity.mentions.is_empty(), || format!("entity {id} has no mention"))?;
        for index in &entity.mentions {
            let back = analysis.mentions.get(*index).and_then(|mention| mention.entity);
            ensure(back == Some(id), || format!("entity {id} claims mention {index}, which is of {back:?}"))?;
        }
    }
    for (index, mention) in analysis.mentions.iter().enumerate() {
        let Some(entity) = mention.entity else { continue };
        let claims = analysis.entities.get(entity).is_some_and(|entity| entity.mentions.contains(&index));
        ensure(claims, || format!("mention {index} is of entity {entity}, which does not list it"))?;
    }
    Ok(())
}

fn evidence(analysis: &Analysis<'_>, boundaries: &BTreeSet<usize>) -> Result<(), String> {
    for meeting in &analysis.meetings {
        for slot in Slot::ALL {
            for filler in &meeting.slots[*slot] {
                lies(filler.span, boundaries, slot.name())?;
                lies(filler.evidence, boundaries, "evidence of a filler")?;
                let known = filler.entity.is_none_or(|entity| entity < analysis.entities.len());
                ensure(known, || format!("a filler of {} names entity {:?}", slot.name(), filler.entity))?;
            }
        }
        ensure(meeting.brief.chars().count() <= 280, || {
            format!("a brief of {} characters", meeting.brief.chars().count())
        })?;
        let sure = Slot::ALL.iter().flat_map(|slot| &meeting.slots[*slot]).all(|f| f.score > 0.0 && f.score <= 1.0);
        ensure(sure, || "a filler without a score".to_string())?;
        for line in &meeting.summary {
            lies(line.evidence, boundaries, "evidence of a line")?;
            ensure(!line.text.trim().is_empty(), || "an empty line of summary".to_string())?;
        }
    }
    Ok(())
}

fn offsets(analysis: &Analysis<'_>, boundaries: &BTreeSet<usize>) -> Result<(), String> {
    for unit in Unit::ALL {
        let allowed: BTreeSet<usize> = boundaries.iter().map(|byte| count(&analysis.text, *byte, *unit)).collect();
        let json = serde_json::to_value(document(analysis, *unit)).map_err(|error| error.to_string())?;
        let mut found = Vec::new();
        ranges(&json, "", &mut found);
        for (path, start, end, value) in found {
            let right = start <= end && allowed.contains(&start) && allowed.contains(&end);
            ensure(right, || format!("{path}: {start}..{end} in {}", unit.name()))?;
            if *unit == Unit::CodePoint && path.starts_with(".mentions") {
                let words: String = analysis.text.chars().skip(start).take(end - start).collect();
                ensure(value["text"] == words.as_str(), || format!("{path}: {} stands at {words:?}", value["text"]))?;
            }
        }
        let whole = count(analysis.source, analysis.source.len(), *unit);
        for mention in json["mentions"].as_array().into_iter().flatten() {
            let (start, end) = (mention["source"]["start"].as_u64(), mention["source"]["end"].as_u64());
            let inside = start <= end && end.is_some_and(|end| end as usize <= whole);
            ensure(inside, || format!("source {} in {}", mention["source"], unit.name()))?;
        }
    }
    Ok(())
}

#[test]
fn every_text_keeps_the_promises() {
    let engine = Engine::new().expect("the lexicon compiles");
    let mut faults = Vec::new();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, text) in texts() {
        let analysis = annotate(&engine, &text);
        let boundaries = boundaries(&analysis.text);
        for (property, check) in CHECKS {
            if let Err(fault) = check(&analysis, &boundaries) {
                *counts.entry(property).or_default() += 1;
                faults.push(format!("{name}: {property}: {fault}\n  source {text:?}\n  text   {:?}", analysis.text));
            }
        }
    }
    let shown = faults.iter().take(10).map(String::as_str).collect::<Vec<_>>().join("\n");
    assert!(faults.is_empty(), "{} faults, {counts:?}, among them:\n{shown}", faults.len());
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let engines = [Engine::new().expect("the lexicon compiles"), Engine::new().expect("the lexicon compiles")];
    let sample = texts().into_iter().enumerate().filter(|(index, _)| index % 5 == 0);
    for (_, (name, text)) in sample {
        let json = engines.each_ref().map(|engine| {
            serde_json::to_string(&document(&annotate(engine, &text), Unit::Utf16)).expect("an analysis is JSON")
        });
        assert_eq!(json[0], json[1], "{name}");
    }
}

#[test]
fn the_generator_makes_what_it_should() {
    let texts = texts();
    let any = |piece: &str| texts.iter().any(|(_, text)| text.contains(piece));
    assert!(PIECES.iter().all(|piece| any(piece)), "each piece occurs");
    assert!(texts.iter().any(|(_, text)| text.is_empty()), "an empty text");
    assert_eq!(made(7), made(7));
    assert_ne!(made(7), made(8));
}
