//! Topics, decisions and next steps: short whole phrases of a clause.

use std::ops::Range;

use super::Article;
use super::clause::{Clause, Unit, UnitKind};
use super::slots::tell;
use super::words::Class;
use crate::analysis::{Mention, MentionKind, Slot, Slots};
use crate::lexicon::Entry;
use crate::token::TokenKind;
use crate::word::is_oblique_plural;

/// Most tokens of a phrase that fills a slot; a longer one is not cut, which would leave half a phrase, but left out.
const PHRASE_TOKENS: usize = 24;
/// Most tokens of a decision, which tells more of what is done.
const DECISION_TOKENS: usize = 34;
/// A phrase of fewer tokens says nothing yet.
const FEW_TOKENS: usize = 2;
/// So many units after a comma the last member of its list is looked for.
const LIST_REACH: usize = 12;
/// So many units after what someone was to do कहा is looked for.
const TOLD_REACH: usize = 4;
/// So many tokens before कि stands that something was decided.
const DECIDED: usize = 4;
/// So many tokens before वो stands the जो that it answers.
const ANSWERED: usize = 12;
/// Most members of a list of topics before the last.
const LIST_ITEMS: usize = 6;

/// What is to follow, without who said so (`… ने बताया कि`).
pub(crate) fn next_step(article: &Article<'_>, clause: &Clause, slots: &mut Slots) {
    let end = clause.units.len();
    let mut start = after_speech(article, clause, end);
    let is = |at: usize, class: Class| clause.units.get(at).is_some_and(|u| article.is(u.tokens.start, class));
    while is(start, Class::Joins) {
        start += 1;
    }
    // वहीं दूसरी तरफ, …
    if is(start, Class::TurnsFirst) && matches!(article.word(clause, start + 2), "तरफ" | "ओर") {
        start += 3 + usize::from(article.word(clause, start + 3) == ",");
    }
    // इसके अलावा …, बाद में …
    if is(start, Class::TurnsFirst) && is(start + 1, Class::TurnsSecond) {
        start += 2;
    }
    let slot = if decided_that(article, clause) { Slot::Decisions } else { Slot::NextStep };
    phrase(article, clause, if start < end { start..end } else { 0..end }, slot, slots);
}

/// Whether the clause tells what was decided: `बैठक में तय हुआ कि [सम्मेलन पटना में होगा]`.
fn decided_that(article: &Article<'_>, clause: &Clause) -> bool {
    let Some(that) = clause.tokens.start.checked_sub(1).filter(|&i| article.tokens.str(i) == "कि") else {
        return false;
    };
    (that.saturating_sub(DECIDED)..that).any(|i| matches!(article.tokens.str(i), "फैसला" | "फ़ैसला" | "निर्णय" | "तय"))
}

/// The unit after the last `कि` before `unit`: what was said begins there.
pub(crate) fn after_speech(article: &Article<'_>, clause: &Clause, unit: usize) -> usize {
    let that = |u: &Unit| article.tokens.str(u.tokens.start) == "कि";
    clause.units[..unit].iter().rposition(that).map_or(0, |at| at + 1)
}

/// Puts the words before `unit` into `slot`, up to unit `end`; of a list of topics each by itself, where each can stand
/// by itself.
pub(crate) fn topics(article: &Article<'_>, clause: &Clause, unit: usize, end: usize, slot: Slot, slots: &mut Slots) {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    if slot == Slot::Agenda && promised(article, clause, unit) || slot == Slot::Decisions && long_ago(article, clause) {
        return;
    }
    if slot == Slot::Decisions
        && let Some(from) = told_equals(article, clause, unit)
    {
        // लागू करने को कहा
        let whole = unit + usize::from(clause.units.get(unit).is_some_and(|u| u.infinitive));
        phrase(article, clause, from..whole, Slot::Agenda, slots);
        return;
    }
    let start = phrase_start(article, clause, unit, slot);
    let start = start + called_on(article, clause, start..unit);
    // The units that join the last members: A, B और C.
    let more = |at: usize| at + 1 < unit && matches!(word(at + 1), "भी" | "अधिक" | "ज्यादा" | "बेहतर");
    let joints: Vec<usize> = (start + 1..unit).filter(|&at| joins(article, clause, at) && !more(at)).collect();
    // The members of the list before these: समुद्री सुरक्षा, आपदा प्रबंधन और …
    let mut items = Vec::new();
    let mut first = start;
    // चुनाव की तैयारी, मतदाता सूची समेत अन्य मुद्दों: the last member of a list without और.
    let trailed = slot == Slot::Agenda
        && (start + 1..unit).any(|at| {
            matches!(word(at), "समेत" | "सहित" | "जैसे") && article.is(clause.units[unit - 1].tokens.start, Class::Vague)
        });
    // बिजली की आपूर्ति, सड़कों की मरम्मत, पेयजल की स्थिति की समीक्षा: a list without और, each member whole by itself.
    let loose = slot == Slot::Agenda && joints.is_empty() && !trailed;
    // … का लिया गया निर्णय, अपराधों पर हुई चर्चा: what was told before is told.
    let told = |at: usize| article.is(clause.units[at].tokens.start, Class::Outcome);
    while (loose || trailed || !joints.is_empty())
        && first > 1
        && word(first - 1) == ","
        && !told(first - 2)
        && items.len() < LIST_ITEMS
    {
        let before = phrase_start(article, clause, first - 1, slot);
        // करेंगे हवाई सर्वेक्षण, राहत के काम पर करेंगे बैठक: in a headline that verb's own.
        let own = |at: usize| article.is(clause.units[at].tokens.start, Class::WillBe);
        if slot == Slot::Agenda && before > 0 && before < first - 1 && own(before - 1) {
            break;
        }
        if before == first - 1 {
            // A list whose head can't be read: its tail says half.
            if !loose && matches!(clause.units[first - 2].kind, UnitKind::Name(..)) {
                return;
            }
            break;
        }
        items.push(before..first - 1);
        first = before;
    }
    let whole = |item: &Range<usize>| {
        item.len() > 1 && item.clone().any(|at| matches!(word(at), "की" | "के" | "का"))
            || is_oblique_plural(word(item.end - 1))
    };
    if loose && (first > 0 && word(first - 1) == "," || !items.iter().all(whole)) {
        items.clear();
        first = start;
    }
    // महंगाई के अलावा बेरोजगारी पर भी चर्चा हुई
    if slot == Slot::Agenda && first > 2 && word(first - 1) == "अलावा" && word(first - 2) == "के" {
        let before = phrase_start(article, clause, first - 2, slot);
        let who = matches!(
            clause.units[first - 3].kind,
            UnitKind::Name(_, MentionKind::Person | MentionKind::Role | MentionKind::Organisation | MentionKind::Date)
        );
        if !who && before < first - 2 {
            phrase(article, clause, before..first - 2, slot, slots);
        }
    }
    items.reverse();
    let mut from = start;
    for at in joints {
        items.push(from..at);
        from = at + 1;
    }
    items.push(from..unit);
    // Without a comma only one और can be told: राहत और बचाव कार्यों, राजस्थान और मध्य प्रदेश.
    let list = items.len() == 2 || first < start;
    if slot == Slot::Agenda && items.len() > 1 && list && independent(article, clause, &items) {
        if let Some(last) = items.last_mut() {
            last.end = end;
        }
        for item in items {
            phrase(article, clause, item, slot, slots);
        }
    } else if slot == Slot::Decisions {
        for item in decided(article, clause, first..end, unit) {
            phrase(article, clause, item, slot, slots);
        }
    } else {
        phrase(article, clause, first..end, slot, slots);
    }
}

/// Puts the words of these units into `slot`, of a list each by itself, where each can stand by itself.
pub(crate) fn listed(article: &Article<'_>, clause: &Clause, units: Range<usize>, slot: Slot, slots: &mut Slots) {
    let mut items = Vec::new();
    let mut from = units.start;
    for at in units.clone() {
        let unit = &clause.units[at];
        if article.tokens.str(unit.tokens.start) == "," || joins(article, clause, at) {
            items.push(from..at);
            from = at + 1;
        }
    }
    items.push(from..units.end);
    items.retain(|item| !item.is_empty());
    if items.len() > 1 && independent(article, clause, &items) {
        for item in items {
            phrase(article, clause, item, slot, slots);
        }
    } else {
        phrase(article, clause, units, slot, slots);
    }
}

/// Whether a word that joins stands at unit `at`: not the adverb of निर्माण में और तेजी, को और तेज.
fn joins(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let more = at > 0 && matches!(article.word(clause, at - 1), "में" | "को" | "से" | "पर");
    article.is(clause.units[at].tokens.start, Class::Joins) && !more
}

/// What was decided, each by itself: जांच कराने, राहत देने और सड़क बनाने का निर्णय. Each member but the last ends with its infinitive,
/// after which a comma or a joining word stands; a comma is looked for before the phrase, a joining word in it.
fn decided(article: &Article<'_>, clause: &Clause, phrase: Range<usize>, unit: usize) -> Vec<Range<usize>> {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let infinitive = |at: usize| clause.units[at].infinitive;
    let mut items = Vec::new();
    if unit == 0 || !infinitive(unit - 1) {
        return vec![phrase];
    }
    let mut first = phrase.start;
    while first > 1 && word(first - 1) == "," && infinitive(first - 2) && items.len() < LIST_ITEMS {
        let before = phrase_start(article, clause, first - 1, Slot::Decisions);
        if before == first - 1 {
            break;
        }
        items.push(before..first - 1);
        first = before;
    }
    items.reverse();
    let mut from = phrase.start;
    for at in phrase.start + 1..unit {
        // शांति रखने और उसे बढ़ाने के लिए: one purpose of what follows.
        let purpose = || {
            // and मच्छरों को मारने और मरीजों के इलाज के लिए
            let end = (at + 1..unit).find(|&i| infinitive(i)).map_or(unit, |next| unit.min(next + 2));
            (at + 1..end).any(|i| word(i) == "के" && matches!(word(i + 1), "लिए" | "लिये"))
        };
        if article.is(clause.units[at].tokens.start, Class::Joins) && infinitive(at - 1) && at > from + 2 && !purpose()
        {
            items.push(from..at);
            from = at + 1;
        }
    }
    items.push(from..phrase.end);
    items
}

/// Whether what the clause tells was decided in a time past: `पिछले साल … पर सहमति बनी थी`.
fn long_ago(article: &Article<'_>, clause: &Clause) -> bool {
    let past =
        |u: &Unit| matches!(u.kind, UnitKind::Name(_, MentionKind::Date)) && article.is(u.tokens.start, Class::Over);
    let was = clause.units.iter().rev().take(2).any(|u| article.is(u.tokens.start, Class::Was));
    was && clause.units.iter().any(past)
}

/// Where what was said to equals begins (`सांसदों को … करने को कहा`): nobody decides for them, it is what the meeting is about.
fn told_equals(article: &Article<'_>, clause: &Clause, unit: usize) -> Option<usize> {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let told = (unit..clause.units.len().min(unit + TOLD_REACH)).any(|at| word(at) == "कहा");
    let equals = (0..unit.saturating_sub(2)).rfind(|&at| {
        article.is(clause.units[at].tokens.end - 1, Class::Equals) && matches!(word(at + 1), "से" | "को")
    })?;
    (told && equals + 2 < unit).then_some(equals + 2)
}

/// How many units of a phrase tell who was called on to do something: [सभी गांवों को] कटाव को रोकने का आह्वान, [समाज से] खेती को बढ़ावा
/// देने का आह्वान.
fn called_on(article: &Article<'_>, clause: &Clause, phrase: Range<usize>) -> usize {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let after = phrase.end..clause.units.len().min(phrase.end + 3);
    if !after.into_iter().any(|at| matches!(word(at), "आह्वान" | "आहवान")) {
        return 0;
    }
    let marked = (phrase.start + 1..phrase.end.min(phrase.start + 4)).find(|&at| matches!(word(at), "को" | "से"));
    let deed = |at: usize| phrase.end - at > 3 && (word(at) == "से" || (at + 1..phrase.end).any(|at| word(at) == "को"));
    marked.filter(|&at| deed(at)).map_or(0, |at| at + 1 - phrase.start)
}

/// Whether the words at `unit` lie in what somebody said would be (`ने कहा कि सरकार … पर चर्चा करेगी`), the meeting not named.
fn promised(article: &Article<'_>, clause: &Clause, unit: usize) -> bool {
    let from = after_speech(article, clause, unit);
    let said = &clause.units[from..];
    from > 0
        && !said.iter().any(|u| matches!(u.kind, UnitKind::Meeting | UnitKind::NextMeeting))
        && said
            .iter()
            .any(|u| article.is(u.tokens.start, Class::WillBe) || article.tokens.str(u.tokens.start) == "तैयार")
}

/// Whether each member of a list says what it is about by itself. In `पुस्तकालय, खेल मैदान और शौचालयों की सफाई` and in
/// `वित्तीय और बैंकिंग प्रणाली की भूमिका` they don't: they share the last one's noun.
fn independent(article: &Article<'_>, clause: &Clause, items: &[Range<usize>]) -> bool {
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let genitive = |item: &Range<usize>| item.clone().any(|at| matches!(word(at), "का" | "के" | "की"));
    let Some((last, rest)) = items.split_last() else { return false };
    let tail = last.end.checked_sub(1).is_some_and(|at| word(at).ends_with("ने") || word(at).ends_with("ना"));
    let deed = |item: &Range<usize>| item.end.checked_sub(1).is_some_and(|at| word(at).ends_with("ने"));
    // Nouns in the plural, names and genitives end a member; a lone adjective does not.
    let whole = |item: &Range<usize>| {
        let Some(at) = item.end.checked_sub(1).filter(|at| item.contains(at)) else { return false };
        let name = matches!(clause.units[at].kind, UnitKind::Name(..));
        let oblique = is_oblique_plural(word(at));
        item.len() > 1 && (genitive(item) || oblique || word(at).ends_with("ने")) || name || oblique
    };
    let adjective = |item: &Range<usize>| {
        item.end.checked_sub(1).is_some_and(|at| article.ends(clause.units[at].tokens.end - 1, Class::Adjective))
    };
    if rest.iter().any(adjective) {
        return false;
    }
    // बैंकों के प्रदर्शन और सुधार
    let owned = last.len() == 1 && !whole(last) && rest.iter().any(genitive);
    if owned {
        return false;
    }
    if items.iter().all(|item| item.len() == 1) {
        return true;
    }
    let within = last.clone().any(|at| word(at) == "में");
    // अहम सड़कों, पुलों और सुरंग के निर्माण में तेजी लाने
    let bare =
        |item: &Range<usize>| item.len() == 1 || tail && within && genitive(last) && !genitive(item) && !deed(item);
    let shared = (genitive(last) || tail || within) && rest.iter().any(bare);
    !shared && (rest.len() > 1 || rest.iter().all(whole))
}

/// Where the words before `unit` that belong together begin: after a sign, a verb, `ने`, or `में` of the meeting.
fn phrase_start(article: &Article<'_>, clause: &Clause, end: usize, slot: Slot) -> usize {
    let tokens = article.tokens;
    let mut start = end;
    let mut count = 0;
    let bent = |word: &str| word.ends_with("ने") && word != "ने" && word.chars().count() > 3 || word.ends_with("ाना");
    // … को चुनाव में हराया जाए: the verb takes more before it, as an infinitive does.
    let jussive = end.checked_sub(1).is_some_and(|at| article.is(clause.units[at].tokens.start, Class::Jussive));
    let mut infinitive = jussive || clause.units.get(end).is_some_and(|u| bent(tokens.str(u.tokens.start)));
    while start > 0 {
        let at = start - 1;
        let unit = &clause.units[at];
        let word = tokens.str(unit.tokens.start);
        let stop = match unit.kind {
            // नियमित बैठक करने का निर्देश
            UnitKind::Meeting | UnitKind::OtherMeeting | UnitKind::NextMeeting => {
                let after = article.word(clause, at + 1);
                // ग्राम सभा के अधिकार
                let assembly =
                    tokens.str(unit.tokens.end - 1).ends_with("सभा") && matches!(after, "के" | "की" | "का") && count > 0;
                // व्यापार वार्ता को आगे बढ़ाने पर
                let revived = slot == Slot::Agenda && infinitive && after == "को" && count > 0;
                !(slot == Slot::Decisions && bent(after) || revived || assembly)
            }
            UnitKind::Sign => {
                let listed = slot == Slot::Decisions && word == "," && lists(article, clause, at, end);
                !(listed || matches!(word, "-" | "'" | "\"" | "‘" | "’" | "“" | "”" | "(" | ")" | "/"))
            }
            // नीति 2017 को, 2020-2023 की योजना: a year may belong to a name.
            UnitKind::Name(_, MentionKind::Date)
                if word.chars().all(char::is_numeric) && (count == 0 || article.word(clause, at + 1) == "-") =>
            {
                at == 0
            }
            // नेता आज सूची पर: who and when end there; but अगले साल के चुनाव.
            UnitKind::Name(_, MentionKind::Date) => {
                let after = article.word(clause, at + 1);
                let owns = matches!(after, "के" | "की" | "का" | "तक" | "से" | "को" | "में");
                !infinitive && (at == 0 || count == 0 || !owns)
            }
            UnitKind::Name(..) | UnitKind::Building(_) | UnitKind::Holders(_) => false,
            UnitKind::Word(_) | UnitKind::He(..) | UnitKind::Venue(_) => {
                stops(article, clause, at, slot, infinitive, count < FEW_TOKENS)
            }
        };
        if stop {
            break;
        }
        count += unit.tokens.len();
        if count > if slot == Slot::Decisions { DECISION_TOKENS } else { PHRASE_TOKENS } {
            return end;
        }
        infinitive |= bent(word);
        start = at;
    }
    begin(article, clause, start, end)
}

/// Whether the comma at unit `comma` stands in a list of nouns, whose last member follows before unit `end`: `पानी, दवा और
/// भोजन`, `पानी, दवा, भोजन जैसी सेवाओं`.
fn lists(article: &Article<'_>, clause: &Clause, comma: usize, end: usize) -> bool {
    let is = |at: usize, class: Class| article.is(clause.units[at].tokens.start, class);
    let Some(before) = comma.checked_sub(1) else { return false };
    let noun = |at: usize| {
        let verb =
            article.tokens.word(clause.units[at].tokens.start, |e| matches!(e, Entry::Function(_)).then_some(()));
        clause.units[at].kind != UnitKind::Sign && !clause.units[at].infinitive && verb.is_none()
    };
    let ahead = (comma + 1..end.min(comma + LIST_REACH)).find(|&at| {
        is(at, Class::Joins) || is(at, Class::Example) || clause.units[at].infinitive || is(at, Class::Postposition)
    });
    noun(before) && ahead.is_some_and(|at| (is(at, Class::Joins) || is(at, Class::Example)) && noun(at - 1))
}

/// Where the phrase in units `start..end` really begins: not with a joining word, a postposition or the rest of a verb.
fn begin(article: &Article<'_>, clause: &Clause, mut start: usize, end: usize) -> usize {
    let word = |at| article.word(clause, at);
    let is = |at: usize, class: Class| clause.units.get(at).is_some_and(|u| article.is(u.tokens.start, class));
    while start < end {
        let named = !matches!(clause.units[start].kind, UnitKind::Word(_) | UnitKind::He(..) | UnitKind::Sign);
        let dated = matches!(clause.units[start].kind, UnitKind::Name(_, MentionKind::Role | MentionKind::Person))
            && matches!(clause.units.get(start + 1).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Date)));
        if dated && start + 2 < end {
            start += 2;
            continue;
        }
        // सर्वसम्मति से …
        if matches!(word(start), "सर्वसम्मति" | "एकमत") && word(start + 1) == "से" {
            start += 2;
            continue;
        }
        // आए [दिन …]
        if word(start) == "दिन" && start > 0 && word(start - 1) == "आए" {
            start += 1;
            continue;
        }
        // (बैठक की) शुरुआत में ही …
        if matches!(word(start), "शुरुआत" | "आखिर" | "अंत") && word(start + 1) == "में" && start + 2 < end
        {
            start += 2 + usize::from(word(start + 2) == "ही");
            continue;
        }
        // मिलकर …: the end of what was told before.
        let owns = matches!(word(start + 1), "की" | "का" | "के");
        if word(start).ends_with("कर") && word(start).chars().count() > 3 && start + 1 < end && !named && !owns {
            start += 1;
            continue;
        }
        // बुधवार को …, आज …: when it was decided is no part of it; but अगले साल के चुनाव.
        if matches!(clause.units[start].kind, UnitKind::Name(_, MentionKind::Date)) && start + 1 < end {
            let after = word(start + 1);
            // 12 दिसंबर से …, but: 12 से 14 दिसंबर तक …
            let since = after == "से"
                && !(start + 2..start + 5).any(|at| matches!(word(at), "तक" | "लेकर" | "पहले" | "शुरू" | "शुरु" | "हो"));
            if since && start + 2 < end || !matches!(after, "के" | "की" | "का" | "तक" | "से") {
                start += 1 + usize::from(matches!(after, "को" | "में" | "से"));
                continue;
            }
        }
        // पटना में चल रही …
        if matches!(word(start), "चल" | "आयोजित" | "जारी")
            || word(start).starts_with("हुई") && start > 0 && word(start - 1) == "में"
        {
            start += 1 + usize::from(matches!(word(start + 1), "रही" | "रहा" | "रहे"));
            continue;
        }
        // मंत्रिमंडल की … को मंजूरी: whose approval it is.
        if matches!(word(start + 1), "की" | "का") && start + 2 < end && cabinet(article, clause, start) {
            start += 2;
            continue;
        }
        // रमेश यादव ने पटना में …: where he did it.
        let by = start > 0 && word(start - 1) == "ने";
        let there = matches!(clause.units[start].kind, UnitKind::Name(_, MentionKind::Place)) && word(start + 1) == "में";
        if by && there && start + 2 < end {
            start += 2;
            continue;
        }
        // हाल ही में …: that was before.
        if word(start) == "हाल" && word(start + 1) == "ही" {
            return end;
        }
        // एक अहम फैसले में …
        let one_of = (start + 1..end.min(start + 6)).find(|&i| {
            matches!((word(i - 1), word(i)), ("फैसले" | "निर्णय", "में")) && i > start + 1 && is(i - 2, Class::Others)
        });
        if let Some(at) = one_of.filter(|&at| at + 1 < end) {
            start = at + 1;
            continue;
        }
        // दोनों पक्ष … पर चर्चा करेंगे: who talks is no topic.
        if word(start) == "दोनों" && is(start + 1, Class::Side) && start + 2 < end {
            start += 2;
            continue;
        }
        // सूत्रों के अनुसार, इसके माध्यम से, ना सिर्फ
        let introduces = (start + 1..end.min(start + 7)).find(|&i| {
            matches!(
                (word(i - 1), word(i)),
                ("के", "अनुसार" | "मुताबिक")
                    | ("माध्यम" | "जरिए" | "जरिये", "से")
                    | ("के", "लिए")
                    | ("भविष्य", "में")
            ) || (word(i - 1), word(i)) == ("के", "तहत") && i > 1 && is(i - 2, Class::Vague)
                // रोग फैलने के मद्देनजर …
                || matches!((word(i - 1), word(i)), ("के", "मद्देनजर" | "मद्देनज़र" | "चलते")) && i > 1 && clause.units[i - 2].infinitive
        });
        if let Some(at) = introduces.filter(|&at| !matches!(word(at), "लिए") && at + 1 < end) {
            start = at + 1;
            continue;
        }
        // इस दिशा में …: without what इस points at the phrase says nothing.
        if matches!(word(start), "इस" | "इन" | "उस" | "उन" | "इसी" | "उसी") && !is(start + 1, Class::NoOpening)
        {
            return end;
        }
        let opens = !matches!(word(start), "-" | ")" | "’" | "”" | "'" | "\"" | "/") && !is(start, Class::NoOpening);
        if named || opens {
            break;
        }
        start += 1;
    }
    start
}

/// Whether unit `at` names a cabinet.
fn cabinet(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let end = clause.units[at].tokens.end;
    article.names_cabinet(end - 1..end)
}

/// Whether the word at unit `at` ends the phrase that is being read backwards; `infinitive` where one stands after it,
/// to which it may belong (`ब्लॉक स्तर पर धरना देने`); `near` where hardly a word was read.
fn stops(article: &Article<'_>, clause: &Clause, at: usize, slot: Slot, infinitive: bool, near: bool) -> bool {
    let tokens = article.tokens;
    let before = at.checked_sub(1).map(|i| clause.units[i].kind);
    let word_before = at.checked_sub(1).map_or("", |i| tokens.str(clause.units[i].tokens.start));
    let i = clause.units[at].tokens.start;
    let word = tokens.str(i);
    let house = matches!(before, Some(UnitKind::Meeting | UnitKind::Venue(_) | UnitKind::Building(_)));
    let decision = slot == Slot::Decisions && infinitive;
    match word {
        // ई-वे बिल: no pronoun.
        "वे" if word_before == "-" => false,
        "पर" | "साथ" | "बीच" if decision || infinitive && word == "पर" => house,
        // … के फैसले पर पुनर्विचार का निर्णय
        "पर" if slot == Slot::Decisions && near => house,
        // पड़ोसी देश के साथ समझौते को मंजूरी
        // मांग को लेकर … से मिलने का फैसला
        "लेकर" if decision => house,
        // राज्यपाल से आग्रह करने का फैसला
        "से" if decision && matches!(article.word(clause, at + 1), "मिलने" | "अनुरोध" | "आग्रह" | "सिफारिश" | "मांग") => {
            false
        }
        // दो नगरों के बीच बस सेवा के समझौते को मंजूरी
        "साथ" | "बीच" if slot == Slot::Decisions && word_before == "के" && (near || bound(article, clause, at)) => {
            house
        }
        // जब वे पटना में मिले तो …; a decision is told with its condition.
        "तो" if slot == Slot::Agenda => true,
        // पड़ोसी देश द्वारा जब्त किए जाने
        "द्वारा" if infinitive => house,
        // फसल को हुए नुकसान, but बैठक में बोलते हुए
        "हुए" if !word_before.ends_with("ते") => false,
        // सीमा पर रह रहे लोगों, प्रस्ताव पर मिली जीत
        "पर" if !house && borne(article, clause, at + 1) => false,
        // सरकार द्वारा दी जा रही छूट, पार्टी को मिली जीत, चुनाव के बाद हो रही हिंसा
        "को" | "द्वारा" | "बाद" if slot == Slot::Agenda && !house && borne(article, clause, at + 1) => {
            false
        }
        // खेती से लेकर पशुपालन तक के मुद्दों
        "लेकर" if slot == Slot::Agenda && word_before == "से" => false,
        // काम को लेकर बनाई जाने वाली योजना
        "लेकर" if !house && carried(article, clause, at + 1) => false,
        // पार्टी के नेता चुनाव की तैयारी पर …: who talks, not about what.
        "नेता" | "अधिकारी" | "प्रतिनिधि" | "सदस्य" if slot == Slot::Agenda && !near =>
        {
            let after = article.word(clause, at + 1);
            !matches!(
                after,
                "प्रतिपक्ष"
                    | "विपक्ष"
                    | "पद"
                    | "के"
                    | "की"
                    | "का"
                    | "को"
                    | "ने"
                    | "और"
                    | ","
                    | "व"
            )
        }
        // ईरान पर प्रतिबंध
        "पर" if matches!(before, Some(UnitKind::Name(_, MentionKind::Place | MentionKind::Organisation))) => false,
        _ if article.is(i, Class::Stops) => true,
        // में after the meeting, its house or its chair opens what is said there; elsewhere it is part of the topic.
        "में" | "मे" => {
            // पटना में चल रही …, पटना में हुई …: where, not about what.
            let held = clause
                .units
                .get(at + 1)
                .is_some_and(|u| matches!(tokens.str(u.tokens.start), "चल" | "हुई" | "हुए" | "होने" | "आयोजित" | "जारी"));
            house
                || held && matches!(before, Some(UnitKind::Name(_, MentionKind::Place)))
                || matches!(before, Some(UnitKind::Word(_)))
                    && article.is(clause.units[at - 1].tokens.start, Class::Scene)
        }
        // को after a day ends the day: सोमवार को मानसून की तैयारियों पर …; नेताओं को … पर: whom one told.
        "को" => {
            matches!(before, Some(UnitKind::Name(_, MentionKind::Date))) && !decision
                || slot == Slot::Agenda && !infinitive
        }
        "पहले" | "पूर्व" | "इतर" => word_before == "से",
        // कोरोना के बाद की दुनिया goes on.
        "बाद" | "अलावा" | "अतिरिक्त" => {
            let after = article.word(clause, at + 1);
            word_before == "के" && !matches!(after, "की" | "के" | "का")
        }
        // से after people opens what is asked of them: अधिकारियों से … करने को कहा.
        "से" => match before {
            Some(UnitKind::Name(_, kind)) => matches!(kind, MentionKind::Person | MentionKind::Role),
            _ => word_before.ends_with("ियों"),
        },
        "की" | "का" | "के" => false,
        // कर समझौते, कर घटाने: a tax.
        "कर" if clause.units.get(at + 1).is_some_and(|u| article.is(u.tokens.start, Class::Taxed)) => false,
        // कर की दर; वस्तुओं को कर के दायरे
        "कर" if at > 0
            && (article.is(clause.units[at - 1].tokens.start, Class::Postposition)
                || clause.units.get(at + 1).is_some_and(|u| {
                    article.is(u.tokens.start, Class::Postposition) && tokens.str(u.tokens.start) != "के"
                })) =>
        {
            false
        }
        // सेवा कर, आय कर
        "कर" if at > 0 && article.is(clause.units[at - 1].tokens.start, Class::Taxing) => false,
        "कर" if infinitive && clause.units.get(at + 1).is_some_and(|u| tokens.str(u.tokens.start).ends_with("ने")) => {
            false
        }
        _ => {
            // Participles and infinitives belong to a phrase: होने वाले चुनाव, दिए जा रहे लाभ, करने की मांग.
            let borne = clause.units.get(at + 1).is_some_and(|u| article.is(u.tokens.start, Class::Participle));
            article.is_verb(i)
                && !borne
                && !(word.ends_with("ने") || word.ends_with("ना") || article.is(i, Class::Participle))
        }
    }
}

/// Whether the words after unit `at` tell of what is agreed on between two: समझौता.
fn bound(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let ahead = clause.units[at + 1..].iter().take(LIST_REACH);
    ahead.map(|u| article.tokens.str(u.tokens.start)).any(|word| matches!(word, "समझौते" | "समझौता" | "समझौतों" | "करार"))
}

/// Whether a participle stands at unit `at`, to which what stands before it belongs: `सीमा पर तैनात जवान`.
fn borne(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    clause.units.get(at).is_some_and(|u| article.is(u.tokens.start, Class::Borne)) || carried(article, clause, at)
}

/// Whether a passive participle stands at unit `at`: उठाये गये, बनाई जाने वाली.
fn carried(article: &Article<'_>, clause: &Clause, at: usize) -> bool {
    let word = |at| article.word(clause, at);
    participle(word(at))
        && clause.units.get(at + 1).is_some_and(|u| article.is(u.tokens.start, Class::Passive))
        && !matches!(word(at + 2), "" | "है" | "हैं" | "।")
}

/// Puts the words of `units` into `slot`.
pub(crate) fn phrase(article: &Article<'_>, clause: &Clause, units: Range<usize>, slot: Slot, slots: &mut Slots) {
    let tokens = article.tokens;
    let topic = matches!(slot, Slot::Agenda | Slot::Decisions);
    let mut start = if topic { begin(article, clause, units.start, units.end) } else { units.start };
    // Who talks is no topic: प्रधानमंत्री और संघ के नेता … पर चर्चा करेंगे.
    let named = |at: usize| {
        matches!(clause.units.get(at).map(|u| u.kind), Some(UnitKind::Name(_, MentionKind::Person | MentionKind::Role)))
    };
    let marked = |at: usize| clause.units.get(at).is_some_and(|u| article.is(u.tokens.start, Class::Postposition));
    let names = (start..units.end).take_while(|&at| named(at)).count();
    let who = names > 0 && start + names < units.end && !marked(start + names);
    // दोनों देशों के विदेश मंत्री, …: before a comma a designation tells who talks as well.
    let last = units.end.checked_sub(1).is_some_and(named);
    if slot == Slot::Agenda && last && article.word(clause, units.end) == "," {
        return;
    }
    if slot == Slot::Agenda && who {
        // गृह मंत्री रमेश यादव बाढ़ की स्थिति की समीक्षा करेंगे; but in … और संघ के नेता who else talks isn't told apart.
        let after = start + names;
        let person = (start..after).any(|at| matches!(clause.units[at].kind, UnitKind::Name(_, MentionKind::Person)));
        let own = clause.units.get(after).is_some_and(|u| article.is(u.tokens.start, Class::Refers));
        let sign = clause.units[after].kind == UnitKind::Sign;
        if !(person || own) || sign || article.is(clause.units[after].tokens.start, Class::Joins) {
            return;
        }
        start = begin(article, clause, after + usize::from(own), units.end);
    }
    if start >= units.end || topic && torn(article, clause, start, units.end) {
        return;
    }
    let (Some(first), Some(last)) = (clause.units.get(start), clause.units.get(units.end - 1)) else { return };
    let mut range = first.tokens.start..last.tokens.end;
    // ई-वाहनों
    if range.start > 1
        && tokens.str(range.start - 1) == "-"
        && tokens.touch(range.start - 2)
        && tokens.touch(range.start - 1)
    {
        range.start -= 2;
    }
    let whole = range.end;
    loop {
        let is = |back: usize, class: Class| range.len() > back && article.is(range.end - 1 - back, class);
        // … समेत अन्य मुद्दों, … जैसे कई विषयों; but संबंधों के तमाम पहलुओं
        let owned = range.len() > 3
            && matches!(tokens.str(range.end - 3), "के" | "की" | "का" | "से" | "जुड़े" | "जुड़ी" | "संबंधित" | "लगभग");
        let counted = range.len() > 1 && article.is_number(range.end - 2);
        // अंतरराज्यीय 30 बिंदुओं: nothing else is left to tell it by.
        let bare = range.len() > 2 && article.ends(range.end - 3, Class::Adjective) && !is(2, Class::Trails);
        // … करने के लिए [पर चर्चा]
        let purpose =
            range.len() > 3 && matches!(tokens.str(range.end - 1), "लिए" | "लिये") && tokens.str(range.end - 2) == "के";
        let vague = is(0, Class::Vague) && (is(1, Class::Others) || counted) && !owned && !bare;
        if topic && (purpose || vague) {
            range.end -= 2;
        } else if range.len() > 1 && (ends_badly(article, range.end - 1) || topic && is(0, Class::Trails)) {
            range.end -= 1;
        } else {
            break;
        }
    }
    // चुनाव से जुड़े कई मुद्दों: without its noun the participle says nothing.
    let last_word = range.clone().last().map_or("", |i| tokens.str(i));
    // संचालन से जुड़े सभी: without its noun it says nothing.
    let hangs = topic
        && range.end < whole
        && range.clone().last().is_some_and(|i| article.is(i, Class::Others))
        && range.clone().any(|i| article.is_content(i) && !article.is(i, Class::Others));
    if hangs
        || topic
            && matches!(
                last_word,
                "जुड़े" | "जुड़ी"
                    | "ज़ुड़े"
                    | "मौजूद"
                    | "संबंधित"
                    | "संबंधी"
                    | "के"
                    | "की"
                    | "से"
            )
    {
        range.end = whole;
    }
    while range.len() > 1 && matches!(tokens.str(range.start), "," | ";" | ":" | "-") {
        range.start += 1;
    }
    let says = if topic { says_something(article, range.clone(), slot) } else { !halves(article, range.clone()) };
    if range.is_empty() || !says {
        return;
    }
    fill(article, clause, range, slot, slots);
}

/// Whether a phrase begins with a participle that says nothing without what stands before it: `उठाये गये कदम`, `बनाई जाने वाली योजना`.
fn torn(article: &Article<'_>, clause: &Clause, start: usize, end: usize) -> bool {
    let plain = |at: usize| matches!(clause.units[at].kind, UnitKind::Word(_));
    let word = |at: usize| article.tokens.str(clause.units[at].tokens.start);
    let passive =
        |at: usize| plain(at) && participle(word(at)) && article.is(clause.units[at + 1].tokens.start, Class::Passive);
    // किसानों से [वसूल की गई रकम]
    let taken = || start > 0 && matches!(word(start - 1), "से" | "द्वारा") && start + 3 < end && passive(start + 1);
    // पानी पर [बनी सहमति के कार्यान्वयन]
    let made = || start > 0 && article.is(clause.units[start].tokens.start, Class::Borne) && word(start - 1) == "पर";
    start + 2 < end && (passive(start) || taken() || made())
}

/// Whether a word has the ending of a participle: उठाए, किये, बनाई.
fn participle(word: &str) -> bool {
    word.ends_with(['ए', 'ई'])
        || word.ends_with("ये")
        || word.ends_with("यी")
        || word.ends_with("या")
        || matches!(word, "की" | "दी" | "ली")
}

/// Puts the words of `units` into `slot` as they are, without signs and loose words at their end.
pub(crate) fn put(article: &Article<'_>, clause: &Clause, units: Range<usize>, slot: Slot, slots: &mut Slots) {
    let (Some(first), Some(last)) = (clause.units.get(units.start), clause.units[..units.end].last()) else { return };
    let mut range = first.tokens.start..last.tokens.end;
    while range.len() > 1 && ends_badly(article, range.end - 1) {
        range.end -= 1;
    }
    if !halves(article, range.clone()) {
        fill(article, clause, range, slot, slots);
    }
}

/// Puts the words of these tokens into `slot`, where they are some and not too many.
fn fill(article: &Article<'_>, clause: &Clause, range: Range<usize>, slot: Slot, slots: &mut Slots) {
    let tokens = article.tokens;
    let words = range.clone().filter(|&i| tokens.all[i].kind != TokenKind::Sign).count();
    if words == 0 || words > 2 * PHRASE_TOKENS {
        return;
    }
    tell(article, clause, slot, (tokens.span(range), None), slots);
}

/// Half a bracket, half a quotation: these tokens were cut out of one.
fn halves(article: &Article<'_>, range: Range<usize>) -> bool {
    let count = |signs: &[&str]| range.clone().filter(|&i| signs.contains(&article.tokens.str(i))).count();
    count(&["("]) != count(&[")"]) || count(&["“", "‘"]) != count(&["”", "’"]) || count(&["\"", "'"]) % 2 == 1
}

/// Whether a topic or a decision of these tokens tells anything by itself, and reads as a phrase.
fn says_something(article: &Article<'_>, range: Range<usize>, slot: Slot) -> bool {
    let tokens = article.tokens;
    let (first, last) = (range.start, range.end - 1);
    let contents = range.clone().filter(|&i| article.is_content(i)).count();
    let words = range.clone().filter(|&i| tokens.all[i].kind != TokenKind::Sign).count();
    let any = |class: Class| range.clone().any(|i| article.is(i, class));
    let talk = |i: usize| tokens.str(i) == "बात";
    let such = |i: usize| tokens.str(i) == "ऐसा" || matches!((tokens.str(i - 1), tokens.str(i)), ("एक", "ऐसी" | "ऐसे"));
    // जिन गांवों से मांग आए, वहां …
    let answered = range.clone().any(|i| matches!(tokens.str(i), "वहां" | "उन" | "उनके" | "उनकी" | "उस" | "उसे"));
    let which = matches!(tokens.str(first), "जिस" | "जो" | "जिन") && !answered;
    if article.is(first, Class::Refers) || article.is(first, Class::WillBe) || which || (first + 1..range.end).any(such)
    {
        return false;
    }
    // नहीं रहने के मुद्दे has lost who, मिला और … holds the end of another clause; and two letters are no topic.
    let torn =
        (first + 1..last).any(|i| article.is(i, Class::Joins) && matches!(tokens.str(i - 1), "मिला" | "मिले" | "मिली"));
    // आयोजन, गठन: of what?
    let bare = words == 1 && article.is(first, Class::OfSomething);
    let short = bare || words == 1 && tokens.str(first).chars().count() < 3;
    if slot == Slot::Agenda && (tokens.str(first) == "नहीं" || torn || short || article.is(last, Class::Borne))
    {
        return false;
    }
    // कोई बदलाव न करने का फैसला says something, कोई फैसला does not.
    let any_at_all =
        range.clone().any(|i| tokens.str(i) == "कोई") && !range.clone().any(|i| matches!(tokens.str(i), "न" | "नहीं"));
    if contents == 0 || talk(first) || talk(last) || any_at_all {
        return false;
    }
    if halves(article, range.clone()) {
        return false;
    }
    // … सुझाव आएंगे उस पर: what it points at stands before.
    let points = matches!(tokens.str(last), "उस" | "उन" | "इस" | "इन" | "जिस" | "जिन")
        || matches!(tokens.str(range.end), "उस" | "उन" | "जिस" | "जिन");
    // पार्षदों के समक्ष [इस पर जोर दिया]
    let before_whom =
        last > first && tokens.str(last - 1) == "के" && matches!(tokens.str(last), "समक्ष" | "सामने" | "दौरान");
    // कैसे मदद की जाए: a question.
    let asks = slot == Slot::Decisions && matches!(tokens.str(first), "कैसे" | "किस" | "क्या" | "क्यों");
    if article.is(last, Class::Postposition) || points || before_whom || asks {
        return false;
    }
    // देश में [लागू किए गए] पाबंदियों के बाद: the participle of what comes next.
    let noun = |i: usize| article.is_content(i) || article.mentions_beginning(i).next().is_some();
    let borne = matches!(tokens.str(last), "गए" | "हुए" | "हुई") && noun(range.end);
    if slot == Slot::Decisions && borne && article.tokens.sentence_of(last) == article.tokens.sentence_of(range.end) {
        return false;
    }
    // विशेषज्ञों के साथ विचार-विमर्श करने: with whom, not about what.
    let only_talk = tokens.str(last) == "करने"
        && last > first
        && matches!(tokens.str(last - 1), "विचार-विमर्श" | "विमर्श" | "चर्चा" | "बातचीत" | "बैठक" | "मुलाकात");
    if slot == Slot::Agenda && only_talk {
        return false;
    }
    // ज्ञान को [दुनिया के साथ] साझा करने: what, and with whom?
    let bare_verb = words == 2
        && tokens.str(last).ends_with("ने")
        && first > 0
        && matches!(tokens.str(first - 1), "साथ" | "को" | "से");
    if slot == Slot::Agenda && (only_people(article, &range) || bare_verb) || lost_object(article, first) {
        return false;
    }
    // इन पर अमल: what it points at stands before.
    if matches!(tokens.str(first), "उस" | "उन" | "इस" | "इन") && article.is(first + 1, Class::Postposition)
    {
        return false;
    }
    // गरमागरम बहस हुई आतंकवाद पर: the verb of another clause.
    let talked = |i: usize| {
        matches!(tokens.str(i), "हुई" | "हुआ") && matches!(tokens.str(i - 1), "बहस" | "चर्चा" | "बात" | "बातचीत" | "बैठक")
    };
    if slot == Slot::Agenda && (first + 1..range.end).any(talked) {
        return false;
    }
    if slot == Slot::Decisions && half_decided(article, &range) {
        return false;
    }
    match slot {
        Slot::Agenda => {
            let until = range.end - usize::from(tokens.str(last) == "है");
            // और ज्यादा बढ़ाने: what?
            let of_nothing = words == 2 && article.is(first, Class::OfWhat);
            // बैठक में भाग लेने के लिए, उनसे मिलने के लिए: why one came.
            let before = last.checked_sub(1).filter(|i| range.contains(i)).map_or("", |i| tokens.str(i));
            let errand = article.is(last, Class::Errand) && !participle(before)
                || matches!((before, tokens.str(last)), ("भाग" | "हिस्सा", "लेने") | ("शामिल", "होने"));
            // चर्चा की मांग: about what?
            let talk_alone =
                words < 4 && article.is(first, Class::TalksOver) && article.is(first + 1, Class::Postposition);
            // कर घटाने चर्चा: पर is missed.
            let talk_last = words > 1 && matches!(tokens.str(last), "चर्चा" | "बातचीत");
            // चुनाव के साथ [कराने की मांग]: what?
            let of_what = first > 0
                && matches!(tokens.str(first - 1), "साथ" | "को" | "से" | "पर")
                && tokens.str(first).ends_with("ने")
                && words < 4
                && article.is(first + 1, Class::Postposition);
            // किराये पर सहमत होने: पर चर्चा can't stand after it.
            let twice = tokens.str(last).ends_with("ने")
                && range.len() > 3
                && tokens.str(last - 2) == "पर"
                && !matches!(tokens.str(last - 3), "स्तर" | "आधार" | "तौर");
            // टेलीफोन पर वार्ता
            let means = article.is(first, Class::Telephone) || article.is(last, Class::Telephone);
            // तीन जगहों पर विचार: where to meet.
            let sites = matches!(tokens.str(last), "स्थानों" | "जगहों" | "तारीखों") && words < 4;
            if errand || of_what || talk_alone || talk_last || twice || means || sites {
                return false;
            }
            !(words == 1 && any(Class::Vague)
                || of_nothing && tokens.str(last).ends_with("ने")
                // लाल चौक पर बातचीत: where, not about what.
                || article.is(last, Class::HouseOpen)
                // मंत्री के अनुरोध पर
                || tokens.str(range.end) == "पर" && (article.is(last, Class::Occasion) || whereabouts(article, last))
                || article.is(last, Class::Vague)
                    && words < 3
                    // द्विपक्षीय मुद्दों, आर्थिक विषयों
                    && !(words == 2 && article.ends(first, Class::Adjective) && !any(Class::Others))
                    && !(words == 2 && article.is(last, Class::Light) && !article.is(first, Class::Others))
                || (first..until).any(|i| article.is(i, Class::Tells)))
        }
        // What was decided, and that it was; more than कराने का फैसला.
        _ => {
            contents > 1
                && words > 2
                && !(words == 3 && tokens.str(first).ends_with("ने"))
                && !(slot == Slot::Decisions
                    && (unnamed(article, range.clone())
                        || article.is(first, Class::Doubts)
                        || calls_it(article, range)))
        }
    }
}

/// Whether it is the meeting itself that was ordered: आपातकालीन बैठक बुलाने का आदेश.
fn calls_it(article: &Article<'_>, range: Range<usize>) -> bool {
    let word = |i: usize| article.tokens.str(i);
    range.into_iter().any(|i| {
        let urgent = matches!(word(i), "आपात" | "आपातकालीन") && word(i + 1) == "बैठक";
        urgent && matches!(word(i + 2), "करने" | "बुलाने")
            || word(i) == "बैठक" && word(i + 1) == "बुलाने" && word(i + 2) == "को"
    })
}

/// Whether the tokens name people and nothing else: राष्ट्रपति अनिल वर्मा, कार्यकर्ताओं.
fn only_people(article: &Article<'_>, range: &Range<usize>) -> bool {
    let mut end = range.end;
    while end > range.start {
        let name = |m: &&Mention| matches!(m.kind, MentionKind::Person | MentionKind::Role);
        match article.mentions_ending(end - 1).find(name) {
            Some(name) => end = article.tokens.within(name.span).start,
            None => return range.len() == 1 && article.is(range.start, Class::Equals),
        }
    }
    true
}

/// Whether a decision has lost what it is about: `[… और] बढ़ाने पर सहमति`, `[… में] ले जाने पर सहमत`, `[जिन राज्यों को …,] वो समायोजित
/// किया जाएगा`.
fn half_decided(article: &Article<'_>, range: &Range<usize>) -> bool {
    let word = |i: usize| article.tokens.str(i);
    let first = range.start;
    let bare = word(first).ends_with("ने") && article.is(first + 1, Class::Postposition);
    let carried = word(first) == "ले" && word(first + 1) == "जाने";
    let whose = |i: usize| matches!(word(i), "जिन" | "जिस" | "जो" | "जिसे" | "जिन्हें");
    let answers = matches!(word(first), "वो" | "वह" | "वे") && (first.saturating_sub(ANSWERED)..first).any(whose);
    bare || carried || answers
}

/// Whether the phrase that begins with token `first` begins with a participle that has lost its object: छात्रों को [मिल रही मदद].
fn lost_object(article: &Article<'_>, first: usize) -> bool {
    first > 0 && article.tokens.str(first - 1) == "को" && matches!(article.tokens.str(first + 1), "रहे" | "रही" | "रहा")
}

/// Whether a decision doesn't tell what was decided: `कई कदमों का एलान`, `तीन प्रस्ताव पारित`, `लोगों को बड़ी सौगात का एलान`.
pub(crate) fn unnamed(article: &Article<'_>, range: Range<usize>) -> bool {
    let tokens = article.tokens;
    let outcome = range.clone().rev().find(|&i| article.is(i, Class::Untold));
    let told = |at: usize| {
        let rest = (at + 1..range.end).all(|i| {
            article.is(i, Class::Postposition)
                || article.is(i, Class::Outcome)
                || article.is(i, Class::Done)
                || matches!(tokens.str(i), "पारित" | "पास" | "भी" | "सहमत" | "मंजूर")
        });
        let loose = |i: usize| {
            article.is_number(i)
                || article.ends(i, Class::Adjective)
                || article.is(i, Class::Others)
                || matches!(tokens.str(i), "एक" | "बड़ी" | "बड़े" | "नए" | "नये")
        };
        let owner = (range.start..at).rev().find(|&i| !loose(i));
        let owned = owner.is_some_and(|i| matches!(tokens.str(i), "का" | "के" | "की" | "पर" | "संबंधी"));
        let vague = !owned && at > range.start && loose(at - 1);
        rest && (vague || tokens.str(at).starts_with("सौगात"))
    };
    outcome.is_some_and(told)
}

/// Whether a place or a building ends with token `i`: पर after it tells where.
fn whereabouts(article: &Article<'_>, i: usize) -> bool {
    article.mentions_ending(i).any(|m| m.kind == MentionKind::Place)
        || article.tokens.word(i, |e| matches!(e, Entry::Venue).then_some(())).is_some()
}

fn ends_badly(article: &Article<'_>, i: usize) -> bool {
    article.is(i, Class::EndsBadly)
        || article.tokens.all[i].kind == TokenKind::Sign
            && !matches!(article.tokens.str(i), ")" | "'" | "’" | "”" | "\"" | "%")
}
