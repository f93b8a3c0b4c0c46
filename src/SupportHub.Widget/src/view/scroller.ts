import { el } from "./dom";

/** The part of the page that scrolls, and the button that leads to what came in below. */
export class Scroller {
  readonly element: HTMLElement;
  private resting = false;
  readonly below = el("button", { class: "below", type: "button", hidden: true, onclick: () => this.toEnd() });

  constructor(...parts: HTMLElement[]) {
    this.element = el("main", { class: "scroller", tabindex: "0" }, ...parts);
    this.element.addEventListener("scroll", () => {
      this.resting = this.atEnd;
      if (this.resting) this.below.hidden = true;
    }, { passive: true });
    // A keyboard or a note takes room, and what comes into sight is measured anew: who was at the end stays there.
    if (!("ResizeObserver" in window)) return;
    const sizes = new ResizeObserver(() => { if (this.resting) this.toEnd(); });
    for (const part of [this.element, ...parts]) sizes.observe(part);
  }

  get atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  toEnd(): void {
    this.element.scrollTop = this.element.scrollHeight;
    this.resting = true;
    this.below.hidden = true;
  }

  /** As far down as the newest lines allow with the first of them still in sight. */
  toStartOf(first: HTMLElement | undefined): void {
    this.element.scrollTop = Math.min(this.element.scrollHeight, (first?.offsetTop ?? this.element.scrollHeight) - 8);
    this.resting = this.atEnd;
  }
}
