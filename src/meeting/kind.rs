//! What kind of meeting it is: by the words that name it, else by who was there and what was done.

use std::ops::Range;

use super::Article;
use super::bodies::is_party;
use super::phrase::{Phrase, before_participle, met};
use super::words::Class;
use crate::analysis::{MeetingKind, Mention, MentionKind, Slot, Slots};
use crate::lexicon::{Breadth, Entry, Function, Lexicon};
use crate::token::TokenKind;
use crate::word::is_oblique_plural;

/// The first phrases are the surest to name this meeting.
const FIRST: usize = 3;
/// What is added to the rank of a word in a later phrase, or beside one.
const BEHIND: u32 = 40;
/// Most tokens before a phrase in which a genitive chain goes on.
const CHAIN: usize = 6;

/// Most tokens from whom one met to the noun, which tell where and when.
const WHERE: usize = 8;

/// The kind told by the surest word so far, with its rank.
struct Surest(Option<(u32, MeetingKind)>);

impl Surest {
    /// Takes another word in; `behind` is added to its rank.
    fn consider(&mut self, found: Option<(MeetingKind, u32)>, behind: u32) {
        if let Some((kind, rank)) = found.map(|(kind, rank)| (kind, rank + behind))
            && self.0.is_none_or(|(other, _)| rank < other)
        {
            self.0 = Some((rank, kind));
        }
    }

    /// Takes in the words of a breadth that stand in `range` of tokens.
    fn read(&mut self, article: &Article<'_>, range: Range<usize>, wanted: Breadth, behind: u32) {
        self.read_but(article, range, wanted, behind, None);
    }

    /// The same, without those of one kind.
    fn read_but(
        &mut self,
        article: &Article<'_>,
        range: Range<usize>,
        wanted: Breadth,
        behind: u32,
        not: Option<MeetingKind>,
    ) {
        for i in range.clone() {
            let whole = article.kinds(i, wanted).filter(|(len, ..)| i + len <= range.end);
            for (_, rank, kind) in whole.filter(|(.., kind)| not != Some(*kind)) {
                self.consider(Some((kind, rank)), behind);
            }
        }
    }
}

/// The kind of the meeting that `phrases` name: the surest word in one of them, else in one of their sentences, else who
/// met and what was done.
pub(crate) fn kind(lexicon: &Lexicon, article: &Article<'_>, phrases: &[Phrase], slots: &Slots) -> MeetingKind {
    let told = call(article, phrases).or_else(|| told(lexicon, article, phrases, slots, false));
    let congress = congress(article, phrases);
    let encounter = encounter(article, phrases);
    let states = countries(article, phrases);
    let with_one = first(phrases).is_some_and(|p| with_one(article, p));
    let one_on_one = encounter && with_one && first(phrases).is_some_and(|p| by_one(article, p));
    let two = one_on_one || slots[Slot::Participants].len() == 2;
    let parties = parties(lexicon, article, slots);
    match told {
        // Not a congress of traders: भारत-नेपाल के व्यापार सम्मेलन में.
        None | Some(MeetingKind::Official) if states == 2 && !congress => MeetingKind::Bilateral,
        None | Some(MeetingKind::Official | MeetingKind::Review) if talks_with_country(article, phrases) => {
            MeetingKind::Bilateral
        }
        None if states > 2 || congress && of_countries(article, phrases) => MeetingKind::Summit,
        // A minister who has officials report reviews.
        None | Some(MeetingKind::Official) if reviews(article, phrases) => MeetingKind::Review,
        // भारत और नेपाल की शिखर बैठक: of two states.
        Some(MeetingKind::Summit) if states == 2 && at_the_top(article, phrases) => MeetingKind::Bilateral,
        // जी-7 के इतर द्विपक्षीय बैठक
        Some(MeetingKind::Summit) if one_on_one || first(phrases).is_some_and(|p| of_two(article, p)) => {
            MeetingKind::Bilateral
        }
        // A group of ministers that looks over how things stand: मंत्री समूह ने हालात की समीक्षा की.
        Some(MeetingKind::Council) if looks_over(article, phrases) => MeetingKind::Review,
        // What one looks over besides makes no review of an encounter with one: … से मुलाकात की, हालात की समीक्षा की.
        Some(MeetingKind::Review) if encounter && with_one => MeetingKind::Bilateral,
        // Two leaders meet, whatever their parties.
        None | Some(MeetingKind::Party | MeetingKind::Council) if two && with_one && parties < 2 => {
            MeetingKind::Bilateral
        }
        // दिल्ली के मुख्यमंत्री की उपराज्यपाल से मुलाकात; what officials did besides is another matter.
        Some(MeetingKind::Official) if two && with_one && encounter => MeetingKind::Bilateral,
        Some(kind) => kind,
        // Parties that come together, though no phrase says so.
        None if parties > 1 => MeetingKind::Alliance,
        None if two && encounter => MeetingKind::Bilateral,
        None => told_apart(article, phrases)
            .or_else(|| self::told(lexicon, article, phrases, slots, true))
            .or_else(|| opened(article))
            .unwrap_or(MeetingKind::Other),
    }
}

/// Whether the phrase says that two met: `द्विपक्षीय बैठक`.
fn of_two(article: &Article<'_>, phrase: &Phrase) -> bool {
    phrase.tokens.clone().any(|i| article.tokens.str(i) == "द्विपक्षीय")
}

/// Whether one person met somebody, whoever was there besides: `मुख्यमंत्री रमेश यादव ने मंत्री से मुलाकात की`.
fn by_one(article: &Article<'_>, phrase: &Phrase) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let by = (sentence.start + 1..phrase.noun.start).rev().find(|&i| article.tokens.str(i) == "ने");
    let name = by.and_then(|by| article.mentions_ending(by - 1).find(|m| m.kind == MentionKind::Person));
    name.is_some_and(|name| {
        let start = article.tokens.within(name.span).start;
        let joined = |i: usize| article.is(i, Class::Joins) || article.tokens.str(i) == ",";
        !(start.saturating_sub(CHAIN).max(sentence.start)..start).any(joined)
    })
}

/// Whether the first phrase names a meeting at the top, of nobody's but those who meet: `वार्षिक शिखर बैठक`.
fn at_the_top(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    first(phrases).is_some_and(|p| {
        let before = p.noun.start.saturating_sub(1)..p.noun.end;
        before.into_iter().any(|i| article.tokens.str(i) == "शिखर") && !whose_body(article, p)
    })
}

/// Whether a body of states is named in the phrase: `ब्रिक्स की शिखर बैठक`.
fn whose_body(article: &Article<'_>, phrase: &Phrase) -> bool {
    let summit = |i: usize| article.kinds(i, Breadth::Phrase).any(|(.., kind)| kind == MeetingKind::Summit);
    phrase.tokens.clone().any(|i| summit(i) && article.tokens.str(i) != "शिखर")
}

/// Whether a group of ministers tells, where it is named first, that it reviewed something.
fn looks_over(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let tokens = article.tokens;
    first(phrases).is_some_and(|p| {
        let group = p.tokens.clone().any(|i| tokens.str(i).ends_with("समूह"));
        group && tokens.sentence(p.sentence).any(|i| article.is(i, Class::Reviews))
    })
}

/// The kind of a call on one person by many, which are no two leaders: `व्यापारियों ने मुख्यमंत्री से मुलाकात की`.
fn call(article: &Article<'_>, phrases: &[Phrase]) -> Option<MeetingKind> {
    let tokens = article.tokens;
    let phrase = first(phrases).filter(|p| with_one(article, p) && encounter(article, phrases))?;
    // Not प्रतिनिधिमंडल स्तर की वार्ता.
    let delegation = |i: usize| article.is(i, Class::Delegation) && !article.is(i + 1, Class::OfOffice);
    let many = |i: usize| delegation(i) || tokens.str(i + 1) == "ने" && is_oblique_plural(tokens.str(i));
    (tokens.sentence(phrase.sentence).start..phrase.noun.start).any(many).then_some(MeetingKind::Other)
}

/// Whether the phrase tells that one met with one person: `मुख्यमंत्री से मुलाकात`, `राज्यपाल से की मुलाकात`, `रमेश यादव के साथ बैठक`.
fn with_one(article: &Article<'_>, phrase: &Phrase) -> bool {
    let tokens = article.tokens;
    let sentence = tokens.sentence(phrase.sentence);
    // Before की, as a headline has it, or before what the phrase begins with; or from them to where one met: से उनके आवास पर मुलाकात.
    let before = phrase.noun.start.saturating_sub(1).max(sentence.start);
    let from = phrase.tokens.start.min(if tokens.str(before) == "की" { before } else { phrase.noun.start });
    let near = (from..=phrase.noun.start).rev().find_map(|start| met(article, start, &sentence));
    let far = || {
        let first = phrase.noun.start.saturating_sub(WHERE).max(sentence.start + 1);
        let between = (first..phrase.noun.start).rev().take_while(|&i| tokens.str(i) != "ने");
        between.filter(|&i| tokens.str(i) == "से").find(|&i| article.person_ends(i - 1))
    };
    let whom = near.or_else(|| far().filter(|_| article.is(phrase.noun.start, Class::Encounter)));
    let one =
        |end: usize| end > sentence.start && article.person_ends(end - 1) && !is_oblique_plural(tokens.str(end - 1));
    whom.is_some_and(one)
}

/// What the words in the phrases, also in those of other meetings where `passing` says so, in their sentences and in those about who was there tell.
fn told(
    lexicon: &Lexicon,
    article: &Article<'_>,
    phrases: &[Phrase],
    slots: &Slots,
    passing: bool,
) -> Option<MeetingKind> {
    let tokens = article.tokens;
    let mut best = Surest(None);
    for (nth, phrase) in phrases.iter().filter(|p| passing || !p.passing).enumerate() {
        // Later phrases may speak of other meetings: what they say counts less.
        let behind = if nth < FIRST { 0 } else { BEHIND };
        let range = chain(article, phrase)..phrase.tokens.end;
        best.read(article, range.clone(), Breadth::Phrase, behind);
        best.consider(lexicon.kind_by_parties(parties_in(lexicon, article, range)), behind);
        // What a congress looks over makes no review of it.
        let not = article.is(phrase.noun.end - 1, Class::Congress).then_some(MeetingKind::Review);
        best.read_but(article, tokens.sentence(phrase.sentence), Breadth::Sentence, behind, not);
    }
    // Who was there: अधिकारी भी मौजूद थे.
    for filler in &slots[Slot::Participants] {
        let sentence = tokens.sentence_of(tokens.within(filler.evidence).start);
        best.read(article, tokens.sentence(sentence), Breadth::Sentence, BEHIND);
    }
    best.0.map(|(_, kind)| kind)
}

/// Where the genitive chain before a phrase begins: भाजपा की राज्य कार्यकारिणी समिति की बैठक.
fn chain(article: &Article<'_>, phrase: &Phrase) -> usize {
    let tokens = article.tokens;
    let floor = tokens.sentence(phrase.sentence).start;
    // प्रदेश कांग्रेस अध्यक्ष रमेश यादव से मुलाकात: his office is no part of the meeting's name.
    if phrase.tokens.start < phrase.noun.start && article.person_begins(phrase.tokens.start) {
        return phrase.tokens.start;
    }
    let from = before_when(article, before_participle(article, phrase.tokens.start, floor), floor);
    let grammar =
        |e: &Entry| matches!(e, Entry::Function(Function::Verb | Function::Pronoun | Function::Other)).then_some(());
    // विपक्ष के पार्षद राकेश जैन बैठक में नहीं आए: who did something there is no part of the meeting's name.
    let person =
        |i: usize| article.mentions_ending(i).any(|m| m.kind == MentionKind::Person) && !article.is_genitive(i + 1);
    (from.saturating_sub(CHAIN).max(floor)..from)
        .rev()
        .take_while(|&i| {
            !person(i)
                && tokens.word(i, grammar).is_none()
                && (tokens.all[i].kind != TokenKind::Sign || quote(tokens.str(i)))
                && !matches!(tokens.str(i), "में" | "ने" | "पर" | "को" | "से")
        })
        .last()
        .unwrap_or(from)
}

/// Where a genitive ends before `start`, over the day and the place that part it from the meeting: `परिषद की गुरुवार को पटना में बैठक`.
fn before_when(article: &Article<'_>, start: usize, floor: usize) -> usize {
    let word = |at: usize| at.checked_sub(1).filter(|i| *i >= floor).map_or("", |i| article.tokens.str(i));
    let mut at = start;
    loop {
        let end = at - usize::from(matches!(word(at), "को" | "में"));
        let when = |m: &&Mention| matches!(m.kind, MentionKind::Date | MentionKind::Place);
        let found = end.checked_sub(1).filter(|i| *i >= floor).and_then(|i| article.mentions_ending(i).find(when));
        match found.map(|m| article.tokens.within(m.span).start) {
            Some(before) if before > floor => at = before,
            _ => break,
        }
    }
    if at < start && matches!(word(at), "की" | "का" | "के") { at } else { start }
}

/// Whether a sign is a quotation mark, which a body's name may stand in.
fn quote(sign: &str) -> bool {
    matches!(sign, "‘" | "’" | "'" | "\"" | "“" | "”")
}

/// How many parties are named in `range`. The longest name counts: तृणमूल कांग्रेस is not also कांग्रेस.
fn parties_in(lexicon: &Lexicon, article: &Article<'_>, range: Range<usize>) -> usize {
    let mut parties = Vec::new();
    let mut past_name = range.start;
    for i in range {
        let body =
            article.tokens.longest(i, |e| if let Entry::Organisation(number) = e { Some(*number) } else { None });
        if let Some((len, number)) = body.filter(|_| i >= past_name) {
            past_name = i + len;
            if lexicon.is_party(number) && !parties.contains(&number) {
                parties.push(number);
            }
        }
    }
    parties.len()
}

/// How many parties take part.
fn parties(lexicon: &Lexicon, article: &Article<'_>, slots: &Slots) -> usize {
    let party = |entity: &usize| {
        let name = article.entities.get(*entity).and_then(|e| e.mentions.first());
        name.is_some_and(|&name| is_party(lexicon, article.tokens, &article.mentions[name]))
    };
    slots[Slot::Organisations].iter().filter_map(|f| f.entity).filter(party).count()
}

/// A word apart from the noun, in its clause: केंद्रीय मंत्रिमंडल की आज सुबह दिल्ली में बैठक हुई.
fn told_apart(article: &Article<'_>, phrases: &[Phrase]) -> Option<MeetingKind> {
    let mut best = Surest(None);
    for phrase in phrases.iter().filter(|p| !p.passing).take(FIRST) {
        let from = article.tokens.sentence(phrase.sentence).start;
        let breaks = |i: &usize| super::clause::breaks(article, *i);
        let floor = (from + 1..phrase.tokens.start).rev().find(breaks).unwrap_or(from);
        best.read(article, floor..phrase.tokens.start, Breadth::Phrase, 0);
    }
    best.0.map(|(_, kind)| kind)
}

/// What the opening tells of the body whose doings it reports: मंत्रिमंडलीय समिति ने … को मंजूरी दी।
fn opened(article: &Article<'_>) -> Option<MeetingKind> {
    let mut best = Surest(None);
    for sentence in article.opening() {
        best.read(article, article.tokens.sentence(sentence), Breadth::Sentence, 0);
    }
    best.0.map(|(_, kind)| kind).filter(|kind| *kind == MeetingKind::Cabinet)
}

/// The first phrase that names this meeting.
fn first(phrases: &[Phrase]) -> Option<&Phrase> {
    phrases.iter().find(|p| !p.passing)
}

/// Whether the first phrase's noun is that of an encounter or of talks.
fn encounter(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let noun = first(phrases).map(|p| p.noun.start);
    noun.is_some_and(|i| article.is(i, Class::Encounter) || article.tokens.str(i) == "वार्ता")
}

/// Whether the first phrase tells of talks with a country: `नेपाल के साथ दूसरे दौर की वार्ता`.
fn talks_with_country(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let word = |i: usize| article.tokens.str(i);
    first(phrases).is_some_and(|p| {
        let from = p.noun.start.saturating_sub(CHAIN).max(article.tokens.sentence(p.sentence).start + 1);
        let country = |i: usize| article.mentions_ending(i).any(|m| article.is_country(m));
        word(p.noun.end - 1) == "वार्ता"
            && (from..p.noun.start).any(|i| (word(i), word(i + 1)) == ("के", "साथ") && country(i - 1))
    })
}

/// Whether the first phrase's noun is that of a congress.
fn congress(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    first(phrases).is_some_and(|p| article.is(p.noun.end - 1, Class::Congress))
}

/// Whether a sentence that names the meeting tells whose people come: 90 देशों के प्रतिनिधि.
fn of_countries(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    let word = |i: usize| article.tokens.str(i);
    phrases.iter().filter(|p| !p.passing).any(|p| {
        let people = |i: usize| word(i).starts_with("प्रतिनिधि") || word(i).starts_with("नेता");
        let sentence = article.tokens.sentence(p.sentence);
        sentence.clone().any(|i| {
            matches!(word(i), "देशों" | "राष्ट्रों") && word(i + 1) == "के" && (i + 2..(i + 7).min(sentence.end)).any(people)
        })
    })
}

/// Whether the opening, or a sentence that names the meeting, tells that something was reviewed.
fn reviews(article: &Article<'_>, phrases: &[Phrase]) -> bool {
    if congress(article, phrases) {
        return false;
    }
    let named = phrases.iter().filter(|p| !p.passing).map(|p| p.sentence);
    let mut sentences = named.chain(article.opening());
    sentences.any(|number| article.tokens.sentence(number).any(|i| article.is(i, Class::Reviews)))
}

/// How many countries a sentence that names the meeting joins whose it is: भारत और नेपाल के बीच, चीन, भारत और नेपाल की.
fn countries(article: &Article<'_>, phrases: &[Phrase]) -> usize {
    let joined = |phrase: &Phrase| {
        let from = article.tokens.sentence(phrase.sentence).start;
        let genitives = (from + 1..phrase.noun.start).filter(|&i| matches!(article.tokens.str(i), "के" | "की"));
        genitives.map(|i| article.countries(i, from)).max().unwrap_or(0)
    };
    let mut named = phrases.iter().filter(|p| !p.passing).take(FIRST).map(joined);
    named.find(|&count| count > 1).unwrap_or(0)
}
