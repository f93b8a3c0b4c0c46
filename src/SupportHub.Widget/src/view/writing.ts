import type { Words } from "../words";
import { el } from "./dom";

// A page that says it every three seconds is believed for five.
const holds = 5_000;
// Nobody decides longer; what keeps the bot from answering is no writing.
const longestTurn = 15_000;

/** "Maria is writing…", under the lines. A screen reader hears it once until the answer has come. */
export class Writing {
  private readonly seen = el("p", { class: "writing", "aria-hidden": "true", hidden: true });
  private readonly said = el("p", { class: "unseen", role: "status" });
  readonly element = el("div", {}, this.seen, this.said);

  private words: Words | undefined;
  private who: { readonly name: string | null } | "bot" | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** `changed`: who writes is somebody else, or nobody. */
  constructor(private readonly changed: () => void) {}

  /** Whoever waits for a person sees one coming. */
  get byPerson(): boolean {
    return !!this.who && this.who !== "bot";
  }

  draw(words: Words): void {
    this.words = words;
    this.show();
  }

  /** A person at the desk is writing. */
  person(name: string | null): void {
    this.until(holds, { name });
  }

  /** The bot has a message to answer, or has not. */
  bot(decides: boolean): void {
    if (decides === (this.who === "bot")) return;
    if (decides) this.until(longestTurn, "bot");
    else this.ended();
  }

  /** Somebody else has spoken: what they were writing is there. */
  ended(): void {
    this.until(0, undefined);
    this.said.textContent = "";
  }

  private until(time: number, who: typeof this.who): void {
    clearTimeout(this.timer);
    const before = this.byPerson;
    this.who = who;
    this.show();
    if (before !== this.byPerson) this.changed();
    if (who && this.said.textContent === "") this.said.textContent = this.seen.textContent;
    if (time > 0) this.timer = setTimeout(() => this.until(0, undefined), time);
  }

  private show(): void {
    const { words, who } = this;
    this.seen.hidden = !who;
    this.seen.classList.toggle("soon", who === "bot");
    if (words && who) this.seen.textContent = words.writing(who === "bot" ? words.bot : who.name ?? words.desk);
  }
}
