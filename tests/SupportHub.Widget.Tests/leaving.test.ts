import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { escapes } from "../../src/SupportHub.Widget/src/leaving";

const press = (rest: Partial<KeyboardEvent> = {}) => ({ key: "Escape", repeat: false, isComposing: false, ...rest }) as KeyboardEvent;

function counted(leaves = true) {
  let left = 0;
  let clock = 0;
  let kept = 0;
  const listener = escapes(() => { left++; return leaves; }, () => clock);
  return {
    press: (after: number, rest?: Partial<KeyboardEvent>) => { clock += after; listener(press({ preventDefault: () => kept++, ...rest })); return left; },
    keptFromBrowser: () => kept,
  };
}

describe("Escape", () => {
  it("leaves at the third quick press", () => {
    const keys = counted();
    assert.deepEqual([keys.press(0), keys.press(300), keys.press(300)], [0, 0, 1]);
  });

  it("that is pressed on neither stops the page that is being loaded nor asks for it anew", () => {
    const keys = counted();
    for (let times = 0; times < 3; times++) keys.press(100);
    assert.equal(keys.keptFromBrowser(), 1);
    assert.deepEqual([keys.press(100), keys.press(30, { repeat: true }), keys.press(100)], [1, 1, 1]);
    assert.equal(keys.keptFromBrowser(), 4);
    assert.equal(keys.press(100), 2);
  });

  it("stays the page's own where there is nothing to leave", () => {
    const keys = counted(false);
    for (let times = 0; times < 7; times++) keys.press(100);
    assert.equal(keys.keptFromBrowser(), 0);
  });

  it("does nothing when it is pressed slowly, held down, or used to write Chinese", () => {
    const slow = counted();
    assert.deepEqual([slow.press(0), slow.press(900), slow.press(900)], [0, 0, 0]);
    const held = counted();
    assert.deepEqual([held.press(0), held.press(30, { repeat: true }), held.press(30, { repeat: true })], [0, 0, 0]);
    const composing = counted();
    assert.deepEqual([composing.press(0, { isComposing: true }), composing.press(1, { isComposing: true }), composing.press(1, { isComposing: true })], [0, 0, 0]);
  });

  it("counts no other key", () => {
    const keys = counted();
    assert.deepEqual([keys.press(0), keys.press(1, { key: "a" }), keys.press(1)], [0, 0, 0]);
  });
});
