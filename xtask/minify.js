/**
 * Makes the page's own modules and style sheet smaller where they lie: `node xtask/minify.js DIST`. Each stays a file of
 * its own, with a source map beside it. What is for other people's pages is packed by xtask/package.js instead.
 */

import { readFile, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build, transform } from "esbuild";

const [dist] = process.argv.slice(2);

// Only what the page uses of a library, with its licence.
await build({
  stdin: { contents: 'export { unzipSync } from "fflate";', resolveDir: process.cwd() },
  outfile: join(dist, "vendor/fflate.js"),
  bundle: true,
  format: "esm",
  minify: true,
  banner: { js: "/*! fflate, MIT licence, Copyright (c) 2023 Arjun Barrett */" },
  logLevel: "warning",
});

for (const name of await readdir(dist)) {
  const file = join(dist, name);
  if (!name.endsWith(".js") && !name.endsWith(".css")) {
    continue;
  }
  const { code, map } = await transform(await readFile(file, "utf8"), {
    loader: name.endsWith(".css") ? "css" : "js",
    minify: true,
    charset: "utf8",
    sourcemap: true,
    sourcefile: name,
  });
  const comment = name.endsWith(".css") ? `/*# sourceMappingURL=${name}.map */` : `//# sourceMappingURL=${name}.map`;
  await writeFile(file, `${code}${comment}\n`);
  await writeFile(`${file}.map`, map);
}
