import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { placed } from "../../src/SupportHub.Widget/src/groups";
import type { Line } from "../../src/SupportHub.Widget/src/protocol";

const line = (id: string, from: Line["from"], minute: number, name?: string): Line =>
  ({ position: minute, id, from, name: name ?? null, text: id, lang: "en", at: new Date(Date.UTC(2026, 10, 22, 2, minute)).toISOString() });

const shown = (lines: Line[], waiting: { key: string; text: string; at: number }[] = []) =>
  placed(lines, waiting).map(each => `${each.key}${each.first ? " name" : ""}${each.last ? " time" : ""}`);

describe("Lines that stand together", () => {
  it("have the name over the first and the time under the last", () => {
    assert.deepEqual(shown([line("a", "bot", 1), line("b", "bot", 2), line("c", "you", 2)]), ["a name", "b time", "c name time"]);
  });

  it("are parted by some minutes and by another person", () => {
    assert.deepEqual(shown([line("a", "agent", 1, "Maria"), line("b", "agent", 9, "Maria"), line("c", "agent", 9, "Ana")]),
      ["a name time", "b name time", "c name time"]);
  });

  it("are not those that wait: they say so themselves, once, and not when they have come back as a line", () => {
    const mine = { ...line("id", "you", 1), key: "k1" };
    assert.deepEqual(shown([mine], [{ key: "k1", text: "", at: 1 }, { key: "k2", text: "", at: 2 }, { key: "k3", text: "", at: 3 }]),
      ["k1 name time", "k2 name", "k3 time"]);
  });
});
