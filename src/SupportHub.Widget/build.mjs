// Builds the loader and the chat page's script and style into Web's static files; with --tests, the unit tests into obj/tests.
import { build, context } from "esbuild";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const tests = join(here, "../../tests/SupportHub.Widget.Tests");

const shipped = {
  absWorkingDir: here,
  entryPoints: [
    { in: "src/loader.ts", out: "widget" },
    { in: "src/chat.ts", out: "widget/chat" },
    { in: "src/style/chat.css", out: "widget/chat" },
  ],
  outdir: "../SupportHub.Web/wwwroot",
  bundle: true,
  minify: true,
  format: "iife",
  platform: "browser",
  target: ["es2020", "safari14.1", "chrome80", "firefox78"],
  legalComments: "none",
  logLevel: "warning",
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
  await (await context({ ...shipped, logLevel: "info" })).watch();
} else {
  await build(shipped);
}
