//! The laws on generated pastes that mix everything a paste can hold.

use baithak::clean::{Input, Options};

use crate::laws;

/// Xorshift: the same numbers everywhere, from a seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Random(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % bound
    }

    pub fn pick<'a, T: ?Sized>(&mut self, from: &[&'a T]) -> &'a T {
        from[self.below(from.len())]
    }
}

/// Words, whole and damaged, a space between.
const WORDS: &str = "बैठक मुख्यमंत्री पटना में की के डॉ. लोकसभा चुनाव हुई है। कहा कि राज्य सड़क ढूँढ़ना क्ष ज़रूरत कहा: दु:ख अत: नई Delhi \
    BJP meeting don't 2024 1,000 10.30 २०२४ http://example.com/क,ख www.example.com अाज डाॅक्टर भार्इ लाेग कंा काा ऩ क़ \
    AT&T 100% है| हैl है|इस पहुंचे 'शब्द' \"शब्द\" “शब्द\" ``क'' «क» 😀 🇮🇳 é";

/// Words for older fonts, read in the wrong encoding, or escaped.
const DAMAGED: &str = "eq[;ea=h cSBd gqbZA fnYyh esa us dgk fd lM+d] dk;Z Q+kby ¥æñÚU çß·¤æâ ×ð´ ÖæÚUÌ ·¤æØü v®® çÎËÜè à¤ªà¤Ÿà¤¨à¤¾ à¥¤ \
    Ã\u{A0}Â¤ÂªÃ\u{A0}Â¤Å¸ â€œ â€\u{9D} Â\u{A0} cafÃ© ðŸ˜€ &amp;nbsp; &#2346; &#x92a &quot; &amp; <b> </p> <br/> <script> <!--x--> \
    %E0%A4%AA%20 https://hi.example.org/%E0%A4%AA &# %E0 < > à¤ à¥ Ã Â æ ü ç \u{92} \u{8D} f Z k ~ पटना बैठक है।";

/// Tags, whole and broken.
const MARKUP: &str = "<p> </p> <br> <div> </div> <nav> </nav> <script> </script> <style> </style> <pre> </pre> <td> <li> <h1> </h1> <b \
    x='> </b> <!-- --> <!doctype &eacute; &notit; &#0; &#x110000; <o:p> <title> </title> <textarea> <svg> </svg> <![CDATA[ ]]> <? </";

/// What comes between words, and inside them.
#[rustfmt::skip]
const NOISE: &[&str] = &[
    " ", "  ", "\t", "\n", "\n", "\r\n", "\n\n", "\n   \n", "\u{A0}", "\u{2003}", "\u{200B}", "\u{200C}", "\u{200D}", "\u{FEFF}", "\u{AD}",
    "\u{2028}", "\u{2029}", "\u{85}", "\0", "\x07", "\x0B", "\x1F", "\u{202A}", "\u{FFFD}", "।", "।।", "। ।", " ।", "॥", "|", " | ", " l ",
    "I", ",", ",,", " ,", ".", ":", ";", "-", "-\n", "\"", "'", "“", "”", "‘", "’", "''", "(", " )", "?", "!", "…", "ः", "़", "्", "ा", "ि", "ी",
    "े", "ॅ", "ं", "ँ", "\u{951}", "अ", "आ", "र्", "इ", "\u{958}", "\u{95C}", "न\u{93C}", "e\u{301}", "\u{301}", "\u{1100}\u{1161}", "&",
    "%", "\u{1F1EE}", "👨\u{200D}👩", "\u{FE0F}",
];

/// A paste of up to `pieces` pieces of `words` and noise.
pub fn paste(random: &mut Random, words: &[&str], pieces: usize) -> String {
    // Some pastes are mostly of one kind, as real ones are.
    let from = random.below(words.len());
    let some = if random.below(2) == 0 { words } else { &words[from..(from + 12).min(words.len())] };
    let mut out = String::new();
    for _ in 0..random.below(pieces) + 1 {
        match random.below(6) {
            0 => out.push_str(random.pick(NOISE)),
            1 if random.below(3) == 0 => {
                out.push_str(random.pick(NOISE));
                out.push_str(random.pick(NOISE));
            }
            _ => {
                out.push_str(random.pick(some));
                out.push_str(if random.below(8) > 0 { " " } else { "" });
            }
        }
    }
    out
}

/// How many pastes a test makes: `BAITHAK_PASTES`, or few enough for every run.
fn seeds() -> std::ops::Range<u64> {
    let number = |name: &str| std::env::var(name).ok().and_then(|n| n.parse().ok());
    let first = number("BAITHAK_FIRST_PASTE").unwrap_or(0);
    first..first + number("BAITHAK_PASTES").unwrap_or(2_000)
}

#[test]
fn the_laws_hold_on_pastes_that_mix_everything() {
    let words: Vec<&str> = WORDS.split(' ').chain(DAMAGED.split(' ')).collect();
    let damaged: Vec<&str> = DAMAGED.split(' ').collect();
    for seed in seeds() {
        let mut random = Random::new(seed);
        laws::hold(&paste(&mut random, if seed % 3 == 0 { &damaged } else { &words }, 40));
    }
}

#[test]
fn what_is_clean_stays() {
    let words: Vec<&str> = WORDS.split(' ').collect();
    for seed in 0..2_000 {
        let source = paste(&mut Random::new(seed), &words, 40);
        laws::is_settled(&source, &laws::hold(&source).text);
    }
}

#[test]
fn the_laws_hold_on_pastes_read_as_html() {
    let words: Vec<&str> = WORDS.split(' ').chain(DAMAGED.split(' ')).chain(MARKUP.split(' ')).collect();
    let options = Options { input: Input::Html, ..Options::default() };
    for seed in seeds() {
        laws::hold_with(&paste(&mut Random::new(seed), &words, 40), options);
    }
}

/// Sources longer than what is cleaned at a time: the laws hold, and a text is cleaned as its parts are.
#[test]
fn long_sources_are_cleaned_as_their_parts_are() {
    let words: Vec<&str> = WORDS.split(' ').collect();
    for seed in 0..2 {
        let mut random = Random::new(seed);
        let parts: Vec<String> = (0..1_500).map(|_| format!("बैठक {} अंत।", paste(&mut random, &words, 40))).collect();
        let gap = ["\n\n", "\r\n\r\n", "\n \t\n", " \n\n\n  "][random.below(4)];
        let source = parts.join(gap);
        assert!(source.len() > 200_000);
        let cleaned = laws::hold(&source).text;
        let together: Vec<String> = parts.iter().map(|part| laws::clean(part).text).collect();
        let differ = cleaned.split("\n\n").zip(together.join("\n\n").split("\n\n")).filter(|(a, b)| a != b).count();
        assert_eq!(differ, 0, "seed {seed}");
    }
}
