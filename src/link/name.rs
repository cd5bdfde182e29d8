//! When two names are one: spellings, short forms, initials.

use crate::lexicon::fold;
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::order::{descending, sort_by_key};

/// Most Latin letters that one word of initials spells: `एपीजे`.
const LETTERS: usize = 4;

/// What initials may stand for, from `lexicon/initials.tsv`.
#[derive(Debug)]
pub struct Initials {
    /// The letter's name, folded as [`spelling`] does, and the first characters of names; the longest letters first.
    letters: Vec<(String, Vec<String>)>,
}

impl Initials {
    /// Compiles the table built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`] for the first row that can't be understood.
    pub fn builtin() -> Result<Self, LexiconError> {
        let table = Table::parse("initials.tsv", shipped!("initials.tsv"))?;
        let row = |row: crate::lexicon::table::Row<'_, '_>| {
            (spelling(row.get("letter")), row.list("initials").map(spelling).collect())
        };
        let mut letters: Vec<(String, Vec<String>)> = table.rows().map(row).collect();
        sort_by_key(&mut letters, |(letter, _)| (descending(letter.len()), 0));
        Ok(Initials { letters })
    }

    /// The letters that a word spells, as keys of the table; none where it is an ordinary word.
    fn spelled<'w>(&self, word: &'w str) -> Option<Vec<&'w str>> {
        let mut letters = Vec::new();
        let mut rest = word;
        while !rest.is_empty() {
            // The longest name of a letter: एच before ए.
            let (letter, _) = self.letters.iter().find(|(letter, _)| rest.starts_with(letter.as_str()))?;
            let (spelled, after) = rest.split_at(letter.len());
            letters.push(spelled);
            rest = after;
            if letters.len() > LETTERS {
                return None;
            }
        }
        Some(letters)
    }

    /// The initials that open a name, and how many words they take; the surname stays.
    fn opening<'w>(&self, words: &'w [String]) -> (Vec<&'w str>, usize) {
        let mut letters = Vec::new();
        let mut count = 0;
        while count + 1 < words.len() {
            match self.spelled(&words[count]) {
                Some(found) => letters.extend(found),
                None => break,
            }
            count += 1;
        }
        (letters, count)
    }

    /// Whether the words of a name begin with initials.
    pub(super) fn initialled(&self, words: &[String]) -> bool {
        self.opening(words).1 > 0
    }

    /// Whether two names, of which at least one begins with initials, are one: `जेपी नड्डा`, `जगत प्रकाश नड्डा`.
    pub(super) fn agree(&self, a: &[String], b: &[String]) -> bool {
        let ((a_letters, a_count), (b_letters, b_count)) = (self.opening(a), self.opening(b));
        let (a_rest, b_rest) = (&a[a_count..], &b[b_count..]);
        match (a_letters.is_empty(), b_letters.is_empty()) {
            (true, true) => false,
            (false, false) => a_letters == b_letters && a_rest == b_rest,
            (false, true) => self.stand_for(&a_letters, a_rest, b),
            (true, false) => self.stand_for(&b_letters, b_rest, a),
        }
    }

    /// Whether `letters` may stand for the words of `full` before `rest`.
    fn stand_for(&self, letters: &[&str], rest: &[String], full: &[String]) -> bool {
        let Some(given) = full.strip_suffix(rest).filter(|given| given.len() == letters.len()) else { return false };
        !rest.is_empty()
            && letters.iter().zip(given).all(|(letter, word)| {
                let of = self.letters.iter().find(|(of, _)| of == letter);
                of.is_some_and(|(_, initials)| initials.iter().any(|i| word.starts_with(i.as_str())))
            })
    }
}

/// Whether `short` is a part of the person's name `full`: its words in order, the first or the last among them.
pub(super) fn part_of(short: &[String], full: &[String]) -> bool {
    let mut rest = full.iter();
    // रविशंकर प्रसाद, रवि शंकर प्रसाद.
    if short.len() != full.len() && short.len().min(full.len()) > 1 && short.concat() == full.concat() {
        return true;
    }
    let in_order = short.iter().all(|word| rest.any(|other| other == word));
    in_order && !short.is_empty() && (short.first() == full.first() || short.last() == full.last() || short.len() > 1)
}

/// Whether two names of several words are one but for slips within some of them: डोनल्ड मिलर, डोनाल्ड मिलर.
pub(super) fn slipped(one: &[String], other: &[String]) -> bool {
    let alike = one.len() == other.len() && one.iter().zip(other).any(|(a, b)| a == b);
    alike && one.iter().zip(other).all(|(a, b)| a == b || SLIPS.iter().any(|slip| loose(a, slip).eq(loose(b, slip))))
}

/// Of each slip, letters of which a name has one, or none, where it is spelt otherwise; never at its end, where they tell men
/// from women: अमित, अमिता.
const SLIPS: [&[char]; 3] = [&['ा'], &['ं'], &['े', 'ै']];

/// The letters of `word` without those of `slip`, but for the last one.
fn loose<'w>(word: &'w str, slip: &'w [char]) -> impl Iterator<Item = char> + 'w {
    let last = word.char_indices().next_back().map_or(0, |(at, _)| at);
    word.char_indices().filter(move |(at, c)| *at == last || !slip.contains(c)).map(|(_, c)| c)
}

/// `word` without what spellings of one name differ in: nukta, candrabindu, length of i and u, nasal before a consonant,
/// doubled consonants, ण and न.
pub(super) fn spelling(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold(word, &mut folded);
    let mut out = String::with_capacity(folded.len());
    let mut letters = folded.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            'न' | 'म' | 'ण' if letters.next_if_eq(&'्').is_some() => add('ं', &mut out),
            // प्रल्हाद, प्रह्लाद.
            'ल' if ahead(&letters, "्ह") => {
                letters.by_ref().take(2).for_each(drop);
                "ह्ल".chars().for_each(|c| add(c, &mut out));
            }
            // पोम्पियो, पोम्पिओ
            'य' if out.ends_with('ि') && letters.next_if(|&c| matches!(c, 'ो' | 'ॉ')).is_some() => {
                add('ओ', &mut out)
            }
            'ृ' => ['्', 'र', 'ि'].into_iter().for_each(|c| add(c, &mut out)),
            c => add(c, &mut out),
        }
    }
    // राठौड़, राठौर; but गौड़ and गौर are two.
    if let Some(stem) = out.strip_suffix("ौड").filter(|stem| stem.chars().count() > 2) {
        out = format!("{stem}ौर");
    }
    out
}

/// Whether `letters` go on with `wanted`.
fn ahead(letters: &std::iter::Peekable<std::str::Chars<'_>>, wanted: &str) -> bool {
    let mut letters = letters.clone();
    wanted.chars().all(|c| letters.next() == Some(c))
}

/// Adds a letter in the form that its like share.
fn add(c: char, out: &mut String) {
    let c = match c {
        'ी' => 'ि',
        'ू' => 'ु',
        'ई' => 'इ',
        'ऊ' => 'उ',
        'ष' => 'श',
        'ण' => 'न',
        'ॉ' => 'ो',
        'ऑ' => 'ओ',
        c => c,
    };
    // हर्षवर्द्धन, हर्षवर्धन; लक्ष्मण्ण: of a consonant doubled by virama one counts.
    let doubled =
        |before: char| before == c || matches!((before, c), ('द', 'ध') | ('त', 'थ') | ('क', 'ख') | ('च', 'छ'));
    let mut back = out.chars().rev();
    if back.next() == Some('्') && back.next().is_some_and(doubled) {
        out.truncate(out.len() - 2 * '्'.len_utf8());
    }
    out.push(c);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn words(name: &str) -> Vec<String> {
        name.split(['.', ' ']).filter(|word| !word.is_empty()).map(spelling).collect()
    }

    #[test]
    fn initials_stand_for_names() {
        let initials = Initials::builtin().unwrap();
        let table = Table::parse("initials.tsv", include_str!("../../lexicon/initials.tsv")).unwrap();
        for row in table.rows() {
            for (column, one) in [("example", true), ("counter", false)] {
                let (short, full) = row.get(column).split_once(" = ").unwrap();
                assert_eq!(initials.agree(&words(short), &words(full)), one, "{short} = {full}");
            }
        }
        assert!(initials.agree(&words("एसके वर्मा"), &words("एस. के. वर्मा")));
        assert!(!initials.agree(&words("एसके वर्मा"), &words("एस. के. शर्मा")));
        assert!(!initials.agree(&words("संतोष वर्मा"), &words("सुनील वर्मा")));
    }

    #[test]
    fn a_slip_within_a_name_makes_no_other_person() {
        for (a, b) in [("डोनल्ड मिलर", "डोनाल्ड मिलर"), ("सुनीता वेंकैया", "सुनीता वैंकेया"), ("नरेद्र शर्मा", "नरेंद्र शर्मा")]
        {
            assert!(slipped(&words(a), &words(b)), "{a}, {b}");
        }
        for (a, b) in
            [("अमित शर्मा", "अमिता शर्मा"), ("रंजन शर्मा", "राजन शर्मा"), ("मोहन शर्मा", "महान शर्मा"), ("रमेश", "रामेश")]
        {
            assert!(!slipped(&words(a), &words(b)), "{a}, {b}");
        }
    }

    #[test]
    fn spellings_of_one_name_agree() {
        for (a, b) in [
            ("नीतीश", "नितिश"),
            ("हर्षवर्द्धन", "हर्षवर्धन"),
            ("ट्रम्प", "ट्रंप"),
            ("फड़णवीस", "फडनवीस"),
            ("कृष्ण", "क्रिष्न"),
            ("प्रल्हाद", "प्रह्लाद"),
            ("राठौड़", "राठौर"),
            ("पोम्पियो", "पोम्पिओ"),
        ] {
            assert_eq!(spelling(a), spelling(b));
        }
        assert_ne!(spelling("मोहन"), spelling("सोहन"));
        assert_ne!(spelling("गौड़"), spelling("गौर"));
    }
}
