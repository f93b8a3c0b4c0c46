import type { Words } from "../words";
import { el, icon } from "./dom";

/** One photo over the whole page, until it is closed. */
export class Picture {
  private readonly image = el("img");
  private readonly button = el("button", { type: "button", class: "panel-close", onclick: () => this.close() }, icon("close"));
  readonly element = el("div", { class: "picture", role: "dialog", "aria-modal": "true", hidden: true, onclick: event => event.target === event.currentTarget && this.close() }, this.button, this.image);
  private opener: HTMLElement | null = null;

  constructor() {
    this.element.addEventListener("keydown", event => {
      if (event.key === "Escape") this.close();
      // The one thing to reach in here is the button.
      if (event.key === "Tab") event.preventDefault();
    });
  }

  draw(words: Words): void {
    this.button.setAttribute("aria-label", words.close);
  }

  open(address: string, alt: string): void {
    this.opener = document.activeElement as HTMLElement | null;
    this.image.src = address;
    this.image.alt = alt;
    this.element.setAttribute("aria-label", alt);
    this.element.hidden = false;
    this.button.focus();
  }

  private close(): void {
    URL.revokeObjectURL(this.image.src);
    this.image.removeAttribute("src");
    this.element.hidden = true;
    this.opener?.focus();
  }
}
