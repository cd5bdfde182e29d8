//! The line of what was talked of, and of what was asked for.

use super::{after, sentence, words};
use crate::analysis::{Filler, Mention, MentionKind, Slot, Slots, Status};
use crate::meeting::Article;
use crate::meeting::alike::stem;
use crate::meeting::words::Class;
use crate::word::{find_spaced, one_line};

/// So many tokens after a topic its verb is looked for.
const MAY_BE: usize = 8;

/// Most topics that one line tells.
const TOPICS: usize = 5;

/// What is talked of: `सीट बंटवारे और नई सड़कों पर चर्चा हुई।` The topics stand in the case that पर asks for, as in the article.
pub(super) fn topics(article: &Article<'_>, fillers: &[&Filler], status: Status, slots: &Slots) -> String {
    // चुनाव में हराया जाए: no phrase that पर could stand after.
    let bends = |filler: &&&Filler| {
        let last = article.tokens.within(filler.span).end.saturating_sub(1);
        !article.is(last, Class::Jussive) && !article.is(last, Class::Finite)
    };
    // With what each says.
    let mut told: Vec<(&Filler, Vec<&str>)> = Vec::new();
    for filler in fillers.iter().filter(bends) {
        let says = says(article, filler);
        if told.iter().any(|(before, said)| repeats(article, before, filler) || within(&says, said)) {
            continue;
        }
        // सिंचाई, सिंचाई के साधनों: the one that says more.
        match told.iter().position(|(_, said)| within(said, &says)) {
            Some(at) => told[at] = (filler, says),
            None if told.len() < TOPICS => told.push((filler, says)),
            None => {}
        }
    }
    let mut told: Vec<&Filler> = told.into_iter().map(|(filler, _)| filler).collect();
    // What only may be talked of is told so, or, beside what surely is, left out.
    // The members of a list share its verb.
    let doubts = |one: &&Filler| told.iter().any(|f| f.evidence == one.evidence && may_be(article, f));
    let doubtful: Vec<bool> = told.iter().map(doubts).collect();
    let all = !told.is_empty() && doubtful.iter().all(|doubtful| *doubtful);
    if !all {
        let mut doubtful = doubtful.into_iter();
        told.retain(|_| !doubtful.next().unwrap_or_default());
    }
    let mut said: Vec<String> = told.iter().map(|filler| topic(&without_place(article, filler, slots))).collect();
    // सड़कों और टैंकरों के बिल would take the roads' bills in: single words come last.
    let owned = |topic: &String| [" के ", " की ", " का "].iter().any(|joint| find_spaced(topic, joint).is_some());
    let single = |topic: &String| !topic.contains(' ');
    if let [.., before, last] = &said[..]
        && single(before)
        && owned(last)
    {
        let (words, phrases) = said.into_iter().partition(single);
        said = phrases;
        said.extend::<Vec<String>>(words);
    }
    if said.is_empty() {
        let said: Vec<String> = fillers.iter().map(|filler| words(article, filler)).collect();
        return format!("विषय: {}।", said.join("; "));
    }
    let verb = match status {
        Status::Scheduled | Status::UnderWay if all => "चर्चा हो सकती है",
        Status::Scheduled => "चर्चा होगी",
        Status::UnderWay => "चर्चा हो रही है",
        Status::Held => "चर्चा हुई",
        Status::Postponed | Status::Cancelled => "चर्चा होनी थी",
    };
    // After topics that are lists themselves और would go on with the list.
    let lists =
        said.iter().any(|topic| [" और ", " एवं ", " व "].iter().any(|joint| find_spaced(topic, joint).is_some()));
    let joint = if lists { "तथा" } else { "और" };
    let listed = match said.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} {joint} {last}", rest.join(", ")),
        _ => said.concat(),
    };
    // What only unnamed sources tell is told so.
    let source = |filler: &&Filler| filler.evidence.of(article.tokens.text).contains("सूत्रों");
    let hearsay = if told.iter().all(source) { "सूत्रों के अनुसार " } else { "" };
    format!("{hearsay}{listed} पर {verb}।")
}

/// Whether a topic is the tail of a list that it enters in the middle: `…, सफाई आदि के काम`.
pub(super) fn entered(article: &Article<'_>, filler: &Filler) -> bool {
    let range = article.tokens.within(filler.span);
    let listed = range.clone().any(|i| matches!(article.tokens.str(i), "आदि" | "इत्यादि" | "वगैरह"));
    listed && range.start > 0 && article.tokens.str(range.start - 1) == ","
}

/// Whether the words after a topic tell only of what may be: `… पर मुहर लग सकती है`.
fn may_be(article: &Article<'_>, filler: &Filler) -> bool {
    let may = |i: usize| matches!(article.tokens.str(i), "सकती" | "सकता" | "सकते" | "संभावना" | "उम्मीद");
    after(article, filler, MAY_BE).any(may)
}

/// Whether two topics tell of doing one thing: `कटाव को रोकने`, `नदी के कटाव को रोकने के उपायों`.
fn repeats(article: &Article<'_>, one: &Filler, other: &Filler) -> bool {
    let deeds = |filler: &Filler| {
        let words = contents(article, filler);
        let pairs = words.windows(2).filter(|pair| pair[1].ends_with("ने"));
        let deeds = pairs.map(|pair| vec![stem(pair[0]), pair[1]]);
        // गांव की सड़क की मरम्मत, गांव की सड़क की मरम्मत पूरी कराने के उपायों
        let long = words.windows(3).map(|three| three.iter().map(|word| stem(word)).collect());
        deeds.chain(long).collect::<Vec<Vec<&str>>>()
    };
    let before = deeds(one);
    deeds(other).iter().any(|deed| before.contains(deed))
}

/// What a topic says, by the stems of its words.
fn says<'t>(article: &Article<'t>, filler: &Filler) -> Vec<&'t str> {
    let words = contents(article, filler).into_iter().filter(|word| !matches!(*word, "अधिक" | "ज्यादा"));
    words.map(stem).collect()
}

/// Whether all that one topic says another says too.
fn within(one: &[&str], other: &[&str]) -> bool {
    !one.is_empty() && one.iter().all(|word| other.contains(word))
}

/// The words of a topic that say something.
fn contents<'t>(article: &Article<'t>, filler: &Filler) -> Vec<&'t str> {
    let words = article.tokens.within(filler.span).filter(|&i| article.is_content(i));
    words.map(|i| article.tokens.str(i)).collect()
}

/// A topic's words without the meeting's own place at their head: लखनऊ में राहत की स्थिति.
fn without_place(article: &Article<'_>, filler: &Filler, slots: &Slots) -> String {
    let tokens = article.tokens;
    let range = tokens.within(filler.span);
    let own = |m: &&Mention| m.entity.is_some() && slots[Slot::Place].iter().any(|place| place.entity == m.entity);
    let named = article.mentions_beginning(range.start).find(own).map(|m| tokens.within(m.span).end);
    match named.filter(|&end| tokens.str(end) == "में" && end + 1 < range.end) {
        Some(end) => one_line(tokens.span(end + 1..range.end).of(tokens.text)),
        None => words(article, filler),
    }
}

/// A topic as it stands before पर: a noun that the article left in the direct case is bent (`सड़क का मुद्दा उठाया`), and what
/// was to be done with it is told by the line's verb (`… पर चर्चा कराने की मांग`).
fn topic(words: &str) -> String {
    let cut = [" पर चर्चा", " पर बहस", " पर विचार"].iter().filter_map(|talk| find_spaced(words, talk)).min();
    let words = cut.filter(|&at| at > 0).map_or(words, |at| &words[..at]);
    // What was looked over: योजनाओं की समीक्षा.
    let words = words.strip_suffix(" की समीक्षा").unwrap_or(words);
    // काम करने का अनुरोध
    let asked = [" का अनुरोध", " का आग्रह", " का आह्वान", " की अपील", " की आवश्यकता", " की जरूरत", " की ज़रूरत"];
    let asked = asked.iter().find_map(|end| words.strip_suffix(end)).filter(|deed| deed.ends_with("ने"));
    let words = asked.unwrap_or(words);
    // … का मुद्दा
    let noun = words.rsplit_once(' ').and_then(|(before, noun)| Some((before.strip_suffix(" का")?, noun)));
    let Some((before, noun)) = noun else { return oblique(words) };
    match noun.strip_suffix('ा') {
        Some(stem) => format!("{before} के {stem}े"),
        None => format!("{before} के {noun}"),
    }
}

/// A phrase whose last noun the article left in the direct plural, as it stands before पर: नई दरें, नई दरों.
fn oblique(words: &str) -> String {
    // स्थापित करना
    let verbs = ["करना", "कराना", "करवाना", "देना", "लेना", "होना", "लाना", "रखना", "बनाना", "बढ़ाना", "घटाना", "जाना"];
    if words.rsplit_once(' ').is_some_and(|(_, last)| verbs.contains(&last)) {
        return words.strip_suffix("ना").map_or_else(|| words.to_owned(), |stem| format!("{stem}ने"));
    }
    let bent = [("ियां", "ियों"), ("एं", "ओं"), ("ें", "ों")]
        .iter()
        .find_map(|(direct, bent)| words.strip_suffix(direct).map(|stem| format!("{stem}{bent}")));
    bent.unwrap_or_else(|| words.to_owned())
}

/// What was asked for, and by whom where that is told: `जांच कराने की (कांग्रेस)`; members of a list that share the last one's verb
/// stay together.
pub(super) fn demanded(article: &Article<'_>, fillers: &[&Filler]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let mut before: Vec<String> = Vec::new();
    for filler in fillers {
        let text = words(article, filler);
        match text.strip_suffix(" की मांग") {
            None if !text.ends_with("ने") => before.push(text),
            bare => {
                let bare = bare.unwrap_or(&text);
                // जांच, हस्तक्षेप करने: of what, in what?
                if bare.split(' ').count() < 3 && before.is_empty() {
                    continue;
                }
                let list = std::mem::take(&mut before);
                let whole =
                    if list.is_empty() { bare.to_owned() } else { format!("{} और {bare}", list.join(", ")) };
                // के गठन की: what a genitive in the oblique belongs to stands in it too.
                let owned = whole
                    .split_once(" के ")
                    .is_some_and(|(_, what)| !AFTER_GENITIVE.iter().any(|word| what.starts_with(word)));
                let bent = whole.ends_with("ने") || owned;
                let verb = if bent { " की" } else { "" };
                let who = demander(article, filler).map(|who| format!(" ({who})")).unwrap_or_default();
                told.push(format!("{whole}{verb}{who}"));
            }
        }
    }
    told
}

/// With के they are postpositions: के लिए, के साथ.
const AFTER_GENITIVE: [&str; 7] = ["लिए", "लिये", "साथ", "बीच", "बाद", "तहत", "खिलाफ"];

/// Who asked for it: the name before the ने before the demand in its sentence.
fn demander(article: &Article<'_>, filler: &Filler) -> Option<String> {
    let tokens = article.tokens;
    let at = tokens.within(filler.span).start;
    let by = (sentence(article, filler).start..at).rev().find(|&i| tokens.str(i) == "ने")?;
    let name = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Organisation);
    let who = article.mentions_ending(by.checked_sub(1)?).find(name)?;
    who.entity.and_then(|e| article.entities.get(e)).map(|entity| entity.name.clone())
}
