// The chat page: what the client sees and does, put together. The pieces know nothing of each other; this file does.
import { Connection, type Status } from "./connection";
import { Host } from "./host";
import { htmlLang, languages, pickLanguage, type Language } from "./languages";
import { escapes } from "./leaving";
import { Outbox } from "./outbox";
import type { Choice, Lines, State } from "./protocol";
import { Reading } from "./read";
import { mayRenew } from "./renewal";
import { Keeping } from "./storage";
import { Transcript } from "./transcript";
import { Choices } from "./view/choices";
import { askToClear } from "./view/clear";
import { Composer } from "./view/composer";
import { el, write } from "./view/dom";
import { Greeting } from "./view/greeting";
import { Header } from "./view/header";
import { Log } from "./view/log";
import { Menu } from "./view/menu";
import { Panel } from "./view/panel";
import { Scroller } from "./view/scroller";
import { Survey } from "./view/survey";
import { WaitNote } from "./view/waiting";
import { Writing } from "./view/writing";
import { words as allWords } from "./words";

const betweenWriting = 3_000;

const root = document.documentElement;
const { site = "", parent = "" } = root.dataset;
const keeping = Keeping.of(site);
const outbox = new Outbox(keeping, newKey, Date.now);
const transcript = new Transcript();
const reading = new Reading(keeping);

let chosen = languages.find(each => each === keeping.get("language"));
let language: Language = chosen ?? pickLanguage([root.lang, ...navigator.languages]);
let now: State = { holder: "bot", language };
let status: Status = "idle";
let outdated = false;
let saidWriting = 0;
// A visitor the hub knows waits for the conversation; a new one sees the greeting at once.
let returning = keeping.get("token") !== null;

const host = new Host(parent, { shown, leave: () => keeping.clear() });
const panel = new Panel();
const header = new Header({ speak, leave, minimise: host.framed ? () => host.minimise() : undefined }, new Menu([
  { label: words => words.clear, run: () => askToClear(panel, clear), offered: () => keeping.get("token") !== null },
]));
const banner = el("p", { class: "status", role: "status" });
const greeting = new Greeting();
const log = new Log(key => { outbox.retry(key); draw(); void connection.flush(); });
const writing = new Writing();
const choices = new Choices(choose);
const loading = el("p", { class: "loading", role: "status", hidden: true });
const survey = new Survey((step, value) => connection.tell("Rate", { step, value }));
const scroller = new Scroller(greeting.element, loading, log.element, writing.element, choices.element, survey.element);
const wait = new WaitNote();
const composer = new Composer(text => say(text), typed);
const connection = new Connection(site, () => language, () => transcript, keeping, outbox, {
  // Trying again after a loss is still the loss: the words stay as they are until the connection is back.
  status: change => { if (change !== "connecting" || status !== "offline") status = change; draw(); },
  joined: joined => {
    returning = false;
    // What was said before is not read out when it is shown again.
    log.element.setAttribute("aria-live", transcript.lines.length === 0 ? "off" : "polite");
    received(joined.lines, true);
    // Who comes back later was thanked before.
    state(joined.state.survey?.step === "thanks" ? { ...joined.state, survey: null } : joined.state);
    requestAnimationFrame(() => log.element.setAttribute("aria-live", "polite"));
    outdated = joined.outdated === true;
    renew();
  },
  lines: lines => received(lines, true),
  state,
  wait: (conversation, told) => { if (conversation === transcript.conversation) { now = { ...now, wait: told }; draw(); } },
  writing: name => writing.person(name),
  read: read => { reading.heard(read); draw(); },
  sent: (waiting, answer) => answer.ok ? received(answer.lines, false) : refused(waiting.text, answer.text),
  failed: () => draw(),
  // What was said is gone from the hub; it goes from this page too.
  forgotten: () => { if (transcript.lines.length > 0) location.reload(); },
});

document.body.append(header.element, panel.element, banner, scroller.element, scroller.below, wait.element, composer.element);
const draft = keeping.get("draft") ?? "";
draw();
composer.restore(draft);
if (returning || outbox.next()) connection.open();
// A visitor is known to the hub from the first touch, not from the mere sight of the page.
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => connection.open(), { once: true });
addEventListener("keydown", escapes(leave));
setInterval(() => { log.tick(allWords[language], language); renew(); }, 30_000);
keeping.watch((name, removed) => {
  // Another tab was left in haste, or cleared the chat from this device.
  if (name === null || name === "token" && removed) location.reload();
  else if (name.startsWith("out.") || name === "read") draw();
});

function draw(): void {
  const words = allWords[language];
  const waiting = outbox.all();
  const { lines } = transcript;
  const empty = lines.length === 0 && waiting.length === 0;
  const opening = empty && returning;
  root.lang = htmlLang[language];
  document.title = words.title;
  header.draw(words, language, now.holder);
  panel.draw(words);
  banner.className = `status ${status}`;
  write(banner, status === "offline" ? words.offline : status === "connecting" && !opening ? words.connecting : "");
  loading.hidden = !opening;
  write(loading, words.loading);
  greeting.element.hidden = !empty || opening;
  greeting.draw(words, language);
  log.draw(words, language, lines, waiting, { online: status === "online", read: reading.upTo(transcript.conversation, lines) });
  writing.draw(words);
  writing.bot(status === "online" && now.holder === "bot" && lines[lines.length - 1]?.from === "you");
  choices.draw(words, root.lang, empty ? opening ? [] : quickTopics() : waiting.length > 0 ? [] : transcript.choices ?? []);
  wait.draw(words, language, now.wait);
  survey.draw(words, root.lang, now.survey);
  write(scroller.below, words.newMessage);
  composer.draw(words);
}

function quickTopics(): Choice[] {
  return Object.entries(allWords[language].topics).map(([value, label]) => ({ label, value }));
}

function received(lines: Lines, reached: boolean): void {
  const staying = scroller.atEnd;
  const fresh = transcript.accept(lines, reached);
  const others = fresh.filter(line => line.from !== "you");
  if (others.length > 0) writing.ended();
  draw();
  host.spoken(others.length);
  if (fresh.length === 0) return;
  if (staying || fresh.length > others.length) scroller.toStartOf(log.element.children[Math.max(0, transcript.lines.length - fresh.length)] as HTMLElement | undefined);
  else scroller.below.hidden = false;
}

function state(change: State): void {
  now = change;
  const theirs = languages.find(each => each === now.language) ?? language;
  if (chosen && theirs !== chosen) connection.tell("SetLanguage", { language: chosen });
  else language = theirs;
  draw();
}

function refused(text: string, why: string | null): void {
  draw();
  composer.refuse(text, why ?? allWords[language].notSent);
}

function say(text: string, choice?: Choice): void {
  outbox.add(text, choice?.value);
  saidWriting = 0;
  draw();
  scroller.toEnd();
  void connection.flush();
}

function choose(choice: Choice): void {
  say(choice.label, choice);
  composer.focus();
}

/** Of what is typed nothing leaves before it is sent, but that something is. */
function typed(text: string): void {
  if (text) keeping.set("draft", text);
  else keeping.remove("draft");
  if (!text || transcript.conversation === null || Date.now() - saidWriting < betweenWriting) return;
  saidWriting = Date.now();
  connection.tell("Writing");
}

function speak(wanted: Language): void {
  chosen = language = wanted;
  keeping.set("language", wanted);
  draw();
  connection.tell("SetLanguage", { language: wanted });
}

/** For a person who is not alone: leaves nothing behind and goes where nothing tells of this chat. */
function leave(): void {
  keeping.clear();
  document.body.hidden = true;
  host.leave();
}

function clear(): void {
  keeping.clear();
  location.reload();
}

function renew(): void {
  if (outdated && mayRenew(keeping, composer.busy, Date.now())) location.reload();
}

function shown(): void {
  if (matchMedia("(pointer: fine)").matches) composer.focus();
  else scroller.element.focus();
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}
