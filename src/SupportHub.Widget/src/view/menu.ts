import type { Words } from "../words";
import { el, icon } from "./dom";

/** One entry of the menu. Hidden while `offered` says no. */
export interface MenuItem {
  readonly label: (words: Words) => string;
  readonly run: () => void;
  readonly offered?: () => boolean;
}

/** What is wanted rarely: a button that opens a short list of buttons. */
export class Menu {
  private readonly list = el("ul", { class: "menu-list", id: "menu", hidden: true });
  private readonly button = el("button", {
    class: "menu-button", type: "button", "aria-expanded": "false", "aria-controls": "menu", "data-control": "menu", onclick: () => this.show(this.list.hidden),
  }, icon("menu"));
  readonly element = el("div", { class: "menu" }, this.button, this.list);

  private words: Words | undefined;

  constructor(private readonly items: readonly MenuItem[]) {
    this.element.addEventListener("keydown", event => {
      if (event.key !== "Escape" || this.list.hidden) return;
      this.show(false);
      this.button.focus();
    });
    this.element.addEventListener("focusout", event => {
      const to = event.relatedTarget as Node | null;
      if (to && !this.element.contains(to)) this.show(false);
    });
    document.addEventListener("pointerdown", event => { if (!this.element.contains(event.target as Node)) this.show(false); });
  }

  draw(words: Words): void {
    if (words === this.words) return;
    this.words = words;
    this.button.setAttribute("aria-label", words.menu);
    this.button.title = words.menu;
    this.fill();
  }

  private show(open: boolean): void {
    if (open) this.fill();
    this.list.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
  }

  private fill(): void {
    const words = this.words!;
    this.list.replaceChildren(...this.items.filter(item => item.offered?.() ?? true).map(item => el("li", {}, el("button", {
      type: "button",
      onclick: () => {
        this.show(false);
        this.button.focus();
        item.run();
      },
    }, item.label(words)))));
  }
}
