//! The laws on generated pastes that mix everything a paste can hold.

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

const WORDS: &[&str] = &[
    "बैठक",
    "मुख्यमंत्री",
    "पटना",
    "में",
    "की",
    "के",
    "डॉ.",
    "लोकसभा",
    "चुनाव",
    "हुई",
    "कहा",
    "कि",
    "राज्य",
    "सड़क",
    "ढूँढ़ना",
    "क्ष",
    "ज़रूरत",
    "Delhi",
    "BJP",
    "meeting",
    "2024",
    "1,000",
    "10.30",
    "http://example.com/क",
    "😀",
    "👨\u{200D}👩\u{200D}👧",
    "🇮🇳",
    "é",
];

const NOISE: &[&str] = &[
    " ",
    "  ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\n   \n",
    "\u{A0}",
    "\u{2003}",
    "\u{3000}",
    "\u{200B}",
    "\u{200C}",
    "\u{200D}",
    "\u{FEFF}",
    "\u{AD}",
    "\u{2028}",
    "\u{2029}",
    "\u{85}",
    "\0",
    "\x07",
    "\x0B",
    "\x1F",
    "\u{202A}",
    "\u{FFFD}",
    "।",
    "॥",
    "|",
    ",",
    ".",
    ":",
    "-",
    "\"",
    "'",
    "“",
    "”",
    "(",
    ")",
    "?",
    "!",
    "…",
    "ः",
    "\u{93C}",
    "\u{94D}",
    "ा",
    "ि",
    "ी",
    "े",
    "ॅ",
    "ं",
    "ँ",
    "\u{951}",
    "अ",
    "आ",
    "र्",
    "\u{958}",
    "\u{95C}",
    "न\u{93C}",
    "र\u{93C}",
    "e\u{301}",
    "\u{301}",
    "\u{1100}\u{1161}",
    "\u{AC00}",
    "&",
    "%",
    ";",
    "l",
    "\u{1F1EE}",
];

/// A paste of up to `pieces` pieces.
pub fn paste(random: &mut Random, pieces: usize) -> String {
    let mut out = String::new();
    for _ in 0..random.below(pieces) + 1 {
        match random.below(4) {
            0 => out.push_str(random.pick(NOISE)),
            1 => {
                out.push_str(random.pick(NOISE));
                out.push_str(random.pick(NOISE));
            }
            _ => {
                out.push_str(random.pick(WORDS));
                if random.below(3) > 0 {
                    out.push(' ');
                }
            }
        }
    }
    out
}

#[test]
fn the_laws_hold_on_generated_pastes() {
    let count = std::env::var("BAITHAK_PASTES").ok().and_then(|n| n.parse().ok()).unwrap_or(5_000);
    let first = std::env::var("BAITHAK_FIRST_PASTE").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    for seed in first..first + count {
        let source = paste(&mut Random::new(seed), 40);
        let cleaned = laws::hold(&source);
        laws::is_settled(&source, &cleaned.text);
    }
}
