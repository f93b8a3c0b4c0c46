import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Connection } from "../../src/SupportHub.Widget/src/connection";
import { Outbox } from "../../src/SupportHub.Widget/src/outbox";
import { library } from "./hub";
import { FakeStorage, keepingOn } from "./keeping";

/** Opens a page with a site's signed word, and answers the tokens it joined with, until one is known. */
async function opened(stored: string, known: string, visit: (token: string | null) => { token: string; signed: boolean }): Promise<{ tried: string[]; visits: number; storage: FakeStorage }> {
  const storage = new FakeStorage();
  const keeping = keepingOn(storage, true);
  keeping.set("token", stored);
  const tried: string[] = [];
  let visits = 0;
  return new Promise(done => {
    Object.assign(globalThis, {
      addEventListener: () => undefined,
      document: { addEventListener: () => undefined },
      fetch: (_: string, request: { body: string }) => {
        visits++;
        return Promise.resolve(Response.json(visit((JSON.parse(request.body) as { token: string | null }).token)));
      },
      asked: (_: string, { token }: { token: string }) => {
        tried.push(token);
        return Promise.resolve(token === known ? {} : null);
      },
    });
    const page = new Connection("demo", library, () => "en", () => ({ conversation: null, position: 0 }), keeping, new Outbox(keeping, () => "key", () => 1), {
      status: status => {
        if (status === "online" || tried.length > 3) done({ tried, visits, storage });
        else if (status === "offline") page.open();
      },
      joined: () => undefined, lines: () => undefined, state: () => undefined, wait: () => undefined, writing: () => undefined, read: () => undefined,
      carry: () => Promise.resolve([]), sent: () => undefined, failed: () => undefined, forgotten: () => undefined,
    }, () => Promise.resolve("a word of the site"));
    page.open();
  });
}

describe("A page whose site signs for its visitor", () => {
  it("drops a token that nobody knows, although the word is outdated, and is a new visitor once", async () => {
    const { tried, visits } = await opened("erased", "new", token => ({ token: token === "new" ? token : "new", signed: false }));
    assert.deepEqual(tried, ["erased", "new"]);
    assert.equal(visits, 2);
  });

  it("keeps the token of whoever is not signed when the signed one's day is over", async () => {
    let visits = 0;
    const { tried, storage } = await opened("unsigned", "signed.2", () => ({ token: `signed.${++visits}`, signed: true }));
    assert.deepEqual(tried, ["signed.1", "signed.2"]);
    assert.equal(storage.getItem("supporthub.demo.token"), "unsigned");
  });
});
