//! Word classes that steer how a meeting's clauses are read, from `lexicon/meeting_grammar.tsv`.

use crate::analysis::names;
use crate::lexicon::table::{LexiconError, Table, shipped};
use crate::lexicon::{Lexicon, WordId, fold};

names! {
    /// A class of words; what each does stands in the table.
    Class {
        /// मुद्दे: names no topic by itself.
        Vague = "vague",
        /// अन्य: leaves a vague word vague.
        Others = "others",
        /// No phrase begins with it.
        NoOpening = "no_opening",
        /// होगी
        WillBe = "will_be",
        /// जताया: no topic holds it.
        Tells = "tells",
        /// है: ends a clause.
        Finite = "finite",
        /// लेकिन: begins a clause.
        NewClause = "new_clause",
        /// और: begins a clause after a finite verb.
        AfterFinite = "after_finite",
        /// इसमें: the sentence goes on with the meeting of the one before.
        TakesUp = "takes_up",
        /// इसमें: the sentence goes on with another meeting.
        GoesOn = "goes_on",
        /// और: joins the members of a list.
        Joins = "joins",
        /// समेत: stands between the names of a list.
        Listed = "listed",
        /// ने: a phrase read backwards ends at it.
        Stops = "stops",
        /// अध्यक्षता: before में it sets the scene.
        Scene = "scene",
        /// होने: a verb's form inside a phrase.
        Participle = "participle",
        /// समेत: no topic ends with it.
        Trails = "trails",
        /// सांसदों: whom a chair can ask, not direct.
        Equals = "equals",
        /// गये: after a participle, the passive.
        Passive = "passive",
        /// बेहतर: of what, before an infinitive, is not told.
        OfWhat = "of_what",
        /// सौगात: what was decided is not told by it.
        Untold = "untold",
        /// अगर: what follows is no decision.
        Doubts = "doubts",
        /// दोनों: before the people whose designation it is.
        HowMany = "how_many",
        /// संबंधित: no name of a meeting begins with it.
        BelongsBefore = "belongs_before",
        /// आयोजन: alone it does not tell of what.
        OfSomething = "of_something",
        /// अध्यक्षता: what one has who presides.
        Presiding = "presiding",
        /// घायलों: whom one visits.
        Visited = "visited",
        /// केंद्र: right after the noun it makes a building of it.
        Room = "room",
        /// इससे पहले: the sentence looks back.
        BeforeIt = "before_it",
        /// मिलने: why one came, no topic.
        Errand = "errand",
        /// आदि: no phrase ends with it.
        EndsBadly = "ends_badly",
        /// पहुंचे: takes no agent with ने.
        Comes = "comes",
        /// को: after a name, no agent.
        NotAgent = "not_agent",
        /// साथ: after NAME के, takes part.
        With = "with",
        /// प्रतिनिधि: after BODY के, the body takes part.
        OfBody = "of_body",
        /// में: no description of a building holds it.
        NotInHouse = "not_in_house",
        /// स्थित: no description of a building begins with it.
        NotFirstInHouse = "not_first_in_house",
        /// कोठी: a feminine building.
        HouseFeminine = "house_feminine",
        /// में: after the noun, tells of what was done there.
        Postposition = "postposition",
        /// हुई: says that a meeting was held.
        MeetingVerb = "meeting_verb",
        /// इसके: first word that may turn to another meeting.
        TurnsFirst = "turns_first",
        /// बाद: second word that does.
        TurnsSecond = "turns_second",
        /// उधर: first word that does by itself.
        TurnsAlone = "turns_alone",
        /// इस: before a phrase, the meeting spoken of before.
        ThisOne = "this_one",
        /// था
        Was = "was",
        /// गया: before था, what had been done.
        Done = "done",
        /// होती: before है, a habit.
        Habit = "habit",
        /// गई: after की, which is then a verb.
        AfterVerb = "after_verb",
        /// पक्ष: after दोनों, who talked.
        Side = "side",
        /// स्तर: after a designation, in a meeting's name.
        OfOffice = "of_office",
        /// सरकार: in a body's name, it may speak for a meeting of its own.
        Ruling = "ruling",
        /// क्षेत्रीय: an adjective, by its ending.
        Adjective = "adjective",
        /// उन्हें: what begins with it can't be read by itself.
        Refers = "refers",
        /// अगले: a time that is to come.
        ToCome = "to_come",
        /// पिछले: a time that is over.
        Over = "over",
        /// पहले: an ordinal in the oblique.
        Ordinal = "ordinal",
        /// नतीजों: after बैठक के, the meeting only places something else.
        Aside = "aside",
        /// पहले: after बैठक से, the article leads up to the meeting.
        Leads = "leads",
        /// कार्यों: with a word before it, a topic all the same.
        Light = "light",
        /// रह: after पर, the phrase goes on before it.
        Borne = "borne",
        /// समझौते: after कर, a tax.
        Taxed = "taxed",
        /// सेवा: before कर, a tax.
        Taxing = "taxing",
        /// मुलाकात: is no सम्मेलन.
        Encounter = "encounter",
        /// सम्मेलन: is no मुलाकात.
        Congress = "congress",
        /// अनुरोध: before पर, no topic.
        Occasion = "occasion",
        /// जाए: asks that something be done.
        Jussive = "jussive",
        /// परिषद: a body; what it did is what its meeting decided.
        Body = "body",
        /// चर्चा: what was done with it is no decision.
        NoDeed = "no_deed",
        /// जैसी: after a list, what its members are.
        Example = "example",
        /// विधेयक, बिल: the words of a row mean the same.
        Same = "same",
        /// में, मे: the words of a row are spellings of its first, and all that is asked of that is asked of them.
        Spelling = "spelling",
        /// मंजूरी: tells that something was decided.
        Outcome = "outcome",
        /// मौजूदा: makes two decisions no more alike.
        Little = "little",
        /// मांग: before कि, what is wished and not decided.
        Wishes = "wishes",
        /// उन्होंने: stands for a person spoken of before.
        He = "he",
        /// समीक्षा: after the means of a meeting of people far from each other, they talked.
        TalksOver = "talks_over",
        /// उद्घाटन: after such means, they did not.
        Opens = "opens",
        /// विस्तृत: before a noun of talking.
        Deep = "deep",
        /// फोन: such talk is no meeting.
        Telephone = "telephone",
        /// नजर: on a meeting, it only is awaited.
        Watched = "watched",
        /// यहां: where the reporter sits.
        Here = "here",
        /// ऑनलाइन: people meet who are far from each other.
        Online = "online",
        /// समीक्षा: what is done makes the meeting of officials a review.
        Reviews = "reviews",
        /// भाग: after बैठक में, to take part.
        TakesPart = "takes_part",
        /// रोक: somebody may not take part.
        Barred = "barred",
        /// इतर: the meeting beside which another was held.
        Beside = "beside",
        /// दिनभर: after the noun, it is a sitting that was adjourned.
        AllDay = "all_day",
        /// सांसद: a designation of many, which tells nobody by itself.
        OfMany = "of_many",
        /// आवास: one meets there पर, not में.
        HouseOpen = "house_open",
        /// प्रस्ताव: after बैठक का, the meeting is only wished.
        Offers = "offers",
        /// सागर: ends the name of a water, where nobody meets.
        Water = "water",
        /// शिष्टमंडल: many come together, and speak as one.
        Delegation = "delegation",
    }
}

/// The classes that a word is of.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Classes(u128);

impl Classes {
    /// Whether `class` is one of them.
    pub(crate) fn hold(self, class: Class) -> bool {
        self.0 >> class as u32 & 1 == 1
    }
}

/// The classes of every word that has one.
#[derive(Clone, Debug)]
pub struct Words {
    /// By word id.
    classes: Vec<Classes>,
    /// ने
    ne: WordId,
    /// By word id, of words that mean the same: the first of them.
    groups: Vec<Option<WordId>>,
    /// By word id, of other spellings of a word: that word.
    spellings: Vec<Option<WordId>>,
    /// Endings, with their class: rows that begin with `*`.
    endings: Vec<(Class, Box<str>)>,
}

impl Words {
    /// Compiles the table built into the crate; its words get ids in `lexicon`.
    ///
    /// # Errors
    /// [`LexiconError`] for the first row that can't be understood.
    pub(crate) fn builtin(lexicon: &mut Lexicon) -> Result<Self, LexiconError> {
        let file = "meeting_grammar.tsv";
        let table = Table::parse(file, shipped!("meeting_grammar.tsv"))?;
        let mut words = Words {
            classes: Vec::new(),
            ne: lexicon.intern("ने"),
            groups: Vec::new(),
            spellings: Vec::new(),
            endings: Vec::new(),
        };
        let mut folded = String::new();
        for row in table.rows() {
            let name = row.get("class");
            let class = Class::parse(name).ok_or_else(|| row.error(format!("class: no such class: {name:?}")))?;
            let mut first = None;
            for word in row.list("words") {
                if let Some(ending) = word.strip_prefix('*') {
                    words.endings.push((class, ending.into()));
                    continue;
                }
                folded.clear();
                fold(word, &mut folded);
                let id = lexicon.intern(&folded);
                let at = id.index();
                let first = *first.get_or_insert(id);
                match class {
                    Class::Same => stand_for(&mut words.groups, id, first),
                    Class::Spelling if id != first => stand_for(&mut words.spellings, id, first),
                    _ => {}
                }
                if words.classes.len() <= at {
                    words.classes.resize(at + 1, Classes::default());
                }
                words.classes[at].0 |= 1 << class as u32;
            }
        }
        for at in 0..words.classes.len() {
            if let Some(word) = words.spellings.get(at).copied().flatten() {
                words.classes[at].0 |= words.classes(word).0;
            }
        }
        Ok(words)
    }

    /// The word ने.
    pub(crate) fn ne(&self) -> WordId {
        self.ne
    }

    /// The word that stands for all that mean the same as `word`.
    pub(crate) fn group(&self, word: WordId) -> Option<WordId> {
        self.groups.get(word.index()).copied().flatten()
    }

    /// The word that `word` is another spelling of, or `word`.
    pub(crate) fn spelt(&self, word: WordId) -> WordId {
        self.spellings.get(word.index()).copied().flatten().unwrap_or(word)
    }

    /// The classes that `word` is of.
    pub(crate) fn classes(&self, word: WordId) -> Classes {
        self.classes.get(word.index()).copied().unwrap_or_default()
    }

    /// Whether `word` ends as words of `class` do.
    pub(crate) fn ends(&self, word: &str, class: Class) -> bool {
        self.endings.iter().any(|(of, ending)| *of == class && word.ends_with(&**ending))
    }
}

/// Has `first` stand for `word` in a table by word id.
fn stand_for(table: &mut Vec<Option<WordId>>, word: WordId, first: WordId) {
    let at = word.index();
    table.resize(table.len().max(at + 1), None);
    table[at] = Some(first);
}
