/** What `npm pack` gives, in a fresh Node project and in a fresh Vite project, and what the linters of packages say of it. */

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { before } from "node:test";
import { promisify } from "node:util";
import { PACKAGE, ROOT, TEXT, host, launch, marks, visit } from "./host.js";

const run = promisify(execFile);
const WORK = join(ROOT, "target/embed");
const tool = (/** @type {string} */ name) => join(ROOT, "node_modules/.bin", name);

/** The tarball. */
let tarball = "";
/** What is in it. @type {string[]} */
let packed = [];

before(async () => {
  await rm(WORK, { recursive: true, force: true });
  await mkdir(WORK, { recursive: true });
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", WORK, PACKAGE], { cwd: WORK });
  const [pack] = Object.values(JSON.parse(stdout));
  tarball = join(WORK, pack.filename);
  packed = pack.files.map((/** @type {{ path: string }} */ { path }) => path).sort();
});

/**
 * A fresh project that has the package.
 *
 * @param {string} name
 * @param {Record<string, string>} files
 */
async function project(name, files) {
  const folder = join(WORK, name);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), JSON.stringify({ name, private: true, type: "module" }));
  for (const [file, content] of Object.entries(files)) {
    await writeFile(join(folder, file), content);
  }
  await run("npm", ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock", tarball], { cwd: folder });
  return folder;
}

test("the tarball holds what is needed and nothing else, and sri.json tells every file", async () => {
  const modules = packed.filter((file) => /^(rich|chunk)-\w+\.js$/.test(file));
  assert.deepEqual(
    packed.filter((file) => !modules.includes(file)),
    `LICENSE-APACHE LICENSE-MIT README.md analysis.d.ts ckeditor.d.ts ckeditor.js custom-elements.json define.d.ts define.js
     embed.html frame.js iframe.d.ts iframe.js index.d.ts index.js model.d.ts node.js package.json pkg/engine_bg.wasm
     pkg/engine_plain_bg.wasm pkg/hi-news.bin prosemirror.d.ts prosemirror.js sri.json tinymce.d.ts tinymce.js wasm.d.ts
     worker.d.ts worker.js`
      .split(/\s+/)
      .sort(),
  );
  const { files } = JSON.parse(await readFile(join(PACKAGE, "sri.json"), "utf8"));
  assert.deepEqual(
    Object.keys(files).sort(),
    packed.filter((file) => /\.(js|wasm|bin)$/.test(file)),
  );
  for (const [file, digest] of Object.entries(files)) {
    const bytes = await readFile(join(PACKAGE, file));
    assert.equal(digest, `sha384-${createHash("sha384").update(bytes).digest("base64")}`, file);
  }
  const readme = await readFile(join(PACKAGE, "README.md"), "utf8");
  assert.match(readme, /\| \*\*the element, without the engine\*\*.*\*\*\d+\*\*/);
  // What the documentation says of the engine's weight is what it weighs.
  const brotli = (/** @type {string} */ file) => Number(readme.match(new RegExp(`${file}.* (\\d+) \\|$`, "m"))?.[1]);
  const weight = ["worker.js", "engine_bg.wasm", "hi-news.bin"].reduce((sum, file) => sum + brotli(file), 0);
  const docs = await readFile(join(ROOT, "docs/embedding.md"), "utf8");
  const said = Number(docs.match(/engine and model \| about ([\d.]+) MB/)?.[1]);
  assert.ok(Math.abs(said - weight / 1e6) < 0.1, `${weight} bytes, and docs/embedding.md says ${said} MB`);
});

test("publint and arethetypeswrong find nothing", async () => {
  const { publint } = await import("publint");
  const { messages } = await publint({ pkgDir: PACKAGE, strict: true });
  assert.deepEqual(messages, []);
  // The package is of modules alone; a finding is an exit status.
  await run(tool("attw"), [tarball, "--profile", "esm-only"]).catch((/** @type {any} */ { stdout }) =>
    assert.fail(stdout),
  );
});

test("in bare Node every entry can be imported, the element too, and the engine annotates", async () => {
  const folder = await project("node", {
    "run.js": `
      import { readFile } from "node:fs/promises";
      import { fileURLToPath } from "node:url";
      const package_ = await import("baithak");
      for (const entry of ["define", "iframe", "tinymce", "ckeditor", "worker"]) await import("baithak/" + entry);
      for (const file of ["wasm", "model", "custom-elements.json", "sri.json"])
        await readFile(fileURLToPath(import.meta.resolve("baithak/" + file)));
      package_.configure({ wasm: "/engine.wasm" });
      if (package_.define() !== false || typeof package_.BaithakAnnotator !== "function") throw new Error("element");
      const annotator = await package_.load();
      const analysis = annotator.annotate(${JSON.stringify(TEXT)});
      console.log(JSON.stringify([analysis.version, analysis.mentions.map(({ text }) => text)]));
    `,
  });
  const { stdout, stderr } = await run(process.execPath, ["run.js"], { cwd: folder });
  const [version, mentions] = JSON.parse(stdout);
  assert.equal(version, 1);
  assert.ok(mentions.includes("सविता रावत"));
  assert.equal(stderr, "");
});

test("the types are right where they are used", async () => {
  const folder = await project("types", {
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        module: "NodeNext",
        target: "ES2023",
        lib: ["ES2023", "DOM"],
        types: [],
      },
      files: ["use.ts"],
    }),
    "use.ts": `
      import { load, define, configure, richField, type Analysis, type BaithakAnnotator, type Field } from "baithak";
      import "baithak/define";
      import { AnnotatorFrame } from "baithak/iframe";
      import { field } from "baithak/tinymce";
      configure({ wasm: "/pkg/engine_bg.wasm" });
      const annotator: BaithakAnnotator = document.createElement("baithak-annotator");
      annotator.addEventListener("baithak-result", ({ detail }) => {
        const people: string[] = detail.analysis.entities.filter(({ type }) => type === "person").map(({ name }) => name);
        console.log(people);
      });
      annotator.field = field({});
      annotator.types = ["person"];
      annotator.gazetteer = [{ name: "क", type: "person", variants: [], identifier: "" }];
      const made: Promise<Analysis | null> = annotator.analyse();
      const own: Field = richField(document.body);
      new AnnotatorFrame(document.createElement("iframe"), { text: "क" }).export("jsonld").then((text) => text.length);
      const analysis: Analysis = (await load()).annotate("क", { digits: "ascii" });
      console.log(define(), made, own, analysis.meetings[0]?.summary);
      // @ts-expect-error There is no such type of mention.
      annotator.types = ["nobody"];
      // @ts-expect-error There is no such form.
      annotator.export("pdf");
    `,
  });
  await run(tool("tsc"), ["-p", "."], { cwd: folder }).catch((/** @type {any} */ { stdout }) => assert.fail(stdout));
});

test("a fresh Vite project builds it, and the page works from where it was built", async () => {
  const folder = await project("vite", {
    "index.html": `<!doctype html><html lang="hi"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body>
      <baithak-annotator></baithak-annotator><script type="module" src="/main.js"></script></body></html>`,
    "main.js": `
      import "baithak/define";
      import wasm from "baithak/wasm?url";
      document.querySelector("baithak-annotator").text = ${JSON.stringify(TEXT)};
      document.body.dataset.wasm = wasm;
    `,
  });
  const { stdout, stderr } = await run(tool("vite"), ["build", "--base", "./"], { cwd: folder });
  assert.match(stdout, /engine_bg-[^.]+\.wasm/);
  assert.doesNotMatch(stdout + stderr, /doesn't exist at build time|warn/i);
  const cms = await host({}, { "/app/": join(folder, "dist") });
  const browser = await launch();
  try {
    const { page, done } = await visit(browser, `${cms.origin}/app/index.html`);
    await page.locator("baithak-annotator mark").first().waitFor();
    assert.ok((await marks(page)).includes("person सविता रावत"));
    await done();
  } finally {
    await browser.close();
    cms.close();
  }
});
