import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { pickLanguage } from "../../src/SupportHub.Widget/src/languages";
import { ago, exact } from "../../src/SupportHub.Widget/src/times";
import { words as en } from "../../src/SupportHub.Widget/src/words/en";
import { words as es } from "../../src/SupportHub.Widget/src/words/es";
import { words as yue } from "../../src/SupportHub.Widget/src/words/yue";

process.env["TZ"] = "America/Los_Angeles";
const words = { en, es, yue };
const now = new Date("2026-11-22T20:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe("Times", () => {
  it("say how long ago in the reader's words", () => {
    assert.equal(ago(before(0.5), now, "en", words.en.ago), "just now");
    assert.equal(ago(before(3.9), now, "en", words.en.ago), "3 min ago");
    assert.equal(ago(before(59), now, "es", words.es.ago), "hace 59 min");
    assert.equal(ago(before(150), now, "yue", words.yue.ago), "2 個鐘頭前");
  });

  it("take a phone's clock that runs behind for now", () => {
    assert.equal(ago(before(-5), now, "yue", words.yue.ago), "啱啱");
  });

  it("become the day and the clock time after half a day", () => {
    assert.match(ago(before(24 * 60), now, "en", words.en.ago), /^Nov 21, 12:00\sPM$/);
    assert.match(ago(before(24 * 60), now, "yue", words.yue.ago), /11月21日/);
  });

  it("are exact beside it, in the reader's zone", () => {
    assert.match(exact(now, "en"), /Sunday, November 22, 2026.*12:00\sPM/);
    assert.match(exact(now, "es"), /domingo, 22 de noviembre de 2026/);
  });
});

describe("Language", () => {
  it("follows the page, then the browser, then English", () => {
    assert.equal(pickLanguage(["es-MX", "en-US"]), "es");
    assert.equal(pickLanguage(["", "zh-Hant-HK"]), "yue");
    assert.equal(pickLanguage([undefined, "yue"]), "yue");
    assert.equal(pickLanguage(["fr", "vi"]), "en");
  });

  it("has every sentence in all three, none empty and none left in English", () => {
    for (const language of ["es", "yue"] as const) {
      for (const [name, said] of Object.entries(words[language])) {
        if (typeof said !== "string") continue;
        assert.notEqual(said.trim(), "", `${language} ${name}`);
        assert.notEqual(said, words.en[name as keyof typeof words.en], `${language} ${name}`);
      }
      assert.notDeepEqual(words[language].topics, words.en.topics);
    }
  });
});
