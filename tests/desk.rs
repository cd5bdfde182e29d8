//! What a person at the desk adds to an analysis: corrections, the house's names, the day of publication, other forms.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod common;

use std::sync::{Arc, LazyLock, Mutex};

use baithak::analysis::{Analysis, MeetingKind, MentionKind, Slot, Status};
use baithak::corrections::{Anchor, Correction};
use baithak::export::{self, Format};
use baithak::gazetteer::Gazetteer;
use baithak::lexicon::table::Table;
use baithak::span::Span;
use baithak::tagger::Memory;
use baithak::units::Unit;
use baithak::{Engine, Options, annotate, annotate_with};
use serde_json::Value;

static ENGINE: LazyLock<Engine> = LazyLock::new(|| Engine::new().unwrap());

const TEXT: &str = "नवगढ़, 12 मई। मुख्यमंत्री सविता रावत की अध्यक्षता में सोमवार को सचिवालय में समीक्षा बैठक हुई।\n\n\
                    बैठक में मुख्य सचिव हरीश नौटियाल और सविता रावत के सलाहकार जल सहेली समूह की ओर से शामिल हुए। रावत ने कहा कि काम बढ़ेगा।";

/// The `nth` occurrence of `words` in `source`.
fn nth(source: &str, words: &str, nth: usize) -> Anchor {
    let (start, _) = source.match_indices(words).nth(nth).unwrap();
    Anchor { source: Span::new(start, start + words.len()), words: words.to_owned(), nth: 0 }
}

fn first(words: &str) -> Anchor {
    nth(TEXT, words, 0)
}

fn corrected<'s>(source: &'s str, corrections: &[Correction]) -> Analysis<'s> {
    annotate_with(&ENGINE, source, &Options { corrections: corrections.to_vec(), ..Options::default() })
}

/// The mentions as type and words.
fn mentions<'a>(analysis: &'a Analysis<'_>) -> Vec<(&'static str, &'a str)> {
    analysis.mentions.iter().map(|m| (m.kind.name(), m.span.of(&analysis.text))).collect()
}

fn names<'a>(analysis: &'a Analysis<'_>, kind: MentionKind) -> Vec<&'a str> {
    analysis.entities.iter().filter(|e| e.kind == kind).map(|e| e.name.as_str()).collect()
}

fn filled<'a>(analysis: &'a Analysis<'_>, slot: Slot) -> Vec<&'a str> {
    analysis.meetings[0].slots[slot].iter().map(|filler| filler.span.of(&analysis.text)).collect()
}

/// What must hold of every analysis.
fn sound(analysis: &Analysis<'_>) {
    for (number, entity) in analysis.entities.iter().enumerate() {
        assert!(!entity.mentions.is_empty() && !entity.name.is_empty());
        assert!(entity.mentions.is_sorted());
        assert!(entity.mentions.iter().all(|&m| analysis.mentions[m].entity == Some(number)));
    }
    let flat: Vec<_> =
        analysis.mentions.iter().filter(|m| !matches!(m.kind, MentionKind::Role | MentionKind::Event)).collect();
    assert!(flat.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(analysis.mentions.is_sorted_by_key(|m| m.span.start));
}

#[test]
fn a_mark_wins_over_whatever_the_engine_finds() {
    let analysis = corrected(TEXT, &[Correction::Mark(first("जल सहेली समूह"), MentionKind::Organisation)]);
    sound(&analysis);
    assert!(mentions(&analysis).contains(&("organisation", "जल सहेली समूह")));
    // The boundaries are the person's, even where the engine would take more.
    let analysis = corrected(TEXT, &[Correction::Mark(first("सविता"), MentionKind::Place)]);
    sound(&analysis);
    let found = mentions(&analysis);
    assert!(
        found.contains(&("place", "सविता")) && found.iter().filter(|m| m.1 == "सविता रावत").count() == 1,
        "{found:?}"
    );
    // A part of a word may be marked, though never a part of an akshara.
    let analysis = corrected(TEXT, &[Correction::Mark(first("अध्यक्ष"), MentionKind::Organisation)]);
    sound(&analysis);
    assert!(mentions(&analysis).contains(&("organisation", "अध्यक्ष")));
    let analysis = corrected(TEXT, &[Correction::Mark(first("समीक्"), MentionKind::Organisation)]);
    assert_eq!(analysis.unplaced, [0]);
}

#[test]
fn what_is_taken_away_stays_away_and_the_last_word_counts() {
    let away = Correction::Unmark(first("सविता रावत"), MentionKind::Person);
    let analysis = corrected(TEXT, std::slice::from_ref(&away));
    sound(&analysis);
    assert_eq!(mentions(&analysis).iter().filter(|m| m.1 == "सविता रावत").count(), 1);
    let again = Correction::Mark(first("सविता रावत"), MentionKind::Place);
    let analysis = corrected(TEXT, &[away.clone(), again.clone()]);
    assert!(mentions(&analysis).contains(&("place", "सविता रावत")));
    let analysis = corrected(TEXT, &[again, away]);
    assert!(!mentions(&analysis).contains(&("place", "सविता रावत")));
    let role = Correction::Unmark(first("मुख्य सचिव"), MentionKind::Role);
    let analysis = corrected(TEXT, &[role]);
    assert!(!mentions(&analysis).contains(&("role", "मुख्य सचिव")));
}

#[test]
fn entities_are_merged_split_and_named() {
    let before = annotate(&ENGINE, TEXT);
    assert_eq!(names(&before, MentionKind::Person), ["सविता रावत", "हरीश नौटियाल"]);
    let merged = corrected(TEXT, &[Correction::Merge(first("हरीश नौटियाल"), first("सविता रावत"))]);
    sound(&merged);
    assert_eq!(names(&merged, MentionKind::Person), ["हरीश नौटियाल"]);
    assert_eq!(merged.entities.iter().find(|e| e.name == "हरीश नौटियाल").unwrap().mentions.len(), 6);
    let short = nth(TEXT, "रावत", 2);
    let split = corrected(TEXT, &[Correction::Split(vec![short.clone()])]);
    sound(&split);
    assert_eq!(names(&split, MentionKind::Person), ["सविता रावत", "हरीश नौटियाल", "रावत"]);
    let named = corrected(TEXT, &[Correction::Split(vec![short.clone()]), Correction::Name(short, "दीपा रावत".into())]);
    assert_eq!(names(&named, MentionKind::Person), ["सविता रावत", "हरीश नौटियाल", "दीपा रावत"]);
    // A merge whose other side is gone has no place.
    let gone = [
        Correction::Unmark(first("हरीश नौटियाल"), MentionKind::Person),
        Correction::Merge(first("हरीश नौटियाल"), first("सविता रावत")),
    ];
    assert_eq!(corrected(TEXT, &gone).unplaced, [1]);
}

#[test]
fn the_slots_of_the_meeting_are_edited_with_evidence() {
    let edits = [
        Correction::Fill(Slot::Organisations, first("जल सहेली समूह"), None),
        Correction::Empty(Slot::Venue, first("सचिवालय")),
        Correction::Fill(Slot::Agenda, first("काम"), Some(first("समीक्षा"))),
        Correction::Kind(MeetingKind::Official),
        Correction::Status(Status::Postponed),
    ];
    let analysis = corrected(TEXT, &edits);
    sound(&analysis);
    assert!(analysis.unplaced.is_empty());
    let meeting = &analysis.meetings[0];
    assert_eq!((meeting.kind, meeting.status), (MeetingKind::Official, Status::Postponed));
    assert!(filled(&analysis, Slot::Organisations).contains(&"जल सहेली समूह"));
    assert!(filled(&analysis, Slot::Venue).is_empty());
    let evidence = meeting.slots[Slot::Organisations].iter().map(|f| f.evidence.of(&analysis.text));
    assert!(evidence.into_iter().any(|e| e.starts_with("बैठक में मुख्य सचिव") && e.ends_with("हुए।")));
    assert_eq!(meeting.slots[Slot::Agenda].last().unwrap().evidence.of(&analysis.text), "समीक्षा");
    assert!(meeting.summary.iter().any(|line| line.text.contains("जल सहेली समूह")));
    assert!(corrected(TEXT, &[Correction::NoMeeting]).meetings.is_empty());
    // Where the engine finds none, a person may say that there is one.
    let none = "नवगढ़ के बाजार में सोमवार को आग लगी। दमकल पहुंची।";
    assert!(annotate(&ENGINE, none).meetings.is_empty());
    let told = corrected(none, &[Correction::Fill(Slot::Title, nth(none, "बाजार", 0), None)]);
    assert_eq!(filled(&told, Slot::Title), ["बाजार"]);
}

#[test]
fn corrections_hold_whatever_cleaning_does() {
    let messy = "मुख्यमंत्री   सविता  रावत ने कहा | बैठक १२ मई को &amp; पटना में हुई |";
    let at = |words: &str, from: &str| {
        let (start, found) = messy.match_indices(from).next().unwrap();
        Anchor { source: Span::new(start, start + found.len()), words: words.to_owned(), nth: 0 }
    };
    let edits = [
        Correction::Mark(at("सविता रावत", "सविता  रावत"), MentionKind::Organisation),
        Correction::Mark(at("&", "&amp;"), MentionKind::Event),
        Correction::Mark(at("१२ मई", "१२ मई"), MentionKind::Number),
    ];
    for digits in [baithak::clean::Digits::Keep, baithak::clean::Digits::Ascii] {
        let mut options = Options { corrections: edits.to_vec(), ..Options::default() };
        options.cleaning.digits = digits;
        let analysis = annotate_with(&ENGINE, messy, &options);
        sound(&analysis);
        assert!(analysis.unplaced.is_empty(), "{:?}", analysis.unplaced);
        let found = mentions(&analysis);
        assert!(found.contains(&("organisation", "सविता रावत")) && found.contains(&("event", "&")), "{found:?}");
        assert!(found.iter().any(|(kind, words)| *kind == "number" && words.ends_with("मई")));
    }
    // Words that are gone are told, not looked for elsewhere.
    let elsewhere = Anchor { source: Span::new(0, 12), words: "पटना".into(), nth: 0 };
    assert_eq!(corrected(messy, &[Correction::Mark(elsewhere, MentionKind::Place)]).unplaced, [0]);
    let outside = Anchor { source: Span::new(5_000, 5_012), words: "पटना".into(), nth: 0 };
    assert_eq!(corrected(messy, &[Correction::Mark(outside, MentionKind::Place)]).unplaced, [0]);
}

#[test]
fn the_same_corrections_on_every_article_change_nothing_but_what_they_say() {
    // All that the engine found, marked by hand: the mentions are the same.
    for name in common::names() {
        let source = common::article(&name);
        let before = annotate(&ENGINE, &source);
        let anchor = |m: &baithak::analysis::Mention| {
            let source = before.alignment.to_source(m.span);
            let whole = before.alignment.to_text(source);
            let before_it = &before.text[whole.start..m.span.start];
            let words = m.span.of(&before.text).to_owned();
            Anchor { source, nth: before_it.matches(words.as_str()).count(), words }
        };
        let marks: Vec<_> = before.mentions.iter().map(|m| Correction::Mark(anchor(m), m.kind)).collect();
        let after = corrected(&source, &marks);
        sound(&after);
        assert!(after.unplaced.is_empty(), "{name}: {:?}", after.unplaced);
        assert_eq!(mentions(&after), mentions(&before), "{name}");
    }
}

#[test]
fn whatever_is_corrected_the_analysis_is_sound() {
    let texts = [
        TEXT,
        "",
        " \n",
        "👨‍👩‍👧 पटना\u{200D} में|  बैठक &amp; हुई |",
        "fcgkj esa cSBd gqbZ",
        "क\u{094D}\u{094D}ि ्ाि 12.5.2023",
    ];
    // A generator of its own, so that a failure comes again.
    let mut state = 7_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    for turn in 0..300 {
        let text = texts[turn % texts.len()];
        let found = annotate(&ENGINE, text);
        let mut anchor = || {
            // Now the words of a mention, now any stretch, which may cut a character.
            let mention = &found.mentions.get(random(found.mentions.len() + 1));
            let (start, end) = (random(text.len() + 3), random(text.len() + 3));
            match mention {
                Some(m) => {
                    let words = m.span.of(&found.text).to_owned();
                    Anchor { source: found.alignment.to_source(m.span), words, nth: random(2) }
                }
                None => {
                    let words = text.get(start..end).unwrap_or("पटना").to_owned();
                    Anchor { source: Span::new(start.min(end), start.max(end)), words, nth: random(3) }
                }
            }
        };
        let mut corrections = Vec::new();
        for step in 0..8 {
            let kind = MentionKind::ALL[(turn + step) % MentionKind::ALL.len()];
            let slot = Slot::ALL[(turn * 3 + step) % Slot::ALL.len()];
            corrections.push(match (turn / 3 + step) % 8 {
                0 | 1 => Correction::Mark(anchor(), kind),
                2 => Correction::Unmark(anchor(), kind),
                3 => Correction::Merge(anchor(), anchor()),
                4 => {
                    let twice = anchor();
                    Correction::Split(vec![twice.clone(), anchor(), twice])
                }
                5 => Correction::Name(anchor(), "नाम".into()),
                6 => Correction::Fill(slot, anchor(), (step % 2 == 0).then(&mut anchor)),
                _ => Correction::Empty(slot, anchor()),
            });
        }
        let analysis = corrected(text, &corrections);
        sound(&analysis);
        assert!(analysis.unplaced.iter().all(|&number| number < corrections.len()));
        for format in Format::ALL {
            assert!(!export::write(&analysis, *format).is_empty());
        }
    }
}

#[test]
fn the_house_names_are_found_and_are_one_entity() {
    let table = "name,type,variants,identifier\nजल सहेली समूह,organisation,,https://example.org/jal\nसविता रावत,person,सविता | रावत,P-7\nमुख्य सलाहकार,role,,\nनवगढ़ मेला,event,मेला,\n";
    let gazetteer = Some(Arc::new(Gazetteer::parse(table).unwrap()));
    let text = "नवगढ़ मेला में जल सहेली समूह की सविता बोलीं। मुख्य सलाहकार आए। रावत ने जल सहेली समूह को सराहा।";
    let analysis = annotate_with(&ENGINE, text, &Options { gazetteer, ..Options::default() });
    sound(&analysis);
    let found = mentions(&analysis);
    for wanted in [("event", "नवगढ़ मेला"), ("organisation", "जल सहेली समूह"), ("person", "सविता"), ("role", "मुख्य सलाहकार")]
    {
        assert!(found.contains(&wanted), "{wanted:?} in {found:?}");
    }
    let persons = names(&analysis, MentionKind::Person);
    assert_eq!(persons.len(), 1, "{persons:?}");
    let mut identifiers: Vec<&str> = analysis.identifiers.values().map(String::as_str).collect();
    identifiers.sort_unstable();
    assert_eq!(identifiers, ["P-7", "https://example.org/jal"]);
    let jsonld: Value = serde_json::from_str(&export::write(&analysis, Format::JsonLd)).unwrap();
    assert!(jsonld["mentions"].as_array().unwrap().iter().any(|m| m["sameAs"] == "https://example.org/jal"));
}

#[test]
fn dates_are_resolved_against_the_day_of_publication() {
    let text = include_str!("data/dates.tsv");
    let table = Table::parse("dates.tsv", text).unwrap();
    let rules = baithak::when::resolve::Rules::builtin().unwrap();
    let mut faults = Vec::new();
    for row in table.rows() {
        let (_, rest) = row.get("sentence").split_once('[').unwrap();
        let (words, after) = rest.split_once(']').unwrap();
        let published = row.get("published").parse().ok();
        let tokens = baithak::token::pieces(words).map(|piece| &words[piece.range]);
        let iso = rules.resolve(tokens, after, published).unwrap_or_default();
        if iso != row.get("iso") {
            faults.push(row.error(format!("{words}: {iso:?}, not {:?}", row.get("iso"))).to_string());
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    let options = Options { published: Some("2023-05-16".parse().unwrap()), ..Options::default() };
    let analysis = annotate_with(&ENGINE, TEXT, &options);
    let dates: Vec<_> = analysis.dates.values().map(String::as_str).collect();
    assert_eq!(dates, ["2023-05-12", "2023-05-15"]);
    let jsonld: Value = serde_json::from_str(&export::write(&analysis, Format::JsonLd)).unwrap();
    assert_eq!(jsonld["about"][0]["startDate"], "2023-05-15");
    assert_eq!(jsonld["datePublished"], "2023-05-16");
}

#[test]
fn every_form_is_written_for_every_article() {
    for name in common::names() {
        let source = common::article(&name);
        let analysis = annotate(&ENGINE, &source);
        for format in Format::ALL {
            let written = export::write(&analysis, *format);
            assert!(written.ends_with('\n'));
            if matches!(format, Format::JsonLd | Format::WebAnnotation | Format::Ninjs) {
                let value: Value = serde_json::from_str(&written).unwrap_or_else(|e| panic!("{name}: {e}"));
                assert!(value.is_object());
            }
        }
    }
}

#[test]
fn annotations_quote_and_place_the_words_in_code_points() {
    let text = "🙏 पटना में 🙏🏽 मुख्यमंत्री सविता रावत ने बैठक बुलाई।";
    let analysis = annotate(&ENGINE, text);
    let collection: Value = serde_json::from_str(&export::write(&analysis, Format::WebAnnotation)).unwrap();
    let items = collection["first"]["items"].as_array().unwrap();
    assert_eq!(items.len(), analysis.mentions.len());
    let points: Vec<char> = text.chars().collect();
    for item in items {
        let [quote, position] = item["target"]["selector"].as_array().unwrap().as_slice() else {
            panic!("two selectors")
        };
        let at = |key: &str| usize::try_from(position[key].as_u64().unwrap()).unwrap();
        let exact: String = points[at("start")..at("end")].iter().collect();
        assert_eq!(quote["exact"], exact);
        let around =
            format!("{}{exact}{}", quote["prefix"].as_str().unwrap_or(""), quote["suffix"].as_str().unwrap_or(""));
        assert!(text.contains(&around));
    }
}

#[test]
fn a_table_of_entities_opens_in_a_spreadsheet_and_starts_no_formula() {
    let text = "पटना में =SUM(A1) भाजपा ने बैठक की।";
    let source = Anchor { source: Span::new(0, text.len()), words: "=SUM(A1)".into(), nth: 0 };
    let analysis = corrected(text, &[Correction::Mark(source, MentionKind::Organisation)]);
    let csv = export::write(&analysis, Format::Csv);
    assert!(csv.starts_with("\u{FEFF}type,name,"));
    assert!(csv.contains("\r\nplace,पटना,,1,") && csv.contains("organisation,'=SUM(A1),"), "{csv}");
}

#[test]
fn the_notes_hold_the_summary_and_no_markup_of_the_article() {
    let text = "[ज़रूरी] <b>सूचना</b>\n\nमुख्यमंत्री सविता रावत की अध्यक्षता में सोमवार को पटना में समीक्षा बैठक हुई।";
    let analysis = annotate(&ENGINE, text);
    let markdown = export::write(&analysis, Format::Markdown);
    assert!(markdown.starts_with("# \\[ज़रूरी\\]") && markdown.contains("\n## समीक्षा बैठक (हो चुकी)\n"), "{markdown}");
    let message = export::write(&analysis, Format::Message);
    assert!(message.contains("*समीक्षा बैठक (हो चुकी)*") && message.contains("• अध्यक्षता: सविता रावत"), "{message}");
    let json = serde_json::to_value(export::json::document(&analysis, Unit::Utf16)).unwrap();
    assert!(json.get("unplaced").is_none() && json.get("published").is_none());
}

/// A person edits a word here and there, and takes an edit back.
#[test]
fn only_the_sentences_that_an_edit_touches_are_read_again_and_the_analysis_is_the_same() {
    let source = common::article("cabinet_uttarakhand");
    let memory = Arc::new(Mutex::new(Memory::default()));
    let with = Options { memory: Some(Arc::clone(&memory)), ..Options::default() };
    let json = |analysis: &Analysis<'_>| serde_json::to_string(&export::json::document(analysis, Unit::Utf8)).unwrap();
    let read = || memory.lock().unwrap().read();
    let mut text = source.clone();
    assert_eq!(json(&annotate_with(&ENGINE, &text, &with)), json(&annotate(&ENGINE, &text)));
    let all = read();
    assert!(all > 5, "{all}");
    for (at, letter) in source.char_indices().filter(|(_, c)| *c == ' ').step_by(9).collect::<Vec<_>>() {
        text.insert_str(at, " और");
        assert_eq!(json(&annotate_with(&ENGINE, &text, &with)), json(&annotate(&ENGINE, &text)), "{letter:?} at {at}");
        assert!(read() <= 2, "{} of {all} sentences", read());
        text.clone_from(&source);
        annotate_with(&ENGINE, &text, &with);
    }
}
