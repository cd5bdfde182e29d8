//! What must hold of every cleaning, whatever the source.

use std::collections::HashMap;
use std::sync::LazyLock;

use baithak::align::ChangeKind;
use baithak::clean::{self, Cleaned, Options, Rules};
use baithak::span::Span;
use regex::RegexSet;
use unicode_normalization::UnicodeNormalization as _;
use unicode_segmentation::UnicodeSegmentation;

/// What no cleaned text holds: two spaces, white space at the edge of a line, more than one blank line, characters that are
/// not seen and do no work, two dandas in a row.
static NOWHERE: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [r"  ", r"(?m)^[ \t]|[ \t]$", r"\n\n\n", r"[\x00\r\x{AD}\x{200B}\x{2060}\x{FEFF}]", r"।।"];
    RegexSet::new(patterns).expect("patterns without fault")
});

static RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new().expect("tables without fault"));

/// Cleans `source` as it is cleaned when nothing is chosen.
pub fn clean(source: &str) -> Cleaned {
    clean_with(source, Options::default())
}

/// Cleans `source` as it was chosen.
pub fn clean_with(source: &str, options: Options) -> Cleaned {
    clean::clean(&RULES, source, options)
}

/// Cleans `source` and checks every law; gives the cleaning back for further questions.
pub fn hold(source: &str) -> Cleaned {
    hold_with(source, Options::default())
}

/// [`hold`], with choices.
pub fn hold_with(source: &str, options: Options) -> Cleaned {
    let cleaned = clean_with(source, options);
    let Cleaned { text, alignment } = &cleaned;
    assert_eq!(alignment.undo(text), source, "undoing gives the source back");
    changes_tell_the_truth(source, &cleaned);
    boundaries_stay_boundaries(source, &cleaned);
    nothing_is_lost(source, &cleaned);
    let left: Vec<&String> = NOWHERE.matches(text).iter().map(|i| &NOWHERE.patterns()[i]).collect();
    assert!(left.is_empty(), "{left:?} in {text:?} of {source:?}");
    cleaned
}

/// The letters of the text are those of the source, but for what the changes list; and a change of layout or of signs
/// touches no letter at all, save an `l` or an `I` that stood for a danda.
fn nothing_is_lost(source: &str, Cleaned { text, alignment }: &Cleaned) {
    let mut count: HashMap<char, i64> = HashMap::new();
    let mut add = |text: &str, by: i64| text.chars().filter(is_letter).for_each(|c| *count.entry(c).or_default() += by);
    add(source, 1);
    add(text, -1);
    for change in alignment.changes() {
        add(&change.before, -1);
        add(&change.after, 1);
        let letters =
            |text: &str| -> String { text.nfc().filter(is_letter).filter(|c| !matches!(c, 'l' | 'I')).collect() };
        if matches!(change.kind, ChangeKind::Whitespace | ChangeKind::Punctuation) {
            assert_eq!(letters(&change.before), letters(&change.after), "{change:?} of {source:?}");
        }
    }
    assert!(count.values().all(|n| *n == 0), "{source:?}");
}

/// A letter, a digit or a mark; a visarga is a sign here, since a colon stands for it.
fn is_letter(c: &char) -> bool {
    *c != '\u{903}' && (c.is_alphanumeric() || matches!(c, '\u{900}'..='\u{963}'))
}

/// Each change says what stood where; between two changes nothing differs.
fn changes_tell_the_truth(source: &str, Cleaned { text, alignment }: &Cleaned) {
    let (mut source_at, mut text_at) = (0, 0);
    for change in alignment.changes() {
        assert_eq!(change.source.of(source), change.before, "{source:?}");
        assert_eq!(change.text.of(text), change.after, "{source:?}");
        assert_ne!(change.before, change.after, "{source:?}");
        assert_eq!(source[source_at..change.source.start], text[text_at..change.text.start], "{source:?}");
        (source_at, text_at) = (change.source.end, change.text.end);
    }
    assert_eq!(source[source_at..], text[text_at..], "{source:?}");
}

/// A boundary between grapheme clusters of the text leads to one of the source, from either side, and in order.
fn boundaries_stay_boundaries(source: &str, Cleaned { text, alignment }: &Cleaned) {
    let boundaries = |text: &str| {
        let mut is = vec![false; text.len() + 1];
        text.grapheme_indices(true).for_each(|(at, _)| is[at] = true);
        is[text.len()] = true;
        is
    };
    let of_source = boundaries(source);
    let (mut start, mut end) = (0, 0);
    for (at, is) in boundaries(text).into_iter().enumerate() {
        if !is {
            continue;
        }
        let after = alignment.to_source(Span::new(at, text.len()));
        let before = alignment.to_source(Span::new(0, at));
        assert!(of_source[after.start], "{source:?}: a span that starts at {at} starts inside a cluster of the source");
        assert!(of_source[before.end], "{source:?}: a span that ends at {at} ends inside a cluster of the source");
        assert!(start <= after.start && end <= before.end, "{source:?}: order is kept at {at}");
        (start, end) = (after.start, before.end);
    }
}

/// Cleaning what is clean changes nothing.
pub fn is_settled(source: &str, text: &str) {
    let again = clean(text);
    let changes = again.alignment.changes();
    assert_eq!(again.text, text, "cleaning twice gives more than cleaning once: {changes:?} from {source:?}");
}
