//! Proof: slips that an editor would mark, as suggestions for a person to accept. Nothing is changed here.
//!
//! Each rule is a row of `lexicon/proof_rules.tsv`: a pattern over words, or the name of a check that needs more
//! ([`checks`], [`consistency`], [`spelling`]), with its reason, an example and a counter-example that run as tests. Precision goes
//! before recall: where a slip could be right, nothing is offered.

use std::collections::HashSet;

use crate::analysis::{Entity, Mention, Part, Suggestion, names};
use crate::lexicon::table::{LexiconError, Row, Table, shipped};
use crate::order::sort_by_key;
use crate::pattern::{self, Classes, Folded, Index, Match, Pattern};
use crate::span::{Span, Text};
use crate::word;
use spelling::Spelling;

pub mod checks;
pub mod consistency;
pub mod spelling;

/// How far before a match a pattern that forbids it may begin, in words.
const BEFORE: usize = 8;

names! {
    /// The checks that are no pattern.
    Check {
        /// A known word, but for a mark that is easily mistaken.
        Spelling = "@spelling",
        /// A listed misspelling.
        Misspelling = "@misspelling",
        /// A long known word, but for one letter or mark.
        Near = "@near",
        /// Two words without a space.
        Glued = "@glued",
        /// The same word twice.
        Double = "@double",
        /// A paragraph without an end of sentence.
        Danda = "@danda",
        /// A quotation mark without its pair.
        Quote = "@quote",
        /// One name in two spellings.
        Names = "@names",
        /// A person of the headline, another in the text.
        HeadlineName = "@headline-name",
        /// A figure of the headline, another in the text.
        HeadlineNumber = "@headline-number",
        /// A town of the headline, another in the dateline.
        HeadlinePlace = "@headline-place",
        /// A day of the headline, another in the text.
        HeadlineDay = "@headline-day",
        /// One office, two people.
        Office = "@office",
    }
}

/// A rule, as a person may look it up and switch it off.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name; rows of one name are switched together.
    pub name: String,
    /// Its class: `grammar`, `spelling`, `punctuation`, `style` or `consistency`.
    pub kind: String,
    /// Why, in Hindi; `{after}` stands for the replacement, `{1}` and so on for replaced words.
    pub reason: String,
    /// Whether it applies unless asked for.
    pub default: bool,
    /// What it does.
    action: Action,
}

#[derive(Clone, Debug)]
enum Action {
    Replace { pattern: Pattern, unless: Vec<Pattern>, replace: String },
    Check(Check),
}

/// Which rules apply.
#[derive(Clone, Debug, Default)]
pub struct Choice {
    /// Names of rules that are switched off.
    pub off: HashSet<String>,
    /// Names of rules that are switched on, among those that are off by default.
    pub on: HashSet<String>,
}

impl Choice {
    fn takes(&self, rule: &Rule) -> bool {
        !self.off.contains(&rule.name) && (rule.default || self.on.contains(&rule.name))
    }
}

/// What is looked into for slips.
#[derive(Clone, Copy, Debug)]
pub struct Article<'a> {
    /// The cleaned text.
    pub text: &'a str,
    /// Its parts.
    pub parts: &'a [Part],
    /// Its sentences.
    pub sentences: &'a [Span<Text>],
    /// The names in it, sorted by start.
    pub mentions: &'a [Mention],
    /// What they name.
    pub entities: &'a [Entity],
}

/// The rules, compiled.
#[derive(Clone, Debug)]
pub struct Rules {
    rules: Vec<Rule>,
    /// The rules with a pattern, in the order of `index`.
    replacing: Vec<usize>,
    index: Index,
    spelling: Spelling,
    /// Words that are a slip when they stand twice.
    no_double: HashSet<String>,
    /// Forms of the verb that end a sentence.
    finals: HashSet<String>,
    /// The days of the week.
    weekdays: HashSet<String>,
    /// Designations that one person holds at a time.
    sole_offices: HashSet<String>,
}

impl Rules {
    /// The rules that are built into the crate.
    ///
    /// # Errors
    /// [`LexiconError`], which names the file and the line.
    pub fn builtin() -> Result<Self, LexiconError> {
        let table = Table::parse("proof_classes.tsv", shipped!("proof_classes.tsv"))?;
        let classes = pattern::classes(&table);
        let table = Table::parse("proof_rules.tsv", shipped!("proof_rules.tsv"))?;
        let rules: Vec<Rule> = table.rows().map(|row| rule(&row, &classes)).collect::<Result<_, _>>()?;
        let (mut replacing, mut patterns) = (Vec::new(), Vec::new());
        for (i, rule) in rules.iter().enumerate() {
            if let Action::Replace { pattern, .. } = &rule.action {
                replacing.push(i);
                patterns.push(pattern);
            }
        }
        let index = Index::new(patterns);
        let class = |name: &str| classes.get(name).into_iter().flatten().map(|w| word::plain(w)).collect();
        Ok(Rules {
            index,
            replacing,
            spelling: Spelling::builtin()?,
            no_double: class("no_double"),
            finals: class("final"),
            weekdays: class("weekday"),
            sole_offices: class("sole_office"),
            rules,
        })
    }

    /// All rules, in order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The suggestions for `article`, sorted by start, not overlapping.
    pub fn suggestions(&self, article: Article, choice: &Choice) -> Vec<Suggestion> {
        let mut found: Vec<(usize, Suggestion)> = Vec::new();
        let mut offer = |rule: usize, span: Span<Text>, after: String, words: &[&str]| {
            let this = &self.rules[rule];
            if after != span.of(article.text) && choice.takes(this) {
                let reason = fill(&this.reason.replace("{after}", &after), words, "");
                let (kind, name) = (this.kind.clone(), this.name.clone());
                found.push((rule, Suggestion { kind, span, after, reason, rule: name }));
            }
        };
        for sentence in article.sentences {
            let folded = Folded::new(article.text, *sentence, word::plain);
            for at in 0..folded.words.len() {
                for candidate in self.index.candidates(&folded, at) {
                    let number = self.replacing[candidate];
                    if let Some((span, after, words)) = self.replace(article.text, number, &folded, at) {
                        offer(number, span, after, &words);
                    }
                }
            }
            self.each_check(|rule, check| match check {
                Check::Spelling => self.spelling.slips(article, &folded, |s, a| offer(rule, s, a, &[])),
                Check::Misspelling => self.spelling.listed(article, &folded, |s, a| offer(rule, s, a, &[])),
                Check::Near => self.spelling.near(article, &folded, |s, a| offer(rule, s, a, &[])),
                Check::Glued => self.spelling.glued(article, &folded, |s, a| offer(rule, s, a, &[])),
                Check::Double => {
                    checks::doubled(article, &folded, &self.no_double, |s, a| offer(rule, s, a, &[]));
                }
                _ => {}
            });
        }
        self.each_check(|rule, check| match check {
            Check::Danda => checks::missing_danda(article, &self.finals, |s, a| offer(rule, s, a, &[])),
            Check::Quote => checks::unpaired_quotes(article, |s, a| offer(rule, s, a, &[])),
            Check::Names => checks::name_variants(article, &self.spelling, |s, a| offer(rule, s, a, &[])),
            Check::HeadlineName => consistency::names(article, |s, a| offer(rule, s, a, &[])),
            Check::HeadlineNumber => consistency::numbers(article, |s, a| offer(rule, s, a, &[])),
            Check::HeadlinePlace => consistency::places(article, |s, a| offer(rule, s, a, &[])),
            Check::HeadlineDay => consistency::days(article, &self.weekdays, |s, a| offer(rule, s, a, &[])),
            Check::Office => consistency::offices(article, &self.sole_offices, |s, a| offer(rule, s, a, &[])),
            _ => {}
        });
        sort_by_key(&mut found, |(rule, s)| (s.span.start, *rule));
        let mut end = 0;
        found.retain(|(_, s)| {
            let free = s.span.start >= end;
            end = if free { s.span.end } else { end };
            free
        });
        found.into_iter().map(|(_, suggestion)| suggestion).collect()
    }

    fn each_check(&self, mut run: impl FnMut(usize, Check)) {
        for (i, rule) in self.rules.iter().enumerate() {
            if let Action::Check(check) = rule.action {
                run(i, check);
            }
        }
    }

    /// What rule `number` would replace at word `at`, and the replaced words.
    fn replace<'t>(
        &self,
        text: &'t str,
        number: usize,
        folded: &Folded,
        at: usize,
    ) -> Option<(Span<Text>, String, Vec<&'t str>)> {
        let Action::Replace { pattern, unless, replace } = &self.rules[number].action else { return None };
        let found = pattern.at(folded, at)?;
        let forbidden = |m: Match| m.words.1 > found.words.0;
        let starts = found.words.0.saturating_sub(BEFORE)..=found.words.0;
        if unless.iter().any(|u| starts.clone().any(|start| u.at(folded, start).is_some_and(forbidden))) {
            return None;
        }
        let span = found.span(folded)?;
        let words: Vec<&str> = (found.report.0..found.report.1).map(|i| folded.words[i].span.of(text)).collect();
        Some((span, fill(replace, &words, &found.stem), words))
    }
}

/// Reads one row.
fn rule(row: &Row, classes: &Classes) -> Result<Rule, LexiconError> {
    let compile = |source: &str| Pattern::compile(source, classes, word::plain, row);
    let source = row.get("pattern");
    let action = match Check::parse(source) {
        Some(check) => Action::Check(check),
        None if source.starts_with('@') => {
            let known: Vec<&str> = Check::ALL.iter().map(|c| c.name()).collect();
            return Err(row.error(format!("no check {source}; there are {}", known.join(", "))));
        }
        None => Action::Replace {
            pattern: compile(source)?,
            unless: row.list("unless").map(compile).collect::<Result<_, _>>()?,
            replace: row.get("replace").to_owned(),
        },
    };
    let default = match row.get("default") {
        "on" => true,
        "off" => false,
        _ => return Err(row.error("default must be on or off")),
    };
    let kinds = ["grammar", "spelling", "punctuation", "style", "consistency"];
    if row.get("name").is_empty() || !kinds.contains(&row.get("kind")) {
        return Err(row.error(format!("a rule has a name, and a kind of {}", kinds.join(", "))));
    }
    let own = |column: &str| row.get(column).to_owned();
    Ok(Rule { name: own("name"), kind: own("kind"), reason: own("reason"), default, action })
}

/// `template` with `{1}`, `{2}` … and `{*}` filled in.
fn fill(template: &str, words: &[&str], stem: &str) -> String {
    let mut filled = template.replace("{*}", stem);
    for (i, word) in words.iter().enumerate() {
        filled = filled.replace(&format!("{{{}}}", i + 1), word);
    }
    filled
}
