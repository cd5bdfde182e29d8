/** The engine's worker: loads the engine once, then answers one text after another. */

import { answer } from "./answering.js";
import { load } from "./baithak.js";

answer(load());
