import { el } from "./dom";
import type { Panel } from "./panel";

/** Asks once before the chat is taken off this device, and says what stays. */
export function askToClear(panel: Panel, clear: () => void): void {
  panel.open(words => ({
    title: words.clearAsk,
    body: [
      el("p", {}, words.clearStays),
      el("div", { class: "panel-choices" },
        el("button", { type: "button", class: "main", onclick: clear }, words.clearNow),
        el("button", { type: "button", onclick: () => panel.close() }, words.clearNot)),
    ],
  }));
}
