import type { Analysis, Choices, Correction, Entity, Format, House, Mention, MentionType } from "./analysis.js";

export interface Settings {
  text?: string;
  lang?: string;
  theme?: string;
  types?: MentionType[];
  readOnly?: boolean;
  options?: Choices;
  gazetteer?: string | House[];
  corrections?: Correction[];
}

export interface FrameEvents {
  "baithak-ready": CustomEvent<object>;
  "baithak-result": CustomEvent<{ analysis: Analysis; text: string }>;
  "baithak-select": CustomEvent<{ mention: Mention; entity: Entity | null }>;
  "baithak-error": CustomEvent<{ kind: string; cause?: string; message: string }>;
  input: CustomEvent<{ text: string }>;
}

/** Puts `embed.html` into an `<iframe>`, hands it the text, and hears what was found. */
export class AnnotatorFrame extends EventTarget {
  constructor(
    iframe: HTMLIFrameElement,
    settings?: Settings & { address?: string | URL; tallest?: number; patience?: number },
  );
  /** The text and the analysis that the frame told last. */
  text: string;
  analysis: Analysis | null;
  set(settings: Settings): void;
  analyse(): Promise<Analysis | null>;
  export(format: Format): Promise<string>;
  /** Lets the frame go; it stays empty. */
  close(): void;
  addEventListener<Name extends keyof FrameEvents>(
    name: Name,
    listener: (this: AnnotatorFrame, event: FrameEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject | null,
    options?: boolean | AddEventListenerOptions,
  ): void;
}
