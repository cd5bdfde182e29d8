/** The library beside this file when the site is built; see `xtask/src/site.rs`. */
export { unzipSync } from "fflate";
