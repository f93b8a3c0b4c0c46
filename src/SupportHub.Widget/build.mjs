// Builds the loader and the chat page's script and style into Web's static files; with --tests, the unit tests into obj/tests.
import { build, context } from "esbuild";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const tests = join(here, "../../tests/SupportHub.Widget.Tests");

const shipped = {
  absWorkingDir: here,
  outdir: "../SupportHub.Web/wwwroot",
  bundle: true,
  minify: true,
  platform: "browser",
  target: ["es2020", "safari14.1", "chrome80", "firefox78"],
  legalComments: "none",
  logLevel: "warning",
};

// The loader runs as a plain script on any site; the page's own files are modules, of which SignalR comes second and each language when it is read.
const loader = { ...shipped, format: "iife", entryPoints: [{ in: "src/loader.ts", out: "widget" }] };
const page = {
  ...shipped,
  format: "esm",
  // Modules are read as UTF-8 whatever page they are on; the loader is not.
  charset: "utf8",
  entryPoints: [
    { in: "src/chat.ts", out: "widget/chat" },
    { in: "src/signalr.ts", out: "widget/signalr" },
    { in: "src/later.ts", out: "widget/later" },
    ...["en", "es", "yue"].map(language => ({ in: `src/words/${language}.ts`, out: `widget/words.${language}` })),
    { in: "src/style/chat.css", out: "widget/chat" },
  ],
};

const tested = () => ({
  absWorkingDir: here,
  entryPoints: readdirSync(tests).filter(name => name.endsWith(".test.ts")).map(name => join(tests, name)),
  outdir: "obj/tests",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  logLevel: "warning",
});

if (process.argv.includes("--tests")) {
  rmSync(join(here, "obj/tests"), { recursive: true, force: true });
  await build(tested());
} else if (process.argv.includes("--watch")) {
  for (const part of [loader, page]) await (await context({ ...part, logLevel: "info" })).watch();
} else {
  await Promise.all([loader, page].map(part => build(part)));
}
