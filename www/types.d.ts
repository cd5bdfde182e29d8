/** The analysis, as the program's contract gives it. Offsets are UTF-16 units of `Analysis.text`. */

export interface Range {
  start: number;
  end: number;
}

export type MentionType = "person" | "place" | "organisation" | "date" | "number" | "role" | "event";

export interface Change {
  kind: string;
  /** In the string that was given. */
  source: Range;
  /** In the cleaned text. */
  text: Range;
  before: string;
  after: string;
}

export interface Part extends Range {
  kind: string;
}

export interface Mention extends Range {
  id: number;
  type: MentionType;
  text: string;
  source: Range;
  /** An index into `Analysis.entities`. */
  entity: number | null;
  score: number;
  /** ISO 8601, where it could be resolved. */
  date?: string;
}

export interface Entity {
  id: number;
  type: MentionType;
  name: string;
  roles: string[];
  /** Indices into `Analysis.mentions`. */
  mentions: number[];
  /** What the house's own table calls it elsewhere. */
  identifier?: string;
}

export interface Filler extends Range {
  text: string;
  entity?: number;
  evidence: Range;
  /** How sure it is, from 0 to 1. */
  score: number;
}

export interface Line {
  text: string;
  evidence: Range;
}

export interface Meeting {
  kind: string;
  status: string;
  slots: Record<string, Filler[]>;
  summary: Line[];
  /** The summary in one line of at most 280 characters. */
  brief: string;
}

export interface Suggestion extends Range {
  /** In the string that was given. */
  source: Range;
  kind: string;
  before: string;
  after: string;
  reason: string;
  rule: string;
}

export interface Analysis {
  version: number;
  engine: string;
  model: string;
  text: string;
  changes: Change[];
  parts: Part[];
  sentences: Range[];
  mentions: Mention[];
  entities: Entity[];
  meetings: Meeting[];
  /** The sentences that tell most, where no meeting is reported. */
  key_sentences?: Range[];
  suggestions: Suggestion[];
  /** The day of publication that was given. */
  published?: string;
  /** The numbers of the corrections that have no place in the text any more. */
  unplaced?: number[];
}

/** Words of the article on which a correction stands: a range of the string that is given. */
export interface Words extends Range {
  /** The words, as they stand in the cleaned text. */
  words: string;
  /** Which of several occurrences in what that range became, from 0. */
  nth?: number;
}

/** A person's correction, which the engine takes as given. */
export interface Correction {
  action: "mark" | "unmark" | "merge" | "split" | "name" | "fill" | "empty" | "kind" | "status" | "no_meeting";
  at?: Words;
  /** `merge`: words of the entity that stays. */
  with?: Words;
  /** `split`: the words of all mentions that are one thing. */
  all?: Words[];
  /** `fill`: the evidence, where it is not the sentence. */
  evidence?: Words;
  /** `mark` and `unmark`: the type. `fill` and `empty`: the slot. `name`: the name. `kind`, `status`: which. */
  value?: string;
}

/** One of the house's own names. */
export interface House {
  name: string;
  type: MentionType;
  variants: string[];
  identifier: string;
}

/** The forms that `export` knows. */
export type Format = "clean" | "text" | "html" | "jsonld" | "webanno" | "ninjs" | "csv" | "markdown" | "message";

/** What the worker answers to a text. */
export interface Answer {
  analysis: Analysis;
  /** All that cleaning would change, those changes too that were taken back. */
  changes: Change[];
  milliseconds: number;
  /** The analysis as JSON, where the worker was told to write it. */
  json?: string;
}

/** What the worker is asked. */
export type Question =
  | { type: "annotate"; id: number; text: string; choices: Choices }
  | { type: "export"; id: number; text: string; choices: Choices; format: Format }
  | { type: "gazetteer"; id: number; table: string };

/** What the worker says. */
export type Message =
  | { type: "ready"; bytes: number; rules: Rule[] }
  | { type: "failed"; message: string; cause?: string }
  | { type: "started"; id: number }
  | { type: "done"; id: number; analysis: Analysis; changes: Change[]; milliseconds: number; json?: string }
  | { type: "told"; id: number; value: string | House[] }
  | { type: "refused"; id: number; message: string }
  | { type: "crashed"; id: number; message: string };

/** What a caller may choose for an analysis; what is left out stays as it is by default. */
export interface Choices {
  digits?: "keep" | "devanagari" | "ascii";
  /** Changes of cleaning to take back, by where they stand in the string that is given. */
  undo?: Range[];
  /** Kinds of change to take back, as in `Change.kind`. */
  undoKinds?: string[];
  /** Rules of suggestions to switch off, and on, as in `Suggestion.rule`. */
  off?: string[];
  on?: string[];
  /** What a person corrected, in order. */
  corrections?: Correction[];
  /** The day of publication, `YYYY-MM-DD`, against which dates are resolved. */
  published?: string;
}

/** A rule of suggestions. */
export interface Rule {
  name: string;
  kind: string;
  reason: string;
  /** Whether it applies unless asked for. */
  default: boolean;
}
