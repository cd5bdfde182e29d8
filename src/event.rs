//! Named events: `लोकसभा चुनाव`, `जी-20 शिखर सम्मेलन`.

use crate::analysis::{Mention, MentionKind, ending_at};
use crate::lexicon::{Before, Entry};
use crate::token::Tokens;

/// Finds the events. `mentions` are the names already found; an event may hold some of them.
pub fn events(tokens: &Tokens<'_>, mentions: &[Mention]) -> Vec<Mention> {
    let mut events = Vec::new();
    for (sentence, _) in &tokens.sentences {
        let mut i = sentence.start;
        while i < sentence.end {
            let found = tokens.longest(i, |e| if let Entry::Event(before) = e { Some(*before) } else { None });
            let Some((len, before)) = found else {
                i += 1;
                continue;
            };
            let start = match before {
                Before::Nothing => Some(i),
                _ => name_before(tokens, i, len, mentions),
            };
            if let Some(start) = start {
                let span = tokens.span(start..i + len);
                events.push(Mention { kind: MentionKind::Event, span, entity: None, score: 0.9 });
            }
            i += len;
        }
    }
    events
}

/// The first token of the name before the event's `len` words at token `i`. It may reach into them: `बिहार विधानसभा` is a body's
/// name too, but in `बिहार विधानसभा चुनाव` the name is the event's.
fn name_before(tokens: &Tokens<'_>, i: usize, len: usize, mentions: &[Mention]) -> Option<usize> {
    let from = tokens.all.get(i)?.span.start;
    let ends = tokens.all.get(i.checked_sub(1)?..i + len)?;
    let name = ends
        .iter()
        .flat_map(|last| ending_at(mentions, last.span.end))
        .find(|m| matches!(m.kind, MentionKind::Place | MentionKind::Organisation) && m.span.start < from)?;
    Some(tokens.within(name.span).start)
}
