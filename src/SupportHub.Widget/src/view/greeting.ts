import { htmlLang, type Language } from "../languages";
import type { Words } from "../words";
import { el } from "./dom";
import { textNodes } from "./text";

/** The first bubble: who answers here, what it can do, what not to send. Said by the page, before any connection. */
export class Greeting {
  readonly element = el("section", { class: "line bot greeting" });
  private as: Language | undefined;

  draw(words: Words, language: Language): void {
    if (language === this.as) return;
    this.as = language;
    this.element.replaceChildren(
      el("p", { class: "who" }, words.bot),
      el("div", { class: "bubble", id: "greeting", lang: htmlLang[language] },
        el("p", {}, words.greeting),
        el("p", { class: "care" }, ...textNodes(words.care, "markdown").flatMap(node => [...node.childNodes])),
        el("p", {}, words.greetingAsk)));
  }
}
