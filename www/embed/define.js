/** Registers `<baithak-annotator>`, unless another version of it has the name already. */

import { define } from "./register.js";

define();
