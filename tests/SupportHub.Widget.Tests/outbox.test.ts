import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Outbox } from "../../src/SupportHub.Widget/src/outbox";
import { FakeStorage, keepingOn } from "./keeping";

function outboxOn(storage: Storage | undefined, now = () => 1_000): Outbox {
  let keys = 0;
  return new Outbox(keepingOn(storage), () => `key-${storage === undefined ? "memory" : Math.random()}-${++keys}`, now);
}

describe("Outbox", () => {
  it("keeps the order of writing, even while the clock stands still or goes back", () => {
    let clock = 1_000;
    const outbox = outboxOn(new FakeStorage(), () => clock--);
    const written = ["one", "two", "three"].map(text => outbox.add(text).key);
    assert.deepEqual(outbox.all().map(waiting => waiting.key), written);
  });

  it("is still there after a reload, with the same key, so that sending again is safe", () => {
    const storage = new FakeStorage();
    const { key } = outboxOn(storage).add("hello", "yes");
    assert.deepEqual(outboxOn(storage).next(), { key, text: "hello", choice: "yes", at: 1_000 });
  });

  it("forgets a message only once the hub has it", () => {
    const outbox = outboxOn(new FakeStorage());
    const first = outbox.add("one");
    const second = outbox.add("two");
    assert.equal(outbox.next()?.key, first.key);
    assert.equal(outbox.next()?.key, first.key);
    outbox.received(first.key);
    assert.equal(outbox.next()?.key, second.key);
  });

  it("lets the next go past one the hub could not take, and sends that again when asked", () => {
    const outbox = outboxOn(new FakeStorage());
    const first = outbox.add("one");
    const second = outbox.add("two");
    outbox.fail(first.key);
    assert.equal(outbox.next()?.key, second.key);
    assert.equal(outbox.all().length, 2);
    outbox.retry(first.key);
    assert.equal(outbox.next()?.key, first.key);
  });

  it("is not disturbed by another tab writing and sending at the same time", () => {
    const storage = new FakeStorage();
    const here = outboxOn(storage);
    const there = outboxOn(storage);
    const mine = here.add("mine");
    const theirs = there.add("theirs");
    there.received(mine.key);
    assert.deepEqual(here.all().map(waiting => waiting.key), [theirs.key]);
  });

  it("works for this page where storage is full or forbidden", () => {
    const storage = new FakeStorage();
    storage.full = true;
    for (const outbox of [outboxOn(storage), outboxOn(undefined)]) {
      const { key } = outbox.add("hello");
      assert.equal(outbox.next()?.text, "hello");
      outbox.received(key);
      assert.equal(outbox.next(), undefined);
    }
  });

  it("passes over what is not a message of ours", () => {
    const storage = new FakeStorage();
    storage.setItem("supporthub.demo.out.x", "{broken");
    storage.setItem("supporthub.demo.out.y", "{\"key\":1}");
    storage.setItem("supporthub.other.out.z", "{\"key\":\"z\",\"text\":\"another site's\",\"at\":1}");
    assert.deepEqual(outboxOn(storage).all(), []);
  });

  it("leaves nothing behind when the chat is cleared from the phone", () => {
    const storage = new FakeStorage();
    outboxOn(storage).add("hello");
    storage.setItem("supporthub.demo.token", "secret");
    storage.setItem("supporthub.other.token", "stays");
    keepingOn(storage).clear();
    assert.equal(storage.length, 1);
  });
});
