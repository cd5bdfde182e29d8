/**
 * The package `baithak`: the engine, and an element around it. Importing this module does nothing.
 *
 * @module
 */

export { load } from "../baithak.js";
export { configure } from "./pool.js";
export { richField } from "./fields/rich.js";
export { areaField } from "./fields/area.js";
export { BaithakAnnotator } from "./element.js";
export { define } from "./register.js";
