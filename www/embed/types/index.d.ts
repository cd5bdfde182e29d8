/** Baithak: cleans, tags, links and summarises Hindi news about meetings, in the browser and in Node. */

import type {
  Analysis,
  Choices,
  Correction,
  Entity,
  Format,
  House,
  Mention,
  MentionType,
  Rule,
  Suggestion,
} from "./analysis.js";

export type * from "./analysis.js";

/** Bytes, or where they are. */
export type Source = URL | string | Response | BufferSource;

export interface Annotator {
  /** Analyses one article. Never fails on any text; a choice that there is not gives an `Error` that names it. */
  annotate(text: string, choices?: Choices): Analysis;
  /** Analyses as `annotate` does and writes the analysis in another form. */
  export(text: string, choices: Choices | undefined, format: Format): string;
  /** Takes the house's own names from CSV or TSV, for every analysis from now on; an empty string takes them away. */
  setGazetteer(table: string): House[];
  /** The rules of suggestions, by whose names they are switched off and on. */
  rules(): Rule[];
}

/** Loads the engine and its model into this thread; in Node from the package's own files where nothing is given. */
export function load(options?: { wasm?: Source | WebAssembly.Module; model?: Source }): Promise<Annotator>;

/** Registers the element; false where the name is another's, or where there is no browser. */
export function define(name?: string): boolean;

/** Says where the engine's files lie, for elements that come after. */
export function configure(addresses: { worker?: string | URL; wasm?: string | URL; model?: string | URL }): void;

/** A stretch of a field's text, and what takes its place. Offsets are UTF-16 units. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Mark {
  start: number;
  end: number;
  type: MentionType;
  unsure: boolean;
}

/** A place of the host in which text is written. */
export interface Field {
  readonly text: string;
  /** Shows marks beside those words, and no others, without touching the document. */
  mark(marks: Mark[]): void;
  /** Makes the edits as one step of the field's own undo; gives those that were made. */
  apply(edits: Edit[]): Edit[];
  select(range: { start: number; end: number }): void;
  /** Called after the text has changed. */
  changed: (() => void) | null;
  close(): void;
}

/** A text area or a line of text as a field; its marks are drawn over it in the shadow tree that is given. */
export function areaField(area: HTMLTextAreaElement | HTMLInputElement, tree?: ShadowRoot): Field;

/** Anything `contenteditable` as a field. */
export function richField(
  root: HTMLElement,
  editor?: { step?: (make: () => void) => void; listen?: (hear: () => void) => () => void },
): Field;

/** Why there is no analysis. */
export interface Failure {
  kind: "load" | "crash" | "hang" | "gazetteer" | "choice" | "value";
  cause?: "no-webassembly" | "policy" | "status" | "type" | "wasm" | "model" | "network" | "origin" | "worker";
  message: string;
}

export interface AnnotatorEvents {
  "baithak-ready": CustomEvent<{ rules: Rule[] }>;
  "baithak-result": CustomEvent<{ analysis: Analysis; text: string; milliseconds: number }>;
  "baithak-select": CustomEvent<{ mention: Mention; entity: Entity | null }>;
  "baithak-error": CustomEvent<Failure>;
  "baithak-before-apply": CustomEvent<{
    kind: "cleaning" | "suggestions";
    edits: Edit[];
    suggestions: Suggestion[];
  }>;
}

export class BaithakAnnotator extends HTMLElement {
  static formAssociated: true;
  static observedAttributes: string[];
  /** The text that is read. */
  text: string;
  defaultText: string;
  /** What is submitted: the analysis as JSON, or nothing. */
  value: string;
  analysis: Analysis | null;
  /** The types that are shown. */
  get types(): MentionType[];
  set types(types: MentionType[] | string);
  get gazetteer(): string;
  set gazetteer(names: string | House[]);
  corrections: Correction[];
  options: Choices;
  /** The editor that is read and marked. */
  field: Field | null;
  name: string;
  readOnly: boolean;
  required: boolean;
  disabled: boolean;
  theme: string;
  readonly state: "idle" | "starting" | "ready" | "busy" | "failed";
  readonly error: (Error & { kind?: string }) | null;
  readonly form: HTMLFormElement | null;
  readonly labels: NodeList;
  readonly validity: ValidityState;
  readonly validationMessage: string;
  readonly willValidate: boolean;
  readonly type: string;
  /** Null where a newer text overtook it, where there is no text, or where the element was taken away. */
  analyse(): Promise<Analysis | null>;
  apply(what: "cleaning" | Suggestion | Suggestion[]): boolean;
  export(format: Format): Promise<string>;
  select(mention: Mention): void;
  undo(): void;
  redo(): void;
  checkValidity(): boolean;
  reportValidity(): boolean;
  setCustomValidity(message: string): void;
  connectedCallback(): void;
  disconnectedCallback(): void;
  attributeChangedCallback(name: string, before: string | null, after: string | null): void;
  formDisabledCallback(disabled: boolean): void;
  formResetCallback(): void;
  formStateRestoreCallback(state: string | File | FormData | null): void;
  addEventListener<Name extends keyof AnnotatorEvents>(
    name: Name,
    listener: (this: BaithakAnnotator, event: AnnotatorEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof AnnotatorEvents>(
    name: Name,
    listener: (this: BaithakAnnotator, event: AnnotatorEvents[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "baithak-annotator": BaithakAnnotator;
  }
}
