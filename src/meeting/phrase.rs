//! The phrases that name a meeting.

use std::ops::Range;

use super::Article;
use super::words::Class;
use crate::analysis::{Mention, MentionKind, ending_at, starting};
use crate::lexicon::{Entry, Function, Kin, MeetingWord};
use crate::role;
use crate::token::TokenKind;
use crate::word::is_oblique_plural;

/// Most words before the noun that belong to its phrase.
const REACH: usize = 10;
/// A noun of this weight names a meeting without more.
const SURE: f32 = 0.6;
/// A noun of at most this weight may end a body's name, and then names no meeting.
const OF_BODY: f32 = 0.7;

/// Most tokens from those who talked to the noun.
const BETWEEN: usize = 12;
/// Most tokens of a designation before a name.
const TITLE: usize = 5;
/// Most tokens that tell since when a meeting has been going on.
const SINCE: usize = 5;
/// Most tokens of a bracket after a body's name.
const BRACKET: usize = 6;

/// A phrase that names a meeting: `विपक्षी दलों की बैठक`.
#[derive(Clone, Debug)]
pub(crate) struct Phrase {
    /// The whole phrase.
    pub tokens: Range<usize>,
    /// Its noun.
    pub noun: Range<usize>,
    /// The sentence that it stands in.
    pub sentence: usize,
    /// How surely it names a meeting, from 0 to 1.
    pub weight: f32,
    /// Whether the noun is feminine.
    pub feminine: bool,
    /// Whether it speaks of another meeting (`पिछली बैठक`), or says that there was none.
    pub passing: bool,
    /// Whether it speaks of a meeting to come after this one: `अगली बैठक`.
    pub later: bool,
    /// Whether it only places something else (`बैठक से लौट रहे थे`, `बैठक के नतीजों से पहले`).
    pub aside: bool,
    /// Whether its clause looks back (`बैठक हुई थी`), or tells of a habit (`मुलाकात होती है`).
    pub past: bool,
}

impl Phrase {
    /// Whether it speaks of this meeting, and not only to place something else.
    pub(crate) fn tells(&self) -> bool {
        !self.passing && !self.aside
    }

    /// Whether its verb stands before it, as in headlines: `ने की मंत्री से मुलाकात`, `मंत्री से की मुलाकात`.
    pub(super) fn inverted(&self, article: &Article<'_>) -> bool {
        let word = |i: usize| article.tokens.str(i);
        let ends = article.tokens.all.get(self.noun.end).is_none_or(|token| token.kind == TokenKind::Sign);
        let verb =
            |start: usize| start > 1 && word(start - 1) == "की" && matches!(word(start - 2), "ने" | "से" | "साथ" | "में");
        ends && (verb(self.noun.start) || verb(self.tokens.start))
    }

    /// Whether people talked by telephone, each where he was.
    pub(crate) fn by_telephone(&self, article: &Article<'_>) -> bool {
        article.is(self.tokens.start, Class::Telephone)
    }
}

/// All phrases that name a meeting, in order.
pub(crate) fn phrases(article: &Article<'_>) -> Vec<Phrase> {
    let tokens = article.tokens;
    let mut found = Vec::new();
    let opening = article.opening();
    // Those whose noun is one of talking, by number.
    let mut talks = Vec::new();
    let word = |i: usize, wanted: MeetingWord| {
        tokens.word(i, |e| matches!(e, Entry::Meeting { word, .. } if *word == wanted).then_some(())).is_some()
    };
    for (number, (sentence, _)) in tokens.sentences.iter().enumerate() {
        // अगर … तभी वार्ता हो सकती है: nothing of the sort was held.
        let may_be = || {
            sentence.clone().any(|i| matches!(tokens.str(i), "अगर" | "यदि" | "तभी"))
                && sentence.clone().any(|i| matches!(tokens.str(i), "सकती" | "सकता" | "सकते"))
        };
        // अगर सरकार बनी तो पहली बैठक में …
        let on_condition = |noun: usize| {
            let then = (sentence.start..noun).rev().find(|&i| tokens.str(i) == "तो");
            then.is_some_and(|then| (sentence.start..then).any(|i| matches!(tokens.str(i), "अगर" | "यदि")))
        };
        let opens = || opening.contains(&number);
        let denied = || may_be() || sentence.clone().any(|i| word(i, MeetingWord::Denial));
        let mut i = sentence.start;
        while i < sentence.end {
            let noun = tokens.longest(i, |entry| match entry {
                Entry::Meeting { word, feminine, weight } if names_one(*word) => Some((*word, *feminine, *weight)),
                _ => None,
            });
            let Some((len, (sort, feminine, weight))) = noun else {
                i += 1;
                continue;
            };
            let noun = i..i + len;
            let names_it = match sort {
                MeetingWord::Means => by_means(article, &noun, sentence),
                // A call by telephone is worth a summary where the article opens with it.
                MeetingWord::Talk => {
                    talk_with(article, &noun, sentence) && (opens() || !by_telephone(article, sentence))
                }
                _ => true,
            };
            if !names_it || names_none(article, &noun, weight, sentence) {
                i += len;
                continue;
            }
            let mut start = start(article, i, sentence);
            // A named event is named in full: सार्क शिखर सम्मेलन.
            if let Some(event) = article.mentions_ending(noun.end - 1).find(|m| m.kind == MentionKind::Event) {
                start = start.min(tokens.within(event.span).start);
            }
            // तीन [दिवसीय …]: without its number the word says nothing.
            if tokens.str(start) == "दिवसीय" && start < noun.start {
                let counted =
                    start.checked_sub(1).filter(|i| sentence.contains(i)).is_some_and(|i| article.is_number(i));
                start = if counted { start - 1 } else { start + 1 };
            }
            let before = start.saturating_sub(1).max(sentence.start)..noun.start;
            // सूखे से प्रभावित राज्यों की बैठक
            if matches!(tokens.str(start), "प्रभावित" | "पीड़ित" | "जुड़े" | "संबंधित")
                && start > sentence.start + 1
                && tokens.str(start - 1) == "से"
            {
                let by = noun_phrase(article, start - 1, sentence, noun.start.saturating_sub(REACH));
                start = if by < start - 1 { by } else { start };
            }
            // सौ से अधिक बुनकरों से मुलाकात: cut from how many.
            let many = matches!(tokens.str(start), "अधिक" | "ज्यादा" | "कम") && start > sentence.start;
            start = if many && tokens.str(start - 1) == "से" { noun.start } else { start };
            // हड़ताल के बाद हुई पहली बैठक: first only since then.
            let since = (sentence.start..start).rev().take(4).any(|i| tokens.str(i) == "बाद");
            if since && start < noun.start && matches!(tokens.str(start), "पहली" | "पहला" | "पहले")
            {
                start += 1;
            }
            let from = start;
            while start < noun.start
                && (article.is(start, Class::BelongsBefore) || start > from && article.is_genitive(start))
            {
                start += 1;
            }
            let none = tokens.str(start) == "कोई" || start > sentence.start && tokens.str(start - 1) == "कोई";
            // वार्ता का अगला दौर
            let round = matches!(tokens.str(noun.end), "का" | "के") && word(noun.end + 1, MeetingWord::Later);
            let later = round || before.clone().any(|i| word(i, MeetingWord::Later));
            // सम्मेलन से इतर मुलाकात हुई
            let beside = article.is(noun.end + 1, Class::Beside);
            // समिति की बैठक में भी भाग लेंगे, after what was told
            let takes_part = (noun.end + 2..noun.end + 5).any(|i| article.is(i, Class::TakesPart));
            let named = |p: &Phrase| tokens.str(p.noun.start) == tokens.str(noun.start);
            let too = !found.is_empty()
                && !found.iter().any(named)
                && (tokens.str(noun.end), tokens.str(noun.end + 1)) == ("में", "भी")
                && takes_part
                && (noun.end + 2..sentence.end).any(|i| article.is(i, Class::WillBe));
            // एक अन्य बैठक, but अन्य अधिकारियों के साथ बैठक
            let of_people = |i: usize| i + 1 < noun.start && is_oblique_plural(tokens.str(i + 1));
            let other = |i: usize| word(i, MeetingWord::Other) && !(tokens.str(i) == "अन्य" && of_people(i));
            // ने कहा कि उन्होंने बैठक कर चिंता दूर की: somebody speaks of what others did.
            let runs = matches!(tokens.str(noun.end + 1), "रहे" | "रही" | "रहा" | "चुके" | "ली" | "सकते");
            let said = matches!(tokens.str(noun.end), "कर" | "करके")
                && !runs
                && (sentence.start..noun.start).any(|i| tokens.str(i) == "कि");
            // पिछले साल हुए सम्मेलन के दौरान: another one
            let long_ago = matches!(tokens.str(start.saturating_sub(1)), "हुए" | "हुई" | "हुआ")
                && (start.saturating_sub(5).max(sentence.start)..start).any(|i| {
                    article.is(i, Class::Over) && matches!(tokens.str(i + 1), "साल" | "वर्ष" | "महीने" | "माह" | "दिनों")
                });
            // बैठक में … दिया था goes on about the meeting spoken of; पटना बैठक में … दिया था looks back to another.
            let goes_on = start == noun.start && !found.is_empty();
            let past = !(goes_on && article.is(noun.end, Class::Postposition) && !article.is_verb_ki(noun.end))
                && past(article, noun.end, sentence);
            // रमेश यादव भी कई बैठकें करेंगे: other ones, which nobody names.
            let many = tokens.str(noun.start).ends_with("ें")
                && (start.saturating_sub(1)..noun.start).any(|i| tokens.str(i) == "कई")
                && (sentence.start + 1..start).any(|i| tokens.str(i) == "भी" && article.person_ends(i - 1));
            // हफ्तों की बैठक के बाद: many, of which nothing is told.
            let weeks = (start..noun.start)
                .any(|i| matches!(tokens.str(i), "हफ्तों" | "महीनों" | "दिनों" | "घंटों") && article.is_genitive(i + 1))
                && tokens.str(noun.end) != "में"
                && !(start..noun.start).any(|i| article.is_number(i));
            // ने कहा कि वह व्यापारी से मिला था; दो हफ्ते पहले बैठक में बताया था: no news.
            let told_of_before =
                past && (sentence.start..start).any(|i| tokens.str(i) == "कि" || long_before(article, i));
            let passing = none
                || said
                || long_ago
                || later
                || beside
                || before.into_iter().any(other)
                || wished(article, noun.end)
                || too
                || many
                || weeks
                || on_condition(noun.start)
                || told_of_before
                || denied();
            // इससे पहले … बैठक में नेता चुना गया: what was before the news
            let earlier = matches!(tokens.str(sentence.start), "इससे" | "इसके" | "उससे")
                && article.is(sentence.start + 1, Class::BeforeIt)
                && !opening.contains(&number);
            let aside = earlier || places_else(article, start, &noun, sentence);
            let tokens = start..noun.end;
            talks.extend((sort == MeetingWord::Talk).then_some(found.len()));
            found.push(Phrase { tokens, noun, sentence: number, weight, feminine, passing, later, past, aside });
            i += len;
        }
    }
    // चर्चा names the meeting only where nothing before it does.
    let named = found.iter().position(|p| !p.passing && p.weight >= SURE);
    let mut at = 0..found.len();
    found.retain(|_| at.next().is_some_and(|at| !talks.contains(&at) || named == Some(at)));
    // ब्रिक्स की बैठक के बाद … से मुलाकात की: the encounter is told, the other only says when.
    for at in 1..found.len() {
        let (first, second) = (&found[at - 1], &found[at]);
        let after = (tokens.str(first.noun.end), tokens.str(first.noun.end + 1));
        let when = matches!(after, ("के", "बाद") | ("से", "पहले" | "इतर" | "अलग"));
        let told = article.is(second.noun.start, Class::Encounter)
            && (article.is(second.noun.end, Class::MeetingVerb) || second.inverted(article));
        if when && told && first.sentence == second.sentence && !article.is(first.noun.start, Class::Encounter) {
            found[at - 1].passing = true;
        }
    }
    // What only looks back is passing, where anything else is told; and it opens no article but in its first sentences.
    let told = found.iter().any(|p: &Phrase| !p.passing && !p.past && p.weight >= SURE);
    for phrase in &mut found {
        phrase.passing |= phrase.past && (told || !opening.iter().take(2).any(|&number| number == phrase.sentence));
    }
    found
}

/// Whether token `i` ends how long before something was: `दो हफ्ते पहले`.
fn long_before(article: &Article<'_>, i: usize) -> bool {
    let spans = ["दिन", "हफ्ते", "सप्ताह", "महीने", "माह", "साल", "वर्ष"];
    article.tokens.str(i) == "पहले" && i > 0 && spans.contains(&article.tokens.str(i - 1))
}

/// Whether `noun`, of this weight, names no meeting after all: by what stands before it or behind it.
fn names_none(article: &Article<'_>, noun: &Range<usize>, weight: f32, sentence: &Range<usize>) -> bool {
    let tokens = article.tokens;
    // प्रेस वार्ता, संसद की बैठक, दोनों सदनों की संयुक्त बैठक
    let from = noun.start.saturating_sub(4).max(sentence.start);
    let not_one = (from..noun.start).any(|at| {
        let not = |e: &Entry| matches!(e, Entry::Meeting { word: MeetingWord::Not, .. });
        tokens.hits(at).iter().any(|hit| at + hit.len == noun.start && not(&hit.entry))
    });
    // राज्यसभा की बैठक दिन भर के लिए स्थगित: a sitting.
    let for_the_day = (noun.end..noun.end + 2).any(|i| article.is(i, Class::AllDay));
    // सत्र के दौरान 18 बैठकें होंगी: sittings.
    let sittings = noun.start > sentence.start
        && matches!(tokens.str(noun.start), "बैठकें" | "बैठकों")
        && article.is_number(noun.start - 1)
        && sentence.clone().any(|i| tokens.str(i) == "सत्र");
    // लोगों से मुलाकात की: a visit.
    let visit = visits(article, noun, sentence);
    // संयुक्त राष्ट्र महासभा is a body.
    let body = weight <= OF_BODY && article.mentions_ending(noun.end - 1).any(|m| m.kind == MentionKind::Organisation);
    // सम्मेलन केंद्र के लिए भूमि, but: सम्मेलन केंद्र सरकार ने बुलाया
    let room = article.is(noun.start, Class::Congress)
        && article.is(noun.end, Class::Room)
        && !article.place_or_body_begins(noun.end);
    // वार्ता प्रक्रिया शुरू हो गई: no meeting of that day.
    let process = matches!(tokens.str(noun.end), "प्रक्रिया" | "प्रक्रियाओं");
    not_one || for_the_day || sittings || visit || body || room || process
}

/// Whether the phrase from token `start` to the end of `noun` only places something else, or tells of meetings that nobody names.
fn places_else(article: &Article<'_>, start: usize, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = article.tokens;
    match tokens.str(noun.end) {
        // बैठक से एक दिन पहले, बैठक से जुड़ा दौरा
        "से" => !(noun.end + 1..noun.end + 4).any(|i| article.is(i, Class::Leads)),
        // बैठक में ही कोई फैसला लिया जाएगा
        "में" if tokens.str(noun.end + 1) == "ही" => {
            (noun.end + 2..sentence.end).any(|i| matches!(tokens.str(i), "जाएगा" | "जायेगा" | "होगा"))
        }
        // बैठक में भाग लेने पर रोक
        "में" if article.is(noun.end + 1, Class::TakesPart) => {
            (noun.end + 3..noun.end + 6).any(|i| article.is(i, Class::Barred))
        }
        // बैठकों का दौर जारी है: which, nobody says.
        "का" if tokens.str(noun.end + 1) == "दौर" => is_oblique_plural(tokens.str(noun.start)),
        "के" | "की" | "का" => article.is(noun.end + 1, Class::Aside),
        // कई अहम बैठक भी करेंगे: which, nobody says.
        "भी" => (start..noun.start).any(|i| tokens.str(i) == "कई"),
        // बैठक को लेकर चिंतित
        "को" => tokens.str(noun.end + 1) == "लेकर",
        // बैठकों पर रोक
        // and लोगों की नजर बैठक पर है
        "पर" => {
            is_oblique_plural(tokens.str(noun.start))
                || (sentence.start..noun.start).any(|i| article.is(i, Class::Watched))
        }
        // ने कहा कि परिषद की बैठकों में सहमति रही: somebody speaks of meetings that were.
        "में" => {
            is_oblique_plural(tokens.str(noun.start)) && (sentence.start..noun.start).any(|i| tokens.str(i) == "कि")
        }
        _ => false,
    }
}

/// Whether the words from token `at` on, after a meeting's noun, tell that it is only wished: `बैठक का दिया प्रस्ताव`, `वार्ता के लिए की गई
/// शुरुआत`, `बैठक बुलाने को कहा`.
fn wished(article: &Article<'_>, at: usize) -> bool {
    let word = |i: usize| article.tokens.str(i);
    let offered = |from: usize, most: usize| (from..=from + most).any(|i| article.is(i, Class::Offers));
    match (word(at), word(at + 1)) {
        ("के", "लिए" | "लिये") => {
            (at + 2..at + 6).any(|i| matches!(word(i), "शुरुआत" | "पहल" | "पेशकश" | "न्योता"))
        }
        ("का" | "की" | "के", _) => offered(at + 1, 1),
        // निर्देश दिया कि वे बैठक बुलाएं
        ("बुलाएं" | "बुलाए" | "करें" | "कराएं", _) => true,
        ("आयोजित", "करें" | "करे" | "कराएं") => true,
        // अगर वह वार्ता चाहता है; गोली और वार्ता साथ नहीं चल सकतीं
        ("चाहता" | "चाहती" | "चाहते", _) => true,
        // वार्ता शुरू करने की अनुमति
        ("शुरू" | "शुरु", "करने") => word(at + 2) == "की",
        (_, "साथ") => word(at + 2) == "नहीं" && matches!(word(at + 4), "सकती" | "सकता" | "सकते"),
        ("आयोजित", "की") => matches!(word(at + 2), "जाए" | "जाएं"),
        ("बुलाने" | "कराने", "को") => matches!(word(at + 2), "कहा" | "कह"),
        ("बुलाने" | "कराने" | "करने", "की" | "का" | "के") => {
            offered(at + 2, 0)
        }
        _ => false,
    }
}

/// Whether `noun` is an encounter with those whom one visits: `घायलों से मुलाकात की`, `घायलों से की मुलाकात`; not `व्यापार जगत के
/// लोगों से मुलाकात`.
fn visits(article: &Article<'_>, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |back: usize| noun.start.checked_sub(back).map_or("", |i| article.tokens.str(i));
    let start = noun.start - usize::from((word(2), word(1)) == ("से", "की"));
    let visited = met(article, start, sentence).and_then(|end| end.checked_sub(1)).filter(|i| sentence.contains(i));
    article.is(noun.start, Class::Encounter)
        && visited.is_some_and(|i| {
            // स्थानीय लोगों, व्यापार जगत के लोगों: those are told apart.
            let before = i.checked_sub(1).filter(|i| sentence.contains(i));
            let told = |i: usize| article.is_content(i) || matches!(article.tokens.str(i), "के" | "की");
            article.is(i, Class::Visited) && !(article.tokens.str(i) == "लोगों" && before.is_some_and(told))
        })
}

/// Whether a word of this sort may name a meeting.
fn names_one(word: MeetingWord) -> bool {
    matches!(word, MeetingWord::Noun | MeetingWord::Means | MeetingWord::Talk)
}

/// Whether people talked by the means in `noun`, and no other noun of the sentence names the meeting:
/// `ने सचिवों के साथ वीडियो कॉन्फ्रेंस के जरिए बात की`, not `वीडियो कॉन्फ्रेंस के जरिए उद्घाटन किया`.
fn by_means(article: &Article<'_>, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = article.tokens;
    // पंचायतों के साथ संवाद: a weak noun may be those with whom.
    let sure = |e: &Entry| matches!(e, Entry::Meeting { word: MeetingWord::Noun, weight, .. } if *weight >= SURE);
    let other = |i: usize| tokens.word(i, |e| sure(e).then_some(()));
    let rest = noun.end..sentence.end;
    !sentence.clone().any(|i| other(i).is_some())
        && rest.clone().any(|i| article.is(i, Class::TalksOver))
        && !rest.clone().any(|i| article.is(i, Class::Opens))
}

/// Whether `noun` is what people did with somebody: `अधिकारियों के साथ विचार-विमर्श किया`.
fn talk_with(article: &Article<'_>, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let tokens = article.tokens;
    let modifier = |i: &usize| {
        let entry = |e: &Entry| matches!(e, Entry::Meeting { word: MeetingWord::Modifier, .. }).then_some(());
        tokens.word(*i, entry).is_some() || article.is(*i, Class::Deep)
    };
    let with = noun.start - (sentence.start..noun.start).rev().take(2).take_while(modifier).count();
    let before = |back: usize| with.checked_sub(back).filter(|i| sentence.contains(i)).map_or("", |i| tokens.str(i));
    let people = with.checked_sub(3).filter(|i| sentence.contains(i));
    let together = (before(2), before(1)) == ("के", "साथ")
        && tokens.str(noun.start) != "बात"
        && people.is_some_and(|i| is_oblique_plural(tokens.str(i)) || article.person_ends(i));
    // Or as a headline has it: संपन्न हुई बातचीत.
    let ends = || (noun.end..sentence.end).all(|i| tokens.all[i].kind == TokenKind::Sign);
    let told = || article.is(noun.end, Class::MeetingVerb) || before(1) == "हुई" && ends();
    // … की लंबी बातचीत के बाद; नेताओं के बीच बातचीत में
    let after = || {
        let next = (article.tokens.str(noun.end), article.tokens.str(noun.end + 1));
        matches!(next, ("के", "बाद" | "दौरान") | ("में", _)) && tokens.str(noun.start) == "बातचीत"
    };
    // राष्ट्रपति मोहन थापा के साथ नदियों के बंटवारे पर चर्चा करेंगे
    let far = || {
        tokens.str(noun.start) != "बात"
            && before(1) == "पर"
            && with_whom(article, noun, sentence)
                .is_some_and(|i| article.person_ends(i - 2) && !(i..noun.start).any(|i| article.is(i, Class::Finite)))
    };
    (together || far()) && told()
        || talk_between(article, noun, sentence) && (told() || after())
        || talk_over(article, noun, sentence) && told()
}

/// Whether the sentence speaks of a telephone.
fn by_telephone(article: &Article<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|i| article.is(i, Class::Telephone))
}

/// The nearest साथ of a के साथ before `noun`, though what was talked over stands in between.
fn with_whom(article: &Article<'_>, noun: &Range<usize>, sentence: &Range<usize>) -> Option<usize> {
    let from = noun.start.saturating_sub(BETWEEN).max(sentence.start + 2);
    (from..noun.start).rev().find(|&i| (article.tokens.str(i - 1), article.tokens.str(i)) == ("के", "साथ"))
}

/// Whether something was looked over together with many: `सचिवों के साथ बांध की मरम्मत की समीक्षा की`.
fn talk_over(article: &Article<'_>, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |i: usize| article.tokens.str(i);
    word(noun.start) == "समीक्षा"
        && with_whom(article, noun, sentence).is_some_and(|i| {
            is_oblique_plural(word(i - 2)) && !(i..noun.start).any(|i| article.is(i, Class::Finite) || word(i) == "ने")
        })
}

/// Whether `noun` is what two had between them: `रमेश यादव और सुनीता देवी के बीच विकास पर बात हुई`, `रमेश यादव और सुनीता देवी की
/// बातचीत`, `दोनों नेताओं के बीच बातचीत`.
fn talk_between(article: &Article<'_>, noun: &Range<usize>, sentence: &Range<usize>) -> bool {
    let word = |i: usize| article.tokens.str(i);
    let person = |i: usize| article.mentions_ending(i).find(|m| m.kind == MentionKind::Person);
    // Whether two people, between them perhaps a designation, end with token `i`.
    let two = |i: usize| {
        person(i).is_some_and(|second| {
            let start = article.tokens.within(second.span).start;
            let mut joint = start.saturating_sub(TITLE).max(sentence.start + 1)..start;
            joint.any(|at| article.is(at, Class::Joins) && person(at - 1).is_some())
        })
    };
    // रमेश यादव और मोहन थापा ने नदियों के बंटवारे पर … बातचीत की: what about may be long.
    let agents = || {
        let told = article.is_verb_ki(noun.end) || (word(noun.end), word(noun.end + 1)) == ("के", "बाद");
        let spoken = matches!(word(noun.start), "बातचीत" | "विचार-विमर्श") && told;
        let ne = (sentence.start + 3..noun.start).rev().find(|&i| word(i) == "ने");
        spoken && ne.is_some_and(|i| two(i - 1))
    };
    if agents() {
        return true;
    }
    let from = noun.start.saturating_sub(BETWEEN).max(sentence.start + 3);
    (from..noun.start).any(|i| match word(i) {
        "बीच" => {
            word(i - 1) == "के" && (two(i - 2) || word(i - 3) == "दोनों" || article.countries(i - 1, sentence.start) == 2)
        }
        "की" => word(noun.start) == "बातचीत" && i + TITLE > noun.start && two(i - 1),
        _ => false,
    })
}

/// Whether the clause in which a meeting's noun ends before token `end` looks back to what had been.
fn past(article: &Article<'_>, end: usize, sentence: &Range<usize>) -> bool {
    // … ने बैठक के बाद कहा कि मांग पुरानी थी: what was said does not tell when.
    let stops = |i: &usize| super::clause::breaks(article, *i) || article.tokens.str(*i) == "कि";
    let stop = (end + 1..sentence.end).find(stops).unwrap_or(sentence.end);
    let verb = (end..stop).rev().find(|&i| article.tokens.all[i].kind == TokenKind::Word);
    let Some(last) = verb.filter(|&i| i > end) else { return false };
    // मंत्री ने वीडियो कॉन्फ्रेंस के जरिए की थी सड़कों पर चर्चा: a headline's verb may stand before its noun.
    let verbal = [Class::Finite, Class::Done, Class::WillBe].into_iter().any(|class| article.is(last, class));
    let inverted = !verbal && (end + 1..last).any(|i| article.is(i, Class::Was) && article.is(i - 1, Class::Done));
    article.is(last, Class::Was) && article.is(last - 1, Class::Done)
        || inverted
        || article.is(last, Class::Finite) && article.is(last - 1, Class::Habit)
}

/// Where the phrase whose noun is at token `noun` begins: its modifiers, and the nearest genitive before them.
fn start(article: &Article<'_>, noun: usize, sentence: &Range<usize>) -> usize {
    let tokens = article.tokens;
    // टेलीफोन पर बातचीत: by what means, so that nobody takes them to have come together.
    if noun > sentence.start + 1 && tokens.str(noun - 1) == "पर" && article.is(noun - 2, Class::Telephone) {
        return noun - 2;
    }
    let mut start = modifiers(article, noun, sentence, noun.saturating_sub(REACH));
    // मेले के तीसरे दिन सम्मेलन में बोले: a day of it is no part of its name.
    if noun > sentence.start && tokens.str(noun - 1) == "दिन" {
        return noun;
    }
    // जनता दल की एक अहम बैठक
    if start > sentence.start + 2 && tokens.str(start - 1) == "एक" && article.is_genitive(start - 2) {
        start -= 1;
    }
    // सड़कों को सुगम बनाने का सम्मेलन: what is done there has an object before it.
    let deed = |i: usize| tokens.str(i).ends_with("ने") && article.is_verb(i) || tokens.str(i) == "बनाने";
    if start > sentence.start + 1 && article.is_genitive(start - 1) && !deed(start - 2) {
        let before = noun_phrase(article, start - 1, sentence, noun.saturating_sub(REACH));
        if before < start - 1 {
            start = before;
        }
    }
    // What sort of congress: विश्व पुस्तक सम्मेलन.
    if start == noun && article.is(noun, Class::Congress) {
        start = modifiers(
            article,
            noun_phrase(article, noun, sentence, noun.saturating_sub(4)),
            sentence,
            noun.saturating_sub(REACH),
        );
        if tokens.str(start) == "आयोजित" {
            start = noun;
        }
    }
    // Between whom, with a participle in between: भारत और चीन के बीच होने वाली वार्ता.
    let borne = participle(article, start, sentence.start);
    if borne.start > sentence.start + 2
        && !borne.is_empty()
        && (tokens.str(borne.start - 2), tokens.str(borne.start - 1)) == ("के", "बीच")
    {
        let before = noun_phrase(article, borne.start - 2, sentence, noun.saturating_sub(REACH));
        let two = (before..borne.start - 2).any(|i| article.is(i, Class::Joins) || tokens.str(i) == "दोनों");
        if two && before < borne.start - 2 {
            return before;
        }
    }
    // With whom: अधिकारियों के साथ बैठक, राष्ट्रपति से मुलाकात, दोनों देशों के बीच वार्ता.
    if start > sentence.start + 1
        && let Some(end) = met(article, start, sentence)
    {
        let mut before = noun_phrase(article, end, sentence, noun.saturating_sub(REACH));
        // मुख्यमंत्रियों और मुख्य सचिवों के साथ: a list of many.
        let members = |before: usize| {
            let joint = before.checked_sub(1).filter(|&i| i > sentence.start && article.is(i, Class::Joins))?;
            is_oblique_plural(tokens.str(joint - 1)).then_some(joint)
        };
        if is_oblique_plural(tokens.str(end - 1))
            && let Some(joint) = members(before).filter(|_| before < end)
        {
            before = noun_phrase(article, joint, sentence, noun.saturating_sub(REACH));
        }
        // Of several who are listed one alone is not those with whom.
        let whole = before..end;
        let role = before.checked_sub(1).filter(|&i| sentence.contains(&i)).and_then(|i| name_ending(article, i));
        let first = role.map_or(before, |role| role.start);
        let listed = first > sentence.start && (article.is(first - 1, Class::Joins) || tokens.str(first - 1) == ",");
        // Nobody meets between himself.
        let alone = tokens.str(end + 1) == "बीच" && !whole.clone().any(|i| article.is(i, Class::Joins));
        let many = is_oblique_plural(tokens.str(end - 1));
        if !whole.is_empty() && !listed && (many || !alone && article.person_ends(end - 1)) {
            start = before;
        }
    }
    // Whose leaders: जी-20 देशों के वित्त मंत्रियों की बैठक.
    if start > sentence.start + 1 && start < noun && article.is_genitive(start - 1) {
        let people = (start..noun).find(|&i| article.is_genitive(i + 1));
        let before = noun_phrase(article, start - 1, sentence, noun.saturating_sub(REACH));
        let span = tokens.span(before..start - 1);
        let named = starting(article.mentions, span.start..span.end)
            .any(|m| matches!(m.kind, MentionKind::Place | MentionKind::Organisation));
        if named && people.is_some_and(|i| is_oblique_plural(tokens.str(i))) {
            start = before;
        }
    }
    // दोनों नेताओं की बैठक, सभी दलों की बैठक
    if start > sentence.start && start < noun && matches!(tokens.str(start - 1), "दोनों" | "सभी") {
        // यह सभी … सम्मेलन में हिस्सा लेंगे: who, not what.
        let who = start > sentence.start + 1 && matches!(tokens.str(start - 2), "यह" | "ये" | "वे" | "इन");
        start -= usize::from(!who);
    }
    // The body of an organ: भाजपा की राज्य कार्यकारिणी की बैठक.
    if start > sentence.start + 1
        && article.is_genitive(start - 1)
        && let Some(name) = name_ending(article, start - 2)
        && (body(article, start) || body(article, start + 1))
        && named(article, &name, &[MentionKind::Organisation])
    {
        start = name.start;
    }
    if start == noun {
        return start;
    }
    // मंत्रियों के समूह की बैठक: a group of whom?
    if start > sentence.start + 1 && article.is_genitive(start - 1) && article.is(start, Class::OfOffice) {
        let before = noun_phrase(article, start - 1, sentence, noun.saturating_sub(REACH));
        if is_oblique_plural(tokens.str(start - 2)) && before < start - 1 {
            start = before;
        }
    }
    // Each may open the way for the other: पड़ोसी देशों के रेल मंत्रियों और बंदरगाहों के निदेशकों की बैठक.
    for _ in 0..2 {
        start = listed(article, start, sentence);
        start = whose(article, start, sentence, noun);
    }
    start
}

/// Where the phrase begins whose first word is at token `start`, with whose people or works they are: उद्योग जगत के प्रतिनिधियों
/// से मुलाकात, सिंचाई परियोजना के कार्यों की समीक्षा बैठक.
fn whose(article: &Article<'_>, start: usize, sentence: &Range<usize>, noun: usize) -> usize {
    let tokens = article.tokens;
    let people = (start..noun).find(|&i| !role::modifies(tokens, i));
    if start > sentence.start + 1
        && article.is_genitive(start - 1)
        && people.is_some_and(|i| is_oblique_plural(tokens.str(i)))
    {
        // सहकारी समितियों (पैक्स) के सचिवों
        let bracket = tokens.str(start - 2) == ")";
        let opens = (start.saturating_sub(BRACKET)..start - 1).rev().find(|&i| bracket && tokens.str(i) == "(");
        let end = opens.unwrap_or(start - 1);
        let whose = noun_phrase(article, end, sentence, noun.saturating_sub(REACH));
        let whose = if whose < end { whose } else { start };
        // ये दल राज्य सरकार के अधिकारियों के साथ: who meets is no part of it.
        let before = whose.checked_sub(1).filter(|i| sentence.contains(i));
        let pronoun = |e: &Entry| matches!(e, Entry::Function(Function::Pronoun)).then_some(());
        let place = |i: usize| matches!(tokens.str(i), "वहां" | "यहां" | "वहीं" | "यहीं");
        if whose < start - 1 && before.is_none_or(|i| place(i) || tokens.word(i, pronoun).is_none()) {
            return whose;
        }
    }
    start
}

/// Where the list begins whose last member is at token `start`: केरल, कर्नाटक और महाराष्ट्र के अधिकारियों के साथ बैठक,
/// धर्मगुरुओं और संगठनों की बैठक.
fn listed(article: &Article<'_>, start: usize, sentence: &Range<usize>) -> usize {
    let tokens = article.tokens;
    let mut start = start;
    let mut names_only = false;
    while start >= sentence.start + 2 {
        let joint = start - 1;
        let comma = tokens.str(joint) == ",";
        if !comma && (names_only || !article.is(joint, Class::Joins)) {
            break;
        }
        let people = is_oblique_plural(tokens.str(joint - 1))
            || tokens.str(joint - 1).ends_with("ियों")
            || tokens.word(joint - 1, |e| matches!(e, Entry::Holders).then_some(())).is_some();
        match name_ending(article, joint - 1).filter(|name| sentence.contains(&name.start)) {
            Some(name)
                if named(article, &name, &[MentionKind::Place, MentionKind::Organisation])
                    && (!comma || article.place_or_body_begins(start)) =>
            {
                start = name.start
            }
            None if people && !comma => {
                start = joint - 1;
                while start > sentence.start && role::modifies(tokens, start - 1) {
                    start -= 1;
                }
            }
            // प्रबंधन और यूनियनों की वार्ता
            // and राज्यों और केंद्रशासित प्रदेशों के मुख्यमंत्रियों
            None if !comma && alone(article, joint - 1, sentence) && plural(article, start) => start = joint - 1,
            _ => break,
        }
        names_only = true;
    }
    start
}

/// Whether the noun whose phrase begins with token `start` is in the plural: प्रदेशों, केंद्रशासित प्रदेशों के.
fn plural(article: &Article<'_>, start: usize) -> bool {
    let end = (start + 1..start + 4).find(|&i| article.is_genitive(i)).unwrap_or(start + 1);
    is_oblique_plural(article.tokens.str(end - 1)) && (start..end - 1).all(|i| article.is_content(i))
}

/// Whether token `i` is a noun with nothing before it that belongs to it: after a word of grammar or a sign, or first of all.
fn alone(article: &Article<'_>, i: usize, sentence: &Range<usize>) -> bool {
    let before = i.checked_sub(1).filter(|at| sentence.contains(at));
    article.is_content(i)
        && !article.is_verb(i)
        && before.is_none_or(|at| !article.is_content(at) && !article.is_genitive(at))
}

/// Whether these tokens are a name of one of `kinds`.
fn named(article: &Article<'_>, name: &Range<usize>, kinds: &[MentionKind]) -> bool {
    let span = article.tokens.span(name.clone());
    ending_at(article.mentions, span.end).any(|m| m.span == span && kinds.contains(&m.kind))
}

/// The participle that ends before token `end`: होने वाली, हुई, चल रही; empty where there is none.
fn participle(article: &Article<'_>, end: usize, floor: usize) -> Range<usize> {
    let word = |back: usize| end.checked_sub(back).filter(|i| *i >= floor).map_or("", |i| article.tokens.str(i));
    match (word(2), word(1)) {
        ("होने", "वाली" | "वाला" | "वाले") | ("चल" | "हो", "रही" | "रहा" | "रहे") => {
            end - 2..end
        }
        (_, "हुई" | "हुआ" | "हुए" | "होनेवाली") => end - 1..end,
        _ => end..end,
    }
}

/// The participle inside a phrase, after those between whom one met.
pub(super) fn borne(article: &Article<'_>, phrase: &Phrase) -> Range<usize> {
    let from = phrase.tokens.clone().find(|&i| article.tokens.str(i) == "बीच").map_or(phrase.noun.start, |i| i + 1);
    let ends = (from..=phrase.noun.start).rev();
    let mut found = ends.map(|end| participle(article, end, from)).filter(|range| range.start == from);
    found.find(|range| !range.is_empty()).unwrap_or(from..from)
}

/// Where the noun phrase ends that stands before token `start` with `से`, `के साथ` or `के बीच`.
pub(super) fn met(article: &Article<'_>, start: usize, sentence: &Range<usize>) -> Option<usize> {
    let word =
        |back: usize| start.checked_sub(back).filter(|i| sentence.contains(i)).map_or("", |i| article.tokens.str(i));
    match (word(2), word(1)) {
        ("के", "साथ" | "बीच") => Some(start - 2),
        (_, "से") => Some(start - 1),
        _ => None,
    }
}

/// Whether a body's name begins with token `i`.
fn body(article: &Article<'_>, i: usize) -> bool {
    article.mentions_beginning(i).any(|m| m.kind == MentionKind::Organisation)
        || article.tokens.longest(i, |e| matches!(e, Entry::MeetingKind { .. }).then_some(())).is_some()
}

/// Takes in what may stand before a meeting's noun: `32वीं`, `उच्चस्तरीय समीक्षा`, a body's name.
fn modifiers(article: &Article<'_>, from: usize, sentence: &Range<usize>, floor: usize) -> usize {
    let tokens = article.tokens;
    let mut start = from;
    while start > sentence.start.max(floor) {
        let i = start - 1;
        if let Some(name) = name_ending(article, i) {
            // विधायक रमेश यादव बैठक में नहीं आए: a person is no part of the meeting's name; but मोदी-पुतिन बैठक.
            let person = article.mentions_ending(i).any(|m| m.kind == MentionKind::Person);
            // किसानों के साथ कृषि मंत्री बैठक करेंगे: nor is one's designation, after those with whom.
            let office = article.mentions_ending(i).any(|m| m.kind == MentionKind::Role)
                && name.start > sentence.start
                && matches!(tokens.str(name.start - 1), "साथ" | "से");
            if office || person && !(name.start > sentence.start && tokens.str(name.start - 1) == "-") {
                break;
            }
            start = name.start;
            continue;
        }
        if tokens.str(i) == "-" && i > sentence.start && hyphened(article, i - 1) {
            start = i - 1;
            continue;
        }
        let word = tokens.str(i);
        let ordinal = word.chars().next().is_some_and(char::is_numeric) && tokens.all[i].kind == TokenKind::Word;
        let modifier = (i.saturating_sub(2).max(sentence.start)..=i).find(|&at| {
            tokens.hits(at).iter().any(|hit| {
                at + hit.len == start
                    && matches!(
                        hit.entry,
                        Entry::Meeting { word: MeetingWord::Modifier, .. }
                            | Entry::Kin(Kin::Known | Kin::Name | Kin::First)
                    )
            })
        });
        match modifier {
            Some(at) => start = at,
            None if ordinal || word == "-" && start < from => start = i,
            None if start < from && hyphened(article, i) => start = i,
            None if word.ends_with("दिवसीय") => {
                // दो दिवसीय, दो-दिवसीय, तीन-दिवसीय: without its number the word is none.
                let dash = usize::from(i > sentence.start && tokens.str(i - 1) == "-");
                let joined = word != "दिवसीय";
                let number = i.checked_sub(1 + dash).filter(|at| {
                    *at >= sentence.start
                        && (tokens.str(*at).chars().all(char::is_numeric)
                            || tokens.word(*at, |e| matches!(e, Entry::Number(_)).then_some(())).is_some())
                });
                match number {
                    _ if joined => start = i,
                    Some(at) => start = at,
                    None => break,
                }
            }
            // 32 वीं बैठक
            None if matches!(word, "वीं" | "वां" | "वें" | "वी")
                && i > sentence.start
                && tokens.all[i - 1].kind == TokenKind::Number =>
            {
                start = i - 1;
            }
            // उच्च स्तरीय, प्रतिनिधिमंडल स्तरीय: the word alone is none.
            None if word == "स्तरीय" && i > sentence.start.max(floor) => start = i - 1,
            None if word.ends_with("स्तरीय") => start = i,
            None => break,
        }
    }
    start
}

/// Where the noun phrase that ends before token `end` begins: names in a list, or words up to one of grammar.
fn noun_phrase(article: &Article<'_>, end: usize, sentence: &Range<usize>, floor: usize) -> usize {
    let tokens = article.tokens;
    let floor = sentence.start.max(floor);
    let mut start = end;
    // The short form in brackets: विकास परिषद (विप) की बैठक.
    if end > floor && tokens.str(end - 1) == ")" {
        let open = (floor..end - 1).rev().take(BRACKET).find(|&i| tokens.str(i) == "(");
        match open.filter(|&open| open > floor && name_ending(article, open - 1).is_some()) {
            Some(open) => start = open,
            None => return end,
        }
    }
    while start > floor {
        let i = start - 1;
        if let Some(mut name) = name_ending(article, i) {
            // Words with a person before them are no longer about that person; but संयुक्त सचिव स्तर, मंत्री समूह.
            if start < end && tokens.str(start) != "(" && article.person_ends(i) && !article.is(start, Class::OfOffice)
            {
                break;
            }
            while name.start > sentence.start + 1
                && tokens.str(name.start - 1) == "-"
                && hyphened(article, name.start - 2)
            {
                name.start -= 2;
            }
            start = name.start;
            // One name is enough, unless a list of names goes on before it.
            let joined = start > sentence.start + 1
                && matches!(tokens.str(start - 1), "और" | "तथा" | "एवं" | "व" | ",")
                && name_ending(article, start - 2).is_some();
            if joined {
                start -= 1;
                continue;
            }
            break;
        }
        let grammar = tokens.word(i, |e| matches!(e, Entry::Function(_) | Entry::Time(_)).then_some(())).is_some();
        let hyphen = hyphened(article, i) || tokens.str(i) == "-" && start < end;
        if grammar || tokens.all[i].kind == TokenKind::Sign && !hyphen || end - start >= 5 && !hyphen {
            break;
        }
        start = i;
    }
    // A list of which only the tail is near enough begins with its first name.
    while start < end && tokens.str(start) == "," {
        start += 1;
    }
    start
}

/// Whether token `i` and the one after it are halves of one word: भारत-चीन.
fn hyphened(article: &Article<'_>, i: usize) -> bool {
    let tokens = article.tokens;
    tokens.all[i].kind != TokenKind::Sign && tokens.str(i + 1) == "-" && tokens.touch(i) && tokens.touch(i + 1)
}

/// The name that ends with token `i`.
fn name_ending(article: &Article<'_>, i: usize) -> Option<Range<usize>> {
    let name = |m: &&Mention| !matches!(m.kind, MentionKind::Date | MentionKind::Number | MentionKind::Event);
    article.mentions_ending(i).find(name).map(|m| article.tokens.within(m.span))
}

/// Where the genitive ends before a phrase that a participle parts from it: `मंत्रिमंडल की बुधवार को हुई बैठक`.
pub(super) fn before_participle(article: &Article<'_>, start: usize, floor: usize) -> usize {
    let tokens = article.tokens;
    let word = |at: usize| at.checked_sub(1).filter(|i| *i >= floor).map_or("", |i| tokens.str(i));
    // समिति की तीन घंटे से चल रही बैठक
    if (word(start), word(start.saturating_sub(1))) == ("रही", "चल") {
        let from = start.saturating_sub(2 + SINCE).max(floor + 1);
        return (from..start - 1).rev().find(|&at| matches!(word(at), "की" | "के" | "का")).unwrap_or(start);
    }
    if !matches!(word(start), "हुई" | "हुए") {
        return start;
    }
    let mut at = start - 1;
    if word(at) == "को" {
        at -= 1;
    }
    let date = |i: usize| {
        article.mentions_ending(i).find(|m| m.kind == MentionKind::Date).map(|m| tokens.within(m.span).start)
    };
    let at = at.checked_sub(1).and_then(date).unwrap_or(at);
    if matches!(word(at), "की" | "के" | "का") { at } else { start }
}
