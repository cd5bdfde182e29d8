/** Packs a folder into a ZIP file, the same bytes for the same files: `node xtask/zip.js FOLDER FILE`. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, join, relative } from "node:path";
import process from "node:process";
import { zipSync } from "fflate";

const [folder, file] = process.argv.slice(2);
const name = basename(folder);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
/** @type {Record<string, Uint8Array>} */
const files = {};
for (const path of paths.sort()) {
  files[`${name}/${relative(folder, path).replaceAll("\\", "/")}`] = await readFile(path);
}
await writeFile(file, zipSync(files, { level: 9, mtime: new Date(2000, 0, 1) }));
