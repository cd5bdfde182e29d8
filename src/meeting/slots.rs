//! The slots: what the rules find, gathered from the clauses that speak of the meeting.

use super::Article;
use super::alike::alike;
use super::bodies::{bodies, holders, is_cabinet, parties, sides};
use super::clause::{Clause, Unit, UnitKind};
use super::confidence::Grounds;
use super::phrase::Phrase;
use super::reach::{about, body_meets, cabinet, congress, elsewhere, met_apart, near};
use super::reading::{Reading, read, vote};
use super::rules::{Capture, Gives, Reach, Rules};
use super::taking::{take, times};
use super::topic::next_step;
use super::words::Class;
use crate::analysis::{Entity, Filler, MentionKind, PartKind, Slot, Slots, Status, part_at};
use crate::lexicon::Lexicon;
use crate::span::{Span, Text};
use crate::token::TokenKind;

/// No meeting is told with more fillers of a slot: a text that has them is many articles, of which each filler would be compared
/// with all before it.
const MOST: usize = 60;

/// So many topics are taken of what tells the matter only where nothing else does.
const FEW_TOPICS: usize = 3;

/// A sentence of more tokens is no evidence that one reads at a glance; then the clause is.
const EVIDENCE_TOKENS: usize = 60;

/// A phrase of this weight may give the title, even where a surer one comes later.
pub(super) const SURE: f32 = 0.8;

/// Where a phrase of this weight stands in the opening, the title is taken from there.
const SURE_IN_OPENING: f32 = 0.6;

/// What was found of a meeting.
pub(crate) struct Found {
    pub slots: Slots,
    pub status: Status,
}

/// Fills the slots of the meeting that `phrases` name.
/// Only the `main` one has the dateline's place, and what is told in sentences that do not name it.
pub(crate) fn fill(lexicon: &Lexicon, rules: &Rules, article: &Article<'_>, phrases: &[Phrase], main: bool) -> Found {
    let mut slots = Slots::default();
    let about = about(article, phrases);
    title(article, phrases, &mut slots);
    let sure = |slots: &mut Slots, grounds| rules.confidence.score(article, slots, grounds);
    sure(&mut slots, Grounds::Phrase);
    let opening = article.opening();
    let elsewhere = elsewhere(article, phrases, &opening);
    let body = body_meets(article, phrases);
    let near = near(article, phrases, (&about, &elsewhere), &opening, body);
    let read = read(rules, article, phrases, |number| match () {
        () if about[number] => Some(Reach::About),
        // Of a meeting beside the main one only what names it, or takes it up, is read.
        () if !main => None,
        () if near[number] => Some(Reach::Near),
        () => phrases.binary_search_by_key(&number, |p| p.sentence).is_ok().then_some(Reach::Named),
    });
    let status = vote(article, &read);
    let congress = congress(article, phrases);
    // What counts only where nothing else fills the slot.
    let mut otherwise: Vec<(&Clause, Slot, &[Capture])> = Vec::new();
    // The sentence whose clause before told of a meeting that is yet to come.
    let mut to_come = None;
    // The sentence that told what was decided after कि, or went on to.
    let mut told_that: Option<usize> = None;
    for Reading { clause, found, status: own, .. } in &read {
        let names_it = clause.has(UnitKind::Meeting);
        // A clause about the next meeting, or the last, says nothing of this one but that it follows; and after a
        // meeting that was held, one that is yet to come is another.
        let later = status == Status::Held
            && *own == Some(Status::Scheduled)
            && !opening.contains(&clause.sentence)
            && names_it
            && will_meet(article, clause);
        let next = clause.has(UnitKind::NextMeeting);
        let named = clause.units.iter().rfind(|u| matches!(u.kind, UnitKind::OtherMeeting | UnitKind::Meeting));
        let other = later
            || next
            || met_apart(article, clause, congress) && (congress || !opening.contains(&clause.sentence))
            || elsewhere[clause.sentence]
            // A clause that names both, the other first, tells of this one: ब्रिक्स की बैठक के बाद … से मुलाकात की.
            || named.is_some_and(|u| u.kind == UnitKind::OtherMeeting)
            // अगले माह विशेष बैठक होगी, जिसमें … पर चर्चा होगी
            || status == Status::Held && to_come == Some(clause.sentence);
        if later || next {
            to_come = Some(clause.sentence);
        }
        if later {
            next_step(article, clause, &mut slots);
            sure(&mut slots, Grounds::Named);
        }
        let follows = !names_it && found.iter().any(|(rule, _)| rule.gives == Gives::Slot(Slot::NextStep));
        for (rule, captures) in found {
            let Gives::Slot(slot) = rule.gives else { continue };
            // What is to follow the meeting is not what it decided.
            if follows && slot == Slot::Decisions && captures.iter().any(|c| matches!(c, Capture::DeedBefore(_))) {
                continue;
            }
            if other && slot != Slot::NextStep || rule.of_body && !body {
                continue;
            }
            // Who was there does not tell who will come to a meeting that is yet to be; and nothing is decided before it.
            let topical = matches!(slot, Slot::Agenda | Slot::Decisions);
            // What will be talked of is the matter of another meeting than the one that was held.
            let talks = || clause.units.iter().rev().take(3).any(|u| article.is(u.tokens.start, Class::WillBe));
            let said = || clause.units.iter().any(|u| article.tokens.str(u.tokens.start) == "कि");
            let to_be = slot == Slot::Agenda || slot == Slot::Participants && !said();
            if status == Status::Held && !opening.contains(&clause.sentence) && to_be && talks() {
                continue;
            }
            // सरकार ने पहले ही … की घोषणा की है: no news of this meeting.
            let already = |pair: &[Unit]| {
                let word = |u: &Unit| article.tokens.str(u.tokens.start);
                (word(&pair[0]), word(&pair[1])) == ("पहले", "ही")
            };
            if slot == Slot::Decisions && (clause.units.windows(2).any(already) || informed(article, clause)) {
                continue;
            }
            // इन मुद्दों पर तो बहुत चर्चा होती है: not then and there.
            if slot == Slot::Agenda && habitual(article, clause) {
                continue;
            }
            // … निर्णय का स्वागत किया, जिसमें … का फैसला किया गया: another body's.
            if slot == Slot::Decisions && welcomed(article, clause) {
                continue;
            }
            if topical && !names_it && looks_back(article, clause, status) && !opening.contains(&clause.sentence) {
                continue;
            }
            let over = clause.units.iter().rev().take(2).any(|u| article.is(u.tokens.start, Class::Was));
            if status == Status::Scheduled && (slot == Slot::Decisions || over && slot == Slot::Participants) {
                continue;
            }
            // फैसला लिया गया कि …। हर गांव में समिति बनाई जाएगी।
            let goes_on = slot == Slot::Decisions && told_that.is_some_and(|number| number + 1 == clause.sentence);
            let had = slots[Slot::Decisions].len();
            if rule.otherwise {
                otherwise.extend((main && near[clause.sentence]).then_some((clause, slot, captures.as_slice())));
            } else if about[clause.sentence]
                || main && (rule.anywhere || goes_on) && near[clause.sentence]
                || rule.names_meeting
            {
                let end = captures.iter().find_map(|c| if let Capture::End(at) = c { Some(*at) } else { None });
                for capture in captures {
                    take(article, clause, slot, capture, end, body, &mut slots);
                }
                let that = captures.iter().any(|c| matches!(c, Capture::Phrase(_)));
                if slots[Slot::Decisions].len() > had && (that || goes_on) {
                    told_that = Some(clause.sentence);
                }
                let grounds = match (rule.names_meeting, about[clause.sentence]) {
                    (true, _) => Grounds::Named,
                    (false, true) => Grounds::About,
                    (false, false) => Grounds::Near,
                };
                sure(&mut slots, grounds);
            }
        }
        // आज फिर होगी is no day of the one that was held.
        let anew = |u: &Unit| matches!(article.tokens.str(u.tokens.start), "फिर" | "दोबारा");
        let again = status == Status::Held && will_meet(article, clause) && clause.units.iter().any(anew);
        // Nor is जून में हुई मुलाकात के बाद of one that is to come.
        let was = status == Status::Scheduled
            && clause.units.windows(2).any(|pair| {
                matches!(article.tokens.str(pair[0].tokens.start), "हुई" | "हुए" | "हुआ")
                    && pair[1].kind == UnitKind::Meeting
            });
        if names_it && !other && !again && !was {
            times(article, clause, &mut slots);
            sure(&mut slots, Grounds::Named);
        }
    }
    bodies(lexicon, article, phrases, &mut slots);
    if main {
        holders(article, phrases, &mut slots);
    }
    sure(&mut slots, Grounds::Phrase);
    if main && !elsewhere_than_told(article, phrases, status) {
        dateline(article, &mut slots);
        sure(&mut slots, Grounds::Dateline);
    }
    for slot in [Slot::Participants, Slot::Place, Slot::Time] {
        // The first that gives anything.
        let mut sentence = None;
        for (clause, _, captures) in otherwise.iter().filter(|(_, of, _)| *of == slot) {
            // Who presides takes part; and who tells what a cabinet decided speaks for it.
            let told = || !slots[Slot::Chair].is_empty() || cabinet(article, phrases);
            // रूस के दौरे पर व्लादिवोस्तोक पहुंचे: both places of one sentence.
            let on = slot == Slot::Place && sentence == Some(clause.sentence);
            if !(slots[slot].is_empty() || on) || slot == Slot::Participants && told() {
                break;
            }
            sentence = Some(clause.sentence);
            captures.iter().for_each(|capture| take(article, clause, slot, capture, None, body, &mut slots));
        }
    }
    if slots[Slot::Agenda].is_empty() {
        told_of(article, &otherwise, body, &mut slots);
    }
    sure(&mut slots, Grounds::Near);
    parties(lexicon, article, &mut slots);
    tidy(article, phrases, status, &mut slots);
    if phrases.iter().any(|p| !p.passing && p.by_telephone(article)) {
        slots[Slot::Place].clear();
        slots[Slot::Venue].clear();
    }
    sure(&mut slots, Grounds::Inferred);
    Found { slots, status }
}

/// What was praised, condemned or called for at a meeting: it tells the matter where nothing else does.
fn told_of(article: &Article<'_>, found: &[(&Clause, Slot, &[Capture])], body: bool, slots: &mut Slots) {
    for (clause, slot, captures) in found.iter().filter(|(_, slot, _)| *slot == Slot::Agenda) {
        // Whom one praised is no topic.
        let someone = |capture: &Capture| {
            let Capture::PhraseBefore(unit) = capture else { return false };
            unit.checked_sub(1).is_some_and(|at| {
                let person = |kind| matches!(kind, MentionKind::Person | MentionKind::Role);
                matches!(clause.units[at].kind, UnitKind::Name(_, kind) if person(kind))
                    || matches!(clause.units[at].kind, UnitKind::Holders(_))
                    || article.is(clause.units[at].tokens.end - 1, Class::Equals)
            })
        };
        for capture in captures.iter().filter(|capture| !someone(capture)) {
            take(article, clause, *slot, capture, None, body, slots);
        }
        // One word says too little here.
        slots[Slot::Agenda].retain(|filler| filler.span.of(article.tokens.text).contains(' '));
        if slots[Slot::Agenda].len() >= FEW_TOPICS {
            return;
        }
    }
}

/// Whether a clause tells what had been before (`चर्चा की थी`), or, of a meeting that is yet to be, what was (`चर्चा की`).
fn looks_back(article: &Article<'_>, clause: &Clause, status: Status) -> bool {
    let last = last_words(article, clause);
    let is = |nth: usize, class: Class| last[nth].is_some_and(|i| article.is(i, class));
    is(0, Class::Was) && is(1, Class::Done) || status == Status::Scheduled && is(0, Class::Done)
}

/// The last two words of a clause, the last first.
fn last_words(article: &Article<'_>, clause: &Clause) -> [Option<usize>; 2] {
    let mut words = clause.tokens.clone().rev().filter(|&i| article.tokens.all[i].kind == TokenKind::Word);
    [words.next(), words.next()]
}

/// Whether a clause tells what those who met were told: `बैठक में बताया गया कि …`, `सूचना भी दी गई कि …`.
fn informed(article: &Article<'_>, clause: &Clause) -> bool {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let that = (0..clause.units.len()).find(|&at| word(at) == "कि");
    that.is_some_and(|that| {
        let passive = that > 0 && matches!(word(that - 1), "गया" | "गई" | "गयी");
        passive && (that.saturating_sub(5)..that).any(|at| matches!(word(at), "बताया" | "सूचना" | "अवगत"))
    })
}

/// Whether a clause tells of a habit: `चर्चा होती है`.
fn habitual(article: &Article<'_>, clause: &Clause) -> bool {
    let [last, before] = last_words(article, clause);
    last.is_some_and(|i| article.is(i, Class::Finite)) && before.is_some_and(|i| article.is(i, Class::Habit))
}

/// Whether a clause tells what was decided elsewhere and is only welcomed: `उस निर्णय का स्वागत किया, जिसमें …`.
fn welcomed(article: &Article<'_>, clause: &Clause) -> bool {
    let tokens = article.tokens;
    let sentence = tokens.sentence(clause.sentence);
    let relative = clause.tokens.clone().find(|&i| matches!(tokens.str(i), "जिसमें" | "जिसके" | "जिसमे"));
    let praised = |i: usize| matches!(tokens.str(i), "स्वागत" | "सराहना" | "प्रशंसा");
    let decided = |i: usize| article.is(i, Class::Outcome) || matches!(tokens.str(i), "फैसले" | "निर्णयों" | "फैसलों");
    relative.is_some_and(|which| {
        let before = sentence.start..which;
        before.clone().any(praised) && before.clone().any(decided)
    })
}

/// Whether a clause tells that there will be a meeting: `बैठक होगी`, not `बैठक में तय हुआ कि … होगी`.
fn will_meet(article: &Article<'_>, clause: &Clause) -> bool {
    let mut tokens = clause.tokens.clone();
    // What is told of it is inside it.
    let house = |u: &Unit| article.is(u.tokens.start, Class::Postposition) && !article.is_verb_ki(u.tokens.start);
    let subject = |pair: &[Unit]| pair[0].kind == UnitKind::Meeting && !house(&pair[1]);
    tokens.clone().any(|i| article.is(i, Class::WillBe))
        && (tokens.any(|i| article.tokens.str(i) == "होने") || clause.units.windows(2).any(subject))
}

/// The phrase that names the meeting: of the first few the one that says most without being long.
fn title(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let opening = article.opening();
    let told = |p: &&Phrase| !p.passing && p.weight >= SURE_IN_OPENING;
    let opens = phrases.iter().filter(told).any(|p| opening.contains(&p.sentence));
    let own = phrases.iter().filter(|p| !p.passing && (!opens || opening.contains(&p.sentence)));
    let surest = own.clone().map(|p| p.weight).fold(0.0, f32::max);
    let first = own.filter(|p| p.weight >= surest.min(SURE)).take(4);
    // The first that is more than the noun; else the first.
    let best = first.clone().find(|p| p.tokens.len() > p.noun.len()).or_else(|| first.clone().next());
    let best = best.map(|best| told_in_full(article, phrases, best));
    if let Some(phrase) = best {
        let mut span = article.tokens.span(phrase.tokens.clone());
        // Words that the article ran together: कीबैठक, बैठकमें.
        let text = span.of(article.tokens.text);
        let (before, after) = (text.strip_prefix("कीब").is_some(), text.ends_with("कमें"));
        span.start += if before { "की".len() } else { 0 };
        span.end -= if after { "में".len() } else { 0 };
        let evidence = article.tokens.sentences[phrase.sentence].1;
        slots[Slot::Title].push(Filler { span, entity: None, evidence, score: 0.0 });
    }
}

/// The phrase of the text that says what `phrase`, of a headline, says in fewer signs and words: सहकार समितियों की बैठक, सहकारी
/// समितियों की बैठक.
fn told_in_full<'p>(article: &Article<'_>, phrases: &'p [Phrase], phrase: &'p Phrase) -> &'p Phrase {
    let headline = |p: &Phrase| article.part_of(p.sentence) == PartKind::Headline;
    let word = |i: usize| article.tokens.str(i);
    // The words before the noun, the nearest first, but for the genitive.
    let own = |p: &Phrase| {
        let words = (p.tokens.start..p.noun.start).rev().map(word);
        words.filter(|word| !matches!(*word, "का" | "के" | "की")).collect::<Vec<_>>()
    };
    let fuller = |p: &&Phrase| {
        !p.passing
            && !headline(p)
            && word(p.noun.start) == word(phrase.noun.start)
            && own(p) != own(phrase)
            && own(p).len() >= own(phrase).len()
            && own(p).iter().zip(own(phrase)).all(|(a, b)| a.starts_with(b))
    };
    if headline(phrase) { phrases.iter().find(fuller).unwrap_or(phrase) } else { phrase }
}

/// Puts into `slot` what `clause` tells: where it stands, with the entity that it names.
pub(crate) fn tell(
    article: &Article<'_>,
    clause: &Clause,
    slot: Slot,
    (span, entity): (Span<Text>, Option<usize>),
    slots: &mut Slots,
) {
    add(article, slots, slot, Filler { span, entity, evidence: evidence(article, clause), score: 0.0 });
}

/// The sentence that says so, or, where it is long, the clause.
fn evidence(article: &Article<'_>, clause: &Clause) -> Span<Text> {
    let (range, span) = &article.tokens.sentences[clause.sentence];
    if range.len() > EVIDENCE_TOKENS { article.tokens.span(clause.tokens.clone()) } else { *span }
}

/// Whether a filler ties the names of two people who are each named by themselves: `यादव-थापा की मुलाकात`.
fn names_two(article: &Article<'_>, filler: &Filler) -> bool {
    let known = |half: &str| {
        let person = |e: &Entity| e.kind == MentionKind::Person && e.name.rsplit(' ').next() == Some(half);
        article.entities.iter().any(person)
    };
    let halves = filler.span.of(article.tokens.text).split_once('-');
    halves.is_some_and(|(one, other)| known(one) && known(other))
}

/// Whether a meeting need not be where its reporter sits: it is yet to be, and nothing says here (यहां), or it was held by video.
fn elsewhere_than_told(article: &Article<'_>, phrases: &[Phrase], status: Status) -> bool {
    let own = || phrases.iter().filter(|p| !p.passing);
    let says = |class: Class| own().any(|p| article.tokens.sentence(p.sentence).any(|i| article.is(i, class)));
    status == Status::Scheduled && !says(Class::Here) || says(Class::Online)
}

/// The dateline's place, where the text names no other.
fn dateline(article: &Article<'_>, slots: &mut Slots) {
    if !slots[Slot::Place].is_empty() {
        return;
    }
    let Some(part) = article.parts.iter().find(|p| p.kind == PartKind::Dateline) else { return };
    let place = article.mentions.iter().find(|m| m.kind == MentionKind::Place && part.span.contains(&m.span));
    if let Some(place) = place {
        slots[Slot::Place].push(Filler { span: place.span, entity: place.entity, evidence: part.span, score: 0.0 });
    }
}

/// Adds `filler` unless the slot already says the same, or is full.
pub(super) fn add(article: &Article<'_>, slots: &mut Slots, slot: Slot, filler: Filler) {
    if slots[slot].len() == MOST {
        return;
    }
    let phrase = matches!(slot, Slot::Agenda | Slot::Decisions | Slot::NextStep);
    let same = alike(article, slot, &slots[slot], &filler);
    match same {
        None if !filler.span.is_empty() => slots[slot].push(filler),
        // The text says in full what the headline says in short.
        Some(at) if phrase => {
            let headline = |f: &Filler| part_at(article.parts, f.span.start) == Some(PartKind::Headline);
            let old = &slots[slot][at];
            if headline(old) && !headline(&filler) && filler.span.len() > old.span.len() {
                slots[slot][at] = filler;
            }
        }
        _ => {}
    }
}

/// Who presides takes part; who stayed away does not.
fn tidy(article: &Article<'_>, phrases: &[Phrase], status: Status, slots: &mut Slots) {
    // A designation beside a name says no more (मुख्यमंत्री, रमेश यादव).
    for slot in [Slot::Chair, Slot::Host] {
        if slots[slot].iter().any(|f| f.entity.is_some()) {
            slots[slot].retain(|f| f.entity.is_some());
        }
    }
    for chair in slots[Slot::Chair].clone() {
        add(article, slots, Slot::Participants, chair);
    }
    // बिहार की राजधानी पटना: the state only tells which town; a country is told with it.
    slots[Slot::Place].retain(|f| {
        let end = article.tokens.within(f.span).end;
        article.place_kind(f.entity) != Some("state")
            || (article.tokens.str(end), article.tokens.str(end + 1)) != ("की", "राजधानी")
    });
    // विदेश मंत्री, beside the minister by name, is nobody else.
    let people: Vec<usize> = slots[Slot::Participants].iter().filter_map(|f| f.entity).collect();
    let offices = article
        .mentions
        .iter()
        .filter(|m| m.kind == MentionKind::Role && m.entity.is_some_and(|e| people.contains(&e)));
    let offices: Vec<&str> = offices.map(|m| m.span.of(article.tokens.text)).collect();
    slots[Slot::Participants].retain(|f| {
        let text = f.span.of(article.tokens.text);
        // And केंद्रीय मंत्रियों, beside them by name, are they.
        let one = text.strip_suffix("ियों").map(|stem| format!("{stem}ी"));
        let held = offices.iter().filter(|office| office.ends_with(one.as_deref().unwrap_or(text))).count();
        f.entity.is_some() || held == 0 || one.is_some() && held < 2
    });
    // भारत और नेपाल के बीच बैठक: where nobody is named, the two countries meet.
    if slots[Slot::Participants].is_empty() {
        sides(article, phrases, slots);
    }
    // Who called a meeting that was held led it, unless another did.
    if status == Status::Held && slots[Slot::Chair].is_empty() {
        for host in slots[Slot::Host].clone() {
            let person =
                host.entity.and_then(|e| article.entities.get(e)).is_some_and(|e| e.kind == MentionKind::Person);
            if person {
                add(article, slots, Slot::Participants, host);
            }
        }
    }
    // A body that calls a meeting meets.
    if matches!(status, Status::Held | Status::UnderWay | Status::Scheduled) {
        for host in slots[Slot::Host].clone() {
            let kind = host.entity.and_then(|e| article.entities.get(e)).map(|e| e.kind);
            if kind == Some(MentionKind::Organisation) {
                add(article, slots, Slot::Organisations, host);
            }
        }
    }
    slots[Slot::Organisations].retain(|f| !is_cabinet(article, f.span));
    // A time that does not fit how the meeting stands is another's.
    let unfit = match status {
        Status::Held => Some(Class::ToCome),
        Status::Scheduled => Some(Class::Over),
        _ => None,
    };
    if let Some(unfit) = unfit {
        slots[Slot::Time].retain(|f| !article.is(article.tokens.within(f.span).start, unfit));
    }
    slots[Slot::Participants].retain(|f| !names_two(article, f));
    let absent: Vec<Option<usize>> = slots[Slot::Absent].iter().map(|f| f.entity).collect();
    for slot in [Slot::Participants, Slot::Organisations] {
        slots[slot].retain(|f| f.entity.is_none() || !absent.contains(&f.entity));
    }
}
