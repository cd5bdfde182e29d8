//! Cleaning against a plain white-space collapse of the same messy text, and its growth with the length.
#![allow(clippy::expect_used)]

use std::hint::black_box;
use std::time::{Duration, Instant};

use baithak::clean::{Options, Rules, clean};

/// What a paste may hold at its worst: spaces, joiners, slips, entities, a legacy font, mojibake, quotes, wrapped lines.
const WORST: &str = "पटना।\u{A0}मुख्यमंत्री  की अध्यक्षता में   सोमवार को कैबिनेट की बैठक हुई ।इसमें सड़क,बिजली और पानी पर चर्चा हुई|\r\n\
    \r\n   \r\n\u{200B}उन्होंने कहा : \"हम साथ हैं।\" बै\u{AD}ठक में अाज डाॅक्टर और 1,000 लोग थे ,जिनमें BJP और NDA के नेता थे l \t\r\n\
    eq[;ea=h us dgk fd cSBd esa lM+d] fctyh vkSj /kkfeZd dk;Z ij ppkZ gqbZA\r\n\
    à¤ªà¤Ÿà¤¨à¤¾ à¤®à¥‡à¤‚ &nbsp;बैठक&amp;nbsp;हुई &ldquo;शांत&rdquo; <b>सब</b> %E0%A4%AA%E0%A4%9F\r\n\
    \r\nजिले के सभी अधिकारियों की बैठक सोमवार को\r\nकलेक्टर की अध्यक्षता में हुई जिसमें सड़क,\r\nबिजली और पानी की योजनाओं की समीक्षा की\r\n\
    गई।\r\n\r\n";

/// What most of a paste is: ordinary text with a slip here and there.
const ORDINARY: &str = "झारखंड के मुख्यमंत्री ने कहा कि राज्य सरकार किसानों के साथ है और हर जिले में शिविर लगाए जाएंगे। इसके लिए \
    जिलाधिकारियों को निर्देश दिए गए हैं कि वे गांवों का दौरा करें और लोगों की समस्याएं सुनें।  उन्होंने बताया कि नई योजना के तहत \
    छात्रों को साइकिल दी जाएगी और विद्यालयों में पुस्तकालय खोले जाएंगे।\n\n\nविपक्ष के नेता ने आरोप लगाया कि सरकार ने पिछले साल की \
    घोषणाएं पूरी नहीं कीं ।उन्होंने मांग की कि सदन में इस पर चर्चा हो। सत्र अगले सप्ताह शुरू होगा और दस दिन चलेगा, ऐसा संसदीय \
    कार्य मंत्री ने बताया। बैठक में वित्त, स्वास्थ्य और शिक्षा विभाग के अधिकारी भी मौजूद थे।\u{A0}\n \n";

/// Of messy text, one part in four is the worst.
fn messy(bytes: usize) -> String {
    let text = [WORST, ORDINARY, ORDINARY, ORDINARY].concat();
    text.repeat(bytes / text.len() + 1)
}

/// The best of several runs: what the work costs when nothing else disturbs it.
fn time(runs: usize, mut work: impl FnMut()) -> Duration {
    let once = |work: &mut dyn FnMut()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..runs).map(|_| once(&mut work)).min().expect("a run")
}

fn main() {
    let rules = Rules::new().expect("tables without fault");
    let compiled = time(10, || drop(black_box(Rules::new())));
    println!("compile the tables     {compiled:>10.1?}");
    for (name, text) in [("messy", messy(1 << 20)), ("worst", WORST.repeat((1 << 20) / WORST.len() + 1))] {
        let collapse = time(20, || {
            let mut out = String::with_capacity(text.len());
            for word in text.split_whitespace() {
                out.push_str(word);
                out.push(' ');
            }
            black_box(out);
        });
        let cleaned = time(20, || drop(black_box(clean(&rules, &text, Options::default()))));
        let changes = clean(&rules, &text, Options::default()).alignment.changes().len();
        let ratio = cleaned.as_secs_f64() / collapse.as_secs_f64();
        println!("collapse 1 MB, {name}  {collapse:>10.1?}");
        println!("clean 1 MB, {name}     {cleaned:>10.1?}   {changes} changes, {ratio:.1} times the collapse");
    }
    for megabytes in [5, 50] {
        let text = messy(megabytes << 20);
        for (name, text) in [("in one line", text.replace(['\r', '\n'], " ")), ("messy", text)] {
            let took = time(2, || drop(black_box(clean(&rules, &text, Options::default()))));
            println!("clean {megabytes:>2} MB, {name:<11} {took:>10.1?}   {:.1?} a MB", took / megabytes as u32);
        }
    }
}
