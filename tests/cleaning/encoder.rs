//! Unicode to the encoding of an older font, from the same tables that lead the other way.

use std::collections::HashMap;

use baithak::lexicon::table::Table;

use crate::cases::unescape;

const VIRAMA: char = '\u{94D}';
const NUKTA: char = '\u{93C}';

/// What writes a font's text.
pub struct Encoder {
    glyphs: HashMap<String, String>,
    longest: usize,
    /// The glyphs of ि and of the reph, which don't stand where Unicode has them.
    i: String,
    reph: String,
    /// Letters that a stroke without a meaning of its own follows, as typists put it.
    strokes: &'static [(char, char)],
}

impl Encoder {
    pub fn krutidev() -> Self {
        Self::new("krutidev.tsv", include_str!("../../lexicon/krutidev.tsv"), &[])
    }

    pub fn chanakya() -> Self {
        Self::new(
            "chanakya.tsv",
            include_str!("../../lexicon/chanakya.tsv"),
            &[('·', '¤'), ('È', '¤'), ('Ú', 'U'), ('Å', 'U')],
        )
    }

    fn new(file: &str, contents: &str, strokes: &'static [(char, char)]) -> Self {
        let (mut glyphs, mut i, mut reph, mut bar) = (HashMap::new(), String::new(), String::new(), String::new());
        for row in Table::parse(file, contents).expect("a table").rows() {
            let (glyph, text) = (unescape(row.get("glyphs")), row.get("text"));
            match (row.get("place"), text) {
                ("before", "…ि") => i = glyph,
                ("after", "र्…") => reph = glyph,
                ("before" | "after", _) | (_, "") => {}
                (place, _) => {
                    if place == "bar" {
                        bar.clone_from(&glyph);
                    }
                    let text = if place == "colon" { ":" } else { text };
                    glyphs.entry(text.to_owned()).or_insert(glyph);
                }
            }
        }
        // A letter that has a half form only is that and the bar.
        for (text, glyph) in glyphs.clone() {
            if let Some(whole) = text.strip_suffix(VIRAMA).filter(|whole| !whole.is_empty()) {
                glyphs.entry(whole.to_owned()).or_insert(glyph + &bar);
            }
        }
        // A vowel sign that has no glyph is drawn with two.
        for (text, sign) in [("ो", "े"), ("ौ", "ै"), ("ॉ", "ॅ")] {
            let drawn = bar.clone() + &glyphs[sign];
            glyphs.entry(text.to_owned()).or_insert(drawn);
        }
        let longest = glyphs.keys().map(|text| text.chars().count()).max().expect("a glyph");
        Encoder { glyphs, longest, i, reph, strokes }
    }

    /// `text` as the font has it.
    pub fn encode(&self, text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let (mut out, mut at) = (String::new(), 0);
        while at < chars.len() {
            let end = cluster_end(&chars, at);
            if end == at {
                self.put(&chars[at..=at], &mut out);
                at += 1;
                continue;
            }
            let reph = chars[at..end].starts_with(&['र', VIRAMA]) && end - at > 2 && chars[at + 2] != 'ऱ';
            let cluster = &chars[if reph { at + 2 } else { at }..end];
            let signs_end = end + chars[end..].iter().take_while(|c| matches!(c, '\u{93E}'..='\u{94C}')).count();
            let signs = &chars[end..signs_end];
            if signs == ['ि'] {
                out.push_str(&self.i);
            }
            self.put(cluster, &mut out);
            if signs != ['ि'] {
                self.put(signs, &mut out);
            }
            if reph {
                out.push_str(&self.reph);
            }
            at = signs_end;
        }
        out
    }

    fn put(&self, chars: &[char], out: &mut String) {
        let mut at = 0;
        while at < chars.len() {
            let most = self.longest.min(chars.len() - at);
            let found = (1..=most).rev().find_map(|len| {
                let text: String = chars[at..at + len].iter().collect();
                self.glyphs.get(&text).map(|glyph| (glyph.clone(), len))
            });
            let (mut glyph, mut len) = found.unwrap_or_else(|| (chars[at].to_string(), 1));
            // Before र the whole letter is written, with a stroke below.
            if len == 2
                && chars[at + 1..].starts_with(&[VIRAMA, 'र'])
                && let Some(whole) = self.glyphs.get(&chars[at].to_string())
            {
                (glyph, len) = (whole.clone(), 1);
            }
            out.push_str(&glyph);
            if let Some((_, stroke)) = self.strokes.iter().find(|(letter, _)| glyph.ends_with(*letter)) {
                out.push(*stroke);
            }
            at += len;
        }
    }
}

/// Where the consonants that begin at `at` end: consonants with their nuktas, a virama between two.
fn cluster_end(chars: &[char], at: usize) -> usize {
    let is_consonant = |at: usize| matches!(chars.get(at), Some('क'..='ह'));
    let mut end = at;
    while is_consonant(end) {
        end += 1;
        end += usize::from(chars.get(end) == Some(&NUKTA));
        if chars.get(end) != Some(&VIRAMA) || !is_consonant(end + 1) {
            break;
        }
        end += 1;
    }
    end
}
