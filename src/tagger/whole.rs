//! Persons' names made whole: after a designation or a title a name goes on to what closes it.

use std::ops::Range;

use super::evidence::{HOPELESS, closes_name, head_of_body, named, open, titled, verbal};
use crate::lexicon::{Entry, Lexicon, NameWord};
use crate::token::Tokens;

/// Log-odds from which a word is all but always part of a person's name: सिंह, कुमार.
const SURE_NAME: f32 = 2.0;

/// Where the person's name at `name` ends: one word later, where this is no word of another sort and closed as only a name
/// is: `अधिकारी किरण [भोसकर], …`, `मंत्री हरजीत सिंह [मल्लियां] ने`. `taken` tells of the tokens of other names.
pub(super) fn end(
    lexicon: &Lexicon,
    tokens: &Tokens<'_>,
    name: Range<usize>,
    sentence: &Range<usize>,
    taken: impl Fn(usize) -> bool,
) -> usize {
    let next = name.end;
    // मून-ह्वा-इन: what hyphens tie together is one name, though its last part is a word of grammar.
    let tied = |i: usize| tokens.str(i) == "-" && tokens.touch(i - 1) && tokens.touch(i);
    if name.clone().skip(1).any(tied) && sentence.contains(&(next + 1)) && tied(next) && !taken(next + 1) {
        return next + 2;
    }
    let surname = named(tokens, next, NameWord::Surname);
    let known = |e: &Entry| !matches!(e, Entry::Letter | Entry::Name(_));
    let and_others = matches!(tokens.str(next), "आदि" | "इत्यादि" | "वगैरह" | "स्वयं" | "खुद");
    let plain = sentence.contains(&next)
        && (open(tokens, next) || surname)
        && !taken(next)
        && !and_others
        && !verbal(tokens.str(next))
        && !head_of_body(tokens, next)
        && (surname || !tokens.hits(next).iter().any(|hit| known(&hit.entry)));
    if !plain || titled(lexicon, tokens, name.start, sentence) <= 0.0 {
        return name.end;
    }
    let odds = |i: usize| tokens.all[i].odds.person;
    let after = next + 1;
    let there = |i: usize| matches!(tokens.str(i), "मौजूद" | "उपस्थित" | "शामिल");
    let closed = match surname || odds(next) > HOPELESS {
        true => sentence.contains(&after) && closes_name(tokens, after, sentence) && !there(after),
        // A word that looks like none, after one that is nothing but a name.
        false => {
            odds(name.end - 1) >= SURE_NAME
                && match tokens.str(after) {
                    "ने" => true,
                    // मंत्री हरजीत सिंह मल्लियां से भी मुलाकात की
                    "से" => {
                        let meets = after + 1 + usize::from(tokens.str(after + 1) == "भी");
                        matches!(
                            tokens.str(meets),
                            "मुलाकात"
                                | "मुलाक़ात"
                                | "भेंट"
                                | "मिले"
                                | "मिलने"
                                | "मिलकर"
                                | "बातचीत"
                                | "वार्ता"
                        )
                    }
                    "भी" => there(after + 1),
                    // Most people are first named in full.
                    "," => name.len() == 1,
                    _ => false,
                }
        }
    };
    if closed { after } else { name.end }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::analysis::MentionKind;
    use crate::{Engine, annotate};

    #[test]
    fn a_name_goes_on_to_what_closes_it() {
        let engine = Engine::new().unwrap();
        for (text, name) in [
            ("बैठक में उप मुख्यमंत्री श्री नजमुल इमाम, विकास आयुक्त श्री अनिल वर्मा उपस्थित थे।", "नजमुल इमाम"),
            ("पंजाब के कृषि मंत्री हरजीत सिंह मल्लियां भी मौजूद हैं।", "हरजीत सिंह मल्लियां"),
            ("किसान नेता प्रधानमंत्री हरि प्रसाद ढकाल से भी मिले।", "हरि प्रसाद ढकाल"),
            ("सह प्रभारी अमनदीप कौर ढिल्लों ने भाग लिया।", "अमनदीप कौर ढिल्लों"),
            ("राष्ट्रपति मून-ह्वा-इन के साथ वार्ता हुई।", "मून-ह्वा-इन"),
            // What is no word of a name stays outside.
            ("कृषि मंत्री सुरेंद्र सिंह राणा आदि ने भी भाग लिया।", "सुरेंद्र सिंह राणा"),
            ("मंत्री रमेश यादव स्वयं, बाद में सचिव आए।", "रमेश यादव"),
        ] {
            let analysis = annotate(&engine, text);
            let person = analysis.mentions.iter().find(|m| m.kind == MentionKind::Person).unwrap();
            assert_eq!(person.span.of(&analysis.text), name);
        }
    }
}
