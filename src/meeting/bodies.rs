//! Bodies, parties and countries that meet as such.

use super::Article;
use super::clause;
use super::phrase::Phrase;
use super::reach::cabinet;
use super::slots::add;
use super::taking::fullest;
use super::words::Class;
use crate::analysis::{Filler, MeetingKind, Mention, MentionKind, Slot, Slots, starting};
use crate::lexicon::{Entry, Lexicon};
use crate::span::{Span, Text};
use crate::token::Tokens;

/// Most tokens from `के बीच` to the noun of those who meet.
const BETWEEN: usize = 12;

/// Bodies in the phrase that names the meeting take part as such: `भाजपा संसदीय दल की बैठक`. Of a chain the outermost
/// counts (`नीति आयोग की शासी परिषद की बैठक`).
pub(super) fn bodies(lexicon: &Lexicon, article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let tokens = article.tokens;
    for phrase in phrases.iter().filter(|p| !p.passing).take(4) {
        let span = tokens.span(phrase.tokens.clone());
        let inside = starting(article.mentions, span.start..span.end);
        for mention in inside.filter(|m| m.kind == MentionKind::Organisation && span.contains(&m.span)) {
            let organ = || party_of_organ(lexicon, article, phrase, mention);
            let outer = outer(article, mention).or_else(organ).unwrap_or(mention);
            // The government whose cabinet meets.
            let ruling =
                || tokens.within(outer.span).any(|i| article.is(i, Class::Ruling)) && cabinet(article, phrases);
            if !is_cabinet(article, mention.span) && !ruling() {
                let evidence = tokens.sentences[phrase.sentence].1;
                let filler = Filler { span: fullest(article, outer), entity: outer.entity, evidence, score: 0.0 };
                add(article, slots, Slot::Organisations, filler);
            }
        }
    }
}

/// Holders of a designation whose meeting it is by its name take part: `राज्यों के मुख्यमंत्रियों की बैठक`, `विधायकों के साथ बैठक`; not
/// those of a body, `मंत्रियों के समूह की बैठक`.
pub(super) fn holders(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let tokens = article.tokens;
    for phrase in phrases.iter().filter(|p| !p.passing).take(4) {
        let mut at = phrase.tokens.start;
        while at < phrase.noun.start {
            let Some(len) = clause::holders(article, at) else {
                at += 1;
                continue;
            };
            let end = at + len;
            let meet = match tokens.str(end) {
                "के" => matches!(tokens.str(end + 1), "साथ" | "बीच"),
                after => matches!(after, "की" | "का" | "से" | ",") || article.is(end, Class::Joins),
            };
            if meet && end < phrase.noun.start {
                let evidence = tokens.sentences[phrase.sentence].1;
                let filler = Filler { span: tokens.span(at..end), entity: None, evidence, score: 0.0 };
                add(article, slots, Slot::Participants, filler);
            }
            at = end;
        }
    }
}

/// Whether a body's name is that of a cabinet: its own meeting is not one that it takes part in as a body.
pub(super) fn is_cabinet(article: &Article<'_>, span: Span<Text>) -> bool {
    article.names_cabinet(article.tokens.within(span))
}

/// The body that `mention` is a part of, where that stands in the genitive before it.
fn outer<'m>(article: &'m Article<'_>, mention: &Mention) -> Option<&'m Mention> {
    let tokens = article.tokens;
    let start = tokens.within(mention.span).start;
    let joint = start.checked_sub(1).filter(|&i| article.is_genitive(i))?;
    article.mentions_ending(joint.checked_sub(1)?).find(|m| m.kind == MentionKind::Organisation)
}

/// The party whose organ `mention` is, where the organ bears no name of its own (`राष्ट्रीय कार्यकारिणी`): the one that its
/// sentence names before it.
fn party_of_organ<'m>(
    lexicon: &Lexicon,
    article: &'m Article<'_>,
    phrase: &Phrase,
    mention: &Mention,
) -> Option<&'m Mention> {
    let tokens = article.tokens;
    let range = tokens.within(mention.span);
    let mut hits = range.clone().flat_map(|i| tokens.hits(i).iter().map(|hit| hit.entry));
    let organ = hits.clone().any(|e| matches!(e, Entry::MeetingKind { kind: MeetingKind::Party, .. }));
    let named = hits.any(|e| matches!(e, Entry::Organisation(_) | Entry::Place(_)));
    if !organ || named {
        return None;
    }
    let sentence = tokens.sentences.get(phrase.sentence)?.1;
    let before = starting(article.mentions, sentence.start..mention.span.start);
    before.filter(|m| m.kind == MentionKind::Organisation && is_party(lexicon, tokens, m)).last()
}

/// Whether the whole mention is a party's name.
pub(crate) fn is_party(lexicon: &Lexicon, tokens: &Tokens<'_>, mention: &Mention) -> bool {
    let range = tokens.within(mention.span);
    let hits = tokens.hits(range.start).iter();
    hits.clone().any(|hit| matches!(hit.entry, Entry::Organisation(n) if hit.len == range.len() && lexicon.is_party(n)))
}

/// Where people of several parties or unions meet, these meet as such: `राजद के मनोज यादव और माकपा नेता अनिल शर्मा आए`.
pub(super) fn parties(lexicon: &Lexicon, article: &Article<'_>, slots: &mut Slots) {
    let tokens = article.tokens;
    let mut found: Vec<Filler> = Vec::new();
    for filler in &slots[Slot::Participants] {
        // The designation right before the name, or `PARTY के`, `PARTY की ओर से`.
        let mut start = tokens.within(filler.span).start;
        let mut body = None;
        for _ in 0..4 {
            let Some(before) = start.checked_sub(1) else { break };
            let named = |m: &&Mention| matches!(m.kind, MentionKind::Role | MentionKind::Organisation);
            if let Some(mention) = article.mentions_ending(before).find(named) {
                let range = tokens.within(mention.span);
                let mut inside = starting(article.mentions, mention.span.start..mention.span.end);
                body = inside.find(|m| m.kind == MentionKind::Organisation && mention.span.contains(&m.span));
                if body.is_some() || mention.kind == MentionKind::Organisation {
                    break;
                }
                start = range.start;
            } else if matches!(tokens.str(before), "के" | "की" | "से" | "ओर" | "तरफ" | "डॉ" | "." | "श्री")
            {
                start = before;
            } else {
                break;
            }
        }
        if let Some(body) = body.filter(|m| is_party(lexicon, tokens, m))
            && !found.iter().any(|f| f.entity == body.entity)
        {
            found.push(Filler {
                span: fullest(article, body),
                entity: body.entity,
                evidence: filler.evidence,
                score: 0.0,
            });
        }
    }
    if found.len() > 1 {
        for filler in found {
            add(article, slots, Slot::Organisations, filler);
        }
    }
}

/// The countries between which one of `phrases` says that the meeting is: `भारत और नेपाल के बीच तकनीकी बैठक`.
pub(super) fn sides(article: &Article<'_>, phrases: &[Phrase], slots: &mut Slots) {
    let tokens = article.tokens;
    for phrase in phrases.iter().filter(|p| !p.passing) {
        let sentence = tokens.sentence(phrase.sentence);
        let from = phrase.noun.start.saturating_sub(BETWEEN).max(sentence.start);
        let between = (from + 1..phrase.noun.start).rev().find(|&i| tokens.str(i) == "बीच" && tokens.str(i - 1) == "के");
        let Some(between) = between.filter(|&i| i > sentence.start + 1) else { continue };
        let Some(joined) = article.joined_places(between - 1, sentence.start) else { continue };
        for side in joined {
            let filler = Filler {
                span: side.span,
                entity: side.entity,
                evidence: tokens.sentences[phrase.sentence].1,
                score: 0.0,
            };
            add(article, slots, Slot::Participants, filler);
        }
        return;
    }
}
