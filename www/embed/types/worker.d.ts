/** The engine's worker, which the element starts. */
export {};
