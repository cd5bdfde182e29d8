//! The native command, as other programs call it.
#![allow(clippy::unwrap_used)]

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const ARTICLE: &str = "रांची। मुख्यमंत्री सुबोध महतो ने सोमवार को 🙏 कैबिनेट की बैठक बुलाई। बैठक में फूलमनी टोप्पो भी मौजूद रहीं।";

fn baithak(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_baithak"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Written beside the reading: a full pipe on either side must not stop the other. The command may end before it has
    // read all.
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(input));
        child.wait_with_output().unwrap()
    })
}

fn json(output: &Output) -> Value {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

fn one_error_line(output: &Output, status: i32) -> String {
    assert_eq!(output.status.code(), Some(status));
    assert!(output.stdout.is_empty());
    let error = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(error.lines().count(), 1, "{error}");
    error
}

#[test]
fn an_analysis_has_every_key_of_the_contract() {
    let analysis = json(&baithak(&["annotate"], ARTICLE.as_bytes()));
    let keys = ["version", "engine", "model", "text", "changes", "parts", "sentences", "mentions", "entities"];
    for key in keys.iter().chain(&["meetings", "suggestions"]) {
        assert!(analysis.get(key).is_some(), "no {key}");
    }
    let meeting = &analysis["meetings"][0];
    assert_eq!(meeting["kind"], "cabinet");
    assert_eq!(meeting["slots"]["host"][0]["text"], "सुबोध महतो");
    let slots =
        ["title", "chair", "host", "participants", "organisations", "absent", "place", "venue", "time", "agenda"];
    for slot in slots.iter().chain(&["decisions", "next_step"]) {
        assert!(meeting["slots"][slot].is_array(), "no slot {slot}");
    }
}

#[test]
fn offsets_are_in_the_unit_that_was_asked_for() {
    type Slice = fn(&str, usize, usize) -> String;
    let slice: [(&str, Slice); 3] = [
        ("utf16", |text, from, to| {
            String::from_utf16(&text.encode_utf16().skip(from).take(to - from).collect::<Vec<_>>()).unwrap()
        }),
        ("codepoint", |text, from, to| text.chars().skip(from).take(to - from).collect()),
        ("utf8", |text, from, to| text[from..to].to_owned()),
    ];
    for (unit, slice) in slice {
        let analysis = json(&baithak(&["annotate", "--offsets", unit], ARTICLE.as_bytes()));
        let text = analysis["text"].as_str().unwrap();
        let mentions = analysis["mentions"].as_array().unwrap();
        assert!(mentions.len() >= 4);
        for mention in mentions {
            let at = |key: &str| usize::try_from(mention[key].as_u64().unwrap()).unwrap();
            assert_eq!(slice(text, at("start"), at("end")), mention["text"].as_str().unwrap(), "{unit}");
        }
    }
}

#[test]
fn odd_input_gives_an_analysis_with_fewer_facts() {
    for input in ["", " \n\t ", "only English here", "\0", "👨‍👩‍👧", "<script>alert('x')</script>", "्ाि"]
    {
        let analysis = json(&baithak(&["annotate"], input.as_bytes()));
        assert_eq!(analysis["meetings"].as_array().unwrap().len(), 0, "{input:?}");
    }
}

#[test]
fn what_can_not_be_read_is_named_in_one_line() {
    let error = one_error_line(&baithak(&["annotate"], b"\xE0\xA4"), 1);
    assert!(error.contains("standard input") && error.contains("UTF-8"), "{error}");
    let error = one_error_line(&baithak(&["annotate", "no/such/file"], b""), 1);
    assert!(error.contains("no/such/file"), "{error}");
    for option in ["--undo", "--off", "--on"] {
        let error = one_error_line(&baithak(&["annotate", option, "nothing"], b""), 2);
        assert!(error.contains("nothing"), "{error}");
    }
}

#[test]
fn wrong_usage_exits_with_two() {
    for arguments in [&["annotate", "--format", "pdf"][..], &["annotate", "--no-such"], &["nothing"], &[]] {
        assert_eq!(baithak(arguments, b"").status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn an_archive_keeps_its_order_and_goes_on_after_a_bad_line() {
    let mut input = Vec::new();
    for id in 0..1_100 {
        let text = format!("{ARTICLE} {id}");
        input.extend(serde_json::json!({ "id": id, "text": text }).to_string().bytes());
        input.push(b'\n');
    }
    input.extend(b"not json\n\n{\"id\": \"x\"}\n\xFF\n{\"id\": 7, \"text\": \"\"}\n");
    let output = baithak(&["annotate", "--jsonl"], &input);
    assert!(output.status.success());
    let lines: Vec<Value> =
        String::from_utf8(output.stdout).unwrap().lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines.len(), 1_104);
    for (id, line) in lines[..1_100].iter().enumerate() {
        assert_eq!(line["id"], id);
        assert!(line["analysis"]["text"].as_str().unwrap().ends_with(&id.to_string()));
    }
    assert!(lines[1_100]["id"].is_null() && lines[1_100]["error"].is_string());
    assert!(lines[1_101]["id"] == "x" && lines[1_101]["error"].as_str().unwrap().contains("text"));
    assert!(lines[1_102]["error"].is_string());
    assert!(lines[1_103]["id"] == 7 && lines[1_103]["analysis"].is_object());
}

#[test]
fn the_html_page_runs_nothing_of_the_article() {
    let output =
        baithak(&["annotate", "--format", "html"], "पटना। <img src=x onerror=alert(1)> \"&\" बैठक हुई।".as_bytes());
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(!page.contains("<img") && page.contains("<mark data-type=\"place\""), "{page}");
}

#[test]
fn every_form_is_written() {
    let forms = [
        ("clean", "रांची। "),
        ("text", "बैठक\n"),
        ("html", "itemtype=\"https://schema.org/NewsArticle\""),
        ("jsonld", "\"@type\": \"NewsArticle\""),
        ("webanno", "\"TextQuoteSelector\""),
        ("ninjs", "\"people\": ["),
        ("csv", "person,सुबोध महतो,मुख्यमंत्री,"),
        ("markdown", "## मंत्रिमंडल की बैठक"),
        ("message", "• मेज़बान: सुबोध महतो"),
    ];
    for (form, holds) in forms {
        let output = baithak(&["annotate", "--format", form], ARTICLE.as_bytes());
        assert!(output.status.success(), "{form}");
        let written = String::from_utf8(output.stdout).unwrap();
        assert!(written.contains(holds) && written.ends_with('\n'), "{form}: {written}");
    }
}

#[test]
fn the_house_names_and_the_day_of_publication_are_taken() {
    let folder = std::env::temp_dir().join(format!("baithak-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("names.csv");
    let arguments = ["annotate", "--gazetteer", file.to_str().unwrap(), "--published", "2023-06-21"];
    std::fs::write(&file, "name,type,variants,identifier\nकैबिनेट,organisation,,urn:cabinet\n").unwrap();
    let analysis = json(&baithak(&arguments, ARTICLE.as_bytes()));
    let entities = analysis["entities"].as_array().unwrap();
    assert!(entities.iter().any(|entity| entity["identifier"] == "urn:cabinet"));
    let mentions = analysis["mentions"].as_array().unwrap();
    assert!(mentions.iter().any(|mention| mention["date"] == "2023-06-19"));
    std::fs::write(&file, "name,type\nकैबिनेट,planet\n").unwrap();
    let error = one_error_line(&baithak(&arguments, ARTICLE.as_bytes()), 1);
    assert!(error.contains("names.csv") && error.contains("line 2") && error.contains("planet"), "{error}");
    std::fs::remove_dir_all(&folder).unwrap();
    let error = one_error_line(&baithak(&["annotate", "--published", "23 जून"], b""), 2);
    assert!(error.contains("YYYY-MM-DD"), "{error}");
}

#[test]
fn tag_keeps_the_tokens_and_their_order() {
    let input = "सुबोध\tX\nमहतो\tX\n\"रांची\tX\nमें\tX\nहैं।\tX\n\n\nबिहार\tX\nसरकार\tX\n";
    let output = baithak(&["tag"], input.as_bytes());
    let expected = "सुबोध\tB-PERSON\nमहतो\tI-PERSON\n\"रांची\tB-LOCATION\nमें\tO\nहैं।\tO\n\n\nबिहार\tB-ORGANIZATION\nसरकार\tI-ORGANIZATION\n";
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}
