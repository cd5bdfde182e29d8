//! Roles: designations, with the body or the place that they govern.

use std::ops::Range;

use crate::analysis::{Mention, MentionKind, holding};
use crate::lexicon::{Entry, RoleSort};
use crate::span::{Span, Text};
use crate::token::{TokenKind, Tokens};

/// Most tokens of a designation before its noun.
const REACH: usize = 8;

/// Whether `entry` is the noun of a designation.
fn noun(entry: &Entry) -> bool {
    matches!(entry, Entry::Role { sort: RoleSort::Head | RoleSort::Loose, .. })
}

/// The sense of the designation in `range` of tokens; words that mean the same have one sense.
pub(crate) fn sense(tokens: &Tokens<'_>, range: Range<usize>) -> Option<u32> {
    let ends = |from: usize| {
        tokens.hits(from).iter().find_map(|hit| match hit.entry {
            Entry::Role { sort: RoleSort::Head | RoleSort::Loose, sense } if from + hit.len == range.end => Some(sense),
            _ => None,
        })
    };
    range.clone().find_map(ends)
}

/// Whether token `i` may stand before a designation and belongs to it: वित्त मंत्री, पूर्व सांसद.
pub(crate) fn modifies(tokens: &Tokens<'_>, i: usize) -> bool {
    let modifier = |e: &Entry| matches!(e, Entry::Role { sort: RoleSort::Modifier, .. }).then_some(());
    tokens.word(i, modifier).is_some()
}

/// Whether a designation ends just before token `end`.
pub(crate) fn ends_at(tokens: &Tokens<'_>, end: usize, sentence: &Range<usize>) -> bool {
    let from = end.saturating_sub(4).max(sentence.start);
    (from..end).any(|start| tokens.hits(start).iter().any(|hit| start + hit.len == end && noun(&hit.entry)))
}

/// Finds the designations. `mentions` are the names already found; a designation may hold some of them, and what is
/// part of a name is none (`प्रधानमंत्री कार्यालय`).
pub fn roles(tokens: &Tokens<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let mut roles = Vec::new();
    for (sentence, _) in &tokens.sentences {
        let mut i = sentence.start;
        while i < sentence.end {
            let head = tokens.longest(i, |e| noun(e).then_some(()));
            let Some((len, ())) = head else {
                i += 1;
                continue;
            };
            let end = i + len;
            // The longest noun that begins here may be the modifier of a later one (`पुलिस आयुक्त`, `प्रधान सचिव`).
            let next = tokens.longest(end, |e| noun(e).then_some(()));
            let start = extend(tokens, i, sentence, mentions);
            let inside = inside_name(tokens.span(i..end), mentions);
            if next.is_none() && !inside && stands_for_person(tokens, start..end, i, sentence, mentions) {
                let start = whole_name(tokens, governed(tokens, start..end, sentence, mentions), mentions);
                roles.push(Mention {
                    kind: MentionKind::Role,
                    span: tokens.span(start..end),
                    entity: None,
                    score: 0.9,
                });
            }
            i = end;
        }
    }
    roles
}

/// A designation that begins within a name holds it: पटना पुलिस आयुक्त.
fn whole_name(tokens: &Tokens<'_>, start: usize, mentions: &[Mention]) -> usize {
    let Some(first) = tokens.all.get(start) else { return start };
    let before = mentions.partition_point(|m| m.span.start < first.span.start);
    let cut = before.checked_sub(1).map(|at| mentions[at].span).filter(|span| span.end > first.span.start);
    cut.map_or(start, |span| tokens.within(span).start)
}

fn inside_name(span: Span<Text>, mentions: &[Mention]) -> bool {
    holding(mentions, span).next().is_some()
}

/// Takes in the modifiers before the noun at `head`: `पूर्व केंद्रीय गृह राज्य`.
fn extend(tokens: &Tokens<'_>, head: usize, sentence: &Range<usize>, mentions: &[Mention]) -> usize {
    let mut start = head;
    while start > sentence.start && head - start < REACH {
        let modifier = (start.saturating_sub(3).max(sentence.start)..start).find(|&from| {
            tokens.hits(from).iter().any(|hit| {
                from + hit.len == start && matches!(hit.entry, Entry::Role { sort, .. } if sort != RoleSort::Thing)
            })
        });
        match modifier {
            Some(from) if !inside_name(tokens.span(from..start), mentions) => start = from,
            // स्वास्थ्य एवं परिवार कल्याण मंत्री
            None if start < head && matches!(tokens.str(start - 1), "एवं" | "व" | "और") => {
                let before = (start.saturating_sub(4).max(sentence.start)..start - 1).find(|&from| {
                    tokens.hits(from).iter().any(|hit| {
                        from + hit.len == start - 1 && matches!(hit.entry, Entry::Role { sort: RoleSort::Modifier, .. })
                    })
                });
                match before {
                    Some(from) => start = from,
                    None => break,
                }
            }
            _ => break,
        }
    }
    start
}

/// Whether the designation `range`, with its noun at `head`, is one person's: the loose nouns need a name right after,
/// and before a thing the designation only describes it.
fn stands_for_person(
    tokens: &Tokens<'_>,
    range: Range<usize>,
    head: usize,
    sentence: &Range<usize>,
    mentions: &[Mention],
) -> bool {
    let sort_at = |i: usize, wanted: RoleSort| {
        tokens.hits(i).iter().any(|hit| matches!(hit.entry, Entry::Role { sort, .. } if sort == wanted))
    };
    if sentence.contains(&range.end) && sort_at(range.end, RoleSort::Thing) {
        return false;
    }
    if !sort_at(head, RoleSort::Loose) || range.end - head > 1 {
        return true;
    }
    let next = next_name(tokens, range.end, sentence);
    let Some(next) = next else { return false };
    mentions.binary_search_by_key(&next, |m| m.span.start).is_ok_and(|at| mentions[at].kind == MentionKind::Person)
}

/// Where a name beside a designation that ends before token `end` would begin: past a title and its point.
fn next_name(tokens: &Tokens<'_>, end: usize, sentence: &Range<usize>) -> Option<usize> {
    let mut at = end;
    while at < sentence.end
        && (tokens.word(at, |e| matches!(e, Entry::Title(_)).then_some(())).is_some() || tokens.str(at) == ".")
    {
        at += 1;
    }
    tokens.all.get(at).filter(|_| at < sentence.end).map(|t| t.span.start)
}

/// Takes in the body or the place before the designation: `झारखंड के`, `बिहार सरकार में`, `भाजपा` (right before).
fn governed(tokens: &Tokens<'_>, office: Range<usize>, sentence: &Range<usize>, mentions: &[Mention]) -> usize {
    let name_before = |end: usize| {
        let before = end.checked_sub(1).filter(|i| sentence.contains(i)).and_then(|i| tokens.all.get(i))?;
        let at = mentions.partition_point(|m| m.span.end < before.span.end);
        let found = mentions.get(at).filter(|m| m.span.end == before.span.end)?;
        let body = matches!(found.kind, MentionKind::Place | MentionKind::Organisation);
        body.then(|| tokens.within(found.span).start)
    };
    let named = office.start;
    let mut start = named;
    let envoy = office.into_iter().any(|i| matches!(tokens.str(i), "राजदूत" | "उच्चायुक्त" | "दूत" | "प्रतिनिधि"));
    if let Some(from) = name_before(start) {
        start = from;
    }
    // A chain: पटना जिले के दीघा विधानसभा क्षेत्र से विधायक; शिमला नगर निगम के महापौर.
    for _ in 0..2 {
        let Some(joint) = start.checked_sub(1).filter(|i| sentence.contains(i)) else { break };
        let (joins, mut before) = match tokens.str(joint) {
            "के" | "की" | "का" | "में" | "से" => (true, joint),
            _ => (false, joint),
        };
        if !joins {
            break;
        }
        if let Some(unit) = before.checked_sub(1).filter(|i| sentence.contains(i)) {
            // पटना जिले के …, दीघा विधानसभा क्षेत्र से …: a word that says what sort of place it is
            before = unit_before(tokens, unit + 1, sentence);
        }
        // पटना में मुख्यमंत्री, दिल्ली में बिहार के मुख्यमंत्री: there he is; बिहार सरकार में मंत्री, वियतनाम में भारत के राजदूत: that is
        // what they are.
        let place = |from: usize| {
            let at = tokens.all.get(from).map_or(0, |t| t.span.start);
            let first = mentions.partition_point(|m| m.span.start < at);
            mentions.get(first).is_some_and(|m| m.kind == MentionKind::Place)
        };
        match name_before(before) {
            Some(from) if tokens.str(joint) == "में" && place(from) && (start == named || !envoy) => break,
            Some(from) => start = from,
            None => break,
        }
    }
    start
}

/// Steps back over `जिले`, `विधानसभा क्षेत्र` and the like, where they end before token `end`.
fn unit_before(tokens: &Tokens<'_>, end: usize, sentence: &Range<usize>) -> usize {
    let from = end.saturating_sub(2).max(sentence.start);
    let unit = (from..end).find(|&start| {
        tokens.hits(start).iter().any(|hit| {
            start + hit.len == end
                && matches!(hit.entry, Entry::Cue { side: crate::lexicon::Side::After, kind: MentionKind::Place, .. })
                && tokens.all[start].kind == TokenKind::Word
                && !matches!(tokens.str(start), "में" | "पहुंचे")
        })
    });
    unit.unwrap_or(end)
}
