//! What a rule captured, put into its slot: who takes part by his case marker, whose office or house it is, which day.

use std::ops::Range;

use super::Article;
use super::clause::{Clause, Unit, UnitKind};
use super::deed::deed;
use super::rules::Capture;
use super::slots::tell;
use super::topic::{after_speech, listed, next_step, phrase, topics};
use super::words::Class;
use crate::analysis::{Mention, MentionKind, PartKind, Slot, Slots};
use crate::role;
use crate::span::{Span, Text};
use crate::token::TokenKind;
use crate::word::is_oblique_plural;

/// Puts what a rule captured into `slot`.
pub(super) fn take(
    article: &Article<'_>,
    clause: &Clause,
    slot: Slot,
    capture: &Capture,
    end: Option<usize>,
    body: bool,
    slots: &mut Slots,
) {
    match capture {
        Capture::Unit(at) => match clause.units[*at].kind {
            // सरकार, whose is not said, calls a meeting.
            UnitKind::Word(_) if slot == Slot::Host => {
                let span = article.tokens.span(clause.units[*at].tokens.clone());
                tell(article, clause, slot, (span, None), slots);
            }
            // सरकारी आवास 10 सर्कुलर रोड पर
            UnitKind::Building(_) if slot == Slot::Venue && addressed(article, clause, *at) => {
                let house = description(article, clause, at - 2).start..clause.units[*at].tokens.end;
                tell(article, clause, slot, (article.tokens.span(house), None), slots);
            }
            UnitKind::Venue(_) if slot == Slot::Venue => {
                let span = article.tokens.span(description(article, clause, *at));
                tell(article, clause, slot, (span, None), slots);
            }
            UnitKind::Name(_, MentionKind::Person) if names_a_house(article, clause, *at) => {}
            _ if slot == Slot::Chair && owns_another(article, clause, *at) => {}
            // रमेश यादव की अध्यक्षता में एक समिति बनाई
            _ if slot == Slot::Chair && (leads_a_body(article, clause, *at) || leads_a_session(article, clause)) => {}
            // बिहार में चल रहे कामों की समीक्षा के लिए बैठक
            _ if matches!(slot, Slot::Place | Slot::Venue) && lies_elsewhere(article, clause, *at) => {}
            unit => name(article, clause, slot, unit, slots),
        },
        Capture::NamesBefore { unit, near } => {
            let from = if *near { list_before(article, clause, *unit) } else { after_speech(article, clause, *unit) };
            for at in from..*unit {
                let unit_kind = clause.units[at].kind;
                let kind = match unit_kind {
                    UnitKind::Holders(_) => {
                        if slot == Slot::Participants && come_with(article, clause, at, *unit) {
                            office(article, clause, at, slot, slots);
                        }
                        continue;
                    }
                    UnitKind::Name(_, kind) => kind,
                    UnitKind::He(_) => MentionKind::Person,
                    _ => continue,
                };
                if !takes_part(article, clause, slot, at, kind, *unit)
                    || slot == Slot::Participants && calls_on(article, clause, at)
                {
                    continue;
                }
                if unknown(article, unit_kind) && of_one_named(article, clause, at) {
                    continue;
                }
                if unknown(article, unit_kind) {
                    office(article, clause, at, slot, slots);
                } else {
                    name(article, clause, slot, unit_kind, slots);
                }
            }
        }
        Capture::PhraseBefore(unit) => topics(article, clause, *unit, end.unwrap_or(*unit), slot, slots),
        Capture::DeedBefore(unit) => deed(article, clause, *unit, end.unwrap_or(*unit), body, slot, slots),
        Capture::Phrase(_) if slot == Slot::NextStep => next_step(article, clause, slots),
        // कोशिश है कि नहर जल्दी भरी जाए
        Capture::Phrase(units) if slot == Slot::Decisions && tried(article, clause, units.start) => {}
        // What one said in the indicative is no decision: ने कहा कि … किया जाए.
        Capture::Phrase(units) if slot == Slot::Decisions && said(article, clause, units.start) => {
            // ने कहा कि जरूरत इस बात की है कि … किया जाए: an opinion.
            let opinion = clause.units[units.start..].iter().any(|u| article.is(u.tokens.start, Class::Wishes));
            if jussive(article, clause) && !opinion {
                phrase(article, clause, units.clone(), slot, slots);
            }
        }
        Capture::Phrase(units) if slot == Slot::Agenda => listed(article, clause, units.clone(), slot, slots),
        Capture::Phrase(units) => {
            phrase(article, clause, units.start..end.unwrap_or(units.end), slot, slots);
        }
        Capture::End(_) | Capture::Nothing => {}
    }
}

/// Whether the designation at unit `at` is that of one named elsewhere: `अध्यक्ष के रूप में`, `पूर्व मंत्री और सभा प्रमुख रमेश यादव`.
fn of_one_named(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |at: usize| article.word(clause, at);
    let former = clause.units[at].tokens.clone().any(|i| article.tokens.str(i) == "पूर्व");
    let office = clause.units.get(at + 2).is_some_and(|u| matches!(u.kind, UnitKind::Name(_, MentionKind::Role)));
    (word(at + 1), word(at + 2)) == ("के", "रूप") || former && word(at + 1) == "और" && office
}

/// Whether the words from unit `at` on are what somebody said, to nobody in particular: `… ने कहा कि`.
fn said(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |back: usize| at.checked_sub(back).map_or("", |i| article.tokens.str(clause.units[i].tokens.start));
    let directs = |u: &Unit| matches!(article.tokens.str(u.tokens.start), "निर्देश" | "आदेश" | "हिदायत");
    word(1) == "कि" && word(2) == "कहा" && !matches!(word(3), "से" | "को") && !clause.units[..at].iter().any(directs)
}

/// Whether the words from unit `at` on tell what is only tried or wished: `कोशिश है कि`.
fn tried(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let token = |back: usize| at.checked_sub(back).map(|i| clause.units[i].tokens.start);
    token(1).is_some_and(|i| article.tokens.str(i) == "कि")
        && (2..4).filter_map(token).any(|i| article.is(i, Class::Wishes))
}

/// Whether the clause ends by asking that something be done: `निकाले जाएं`, `किया जाए`.
fn jussive(article: &Article<'_>, clause: &Clause) -> bool {
    let last = clause.tokens.clone().rev().find(|&i| article.tokens.all[i].kind == TokenKind::Word);
    last.is_some_and(|i| article.is(i, Class::Jussive))
}

/// Where a name stands in its fullest form: that of a person or a body; a designation's is that of the person for whom it stands.
pub(super) fn fullest(article: &Article<'_>, found: &Mention) -> Span<Text> {
    let named = matches!(found.kind, MentionKind::Role | MentionKind::Person | MentionKind::Organisation);
    let entity = found.entity.and_then(|e| article.entities.get(e)).filter(|_| named);
    let Some(entity) = entity else { return found.span };
    let names = entity.mentions.iter().map(|&m| &article.mentions[m]).filter(|m| m.kind == entity.kind);
    // A nukta makes no name fuller.
    let letters = |m: &Mention| m.span.of(article.tokens.text).chars().filter(|c| *c != '\u{093C}').count();
    let fullest = names.max_by_key(|m| (letters(m), std::cmp::Reverse(m.span.start)));
    // भाजपा, बीजेपी: of a body only more words are a fuller name.
    let words = |span: Span<Text>| article.tokens.within(span).len();
    let fuller = |m: &&Mention| found.kind != MentionKind::Organisation || words(m.span) > words(found.span);
    fullest.filter(fuller).map_or(found.span, |fullest| fullest.span)
}

/// Puts a name into `slot`. A designation that stands for a known person gives that person's name.
fn name(article: &Article<'_>, clause: &Clause, slot: Slot, unit: UnitKind, slots: &mut Slots) {
    let (mention, building) = match unit {
        UnitKind::Name(mention, _) | UnitKind::He(mention) => (mention, false),
        UnitKind::Building(mention) => (mention, true),
        _ => return,
    };
    let found = &article.mentions[mention];
    let fits = match slot {
        // Nobody meets in a sea: बंगाल की खाड़ी में आए तूफान; and a region says too little.
        Slot::Place => {
            let last = article.tokens.within(found.span).end - 1;
            let wide = matches!(article.place_kind(found.entity), Some("sea" | "river" | "continent" | "region"));
            found.kind == MentionKind::Place && !building && !wide && !article.is(last, Class::Water)
        }
        Slot::Venue => building,
        Slot::Organisations => found.kind == MentionKind::Organisation,
        Slot::NextStep | Slot::Agenda | Slot::Decisions => false,
        // A year alone is that of a bill or a scheme.
        Slot::Time => {
            let text = found.span.of(article.tokens.text);
            found.kind == MentionKind::Date && !text.chars().all(char::is_numeric)
        }
        _ => !matches!(found.kind, MentionKind::Date | MentionKind::Number),
    };
    if !fits {
        return;
    }
    // The fullest form of a name.
    let mut span = fullest(article, found);
    let entity = found.entity.and_then(|e| article.entities.get(e));
    // One word for a designation by the other: पीएम, प्रधानमंत्री.
    if found.kind == MentionKind::Role && entity.is_none() {
        span = fuller_designation(article, span);
    }
    // A body among those who come is an organisation, not a participant.
    let slot = match (slot, found.kind) {
        (Slot::Participants, MentionKind::Organisation) => Slot::Organisations,
        _ => slot,
    };
    tell(article, clause, slot, (span, found.entity), slots);
    if let (Slot::Place, Some(around)) = (slot, around(article, found)) {
        tell(article, clause, slot, (around.span, around.entity), slots);
    }
}

/// The country that the phrase names with a town: `जापान के ओसाका`, `नेपाल की राजधानी काठमांडू`.
fn around<'m>(article: &'m Article<'_>, town: &Mention) -> Option<&'m Mention> {
    let tokens = article.tokens;
    let start = tokens.within(town.span).start;
    let back = |from: usize, words: &[&str]| from.checked_sub(1).filter(|&i| words.contains(&tokens.str(i)));
    let joint = back(start, &["के", "की"]).or_else(|| back(start, &["राजधानी"]).and_then(|i| back(i, &["की"])))?;
    article.mentions_ending(joint.checked_sub(1)?).find(|m| article.is_country(m))
}

/// The longest of the single words by which the article calls the designation in `span`.
fn fuller_designation(article: &Article<'_>, span: Span<Text>) -> Span<Text> {
    let tokens = article.tokens;
    let sense = |span: Span<Text>| {
        let range = tokens.within(span);
        if range.len() == 1 { role::sense(tokens, range) } else { None }
    };
    let Some(wanted) = sense(span) else { return span };
    let roles = article.mentions.iter().filter(|m| m.kind == MentionKind::Role && m.entity.is_none());
    let alike = roles.map(|m| m.span).filter(|&other| sense(other) == Some(wanted));
    alike.fold(span, |best, other| if other.len() > best.len() { other } else { best })
}

/// Whether the name at unit `at` takes part in what the verb at unit `verb` says: its case marker decides.
fn takes_part(article: &Article<'_>, clause: &Clause, slot: Slot, at: usize, kind: MentionKind, verb: usize) -> bool {
    let unit = |i: usize| clause.units.get(i).filter(|_| i < verb);
    let word = |i: usize| unit(i).map_or("", |u| article.tokens.str(u.tokens.start));
    let is = |i: usize, class: Class| unit(i).is_some_and(|u| article.is(u.tokens.start, class));
    match kind {
        MentionKind::Person if names_a_house(article, clause, at) => return false,
        MentionKind::Person => {}
        // A designation right before a name is the name's; one alone must be somebody's.
        MentionKind::Role => {
            let named =
                matches!(clause.units.get(at + 1).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person)));
            if named
                || unknown(article, clause.units[at].kind)
                    && !(matches!(slot, Slot::Participants | Slot::Absent) && come_with(article, clause, at, verb))
            {
                return false;
            }
        }
        MentionKind::Organisation => {
            return is(at + 1, Class::Joins)
                || matches!(word(at + 1), "," | "ने" | "समेत" | "सहित")
                || is(at + 2, Class::OfBody)
                || at + 1 >= verb;
        }
        // States stay away, or are asked; elsewhere a place says where.
        MentionKind::Place if slot == Slot::Absent => {
            return is(at + 1, Class::Joins) || matches!(word(at + 1), "," | "ने") || at + 1 >= verb;
        }
        _ => return false,
    }
    match word(at + 1) {
        "के" | "की" => is(at + 2, Class::With),
        "से" => word(at + 2) == "लेकर",
        // नहीं आए, नहीं पहुंचे have no agent with ने.
        "ने" => slot != Slot::Absent || !intransitive(article, clause, verb),
        _ => !is(at + 1, Class::NotAgent),
    }
}

/// Whether the one at unit `at` only calls on others: `रमेश यादव ने दलों से वार्ता में शामिल होने का आह्वान किया`.
fn calls_on(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let mut after = clause.units[at..].iter().map(|u| article.tokens.str(u.tokens.start));
    let by = after.next().is_some() && after.next() == Some("ने");
    by && after.any(|word| matches!(word, "आह्वान" | "आहवान" | "अपील" | "आग्रह" | "अनुरोध"))
        && clause.units[at..]
            .windows(2)
            .any(|pair| article.is(pair[0].tokens.start, Class::TakesPart) && pair[1].infinitive)
}

/// Whether a house is named after the person at unit `at`: रमेश यादव हस्तकला संकुल में.
fn names_a_house(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |i| article.word(clause, i);
    let kind = |i: usize| clause.units.get(i).map(|u| u.kind);
    let there = |i: usize| matches!(kind(i), Some(UnitKind::Venue(_))) && matches!(word(i + 1), "में" | "पर");
    let plain =
        |i: usize| matches!(kind(i), Some(UnitKind::Word(_))) && article.is_content(clause.units[i].tokens.start);
    there(at + 1) || plain(at + 1) && there(at + 2)
}

/// Whether a unit is a designation of nobody known by name.
fn unknown(article: &Article<'_>, unit: UnitKind) -> bool {
    matches!(unit, UnitKind::Name(m, MentionKind::Role) if article.mentions[m].entity.is_none())
}

/// Puts the designation at unit `at`, with whose it is, into `slot`.
fn office(article: &Article<'_>, clause: &Clause, at: usize, slot: Slot, slots: &mut Slots) {
    let mut span = article.tokens.span(designation(article, clause, at));
    if let UnitKind::Name(m, _) = clause.units[at].kind
        && span == article.mentions[m].span
    {
        span = fuller_designation(article, span);
    }
    tell(article, clause, slot, (span, None), slots);
}

/// The tokens of the designation at unit `at`, with whose it is: `चीन और भारत के मंत्रियों`, `सभी राज्यों के मुख्यमंत्री`.
fn designation(article: &Article<'_>, clause: &Clause, at: usize) -> Range<usize> {
    let word = |i: usize| article.tokens.str(clause.units[i].tokens.start);
    let own = clause.units[at].tokens.clone();
    let place =
        |i: usize| matches!(clause.units[i].kind, UnitKind::Name(_, MentionKind::Place | MentionKind::Organisation));
    let mut from = at;
    if at > 1 && word(at - 1) == "के" {
        let role = matches!(clause.units[at - 2].kind, UnitKind::Name(_, MentionKind::Role));
        if role || place(at - 2) || is_oblique_plural(word(at - 2)) {
            from = at - 2;
        }
        // धार्मिक मामलों के सचिव, संबंधित जिलों के जिलाधिकारी
        let plain = |i: usize| {
            matches!(clause.units[i].kind, UnitKind::Word(_)) && article.is_content(clause.units[i].tokens.start)
        };
        let whose = |i: usize| {
            let word = clause.units[i].tokens.end - 1;
            let loose = article.is(word, Class::OfWhat) || article.is(word, Class::BelongsBefore);
            article.ends(word, Class::Adjective) && (!loose || article.tokens.str(word) == "संबंधित")
        };
        if from < at && from > 0 && !place(from) && plain(from - 1) && whose(from - 1) {
            from -= 1;
        }
        // राज्यों और केंद्रशासित प्रदेशों के मुख्यमंत्री
        let joins = |i: usize| article.is(clause.units[i].tokens.start, Class::Joins);
        if from < at && from > 1 && joins(from - 1) && is_oblique_plural(word(from - 2)) && plain(from - 2) {
            from -= 2;
            if from > 0 && article.is_number(clause.units[from - 1].tokens.start) {
                from -= 1;
            }
        }
        // पड़ोसी देशों के राजदूत, दोनों देशों के मंत्री
        let many = |i: usize| article.is(clause.units[i].tokens.start, Class::HowMany);
        while !place(from) && from < at && from > 0 && many(from - 1) {
            from -= 1;
        }
    }
    // भाजपा शासित राज्यों के मुख्यमंत्री
    if from > 0 && word(from) == "शासित" && place(from - 1) {
        from -= 1;
    }
    // The designation may hold the last of the places: चीन और [नेपाल के मंत्री].
    let placed = article.place_or_body_begins(clause.units[from].tokens.start);
    let joined = |i: usize| word(i) == "," || article.is(clause.units[i].tokens.start, Class::Joins);
    while placed && from > 1 && joined(from - 1) && place(from - 2) {
        from -= 2;
    }
    clause.units[from].tokens.start..own.end
}

/// Whether the holders of a designation at unit `at`, not known by name, are among those that somebody meets, or that come:
/// `मुख्यमंत्रियों और सचिवों के साथ बैठक की`, `बैठक में मुख्य सचिव भी शामिल हुए`.
fn come_with(article: &Article<'_>, clause: &Clause, at: usize, verb: usize) -> bool {
    let own = designation(article, clause, at);
    let other = own.clone().filter(|&i| !matches!(article.tokens.str(i), "पूर्व" | "पार्टी"));
    if article.is(own.end - 1, Class::OfMany) && other.count() == 1 {
        return false;
    }
    let word = |i| article.word(clause, i);
    // प्राचार्य, अशोक शर्मा: the name that follows is the holder's.
    let person = |i: usize| matches!(clause.units.get(i).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person)));
    if word(at + 1) == "," && person(at + 2) && matches!(clause.units[at].kind, UnitKind::Name(..)) {
        return false;
    }
    // A word right after it may be a name that nobody knows: पदाधिकारी पासांग शेरपा.
    let after = clause.units.get(at + 1).filter(|_| at + 1 < verb);
    let plain = |u: &Unit| matches!(u.kind, UnitKind::Word(_)) && !article.is(u.tokens.start, Class::Listed);
    let grammar = |u: &Unit| {
        article.is(u.tokens.start, Class::Postposition)
            || article.is(u.tokens.start, Class::Others)
            || article.is(u.tokens.start, Class::ThisOne)
            || article.tokens.str(u.tokens.start) == "भी"
    };
    if after.is_some_and(|u| plain(u) && !grammar(u)) {
        return false;
    }
    // Over the rest of the list: सांसदों, प्रधानमंत्री के सचिव और अन्य पदाधिकारियों के साथ. A genitive goes on with a noun.
    let ends = |i: &usize| {
        article.is(clause.units[*i].tokens.start, Class::Postposition) && !(word(*i) == "के" && word(i + 1) != "साथ")
            || matches!(word(*i), "भी" | "कि")
    };
    let at = (at + 1..verb).find(ends).unwrap_or(verb);
    match word(at) {
        "के" => word(at + 1) == "साथ",
        "भी" | "ने" => true,
        _ => at >= verb,
    }
}

/// Whether the words from unit `verb` on tell of coming, which takes no agent with `ने`.
fn intransitive(article: &Article<'_>, clause: &Clause, verb: usize) -> bool {
    clause.units[verb.min(clause.units.len())..].iter().take(4).any(|u| article.is(u.tokens.start, Class::Comes))
}

/// Where the list of names that ends right before `unit` begins.
fn list_before(article: &Article<'_>, clause: &Clause, unit: usize) -> usize {
    let listed = |u: &Unit| match u.kind {
        UnitKind::Name(_, kind) => !matches!(kind, MentionKind::Date | MentionKind::Number),
        // राजद के मनोज यादव, भाजपा की ओर से सुनील कौल
        _ => article.is(u.tokens.start, Class::Listed) || matches!(article.tokens.str(u.tokens.start), "," | "(" | ")"),
    };
    unit - clause.units[..unit].iter().rev().take_while(|u| listed(u)).count()
}

/// Whether the street at unit `at` is a house's address: after the house and its number.
fn addressed(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let number = |i: usize| article.is_number(clause.units[i].tokens.start);
    at > 1 && number(at - 1) && matches!(clause.units[at - 2].kind, UnitKind::Venue(_))
}

/// The words that describe the building whose last word is unit `at`: `मुख्यमंत्री नीतीश कुमार के आधिकारिक आवास`.
fn description(article: &Article<'_>, clause: &Clause, at: usize) -> Range<usize> {
    let tokens = article.tokens;
    let mut start = at;
    let mut words = 0;
    while start > 0 && words < 4 {
        let unit = &clause.units[start - 1];
        match unit.kind {
            UnitKind::Name(_, MentionKind::Date | MentionKind::Number)
            | UnitKind::He(_)
            | UnitKind::Sign
            | UnitKind::Meeting
            | UnitKind::OtherMeeting
            | UnitKind::NextMeeting => break,
            UnitKind::Name(..) | UnitKind::Building(_) | UnitKind::Holders(_) => {
                start -= 1;
                // One name, with the designation before it, is enough.
                if start > 0 && matches!(clause.units[start - 1].kind, UnitKind::Name(_, MentionKind::Role)) {
                    start -= 1;
                }
                break;
            }
            UnitKind::Word(_) | UnitKind::Venue(_) => {
                let word = tokens.str(unit.tokens.start);
                let verb = article.is_verb(unit.tokens.start) && word != "की";
                if article.is(unit.tokens.start, Class::NotInHouse) || verb {
                    break;
                }
                start -= 1;
                words += 1;
            }
        }
    }
    // A description does not begin in the middle of a genitive.
    while start < at && article.is(clause.units[start].tokens.start, Class::NotFirstInHouse) {
        start += 1;
    }
    clause.units[start].tokens.start..clause.units[at].tokens.end
}

/// Dates in the clause that names the meeting: when it is held.
pub(super) fn times(article: &Article<'_>, clause: &Clause, slots: &mut Slots) {
    // What was said, but for the meeting that is named there, has days of its own.
    let meeting = clause.units.iter().position(|u| u.kind == UnitKind::Meeting).unwrap_or(0);
    let from = after_speech(article, clause, meeting);
    // In a headline a comma parts what else is told: बैठक बेनतीजा, आज फिर जुटेंगे.
    let headline = article.part_of(clause.sentence) == PartKind::Headline;
    let that = clause.units[meeting..]
        .iter()
        .map(|u| article.tokens.str(u.tokens.start))
        .position(|word| word == "कि" || headline && word == ",");
    let until = that.map_or(clause.units.len(), |at| meeting + at);
    for (at, unit) in clause.units.iter().enumerate().take(until).skip(from) {
        if let UnitKind::Name(mention, MentionKind::Date) = unit.kind {
            let span = article.mentions[mention].span;
            let text = span.of(article.tokens.text);
            let word = |i| article.word(clause, i);
            // A year alone dates something else, and so do a limit and the date of a thing (अगले साल के चुनाव).
            let this = article.tokens.str(unit.tokens.start) == "इस" || article.tokens.str(unit.tokens.start) == "इसी";
            let year = this
                || text.chars().all(|c| c.is_numeric() || c == '-')
                || text.starts_with("वर्ष")
                || text.starts_with("साल");
            let elsewhere = match word(at + 1) {
                "तक" => true,
                // फॉर्म भरने की तारीख 31 अगस्त
                _ if at > 0 && matches!(word(at - 1), "तारीख" | "तिथि" | "अवधि" | "सीमा") => {
                    true
                }
                // गुरुवार से शुरू हो रहे सत्र से पहले
                "से" => {
                    matches!(word(at + 2), "पहले" | "ही" | "लेकर") || at < meeting && matches!(word(at + 2), "शुरू" | "शुरु")
                }
                // अक्टूबर में होने वाली यात्रा
                "में" | "को" => at > meeting && word(at + 2) == "होने" && word(at + 4) != "बैठक",
                "के" | "की" | "का" => {
                    !matches!(word(at + 2), "दिन" | "सुबह" | "शाम" | "दोपहर" | "रात" | "देर" | "लिए" | "बैठक")
                }
                _ => false,
            };
            // मुलाकात से पहले सोमवार को …: when something else was
            let before = |i: usize| word(i) == "से" && matches!(word(i + 1), "पहले" | "पूर्व");
            // सोमवार को बैठक की घोषणा के बाद: when it was made known
            let announced = at < meeting
                && matches!(word(meeting + 1), "की" | "का" | "के")
                && matches!(word(meeting + 2), "घोषणा" | "ऐलान" | "एलान" | "न्योता");
            // मुलाकात में पिछले हफ्ते पटना में हुए हमले का मुद्दा उठा
            let of_it = at > meeting
                && matches!(
                    (word(at + 1), word(at + 2), word(at + 3)),
                    ("हुए" | "हुई", ..) | (_, "हुए" | "हुई", _) | (_, "में", "हुए" | "हुई")
                )
                && !matches!(word(at + 1), "को");
            // आज सम्मेलन में भाग लेने के लिए पटना पहुंचे: the day of the journey
            let journey = for_it(article, clause, meeting)
                && !clause.units.get(at + 1..meeting).is_some_and(|between| {
                    between.iter().any(|u| matches!(article.tokens.str(u.tokens.start), "की" | "का" | "के" | "होने"))
                });
            // बैठक के बाद जुलाई में पानी देने को कहा
            let next = at > meeting && (word(meeting + 1), word(meeting + 2)) == ("के", "बाद") && word(at + 1) == "में";
            let apart =
                next || at > meeting && (before(meeting + 1) || word(meeting + 1) == "करने" && before(meeting + 2));
            let elsewhere = elsewhere
                || announced
                || of_it
                || journey
                || apart
                || at < meeting && of_another(article, &clause.units[at + 1..meeting]);
            if !year && !elsewhere && slots[Slot::Time].len() < 2 {
                tell(article, clause, Slot::Time, (span, None), slots);
            }
        }
    }
}

/// Whether the clause tells of a journey to the meeting: `सम्मेलन में भाग लेने के लिए पटना पहुंचे`.
fn for_it(article: &Article<'_>, clause: &Clause, meeting: usize) -> bool {
    let word = |i| article.word(clause, i);
    let part = word(meeting + 1) == "में" && matches!(word(meeting + 2), "भाग" | "हिस्सा" | "शामिल" | "शिरकत");
    let travels = |i: usize| word(i) == "रवाना" || word(i).starts_with("पहुंच");
    part && (meeting + 3..clause.units.len()).any(travels)
}

/// Whether the one at unit `at` presides over a body that is made, and not over the meeting: `की अध्यक्षता में एक समिति बनाई`.
fn leads_a_body(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |i| article.word(clause, i);
    let body = (at + 4..at + 8).find(|&i| {
        matches!(
            word(i),
            "समिति"
                | "कमेटी"
                | "टीम"
                | "दल"
                | "समूह"
                | "आयोग"
                | "गुट"
                | "कार्यबल"
                | "पैनल"
        )
    });
    word(at + 3) == "में" && body.is_some_and(|i| !matches!(word(i + 1), "की" | "के" | "का"))
}

/// Whether a genitive ties the one at unit `at` to something else than the chair: `रमेश यादव की जयंती मनाने वाली समिति की अध्यक्षता`.
fn owns_another(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let chair = clause.units.get(at + 2).is_some_and(|u| article.is(u.tokens.start, Class::Presiding));
    matches!(article.word(clause, at + 1), "की" | "का" | "के") && !chair
}

/// Whether it is a part of the meeting that one presides over: `इन सत्रों की अध्यक्षता`.
fn leads_a_session(article: &Article<'_>, clause: &Clause) -> bool {
    let word = |i| article.word(clause, i);
    (2..clause.units.len()).any(|i| word(i) == "अध्यक्षता" && matches!(word(i - 2), "सत्र" | "सत्रों"))
}

/// Whether the place at unit `at` is that of what a participle after it tells, which the meeting is for: `बिहार में चल रहे
/// कामों की समीक्षा के लिए बैठक`.
fn lies_elsewhere(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |i| article.word(clause, i);
    let meeting = clause.units.iter().skip(at).position(|u| u.kind == UnitKind::Meeting).map(|ahead| at + ahead);
    // मेले में किसानों को सम्मानित करने से पहले … से मुलाकात
    let led_up = |end: usize| {
        (at + 2..end).any(|i| {
            matches!((word(i), word(i + 1)), ("से", "पहले" | "पूर्व") | ("के", "बाद"))
                && clause.units[i - 1].infinitive
                && (at + 2..i).any(|j| word(j) == "को")
        })
    };
    if word(at + 1) == "में" && meeting.is_some_and(led_up) {
        return true;
    }
    let borne = word(at + 1) == "में" && matches!((word(at + 2), word(at + 3)), ("चल" | "हो", "रही" | "रहे" | "रहा"));
    borne && meeting.is_some_and(|end| (at..end).any(|i| word(i) == "के" && word(i + 1) == "लिए"))
}

/// Whether a date before these units, which lead up to the meeting, dates something else: a participle after it belongs to a
/// noun with a case of its own (`सोमवार को शुरू हो रहे सत्र से पहले … बैठक`, `14 फरवरी को हुए हमले पर … बैठक`).
fn of_another(article: &Article<'_>, between: &[Unit]) -> bool {
    let word = |u: &Unit| article.tokens.str(u.tokens.start);
    let borne = (0..between.len()).find(|&at| match word(&between[at]) {
        "हुए" | "हुई" | "हुआ" => true,
        "हो" => between.get(at + 1).is_some_and(|u| matches!(word(u), "रहे" | "रही" | "रहा")),
        "होने" => between.get(at + 1).is_some_and(|u| matches!(word(u), "वाले" | "वाली" | "वाला")),
        _ => false,
    });
    borne.is_some_and(|at| between[at..].iter().any(|u| matches!(word(u), "से" | "को" | "पर" | "में" | "ने")))
        || between.windows(2).any(|pair| word(&pair[0]) == "बाद" && word(&pair[1]) == "से")
}
