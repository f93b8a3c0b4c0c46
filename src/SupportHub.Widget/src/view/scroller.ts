import { el } from "./dom";

/** The part of the page that scrolls, and the button that leads to what came in below. */
export class Scroller {
  readonly element: HTMLElement;
  readonly below = el("button", { class: "below", type: "button", hidden: true, onclick: () => this.toEnd() });

  // What is kept in sight until the reader scrolls themselves: the end, or the top of what came last.
  private kept: (() => HTMLElement | undefined) | "end" | undefined;
  private at = 0;
  private high = 0;

  constructor(...parts: HTMLElement[]) {
    this.element = el("main", { class: "scroller", tabindex: "0" }, ...parts);
    this.element.addEventListener("scroll", () => {
      // Told late: where something has taken room since then, it was not the reader's doing.
      if (Math.abs(this.element.scrollTop - this.at) > 1 && this.high === this.height) this.kept = this.atEnd ? "end" : undefined;
      this.at = this.element.scrollTop;
      this.high = this.height;
      if (this.atEnd) this.below.hidden = true;
    }, { passive: true });
    // A keyboard or a note takes room, and a line is measured only when it comes into sight.
    if (!("ResizeObserver" in window)) return;
    const sizes = new ResizeObserver(() => this.settle());
    for (const part of [this.element, ...parts]) sizes.observe(part);
  }

  /** Whoever is at the end, or was brought there, wants to see what comes next. */
  get following(): boolean {
    return this.kept === "end" || this.atEnd;
  }

  toEnd(): void {
    this.kept = "end";
    this.settle();
    this.below.hidden = true;
  }

  /** As far down as the newest lines allow with the first of them still in sight. `first` is asked again: a line that changes is another element. */
  toStartOf(first: () => HTMLElement | undefined): void {
    this.kept = first;
    this.settle();
  }

  private get height(): number {
    return this.element.scrollHeight - this.element.clientHeight;
  }

  private get atEnd(): boolean {
    return this.height - this.element.scrollTop < 80;
  }

  private settle(): void {
    const { element, kept } = this;
    const top = kept && kept !== "end" ? kept()?.offsetTop : undefined;
    if (kept) element.scrollTop = Math.min(element.scrollHeight, (top ?? element.scrollHeight) - 8);
    this.at = element.scrollTop;
    this.high = this.height;
  }
}
