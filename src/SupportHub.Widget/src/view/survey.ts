import type { Choice, Survey as Asked } from "../protocol";
import type { Words } from "../words";
import { el } from "./dom";

/** Two taps and room for words, after a person has helped. The hub says what is asked next; this shows it and hands on the answer. */
export class Survey {
  readonly element = el("section", { class: "survey", hidden: true, tabindex: "-1", "aria-labelledby": "survey" });
  private as = "";

  constructor(private readonly answer: (step: string, value: string) => void) {}

  draw(words: Words, lang: string, asked: Asked | null | undefined): void {
    const as = JSON.stringify([lang, asked]);
    if (as === this.as) return;
    const going = this.element.contains(document.activeElement);
    const before = this.element.querySelector("textarea");
    this.as = as;
    this.element.hidden = !asked;
    this.element.lang = lang;
    this.element.replaceChildren(...asked ? [el("p", { id: "survey", role: "status" }, asked.question), ...this.answers(words, asked)] : []);
    // The same question in another language: what is written stays.
    const field = this.element.querySelector("textarea");
    if (before && field) field.value = before.value;
    // Who answered by keyboard goes on from the next question.
    if (going && asked) (before && field || this.element).focus();
  }

  private answers(words: Words, asked: Asked): Node[] {
    if (asked.step === "words") return [this.field(words, asked)];
    return [el("div", { class: "survey-choices" }, ...asked.choices.map((choice: Choice) =>
      el("button", { type: "button", onclick: () => this.answer(asked.step, choice.value) }, choice.label)))];
  }

  private field(words: Words, asked: Asked): Node {
    const field = el("textarea", { rows: "2", maxlength: "1000", dir: "auto", autocomplete: "off", "aria-labelledby": "survey" });
    return el("form", { onsubmit: event => { event.preventDefault(); this.answer(asked.step, field.value); } },
      field,
      el("div", { class: "survey-choices" },
        el("button", { type: "submit" }, words.sendAnswer),
        el("button", { type: "button", onclick: () => this.answer(asked.step, "") }, words.noThanks)));
  }
}
