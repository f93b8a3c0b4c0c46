import { accepted } from "../files/shrink";
import type { Attached } from "../files/tray";
import type { Words } from "../words";
import { el, icon, write } from "./dom";

/** The camera button, and what will be sent with the message: each with its name, how far it is, why it was refused, and a way to take it back. */
export class Attachments {
  private readonly list = el("ul", { class: "attached", hidden: true });
  private readonly said = el("p", { class: "unseen", role: "status" });
  private readonly input = el("input", { type: "file", accept: accepted, multiple: true, hidden: true, tabindex: "-1", onchange: () => this.chosen() });
  readonly element = el("div", {}, this.list, this.said, this.input);
  readonly button = el("button", { type: "button", class: "attach", onclick: () => this.input.click() }, icon("photo"));

  private attached: readonly Attached[] = [];
  private as = "";

  constructor(readonly add: (files: readonly File[]) => void, private readonly remove: (key: string) => void) {}

  get empty(): boolean {
    return this.attached.every(each => each.state === "refused");
  }

  draw(words: Words, attached: readonly Attached[]): void {
    this.attached = attached;
    const as = words.title + JSON.stringify(attached.map(each => [each.key, this.stands(words, each)]));
    if (as === this.as) return;
    this.as = as;
    this.button.setAttribute("aria-label", words.attach);
    this.button.title = words.attach;
    const focused = this.list.contains(document.activeElement);
    this.list.hidden = attached.length === 0;
    this.list.setAttribute("aria-label", words.attached);
    this.list.replaceChildren(...attached.map(each => el("li", { class: each.state },
      icon(each.photo ? "photo" : "paper"),
      el("span", { class: "attached-name" }, el("bdi", {}, each.name), el("span", { class: "attached-state" }, this.stands(words, each))),
      el("button", { type: "button", "aria-label": words.remove(each.name), onclick: () => this.remove(each.key) }, icon("close")))));
    if (focused) (this.list.querySelector("button") ?? this.button).focus();
    // Of what goes well nothing is read out but that it is there.
    write(this.said, attached.map(each => each.why ? `${each.name}: ${each.why}` : each.state === "sent" ? `${each.name}: ${words.ready}` : "").filter(text => text).join(" "));
  }

  private chosen(): void {
    const files = [...this.input.files ?? []];
    // The same photo can be chosen again after it was taken back.
    this.input.value = "";
    if (files.length > 0) this.add(files);
  }

  private stands(words: Words, { state, share, why }: Attached): string {
    if (state === "refused") return why ?? "";
    if (state === "preparing") return words.preparing;
    // In steps, so that the page is not drawn anew at every packet.
    if (state === "sending") return `${words.sending} ${Math.floor((share ?? 0) * 10) * 10} %`;
    return state === "sent" ? words.ready : "";
  }
}
