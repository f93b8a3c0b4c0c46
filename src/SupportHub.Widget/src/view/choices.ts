import type { Choice } from "../protocol";
import type { Words } from "../words";
import { el } from "./dom";

/** The answers one can give by pressing, each a full-width button; one question at a time. */
export class Choices {
  readonly element = el("div", { class: "choices", role: "group" });

  private as = "";

  constructor(private readonly choose: (choice: Choice) => void) {}

  /** `lang`: of the labels. */
  draw(words: Words, lang: string, choices: readonly Choice[]): void {
    const as = JSON.stringify([words.choices, lang, choices]);
    if (as === this.as) return;
    this.as = as;
    this.element.hidden = choices.length === 0;
    this.element.setAttribute("aria-label", words.choices);
    this.element.replaceChildren(...choices.map(choice =>
      el("button", { type: "button", lang, onclick: () => this.choose(choice) }, choice.label)));
  }
}
