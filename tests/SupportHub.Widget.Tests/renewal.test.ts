import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { mayRenew } from "../../src/SupportHub.Widget/src/renewal";
import { FakeStorage, keepingOn } from "./keeping";

const now = 1_000_000_000;

describe("A page older than the hub", () => {
  it("opens itself again once, not in a circle while two releases run side by side", () => {
    const keeping = keepingOn(new FakeStorage());
    assert.equal(mayRenew(keeping, false, now), true);
    assert.equal(mayRenew(keeping, false, now + 60_000), false);
    assert.equal(mayRenew(keeping, false, now + 3_600_000), true);
  });

  it("waits while the client is in the middle of a sentence", () => {
    const keeping = keepingOn(new FakeStorage());
    assert.equal(mayRenew(keeping, true, now), false);
    assert.equal(mayRenew(keeping, false, now), true);
  });

  it("stays as it is where a reload would lose what only it remembers", () => {
    const storage = new FakeStorage();
    storage.full = true;
    const keeping = keepingOn(storage);
    keeping.set("draft", "half a sen");
    assert.equal(mayRenew(keeping, false, now), false);
  });
});
