//! Which phrases name one meeting: an article may report several, and speak of others in passing.

use std::ops::Range;

use super::Article;
use super::phrase::Phrase;
use super::words::Class;
use crate::analysis::{MeetingKind, Mention, MentionKind, starting};
use crate::lexicon::{Breadth, Lexicon, folded};
use crate::token::TokenKind;
use crate::word::is_oblique_plural;

/// Most tokens after a meeting's noun within which its verb is looked for.
const VERB_REACH: usize = 6;
/// Most tokens from those who met to the noun: `विधायकों की एक अहम बैठक`.
const MEMBERS: usize = 5;
/// More meetings than these no reader looks at.
const MOST: usize = 4;

/// Who met, as a phrase tells it, or all phrases of a meeting so far. People, parties: entities.
#[derive(Default)]
struct Who<'t> {
    /// With whom somebody met.
    partners: Vec<usize>,
    /// The people whom the clause names.
    people: Vec<usize>,
    /// Those of them who act: with ने.
    agents: Vec<usize>,
    /// Designations with whom somebody met, of whom no name is known.
    offices: Vec<&'t str>,
    /// Parties in the phrase.
    parties: Vec<usize>,
    /// Phrases that are more than a noun, folded.
    names: Vec<String>,
    /// Whether many met: the members of a body, people in the plural.
    many: bool,
    /// What sort of body met: a cabinet, or an organ of a party.
    body: Option<MeetingKind>,
    /// Whether it is called an encounter.
    encounter: bool,
    /// Whether it is called a congress.
    congress: bool,
    /// Whether the phrase says that two met: द्विपक्षीय बैठक.
    of_two: bool,
}

/// What is known of a meeting while its phrases are gathered.
#[derive(Default)]
struct Seen<'t> {
    who: Who<'t>,
    /// Whether a phrase reports that it was held.
    held: bool,
    /// Whether a phrase reports that it is yet to be.
    to_come: bool,
}

impl<'t> Who<'t> {
    /// What one phrase tells.
    fn told(lexicon: &Lexicon, article: &Article<'t>, phrase: &Phrase) -> Who<'t> {
        let noun = phrase.noun.end - 1;
        let encounter = article.is(noun, Class::Encounter);
        let name = || folded(article.tokens.span(phrase.tokens.clone()).of(article.tokens.text));
        Who {
            partners: partners(article, phrase),
            people: people(article, phrase, false),
            agents: people(article, phrase, true),
            offices: offices(article, phrase),
            parties: parties(lexicon, article, phrase),
            names: if phrase.tokens == phrase.noun { Vec::new() } else { vec![name()] },
            many: !encounter && many(article, phrase),
            body: body(article, phrase),
            encounter,
            congress: article.is(noun, Class::Congress),
            of_two: phrase.tokens.clone().any(|i| article.tokens.str(i) == "द्विपक्षीय"),
        }
    }

    /// Whether it is somebody's call on another, known by name: राज्यपाल से मुलाकात.
    fn calls_on(&self) -> bool {
        self.encounter && !self.partners.is_empty()
    }

    /// Whether what another phrase tells is of another meeting.
    fn apart(&self, article: &Article<'_>, told: &Who<'_>) -> bool {
        self.of_others(article, told) || self.of_another_sort(told)
    }

    /// Whether other people met, or other parties.
    fn of_others(&self, article: &Article<'_>, told: &Who<'_>) -> bool {
        let differ = |a: &[usize], b: &[usize]| !a.is_empty() && !b.is_empty() && disjoint(a, b);
        // रमेश यादव ने मोहन थापा से मुलाकात की; रमेश यादव से मुलाकात मोहन थापा से हुई: the two, from either side.
        let turned = !disjoint(&self.people, &told.partners) && !disjoint(&self.partners, &told.people);
        // कांग्रेस विधायक दल is of कांग्रेस.
        let name = |party: usize| article.entities.get(party).map_or("", |e| e.name.as_str());
        let of_one = |a: usize, b: usize| name(a).starts_with(name(b)) || name(b).starts_with(name(a));
        let allied = || self.parties.iter().any(|&a| told.parties.iter().any(|&b| of_one(a, b)));
        // मुख्यमंत्री से मुलाकात; राज्यपाल से
        let elsewhere = |who: &Who<'_>, offices: &[&str]| {
            let held = |office: &&str| who.partners.iter().any(|&entity| holds(article, entity, office));
            !who.partners.is_empty() && !offices.is_empty() && !offices.iter().any(held)
        };
        // गृह मंत्री की बैठक; राज्यपाल ने प्रधानमंत्री से मुलाकात की
        let met = self.encounter != told.encounter && (self.calls_on() || told.calls_on() || self.on_office());
        let acted = differ(&self.agents, &told.agents)
            && disjoint(&self.people, &told.people)
            && disjoint(&self.people, &told.partners);
        differ(&self.partners, &told.partners) && !turned
            || differ(&self.parties, &told.parties) && !allied()
            || elsewhere(self, &told.offices)
            || elsewhere(told, &self.offices)
            || met && acted
    }

    /// Whether it is somebody's call on one who is known by his office alone.
    fn on_office(&self) -> bool {
        self.encounter && !self.offices.is_empty()
    }

    /// Whether a meeting of another sort is told.
    fn of_another_sort(&self, told: &Who<'_>) -> bool {
        let others = disjoint(&self.partners, &told.partners);
        let called_on = self.calls_on() || self.on_office();
        // विधायकों की बैठक; राज्यपाल से मुलाकात, and the other way round
        let of_many = others && (told.calls_on() && self.many || called_on && !told.encounter && told.many);
        // राज्यपाल से मुलाकात; मंत्रिमंडल की बैठक
        let of_body = called_on && !told.encounter && told.body.is_some() || told.calls_on() && self.body.is_some();
        // सम्मेलन; राष्ट्रपति के साथ द्विपक्षीय बैठक
        let beside = self.congress && told.of_two && !told.partners.is_empty();
        // मंत्रिमंडल की बैठक; दल की बैठक
        let bodies = matches!((self.body, told.body), (Some(a), Some(b)) if a != b);
        // No meeting is both an encounter and a congress.
        let nouns = (self.encounter || told.encounter) && (self.congress || told.congress);
        of_many || of_body || beside || bodies || nouns
    }

    /// Whether somebody met with one of the same people, or parties, or in so many words.
    fn agrees(&self, told: &Who<'_>) -> bool {
        !disjoint(&self.partners, &told.partners)
            || !disjoint(&self.parties, &told.parties)
            || told.encounter && told.names.iter().any(|name| self.names.contains(name))
    }

    /// Takes in what another of its phrases tells.
    fn take(&mut self, told: Who<'t>) {
        // Whoever met somebody is not himself the one met, from whichever side it is told.
        let met = |partner: &usize| !self.people.contains(partner) || self.partners.contains(partner);
        let partners: Vec<usize> = told.partners.iter().copied().filter(met).collect();
        self.partners.extend(partners);
        self.people.extend(told.people);
        self.agents.extend(told.agents);
        self.offices.extend(told.offices);
        self.parties.extend(told.parties);
        self.names.extend(told.names);
        self.body = self.body.or(told.body);
        self.many |= told.many;
        self.encounter |= told.encounter;
        self.congress |= told.congress;
    }
}

/// The phrases that name each meeting, the main one first: for each a copy of `phrases` in which those of all other
/// meetings are in passing.
pub(crate) fn groups(lexicon: &Lexicon, article: &Article<'_>, phrases: &[Phrase]) -> Vec<Vec<Phrase>> {
    let opening = article.opening();
    let mut seen: Vec<Seen<'_>> = Vec::new();
    let mut of_phrase: Vec<Option<usize>> = Vec::with_capacity(phrases.len());
    // Which phrases tell of what is yet to be, after a meeting that was held.
    let mut next = vec![false; phrases.len()];
    let mut last = 0;
    for (at, phrase) in phrases.iter().enumerate() {
        if phrase.passing {
            of_phrase.push(None);
            continue;
        }
        let told = Who::told(lexicon, article, phrase);
        let reports = reports(article, phrase);
        let to_come = reports && to_come(article, phrase) || about_to_be(article, phrase);
        let number = match seen.len() {
            0 => 0,
            _ if reports && opens_another(article, phrase, &opening) => {
                // इससे पहले … राष्ट्रपति से मुलाकात की, which the headline told already.
                let again = |known: &Seen<'_>| told.encounter && known.who.agrees(&told);
                seen.iter().position(again).unwrap_or(seen.len())
            }
            // कार्यसमिति की बैठक से पहले पदाधिकारियों की बैठक होगी
            _ if at > 0 && reports && before_another(article, &phrases[at - 1], phrase) => {
                let first = of_phrase.last().copied().flatten();
                let others = seen.iter().enumerate().filter(|(number, _)| Some(*number) != first);
                others.into_iter().find(|(_, known)| known.who.agrees(&told)).map_or(seen.len(), |(number, _)| number)
            }
            // After one that was held, one that is yet to be is another.
            _ if to_come && seen[last].held => seen.len(),
            // Before one that is yet to be, one that was: जून में हुई मुलाकात के बाद.
            _ if seen[last].to_come && !seen[last].held && had_been(article, phrase) => seen.len(),
            // And beside one that is yet to be, one with others that was: कल बैठक होगी. … उन्होंने … के साथ बैठक की.
            _ if seen[last].to_come && !seen[last].held && was(article, phrase) && !told.partners.is_empty() => {
                seen.len()
            }
            _ => {
                let apart = |known: &Seen<'_>| known.who.apart(article, &told);
                let agreeing = seen.iter().position(|known| known.who.agrees(&told));
                // गृह मंत्री रमेश यादव की बैठक: his, though others met since.
                let his = || {
                    let shares = |known: &Seen<'_>| !disjoint(&known.who.people, &told.people);
                    let by_people = seen.iter().position(|known| shares(known) && !apart(known));
                    by_people.filter(|_| !shares(&seen[last]) && !seen[last].who.people.is_empty())
                };
                let same = agreeing.or_else(his).or_else(|| (!apart(&seen[last])).then_some(last));
                same.or_else(|| seen.iter().position(|known| !apart(known))).unwrap_or(seen.len())
            }
        };
        if number == seen.len() {
            next[at] = to_come && seen.get(last).is_some_and(|known| known.held);
            seen.push(Seen::default());
        }
        seen[number].held |=
            (reports || was(article, phrase) || held(article, phrase)) && !to_come && !called(article, phrase);
        seen[number].to_come |= to_come;
        seen[number].who.take(told);
        // What comes after one that is yet to be goes on about the one that was held.
        if !next[at] {
            last = number;
        }
        of_phrase.push(Some(number));
    }
    (0..seen.len().min(MOST))
        .map(|group| {
            let others = phrases.iter().zip(of_phrase.iter().zip(&next));
            let of_group = |(phrase, (of, next)): (&Phrase, (&Option<usize>, &bool))| {
                let other = *of != Some(group);
                Phrase { passing: other, later: phrase.later || other && *next && group == 0, ..phrase.clone() }
            };
            others.map(of_group).collect()
        })
        .collect()
}

/// Whether the phrase itself reports that the meeting was, is or will be: its verb follows, and no postposition.
fn reports(article: &Article<'_>, phrase: &Phrase) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let after = phrase.noun.end..(phrase.noun.end + VERB_REACH).min(sentence.end);
    (!article.is(after.start, Class::Postposition) || article.is_verb_ki(after.start))
        && after.into_iter().any(|i| article.is(i, Class::MeetingVerb))
}

/// Whether the verb after the phrase tells of what is to come: `बैठक होगी`, `बैठक बुलाई है`.
fn to_come(article: &Article<'_>, phrase: &Phrase) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let is = |i: usize| matches!(article.tokens.str(i), "है" | "हैं");
    let called = |i: usize| {
        matches!(article.tokens.str(i), "बुलाई" | "बुलायी" | "रखी")
            && (is(i + 1) || matches!(article.tokens.str(i + 1), "गई" | "गयी") && is(i + 2))
    };
    (phrase.noun.end..(phrase.noun.end + VERB_REACH).min(sentence.end))
        .any(|i| article.is(i, Class::WillBe) || called(i))
}

/// Whether the sentence in which the phrase stands ends by telling that the meeting was held: `बैठक … की अध्यक्षता में हुई।`
fn held(article: &Article<'_>, phrase: &Phrase) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let last = sentence.rev().find(|&i| article.tokens.all[i].kind == TokenKind::Word);
    !article.is(phrase.noun.end, Class::Postposition)
        && last.is_some_and(|i| matches!(article.tokens.str(i), "हुई" | "हुआ"))
}

/// Whether the verb after the phrase only tells that the meeting was called: `बैठक बुलाई`.
fn called(article: &Article<'_>, phrase: &Phrase) -> bool {
    // And before it: ने बुलाई दो समीक्षा बैठक.
    let before = phrase.tokens.start.saturating_sub(2)..phrase.noun.start;
    (phrase.noun.end..phrase.noun.end + 2).chain(before).any(|i| article.calls(i))
}

/// Whether the verb right after the phrase tells that the meeting was held: `बैठक की।`, `बैठक कर`; or a headline's, before it: `विधायकों
/// की हुई बैठक।`
pub(super) fn was(article: &Article<'_>, phrase: &Phrase) -> bool {
    let at = phrase.noun.end;
    let sentence = article.tokens.sentence(phrase.sentence);
    let ends = (at..sentence.end).all(|i| article.tokens.all[i].kind == TokenKind::Sign);
    let before = |start: usize| start > sentence.start && matches!(article.tokens.str(start - 1), "हुई" | "हुआ");
    ends && (before(phrase.noun.start) || before(phrase.tokens.start))
        || article.is_verb_ki(at)
        || phrase.inverted(article)
        || matches!(article.tokens.str(at), "हुई" | "हुईं" | "कर" | "करके")
}

/// Whether the first of two phrases of a sentence only tells when the second meeting is: `बैठक से पहले … बैठक`.
fn before_another(article: &Article<'_>, first: &Phrase, second: &Phrase) -> bool {
    let after = (article.tokens.str(first.noun.end), article.tokens.str(first.noun.end + 1));
    first.sentence == second.sentence && !first.passing && matches!(after, ("से", "पहले" | "पूर्व"))
}

/// Whether the phrase tells of a meeting that was, after which something else is: `हुई मुलाकात के बाद`.
fn had_been(article: &Article<'_>, phrase: &Phrase) -> bool {
    let word = |i: usize| article.tokens.str(i);
    let was = phrase.tokens.start.checked_sub(1).is_some_and(|i| matches!(word(i), "हुई" | "हुए" | "हुआ"));
    was && matches!((word(phrase.noun.end), word(phrase.noun.end + 1)), ("के", "बाद"))
}

/// Whether the words before the phrase tell of what is to come: `होने वाली बैठक`.
fn about_to_be(article: &Article<'_>, phrase: &Phrase) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let from = phrase.tokens.start.saturating_sub(2).max(sentence.start);
    (from..phrase.noun.start).any(|i| {
        article.tokens.str(i) == "होनेवाली"
            || article.tokens.str(i) == "होने" && matches!(article.tokens.str(i + 1), "वाली" | "वाले")
    })
}

/// Whether the phrase's sentence turns to another meeting: `इससे पहले उन्होंने … से मुलाकात की`.
fn opens_another(article: &Article<'_>, phrase: &Phrase, opening: &[usize]) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let turns = sentence.start + 2 <= phrase.tokens.start
        && article.is(sentence.start, Class::TurnsFirst)
        && (article.is(sentence.start, Class::TurnsAlone) || article.is(sentence.start + 1, Class::TurnsSecond));
    let taken_up = phrase.tokens.start > sentence.start && article.is(phrase.tokens.start - 1, Class::ThisOne);
    // … की ओर से भी एक बैठक बुलाई गई है; एक और बैठक.
    let before = |back: usize| {
        phrase.tokens.start.checked_sub(back).filter(|i| sentence.contains(i)).map_or("", |i| article.tokens.str(i))
    };
    let other = matches!((before(2), before(1)), ("भी", "एक") | ("एक", "और" | "अन्य"));
    (turns && !taken_up || other) && opening.first() != Some(&phrase.sentence)
}

/// What sort of body the phrase says met, where it is a cabinet or an organ of a party.
fn body(article: &Article<'_>, phrase: &Phrase) -> Option<MeetingKind> {
    let kinds = phrase.tokens.clone().flat_map(|i| article.kinds(i, Breadth::Phrase));
    kinds.map(|(.., kind)| kind).find(|kind| matches!(kind, MeetingKind::Cabinet | MeetingKind::Party))
}

/// Whether the phrase tells that many met: `विधायकों की बैठक`.
fn many(article: &Article<'_>, phrase: &Phrase) -> bool {
    let sentence = article.tokens.sentence(phrase.sentence);
    let from = phrase.noun.start.saturating_sub(MEMBERS).max(sentence.start);
    (from..phrase.noun.start).any(|i| is_oblique_plural(article.tokens.str(i)) && article.is_genitive(i + 1))
}

/// Whether two sets of entities have none in common.
fn disjoint(a: &[usize], b: &[usize]) -> bool {
    !a.iter().any(|entity| b.contains(entity))
}

/// Those with whom somebody met: people before `से` or `के साथ` in the phrase's clause.
fn partners(article: &Article<'_>, phrase: &Phrase) -> Vec<usize> {
    let tokens = article.tokens;
    let range = clause_before(article, phrase);
    let span = tokens.span(range.clone());
    starting(article.mentions, span.start..span.end)
        .filter(|m| matches!(m.kind, MentionKind::Person | MentionKind::Role))
        .filter(|m| {
            let mut end = tokens.within(m.span).end;
            end += usize::from(tokens.str(end) == "जी");
            tokens.str(end) == "से" && !article.is(end + 1, Class::TurnsSecond)
                || tokens.str(end) == "के" && tokens.str(end + 1) == "साथ"
        })
        .filter_map(|m| m.entity)
        .collect()
}

/// The people whom the phrase's clause names before and after it; where `act`, only those with `ने`.
fn people(article: &Article<'_>, phrase: &Phrase, act: bool) -> Vec<usize> {
    let sentence = article.tokens.sentence(phrase.sentence);
    let end = (phrase.noun.end..sentence.end).find(|&i| super::clause::breaks(article, i)).unwrap_or(sentence.end);
    let span = article.tokens.span(clause_before(article, phrase).start..end);
    let inside = starting(article.mentions, span.start..span.end);
    let acts = |m: &&Mention| !act || article.tokens.str(article.tokens.within(m.span).end) == "ने";
    let people = inside.filter(|m| matches!(m.kind, MentionKind::Person | MentionKind::Role));
    people.filter(acts).filter_map(|m| m.entity).collect()
}

/// Designations with whom somebody met, of whom no name is known.
fn offices<'t>(article: &Article<'t>, phrase: &Phrase) -> Vec<&'t str> {
    let tokens = article.tokens;
    let span = tokens.span(clause_before(article, phrase));
    starting(article.mentions, span.start..span.end)
        .filter(|m| m.kind == MentionKind::Role && m.entity.is_none() && tokens.str(tokens.within(m.span).end) == "से")
        .map(|m| m.span.of(tokens.text))
        .collect()
}

/// Whether an entity holds an office.
fn holds(article: &Article<'_>, entity: usize, office: &str) -> bool {
    article.entities.get(entity).is_some_and(|e| e.roles.iter().any(|role| role.contains(office)))
}

/// Parties that the phrase names.
fn parties(lexicon: &Lexicon, article: &Article<'_>, phrase: &Phrase) -> Vec<usize> {
    let tokens = article.tokens;
    let span = tokens.span(phrase.tokens.clone());
    let inside = starting(article.mentions, span.start..span.end);
    inside.filter(|m| super::bodies::is_party(lexicon, tokens, m)).filter_map(|m| m.entity).collect()
}

/// The tokens from the beginning of the phrase's clause up to its noun.
fn clause_before(article: &Article<'_>, phrase: &Phrase) -> Range<usize> {
    let sentence = article.tokens.sentence(phrase.sentence);
    let start = (sentence.start + 1..=phrase.noun.start).rev().find(|&i| super::clause::breaks(article, i));
    start.unwrap_or(sentence.start)..phrase.noun.start
}
