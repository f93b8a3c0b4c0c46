import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Line } from "../../src/SupportHub.Widget/src/protocol";
import { Transcript } from "../../src/SupportHub.Widget/src/transcript";

const line = (position: number, id: string, rest: Partial<Line> = {}): Line =>
  ({ position, id, from: "bot", text: id, lang: "en", at: "2026-11-22T02:00:00Z", ...rest });

const said = (...lines: Line[]) => ({ conversation: "one", lines, position: Math.max(0, ...lines.map(each => each.position)) });

describe("Transcript", () => {
  it("shows a line once, however often the network brings it", () => {
    const transcript = new Transcript();
    transcript.accept(said(line(2, "a"), line(3, "b")), true);
    assert.deepEqual(transcript.accept(said(line(3, "b"), line(4, "c")), true).map(fresh => fresh.id), ["c"]);
    assert.deepEqual(transcript.lines.map(each => each.id), ["a", "b", "c"]);
    assert.equal(transcript.position, 4);
  });

  it("puts lines that overtook others back into the log's order, several of one version as they came", () => {
    const transcript = new Transcript();
    transcript.accept(said(line(5, "late-1"), line(5, "late-2")), false);
    transcript.accept(said(line(3, "early")), true);
    assert.deepEqual(transcript.lines.map(each => each.id), ["early", "late-1", "late-2"]);
  });

  it("asks on from what it has without a gap, not from the answer to a message of its own", () => {
    const transcript = new Transcript();
    transcript.accept(said(line(3, "seen")), true);
    transcript.accept(said(line(7, "mine", { from: "you" })), false);
    assert.equal(transcript.position, 3);
  });

  it("offers only the choices nobody has answered yet", () => {
    const transcript = new Transcript();
    const choices = [{ label: "Yes", value: "yes" }];
    transcript.accept(said(line(2, "ask", { choices })), true);
    assert.deepEqual(transcript.last?.choices, choices);
    transcript.accept(said(line(3, "said", { from: "you" })), false);
    assert.ok(!transcript.last?.choices);
  });

  it("keeps an ended conversation above the new one, whose positions start anew", () => {
    const transcript = new Transcript();
    transcript.accept(said(line(9, "old")), true);
    transcript.accept({ conversation: "two", lines: [line(2, "new")], position: 2 }, true);
    assert.deepEqual(transcript.lines.map(each => each.id), ["old", "new"]);
    assert.deepEqual([transcript.conversation, transcript.position], ["two", 2]);
  });

  it("takes the first message's conversation for its own", () => {
    const transcript = new Transcript();
    transcript.accept({ conversation: null, lines: [], position: 0 }, true);
    transcript.accept(said(line(2, "first", { from: "you" })), false);
    transcript.accept(said(line(2, "first", { from: "you" }), line(3, "answer")), true);
    assert.deepEqual([transcript.lines.length, transcript.position], [2, 3]);
  });

  it("takes a line again whose photo has been checked meanwhile", () => {
    const transcript = new Transcript();
    const photo = (state: "waiting" | "kept") => ({ files: [{ id: "f", kind: "photo" as const, name: null, bytes: 1, state }] });
    transcript.accept(said(line(2, "a", photo("waiting")), line(3, "b")), true);
    assert.deepEqual(transcript.accept(said(line(2, "a", photo("kept"))), true), []);
    assert.deepEqual(transcript.lines.map(each => [each.id, each.files?.[0]?.state]), [["a", "kept"], ["b", undefined]]);
  });
});
