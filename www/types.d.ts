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
}

export interface Entity {
  id: number;
  type: MentionType;
  name: string;
  roles: string[];
  /** Indices into `Analysis.mentions`. */
  mentions: number[];
}

export interface Filler extends Range {
  text: string;
  entity?: number;
  evidence: Range;
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
  suggestions: Suggestion[];
}

/** What the worker answers to a text. */
export interface Answer {
  analysis: Analysis;
  /** All that cleaning would change, those changes too that were taken back. */
  changes: Change[];
  milliseconds: number;
}

/** What the worker is asked. */
export interface Question {
  id: number;
  text: string;
  choices: Choices;
}

/** What the worker says. */
export type Message =
  | { type: "ready"; bytes: number; rules: Rule[] }
  | { type: "failed"; message: string }
  | { type: "started"; id: number }
  | { type: "done"; id: number; analysis: Analysis; changes: Change[]; milliseconds: number }
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
}

/** A rule of suggestions. */
export interface Rule {
  name: string;
  kind: string;
  reason: string;
  /** Whether it applies unless asked for. */
  default: boolean;
}
