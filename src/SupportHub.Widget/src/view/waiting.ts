import type { Language } from "../languages";
import type { Wait } from "../protocol";
import { day } from "../times";
import type { Words } from "../words";
import { el, write } from "./dom";

/** While a person is owed: the place in line and the usual wait, or when people are back. One place, whatever changes. */
export class WaitNote {
  readonly element = el("p", { class: "wait", role: "status" });

  draw(words: Words, language: Language, wait: Wait | null | undefined): void {
    const text = !wait ? "" : wait.back ? words.back(day(new Date(wait.back), new Date(), language, words)) : wait.text ?? "";
    write(this.element, text);
  }
}
