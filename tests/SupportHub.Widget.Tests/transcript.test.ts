import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Line } from "../../src/SupportHub.Widget/src/protocol";
import { Transcript } from "../../src/SupportHub.Widget/src/transcript";

const line = (position: number, id: string, rest: Partial<Line> = {}): Line =>
  ({ position, id, from: "bot", text: id, lang: "en", at: "2026-11-22T02:00:00Z", ...rest });

describe("Transcript", () => {
  it("shows a line once, however often the network brings it", () => {
    const transcript = new Transcript();
    transcript.accept({ lines: [line(2, "a"), line(3, "b")], position: 3 });
    assert.deepEqual(transcript.accept({ lines: [line(3, "b"), line(4, "c")], position: 4 }).map(fresh => fresh.id), ["c"]);
    assert.deepEqual(transcript.lines.map(each => each.id), ["a", "b", "c"]);
    assert.equal(transcript.position, 4);
  });

  it("puts lines that overtook others back into the log's order, several of one version as they came", () => {
    const transcript = new Transcript();
    transcript.accept({ lines: [line(5, "late-1"), line(5, "late-2")], position: 5 });
    transcript.accept({ lines: [line(3, "early")], position: 3 });
    assert.deepEqual(transcript.lines.map(each => each.id), ["early", "late-1", "late-2"]);
    assert.equal(transcript.position, 5);
  });

  it("offers only the choices nobody has answered yet", () => {
    const transcript = new Transcript();
    const choices = [{ label: "Yes", value: "yes" }];
    transcript.accept({ lines: [line(2, "ask", { choices })], position: 2 });
    assert.deepEqual(transcript.choices, choices);
    transcript.accept({ lines: [line(3, "said", { from: "you" })], position: 3 });
    assert.equal(transcript.choices, null);
  });

  it("starts anew when the visitor has another conversation", () => {
    const transcript = new Transcript();
    assert.equal(transcript.follow("first"), false);
    transcript.accept({ lines: [line(9, "old")], position: 9 });
    assert.equal(transcript.follow("first"), false);
    assert.equal(transcript.follow("second"), true);
    assert.deepEqual([transcript.lines.length, transcript.position], [0, 0]);
  });

  it("takes the first message's conversation for its own", () => {
    const transcript = new Transcript();
    transcript.follow(null);
    transcript.accept({ lines: [line(2, "first", { from: "you" })], position: 2 });
    assert.equal(transcript.follow("new"), false);
    assert.equal(transcript.lines.length, 1);
  });
});
