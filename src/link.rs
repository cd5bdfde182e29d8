//! Linking: mentions of one thing become one entity, and designations go to the people who hold them.

mod name;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::analysis::{Entity, LONGEST_MENTION, Mention, MentionKind};
use crate::lexicon::{Entry, Lexicon};
use crate::order::sort_by_key;
use crate::role;
use crate::token::{TokenKind, Tokens};
use crate::word::{is_oblique_plural, one_line};

pub use name::Initials;
use name::{part_of, slipped, spelling};

/// One entity while it is being gathered.
struct Cluster<'t> {
    kind: MentionKind,
    /// The words of its fullest name, folded.
    words: Vec<String>,
    /// The body or the place of the tables that it is.
    known: Option<Known>,
    /// In order.
    mentions: Vec<usize>,
    roles: Vec<String>,
    offices: Vec<Office<'t>>,
}

/// An office that somebody holds.
struct Office<'t> {
    /// The sense of its designation.
    sense: u32,
    /// The place or the body (a cluster) that it governs.
    of: Option<usize>,
    /// The charge of a minister.
    charge: Vec<&'t str>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Place(u32),
    Body(u32),
}

/// Links `mentions` (sorted by start), setting `Mention::entity`, and gives the entities.
pub fn link(lexicon: &Lexicon, initials: &Initials, tokens: &Tokens<'_>, mentions: &mut [Mention]) -> Vec<Entity> {
    let mut clusters: Vec<Cluster> = Vec::new();
    let mut of_mention: Vec<Option<usize>> = vec![None; mentions.len()];
    names(initials, tokens, mentions, &mut clusters, &mut of_mention);
    short_bodies(&mut clusters, &mut of_mention);
    expansions(tokens, mentions, &mut clusters, &mut of_mention);
    roles(tokens, mentions, &mut clusters, &mut of_mention);
    finish(lexicon, tokens, mentions, clusters, &of_mention)
}

/// Of more holders of one office only the last ones are looked at, of more bodies of one sort none: no article has so many.
const HOLDERS: usize = 64;

/// Gathers the names: first those of several words, then the short forms, so that a headline's short name finds the
/// full one that comes after it.
fn names(
    initials: &Initials,
    tokens: &Tokens<'_>,
    mentions: &[Mention],
    clusters: &mut Vec<Cluster>,
    of_mention: &mut [Option<usize>],
) {
    let named = |i: &usize| !matches!(mentions[*i].kind, MentionKind::Date | MentionKind::Number | MentionKind::Role);
    let words_of = |i: usize| if named(&i) { name_words(tokens, &mentions[i]) } else { Vec::new() };
    let words: Vec<Vec<String>> = (0..mentions.len()).map(words_of).collect();
    // Where to look for a cluster: by each word of its names, and by the row of the tables that it is.
    let mut by_word: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_row: BTreeMap<Known, usize> = BTreeMap::new();
    let mut order: Vec<usize> = (0..mentions.len()).filter(named).collect();
    sort_by_key(&mut order, |&i| (usize::from(words[i].len() < 2), i));
    for i in order {
        let mention = &mentions[i];
        let known = known(tokens, mention);
        let fits = |cluster: &Cluster| cluster.kind == mention.kind && same(initials, cluster, &words[i], known);
        // Of several that fit the one mentioned last before this mention, else the first one after it.
        let last_before = |cluster: &Cluster| last_before(&cluster.mentions, i);
        // A name that fits shares the first or the last word; that of a body or a place, all words or the row.
        let ends = [words[i].first(), words[i].last()];
        let sharing = ends.into_iter().flatten().filter_map(|w| by_word.get(w.as_str())).flatten().copied();
        let rows = known.and_then(|row| by_row.get(&row)).copied();
        let mut fitting: Vec<usize> = sharing.chain(rows).filter(|&number| fits(&clusters[number])).collect();
        if mention.kind == MentionKind::Person && words[i].len() == 1 && fitting.len() > 1 {
            fitting.sort_unstable();
            fitting.dedup();
            if !told_apart(tokens, mentions, clusters, &mut fitting, i) {
                continue;
            }
        }
        let best = fitting.into_iter().max_by_key(|&number| {
            (exact(&clusters[number], &words[i]), last_before(&clusters[number]), Reverse(number))
        });
        let number = match best {
            Some(number) => number,
            None => {
                clusters.push(Cluster {
                    kind: mention.kind,
                    words: Vec::new(),
                    known,
                    mentions: Vec::new(),
                    roles: Vec::new(),
                    offices: Vec::new(),
                });
                clusters.len() - 1
            }
        };
        let cluster = &mut clusters[number];
        // The full name is known by more than the initials.
        let fuller = words[i].len() > 1 && initials.initialled(&cluster.words) && !initials.initialled(&words[i]);
        if words[i].len() > cluster.words.len() || fuller {
            cluster.words.clone_from(&words[i]);
        }
        cluster.known = cluster.known.or(known);
        insert(&mut cluster.mentions, i);
        of_mention[i] = Some(number);
        if let Some(row) = known {
            by_row.entry(row).or_insert(number);
        }
        for word in &words[i] {
            let sharing = by_word.entry(word).or_default();
            if sharing.last() != Some(&number) && !sharing.contains(&number) {
                sharing.push(number);
            }
        }
    }
}

/// Whether it is clear which of several people a short name means: the one whose designation stands before it, or the one
/// of whom the text spoke last, where it did not speak of another in the same sentence. Leaves only those in `fitting`.
fn told_apart(
    tokens: &Tokens<'_>,
    mentions: &[Mention],
    clusters: &[Cluster],
    fitting: &mut Vec<usize>,
    i: usize,
) -> bool {
    if fitting.len() < 2 {
        return true;
    }
    if let Some(sense) = office_before(tokens, mentions, i) {
        let holds = |number: &usize| {
            clusters[*number].mentions.iter().any(|&m| office_before(tokens, mentions, m) == Some(sense))
        };
        let holders: Vec<usize> = fitting.iter().copied().filter(holds).collect();
        if holders.len() == 1 {
            *fitting = holders;
            return true;
        }
    }
    let sentence = |m: usize| tokens.sentence_of(tokens.within(mentions[m].span).start);
    let mut last: Vec<usize> =
        fitting.iter().filter_map(|&n| last_before(&clusters[n].mentions, i)).map(sentence).collect();
    last.sort_unstable();
    match last[..] {
        [] => false,
        [.., other, latest] => other < latest,
        [_] => true,
    }
}

/// The sense of the designation that stands right before mention `i`.
fn office_before(tokens: &Tokens<'_>, mentions: &[Mention], i: usize) -> Option<u32> {
    let role = mentions[..i].last().filter(|m| m.kind == MentionKind::Role)?;
    let range = tokens.within(role.span);
    let at = person_after(tokens, &range)?;
    if at == tokens.within(mentions[i].span).start { role::sense(tokens, range) } else { None }
}

/// The last of `sorted` before `i`.
fn last_before(sorted: &[usize], i: usize) -> Option<usize> {
    sorted[..sorted.partition_point(|&m| m < i)].last().copied()
}

/// Puts `i` into `sorted`.
fn insert(sorted: &mut Vec<usize>, i: usize) {
    sorted.insert(sorted.partition_point(|&m| m < i), i);
}

fn exact(cluster: &Cluster, words: &[String]) -> bool {
    cluster.words == words
}

/// Whether a name of these words may be the cluster's.
fn same(initials: &Initials, cluster: &Cluster, words: &[String], known: Option<Known>) -> bool {
    if known.is_some() && cluster.known == known {
        return true;
    }
    match cluster.kind {
        MentionKind::Person => {
            part_of(words, &cluster.words)
                || part_of(&cluster.words, words)
                || initials.agree(words, &cluster.words)
                || slipped(words, &cluster.words)
        }
        _ => cluster.words == words && (known.is_none() || cluster.known.is_none()),
    }
}

/// The words of a name, in the form in which spellings of one name agree.
fn name_words(tokens: &Tokens<'_>, mention: &Mention) -> Vec<String> {
    let range = tokens.within(mention.span);
    let mut words = Vec::with_capacity(range.len().max(1));
    if range.is_empty() {
        // A person may mark a part of a word.
        words.push(spelling(mention.span.of(tokens.text)));
    }
    let mut at = range.start;
    while at < range.end {
        // A body's place by whichever of its names: यूपी कैबिनेट, उत्तर प्रदेश कैबिनेट.
        let body = mention.kind == MentionKind::Organisation;
        let place = || tokens.longest(at, |e| if let Entry::Place(number) = e { Some(*number) } else { None });
        match body.then(place).flatten().filter(|(len, _)| at + len < range.end) {
            Some((len, number)) => {
                words.push(format!("#{number}"));
                at += len;
            }
            None => {
                if tokens.all[at].kind != TokenKind::Sign {
                    let word = tokens.str(at);
                    // पीएमवर्मा: the designation that the article ran into the name.
                    let glued = ["पीएम", "सीएम"].iter().find_map(|office| word.strip_prefix(office));
                    let name = glued.filter(|rest| mention.kind == MentionKind::Person && rest.chars().count() > 2);
                    words.push(spelling(name.unwrap_or(word)));
                }
                at += 1;
            }
        }
    }
    words
}

/// The row of the tables that the whole mention matches.
fn known(tokens: &Tokens<'_>, mention: &Mention) -> Option<Known> {
    let range = tokens.within(mention.span);
    tokens.hits(range.start).iter().filter(|hit| hit.len == range.len()).find_map(|hit| {
        match (hit.entry, mention.kind) {
            (Entry::Place(number), MentionKind::Place) => Some(Known::Place(number)),
            (Entry::Organisation(number), MentionKind::Organisation) => Some(Known::Body(number)),
            _ => None,
        }
    })
}

/// `संसदीय बोर्ड` after `भाजपा संसदीय बोर्ड`: a body's name of several words that ends one other body's, and no third one's, is
/// that one's short form.
fn short_bodies(clusters: &mut [Cluster], of_mention: &mut [Option<usize>]) {
    let mut by_last: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        if let (MentionKind::Organisation, Some(last)) = (cluster.kind, cluster.words.last()) {
            by_last.entry(last.clone()).or_default().push(number);
        }
    }
    for short in 0..clusters.len() {
        let Cluster { kind, words, known, mentions, .. } = &clusters[short];
        if *kind != MentionKind::Organisation || words.len() < 2 || known.is_some() || mentions.is_empty() {
            continue;
        }
        let alike = words.last().and_then(|last| by_last.get(last)).filter(|alike| alike.len() <= HOLDERS);
        let fuller = |number: &usize| {
            let other = &clusters[*number].words;
            other.len() > words.len() && other.ends_with(words)
        };
        let mut fuller = alike.into_iter().flatten().copied().filter(fuller);
        if let (Some(keep), None) = (fuller.next(), fuller.next()) {
            for m in std::mem::take(&mut clusters[short].mentions) {
                of_mention[m] = Some(keep);
                insert(&mut clusters[keep].mentions, m);
            }
        }
    }
}

/// `भारतीय जनता पार्टी (भाजपा)`: the name in brackets is another name of the one before it.
fn expansions(tokens: &Tokens<'_>, mentions: &[Mention], clusters: &mut [Cluster], of_mention: &mut [Option<usize>]) {
    for i in 1..mentions.len() {
        let (before, inside) = (&mentions[i - 1], &mentions[i]);
        let bodies = before.kind == MentionKind::Organisation && inside.kind == MentionKind::Organisation;
        let between = tokens.text.get(before.span.end..inside.span.start).unwrap_or_default().trim();
        let closed = tokens.text.get(inside.span.end..).unwrap_or_default().trim_start().starts_with(')');
        if let (true, "(", true, Some(keep), Some(drop)) = (bodies, between, closed, of_mention[i - 1], of_mention[i])
            && keep != drop
        {
            let moved = std::mem::take(&mut clusters[drop].mentions);
            for &m in &moved {
                of_mention[m] = Some(keep);
            }
            clusters[keep].mentions.extend(moved);
            let known = clusters[drop].known;
            clusters[keep].known = clusters[keep].known.or(known);
        }
    }
}

/// Gives designations to people: first those that stand beside a name, then those that stand for a person.
fn roles<'t>(
    tokens: &Tokens<'t>,
    mentions: &[Mention],
    clusters: &mut [Cluster<'t>],
    of_mention: &mut [Option<usize>],
) {
    let person_from = |at: usize| {
        let start = tokens.all.get(at)?.span.start;
        let from = mentions.partition_point(|m| m.span.start < start);
        let here = mentions[from..].iter().take_while(|m| m.span.start == start);
        here.enumerate().find(|(_, m)| m.kind == MentionKind::Person).map(|(ahead, _)| from + ahead)
    };
    let is_role = |i: &usize| mentions[*i].kind == MentionKind::Role;
    for i in (0..mentions.len()).filter(is_role) {
        let range = tokens.within(mentions[i].span);
        let after = person_after(tokens, &range).and_then(person_from);
        let person = after.or_else(|| person_before(tokens, mentions, &range));
        let Some(cluster) = person.and_then(|m| of_mention[m]) else { continue };
        let text = one_line(mentions[i].span.of(tokens.text));
        if !clusters[cluster].roles.contains(&text) {
            clusters[cluster].roles.push(text);
        }
        if let Some(sense) = role::sense(tokens, range.clone()) {
            let of = governed(mentions, of_mention, i);
            clusters[cluster].offices.push(Office { sense, of, charge: charge(tokens, &range) });
        }
        insert(&mut clusters[cluster].mentions, i);
        of_mention[i] = Some(cluster);
    }
    // Who holds each office, and where each holder was mentioned, both in order.
    let mut holders: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    for (number, cluster) in clusters.iter().enumerate() {
        for Office { sense, .. } in &cluster.offices {
            let of_sense = holders.entry(*sense).or_default();
            if of_sense.last() != Some(&number) {
                of_sense.push(number);
            }
        }
    }
    for i in (0..mentions.len()).filter(is_role) {
        if of_mention[i].is_some() {
            continue;
        }
        let range = tokens.within(mentions[i].span);
        if vacant(tokens, &range) {
            continue;
        }
        let Some(sense) = role::sense(tokens, range.clone()) else { continue };
        let Some(of_sense) = holders.get(&sense) else { continue };
        // वियतनाम के विदेश मंत्री is not the विदेश मंत्री of another place.
        let of = governed(mentions, of_mention, i);
        let charge = charge(tokens, &range);
        let may_be = |number: &usize| {
            let mut offices = clusters[*number].offices.iter().filter(|office| office.sense == sense);
            offices.any(|office| {
                (of.is_none() || office.of.is_none() || office.of == of) && !differ(&charge, &office.charge)
            })
        };
        let near: Vec<usize> = of_sense.iter().rev().copied().take(HOLDERS).filter(may_be).collect();
        // Of those who hold the office the one mentioned last before; else, where only one holds it, that one.
        let last = |number: usize| last_before(&clusters[number].mentions, i);
        let before =
            near.iter().filter_map(|&number| last(number).map(|m| (m, number))).max().map(|(_, number)| number);
        let only = if near.len() == 1 { near.first().copied() } else { None };
        if let Some(number) = before.or(only) {
            of_mention[i] = Some(number);
            insert(&mut clusters[number].mentions, i);
        }
    }
}

/// Words before a designation that tell no charge.
const NO_CHARGE: &[&str] = &[
    "पूर्व",
    "वर्तमान",
    "तत्कालीन",
    "वरिष्ठ",
    "राष्ट्रीय",
    "प्रदेश",
    "केंद्रीय",
    "केन्द्रीय",
    "राज्य",
    "कैबिनेट",
    "कार्यकारी",
    "कार्यवाहक",
    "उप",
];

/// A minister's charge, by its words: रक्षा मंत्री, संसदीय कार्य मंत्री; empty where none is told, and for other offices.
fn charge<'t>(tokens: &Tokens<'t>, office: &Range<usize>) -> Vec<&'t str> {
    if tokens.str(office.end - 1) != "मंत्री" {
        return Vec::new();
    }
    let words = (office.start..office.end - 1).filter(|&i| role::modifies(tokens, i)).map(|i| tokens.str(i));
    words.filter(|word| !NO_CHARGE.contains(word)).collect()
}

/// Whether two charges are told and differ.
fn differ(one: &[&str], other: &[&str]) -> bool {
    !one.is_empty() && !other.is_empty() && !one.iter().any(|word| other.contains(word))
}

/// Whether a designation stands for nobody yet, or for many: अगले मुख्यमंत्री के नाम पर, सात प्रदेशों के मंत्री.
fn vacant(tokens: &Tokens<'_>, range: &Range<usize>) -> bool {
    let before = |back: usize| range.start.checked_sub(back).map_or("", |at| tokens.str(at));
    let to_come = matches!(before(1), "अगला" | "अगले" | "अगली" | "भावी");
    let many = matches!(before(1), "के" | "की") && is_oblique_plural(before(2)) && before(2) != "दोनों";
    let chosen = matches!(tokens.str(range.end), "चुनने" | "बनाने" | "बनने" | "चुना");
    to_come || many || chosen
}

/// What designation `i` governs: the last place or body inside it.
fn governed(mentions: &[Mention], of_mention: &[Option<usize>], i: usize) -> Option<usize> {
    let span = mentions[i].span;
    let inside = mentions.iter().enumerate().skip(i + 1).take_while(|(_, m)| m.span.start < span.end);
    // A name that begins with the designation may stand before it in the list.
    let before = mentions[..i].iter().enumerate().rev().take_while(|(_, m)| m.span.start == span.start);
    inside
        .chain(before)
        .filter(|(_, m)| matches!(m.kind, MentionKind::Place | MentionKind::Organisation) && span.contains(&m.span))
        .find_map(|(at, _)| of_mention[at])
}

/// Where the name after a designation begins: past titles and their points.
fn person_after(tokens: &Tokens<'_>, role: &Range<usize>) -> Option<usize> {
    let mut at = role.end;
    while tokens.word(at, |e| matches!(e, Entry::Title(_)).then_some(())).is_some() || tokens.str(at) == "." {
        at += 1;
    }
    (at < tokens.all.len()).then_some(at)
}

/// The person whom a designation follows: `रमेश यादव (मुख्य सचिव)`, `रमेश यादव, जो बिहार के मुख्य सचिव हैं,`.
fn person_before(tokens: &Tokens<'_>, mentions: &[Mention], role: &Range<usize>) -> Option<usize> {
    let before = |back: usize| role.start.checked_sub(back).map_or("", |at| tokens.str(at));
    let name_end = match (before(1), before(2), tokens.str(role.end)) {
        ("(", _, ")") => role.start - 1,
        ("जो", ",", "हैं" | "है" | "थे" | "थीं" | "भी") => role.start - 2,
        ("जो", _, "हैं" | "है" | "थे" | "थीं" | "भी") => role.start - 1,
        _ => return None,
    };
    let end = tokens.all.get(name_end.checked_sub(1)?)?.span.end;
    let from = mentions.partition_point(|m| m.span.end < end.saturating_sub(LONGEST_MENTION));
    let near = mentions[from..].iter().enumerate().take_while(|(_, m)| m.span.start < end);
    near.filter(|(_, m)| m.kind == MentionKind::Person && m.span.end == end).map(|(at, _)| from + at).last()
}

/// Numbers the entities by first mention and names each by its fullest form.
fn finish(
    lexicon: &Lexicon,
    tokens: &Tokens<'_>,
    mentions: &mut [Mention],
    clusters: Vec<Cluster>,
    of_mention: &[Option<usize>],
) -> Vec<Entity> {
    let mut order: Vec<usize> = (0..clusters.len()).filter(|&c| !clusters[c].mentions.is_empty()).collect();
    sort_by_key(&mut order, |&c| (clusters[c].mentions.iter().min().copied().unwrap_or_default(), 0));
    let mut number_of = vec![None; clusters.len()];
    for (number, &cluster) in order.iter().enumerate() {
        number_of[cluster] = Some(number);
    }
    for (mention, cluster) in mentions.iter_mut().zip(of_mention) {
        mention.entity = cluster.and_then(|c| number_of[c]);
    }
    let mut clusters: Vec<Option<Cluster>> = clusters.into_iter().map(Some).collect();
    let mut entities = Vec::with_capacity(order.len());
    for cluster in order.into_iter().filter_map(|c| clusters[c].take()) {
        let of_entity = cluster.mentions;
        let names = of_entity.iter().map(|&m| &mentions[m]).filter(|m| m.kind == cluster.kind);
        // Of forms of one length the first.
        let fullest = names
            .map(|m| m.span.of(tokens.text))
            .reduce(|best, form| if form.chars().count() > best.chars().count() { form } else { best });
        let name = one_line(fullest.unwrap_or_default());
        let facts = match cluster.known {
            Some(Known::Place(number)) => lexicon.place_facts(number),
            Some(Known::Body(number)) => lexicon.body_facts(number),
            None => &[],
        };
        let facts = facts.to_vec();
        entities.push(Entity { kind: cluster.kind, name, roles: cluster.roles, mentions: of_entity, facts });
    }
    entities
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::{Engine, annotate};

    /// The roles of the person of that name.
    fn roles(text: &str, name: &str) -> Vec<String> {
        let engine = Engine::new().unwrap();
        let analysis = annotate(&engine, text);
        let person = analysis.entities.iter().find(|e| e.name == name);
        person.map(|e| e.roles.clone()).unwrap_or_default()
    }

    #[test]
    fn designations_attach_from_either_side() {
        assert_eq!(roles("पटना में मुख्यमंत्री रमेश यादव पहुंचे।", "रमेश यादव"), ["मुख्यमंत्री"]);
        assert_eq!(roles("रमेश यादव (मुख्य सचिव) पटना पहुंचे।", "रमेश यादव"), ["मुख्य सचिव"]);
        assert_eq!(roles("श्री रमेश यादव, जो बिहार के मुख्यमंत्री हैं, पटना पहुंचे।", "रमेश यादव"), ["बिहार के मुख्यमंत्री"]);
        assert!(roles("रमेश यादव, मुख्य सचिव और विधायक आए।", "रमेश यादव").is_empty());
    }

    #[test]
    fn facts_come_with_the_names_that_the_tables_hold() {
        let engine = Engine::new().unwrap();
        let analysis = annotate(&engine, "बिहार में बीजेपी के नेता रमेश यादव आए।");
        let facts = |name: &str| analysis.entities.iter().find(|e| e.name == name).map(|e| e.facts.clone()).unwrap();
        assert!(facts("बिहार").contains(&("capital", "पटना")) && facts("बिहार").contains(&("lgd", "10")));
        assert!(facts("बीजेपी").contains(&("name", "भारतीय जनता पार्टी")));
        assert!(facts("रमेश यादव").is_empty());
    }

    #[test]
    fn a_bodys_short_form_is_the_body() {
        let engine = Engine::new().unwrap();
        let bodies = |text: &str| -> Vec<String> {
            let analysis = annotate(&engine, text);
            let bodies = analysis.entities.iter().filter(|e| e.kind == crate::analysis::MentionKind::Organisation);
            bodies.map(|e| e.name.clone()).collect()
        };
        let one = "मधुबनी रोगी कल्याण समिति ने बजट पारित किया। रोगी कल्याण समिति ने दवा खरीदी।";
        assert_eq!(bodies(one), ["मधुबनी रोगी कल्याण समिति"]);
        let two = "मधुबनी रोगी कल्याण समिति और सहरसा रोगी कल्याण समिति मिलीं। रोगी कल्याण समिति ने दवा खरीदी।";
        assert_eq!(bodies(two).len(), 3);
    }

    #[test]
    fn a_surname_of_two_people_goes_to_one_only_where_it_is_clear() {
        let engine = Engine::new().unwrap();
        let names = |text: &str| -> Vec<Option<String>> {
            let analysis = annotate(&engine, text);
            let people = analysis.mentions.iter().filter(|m| m.kind == crate::analysis::MentionKind::Person);
            people.map(|m| m.entity.map(|e| analysis.entities[e].name.clone())).collect()
        };
        let both = "बैठक में मंत्री रमेश यादव और विधायक सुनील यादव आए।";
        assert_eq!(names(&format!("{both} यादव ने सड़क की बात की।"))[2], None);
        assert_eq!(names(&format!("{both} विधायक यादव ने सड़क की बात की।"))[2].as_deref(), Some("सुनील यादव"));
        assert_eq!(names(&format!("{both} मंत्री यादव ने सड़क की बात की।"))[2].as_deref(), Some("रमेश यादव"));
        // Of whom the text spoke last.
        let then = format!("{both} रमेश यादव ने बैठक की अध्यक्षता की। यादव ने सड़क की बात की।");
        assert_eq!(names(&then)[3].as_deref(), Some("रमेश यादव"));
    }

    #[test]
    fn an_office_of_another_place_is_another_person() {
        let engine = Engine::new().unwrap();
        let text = "बिहार के मुख्यमंत्री रमेश यादव दिल्ली आए। झारखंड के मुख्यमंत्री ने उनका स्वागत किया। मुख्यमंत्री शाम को लौटे।";
        let analysis = annotate(&engine, text);
        let entities: Vec<Option<usize>> = analysis
            .mentions
            .iter()
            .filter(|m| m.kind == crate::analysis::MentionKind::Role)
            .map(|m| m.entity)
            .collect();
        assert_eq!(entities.len(), 3);
        assert!(entities[0].is_some() && entities[1].is_none());
        assert_eq!(entities[0], entities[2]);
    }
}
