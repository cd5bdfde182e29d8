//! The slots: what the rules find, gathered from the clauses that speak of the meeting.

use std::ops::Range;

use super::Article;
use super::clause::{self, Clause, Unit, UnitKind};
use super::phrase::Phrase;
use super::rules::{Capture, Gives, Rules};
use crate::analysis::{Filler, MentionKind, PartKind, Slot, Slots, Status};
use crate::lexicon::{Entry, Function};
use crate::span::{Span, Text};
use crate::token::TokenKind;

/// Most tokens of a phrase that fills a slot.
const PHRASE_TOKENS: usize = 16;
/// Most members of a list of topics before the last.
const LIST_ITEMS: usize = 6;
/// A sentence of more tokens is no evidence that one reads at a glance; then the clause is.
const EVIDENCE_TOKENS: usize = 60;
/// How many votes the sentences that name the meeting have about its status, the first ones first.
const VOTES: &[u32] = &[4, 3, 2, 1];

/// Words that by themselves name no topic.
const VAGUE: &[&str] =
    &["मुद्दे", "मुद्दों", "विषय", "विषयों", "बात", "मामले", "मामलों", "मसले", "मसलों", "बिंदुओं", "पहलुओं", "प्रस्ताव", "मांग"];

/// What was found of a meeting.
pub(crate) struct Found {
    pub slots: Slots,
    pub status: Status,
}

/// Fills the slots of the meeting that `phrases` name.
pub(crate) fn fill(rules: &Rules, article: &Article<'_>, phrases: &[Phrase]) -> Found {
    let mut slots = Slots::default();
    let mut votes = [0_u32; Status::ALL.len()];
    let mut voters = VOTES.iter().copied().chain(std::iter::repeat(1));
    title(article, phrases, &mut slots);
    for (number, about) in about(article, phrases).into_iter().enumerate() {
        if matches!(article.part_of(number), PartKind::Dateline | PartKind::Byline) {
            continue;
        }
        let mut status: Option<Status> = None;
        for clause in clause::clauses(article, phrases, number) {
            // A clause about the next meeting, or the last, says nothing of this one but that it follows.
            let other = clause.units.iter().any(|u| u.kind == UnitKind::OtherMeeting);
            for (rule, captures) in rules.matches(&clause) {
                if other && rule.gives != Gives::Slot(Slot::NextStep) {
                    continue;
                }
                match rule.gives {
                    // The rules of a status stand in the order in which they count.
                    Gives::Status(found) if status.is_none() => status = Some(found),
                    Gives::Status(_) => {}
                    Gives::Slot(slot) if about || rule.anywhere || rule.names_meeting() => {
                        let end = captures.iter().find_map(|c| if let Capture::End(at) = c { Some(*at) } else { None });
                        for capture in captures {
                            take(article, &clause, slot, &capture, end, &mut slots);
                        }
                    }
                    Gives::Slot(_) => {}
                }
            }
            if clause.units.iter().any(|unit| unit.kind == UnitKind::Meeting) {
                times(article, &clause, &mut slots);
            }
        }
        if let (Some(status), true) = (status, phrases.iter().any(|p| p.sentence == number && !p.passing)) {
            votes[status as usize] += voters.next().unwrap_or(1);
        }
    }
    bodies(article, phrases, &mut slots);
    dateline(article, &mut slots);
    tidy(article, &mut slots);
    let most = Status::ALL.iter().copied().max_by_key(|s| (votes[*s as usize], std::cmp::Reverse(*s as usize)));
    let status = most.filter(|s| votes[*s as usize] > 0).unwrap_or(Status::Held);
    Found { slots, status }
}

/// Which sentences speak of the meeting: those that name it, and those that take it up again with a pronoun.
fn about(article: &Article<'_>, phrases: &[Phrase]) -> Vec<bool> {
    let tokens = article.tokens;
    let mut about = vec![false; tokens.sentences.len()];
    for phrase in phrases {
        about[phrase.sentence] = true;
    }
    for number in 1..about.len() {
        let opening = tokens.sentence(number).take(3);
        let takes_up = opening.into_iter().any(|i| {
            matches!(
                tokens.str(i),
                "इसमें"
                    | "इस"
                    | "इन"
                    | "इसके"
                    | "जिसमें"
                    | "उन्होंने"
                    | "यहां"
                    | "साथ"
                    | "यह"
                    | "वहीं"
            )
        });
        about[number] |= about[number - 1] && takes_up;
    }
    about
}

/// The phrase that names the meeting: of the first few the one that says most without being long.
fn title(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let surest = phrases.iter().filter(|p| !p.passing).map(|p| p.weight).fold(0.0, f32::max);
    let first = phrases.iter().filter(|p| !p.passing && p.weight >= surest).take(4);
    // The first that is more than the noun; else the first.
    let best = first.clone().find(|p| p.tokens.len() > p.noun.len()).or_else(|| first.clone().next());
    if let Some(phrase) = best {
        let span = article.tokens.span(phrase.tokens.clone());
        let evidence = article.tokens.sentences[phrase.sentence].1;
        slots[Slot::Title].push(Filler { span, entity: None, evidence });
    }
}

/// The sentence that says so, or, where it is long, the clause.
fn evidence(article: &Article<'_>, clause: &Clause) -> Span<Text> {
    let (range, span) = &article.tokens.sentences[clause.sentence];
    if range.len() > EVIDENCE_TOKENS { article.tokens.span(clause.tokens.clone()) } else { *span }
}

/// Puts what a rule captured into `slot`.
fn take(article: &Article<'_>, clause: &Clause, slot: Slot, capture: &Capture, end: Option<usize>, slots: &mut Slots) {
    match capture {
        Capture::Unit(at) => match clause.units[*at].kind {
            UnitKind::Venue(_) => {
                let span = article.tokens.span(description(clause, *at));
                add(article, slots, slot, Filler { span, entity: None, evidence: evidence(article, clause) });
            }
            UnitKind::Building(mention) | UnitKind::Name(mention, _) => name(article, clause, slot, mention, slots),
            _ => {}
        },
        Capture::NamesBefore { unit, near } => {
            let from = if *near { list_before(article, clause, *unit) } else { 0 };
            for at in from..*unit {
                if let UnitKind::Name(mention, kind) = clause.units[at].kind
                    && takes_part(article, clause, at, kind, *unit)
                {
                    name(article, clause, slot, mention, slots);
                }
            }
        }
        Capture::PhraseBefore(unit) => topics(article, clause, *unit, end.unwrap_or(*unit), slot, slots),
        Capture::Phrase(units) => phrase(article, clause, units.clone(), slot, slots),
        Capture::End(_) | Capture::Nothing => {}
    }
}

/// Puts a name into `slot`. A designation that stands for a known person gives that person's name.
fn name(article: &Article<'_>, clause: &Clause, slot: Slot, mention: usize, slots: &mut Slots) {
    let found = &article.mentions[mention];
    let mut span = found.span;
    let entity = found.entity.and_then(|e| article.entities.get(e));
    if let (MentionKind::Role, Some(entity)) = (found.kind, entity) {
        let names = entity.mentions.iter().map(|&m| &article.mentions[m]).filter(|m| m.kind == entity.kind);
        if let Some(fullest) = names.max_by_key(|m| (m.span.len(), std::cmp::Reverse(m.span.start))) {
            span = fullest.span;
        }
    }
    // A body among those who come is an organisation, not a participant.
    let slot = match (slot, found.kind) {
        (Slot::Participants, MentionKind::Organisation) => Slot::Organisations,
        _ => slot,
    };
    add(article, slots, slot, Filler { span, entity: found.entity, evidence: evidence(article, clause) });
}

/// Whether the name at unit `at` takes part in what the verb at unit `verb` says: its case marker decides.
fn takes_part(article: &Article<'_>, clause: &Clause, at: usize, kind: MentionKind, verb: usize) -> bool {
    let word = |i: usize| clause.units.get(i).filter(|_| i < verb).map_or("", |u| article.tokens.str(u.tokens.start));
    match kind {
        MentionKind::Person => {}
        // A designation right before a name is the name's; one alone must be somebody's.
        MentionKind::Role => {
            let named =
                matches!(clause.units.get(at + 1).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person)));
            let known = matches!(clause.units[at].kind, UnitKind::Name(m, _) if article.mentions[m].entity.is_some());
            if named || !known {
                return false;
            }
        }
        MentionKind::Organisation => {
            return matches!(word(at + 1), "," | "और" | "तथा" | "एवं" | "व" | "ने" | "समेत" | "सहित")
                || word(at + 2) == "अलावा"
                || at + 1 >= verb;
        }
        _ => return false,
    }
    match word(at + 1) {
        "का" | "को" | "पर" | "द्वारा" => false,
        "के" | "की" => matches!(word(at + 2), "साथ" | "अलावा" | "अध्यक्षता" | "मौजूदगी" | "उपस्थिति"),
        "से" => word(at + 2) == "लेकर",
        _ => true,
    }
}

/// Where the list of names that ends right before `unit` begins.
fn list_before(article: &Article<'_>, clause: &Clause, unit: usize) -> usize {
    let listed = |u: &Unit| match u.kind {
        UnitKind::Name(_, kind) => !matches!(kind, MentionKind::Date | MentionKind::Number),
        _ => matches!(article.tokens.str(u.tokens.start), "," | "और" | "तथा" | "एवं" | "व" | "समेत" | "सहित"),
    };
    unit - clause.units[..unit].iter().rev().take_while(|u| listed(u)).count()
}

/// Puts the words before `unit` into `slot`, up to unit `end`; of a list of topics each by itself.
fn topics(article: &Article<'_>, clause: &Clause, unit: usize, end: usize, slot: Slot, slots: &mut Slots) {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let start = phrase_start(article, clause, unit);
    let mut items = Vec::new();
    let mut first = start;
    if slot == Slot::Agenda {
        // The members of the list before this one: समुद्री सुरक्षा, आपदा प्रबंधन और …
        while first > 1 && word(first - 1) == "," && items.len() < LIST_ITEMS {
            let before = phrase_start(article, clause, first - 1);
            if before == first - 1 {
                break;
            }
            items.push(before..first - 1);
            first = before;
        }
        items.reverse();
        let list = !items.is_empty();
        let mut from = start;
        for at in start + 1..unit {
            let joins = matches!(word(at), "और" | "तथा" | "एवं" | "व");
            if joins && (list || (at - from > 1 && unit - at > 2)) {
                items.push(from..at);
                from = at + 1;
            }
        }
        items.push(from..end);
    } else {
        items.push(start..end);
    }
    for item in items {
        phrase(article, clause, item, slot, slots);
    }
}

/// Where the words before `unit` that belong together begin: after a sign, a verb, `ने`, or `में` of the meeting.
fn phrase_start(article: &Article<'_>, clause: &Clause, unit: usize) -> usize {
    let tokens = article.tokens;
    let mut start = unit;
    let mut count = 0;
    while start > 0 {
        let at = start - 1;
        let unit = &clause.units[at];
        let word = tokens.str(unit.tokens.start);
        let stop = match unit.kind {
            UnitKind::Meeting | UnitKind::OtherMeeting => true,
            UnitKind::Sign => !matches!(word, "-" | "'" | "\"" | "‘" | "’" | "“" | "”" | "(" | ")" | "/"),
            UnitKind::Name(_, MentionKind::Date) => start == clause.units.len() || at == 0 || count == 0,
            UnitKind::Name(..) | UnitKind::Building(_) => false,
            UnitKind::Word(_) | UnitKind::Venue(_) => stops(article, clause, at, word),
        };
        count += unit.tokens.len();
        if stop || count > PHRASE_TOKENS {
            break;
        }
        start = at;
    }
    // A phrase does not begin with a joining word or a postposition.
    while start < unit {
        let word = tokens.str(clause.units[start].tokens.start);
        let joint = matches!(
            word,
            "और" | "तथा"
                | "एवं"
                | "व"
                | "भी"
                | "के"
                | "की"
                | "का"
                | "को"
                | "में"
                | "से"
                | "पर"
                | "इस"
                | "इन"
                | "कि"
                | "बाद"
                | "साथ"
                | "ही"
                | "तो"
                | "दौरान"
                | "मुख्य"
                | "रूप"
                | "विस्तार"
                | "यह"
                | "-"
        );
        if !joint {
            break;
        }
        start += 1;
    }
    start
}

/// Whether the word at unit `at` ends the phrase that is being read backwards.
fn stops(article: &Article<'_>, clause: &Clause, at: usize, word: &str) -> bool {
    let tokens = article.tokens;
    let before = at.checked_sub(1).map(|i| clause.units[i].kind);
    match word {
        "ने" | "कि" | "दौरान" | "लेकर" | "इसमें" | "उन्होंने" | "जिसमें" | "पर" | "हुए" | "बताया" | "द्वारा" => {
            true
        }
        // में after the meeting, a place or a date opens what is said there; elsewhere it is part of the topic.
        "में" => {
            matches!(before, Some(UnitKind::Meeting))
                || matches!(before, Some(UnitKind::Word(_)) if matches!(tokens.str(clause.units[at - 1].tokens.start), "इस" | "दौर"))
        }
        "साथ" | "बीच" => true,
        // से after people opens what is asked of them: अधिकारियों से … करने को कहा.
        "से" => match before {
            Some(UnitKind::Name(_, kind)) => matches!(kind, MentionKind::Person | MentionKind::Role),
            _ => at > 0 && tokens.str(clause.units[at - 1].tokens.start).ends_with("ियों"),
        },
        "की" | "का" | "के" | "को" => false,
        _ => {
            let i = clause.units[at].tokens.start;
            let verb = tokens.word(i, |e| matches!(e, Entry::Function(Function::Verb)).then_some(())).is_some();
            // Participles and infinitives belong to a phrase: होने वाले चुनाव, करने की मांग.
            verb && !(word.ends_with("ने")
                || word.ends_with("ना")
                || matches!(word, "हो" | "हुई" | "रहे" | "रही" | "गए" | "गई" | "जा"))
        }
    }
}

/// Puts the words of `units` into `slot`.
fn phrase(article: &Article<'_>, clause: &Clause, units: Range<usize>, slot: Slot, slots: &mut Slots) {
    let (Some(first), Some(last)) = (clause.units.get(units.start), clause.units.get(units.end.saturating_sub(1)))
    else {
        return;
    };
    if units.is_empty() {
        return;
    }
    let mut range = first.tokens.start..last.tokens.end;
    while range.len() > 1 && ends_badly(article, range.end - 1) {
        range.end -= 1;
    }
    let words = range.clone().filter(|&i| article.tokens.all[i].kind != TokenKind::Sign).count();
    // One short word of grammar is no topic.
    let meaning = range.clone().any(|i| {
        article.tokens.all[i].kind == TokenKind::Word
            && article
                .tokens
                .word(i, |e| matches!(e, Entry::Function(_) | Entry::Number(_) | Entry::Time(_)).then_some(()))
                .is_none()
    });
    let vague = words == 1 && range.clone().any(|i| VAGUE.contains(&article.tokens.str(i)));
    if words == 0 || vague || !meaning || words > 2 * PHRASE_TOKENS {
        return;
    }
    let span = article.tokens.span(range);
    add(article, slots, slot, Filler { span, entity: None, evidence: evidence(article, clause) });
}

fn ends_badly(article: &Article<'_>, i: usize) -> bool {
    if matches!(article.tokens.str(i), "और" | "तथा" | "एवं" | "व" | "इसी" | "इस" | "भी" | "आदि" | "जैसे")
    {
        return true;
    }
    article.tokens.all[i].kind == TokenKind::Sign
        && !matches!(article.tokens.str(i), ")" | "'" | "’" | "”" | "\"" | "%")
}

/// The words that describe the building whose last word is unit `at`: `मुख्यमंत्री नीतीश कुमार के आधिकारिक आवास`.
fn description(clause: &Clause, at: usize) -> Range<usize> {
    let mut start = at;
    let mut words = 0;
    while start > 0 && words < 4 {
        let unit = &clause.units[start - 1];
        match unit.kind {
            UnitKind::Name(_, MentionKind::Date | MentionKind::Number)
            | UnitKind::Sign
            | UnitKind::Meeting
            | UnitKind::OtherMeeting => break,
            UnitKind::Name(..) | UnitKind::Building(_) => {
                start -= 1;
                // One name, with the designation before it, is enough.
                if start > 0 && matches!(clause.units[start - 1].kind, UnitKind::Name(_, MentionKind::Role)) {
                    start -= 1;
                }
                break;
            }
            UnitKind::Word(_) | UnitKind::Venue(_) => {
                start -= 1;
                words += 1;
            }
        }
    }
    clause.units[start].tokens.start..clause.units[at].tokens.end
}

/// Dates in the clause that names the meeting: when it is held.
fn times(article: &Article<'_>, clause: &Clause, slots: &mut Slots) {
    for unit in &clause.units {
        if let UnitKind::Name(mention, MentionKind::Date) = unit.kind {
            let span = article.mentions[mention].span;
            // A year alone dates something else.
            let year = span.of(article.tokens.text).chars().all(char::is_numeric);
            if !year && slots[Slot::Time].len() < 2 {
                add(article, slots, Slot::Time, Filler { span, entity: None, evidence: evidence(article, clause) });
            }
        }
    }
}

/// Bodies in the phrase that names the meeting take part as such: `भाजपा संसदीय दल की बैठक`.
fn bodies(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    for phrase in phrases.iter().filter(|p| !p.passing).take(4) {
        let span = article.tokens.span(phrase.tokens.clone());
        let inside = article.mentions.iter().filter(|m| m.kind == MentionKind::Organisation && span.contains(&m.span));
        for mention in inside {
            let cabinet = article.tokens.within(mention.span).any(|i| {
                article.tokens.hits(i).iter().any(|hit| {
                    matches!(hit.entry, Entry::MeetingKind { kind: crate::analysis::MeetingKind::Cabinet, .. })
                })
            });
            if !cabinet {
                let evidence = article.tokens.sentences[phrase.sentence].1;
                add(
                    article,
                    slots,
                    Slot::Organisations,
                    Filler { span: mention.span, entity: mention.entity, evidence },
                );
            }
        }
    }
}

/// The dateline's place, where the text names no other.
fn dateline(article: &Article<'_>, slots: &mut Slots) {
    if !slots[Slot::Place].is_empty() {
        return;
    }
    let Some(part) = article.parts.iter().find(|p| p.kind == PartKind::Dateline) else { return };
    let place = article.mentions.iter().find(|m| m.kind == MentionKind::Place && part.span.contains(&m.span));
    if let Some(place) = place {
        slots[Slot::Place].push(Filler { span: place.span, entity: place.entity, evidence: part.span });
    }
}

/// Adds `filler` unless the slot already says the same.
fn add(article: &Article<'_>, slots: &mut Slots, slot: Slot, filler: Filler) {
    let text = article.tokens.text;
    let words = |f: &Filler| f.span.of(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let new = words(&filler);
    let same = slots[slot].iter().any(|old| {
        if old.entity.is_some() && old.entity == filler.entity {
            return true;
        }
        let old_words = words(old);
        let common = new.iter().filter(|w| old_words.contains(w)).count();
        2 * common > new.len().min(old_words.len())
    });
    if !same && !filler.span.is_empty() {
        slots[slot].push(filler);
    }
}

/// Who presides takes part; who stayed away does not.
fn tidy(article: &Article<'_>, slots: &mut Slots) {
    for chair in slots[Slot::Chair].clone() {
        add(article, slots, Slot::Participants, chair);
    }
    let absent: Vec<Option<usize>> = slots[Slot::Absent].iter().map(|f| f.entity).collect();
    slots[Slot::Participants].retain(|f| f.entity.is_none() || !absent.contains(&f.entity));
}
