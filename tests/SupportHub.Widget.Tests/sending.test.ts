import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Connection, type Listener } from "../../src/SupportHub.Widget/src/connection";
import { NotHere, NotNow } from "../../src/SupportHub.Widget/src/files/post";
import { Outbox } from "../../src/SupportHub.Widget/src/outbox";
import { library } from "./hub";
import { FakeStorage, keepingOn } from "./keeping";

/** A page that is on line, with what waits to be sent, and what its hub is asked. */
async function opened(waiting: readonly { text: string; files?: string[] }[], listener: (connection: () => Connection) => Partial<Listener>) {
  const asked: [string, unknown][] = [];
  let keys = 0;
  const keeping = keepingOn(new FakeStorage());
  keeping.set("token", "known");
  const outbox = new Outbox(keeping, () => `key-${++keys}`, () => 1);
  for (const { text, files } of waiting) outbox.add(text, undefined, files);
  Object.assign(globalThis, {
    addEventListener: () => undefined,
    document: { addEventListener: () => undefined },
    asked: (method: string, said: { key?: string; language?: string }) => {
      asked.push([method, said.key ?? said.language]);
      return Promise.resolve({ ok: true });
    },
  });
  const clock = { now: 0 };
  const connection: Connection = await new Promise(done => {
    const made = new Connection("demo", library, () => "es", () => ({ conversation: null, position: 0 }), keeping, outbox, {
      joined: () => undefined, lines: () => undefined, state: () => undefined, wait: () => undefined, writing: () => undefined, read: () => undefined,
      carry: () => Promise.resolve([]), sent: () => undefined, failed: () => undefined, forgotten: () => undefined,
      ...listener(() => made), status: status => { if (status === "online") done(made); },
    }, undefined, () => clock.now);
    made.open();
  });
  return { connection, outbox, asked, clock, keeping, sent: () => asked.filter(([method]) => method === "Send").map(([, key]) => key) };
}

const letter = [{ text: "my letter", files: ["photo"] }, { text: "did you get it?" }];

describe("A connection", () => {
  it("tells the hub at once what the answer to joining makes the page say", async () => {
    const { asked } = await opened([], connection => ({ joined: () => connection().tell("SetLanguage", { language: "es" }) }));
    assert.deepEqual(asked, [["Join", "es"], ["SetLanguage", "es"]]);
  });

  it("keeps a message whose photo does not get through, in its turn, until the photo does", async () => {
    let through = false;
    let failed = 0;
    const { connection, sent } = await opened(letter, () => ({ carry: () => through ? Promise.resolve([]) : Promise.reject(new NotNow()), failed: () => failed++ }));
    await connection.flush();
    assert.deepEqual([sent(), failed], [[], 0]);
    through = true;
    await connection.flush();
    assert.deepEqual(sent(), ["key-1", "key-2"]);
  });

  it("leaves to the person a message whose photo does not get through in two minutes, and lets the next one go", async () => {
    let failed = 0;
    const { connection, outbox, clock, sent } = await opened(letter, () => ({ carry: () => Promise.reject(new NotNow()), failed: () => failed++ }));
    // However often somebody writes on meanwhile.
    for (let rounds = 0; rounds < 10; rounds++) await connection.flush();
    assert.deepEqual([sent(), failed], [[], 0]);
    clock.now = 120_000;
    await connection.flush();
    assert.deepEqual([sent(), failed, outbox.all()[0]?.failed], [["key-2"], 1, true]);
  });

  it("leaves a message whose photo another tab is making ready to that tab, and says that it is gone where none comes", async () => {
    const refused: unknown[] = [];
    const { connection, outbox, clock } = await opened(letter, () => ({ carry: () => Promise.reject(new NotHere("gone")), sent: (_, answer) => { if (!answer.ok) refused.push(answer.text); } }));
    await connection.flush();
    assert.deepEqual([outbox.all().length, refused], [2, []]);
    clock.now = 120_000;
    await connection.flush();
    assert.deepEqual([outbox.all().length, refused], [0, ["gone"]]);
  });

  it("is not asked for any more by a page that is left", async () => {
    let forgotten = 0;
    const { connection, keeping, asked } = await opened([], () => ({ forgotten: () => forgotten++ }));
    keeping.clear();
    Object.assign(globalThis, { asked: () => Promise.resolve(null) });
    connection["check"]();
    connection["lost"]();
    connection.open();
    await Promise.resolve();
    assert.deepEqual([forgotten, asked.length], [0, 1]);
  });
});
