/** Registers `<baithak-annotator>`, unless the name is taken. */
export type { BaithakAnnotator } from "./index.js";
