import { htmlLang, languages, type Language } from "../languages";
import type { Holder } from "../protocol";
import type { Words } from "../words";
import { el, icon } from "./dom";
import type { Menu } from "./menu";

// The short ones stand where a keyboard leaves one row.
const ownNames: Record<Language, readonly [string, string]> = { en: ["English", "EN"], es: ["Español", "ES"], yue: ["中文（粵語）", "粵"] };

export interface HeaderActions {
  readonly speak: (language: Language) => void;
  readonly leave: () => void;
  /** Absent when the chat is a page of its own. */
  readonly minimise?: (() => void) | undefined;
}

/** Who answers, the way out and the languages: always in sight. */
export class Header {
  readonly element = el("header", { class: "top" });

  private as = "";

  constructor(private readonly actions: HeaderActions, private readonly menu: Menu) {}

  draw(words: Words, language: Language, holder: Holder): void {
    this.menu.draw(words);
    // What is being pressed must not be replaced under the finger.
    const as = language + holder;
    if (as === this.as) return;
    this.as = as;
    const focused = this.element.querySelector<HTMLElement>(":focus")?.dataset["control"];
    this.element.replaceChildren(
      el("div", { class: "bar" },
        el("div", { class: "title" },
          el("h1", {}, words.title),
          el("p", {}, holder === "agents" ? words.withDesk : words.withBot)),
        el("button", { class: "leave", type: "button", title: words.leaveHint, "data-control": "leave", onclick: this.actions.leave },
          icon("leave"), words.leave),
        this.actions.minimise && el("button", {
          class: "minimise", type: "button", "aria-label": words.minimise, title: words.minimise, "data-control": "minimise", onclick: this.actions.minimise,
        }, icon("minimise"))),
      el("div", { class: "second" },
        el("div", { class: "languages", role: "group", "aria-label": words.language },
          ...languages.map(each => el("button", {
            type: "button", lang: htmlLang[each], "aria-pressed": String(each === language), "data-control": each,
            onclick: () => this.actions.speak(each),
          }, el("span", { class: "long" }, ownNames[each][0]), el("span", { class: "short" }, ownNames[each][1])))),
        this.menu.element));
    if (focused) this.element.querySelector<HTMLElement>(`[data-control="${focused}"]`)?.focus();
  }
}
