import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Line } from "../../src/SupportHub.Widget/src/protocol";
import { Reading } from "../../src/SupportHub.Widget/src/read";
import { FakeStorage, keepingOn } from "./keeping";

const line = (position: number, from: Line["from"]): Line => ({ position, id: `${position}`, from, text: "", lang: "en", at: "" });

describe("What was read", () => {
  it("is what somebody answered, and no notice of the program is an answer", () => {
    const reading = new Reading(keepingOn(new FakeStorage()));
    assert.equal(reading.upTo("c", [line(2, "you"), line(3, "system")]), 0);
    assert.equal(reading.upTo("c", [line(2, "you"), line(4, "bot"), line(5, "you")]), 4);
  });

  it("is what the desk has on the screen, never less than before, and still so after a reload", () => {
    const storage = new FakeStorage();
    const reading = new Reading(keepingOn(storage));
    reading.heard({ conversation: "c", position: 7 });
    reading.heard({ conversation: "c", position: 5 });
    assert.equal(new Reading(keepingOn(storage)).upTo("c", [line(2, "you")]), 7);
    assert.equal(new Reading(keepingOn(storage)).upTo("another", [line(2, "you")]), 0);
  });
});
