import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Cupboard, Stored } from "../../src/SupportHub.Widget/src/files/cupboard";
import { Refused } from "../../src/SupportHub.Widget/src/files/post";
import { fitted } from "../../src/SupportHub.Widget/src/files/shrink";
import { Tray } from "../../src/SupportHub.Widget/src/files/tray";
import { FakeStorage, keepingOn } from "./keeping";

class Shelf implements Cupboard {
  readonly files = new Map<string, Stored>();
  put(file: Stored): Promise<void> { this.files.set(file.key, file); return Promise.resolve(); }
  get(key: string): Promise<Stored | undefined> { return Promise.resolve(this.files.get(key)); }
  remove(key: string): Promise<void> { this.files.delete(key); return Promise.resolve(); }
  clear(): Promise<void> { this.files.clear(); return Promise.resolve(); }
}

function tray(post: (key: string) => Promise<string>, shelf = new Shelf(), storage: Storage = new FakeStorage()) {
  let keys = 0;
  const made = new Tray({
    keeping: keepingOn(storage), cupboard: shelf, newKey: () => `key-${++keys}`, shrink: file => Promise.resolve(file),
    post, tooBig: () => "too big", gone: () => "gone", mostBytes: 10, changed: () => undefined,
  });
  return { tray: made, shelf, storage };
}

const file = (name: string, bytes = 3) => new File([new Uint8Array(bytes)], name, { type: "image/jpeg" });
const states = (made: Tray) => made.all.map(each => each.state);

describe("Files beside a message", () => {
  it("are sent ahead once, however often it is asked", async () => {
    const posted: string[] = [];
    const { tray: made } = tray(key => { posted.push(key); return Promise.resolve(`id of ${key}`); });
    await made.add([file("a.jpg"), file("b.jpg")]);
    made.start();
    assert.deepEqual(await Promise.all(made.take().map(key => made.id(key))), ["id of key-1", "id of key-2"]);
    assert.deepEqual(posted, ["key-1", "key-2"]);
    assert.deepEqual(made.all, []);
  });

  it("wait for a connection and are still there after a reload, under the same keys", async () => {
    const { tray: made, shelf, storage } = tray(() => Promise.reject(new Error("no network")));
    await made.add([file("a.jpg")]);
    await assert.rejects(made.id("key-1"));
    assert.deepEqual(states(made), ["waiting"]);
    const later = tray(() => Promise.resolve("id"), shelf, storage).tray;
    await later.restore();
    assert.deepEqual(later.all.map(each => [each.key, each.name]), [["key-1", "a.jpg"]]);
    assert.equal(await later.id("key-1"), "id");
  });

  it("say why they were refused and do not go with the message", async () => {
    const { tray: made, shelf } = tray(() => Promise.reject(new Refused("not a photo")));
    await made.add([file("a.jpg"), file("large.jpg", 11)]);
    await assert.rejects(made.id("key-1"), Refused);
    assert.deepEqual(made.all.map(each => each.why), ["not a photo", "too big"]);
    assert.deepEqual(made.take(), []);
    assert.equal(shelf.files.size, 0, "a letter that goes nowhere stays on no phone");
  });

  it("come back beside the words when the message is not taken, but for the one that was refused", async () => {
    const posted: string[] = [];
    const { tray: made, shelf } = tray(key => {
      posted.push(key);
      return key === "key-2" ? Promise.reject(new Refused("not a photo")) : Promise.resolve(`id of ${key}`);
    });
    await made.add([file("a.jpg"), file("b.jpg"), file("c.jpg")]);
    const taken = made.take();
    await Promise.allSettled(taken.map(key => made.id(key)));

    await made.giveBack(taken, false);
    assert.deepEqual(made.all.map(each => each.name), ["a.jpg", "c.jpg"]);
    assert.deepEqual(posted, ["key-1", "key-2", "key-3"], "what the hub has is not sent again");
    const again = made.take();
    await made.giveBack(again, true);
    assert.deepEqual(await Promise.all(made.take().map(key => made.id(key))), ["id of key-1", "id of key-3"]);
    assert.deepEqual(posted, ["key-1", "key-2", "key-3", "key-1", "key-3"], "what it has no more is");
    assert.equal(shelf.files.size, 2);
  });

  it("are taken back by the client, and leave the phone when the hub has the message", async () => {
    const { tray: made, shelf } = tray(() => Promise.resolve("id"));
    await made.add([file("a.jpg"), file("b.jpg")]);
    made.remove("key-1");
    assert.deepEqual([...shelf.files.keys()], ["key-2"]);
    made.done(made.take());
    assert.equal(shelf.files.size, 0);
  });

  it("that this phone has no more are said to be gone", async () => {
    const { tray: made } = tray(() => Promise.resolve("id"));
    await assert.rejects(made.id("key-9"), { message: "gone" });
  });
});

describe("A photo", () => {
  it("is drawn no larger than it is and than it needs to be", () => {
    assert.deepEqual(fitted(4032, 3024), { width: 2000, height: 1500 });
    assert.deepEqual(fitted(300, 900), { width: 300, height: 900 });
    assert.deepEqual(fitted(20_000, 10), { width: 2000, height: 1 });
  });
});
