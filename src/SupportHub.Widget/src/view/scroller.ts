import { el } from "./dom";

/** The part of the page that scrolls, and the button that leads to what came in below. */
export class Scroller {
  readonly element: HTMLElement;
  readonly below = el("button", { class: "below", type: "button", hidden: true, onclick: () => this.toEnd() });

  // What is kept in sight until the reader scrolls themselves: the end, or the top of what came last.
  private kept: (() => HTMLElement | undefined) | "end" | undefined;
  private at = 0;

  constructor(...parts: HTMLElement[]) {
    this.element = el("main", { class: "scroller", tabindex: "0" }, ...parts);
    this.element.addEventListener("scroll", () => {
      // Told late: what has taken room since then is not the reader's doing.
      if (Math.abs(this.element.scrollTop - this.at) > 1) this.kept = this.atEnd ? "end" : undefined;
      this.at = this.element.scrollTop;
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

  private get atEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < 80;
  }

  private settle(): void {
    const { element, kept } = this;
    if (!kept) return;
    const top = kept === "end" ? undefined : kept()?.offsetTop;
    element.scrollTop = Math.min(element.scrollHeight, (top ?? element.scrollHeight) - 8);
    this.at = element.scrollTop;
  }
}
