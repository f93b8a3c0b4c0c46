import { longestMessage } from "../protocol";
import type { Words } from "../words";
import { el, icon } from "./dom";

const warnFrom = 200;

export interface Beside {
  readonly element: HTMLElement;
  readonly button: HTMLElement;
  readonly empty: boolean;
  add(files: readonly File[]): void;
}

/** Where the client writes. A refusal stands beside what was written, which stays. */
export class Composer {
  private readonly field = el("textarea", {
    id: "message", rows: "1", enterkeyhint: "send", autocomplete: "off", dir: "auto",
    oninput: () => this.changed(),
    onkeydown: event => this.key(event as KeyboardEvent),
  });
  private readonly label = el("label", { for: "message", class: "unseen" });
  private readonly button = el("button", { type: "submit", class: "send" });
  private readonly refusal = el("p", { id: "refusal", class: "refusal", role: "alert" });
  private readonly left = el("p", { id: "left", class: "left" });
  private words: Words | undefined;

  readonly element = el("form", {
    class: "composer",
    onsubmit: event => {
      event.preventDefault();
      this.submit();
    },
  });

  /** `beside`: what is sent with the text and stands above it. */
  constructor(private readonly send: (text: string) => void, private readonly changing: (text: string) => void, private readonly beside: Beside) {
    this.element.append(this.refusal, this.left, beside.element, el("div", { class: "row" }, beside.button, this.label, this.field, this.button));
    this.field.addEventListener("paste", event => {
      const files = [...event.clipboardData?.files ?? []];
      if (files.length === 0) return;
      event.preventDefault();
      beside.add(files);
    });
  }

  /** `greeted`: the greeting stands above and is read out with the field, where the focus goes first. */
  draw(words: Words, greeted: boolean): void {
    this.field.setAttribute("aria-describedby", `${greeted ? "greeting " : ""}refusal left`);
    // The first press opens the connection, which draws: what is being pressed must not be replaced under the finger.
    if (this.words === words) return;
    this.words = words;
    this.label.textContent = words.write;
    this.field.placeholder = words.write;
    this.button.replaceChildren(el("span", {}, words.send), icon("send"));
    this.measure();
  }

  /** Puts back what could not be sent, before anything written since, and says why. */
  refuse(text: string, why: string): void {
    this.field.value = [text, this.field.value].filter(part => part !== "").join("\n");
    this.changed();
    this.say(why);
  }

  restore(draft: string): void {
    this.field.value = draft;
    this.measure();
  }

  focus(): void {
    this.field.focus({ preventScroll: true });
  }

  private submit(): void {
    const text = this.field.value;
    const over = text.length - longestMessage;
    if (text.trim() === "" && this.beside.empty) return this.field.focus();
    if (over > 0) return this.say(this.words!.tooLong(over));
    this.field.value = "";
    this.changed();
    this.send(text);
    this.field.focus();
  }

  /** Stays as it is said, whatever language follows. */
  private say(why: string): void {
    this.refusal.lang = document.documentElement.lang;
    this.refusal.textContent = why;
    this.field.focus();
  }

  private key(event: KeyboardEvent): void {
    // While Chinese is being composed, Enter picks a word (229 is what older Safari says of it).
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
    event.preventDefault();
    this.submit();
  }

  private changed(): void {
    if (this.field.value.length <= longestMessage) this.refusal.textContent = "";
    this.changing(this.field.value);
    this.measure();
  }

  private measure(): void {
    const { field } = this;
    const room = longestMessage - field.value.length;
    this.left.textContent = room >= 0 && room <= warnFrom ? this.words?.left(room) ?? "" : "";
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
}
