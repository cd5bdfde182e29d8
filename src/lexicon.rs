//! Linguistic knowledge as data: the tables under `lexicon/`, compiled once, and longest match over their entries.
//!
//! Every word of every table gets a [`WordId`]; phrases are paths in one trie over word ids, so that one walk from a
//! token finds what all tables say of the words that start there.

pub(crate) mod packed;
pub mod table;

use std::collections::HashMap;

use crate::analysis::{MeetingKind, MentionKind, names};
use crate::token::{Piece, pieces};
use crate::word;
use table::{LexiconError, Row, Table, shipped};

/// A word that some table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WordId(u32);

impl WordId {
    /// A word that no table holds.
    pub const UNKNOWN: WordId = WordId(u32::MAX);

    /// Its place in a list by word.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

names! {
    /// What a function word does.
    Function {
        /// का, ने, में and the like.
        Postposition = "postposition",
        /// और, तथा, समेत and the like: joins names in a list.
        Conjunction = "conjunction",
        /// Pronouns and determiners.
        Pronoun = "pronoun",
        /// Auxiliaries and the commonest verb forms.
        Verb = "verb",
        /// Particles, adverbs.
        Other = "other",
    }
}

names! {
    /// What a word before a body's or building's head tells.
    Kin {
        /// It makes a name of what follows.
        Name = "name",
        /// It begins such a name: only another such word, a place or a body stands before it.
        First = "first",
        /// It is usual in such names.
        Known = "known",
        /// It stands in no such name.
        Bar = "bar",
        /// It stands in no such name, by its form: a participle, an adverb.
        Outside = "outside",
        /// It stands in no such name, and a body of common words after it is none: any, several, one of a sort.
        Vague = "vague",
    }
}

names! {
    /// Where in a person's name a word stands that is a common word too.
    NameWord {
        /// विकास, किरण: before a surname.
        Given = "given",
        /// मंडल, विश्वास: after a given name or initials.
        Surname = "surname",
        /// The whole name of a person that holds words of grammar: किम जोंग उन.
        Whole = "whole",
    }
}

names! {
    /// What must stand before the head of a name.
    Before {
        /// Any content word.
        Any = "any",
        /// A name, or a word that makes one.
        Name = "name",
        /// A name, or a word usual in such names.
        Kin = "kin",
        /// A name, or a word that is not common outside names.
        Rare = "rare",
        /// A place's name.
        Place = "place",
        /// The country whose it is: बेनिन की संसद.
        Whose = "whose",
        /// Nothing: the entry is the whole name.
        Nothing = "none",
    }
}

names! {
    /// What part of a designation a word is.
    RoleSort {
        /// The noun.
        Head = "head",
        /// A noun that is a designation only right before a name: नेता, सदस्य.
        Loose = "loose",
        /// After such a word the designation names a thing, not its holder: आवास, पद.
        Thing = "thing",
        /// What may stand before the noun and belongs to it.
        Modifier = "modifier",
    }
}

names! {
    /// On which side of a name a word stands.
    Side {
        /// Before it.
        Before = "before",
        /// After it.
        After = "after",
    }
}

names! {
    /// What a word of time is.
    TimeWord {
        /// सोमवार
        Weekday = "weekday",
        /// जनवरी
        Month = "month",
        /// आज, कल: stands alone.
        Relative = "relative",
        /// सुबह, शाम
        Daypart = "daypart",
        /// बजे
        Hour = "hour",
        /// साढ़े, सवा: before the number of an hour.
        Fraction = "fraction",
        /// साल, सप्ताह: with a number or with next or last before it.
        Unit = "unit",
        /// तारीख
        Day = "day",
        /// अगले, पिछले: may stand before the rest.
        Hedge = "hedge",
    }
}

names! {
    /// What a word of number is.
    NumberWord {
        /// दो, तीन
        Number = "number",
        /// लाख, करोड़
        Scale = "scale",
        /// रुपये, प्रतिशत
        Unit = "unit",
    }
}

names! {
    /// What a word tells about how a meeting stands; see `lexicon/meeting_words.tsv`.
    MeetingWord {
        /// Names a meeting: बैठक.
        Noun = "noun",
        /// By what people meet who are far from each other: वीडियो कॉन्फ्रेंस. With a verb of talking, and no other noun, it
        /// names the meeting.
        Means = "means",
        /// Names a meeting after `के साथ`, where nothing else in the opening does: चर्चा.
        Talk = "talk",
        /// May stand before the noun and belongs to its phrase: समीक्षा.
        Modifier = "modifier",
        /// Before the noun: such a phrase names no meeting: प्रेस.
        Not = "not_meeting",
        /// Before the noun: it speaks of an earlier meeting, or of another: पिछली.
        Other = "other",
        /// Before the noun: it speaks of a meeting to come: अगली.
        Later = "later",
        /// In the sentence: it says that there was no such meeting: खंडन.
        Denial = "denial",
    }
}

/// What a table says of a phrase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Entry {
    /// A place; rows of one number are names of one place.
    Place(u32),
    /// A body; rows of one number are names of one body.
    Organisation(u32),
    /// An event, or the head of one.
    Event(Before),
    /// The head of a body's or a building's name.
    Head {
        /// What such a name is.
        kind: MentionKind,
        /// What must stand before.
        before: Before,
        /// Log-odds that such a phrase is a name.
        score: f32,
    },
    /// A word that may stand before a head.
    Kin(Kin),
    /// A part of a designation; one `sense` for the words that mean the same (`सीएम`, `मुख्यमंत्री`).
    Role {
        /// Which part.
        sort: RoleSort,
        /// The number of the first row that means the same.
        sense: u32,
    },
    /// Holders of a designation, in the oblique plural: मुख्यमंत्रियों.
    Holders,
    /// The name of a Latin letter, as in initials: ए, बी.
    Letter,
    /// A word of courtesy.
    Title(Side),
    /// A common word that is a person's name too.
    Name(NameWord),
    /// A thing whose name holds names, or looks like one, and is none that is marked: a scheme, a doctrine.
    Unnamed,
    /// A neighbour that speaks for or against a name.
    Cue {
        /// On which side of the name it stands.
        side: Side,
        /// For which type it speaks.
        kind: MentionKind,
        /// Log-odds added.
        score: f32,
    },
    /// A word that stands in no name.
    Function(Function),
    /// A word of date or time.
    Time(TimeWord),
    /// A word of number.
    Number(NumberWord),
    /// A word of a meeting's phrase.
    Meeting {
        /// Which part of the phrase.
        word: MeetingWord,
        /// Whether the noun is feminine.
        feminine: bool,
        /// How surely the noun names a meeting, from 0 to 1.
        weight: f32,
    },
    /// A word that tells the kind of a meeting.
    MeetingKind {
        /// The kind.
        kind: MeetingKind,
        /// Where the word must stand.
        breadth: Breadth,
        /// The number of the row: the first rows are the surest.
        rank: u32,
    },
    /// The last word of a building's or room's description.
    Venue,
}

names! {
    /// Where a word that tells a meeting's kind must stand.
    Breadth {
        /// In the phrase that names the meeting.
        Phrase = "phrase",
        /// In the sentence that reports it.
        Sentence = "sentence",
    }
}

/// Log-odds that a word stands inside a name, by type.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Odds {
    /// Of a person.
    pub person: f32,
    /// Of a place.
    pub place: f32,
    /// Of an organisation.
    pub organisation: f32,
}

impl Odds {
    fn of(row: Row<'_, '_>) -> Result<Self, LexiconError> {
        let figure = |column| number(row, column).map(|x| x / 10.0);
        Ok(Odds { person: figure("person")?, place: figure("place")?, organisation: figure("organisation")? })
    }
}

/// What does not age about a place or a body: label and value.
pub type Facts = Vec<(&'static str, &'static str)>;

/// The tables, compiled.
#[derive(Debug, Default)]
pub struct Lexicon {
    words: HashMap<Box<str>, WordId>,
    /// By word id.
    odds: Vec<Option<Odds>>,
    endings: HashMap<Box<str>, Odds>,
    unknown: Odds,
    /// Edges of the trie: from a node by a word to a node. Node 0 is the root.
    edges: HashMap<(u32, WordId), u32>,
    /// By node.
    entries: Vec<Vec<Entry>>,
    role_cue: f32,
    title_cue: f32,
    /// Whether body number i is a party.
    parties: Vec<bool>,
    /// What does not age about places and bodies, by their numbers: label and value.
    place_facts: Vec<Facts>,
    body_facts: Vec<Facts>,
    party_kind: Option<(MeetingKind, u32)>,
    parties_kind: Option<(MeetingKind, u32)>,
}

/// Names that were learned from labelled text have numbers from here on, above those of the written tables.
pub const LEARNED: u32 = 1 << 20;

/// What stands from one token on: the number of tokens and what a table says of them.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// The number of tokens.
    pub len: usize,
    /// What they are.
    pub entry: Entry,
}

macro_rules! builtin {
    ($name:literal) => {
        ($name, shipped!($name))
    };
}

impl Lexicon {
    /// Compiles the tables built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`] for the first row that can't be understood.
    pub fn builtin() -> Result<Self, LexiconError> {
        let mut lexicon = Lexicon { entries: vec![Vec::new()], ..Lexicon::default() };
        lexicon.read_words(shipped!("words.packed"));
        lexicon.read_endings(builtin!("endings.tsv"))?;
        lexicon.read_names(builtin!("places.tsv"), Entry::Place)?;
        lexicon.read_organisations(builtin!("organisations.tsv"))?;
        lexicon.read_facts(builtin!("places.tsv"), builtin!("facts.tsv"), builtin!("organisations.tsv"))?;
        lexicon.read_learned(builtin!("learned.tsv"))?;
        lexicon.read(builtin!("heads.tsv"), "head", |row| {
            let kind = parsed(row, "type", MentionKind::parse)?;
            Ok(Some(Entry::Head { kind, before: parsed(row, "left", Before::parse)?, score: number(row, "score")? }))
        })?;
        lexicon.read(builtin!("kin.tsv"), "word", |row| Ok(Some(Entry::Kin(parsed(row, "sort", Kin::parse)?))))?;
        lexicon.read(builtin!("events.tsv"), "name", |row| {
            Ok(Some(Entry::Event(parsed(row, "before", Before::parse)?)))
        })?;
        lexicon.read_roles(builtin!("roles.tsv"))?;
        lexicon
            .read(builtin!("titles.tsv"), "word", |row| Ok(Some(Entry::Title(parsed(row, "side", Side::parse)?))))?;
        lexicon
            .read(builtin!("names.tsv"), "word", |row| Ok(Some(Entry::Name(parsed(row, "sort", NameWord::parse)?))))?;
        lexicon.read(builtin!("unnamed.tsv"), "phrase", |_| Ok(Some(Entry::Unnamed)))?;
        lexicon.read_letters(builtin!("abbreviations.tsv"))?;
        lexicon.read_cues(builtin!("cues.tsv"))?;
        lexicon.read(builtin!("function_words.tsv"), "word", |row| {
            Ok(Some(Entry::Function(parsed(row, "sort", Function::parse)?)))
        })?;
        lexicon
            .read(builtin!("when.tsv"), "word", |row| Ok(Some(Entry::Time(parsed(row, "sort", TimeWord::parse)?))))?;
        lexicon.read(builtin!("numbers.tsv"), "word", |row| {
            Ok(Some(Entry::Number(parsed(row, "sort", NumberWord::parse)?)))
        })?;
        lexicon.read(builtin!("meeting_words.tsv"), "word", |row| {
            let weight = if row.get("weight").is_empty() { 0.0 } else { number(row, "weight")? };
            let word = parsed(row, "sort", MeetingWord::parse)?;
            Ok(Some(Entry::Meeting { word, feminine: row.get("gender") == "f", weight }))
        })?;
        lexicon.read(builtin!("venues.tsv"), "word", |_| Ok(Some(Entry::Venue)))?;
        lexicon.read_meeting_kinds(builtin!("meeting_kinds.tsv"))?;
        Ok(lexicon)
    }

    /// The id of a folded word; [`WordId::UNKNOWN`] where no table holds it.
    pub fn id(&self, folded: &str) -> WordId {
        self.words.get(folded).copied().unwrap_or(WordId::UNKNOWN)
    }

    /// How much a word speaks for a name of each type. `folded` is the word itself, for its ending where it is unknown.
    pub fn odds(&self, id: WordId, folded: &str) -> Odds {
        match self.odds.get(id.0 as usize) {
            Some(Some(odds)) => *odds,
            _ => {
                let starts = folded.char_indices().rev().map(|(at, _)| at).take(3).collect::<Vec<_>>();
                let longest = starts.iter().rev().find_map(|at| self.endings.get(&folded[*at..]));
                longest.copied().unwrap_or(self.unknown)
            }
        }
    }

    /// What the tables say of the phrases that begin with the first of `words`.
    pub fn hits(&self, words: impl Iterator<Item = WordId>, found: &mut Vec<Hit>) {
        let mut node = 0;
        for (i, word) in words.enumerate() {
            match self.edges.get(&(node, word)) {
                Some(next) => node = *next,
                None => return,
            }
            found.extend(self.entries[node as usize].iter().map(|entry| Hit { len: i + 1, entry: *entry }));
        }
    }

    /// Log-odds that a person's name follows a designation.
    pub fn role_cue(&self) -> f32 {
        self.role_cue
    }

    /// Log-odds that a person's name stands beside a word of courtesy.
    pub fn title_cue(&self) -> f32 {
        self.title_cue
    }

    /// Whether body `number` is a party.
    pub fn is_party(&self, number: u32) -> bool {
        self.parties.get(number as usize).copied().unwrap_or(false)
    }

    /// The kind of a meeting in whose phrase `parties` parties are named, and the rank of the row that says so.
    pub fn kind_by_parties(&self, parties: usize) -> Option<(MeetingKind, u32)> {
        match parties {
            0 => None,
            1 => self.party_kind,
            _ => self.parties_kind,
        }
    }

    /// Adds `phrase`, with what it is, and its spelling with the other form of nasals: केंद्रीय, केन्द्रीय.
    pub fn add(&mut self, phrase: &str, entry: Entry) {
        self.add_spelling(phrase, entry);
        for other in [word::with_nasals(phrase), word::with_anusvara(phrase).into_owned()] {
            if other != phrase {
                self.add_spelling(&other, entry);
            }
        }
    }

    fn add_spelling(&mut self, phrase: &str, entry: Entry) {
        let mut node = 0;
        let mut folded = String::new();
        for Piece { range, .. } in pieces(phrase) {
            folded.clear();
            fold(&phrase[range], &mut folded);
            let word = self.intern(&folded);
            let fresh = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
            node = *self.edges.entry((node, word)).or_insert(fresh);
            if node == fresh {
                self.entries.push(Vec::new());
            }
        }
        let entries = &mut self.entries[node as usize];
        if node != 0 && !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// The id of a folded word, given to it now where it has none.
    pub fn intern(&mut self, folded: &str) -> WordId {
        if let Some(id) = self.words.get(folded) {
            return *id;
        }
        let id = WordId(u32::try_from(self.words.len()).unwrap_or(u32::MAX));
        self.words.insert(folded.into(), id);
        self.odds.push(None);
        id
    }

    /// What the tables say of the whole of `phrase`.
    fn entries_of(&self, phrase: &str) -> &[Entry] {
        let mut node = 0;
        let mut folded = String::new();
        for Piece { range, .. } in pieces(phrase) {
            folded.clear();
            fold(&phrase[range], &mut folded);
            match self.edges.get(&(node, self.id(&folded))) {
                Some(next) => node = *next,
                None => return &[],
            }
        }
        &self.entries[node as usize]
    }

    fn read(
        &mut self,
        (file, text): (&str, &str),
        column: &str,
        entry: impl Fn(Row<'_, '_>) -> Result<Option<Entry>, LexiconError>,
    ) -> Result<(), LexiconError> {
        for row in Table::parse(file, text)?.rows() {
            if let Some(entry) = entry(row)? {
                self.add(row.get(column), entry);
            }
        }
        Ok(())
    }

    fn read_words(&mut self, packed: &str) {
        for (word, figures) in packed::words(packed) {
            let [person, place, organisation] = figures.map(|x| x / 10.0);
            let id = self.intern(&word);
            self.odds[id.0 as usize] = Some(Odds { person, place, organisation });
        }
    }

    fn read_endings(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        for row in Table::parse(file, text)?.rows() {
            match row.get("ending") {
                "*" => self.unknown = Odds::of(row)?,
                ending => {
                    self.endings.insert(ending.into(), Odds::of(row)?);
                }
            }
        }
        Ok(())
    }

    fn read_names(&mut self, (file, text): (&str, &str), entry: fn(u32) -> Entry) -> Result<(), LexiconError> {
        for (number, row) in (0..).zip(Table::parse(file, text)?.rows()) {
            for name in row.list("name").chain(row.list("variants")) {
                self.add(name, entry(number));
            }
        }
        Ok(())
    }

    fn read_organisations(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        self.read_names((file, text), Entry::Organisation)?;
        self.parties = Table::parse(file, text)?.rows().map(|row| row.get("kind") == "party").collect();
        Ok(())
    }

    /// Gathers the facts: a place's kind, what it lies in, its codes; a body's kind and its short name.
    fn read_facts(
        &mut self,
        (file, places): (&'static str, &'static str),
        (facts_file, facts): (&'static str, &'static str),
        (bodies_file, bodies): (&'static str, &'static str),
    ) -> Result<(), LexiconError> {
        let facts = Table::parse(facts_file, facts)?;
        let of: HashMap<&str, Row<'_, '_>> = facts.rows().map(|row| (row.get("name"), row)).collect();
        let given = |(label, value): (&'static str, &'static str)| (!value.is_empty()).then_some((label, value));
        for row in Table::parse(file, places)?.rows() {
            let more = of.get(row.get("name"));
            let cell = |column| more.map_or("", |row| row.get(column));
            let all = [
                ("kind", row.get("kind")),
                // Towns of one name lie in several states.
                ("of", if row.get("kind") == "state" { row.get("of") } else { "" }),
                ("capital", cell("capital")),
                ("iso3166-1", if row.get("kind") == "country" { row.get("code") } else { "" }),
                ("lgd", cell("lgd")),
                ("wikidata", cell("wikidata")),
            ];
            self.place_facts.push(all.into_iter().filter_map(given).collect());
        }
        for row in Table::parse(bodies_file, bodies)?.rows() {
            let full = row.get("name");
            let short = row.list("variants").next().filter(|short| !full.contains(short)).unwrap_or_default();
            let all = [("kind", row.get("kind")), ("name", full), ("short", short)];
            self.body_facts.push(all.into_iter().filter_map(given).collect());
        }
        Ok(())
    }

    /// What does not age about place `number`.
    pub fn place_facts(&self, number: u32) -> &[(&'static str, &'static str)] {
        self.place_facts.get(number as usize).map_or(&[], Vec::as_slice)
    }

    /// What does not age about body `number`.
    pub fn body_facts(&self, number: u32) -> &[(&'static str, &'static str)] {
        self.body_facts.get(number as usize).map_or(&[], Vec::as_slice)
    }

    fn read_roles(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        let table = Table::parse(file, text)?;
        let senses: HashMap<&str, u32> = table.rows().map(|row| row.get("word")).zip(0..).collect();
        for (number, row) in (0..).zip(table.rows()) {
            let sense = match row.get("same") {
                "" => number,
                same => senses.get(same).copied().unwrap_or(number),
            };
            let sort = parsed(row, "sort", RoleSort::parse)?;
            self.add(row.get("word"), Entry::Role { sort, sense });
            if sort == RoleSort::Head {
                self.add(&oblique_plural(row.get("word")), Entry::Holders);
            }
        }
        Ok(())
    }

    fn read_meeting_kinds(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        for (rank, row) in (0..).zip(Table::parse(file, text)?.rows()) {
            let kind = parsed(row, "kind", MeetingKind::parse)?;
            match row.get("cue") {
                "{party}" => self.party_kind = Some((kind, rank)),
                "{parties}" => self.parties_kind = Some((kind, rank)),
                cue => self.add(cue, Entry::MeetingKind { kind, breadth: parsed(row, "where", Breadth::parse)?, rank }),
            }
        }
        Ok(())
    }

    fn read_learned(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        for (number, row) in (LEARNED..).zip(Table::parse(file, text)?.rows()) {
            let entry = match parsed(row, "type", MentionKind::parse)? {
                MentionKind::Organisation => Entry::Organisation(number),
                _ => Entry::Place(number),
            };
            // What the written tables hold keeps its number there.
            let name = |e: &Entry| matches!(e, Entry::Place(_) | Entry::Organisation(_));
            if !self.entries_of(row.get("name")).iter().any(name) {
                self.add(row.get("name"), entry);
            }
        }
        Ok(())
    }

    fn read_letters(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        for row in Table::parse(file, text)?.rows() {
            if matches!(row.get("kind"), "letter" | "letter_word") {
                for letter in row.get("words").split_whitespace() {
                    self.add(letter, Entry::Letter);
                }
            }
        }
        Ok(())
    }

    fn read_cues(&mut self, (file, text): (&str, &str)) -> Result<(), LexiconError> {
        for row in Table::parse(file, text)?.rows() {
            let score = number(row, "score")?;
            match row.get("cue") {
                "role" => self.role_cue = score,
                "title" => self.title_cue = score,
                cue => {
                    let side = parsed(row, "side", Side::parse)?;
                    self.add(cue, Entry::Cue { side, kind: parsed(row, "type", MentionKind::parse)?, score });
                }
            }
        }
        Ok(())
    }
}

/// Reads a name of one of our enums from a cell.
fn parsed<T>(row: Row<'_, '_>, column: &str, parse: fn(&str) -> Option<T>) -> Result<T, LexiconError> {
    let cell = row.get(column);
    parse(cell).ok_or_else(|| row.error(format!("{column}: no such name: {cell:?}")))
}

/// Reads a number from a cell.
fn number(row: Row<'_, '_>, column: &str) -> Result<f32, LexiconError> {
    let cell = row.get(column);
    cell.parse().map_err(|_| row.error(format!("{column}: not a number: {cell:?}")))
}

/// Appends `word` in the form in which words are looked up: composed letters apart from their nukta, no nukta and no
/// joiners, candrabindu as anusvara, Latin letters small, Devanagari digits as ASCII. For lookup only, never for show.
pub fn fold(word: &str, out: &mut String) {
    for c in word.chars() {
        match word::undotted(c).0 {
            '\u{093C}' | '\u{200C}' | '\u{200D}' => {}
            '\u{0901}' => out.push('\u{0902}'),
            '\u{0966}'..='\u{096F}' => out.push(char::from(b'0' + (c as u32 - 0x0966) as u8)),
            // Nagari has no case.
            base @ '\u{0900}'..='\u{097F}' => out.push(base),
            base => out.extend(base.to_lowercase()),
        }
    }
}

/// `words` as [`fold`] gives them.
pub(crate) fn folded(words: &str) -> String {
    let mut folded = String::new();
    fold(words, &mut folded);
    folded
}

/// The oblique plural of a masculine noun, or of the last one of a phrase: मंत्री, मंत्रियों; सचिव, सचिवों.
fn oblique_plural(noun: &str) -> String {
    match noun.strip_suffix('ी') {
        Some(stem) => format!("{stem}ियों"),
        None => format!("{}ों", noun.strip_suffix('ा').unwrap_or(noun)),
    }
}
