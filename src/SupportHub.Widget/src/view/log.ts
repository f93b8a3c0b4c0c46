import { placed, type Placed } from "../groups";
import { htmlLang, type Language } from "../languages";
import type { Waiting } from "../outbox";
import type { From, Line } from "../protocol";
import { ago, exact } from "../times";
import type { Words } from "../words";
import { el, icon } from "./dom";
import type { Files } from "./files";
import { textNodes } from "./text";

const reading = { bot: "markdown", system: "markdown", agent: "plain", you: "verbatim" } as const;

/** How things stand between the page and the desk. */
export interface Standing {
  readonly online: boolean;
  /** The position up to which somebody has read. */
  readonly read: number;
}

/** What was said, each line once. Redrawing leaves a line that did not change alone, so it is not read out again. */
export class Log {
  readonly element = el("div", { role: "log", "aria-live": "polite", "aria-relevant": "additions", class: "log" });
  private readonly drawn = new Map<string, { element: HTMLElement; as: string }>();

  constructor(private readonly retry: (key: string) => void, private readonly files: Files) {}

  draw(words: Words, language: Language, lines: readonly Line[], waiting: readonly Waiting[], standing: Standing): void {
    this.element.setAttribute("aria-label", words.conversation);
    const kept = new Set<string>();
    placed(lines, waiting).forEach((each, index) => {
      const { item, key, first, last } = each;
      kept.add(key);
      const stands = "waiting" in item ? `${item.waiting.failed ?? false}${standing.online}` : `${filed(item.line)}${last && item.line.from === "you" && item.line.position <= standing.read}`;
      this.place(key, [language, "line" in item, first, last, stands].join(), index, () => this.build(words, language, each, standing));
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
      const shown = time.firstChild!.firstChild;
      if (shown && shown.nodeValue !== text) shown.nodeValue = text;
    }
  }

  private place(key: string, as: string, index: number, build: () => HTMLElement): void {
    let known = this.drawn.get(key);
    if (known?.as !== as) {
      const element = build();
      // It was read out when it came; what changes about it since is no news, but that it could not be sent.
      if (known && !element.classList.contains("failed")) element.setAttribute("aria-live", "off");
      known?.element.replaceWith(element);
      this.drawn.set(key, known = { element, as });
    }
    const there = this.element.children[index];
    if (there !== known.element) this.element.insertBefore(known.element, there ?? null);
  }

  private build(words: Words, language: Language, { item, first, last }: Placed, standing: Standing): HTMLElement {
    if ("waiting" in item) return this.waiting(words, language, item.waiting, first, last, standing.online);
    const { line } = item;
    const body = line.text ? textNodes(line.text, reading[line.from]) : [];
    return article(line.from, this.speaker(words, line.from, line.name), first, line.lang, [...body, ...this.files.nodes(words, line.files)], options(words, line),
      last && when(line.at, language, words),
      last && line.from === "you" && tick(line.position <= standing.read ? "read" : "sent", words));
  }

  private waiting(words: Words, language: Language, waiting: Waiting, first: boolean, last: boolean, online: boolean): HTMLElement {
    const body = [...waiting.text ? textNodes(waiting.text, "verbatim") : [], ...waiting.files ? [el("p", { class: "file" }, icon("photo"), words.files(waiting.files.length))] : []];
    return waiting.failed
      ? article("you failed", words.you, first, htmlLang[language], body, false, el("span", {}, words.notSent),
        el("button", { type: "button", class: "again", onclick: () => this.retry(waiting.key) }, words.tryAgain))
      : article("you waiting", words.you, first, htmlLang[language], body, false, last && tick(online ? "sending" : "kept", words));
  }

  private speaker(words: Words, from: From, name: string | null | undefined): string {
    if (from === "you") return words.you;
    if (from === "bot") return words.bot;
    return from === "agent" && name ? words.agent(name) : words.desk;
  }
}

/** What becomes of a file is told by the same line again. */
function filed(line: Line): string {
  return line.files?.map(file => file.state).join() ?? "";
}

function tick(state: "kept" | "sending" | "sent" | "read", words: Words): HTMLElement {
  return el("span", { class: `tick ${state}` }, icon(state === "sending" ? "kept" : state), words[state]);
}

/** How long ago; the exact moment on hover, in its place when it is pressed, and to a screen reader. No stop for the keyboard: there are hundreds. */
function when(iso: string, language: Language, words: Words): HTMLElement {
  const at = new Date(iso);
  const told = exact(at, language);
  return el("time", { datetime: iso, title: told, "aria-live": "off", onclick: event => (event.currentTarget as Element).classList.toggle("told") },
    el("span", { class: "ago", "aria-hidden": "true" }, ago(at, new Date(), language, words.ago)), el("span", { class: "exact unseen" }, told));
}

/** What can be pressed stands below the log, which alone is read out. */
function options(words: Words, line: Line): Node | false {
  return !!line.choices?.length && el("p", { class: "unseen" }, `${words.choices}: `, el("span", { lang: line.lang }, line.choices.map(choice => choice.label).join(", ")));
}

/** Lines that stand together show the name once; a screen reader hears it on every line. */
function article(from: string, speaker: string, named: boolean, lang: string, body: Node[], offered: Node | false, ...meta: (Node | false)[]): HTMLElement {
  const under = meta.filter((node): node is Node => node !== false);
  return el("article", { class: `line ${from}${named ? " first" : ""}` },
    el("p", { class: named && !from.startsWith("you") ? "who" : "who unseen" }, speaker),
    el("div", { class: "bubble", lang, dir: "auto" }, ...body),
    offered,
    under.length > 0 && el("p", { class: "meta" }, ...under));
}
