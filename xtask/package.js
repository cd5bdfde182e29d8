/**
 * Makes the npm package of the site that was built: `node xtask/package.js DIST PACKAGE`. The modules are bundled and
 * minified, the engine lies beside them in files of its own, and every file has its digest in `sri.json`.
 */

import { createHash } from "node:crypto";
import { cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { files, sizesOf } from "./sizes.js";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const [dist, out] = process.argv.slice(2);

/** The most bytes, packed with brotli, that a page with the element loads before the engine. */
const ELEMENT_BUDGET = 25_000;

const own = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));

/** The glue names a file for the case that it is told none, which bundlers would look for. @type {import("esbuild").Plugin} */
const told = {
  name: "told",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]pkg[\\/]engine\.js$/ }, async ({ path }) => {
      const glue = await readFile(path, "utf8");
      const contents = glue.replace(/new URL\('engine_bg\.wasm', import\.meta\.url\)/, "undefined");
      if (contents === glue) {
        throw new Error(`${path}: the glue has changed; see xtask/package.js`);
      }
      return { contents, loader: "js" };
    });
  },
};

/** A style sheet that is written in a module is packed as one that is not. @type {import("esbuild").Plugin} */
const packed = {
  name: "packed",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]embed[\\/]styles\.js$/ }, async ({ path }) => {
      const css = (/** @type {string} */ sheet) =>
        sheet.replace(/\s*\n\s*/g, "").replace(/\s*([{};,])\s*|(:)\s+/g, "$1$2");
      const module = await readFile(path, "utf8");
      return { contents: module.replace(/(?<=export const CSS = `)[^`]*(?=`)/, css), loader: "js" };
    });
  },
};

/** @type {import("esbuild").BuildOptions} */
const common = {
  absWorkingDir: ROOT,
  outdir: out,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "none",
  logLevel: "warning",
  external: ["node:*", "prosemirror-state", "prosemirror-view"],
  plugins: [told, packed],
};

await rm(out, { recursive: true, force: true });
await mkdir(join(out, "pkg"), { recursive: true });
const www = (/** @type {string} */ file) => join(dist, file);
const { metafile } = await build({
  ...common,
  entryPoints: {
    index: www("embed/index.js"),
    node: www("embed/node.js"),
    define: www("embed/define.js"),
    iframe: www("embed/iframe.js"),
    frame: www("embed/frame.js"),
  },
  chunkNames: "[name]-[hash]",
  splitting: true,
  metafile: true,
});
// Each of these is used alone, beside the element: what they share with it is smaller than another file would be.
for (const name of ["prosemirror", "tinymce", "ckeditor"]) {
  await build({ ...common, entryPoints: { [name]: www(`embed/fields/${name}.js`) } });
}
// A worker is one file: what bundlers take for an asset is copied as it is.
await build({ ...common, entryPoints: { worker: www("worker.js") } });
for (const file of ["engine_bg.wasm", "engine_plain_bg.wasm", "hi-news.bin"]) {
  await cp(www(`pkg/${file}`), join(out, "pkg", file));
}
const page = await readFile(www("embed/embed.html"), "utf8");
await writeFile(join(out, "embed.html"), page);
await cp(join(ROOT, "www/embed/types"), out, { recursive: true });
await cp(join(ROOT, "www/types.d.ts"), join(out, "analysis.d.ts"));
await cp(join(ROOT, "www/embed/custom-elements.json"), join(out, "custom-elements.json"));
for (const licence of ["LICENSE-MIT", "LICENSE-APACHE"]) {
  await cp(join(ROOT, licence), join(out, licence));
}

const entry = (/** @type {string} */ name) => ({ types: `./${name}.d.ts`, default: `./${name}.js` });
const manifest = {
  name: own.name,
  version: own.version,
  description: own.description,
  license: own.license,
  keywords: ["hindi", "devanagari", "news", "named-entity-recognition", "custom-element", "webassembly"],
  type: "module",
  sideEffects: ["./define.js", "./worker.js", "./frame.js"],
  customElements: "custom-elements.json",
  exports: {
    ".": { types: "./index.d.ts", node: "./node.js", default: "./index.js" },
    "./define": entry("define"),
    "./worker": entry("worker"),
    "./wasm": { types: "./wasm.d.ts", default: "./pkg/engine_bg.wasm" },
    "./model": { types: "./model.d.ts", default: "./pkg/hi-news.bin" },
    "./prosemirror": entry("prosemirror"),
    "./tinymce": entry("tinymce"),
    "./ckeditor": entry("ckeditor"),
    "./iframe": entry("iframe"),
    "./custom-elements.json": "./custom-elements.json",
    "./sri.json": "./sri.json",
    "./package.json": "./package.json",
  },
  engines: own.engines,
  peerDependencies: { "prosemirror-state": "^1.4.0", "prosemirror-view": "^1.30.0" },
  peerDependenciesMeta: { "prosemirror-state": { optional: true }, "prosemirror-view": { optional: true } },
};
await writeFile(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);

const loaded = (await files(out)).filter((file) => /\.(js|wasm|bin)$/.test(file));
/** @type {Record<string, import("./sizes.js").Sizes>} */
const sizes = {};
/** @type {Record<string, string>} */
const digests = {};
for (const file of loaded) {
  const bytes = await readFile(join(out, file));
  digests[file] = `sha384-${createHash("sha384").update(bytes).digest("base64")}`;
  sizes[file] = await sizesOf(bytes);
}
await writeFile(join(out, "sri.json"), `${JSON.stringify({ version: own.version, files: digests }, null, 2)}\n`);

/** All files that a module brings with it at once. @param {string} file @param {Set<string>} [seen] */
const closure = (file, seen = new Set()) => {
  seen.add(file);
  const [, made] = Object.entries(metafile.outputs).find(([name]) => name.endsWith(`/${file}`)) ?? [];
  for (const { path, external, kind } of made?.imports ?? []) {
    const name = relative(join(ROOT, out), join(ROOT, path)).replaceAll("\\", "/");
    if (!external && kind === "import-statement" && !seen.has(name)) {
      closure(name, seen);
    }
  }
  return seen;
};
const element = [...closure("define.js")].reduce((sum, file) => sum + sizes[file].brotli, 0);

const row = (/** @type {(string | number)[]} */ cells) => `| ${cells.join(" | ")} |`;
const table = [
  row(["file", "bytes", "gzip", "brotli"]),
  row(["---", "---:", "---:", "---:"]),
  ...loaded.map((file) => row([`\`${file}\``, sizes[file].raw, sizes[file].gzip, sizes[file].brotli])),
  row(["**the element, without the engine**", "", "", `**${element}**`]),
].join("\n");
const readme = await readFile(join(ROOT, "www/embed/README.md"), "utf8");
await writeFile(join(out, "README.md"), readme.replace("<!-- sizes -->", table));
console.log(table);
if (element > ELEMENT_BUDGET) {
  console.error(`the element has ${element} bytes brotli, above its budget of ${ELEMENT_BUDGET}`);
  process.exitCode = 1;
}
