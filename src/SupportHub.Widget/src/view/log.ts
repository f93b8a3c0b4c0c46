import { htmlLang, type Language } from "../languages";
import type { Waiting } from "../outbox";
import type { From, Line } from "../protocol";
import { ago, exact } from "../times";
import type { Words } from "../words";
import { el, icon } from "./dom";
import { textNodes } from "./text";

type Item = { readonly line: Line } | { readonly waiting: Waiting };

const reading = { bot: "markdown", system: "markdown", agent: "plain", you: "verbatim" } as const;

/** What was said, each line once. Redrawing leaves a line that did not change alone, so it is not read out again. */
export class Log {
  readonly element = el("div", { role: "log", "aria-live": "polite", "aria-relevant": "additions", class: "log" });
  private readonly drawn = new Map<string, { element: HTMLElement; as: string }>();

  constructor(private readonly retry: (key: string) => void) {}

  draw(words: Words, language: Language, lines: readonly Line[], waiting: readonly Waiting[], online: boolean): void {
    this.element.setAttribute("aria-label", words.conversation);
    const received = new Set(lines.map(line => line.key));
    const items: Item[] = [
      ...lines.map(line => ({ line })),
      ...waiting.filter(each => !received.has(each.key)).map(each => ({ waiting: each })),
    ];
    const kept = new Set<string>();
    let before = "";
    items.forEach((item, index) => {
      const key = "line" in item ? item.line.key ?? item.line.id : item.waiting.key;
      const speaker = "line" in item ? this.speaker(words, item.line.from, item.line.name) : words.you;
      const as = [language, speaker !== before, "line" in item ? "line" : `${item.waiting.failed ?? false}${online}`].join();
      kept.add(key);
      this.place(key, as, index, () => "line" in item
        ? this.line(words, language, item.line, speaker, speaker !== before)
        : this.waiting(words, language, item.waiting, speaker, speaker !== before, online));
      before = speaker;
    });
    for (const [key, { element }] of this.drawn) {
      if (kept.has(key)) continue;
      element.remove();
      this.drawn.delete(key);
    }
  }

  /** Moves "3 min ago" on, without a word to screen readers. */
  tick(words: Words, language: Language): void {
    for (const time of this.element.querySelectorAll("time")) {
      const text = ago(new Date(time.dateTime), new Date(), language, words.ago);
      if (time.firstChild && time.firstChild.nodeValue !== text) time.firstChild.nodeValue = text;
    }
  }

  private place(key: string, as: string, index: number, build: () => HTMLElement): void {
    let known = this.drawn.get(key);
    if (known?.as !== as) {
      const element = build();
      known?.element.replaceWith(element);
      this.drawn.set(key, known = { element, as });
    }
    const there = this.element.children[index];
    if (there !== known.element) this.element.insertBefore(known.element, there ?? null);
  }

  private line(words: Words, language: Language, line: Line, speaker: string, named: boolean): HTMLElement {
    const at = new Date(line.at);
    return article(line.from, speaker, named, line.lang, textNodes(line.text, reading[line.from]),
      el("time", { datetime: line.at, title: exact(at, language), "aria-live": "off" }, ago(at, new Date(), language, words.ago)),
      line.from === "you" && el("span", { class: "tick" }, icon("sent"), words.sent));
  }

  private waiting(words: Words, language: Language, waiting: Waiting, speaker: string, named: boolean, online: boolean): HTMLElement {
    const body = textNodes(waiting.text, "verbatim");
    return waiting.failed
      ? article("you failed", speaker, named, htmlLang[language], body, el("span", {}, words.notSent),
        el("button", { type: "button", class: "again", onclick: () => this.retry(waiting.key) }, words.tryAgain))
      : article("you waiting", speaker, named, htmlLang[language], body, el("span", {}, online ? words.sending : words.kept));
  }

  private speaker(words: Words, from: From, name: string | null | undefined): string {
    if (from === "you") return words.you;
    if (from === "bot") return words.bot;
    return from === "agent" && name ? words.agent(name) : words.desk;
  }
}

/** Consecutive lines of one speaker show the name once; a screen reader hears it on every line. */
function article(from: string, speaker: string, named: boolean, lang: string, body: Node[], ...meta: (Node | false)[]): HTMLElement {
  return el("article", { class: `line ${from}` },
    el("p", { class: named && !from.startsWith("you") ? "who" : "who unseen" }, speaker),
    el("div", { class: "bubble", lang, dir: "auto" }, ...body),
    el("p", { class: "meta" }, ...meta));
}
