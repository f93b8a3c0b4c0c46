import type { Words } from "../words";
import { el, icon } from "./dom";

/** A place under the header for one thing besides the conversation: a question, a form. What it shows is drawn by whoever opened it. */
export class Panel {
  private readonly body = el("div", { class: "panel-body" });
  private readonly button = el("button", { class: "panel-close", type: "button", onclick: () => this.close() }, icon("close"));
  readonly element = el("section", { class: "panel", hidden: true, tabindex: "-1" }, this.body, this.button);

  private build: ((words: Words) => { readonly title: string; readonly body: (Node | false)[] }) | undefined;
  private opener: HTMLElement | null = null;
  private words: Words | undefined;

  constructor() {
    this.element.addEventListener("keydown", event => { if (event.key === "Escape") this.close(); });
    // A keyboard comes up after what it writes in has the focus.
    addEventListener("resize", () => this.element.contains(document.activeElement) && document.activeElement!.scrollIntoView({ block: "nearest" }));
  }

  /** Shows what `build` makes of the words, again whenever the language changes, and takes the focus there. */
  open(build: NonNullable<typeof this.build>): void {
    if (this.element.hidden) this.opener = document.activeElement as HTMLElement | null;
    this.build = build;
    this.redraw();
    this.element.hidden = false;
    this.element.focus();
  }

  close(): void {
    const left = document.activeElement;
    const theirs = !left || left === document.body || this.element.contains(left);
    this.build = undefined;
    this.element.hidden = true;
    this.body.replaceChildren();
    // Who writes elsewhere by now is not called away.
    if (theirs) this.opener?.focus();
  }

  draw(words: Words): void {
    if (words === this.words) return;
    this.words = words;
    this.button.setAttribute("aria-label", words.close);
    this.redraw();
  }

  private redraw(): void {
    if (!this.build || !this.words) return;
    const { title, body } = this.build(this.words);
    const going = this.body.contains(document.activeElement);
    this.element.setAttribute("aria-label", title);
    this.body.replaceChildren(el("h2", {}, title), ...body.filter((node): node is Node => node !== false));
    if (going) (this.body.querySelector("input") ?? this.element).focus();
  }
}
