import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Outbox } from "../../src/SupportHub.Widget/src/outbox";
import { FakeStorage, keepingOn } from "./keeping";

const outboxOf = (storage: Storage, signed: boolean) => {
  const keeping = keepingOn(storage, signed);
  return { keeping, outbox: new Outbox(keeping, () => "key-1", () => 1) };
};

describe("What a signed visitor writes", () => {
  it("is neither read nor sent by whoever is signed next on that phone", () => {
    const storage = new FakeStorage();
    const first = outboxOf(storage, true);
    first.outbox.add("mine alone");
    first.keeping.set("draft", "half a sen");
    first.keeping.set("attached", "[]");
    assert.equal(first.outbox.all()[0]?.text, "mine alone");
    assert.equal(storage.length, 0);

    for (const signed of [true, false]) {
      const next = outboxOf(storage, signed);
      assert.deepEqual(next.outbox.all(), []);
      assert.equal(next.keeping.get("draft"), null);
    }
  });

  it("is not mixed with what somebody left there who was not signed", () => {
    const storage = new FakeStorage();
    const before = outboxOf(storage, false);
    before.outbox.add("of somebody else");
    before.keeping.set("token", "unsigned");

    const signed = outboxOf(storage, true);

    assert.deepEqual(signed.outbox.all(), []);
    assert.equal(signed.keeping.get("token"), "unsigned");
    assert.equal(outboxOf(storage, false).outbox.all().length, 1);
  });

  it("leaves nothing of anybody on the phone when the chat is left in haste", () => {
    const storage = new FakeStorage();
    outboxOf(storage, false).outbox.add("of somebody else");
    const signed = outboxOf(storage, true);
    signed.keeping.hold("token", "signed.x");

    signed.keeping.clear();

    // An answer that was on its way, and a photo that was being made ready, come after it.
    signed.keeping.hold("token", "signed.y");
    signed.keeping.set("attached", "[]");
    assert.equal(storage.length, 0);
    assert.equal(signed.keeping.get("token"), null);
    assert.equal(signed.keeping.get("attached"), null);
  });
});
