import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Language } from "../../src/SupportHub.Widget/src/languages";
import { Speech } from "../../src/SupportHub.Widget/src/speech";
import { FakeStorage, keepingOn } from "./keeping";

describe("The language of a page", () => {
  it("that was chosen is told until the hub agrees, also by the page that is opened next", () => {
    const storage = new FakeStorage();
    const first = new Speech(keepingOn(storage), "en");
    first.choose("es");
    assert.equal(first.heard("en"), "es");
    assert.equal(first.heard("en"), "es", "the line broke before it was said");

    const next = new Speech(keepingOn(storage), "en");
    assert.equal(next.language, "es");
    assert.equal(next.heard("en"), "es");
    assert.equal(next.heard("es"), undefined);
    assert.equal(new Speech(keepingOn(storage), "en").heard("en"), undefined, "said long ago: the desk chose since");
  });

  it("follows whoever chose last: two pages do not change it back and forth for ever", () => {
    const phone = new Speech(keepingOn(new FakeStorage()), "en");
    const library = new Speech(keepingOn(new FakeStorage()), "en");
    phone.choose("es");
    library.choose("en");
    let hub: Language = "en";
    let told = 0;
    for (let rounds = 0; rounds < 20; rounds++) {
      const wanted = [phone, library].map(page => page.heard(hub)).filter(each => each !== undefined);
      told += wanted.length;
      hub = wanted.pop() ?? hub;
    }
    assert.ok(told <= 2, `told ${told} times`);
    assert.equal(phone.language, library.language);
  });

  it("is what the desk set, and what another tab chose", () => {
    const storage = new FakeStorage();
    const one = new Speech(keepingOn(storage), "en");
    const other = new Speech(keepingOn(storage), "en");
    one.choose("yue");
    other.follow();
    assert.equal(other.language, "yue");
    one.heard("yue");
    assert.equal(one.heard("es"), undefined);
    assert.equal(one.language, "es");
    assert.equal(new Speech(keepingOn(storage), "en").language, "es");
  });

  it("is kept on no phone by who has chosen nothing", () => {
    const storage = new FakeStorage();
    new Speech(keepingOn(storage), "en").heard("es");
    assert.equal(storage.length, 0);
  });
});
