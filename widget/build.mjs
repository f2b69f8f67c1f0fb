// Builds the widget into the one file that the server sends; `--check` says whether that file is the build of the sources.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const built = new URL("../bot/channels/page/widget.js", here);

const result = await build({
  absWorkingDir: fileURLToPath(here),
  entryPoints: ["src/main.ts"],
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: "es2021",
  charset: "utf8",
  legalComments: "none",
  loader: { ".css": "text" },
  plugins: [{
    // A style sheet that travels as text is not made smaller by the bundler itself.
    name: "small-css",
    setup: (bundler) => bundler.onLoad({ filter: /\.css$/ }, async ({ path }) => ({
      contents: (await build({ entryPoints: [path], minify: true, write: false })).outputFiles[0].text.trim(),
      loader: "text",
    })),
  }],
});
const text = "// Built from widget/ by `make widget`; change it there.\n" + result.outputFiles[0].text;

if (process.argv.includes("--check")) {
  if (readFileSync(built, "utf8") !== text) {
    console.error("bot/channels/page/widget.js is not the build of widget/. Run: make widget");
    process.exit(1);
  }
} else {
  writeFileSync(built, text);
}
