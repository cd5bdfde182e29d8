//! What was decided, as a phrase of which no subject is missed.

use std::borrow::Cow;

use super::words;
use crate::analysis::Filler;
use crate::meeting::Article;
use crate::meeting::words::Class;
use crate::word::{find_spaced, with_spaced};

/// A decision's words, of which no subject is missed: what somebody was told to do (`नाके लगाने को कहा`) in the passive, and
/// a member of a list with the noun that stands after the last one (`जांच कराने और राहत देने का निर्णय`).
pub(super) fn decision(article: &Article<'_>, filler: &Filler, all: &[Filler]) -> String {
    let text = words(article, filler);
    let promised = text.strip_suffix(" का भरोसा").or_else(|| text.strip_suffix(" का आश्वासन"));
    if let Some(promised) = promised {
        return if promised.ends_with("ने") { format!("{promised} का") } else { promised.to_owned() };
    }
    let bare = ["वो ", "वे ", "वह ", "उन्होंने"].iter().find_map(|pronoun| text.strip_prefix(pronoun));
    let bare = bare.map(str::trim_start);
    // वे सूची बनाएं: without them it would be the reader who is told.
    // निर्देश दिया कि वे सूची बनाएं
    let start = article.tokens.within(filler.span).start;
    let that = (1..3).any(|back| start.checked_sub(back).is_some_and(|i| article.tokens.str(i) == "कि"));
    if let Some(told) = bare.or(that.then_some(&*text)).and_then(asked) {
        return format!("{told} को कहा गया");
    }
    let mut text = bare.unwrap_or(&text).to_owned();
    for (given, right) in GIVEN {
        text = with_spaced(text, given, right);
    }
    // X को निर्देश दिए कि Y किया जाए
    let directed = [" निर्देश दिए कि ", " निर्देश दिएकि ", " आदेश दिए कि ", " निर्देश दिया कि "];
    let told = directed.iter().find_map(|verb| find_spaced(&text, verb).map(|at| at + verb.len()));
    if let Some(told) = told.filter(|_| text.ends_with("जाएं") || text.ends_with("जाए")) {
        return text[told..].to_owned();
    }
    // भी speaks of what the line does not tell.
    text = without_also(&text);
    for (ends, right) in ENDS {
        if let Some(before) = text.strip_suffix(ends) {
            text = format!("{before}{right}");
        }
    }
    // प्रस्ताव को पारित
    if let Some(passed) = text.strip_suffix(" को पारित") {
        return format!("{passed} पारित");
    }
    // प्रस्ताव को खारिज
    if [" को खारिज", " को रद्द", " को नामंजूर", " को स्थगित"].iter().any(|end| text.ends_with(end))
    {
        return text + " किया गया";
    }
    // तैयारियों में जुट जाने के लिए कहा
    let end = article.tokens.within(filler.span).end;
    let told = ["के", "लिए", "कहा"].iter().enumerate().all(|(at, word)| article.tokens.str(end + at) == *word);
    if told && text.ends_with("ने") {
        return text + " को कहा गया";
    }
    if text.ends_with("ने को कहा") {
        return text + " गया";
    }
    if text.ends_with(" को अंतिम रूप") {
        return text + " देना";
    }
    // बढ़ा दिया: by whom is not told.
    let verb = text.rsplit(' ').next().unwrap_or_default();
    let passive = match verb {
        "रखा" | "दिया" | "लिया" | "किया" | "बनाया" | "बढ़ाया" | "घटाया" => {
            Some("गया")
        }
        "रखी" | "दी" | "ली" | "की" | "बनाई" | "बढ़ाई" | "घटाई" => {
            Some("गई")
        }
        "रखे" | "दिए" | "दिये" | "लिए" | "किए" | "किये" | "बनाए" => {
            Some("गए")
        }
        _ => None,
    };
    if let Some(passive) = passive.filter(|_| find_spaced(&text, " ने ").is_none()) {
        return format!("{text} {passive}");
    }
    if let Some(agreed) = text.strip_suffix(" पर सहमत").or_else(|| text.strip_suffix(" पर राजी"))
    {
        let agreed = without_states(article, filler, agreed);
        return format!("{} पर सहमति", without_subject(agreed));
    }
    // पुल बनाने पर दोनों गांवों ने सहमति
    let agreed = text.strip_suffix(" सहमति").and_then(|agreed| agreed.rsplit_once(" पर "));
    let sides = |who: &str| who.ends_with(" ने") || who.starts_with("दोनों ");
    if let Some((topic, _)) = agreed.filter(|(_, who)| sides(who)) {
        return format!("{topic} पर सहमति");
    }
    text = with_spaced(text, " को अपनी मंजूरी", " को मंजूरी");
    // The line's label says that it was decided.
    let decided = [" फैसला", " निर्णय", " फ़ैसला"].iter().find_map(|end| text.strip_suffix(end));
    let kinds = ["", " अहम", " बड़ा", " महत्वपूर्ण", " ऐतिहासिक"];
    let decided = decided.and_then(|rest| kinds.iter().find_map(|kind| rest.strip_suffix(kind)?.strip_suffix(" का")));
    // but: रखे जाने का निर्णय
    let active = decided.filter(|decided| !decided.ends_with("े जाने"));
    // कटौती का फैसला; but of what is bent, as मुआवजे का फैसला, the noun tells.
    let noun = |decided: &&str| {
        !decided.ends_with(['े', 'ं']) && !decided.ends_with("ने") && find_spaced(decided, " के ").is_none()
    };
    if let Some(noun) = active.filter(noun) {
        return noun.to_owned();
    }
    if let Some(stem) = active.and_then(|decided| decided.strip_suffix("ने")) {
        return format!("{stem}ना");
    }
    let last = article.tokens.within(filler.span).end.saturating_sub(1);
    let infinitive = filler.entity.is_none() && article.tokens.str(last).chars().count() > 3;
    let Some(stem) = text.strip_suffix("ने").filter(|_| infinitive) else { return text };
    let rest = all.iter().skip_while(|other| other.span != filler.span).skip(1);
    let tail =
        rest.take_while(|other| other.evidence == filler.evidence).find_map(|other| tail(&words(article, other)));
    tail.map_or_else(|| format!("{stem}ना"), |tail| format!("{text} {tail}"))
}

/// A headline's approval, with its verb, and as a noun.
const GIVEN: [(&str, &str); 4] = [
    (" को दी मंजूरी", " को मंजूरी"),
    (" को दी मंज़ूरी", " को मंज़ूरी"),
    (" को दी स्वीकृति", " को स्वीकृति"),
    (" को दी अनुमति", " को अनुमति"),
];

/// How a decision ends, and how it is to: के फैसला is the article's slip, का लिया फैसला a headline's order.
const ENDS: [(&str, &str); 7] = [
    (" के फैसला", " का फैसला"),
    (" के निर्णय", " का निर्णय"),
    (" को मंजूर", " को मंजूरी"),
    (" का लिया फैसला", " का फैसला"),
    (" का किया फैसला", " का फैसला"),
    (" का लिया निर्णय", " का निर्णय"),
    (" का किया निर्णय", " का निर्णय"),
];

/// Words without भी, but for किसी भी, कोई भी.
pub(super) fn without_also(words: &str) -> String {
    let mut told: Vec<&str> = Vec::new();
    for word in words.split(' ') {
        let any = told.last().is_some_and(|last| matches!(*last, "किसी" | "कोई" | "कहीं" | "कभी" | "जो" | "और"));
        // सीमा से हटकर भी
        let apart = told.last().is_some_and(|last| last.ends_with("कर"));
        if word != "भी" || any || apart {
            told.push(word);
        }
    }
    told.join(" ")
}

/// What was agreed on, without the two states that begin it: भारत और नेपाल आपसी व्यापार बढ़ाने पर सहमत.
fn without_states<'w>(article: &Article<'_>, filler: &Filler, agreed: &'w str) -> &'w str {
    let range = article.tokens.within(filler.span);
    let bare = |end: usize| article.countries(end, range.start) == 2 && !article.is(end, Class::Postposition);
    let end = (range.start + 3..(range.start + 6).min(range.end)).find(|&end| bare(end));
    let states = end.map(|end| article.tokens.span(range.start..end).of(article.tokens.text));
    states.and_then(|states| agreed.strip_prefix(states)).map_or(agreed, str::trim_start)
}

/// What was agreed on, without those who did: दोनों देश … पर सहमत.
fn without_subject(agreed: &str) -> &str {
    let sides = ["दोनों देश ", "दोनों ही देश ", "दोनों पक्ष ", "दोनों नेता "];
    let end = sides.iter().find_map(|side| agreed.find(side).map(|at| at + side.len()));
    end.filter(|&end| end < 90).map_or(agreed, |end| &agreed[end..])
}

/// A clause that asks, with its verb in the oblique infinitive: `सूची बनाएं`, `सूची बनाने`; not of the passive or of होना.
fn asked(clause: &str) -> Option<String> {
    let (before, verb) = clause.rsplit_once(' ')?;
    let verb = match verb {
        "दें" => "देने".to_owned(),
        "लें" => "लेने".to_owned(),
        "करे" => "करने".to_owned(),
        "जाएं" | "जायें" | "हों" | "में" | "हैं" => return None,
        // जाएंगें is the future, ill spelt.
        _ if verb.ends_with("गें") => return None,
        _ => format!("{}ने", verb.strip_suffix("एं").or_else(|| verb.strip_suffix("ें"))?),
    };
    // निगरानी करें और सूची बनाएं: each verb is bent.
    let words: Vec<&str> = before.split(' ').collect();
    let bent = words.iter().enumerate().map(|(at, word)| {
        let listed = word.ends_with(',') || matches!(words.get(at + 1), Some(&("और" | "तथा" | "एवं")));
        let stem = word.trim_end_matches(',');
        match ASKS.iter().find(|(asks, _)| *asks == stem).filter(|_| listed && at > 0) {
            Some((_, bent)) => Cow::Owned(word.replace(stem, bent)),
            None => Cow::Borrowed(*word),
        }
    });
    Some(format!("{} {verb}", bent.collect::<Vec<_>>().join(" ")))
}

/// Verbs that ask, with their oblique infinitives.
const ASKS: [(&str, &str); 5] = [("करें", "करने"), ("दें", "देने"), ("रखें", "रखने"), ("बनाएं", "बनाने"), ("कराएं", "कराने")];

/// What stands after the infinitive of a decision: का निर्णय, को कहा गया.
fn tail(decision: &str) -> Option<String> {
    let (_, tail) = decision.rsplit_once("ने ")?;
    let tail = tail.replace("भी ", "");
    match tail.split(' ').collect::<Vec<_>>()[..] {
        ["का", "फैसला" | "निर्णय" | "फ़ैसला"] => None,
        ["को", "कहा"] => Some("को कहा गया".to_owned()),
        ["पर", "सहमत" | "राजी"] => Some("पर सहमति".to_owned()),
        ["का" | "की" | "के", _] => Some(tail),
        _ => None,
    }
}
