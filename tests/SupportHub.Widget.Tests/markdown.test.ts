import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { markdown, plain, safe, type Block } from "../../src/SupportHub.Widget/src/markdown";
import pieces from "./pieces.json";

const links = (blocks: Block[]) => blocks
  .flatMap(block => block.kind === "list" ? block.items : block.lines).flat()
  .filter(piece => piece.kind === "link");

const text = (blocks: Block[]) => blocks
  .flatMap(block => block.kind === "list" ? block.items : block.lines).flat()
  .map(piece => piece.text).join("");

describe("Markdown of answers", () => {
  it("has paragraphs, line breaks, bold and both kinds of list", () => {
    assert.deepEqual(markdown("One **bold** word\nnext line\n\n- first\n- second\n\n1. one\n2) two"), [
      { kind: "paragraph", lines: [
        [{ kind: "text", text: "One " }, { kind: "bold", text: "bold" }, { kind: "text", text: " word" }],
        [{ kind: "text", text: "next line" }],
      ] },
      { kind: "list", ordered: false, items: [[{ kind: "text", text: "first" }], [{ kind: "text", text: "second" }]] },
      { kind: "list", ordered: true, items: [[{ kind: "text", text: "one" }], [{ kind: "text", text: "two" }]] },
    ]);
  });

  it("makes links of http, https and tel only", () => {
    assert.deepEqual(links(markdown("[Office](https://example.org/a?b=c) [Call](tel:+18005550100)")), [
      { kind: "link", text: "Office", href: "https://example.org/a?b=c" },
      { kind: "link", text: "Call", href: "tel:+18005550100" },
    ]);
  });

  for (const trick of [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,hi", "vbscript:x", "//evil.example", "/relative", "https://",
    "java\tscript:alert(1)", "https://bank.example@evil.example/", "blob:https://x/1", "tel:alert(1)",
  ]) {
    it(`never leads to ${JSON.stringify(trick)}`, () => {
      assert.equal(safe(trick), null);
      assert.deepEqual(links(markdown(`[press](${trick})`)).filter(link => link.text === "press"), []);
    });
  }

  it("leaves HTML as the text it is", () => {
    const hostile = "<img src=x onerror=alert(1)> <script>alert(2)</script> <b>hi</b>";
    assert.equal(text(markdown(hostile)), hostile);
    assert.deepEqual(links(markdown(hostile)), []);
  });

  it("loses no character of text that only looks like Markdown", () => {
    for (const odd of ["2 * 3 ** 4", "[a](b", "**open", "[x]()", "a_b_c", "****", "[[x]](https://a.example)", "｜☎️｜"]) {
      assert.equal(text(markdown(odd)).replace(/\s/g, ""), odd.replace(/\s/g, ""), odd);
    }
  });

  it("reads a long hostile text in linear time", () => {
    const started = performance.now();
    for (const part of ["[", "**", "(", "https://", "1-800-", "- ", "[a]("]) markdown(part.repeat(20_000));
    assert.ok(performance.now() - started < 2_000);
  });
});

describe("Text of people", () => {
  it("shows Markdown marks as they were written, line by line", () => {
    assert.deepEqual(plain("**not bold**\n- not a list"), [
      { kind: "paragraph", lines: [[{ kind: "text", text: "**not bold**" }], [{ kind: "text", text: "- not a list" }]] },
    ]);
  });

  it("cannot turn its order round or hide a part of itself", () => {
    assert.equal(text(plain("pay \u202e001$\u202c to\u200bday \u2066x\u2069")), "pay \ufffd001$\ufffd today \ufffdx\ufffd");
    assert.equal(text(plain("👩‍👩‍👧 ok")), "👩‍👩‍👧 ok");
  });

  it("shows what it hides in the middle of an address", () => {
    assert.equal(links(plain("https://ba\u200bnk.example"))[0]?.text, "https://bank.example");
  });
});

// The simple page is drawn by the hub: both read the same table.
describe("What can be tapped", () => {
  for (const { of, text: said, shown, links: expected } of pieces) {
    it(JSON.stringify(said), () => {
      const read = of === "bot" ? markdown(said) : plain(said);
      assert.deepEqual(links(read).map(link => [link.text, link.href]), expected);
      assert.equal(text(read), shown ?? said);
    });
  }
});
