//! The summary: a line a fact, in Hindi, each with the sentence that it rests on.

use super::Article;
use super::alike::stem;
use super::phrase::Phrase;
use super::words::Class;
use crate::analysis::{Filler, Line, Mention, MentionKind, Slot, Slots, Status};
use crate::lexicon::{Entry, MeetingWord, TimeWord};
use crate::span::{Span, Text};
use crate::token::TokenKind;

/// The lines, the most important first. No line without evidence.
pub(crate) fn lines(article: &Article<'_>, phrases: &[Phrase], status: Status, slots: &Slots) -> Vec<Line> {
    let mut lines = Vec::new();
    if let Some(title) = slots[Slot::Title].first() {
        lines.push(Line { text: opening(article, phrases, title, status, slots), evidence: title.evidence });
    }
    let lists = [
        (Slot::Host, "मेजबान"),
        (Slot::Chair, "अध्यक्षता"),
        (
            Slot::Participants,
            match status {
                Status::Scheduled => "शामिल होंगे",
                Status::Cancelled | Status::Postponed => "आने वाले थे",
                Status::UnderWay | Status::Held => "शामिल",
            },
        ),
        (Slot::Organisations, "दल और संस्थाएं"),
        (Slot::Absent, "नहीं आए"),
        (Slot::Agenda, "विषय"),
        (Slot::Decisions, "निर्णय"),
        (Slot::NextStep, "आगे"),
    ];
    let title = slots[Slot::Title].first();
    for (slot, label) in lists {
        let mut fillers: Vec<&Filler> = slots[slot].iter().collect();
        // What takes a label of its own.
        let mut apart: Vec<(&str, Vec<&Filler>)> = Vec::new();
        match slot {
            // Who presides or invites takes part: once is enough.
            Slot::Participants => {
                fillers.retain(|f| !fills(slots, Slot::Chair, f) && !fills(slots, Slot::Host, f));
            }
            // The body that the first line names, or that invited.
            Slot::Organisations => {
                let text = |f: &Filler| f.span.of(article.tokens.text);
                fillers.retain(|f| title.is_none_or(|title| !text(title).contains(text(f))));
                fillers.retain(|f| !fills(slots, Slot::Host, f));
            }
            Slot::Agenda => {
                let demanded;
                fillers.retain(|filler| !deferred(article, filler));
                (demanded, fillers) = fillers.into_iter().partition(|filler| demands(article, filler, &slots[slot]));
                let presented;
                (presented, fillers) = fillers.into_iter().partition(|filler| presents(article, filler));
                apart = vec![("मांग", demanded), ("पेश", presented)];
            }
            // इस बीच …: what went on elsewhere.
            Slot::NextStep => {
                fillers.retain(|f| !f.evidence.of(article.tokens.text).trim_start().starts_with("इस बीच"));
            }
            Slot::Decisions => {
                let assured;
                (assured, fillers) = fillers.into_iter().partition(|filler| assures(article, filler));
                let all = fillers.clone();
                fillers.retain(|filler| !named_already(article, filler, &all));
                fillers.truncate(DECISIONS);
                apart = vec![("आश्वासन", assured)];
            }
            _ => {}
        }
        // Who came though the meeting was called off.
        if slot == Slot::Participants && matches!(status, Status::Cancelled | Status::Postponed) {
            let came;
            (came, fillers) = fillers.into_iter().partition(|filler| came_all_the_same(article, filler));
            apart = vec![("मौके पर मौजूद", came)];
        }
        let label = match (slot, fillers.len(), status) {
            (Slot::Organisations, 1, _) => "दल या संस्था",
            (Slot::Chair, ..) if fillers.iter().any(|filler| co_chairs(article, filler)) => "सह-अध्यक्षता",
            (Slot::Absent, _, Status::Scheduled) => "नहीं आएंगे",
            (Slot::Absent, _, Status::Postponed | Status::Cancelled) => "आने से इनकार",
            _ => label,
        };
        // Who is named in the first line needs no second one.
        if matches!(slot, Slot::Participants | Slot::Host)
            && let Some(first) = lines.first()
            && fillers.iter().all(|filler| told_in(article, &first.text, title, filler))
        {
            fillers.clear();
        }
        for (label, fillers) in [(label, fillers)].into_iter().chain(apart) {
            let Some(first) = fillers.first() else { continue };
            let said = || fillers.iter().map(|filler| said(article, slot, filler, &slots[slot])).collect::<Vec<_>>();
            let text = match slot {
                Slot::Agenda if label == "मांग" => match demanded(article, &fillers) {
                    told if told.is_empty() => continue,
                    told => format!("{label}: {}।", told.join("; ")),
                },
                Slot::Agenda if label == "पेश" => format!("{label}: {}।", said().join("; ")),
                Slot::Agenda => topics(article, &fillers, status, slots),
                _ => format!("{label}: {}।", said().join(separator(slot))),
            };
            lines.push(Line { text, evidence: first.evidence });
        }
    }
    lines
}

/// `पटना में मुख्यमंत्री आवास पर विपक्षी दलों की बैठक चल रही है।`
fn opening(article: &Article<'_>, phrases: &[Phrase], title: &Filler, status: Status, slots: &Slots) -> String {
    let phrase = phrases.iter().find(|p| article.tokens.span(p.tokens.clone()) == title.span);
    let feminine = phrase.is_none_or(|p| p.feminine);
    let mut words_of_line: Vec<String> = Vec::new();
    // When and where a meeting that was put off will be is told apart.
    let told = |filler: &&Filler| !(status == Status::Postponed && put_off_to(article, filler));
    let days = lasts(article, title);
    let time = slots[Slot::Time].iter().find(told);
    let bound = time.filter(|_| days).and_then(|time| bound(article, time));
    // A meeting of several days was not on one of them.
    if let Some(time) = time.filter(|_| !days || bound.is_some() || status != Status::Held) {
        words_of_line.push(at_time(article, time));
    }
    let venue = slots[Slot::Venue].iter().find(told);
    // असम के विज्ञान भवन: a house told of elsewhere lies not therefore in the state or country.
    let apart = |place: &&Filler| {
        let wide = |e: usize| article.entities[e].facts.iter().any(|f| matches!(f, ("kind", "state" | "country")));
        !(place.entity.is_some_and(wide) && venue.is_some_and(|venue| venue.evidence != place.evidence))
    };
    let met = phrase.and_then(|phrase| met(article, phrase, slots));
    let place = slots[Slot::Place].iter().find(told).filter(apart).map(|place| words(article, place));
    // चिली में चिली के राष्ट्रपति से मुलाकात
    let name = words(article, title);
    let place = place.filter(|place| !met.as_ref().unwrap_or(&name).starts_with(&format!("{place} ")));
    // आवास पर, alone, does not say whose.
    let bare = |f: &&Filler| {
        let range = article.tokens.within(f.span);
        range.len() == 1 && (article.is(range.start, Class::HouseOpen) || article.is(range.start, Class::HouseFeminine))
    };
    if let Some(venue) = slots[Slot::Venue].iter().find(|f| !bare(f) && told(f)) {
        let last = article.tokens.within(venue.span).end.saturating_sub(1);
        let at = article.is(last, Class::HouseOpen);
        let venue_span = venue.span;
        let whereabouts = whereabouts(article, venue, place.as_deref());
        let venue = house(article, venue);
        let at = match tokens_after(article, venue_span) {
            own @ ("में" | "पर") => own,
            _ if at => "पर",
            _ => "में",
        };
        let long = [" के ", " की ", " का ", "स्थित"].iter().any(|joint| venue.contains(joint));
        // सिलीगुड़ी में शहर के एक होटल में
        let of_town = ["शहर के ", "शहर की ", "नगर के "].iter().find_map(|town| venue.strip_prefix(town));
        let venue = match (&place, of_town) {
            (Some(place), Some(rest)) => format!("{place} के {rest}"),
            _ => venue.clone(),
        };
        match place {
            _ if whereabouts.is_some() => words_of_line.extend(whereabouts.flatten()),
            Some(place) if venue.contains(&place) => {}
            // पटना के ज्ञान भवन में, but: पटना में मुख्यमंत्री के आवास पर
            Some(place) if long => words_of_line.push(format!("{place} में")),
            Some(place) if article.is(last, Class::HouseFeminine) => words_of_line.push(format!("{place} की")),
            Some(place) => words_of_line.push(format!("{place} के")),
            None => {}
        }
        words_of_line.push(format!("{venue} {at}"));
    } else if let Some(place) = place {
        words_of_line.push(format!("{place} में"));
    }
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
        let whom = met.as_ref().unwrap_or(&name);
        let who = [true, false].into_iter().find_map(|office| {
            doer(article, phrase, slots, whom, (office, feminine)).filter(|who| !shares_name(who, whom))
        });
        words_of_line.extend(who);
    }
    words_of_line.extend(met);
    words_of_line.push(agreeing(article, phrase, title, feminine));
    let verb = match (status, feminine, plural) {
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
    };
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

/// Whether the filler tells when or where a meeting that was put off will be: `अब यह 14 जुलाई को टाउन हॉल में होगी`.
fn put_off_to(article: &Article<'_>, filler: &Filler) -> bool {
    let tokens = article.tokens;
    let at = tokens.within(filler.span).start;
    let sentence = tokens.sentence(tokens.sentence_of(at));
    (sentence.start..at).any(|i| tokens.str(i) == "अब") && (at..sentence.end).any(|i| article.is(i, Class::WillBe))
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

/// Which end of the meeting the sentence of its time tells.
fn bound(article: &Article<'_>, time: &Filler) -> Option<Bound> {
    let tokens = article.tokens;
    let mut words = tokens.sentence(tokens.sentence_of(tokens.within(time.span).start));
    words.find_map(|i| match tokens.str(i) {
        "शुरू" | "शुरु" | "शुरुआत" | "आगाज" | "आगाज़" | "शुभारंभ" | "उद्घाटन" => {
            Some(Bound::Begin)
        }
        "संपन्न" | "सम्पन्न" | "समाप्त" | "समापन" | "खत्म" => {
            Some(Bound::End)
        }
        _ => None,
    })
}

/// The word after `span`.
fn tokens_after<'t>(article: &Article<'t>, span: Span<Text>) -> &'t str {
    article.tokens.str(article.tokens.within(span).end)
}

/// The house's words, whose genitive agrees with it: योगी की सरकारी आवास is the article's slip.
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

/// Who met, where the name of the meeting only tells whom: `प्रधानमंत्री रमेश यादव की`. The one who acts in the sentence that names it, or,
/// in the first sentences, whose delegation it was.
fn doer(
    article: &Article<'_>,
    phrase: &Phrase,
    slots: &Slots,
    whom: &str,
    (office, feminine): (bool, bool),
) -> Option<String> {
    let tokens = article.tokens;
    let whose = if feminine { "की" } else { "का" };
    let sentence = tokens.sentence(phrase.sentence);
    let there = |entity: Option<usize>| {
        let slots = [Slot::Participants, Slot::Host, Slot::Chair].map(|slot| &slots[slot]);
        entity.is_some() && slots.into_iter().flatten().any(|filler| filler.entity == entity)
    };
    // The nearest who acts, in the same clause.
    let by = (sentence.start + 1..phrase.tokens.start)
        .rev()
        .take_while(|&i| !super::clause::breaks(article, i))
        .take_while(|&i| !matches!(tokens.str(i), "," | "तो" | "उधर" | "इधर"))
        .find(|&i| tokens.str(i) == "ने");
    let person = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Role) && there(m.entity);
    if let Some(by) = by {
        let who = article.mentions_ending(by - 1).find(person)?;
        if !office || who.kind == MentionKind::Role {
            let entity = who.entity.and_then(|e| article.entities.get(e))?;
            // रमेश यादव की प्रधानमंत्री से मुलाकात, where he is the one: whom he met is not told.
            let whom = whom.split(" से ").next().unwrap_or_default().trim_end_matches(" से");
            let himself = entity.roles.iter().any(|role| role.ends_with(whom));
            return (!himself).then(|| format!("{} {whose}", entity.name));
        }
        let start = tokens.within(who.span).start;
        // His designation alone tells who it is, where it is short.
        let office =
            start.checked_sub(1).and_then(|i| article.mentions_ending(i).find(|m| m.kind == MentionKind::Role));
        let office = office.filter(|office| tokens.within(office.span).len() < 4);
        let whole: Span<Text> = Span::new(office.map_or(who.span.start, |office| office.span.start), who.span.end);
        return Some(format!("{} {whose}", whole.of(tokens.text).split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    let delegation = article.opening().into_iter().flat_map(|number| tokens.sentence(number)).find(|&i| {
        matches!(tokens.str(i), "प्रतिनिधिमंडल" | "शिष्टमंडल") && i > 1 && matches!(tokens.str(i - 1), "का" | "के")
    })?;
    let body = article.mentions_ending(delegation - 2).find(|m| m.kind == MentionKind::Organisation)?;
    Some(format!("{} के {} {whose}", body.span.of(tokens.text), tokens.str(delegation)))
}

/// Where a house stands by the genitive right before it, where that is not the meeting's `place`: `दरभा के छिंदगढ़ चौक पर`. Within:
/// nothing, where it is somebody's.
fn whereabouts(article: &Article<'_>, venue: &Filler, place: Option<&str>) -> Option<Option<String>> {
    let tokens = article.tokens;
    let joint = tokens.within(venue.span).start.checked_sub(1).filter(|&i| matches!(tokens.str(i), "के" | "की"))?;
    let owner = joint.checked_sub(1)?;
    if article.person_ends(owner) {
        return Some(None);
    }
    let name = article.mentions_ending(owner).find(|m| m.kind == MentionKind::Place);
    let whole = name.map_or(tokens.span(owner..joint), |m| m.span).of(tokens.text);
    // A name that no table holds: कार्यालय के सभागार has lost whose it is.
    let unknown = article.is_content(owner) && tokens.hits(owner).is_empty();
    let told = (name.is_some() || unknown) && place != Some(whole);
    told.then(|| Some(format!("{} {}", whole.split_whitespace().collect::<Vec<_>>().join(" "), tokens.str(joint))))
}

/// With whom, where the meeting's name is मुलाकात and no more.
fn met(article: &Article<'_>, phrase: &Phrase, slots: &Slots) -> Option<String> {
    let tokens = article.tokens;
    if phrase.tokens != phrase.noun || !article.is(phrase.noun.start, Class::Encounter) {
        return None;
    }
    let there = |entity: Option<usize>| {
        entity.is_some() && slots[Slot::Participants].iter().any(|filler| filler.entity == entity)
    };
    let opening = article.opening();
    let met = article.mentions.iter().find(|m| {
        let end = tokens.within(m.span).end;
        // The first sentences tell of the meeting itself.
        let told = tokens.str(end + 1).starts_with("मिल") && opening.contains(&tokens.sentence_of(end));
        matches!(m.kind, MentionKind::Person | MentionKind::Role)
            && tokens.str(end) == "से"
            && (told || article.is(end + 1, Class::Encounter) && there(m.entity))
    });
    if let Some(met) = met {
        let start = tokens.within(met.span).start;
        let office =
            start.checked_sub(1).and_then(|i| article.mentions_ending(i).find(|m| m.kind == MentionKind::Role));
        let whole: Span<Text> = Span::new(office.map_or(met.span.start, |office| office.span.start), met.span.end);
        return Some(format!("{} से", whole.of(tokens.text).split_whitespace().collect::<Vec<_>>().join(" ")));
    }
    match &slots[Slot::Participants][..] {
        [one, two] if one.entity.is_some() && two.entity.is_some() => {
            Some(format!("{} और {} की", words(article, one), words(article, two)))
        }
        _ => None,
    }
}

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

/// Whether a meeting's noun is in the plural: बैठकें, बैठकों, वार्ताएं.
pub(super) fn plural(noun: &str) -> bool {
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
    let borne = super::phrase::borne(article, phrase);
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

/// Most characters of the one line.
const BRIEF: usize = 280;
/// Most people named in the one line.
const BRIEF_NAMES: usize = 3;

/// The meeting in one line of at most 280 characters: that it is, who presides, what came of it or what it is about, who
/// takes part; what does not fit is left out whole.
pub(crate) fn brief(article: &Article<'_>, phrases: &[Phrase], status: Status, slots: &Slots) -> String {
    let Some(title) = slots[Slot::Title].first() else { return String::new() };
    let mut line = opening(article, phrases, title, status, slots);
    let mut add = |mut pieces: Box<dyn Iterator<Item = String> + '_>| {
        let piece = pieces.find(|piece| line.chars().count() + piece.chars().count() < BRIEF);
        let fits = piece.is_some();
        if let Some(piece) = piece {
            line.push(' ');
            line.push_str(&piece);
        }
        fits
    };
    // As many as fit, at most so many.
    let list = |label: &'static str, slot: Slot, fillers: &[Filler], most: usize| {
        let fillers = fillers.to_vec();
        (1..=fillers.len().min(most)).rev().map(move |count| {
            let mut list: Vec<String> = fillers[..count].iter().map(|f| said(article, slot, f, &fillers)).collect();
            if slot != Slot::Decisions && count < fillers.len() {
                list.push("अन्य".to_owned());
            }
            format!("{label}: {}।", list.join(separator(slot)))
        })
    };
    add(Box::new(list("अध्यक्षता", Slot::Chair, &slots[Slot::Chair], 1)));
    if !add(Box::new(list("निर्णय", Slot::Decisions, &slots[Slot::Decisions], 2))) {
        let agenda: Vec<&Filler> = slots[Slot::Agenda].iter().collect();
        let few = (1..=agenda.len().min(2)).rev();
        add(Box::new(few.map(|count| topics(article, &agenda[..count], status, slots))));
    }
    let others: Vec<Filler> =
        slots[Slot::Participants].iter().filter(|f| !fills(slots, Slot::Chair, f)).cloned().collect();
    let label = if status == Status::Scheduled { "शामिल होंगे" } else { "शामिल" };
    if !matches!(status, Status::Cancelled | Status::Postponed) {
        add(Box::new(list(label, Slot::Participants, &others, BRIEF_NAMES)));
    }
    line
}

/// A filler of `slot`, one of `all`, as a line says it.
fn said(article: &Article<'_>, slot: Slot, filler: &Filler, all: &[Filler]) -> String {
    match slot {
        Slot::Decisions => decision(article, filler, all),
        Slot::Absent => of_body(article, filler),
        Slot::NextStep => next_step(&words(article, filler)),
        _ => named(article, filler),
    }
}

/// Whether it was only laid before those who met: नुकसान का ब्योरा रखा.
fn presents(article: &Article<'_>, filler: &Filler) -> bool {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let paper =
        matches!(tokens.str(end.saturating_sub(1)), "खाका" | "ब्योरा" | "ब्यौरा" | "रोडमैप" | "रिपोर्ट" | "लेखा-जोखा");
    paper && (end..end + 2).any(|i| matches!(tokens.str(i), "रखा" | "रखी" | "पेश" | "प्रस्तुत"))
}

/// Whether the matter was put off, and not talked of: `… का सवाल टाल दिया गया`.
fn deferred(article: &Article<'_>, filler: &Filler) -> bool {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let sentence = tokens.sentence(tokens.sentence_of(end.saturating_sub(1)));
    (end..sentence.end.min(end + 4)).any(|i| matches!(tokens.str(i), "टाल" | "टाला" | "टल" | "टली"))
}

/// Whether it was only asked for, by itself or in a list of `all`, and is not told to have been talked of: `… की मांग रखी`, not
/// `… की मांग पर चर्चा हुई`.
fn demands(article: &Article<'_>, filler: &Filler, all: &[Filler]) -> bool {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let next = all.iter().find(|other| {
        other.span.start > filler.span.start
            && (end..tokens.within(other.span).start).all(|i| tokens.str(i) == "," || article.is(i, Class::Joins))
    });
    let verb = |i: usize| article.is_verb_ki(i) || matches!(tokens.str(i), "रखी" | "उठाई" | "उठी" | "की");
    match next {
        Some(next) => demands(article, next, all),
        None => tokens.str(end.saturating_sub(1)) == "मांग" && (verb(end) || tokens.str(end) == "भी" && verb(end + 1)),
    }
}

/// Whether a decision only agrees on somebody's name, of whom another tells what was decided: रमेश यादव के नाम पर सहमति.
fn named_already(article: &Article<'_>, filler: &Filler, all: &[&Filler]) -> bool {
    let text = words(article, filler);
    let name = [" के नाम पर सहमति", " के नाम पर मुहर"].iter().find_map(|end| text.strip_suffix(end));
    name.is_some_and(|name| all.iter().any(|other| other.span != filler.span && words(article, other).contains(name)))
}

/// What was asked for, and by whom where that is told: `जांच कराने की (कांग्रेस)`; members of a list that share the last one's verb
/// stay together.
fn demanded(article: &Article<'_>, fillers: &[&Filler]) -> Vec<String> {
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
                let verb = if whole.ends_with("ने") { " की" } else { "" };
                let who = demander(article, filler).map(|who| format!(" ({who})")).unwrap_or_default();
                told.push(format!("{whole}{verb}{who}"));
            }
        }
    }
    told
}

/// Who asked for it: the name before the ने before the demand in its sentence.
fn demander(article: &Article<'_>, filler: &Filler) -> Option<String> {
    let tokens = article.tokens;
    let at = tokens.within(filler.span).start;
    let sentence = tokens.sentence(tokens.sentence_of(at));
    let by = (sentence.start..at).rev().find(|&i| tokens.str(i) == "ने")?;
    let name = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Organisation);
    let who = article.mentions_ending(by.checked_sub(1)?).find(name)?;
    who.entity.and_then(|e| article.entities.get(e)).map(|entity| entity.name.clone())
}

/// Whether one presides with another by the sentence that tells it.
fn co_chairs(article: &Article<'_>, filler: &Filler) -> bool {
    let sentence = filler.evidence.of(article.tokens.text);
    sentence.contains("सह-अध्यक्षता") || sentence.contains("सह अध्यक्षता")
}

/// Whether the first line, with the meeting's `title` in it, names whom the filler names, in whatever spelling.
fn told_in(article: &Article<'_>, line: &str, title: Option<&Filler>, filler: &Filler) -> bool {
    let inside = |m: &Mention| {
        m.kind == MentionKind::Person
            && m.entity.is_some()
            && m.entity == filler.entity
            && title.is_some_and(|title| title.span.contains(&m.span))
    };
    line.contains(&named(article, filler))
        || line.contains(&words(article, filler))
        || article.mentions.iter().any(inside)
}

/// Whether somebody only promised it: जांच का भरोसा.
fn assures(article: &Article<'_>, filler: &Filler) -> bool {
    let last = article.tokens.within(filler.span).end.saturating_sub(1);
    matches!(article.tokens.str(last), "भरोसा" | "आश्वासन")
}

/// Whether the filler was there by the words of its sentence, though the meeting was not held.
fn came_all_the_same(article: &Article<'_>, filler: &Filler) -> bool {
    let range = article.tokens.within(filler.evidence);
    range.into_iter().any(|i| matches!(article.tokens.str(i), "मौजूद" | "उपस्थित"))
}

/// What follows, without words that point at what the line does not tell.
fn next_step(words: &str) -> String {
    let sides = ["दोनों पक्षों में ", "दोनों पक्षों के बीच ", "दोनों देशों के बीच "];
    let bare = sides.iter().find_map(|side| words.strip_prefix(side)).unwrap_or(words);
    bare.replace(" ने भी ", " ने ")
}

/// What parts the fillers of a slot in a line: clauses have commas of their own.
fn separator(slot: Slot) -> &'static str {
    if matches!(slot, Slot::Decisions | Slot::NextStep) { "; " } else { ", " }
}

/// Whether what the filler names fills `slot` too.
fn fills(slots: &Slots, slot: Slot, filler: &Filler) -> bool {
    slots[slot]
        .iter()
        .any(|other| other.entity == filler.entity && (other.entity.is_some() || other.span == filler.span))
}

/// So many tokens after a topic its verb is looked for.
const MAY_BE: usize = 8;
/// Most topics that one line tells.
const TOPICS: usize = 5;
/// Most decisions that one line tells: a cabinet decides more than anybody reads in a summary.
const DECISIONS: usize = 6;

/// What is talked of: `सीट बंटवारे और नई सड़कों पर चर्चा हुई।` The topics stand in the case that पर asks for, as in the article.
fn topics(article: &Article<'_>, fillers: &[&Filler], status: Status, slots: &Slots) -> String {
    // चुनाव में हराया जाए: no phrase that पर could stand after.
    let bends = |filler: &&&Filler| {
        let last = article.tokens.within(filler.span).end.saturating_sub(1);
        !article.is(last, Class::Jussive) && !article.is(last, Class::Finite)
    };
    let mut told: Vec<&Filler> = Vec::new();
    for filler in fillers.iter().filter(bends) {
        if !told.iter().any(|before| repeats(article, before, filler)) && told.len() < TOPICS {
            told.push(filler);
        }
    }
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
    let owned = |topic: &String| [" के ", " की ", " का "].iter().any(|joint| topic.contains(joint));
    let single = |topic: &String| !topic.contains(' ');
    if let [.., before, last] = &said[..]
        && single(before)
        && owned(last)
    {
        said.sort_by_key(single);
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
    let lists = said.iter().any(|topic| [" और ", " एवं ", " व "].iter().any(|joint| topic.contains(joint)));
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

/// Whether the words after a topic tell only of what may be: `… पर मुहर लग सकती है`.
fn may_be(article: &Article<'_>, filler: &Filler) -> bool {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let sentence = tokens.sentence(tokens.sentence_of(end.saturating_sub(1)));
    let ahead = end..sentence.end.min(end + MAY_BE);
    ahead.into_iter().any(|i| matches!(tokens.str(i), "सकती" | "सकता" | "सकते" | "संभावना" | "उम्मीद"))
}

/// Whether two topics tell of doing one thing: `संघर्ष को रोकने`, `जारी संघर्ष को रोकने के लिए प्रस्ताव`.
fn repeats(article: &Article<'_>, one: &Filler, other: &Filler) -> bool {
    let deeds = |filler: &Filler| {
        let words = article.tokens.within(filler.span).filter(|&i| article.is_content(i));
        let words: Vec<&str> = words.map(|i| article.tokens.str(i)).collect();
        let pairs = words.windows(2).filter(|pair| pair[1].ends_with("ने"));
        let deeds = pairs.map(|pair| vec![stem(pair[0]), pair[1]]);
        // यात्रियों की सुरक्षा, यात्रियों की सुरक्षा सुनिश्चित करने के कदमों
        let long = words.windows(3).map(|three| three.iter().map(|word| stem(word)).collect());
        deeds.chain(long).collect::<Vec<Vec<&str>>>()
    };
    let before = deeds(one);
    deeds(other).iter().any(|deed| before.contains(deed))
}

/// A topic's words without the meeting's own place at their head: लखनऊ में राहत की स्थिति.
fn without_place(article: &Article<'_>, filler: &Filler, slots: &Slots) -> String {
    let topic = words(article, filler);
    let head = slots[Slot::Place].iter().find_map(|place| {
        let rest = topic.strip_prefix(&format!("{} में ", words(article, place)))?;
        Some(rest.to_owned())
    });
    head.unwrap_or(topic)
}

/// A topic as it stands before पर: a noun that the article left in the direct case is bent (`सड़क का मुद्दा उठाया`), and what
/// was to be done with it is told by the line's verb (`… पर चर्चा कराने की मांग`).
fn topic(words: &str) -> String {
    let cut = [" पर चर्चा", " पर बहस", " पर विचार"].iter().filter_map(|talk| words.find(talk)).min();
    let words = cut.filter(|&at| at > 0).map_or(words, |at| &words[..at]);
    let Some((before, noun)) = words.rsplit_once(" का ").filter(|(_, noun)| !noun.contains(' ')) else {
        return oblique(words);
    };
    match noun.strip_suffix('ा') {
        Some(stem) => format!("{before} के {stem}े"),
        None => format!("{before} के {noun}"),
    }
}

/// A phrase whose last noun the article left in the direct plural, as it stands before पर: नई दरें, नई दरों.
fn oblique(words: &str) -> String {
    // स्थापित करना
    let verbs = ["करना", "कराना", "करवाना", "देना", "लेना", "होना", "लाना", "रखना", "बनाना", "बढ़ाना", "घटाना", "जाना"];
    if verbs.iter().any(|verb| words.ends_with(&format!(" {verb}"))) {
        return words.strip_suffix("ना").map_or_else(|| words.to_owned(), |stem| format!("{stem}ने"));
    }
    let bent = [("ियां", "ियों"), ("एं", "ओं"), ("ें", "ों")]
        .iter()
        .find_map(|(direct, bent)| words.strip_suffix(direct).map(|stem| format!("{stem}{bent}")));
    bent.unwrap_or_else(|| words.to_owned())
}

/// A decision's words, of which no subject is missed: what somebody was told to do (`नाके लगाने को कहा`) in the passive, and
/// a member of a list with the noun that stands after the last one (`जांच कराने और राहत देने का निर्णय`).
fn decision(article: &Article<'_>, filler: &Filler, all: &[Filler]) -> String {
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
    let mut text = bare.unwrap_or(&text).replace(" को दी मंजूरी", " को मंजूरी");
    // X को निर्देश दिए कि Y किया जाए
    let directed = [" निर्देश दिए कि ", " निर्देश दिएकि ", " आदेश दिए कि ", " निर्देश दिया कि "];
    let told = directed.iter().find_map(|verb| text.find(verb).map(|at| at + verb.len()));
    if let Some(told) = told.filter(|_| text.ends_with("जाएं") || text.ends_with("जाए")) {
        return text[told..].to_owned();
    }
    // के फैसला is the article's slip.
    for (noun, slip) in [("फैसला", " के फैसला"), ("निर्णय", " के निर्णय"), ("मंजूरी", " को मंजूर")]
    {
        if let Some(before) = text.strip_suffix(slip) {
            text = format!("{before} {} {noun}", if noun == "मंजूरी" { "को" } else { "का" });
        }
    }
    // भी speaks of what the line does not tell.
    text = without_also(&text);
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
    if let Some(passive) = passive.filter(|_| !text.contains(" ने ")) {
        return format!("{text} {passive}");
    }
    if let Some(agreed) = text.strip_suffix(" पर सहमत").or_else(|| text.strip_suffix(" पर राजी"))
    {
        return format!("{} पर सहमति", without_subject(agreed));
    }
    text = text.replace(" को अपनी मंजूरी", " को मंजूरी");
    // The line's label says that it was decided.
    let decided = [" का फैसला", " का निर्णय", " का फ़ैसला"].iter().find_map(|end| text.strip_suffix(end));
    // but: रखे जाने का निर्णय
    let active = decided.filter(|decided| !decided.ends_with("े जाने"));
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

/// Words without भी, but for किसी भी, कोई भी.
fn without_also(words: &str) -> String {
    let mut told: Vec<&str> = Vec::new();
    for word in words.split(' ') {
        let any = told.last().is_some_and(|last| matches!(*last, "किसी" | "कोई" | "कहीं" | "कभी" | "जो" | "और"));
        if word != "भी" || any {
            told.push(word);
        }
    }
    told.join(" ")
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
        "जाएं" | "जायें" | "हों" | "में" | "हैं" => return None,
        // जाएंगें is the future, ill spelt.
        _ if verb.ends_with("गें") => return None,
        _ => format!("{}ने", verb.strip_suffix("एं").or_else(|| verb.strip_suffix("ें"))?),
    };
    Some(format!("{before} {verb}"))
}

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

/// Who stayed away: a body, or those of it of whom the article says so: बिजली निगम के अधिकारी.
fn of_body(article: &Article<'_>, filler: &Filler) -> String {
    let tokens = article.tokens;
    let end = tokens.within(filler.span).end;
    let body = filler.entity.and_then(|e| article.entities.get(e)).is_some_and(|e| e.kind == MentionKind::Organisation);
    match tokens.str(end + 1) {
        people @ ("अधिकारी" | "प्रतिनिधि" | "नेता" | "सदस्य" | "पार्षद" | "विधायक" | "सांसद")
            if body && tokens.str(end) == "के" =>
        {
            format!("{} के {people}", words(article, filler))
        }
        _ => named(article, filler),
    }
}

/// A filler's words; holders of a designation in the direct case: मुख्यमंत्रियों, मुख्यमंत्री.
fn named(article: &Article<'_>, filler: &Filler) -> String {
    let words = words(article, filler);
    if filler.entity.is_some() {
        return words;
    }
    match (words.strip_suffix("ियों"), words.strip_suffix("ों")) {
        (Some(stem), _) => format!("{stem}ी"),
        (None, Some(stem)) => stem.to_owned(),
        (None, None) => words,
    }
}

/// A filler's words: the entity's full name where it names one.
fn words(article: &Article<'_>, filler: &Filler) -> String {
    match filler.entity.and_then(|e| article.entities.get(e)) {
        Some(entity) if !entity.name.contains(' ') => {
            // मो. is of the name, which it leaves one word.
            let before = article.tokens.text.get(..filler.span.start).unwrap_or_default().trim_end();
            let short = ["मो.", "मोहम्मद", "मु."].iter().find(|short| before.ends_with(**short));
            short.map_or_else(|| entity.name.clone(), |short| format!("{short} {}", entity.name))
        }
        Some(entity) => entity.name.clone(),
        None => filler.span.of(article.tokens.text).split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// A line with `slip`, where it stands as words of its own, replaced by `right`.
pub(super) fn mended(line: &str, slip: &str, right: &str) -> String {
    let letter = |c: char| c.is_alphanumeric() || matches!(c, '\u{0900}'..='\u{0963}' | '\u{0970}'..='\u{097F}');
    let mut mended = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(slip).filter(|_| !slip.is_empty()) {
        let (before, after) = (&rest[..at], &rest[at + slip.len()..]);
        let whole = !before.chars().next_back().is_some_and(letter) && !after.chars().next().is_some_and(letter);
        mended.push_str(before);
        mended.push_str(if whole { right } else { slip });
        rest = after;
    }
    mended + rest
}
