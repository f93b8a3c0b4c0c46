// Sums what every suite left behind into the last line of deploy/test: "N passed, N failed".
// Usage: node results.mjs FOLDER. Each suite has a folder in it with `exit` (its exit status) and either TRX files or `output`
// (what node's test runner printed). A suite that crashed, did not start or reported no test counts as one failed.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

export function readTrx(xml) {
  const counters = /<Counters\b([^>]*)\/?>/.exec(xml)?.[1];
  if (!counters || !xml.includes("</TestRun>")) return { passed: 0, failed: 0 };
  const count = (name) => Number(new RegExp(`\\b${name}="(\\d+)"`).exec(counters)?.[1] ?? 0);
  const passed = count("passed");
  // Error, timeout and aborted are failures too; a skipped test is neither.
  const failed = count("failed") + count("error") + count("timeout") + count("aborted");
  // A test host that died leaves its counters as they were, and this outcome.
  const crashed = !/<ResultSummary\b[^>]*outcome="Completed"/.test(xml) && failed === 0;
  return { passed, failed: failed + (crashed ? 1 : 0) };
}

export function readNode(output) {
  const count = (name) => [...output.matchAll(new RegExp(`^(?:#|ℹ) ${name} (\\d+)\\s*$`, "gm"))].reduce((sum, match) => sum + Number(match[1]), 0);
  return { passed: count("pass"), failed: count("fail") + count("cancelled") };
}

export function readSuite(folder) {
  const read = (name) => (existsSync(join(folder, name)) ? readFileSync(join(folder, name), "utf8") : "");
  const trx = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".trx")) : [];
  const counts = [...trx.map((name) => readTrx(read(name))), readNode(trx.length > 0 ? "" : read("output"))];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  const wentWell = read("exit").trim() === "0";
  const countsAsOne = failed === 0 && (!wentWell || passed === 0);
  return { passed, failed: countsAsOne ? 1 : failed };
}

export function sum(folder) {
  const suites = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => ({ name: entry.name, ...readSuite(join(folder, entry.name)) }));
  const passed = suites.reduce((total, suite) => total + suite.passed, 0);
  const failed = suites.reduce((total, suite) => total + suite.failed, 0);
  return { suites, passed, failed: suites.length === 0 ? 1 : failed };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { suites, passed, failed } = sum(process.argv[2]);
  for (const suite of suites) console.log(`${suite.name}: ${suite.passed} passed, ${suite.failed} failed`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
