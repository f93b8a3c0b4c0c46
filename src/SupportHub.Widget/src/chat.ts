// The chat page: what the client sees and does, put together. The pieces know nothing of each other; this file does.
import { Connection, type Status } from "./connection";
import { neutralPage, type FrameWord, type PageWord } from "./frame";
import { htmlLang, languages, pickLanguage, type Language } from "./languages";
import { Outbox } from "./outbox";
import type { Choice, Holder, Lines, State } from "./protocol";
import { Keeping } from "./storage";
import { Transcript } from "./transcript";
import { Choices } from "./view/choices";
import { Composer } from "./view/composer";
import { el } from "./view/dom";
import { Greeting } from "./view/greeting";
import { Header } from "./view/header";
import { Log } from "./view/log";
import { words as allWords } from "./words";

const root = document.documentElement;
const { site = "", parent: host = "" } = root.dataset;
const keeping = Keeping.of(site);
const outbox = new Outbox(keeping, newKey, Date.now);
const transcript = new Transcript();

let chosen = languages.find(each => each === keeping.get("language"));
let language: Language = chosen ?? pickLanguage([root.lang, ...navigator.languages]);
let holder: Holder = "bot";
let status: Status = "idle";
// A visitor the hub knows waits for the conversation; a new one sees the greeting at once.
let returning = keeping.get("token") !== null;
let hidden = false;
let unread = 0;

const header = new Header({ speak, leave, minimise: host ? () => tell({ supportHub: "minimise" }) : undefined });
const banner = el("p", { class: "status", role: "status" });
const greeting = new Greeting();
const log = new Log(key => { outbox.retry(key); draw(); void connection.flush(); });
const choices = new Choices(choose);
const loading = el("p", { class: "loading", role: "status", hidden: true });
const scroller = el("main", { class: "scroller", tabindex: "0" }, greeting.element, loading, log.element, choices.element);
const below = el("button", { class: "below", type: "button", hidden: true, onclick: () => toEnd() });
const composer = new Composer(text => say(text), draft => draft ? keeping.set("draft", draft) : keeping.remove("draft"));
const connection = new Connection(site, () => language, () => transcript, keeping, outbox, {
  // Trying again after a loss is still the loss: the words stay as they are until the connection is back.
  status: now => { if (now !== "connecting" || status !== "offline") status = now; draw(); },
  joined: joined => {
    returning = false;
    // What was said before is not read out when it is shown again.
    log.element.setAttribute("aria-live", transcript.lines.length === 0 ? "off" : "polite");
    received(joined.lines, true);
    state(joined.state);
    requestAnimationFrame(() => log.element.setAttribute("aria-live", "polite"));
  },
  lines: lines => received(lines, true),
  state,
  sent: (waiting, answer) => answer.ok ? received(answer.lines, false) : refused(waiting.text, answer.text),
  failed: () => draw(),
  // What was said is gone from the hub; it goes from this page too.
  forgotten: () => { if (transcript.lines.length > 0) location.reload(); },
});

document.body.append(header.element, banner, scroller, below, composer.element);
const draft = keeping.get("draft") ?? "";
draw();
composer.restore(draft);
if (returning || outbox.next()) connection.open();
// A visitor is known to the hub from the first touch, not from the mere sight of the page.
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => connection.open(), { once: true });
scroller.addEventListener("scroll", () => { if (atEnd()) below.hidden = true; }, { passive: true });
setInterval(() => log.tick(allWords[language], language), 30_000);
if (host) addEventListener("message", heard);

function draw(): void {
  const words = allWords[language];
  const waiting = outbox.all();
  const empty = transcript.lines.length === 0 && waiting.length === 0;
  const opening = empty && returning;
  root.lang = htmlLang[language];
  document.title = words.title;
  header.draw(words, language, holder);
  banner.className = `status ${status}`;
  write(banner, status === "offline" ? words.offline : status === "connecting" && !opening ? words.connecting : "");
  loading.hidden = !opening;
  write(loading, words.loading);
  greeting.element.hidden = !empty || opening;
  greeting.draw(words, language);
  log.draw(words, language, transcript.lines, waiting, status === "online");
  choices.draw(words, root.lang, empty ? opening ? [] : quickTopics() : waiting.length > 0 ? [] : transcript.choices ?? []);
  write(below, words.newMessage);
  composer.draw(words);
}

function quickTopics(): Choice[] {
  return Object.entries(allWords[language].topics).map(([value, label]) => ({ label, value }));
}

/** The same words again would be read out again. */
function write(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

function received(lines: Lines, reached: boolean): void {
  const staying = atEnd();
  const fresh = transcript.accept(lines, reached);
  draw();
  const others = fresh.filter(line => line.from !== "you");
  if (hidden && others.length > 0) tell({ supportHub: "unread", count: unread += others.length });
  if (fresh.length === 0) return;
  if (staying || fresh.length > others.length) toStartOf(fresh.length);
  else below.hidden = false;
}

function state(now: State): void {
  holder = now.holder;
  const theirs = languages.find(each => each === now.language) ?? language;
  if (chosen && theirs !== chosen) connection.setLanguage(chosen);
  else language = theirs;
  draw();
}

function refused(text: string, why: string | null): void {
  draw();
  composer.refuse(text, why ?? allWords[language].notSent);
}

function say(text: string, choice?: Choice): void {
  outbox.add(text, choice?.value);
  draw();
  toEnd();
  void connection.flush();
}

function choose(choice: Choice): void {
  say(choice.label, choice);
  composer.focus();
}

function speak(wanted: Language): void {
  chosen = language = wanted;
  keeping.set("language", wanted);
  draw();
  connection.setLanguage(wanted);
}

/** For a person who is not alone: leaves nothing behind and goes where nothing tells of this chat. */
function leave(): void {
  keeping.clear();
  if (host) tell({ supportHub: "leave" });
  else location.replace(neutralPage);
}

function tell(word: FrameWord): void {
  window.parent.postMessage(word, host);
}

function heard(event: MessageEvent<PageWord>): void {
  if (event.origin !== host || event.source !== window.parent) return;
  hidden = event.data.supportHub === "hidden";
  if (hidden) return;
  tell({ supportHub: "unread", count: unread = 0 });
  if (matchMedia("(pointer: fine)").matches) composer.focus();
  else scroller.focus();
}

function atEnd(): boolean {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

function toEnd(): void {
  scroller.scrollTop = scroller.scrollHeight;
  below.hidden = true;
}

/** As far down as the newest lines allow with the first of them still in sight. */
function toStartOf(count: number): void {
  const first = log.element.children[Math.max(0, transcript.lines.length - count)] as HTMLElement | undefined;
  scroller.scrollTop = Math.min(scroller.scrollHeight, (first?.offsetTop ?? scroller.scrollHeight) - 8);
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}
