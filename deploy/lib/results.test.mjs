import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { readNode, readTrx, sum } from "./results.mjs";

const trx = (outcome, counters) => `<TestRun><ResultSummary outcome="${outcome}"><Counters ${counters} /></ResultSummary></TestRun>`;
const passing = trx("Completed", 'total="3" executed="3" passed="3" failed="0" error="0" timeout="0" aborted="0"');
// What vstest leaves when the test host dies after two tests.
const crashed = trx("Failed", 'total="2" executed="2" passed="2" failed="0" error="0" timeout="0" aborted="0"');

let folder;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "results-")); });
afterEach(() => rmSync(folder, { recursive: true }));

function suite(name, files) {
  mkdirSync(join(folder, name));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, name, file), text);
}

test("passed and failed are summed over .NET and node", () => {
  suite("Domain", { exit: "0", "a.trx": passing });
  suite("Web", { exit: "1", "a.trx": trx("Failed", 'total="5" passed="3" failed="2"') });
  suite("widget", { exit: "0", output: "# tests 4\n# pass 4\n# fail 0\n# cancelled 0\n" });
  const { passed, failed } = sum(folder);
  assert.deepEqual({ passed, failed }, { passed: 10, failed: 2 });
});

test("a crashed test host counts as one failed, although its file names none", () => {
  assert.deepEqual(readTrx(crashed), { passed: 2, failed: 1 });
  suite("Web", { exit: "1", "a.trx": crashed });
  assert.equal(sum(folder).failed, 1);
});

test("half a file counts as one failed", () => {
  suite("Web", { exit: "1", "a.trx": passing.slice(0, 60) });
  assert.deepEqual([sum(folder).passed, sum(folder).failed], [0, 1]);
});

test("a suite that did not start counts as one failed", () => {
  suite("Web", { exit: "127" });
  suite("Faq", {});
  assert.equal(sum(folder).failed, 2);
});

test("a suite that reports no test counts as one failed, although it says all is well", () => {
  suite("Web", { exit: "0", "a.trx": trx("Completed", 'total="0" passed="0" failed="0"') });
  suite("widget", { exit: "0", output: "# tests 0\n# pass 0\n# fail 0\n" });
  assert.equal(sum(folder).failed, 2);
});

test("a suite that passed all its tests and then fell over counts as one failed", () => {
  suite("Web", { exit: "134", "a.trx": passing });
  assert.deepEqual([sum(folder).passed, sum(folder).failed], [3, 1]);
});

test("skipped tests are neither", () => {
  assert.deepEqual(readTrx(trx("Completed", 'total="3" executed="2" passed="2" failed="0" notExecuted="1"')), { passed: 2, failed: 0 });
});

test("both of node's reports are read", () => {
  assert.deepEqual(readNode("ok 1\n# pass 2\n# fail 1\n# cancelled 1\n"), { passed: 2, failed: 2 });
  assert.deepEqual(readNode("ℹ pass 7\nℹ fail 0\nℹ cancelled 0\n"), { passed: 7, failed: 0 });
});

test("no suite at all is a failure", () => assert.equal(sum(folder).failed, 1));
