//! The first line: which meeting, of whom, when and where, and how it stands.

use super::{sentence, words};
use crate::analysis::{Filler, Mention, MentionKind, Slot, Slots, Status};
use crate::lexicon::{Entry, MeetingWord, TimeWord, folded};
use crate::meeting::Article;
use crate::meeting::clause::breaks;
use crate::meeting::phrase::{self, Phrase};
use crate::meeting::words::Class;
use crate::span::{Span, Text};
use crate::token::TokenKind;
use crate::word::one_line;

/// `पटना में मुख्यमंत्री आवास पर विपक्षी दलों की बैठक चल रही है।`
pub(super) fn opening(
    article: &Article<'_>,
    phrases: &[Phrase],
    title: &Filler,
    status: Status,
    slots: &Slots,
) -> String {
    let phrase = phrases.iter().find(|p| article.tokens.span(p.tokens.clone()) == title.span);
    let feminine = phrase.is_none_or(|p| p.feminine);
    let mut words_of_line: Vec<String> = Vec::new();
    // When and where a meeting that was put off will be is told apart.
    let told = |filler: &&Filler| !(status == Status::Postponed && put_off_to(article, filler));
    let days = lasts(article, title);
    let time = slots[Slot::Time].iter().find(told);
    // And a congress that began or ended on a day was not all of that day.
    let congress = phrase.is_some_and(|p| article.is(p.noun.end - 1, Class::Congress));
    let bound = time.filter(|_| days || congress).and_then(|time| bound(article, time));
    // A meeting of several days was not on one of them.
    if let Some(time) = time.filter(|_| !days || bound.is_some() || status != Status::Held) {
        let at = at_time(article, time);
        // सोमवार को शुरू हुई: since then it goes on.
        let since = at.strip_suffix(" को").filter(|_| status == Status::UnderWay && begins(article, time));
        words_of_line.push(since.map_or_else(|| at.clone(), |day| format!("{day} से")));
    }
    let venue = slots[Slot::Venue].iter().find(told);
    // असम के विज्ञान भवन: a house told of elsewhere lies not therefore in the state or country.
    let apart = |place: &&Filler| {
        let wide = matches!(article.place_kind(place.entity), Some("state" | "country"));
        !(wide && venue.is_some_and(|venue| venue.evidence != place.evidence))
    };
    let met = phrase.and_then(|phrase| met(article, phrase, slots));
    // रूस के दौरे पर व्लादिवोस्तोक पहुंचे: the town tells more than the country.
    let country = |place: &Filler| article.place_kind(place.entity) == Some("country");
    let state = |place: &Filler| article.place_kind(place.entity) == Some("state");
    let town = slots[Slot::Place].iter().filter(told).find(|place| !country(place) && !state(place));
    let place = town.or_else(|| slots[Slot::Place].iter().find(told)).filter(apart);
    let wide = place.is_some_and(country);
    let place = place.map(|place| words(article, place));
    // घाना में घाना के राष्ट्रपति से मुलाकात
    let name = words(article, title);
    let whom = folded(met.as_ref().unwrap_or(&name));
    let place = place.filter(|place| !whom.starts_with(&format!("{} ", folded(place))));
    words_of_line.extend(at_place(article, slots[Slot::Venue].iter().filter(told), place, wide));
    let plural = phrase.is_some_and(|p| plural(article.tokens.str(p.noun.end - 1)));
    // पटना में बैठक टाल दी गई would tell where it was put off.
    if matches!(status, Status::Postponed | Status::Cancelled) && !words_of_line.is_empty() {
        words_of_line.push(match (feminine, plural) {
            (true, _) => "होने वाली".to_owned(),
            (false, false) => "होने वाला".to_owned(),
            (false, true) => "होने वाले".to_owned(),
        });
    }
    if let Some(phrase) = phrase.filter(|phrase| met.is_some() || tells_whom(article, phrase)) {
        let who = doer(article, phrase, slots, met.as_ref().unwrap_or(&name));
        words_of_line.extend(who.map(|who| format!("{who} {}", if feminine { "की" } else { "का" })));
    }
    words_of_line.extend(met);
    words_of_line.push(agreeing(article, phrase, title, feminine));
    let verb = verb(status, feminine, plural);
    let bound = match (bound, status) {
        (Some(Bound::Begin), Status::Held | Status::Scheduled) => "शुरू ",
        (Some(Bound::End), Status::Held) => "संपन्न ",
        _ => "",
    };
    words_of_line.push(format!("{bound}{verb}।"));
    if status == Status::Postponed {
        words_of_line.extend(again(article, slots, feminine));
    }
    words_of_line.join(" ")
}

/// Where it is, with its postpositions: in the first of the `venues` that says whose it is, in `place`, which is a country where it is
/// `wide`.
fn at_place<'f>(
    article: &Article<'_>,
    mut venues: impl Iterator<Item = &'f Filler>,
    place: Option<String>,
    wide: bool,
) -> Option<String> {
    let tokens = article.tokens;
    // आवास पर, alone, does not say whose.
    let bare = |f: &&Filler| {
        let range = tokens.within(f.span);
        range.len() == 1 && (article.is(range.start, Class::HouseOpen) || article.is(range.start, Class::HouseFeminine))
    };
    let Some(filler) = venues.find(|f| !bare(f)) else { return place.map(|place| format!("{place} में")) };
    let range = tokens.within(filler.span);
    let last = range.end.saturating_sub(1);
    let at = match tokens.str(range.end) {
        own @ ("में" | "पर") => own,
        _ if article.is(last, Class::HouseOpen) => "पर",
        _ => "में",
    };
    let venue = house(article, filler);
    // रमेश यादव के [आवास पर]: whose it is was not taken along; the place alone would give it to the town.
    if owner(article, filler).is_some_and(|owner| article.person_ends(owner)) {
        return Some(format!("{venue} {at}"));
    }
    if let Some(whereabouts) = whereabouts(article, filler, place.as_deref()) {
        return Some(format!("{whereabouts} {venue} {at}"));
    }
    // आरा में शहर के एक होटल में
    let of_town = ["शहर के ", "शहर की ", "नगर के "].iter().find_map(|town| venue.strip_prefix(town));
    let long = [" के ", " की ", " का ", "स्थित"].iter().any(|joint| venue.contains(joint));
    let whole = match (place, of_town) {
        (Some(place), Some(rest)) => format!("{place} के {rest}"),
        (Some(place), None) if venue.contains(&place) => venue,
        // पटना के ज्ञान भवन में, but: पटना में मुख्यमंत्री के आवास पर, नेपाल में सरकारी आवास पर
        (Some(place), None) if long || wide => format!("{place} में {venue}"),
        (Some(place), None) if article.is(last, Class::HouseFeminine) => format!("{place} की {venue}"),
        (Some(place), None) => format!("{place} के {venue}"),
        (None, _) => venue,
    };
    Some(format!("{whole} {at}"))
}

/// How the meeting stands, in the gender and number of its noun.
fn verb(status: Status, feminine: bool, plural: bool) -> &'static str {
    match (status, feminine, plural) {
        (Status::Scheduled, true, false) => "होगी",
        (Status::Scheduled, false, false) => "होगा",
        (Status::Scheduled, true, true) => "होंगी",
        (Status::Scheduled, false, true) => "होंगे",
        (Status::UnderWay, true, false) => "चल रही है",
        (Status::UnderWay, false, false) => "चल रहा है",
        (Status::UnderWay, true, true) => "चल रही हैं",
        (Status::UnderWay, false, true) => "चल रहे हैं",
        (Status::Held, true, false) => "हुई",
        (Status::Held, false, false) => "हुआ",
        (Status::Held, true, true) => "हुईं",
        (Status::Held, false, true) => "हुए",
        (Status::Postponed, true, false) => "टाल दी गई",
        (Status::Postponed, false, false) => "टाल दिया गया",
        (Status::Postponed, true, true) => "टाल दी गईं",
        (Status::Postponed, false, true) => "टाल दिए गए",
        (Status::Cancelled, true, false) => "रद्द कर दी गई",
        (Status::Cancelled, false, false) => "रद्द कर दिया गया",
        (Status::Cancelled, true, true) => "रद्द कर दी गईं",
        (Status::Cancelled, false, true) => "रद्द कर दिए गए",
    }
}

/// Whether the filler tells when or where a meeting that was put off will be: `अब यह 14 जुलाई को टाउन हॉल में होगी`.
fn put_off_to(article: &Article<'_>, filler: &Filler) -> bool {
    let tokens = article.tokens;
    let at = tokens.within(filler.span).start;
    let sentence = sentence(article, filler);
    let now = (sentence.start..at).rev().find(|&i| tokens.str(i) == "अब");
    // बैठक टली, अब सोमवार को: in a headline no verb need follow.
    now.is_some_and(|now| now + 1 == at || (at..sentence.end).any(|i| article.is(i, Class::WillBe)))
}

/// When and where a meeting that was put off will be.
fn again(article: &Article<'_>, slots: &Slots, feminine: bool) -> Option<String> {
    let of = |slot: Slot| slots[slot].iter().find(|filler| put_off_to(article, filler));
    let time = of(Slot::Time).map(|time| at_time(article, time))?;
    let house = of(Slot::Venue).map(|venue| format!(" {} में", words(article, venue))).unwrap_or_default();
    Some(format!("अब यह {time}{house} {}।", if feminine { "होगी" } else { "होगा" }))
}

/// Which end of a meeting of several days a day is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Bound {
    Begin,
    End,
}

/// Whether the meeting goes on for days by its name: दो दिवसीय सम्मेलन.
fn lasts(article: &Article<'_>, title: &Filler) -> bool {
    article.tokens.within(title.span).any(|i| article.tokens.str(i).ends_with("दिवसीय"))
}

/// Whether the sentence of the meeting's time tells that it began.
fn begins(article: &Article<'_>, time: &Filler) -> bool {
    bound(article, time) == Some(Bound::Begin)
}

/// Which end of the meeting the sentence of its time tells.
fn bound(article: &Article<'_>, time: &Filler) -> Option<Bound> {
    sentence(article, time).find_map(|i| match article.tokens.str(i) {
        "शुरू" | "शुरु" | "शुरुआत" | "आगाज" | "आगाज़" | "शुभारंभ" | "उद्घाटन" => {
            Some(Bound::Begin)
        }
        "संपन्न" | "सम्पन्न" | "समाप्त" | "समापन" | "खत्म" => {
            Some(Bound::End)
        }
        _ => None,
    })
}

/// The house's words, whose genitive agrees with it: मंत्री की सरकारी आवास is the article's slip.
fn house(article: &Article<'_>, venue: &Filler) -> String {
    let last = article.tokens.within(venue.span).end.saturating_sub(1);
    let text = words(article, venue);
    let masculine = article.is(last, Class::HouseOpen) && !article.is(last, Class::HouseFeminine);
    match text.rsplit_once(" की ").filter(|(_, house)| masculine && house.split(' ').count() < 3) {
        Some((whose, house)) => format!("{whose} के {house}"),
        None => text,
    }
}

/// Whether the meeting's name tells whom somebody met: `राष्ट्रपति से मुलाकात`, `अधिकारियों के साथ समीक्षा बैठक`.
fn tells_whom(article: &Article<'_>, phrase: &Phrase) -> bool {
    let mut words = (phrase.tokens.start..phrase.noun.start).rev().map(|i| article.tokens.str(i));
    words.find(|word| matches!(*word, "से" | "साथ" | "की" | "का" | "के")).is_some_and(|word| matches!(word, "से" | "साथ"))
}

/// Whether two who met share a name or an office, so that one of them may be taken for the other.
fn shares_name(who: &str, whom: &str) -> bool {
    let joint = |word: &&str| !matches!(*word, "की" | "का" | "के" | "से" | "साथ" | "और");
    who.split(' ').filter(joint).any(|word| whom.split(' ').any(|other| other == word))
}

/// Who met, where the name of the meeting only tells `whom`: `प्रधानमंत्री रमेश यादव`. The one who acts in the sentence that names it, by
/// what he shares with nobody whom he met; or, in the first sentences, whose delegation it was.
fn doer(article: &Article<'_>, phrase: &Phrase, slots: &Slots, whom: &str) -> Option<String> {
    let tokens = article.tokens;
    let sentence = tokens.sentence(phrase.sentence);
    let there = |entity: Option<usize>| {
        let slots = [Slot::Participants, Slot::Host, Slot::Chair].map(|slot| &slots[slot]);
        entity.is_some() && slots.into_iter().flatten().any(|filler| filler.entity == entity)
    };
    // The nearest who acts, in the same clause.
    let by = (sentence.start + 1..phrase.tokens.start)
        .rev()
        .take_while(|&i| !breaks(article, i))
        .take_while(|&i| !matches!(tokens.str(i), "," | "तो" | "उधर" | "इधर"))
        .find(|&i| tokens.str(i) == "ने");
    let person = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Role) && there(m.entity);
    let Some(who) = by.and_then(|by| article.mentions_ending(by - 1).find(person)) else {
        return delegation(article).filter(|who| !shares_name(who, whom));
    };
    let entity = who.entity.and_then(|e| article.entities.get(e))?;
    // His designation alone tells who it is, where it is short.
    let in_full = (who.kind == MentionKind::Person).then(|| presented(article, who, OFFICE));
    if let Some(in_full) = in_full.filter(|who| !shares_name(who, whom)) {
        return Some(in_full);
    }
    // रमेश यादव की प्रधानमंत्री से मुलाकात, where he is the one: whom he met is not told.
    let met = whom.split(" से ").next().unwrap_or_default().trim_end_matches(" से");
    let himself = entity.roles.iter().any(|role| role.ends_with(met));
    (!himself && !shares_name(&entity.name, whom)).then(|| entity.name.clone())
}

/// A designation of so many tokens is too long to tell who met.
const OFFICE: usize = 4;

/// Whose delegation met, by the first sentences: कांग्रेस के प्रतिनिधिमंडल.
fn delegation(article: &Article<'_>) -> Option<String> {
    let tokens = article.tokens;
    let named = |i: usize| {
        if i < 3 || !matches!(tokens.str(i), "प्रतिनिधिमंडल" | "शिष्टमंडल")
        {
            return None;
        }
        // संघ के एक प्रतिनिधिमंडल
        let joint = i - 1 - usize::from(tokens.str(i - 1) == "एक");
        matches!(tokens.str(joint), "का" | "के").then_some((i, joint))
    };
    let mut opening = article.opening().into_iter().flat_map(|number| tokens.sentence(number));
    let (delegation, joint) = opening.find_map(named)?;
    let body = article.mentions_ending(joint - 1).find(|m| m.kind == MentionKind::Organisation)?;
    Some(format!("{} के {}", body.span.of(tokens.text), tokens.str(delegation)))
}

/// The last token of the genitive right before a house.
fn owner(article: &Article<'_>, venue: &Filler) -> Option<usize> {
    let tokens = article.tokens;
    let joint = tokens.within(venue.span).start.checked_sub(1).filter(|&i| matches!(tokens.str(i), "के" | "की"))?;
    joint.checked_sub(1)
}

/// Where a house stands by the genitive right before it, where that is not the meeting's `place`: `हरिपुर के गोल चौक पर`.
fn whereabouts(article: &Article<'_>, venue: &Filler, place: Option<&str>) -> Option<String> {
    let tokens = article.tokens;
    let owner = owner(article, venue)?;
    let name = article.mentions_ending(owner).find(|m| m.kind == MentionKind::Place);
    let whole = name.map_or(tokens.span(owner..owner + 1), |m| m.span).of(tokens.text);
    // A name that no table holds: कार्यालय के सभागार has lost whose it is.
    let unknown = article.is_content(owner) && tokens.hits(owner).is_empty();
    let told = (name.is_some() || unknown) && place != Some(whole);
    told.then(|| format!("{} {}", one_line(whole), tokens.str(owner + 1)))
}

/// A person's name with the designation right before it, where that has less than `most` tokens: `प्रधानमंत्री रमेश यादव`.
fn presented(article: &Article<'_>, person: &Mention, most: usize) -> String {
    let before = article.tokens.within(person.span).start.checked_sub(1);
    let office = before.and_then(|i| article.mentions_ending(i).find(|m| m.kind == MentionKind::Role));
    // … की बेटी और सलाहकार, यूरोपीय परिषद के अध्यक्ष: half of what he is, or not whose.
    let cut = |office: &&Mention| {
        let before = article.tokens.within(office.span).start.checked_sub(1);
        before.is_some_and(|i| article.is_genitive(i) || article.is(i, Class::Joins) && !article.person_ends(i - 1))
    };
    let office = office.filter(|office| article.tokens.within(office.span).len() < most && !cut(office));
    let whole: Span<Text> = Span::new(office.map_or(person.span.start, |office| office.span.start), person.span.end);
    one_line(whole.of(article.tokens.text))
}

/// With whom, where the meeting's name is मुलाकात and no more.
fn met(article: &Article<'_>, phrase: &Phrase, slots: &Slots) -> Option<String> {
    let tokens = article.tokens;
    let talk = matches!(tokens.str(phrase.noun.start), "चर्चा" | "बातचीत" | "बात");
    let alone = phrase.tokens == phrase.noun || phrase.by_telephone(article);
    if !alone || !(talk || article.is(phrase.noun.start, Class::Encounter)) {
        return None;
    }
    let there = |entity: Option<usize>| {
        entity.is_some() && slots[Slot::Participants].iter().any(|filler| filler.entity == entity)
    };
    let opening = article.opening();
    // The one who met somebody is not whom he met.
    let before = tokens.sentence(phrase.sentence).start..phrase.noun.start;
    let acts = before.filter(|&i| i > 0 && tokens.str(i) == "ने");
    let acts: Vec<_> = acts.flat_map(|by| article.mentions_ending(by - 1)).filter_map(|m| m.entity).collect();
    let met = article.mentions.iter().filter(|m| !m.entity.is_some_and(|e| acts.contains(&e))).find(|m| {
        let end = tokens.within(m.span).end;
        // The first sentences tell of the meeting itself.
        let told = tokens.str(end + 1).starts_with("मिल") && opening.contains(&tokens.sentence_of(end));
        // से उनके आवास पर मुलाकात
        let noun = (end + 1..end + 1 + HOUSE).find(|&i| article.is(i, Class::Encounter));
        let stops = |i: usize| matches!(tokens.str(i), "ने" | "से" | "को" | ",") || article.is(i, Class::Finite);
        let meets = noun.is_some_and(|noun| !(end + 1..noun).any(stops));
        matches!(m.kind, MentionKind::Person | MentionKind::Role)
            && tokens.str(end) == "से"
            && (told || meets && there(m.entity))
    });
    if let Some(met) = met {
        let whom = presented(article, met, usize::MAX);
        // राजा रमेश और रानी सुनीता से मुलाकात: both.
        let other =
            beside(article, met).map_or(String::new(), |other| format!("{} और ", one_line(other.span.of(tokens.text))));
        return Some(format!("{other}{whom} से"));
    }
    let together = |one: &Filler, two: &Filler| {
        let after = |filler: &Filler| tokens.within(filler.span).end;
        (article.is(after(one), Class::Joins) || tokens.str(after(one)) == ",")
            && matches!(tokens.str(after(two)), "से" | "के")
            && tokens.str(after(two) + 1) != "बीच"
    };
    match &slots[Slot::Participants][..] {
        // Who only was there too met nobody apart.
        // And those whom a third met, रमेश यादव और सुनीता देवी से मुलाकात, did not meet each other.
        [one, two]
            if one.entity.is_some() && two.entity.is_some() && one.evidence == two.evidence && !together(one, two) =>
        {
            Some(format!("{} और {} की", words(article, one), words(article, two)))
        }
        _ => None,
    }
}

/// The person whom और ties to `met`, before his name and his designation.
fn beside<'m>(article: &'m Article<'_>, met: &Mention) -> Option<&'m Mention> {
    let start = article.tokens.within(met.span).start;
    let office = start.checked_sub(1).and_then(|i| article.mentions_ending(i).find(|m| m.kind == MentionKind::Role));
    let start = office.map_or(start, |office| article.tokens.within(office.span).start);
    let joint = start.checked_sub(1).filter(|&i| article.is(i, Class::Joins))?;
    article.mentions_ending(joint.checked_sub(1)?).find(|m| m.kind == MentionKind::Person)
}

/// Most tokens from `से` to the noun of an encounter: in whose house.
const HOUSE: usize = 5;

/// Most tokens from `से` to `शुरू`.
const BEGINS: usize = 8;

/// A time with the postposition that it takes: `सोमवार को`, `30 अप्रैल, 2020 को`, `सितंबर में`, but `आज`, `शाम पांच बजे`.
fn at_time(article: &Article<'_>, time: &Filler) -> String {
    let tokens = article.tokens;
    let range = tokens.within(time.span);
    let text = words(article, time);
    let word = |i: usize| tokens.word(i, |e| if let Entry::Time(word) = e { Some(*word) } else { None });
    let numbered = range.clone().any(|i| {
        tokens.all[i].kind == TokenKind::Number && tokens.str(i).chars().count() < 4
            || tokens.word(i, |e| matches!(e, Entry::Number(_)).then_some(())).is_some()
    });
    let month = range.clone().any(|i| word(i) == Some(TimeWord::Month));
    let last = range.end.saturating_sub(1);
    // 3 से 5 मई तक चली
    if tokens.str(range.end) == "से"
        && let Some(end) = until(article, range.end + 1)
    {
        return format!("{text} से {end} तक");
    }
    let begins = |from: usize| (from..from + BEGINS).any(|i| matches!(tokens.str(i), "शुरू" | "शुरु"));
    match word(last) {
        // शुक्रवार से पटना में शुरू होगा
        _ if tokens.str(range.end) == "से" && begins(range.end) => format!("{text} से"),
        _ if tokens.str(range.end) == "को" => format!("{text} को"),
        Some(TimeWord::Weekday | TimeWord::Day) => format!("{text} को"),
        Some(TimeWord::Month) if numbered => format!("{text} को"),
        Some(TimeWord::Month) => format!("{text} में"),
        None if month && numbered => format!("{text} को"),
        // अक्टूबर 2020
        None if month => format!("{text} में"),
        _ => text,
    }
}

/// The date that begins at token `at`, before तक.
fn until(article: &Article<'_>, at: usize) -> Option<String> {
    let date = article.mentions_beginning(at).find(|m| m.kind == MentionKind::Date)?;
    let end = article.tokens.within(date.span).end;
    (article.tokens.str(end) == "तक").then(|| one_line(date.span.of(article.tokens.text)))
}

/// Whether a meeting's noun is in the plural: बैठकें, बैठकों, वार्ताएं.
pub(crate) fn plural(noun: &str) -> bool {
    ["ें", "ों", "एं", "ओं"].iter().any(|ending| noun.ends_with(ending))
}

/// The title in the direct case, as a subject: its genitive in the gender of the noun (the article's slip `का बैठक` is
/// not repeated), its noun and its ordinals without the oblique's endings (`11वें सम्मेलन`, `बैठकों`).
fn agreeing(article: &Article<'_>, phrase: Option<&Phrase>, title: &Filler, feminine: bool) -> String {
    let tokens = article.tokens;
    let Some(phrase) = phrase.filter(|p| title.span == tokens.span(p.tokens.clone())) else {
        return words(article, title);
    };
    let noun = phrase.noun.end - 1;
    // वीडियो कॉन्फ्रेंसिंग is by what they met.
    let means = |e: &Entry| matches!(e, Entry::Meeting { word: MeetingWord::Means, .. }).then_some(());
    if tokens.longest(phrase.noun.start, means).is_some() {
        let review = tokens.sentence(phrase.sentence).any(|i| tokens.str(i) == "समीक्षा");
        return format!("{} से {}बैठक", words(article, title), if review { "समीक्षा " } else { "" });
    }
    // What was talked over names the meeting only so: बात, समीक्षा.
    match tokens.str(noun) {
        "बात" | "चर्चा" => return "बातचीत".to_owned(),
        "समीक्षा" => return "समीक्षा बैठक".to_owned(),
        _ => {}
    }
    let plural = plural(tokens.str(noun));
    // The genitive that belongs to the noun: not that of राज्य के मंत्री से मुलाकात, मंत्रियों के साथ बैठक.
    let genitive = phrase
        .tokens
        .clone()
        .rev()
        .take_while(|&i| !matches!(tokens.str(i), "से" | "साथ" | "बीच" | "पर"))
        .find(|&i| matches!(tokens.str(i), "का" | "के" | "की"));
    let mut line = String::new();
    // के बीच होने वाली वार्ता, के बीच हुई वार्ता: how it stands is told by the line's verb.
    let borne = phrase::borne(article, phrase);
    for i in phrase.tokens.clone().filter(|i| !borne.contains(i)) {
        let gap = i > phrase.tokens.start && tokens.all[i].span.start > tokens.all[i - 1].span.end;
        if gap {
            line.push(' ');
        }
        let word = tokens.str(i);
        match genitive {
            _ if i == noun => line.push_str(&direct(word, feminine)),
            Some(at) if at == i && !plural => line.push_str(if feminine { "की" } else { "का" }),
            Some(at) if at > i => line.push_str(word),
            _ if feminine || plural => line.push_str(word),
            // 11वें, पहले: with a masculine noun in the singular.
            _ => match word.strip_suffix("वें") {
                Some(number) => line.push_str(&format!("{number}वां")),
                None if article.is(i, Class::Ordinal) => {
                    line.push_str(&word.strip_suffix('े').map_or_else(|| word.to_owned(), |stem| format!("{stem}ा")));
                }
                None => line.push_str(word),
            },
        }
    }
    line
}

/// A meeting's noun in the direct case: बैठकों, बैठकें; सम्मेलनों, सम्मेलन.
fn direct(noun: &str, feminine: bool) -> String {
    match (noun.strip_suffix("ओं"), noun.strip_suffix("ों")) {
        (Some(stem), _) if feminine => format!("{stem}एं"),
        (_, Some(stem)) if feminine => format!("{stem}ें"),
        (None, Some(stem)) => stem.to_owned(),
        _ => noun.to_owned(),
    }
}
