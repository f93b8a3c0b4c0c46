// The chat page: what the client sees and does, put together. The pieces know nothing of each other; this file does.
import type { Purpose } from "./byText";
import { Connection, type Status } from "./connection";
import { PhoneCupboard } from "./files/cupboard";
import { fetchFile, post, type Door } from "./files/post";
import { mostBytes, shrink } from "./files/shrink";
import { Tray } from "./files/tray";
import { Host } from "./host";
import { htmlLang, languages, pickLanguage, type Language } from "./languages";
import { escapes } from "./leaving";
import { Outbox } from "./outbox";
import type { Choice, Lines, State } from "./protocol";
import { Reading } from "./read";
import { mayRenew } from "./renewal";
import { Speech } from "./speech";
import { Keeping } from "./storage";
import { Transcript } from "./transcript";
import { Attachments } from "./view/attachments";
import { Choices } from "./view/choices";
import { askToClear } from "./view/clear";
import { Composer } from "./view/composer";
import { el, write } from "./view/dom";
import { Files } from "./view/files";
import { Greeting } from "./view/greeting";
import { Header } from "./view/header";
import { Log } from "./view/log";
import { Menu } from "./view/menu";
import { Panel } from "./view/panel";
import type { Picture } from "./view/picture";
import { Scroller } from "./view/scroller";
import { Survey } from "./view/survey";
import { WaitNote } from "./view/waiting";
import { Writing } from "./view/writing";
import { spoken, type Spoken, type Words } from "./words";

const betweenWriting = 3_000;

const root = document.documentElement;
const { site = "", parent = "", signed, later = "/widget/later.js", signalr = "/widget/signalr.js" } = root.dataset;
const keeping = Keeping.of(site, signed !== undefined);
const outbox = new Outbox(keeping, newKey, Date.now);
const transcript = new Transcript();
const reading = new Reading(keeping);
const speech = new Speech(keeping, pickLanguage([root.lang, ...navigator.languages]));
const door: Door = { site, language: () => speech.language, token: () => keeping.get("token") };
const cupboard = new PhoneCupboard(`supporthub.${site}`, signed === undefined);
const tray = new Tray({
  keeping, cupboard, newKey, shrink, mostBytes,
  post: (key, name, blob, progress) => post(door, key, name, blob, progress),
  tooBig: () => shown?.words.fileTooBig ?? "",
  gone: () => shown?.words.fileGone ?? "",
  changed: () => shown && attachments.draw(shown.words, tray.all),
});

// The words on the page follow as soon as they have come.
let shown: Spoken | undefined;
let now: State = { holder: "bot", language: speech.language };
let status: Status = "idle";
let outdated = false;
let saidWriting = 0;
// A visitor the hub knows waits for the conversation; a new one sees the greeting at once.
let returning = keeping.get("token") !== null || signed !== undefined;

const host = new Host(parent, { shown: opened, leave: forget });
const panel = new Panel();
const header = new Header({ speak, leave, minimise: host.framed ? () => host.minimise() : undefined }, new Menu([
  { label: words => words.transcript, run: () => void transcribe(), offered: () => transcript.conversation !== null },
  { label: words => words.byText, run: () => goOnByText("move"), offered: () => transcript.conversation !== null && !now.byText },
  // Its key would lie on the phone for whoever comes next.
  { label: words => words.haveOne, run: () => goOnByText("open"), offered: () => signed === undefined || connection.unknown },
  { label: words => words.clear, run: () => askToClear(panel, clear), offered: () => keeping.get("token") !== null },
]));
const banner = el("p", { class: "status", role: "status" });
const greeting = new Greeting();
let picture: Picture | undefined;
const log = new Log(
  key => { outbox.retry(key); draw(); void connection.flush(); },
  new Files((id, small) => fetchFile(door, id, small), (address, alt) => void enlarge(address, alt).catch(() => undefined)));
const writing = new Writing(() => draw());
const choices = new Choices(choose);
const loading = el("p", { class: "loading", role: "status", hidden: true });
const survey = new Survey((step, value) => connection.tell("Rate", { step, value }));
const foot = el("div", { class: "foot" });
const scroller = new Scroller(greeting.element, loading, log.element, writing.element, choices.element, survey.element, foot);
const wait = new WaitNote();
const attachments = new Attachments(attach, key => tray.remove(key));
const composer = new Composer(text => say(text, undefined, tray.take()), typed, attachments);
const connection = new Connection(site, signalr, () => speech.language, () => transcript, keeping, outbox, {
  // Trying again after a loss is still the loss: the words stay as they are until the connection is back.
  status: change => {
    if (change !== "connecting" || status !== "offline") status = change;
    if (change === "online") tray.start();
    draw();
    void follow();
  },
  joined: joined => {
    returning = false;
    const again = transcript.lines.length === 0;
    // What was said before is not read out when it is shown again.
    log.element.setAttribute("aria-live", again ? "off" : "polite");
    received(joined.lines, true);
    // Who comes back later was thanked before.
    state(joined.state.survey?.step === "thanks" ? { ...joined.state, survey: null } : joined.state);
    // Who comes back goes on where the conversation stands.
    if (again && joined.lines.lines.length > 0) scroller.toEnd();
    requestAnimationFrame(() => log.element.setAttribute("aria-live", "polite"));
    outdated = joined.outdated === true;
    renew();
  },
  lines: lines => received(lines, true),
  state,
  wait: (conversation, told) => { if (conversation === transcript.conversation) { now = { ...now, wait: told }; draw(); } },
  writing: name => writing.person(name),
  read: read => { reading.heard(read); draw(); },
  carry: waiting => Promise.all((waiting.files ?? []).map(key => tray.id(key))),
  sent: (waiting, answer) => {
    const files = waiting.files ?? [];
    if (answer.ok) {
      tray.done(files);
      received(answer.lines, false);
    } else {
      void tray.giveBack(files, answer.code === "file-not-there");
      refused(waiting.text, answer.text);
    }
  },
  failed: () => draw(),
  // What was said is gone from the hub; it goes from this page too.
  forgotten: () => { if (transcript.lines.length > 0) location.reload(); },
}, signed === undefined ? undefined : () => host.identity);
const goes = el("p", { class: "goes", role: "status" });
const offer = el("button", { class: "offer", type: "button", hidden: true, onclick: () => goOnByText("move") });

const low = matchMedia("(max-height: 480px)");
document.body.append(header.element, panel.element, banner, scroller.element, scroller.below, composer.element);
low.addEventListener?.("change", place);
place();
composer.restore(keeping.get("draft") ?? "");
void follow();
void tray.restore().then(() => status === "online" && tray.start());
if (returning || outbox.next()) connection.open();
else addEventListener("load", () => void connection.load().catch(() => undefined));
// A visitor is known to the hub from the first touch, not from the mere sight of the page.
for (const touch of ["pointerdown", "keydown"]) addEventListener(touch, () => connection.open(), { once: true });
addEventListener("keydown", escapes(leave));
setInterval(() => {
  if (shown) log.tick(shown.words, shown.language);
  if (status === "online") {
    tray.start();
    void connection.flush();
  }
  renew();
}, 30_000);
keeping.watch((name, removed) => {
  // Another tab was left in haste, or cleared the chat from this device.
  if (name === null || name === "token" && removed) location.reload();
  else if (name.startsWith("out.") || name === "read") draw();
  else if (name === "language") {
    speech.follow();
    void follow();
  }
});

/** How one waits stands over the field; where a keyboard leaves little room it is the last of what is said. */
function place(): void {
  if (low.matches) foot.append(wait.element, goes, offer);
  else scroller.below.after(wait.element, goes, offer);
}

function draw(): void {
  if (!shown) return;
  const { language, words } = shown;
  const waiting = outbox.all();
  const { lines } = transcript;
  const empty = lines.length === 0 && waiting.length === 0;
  const opening = empty && returning;
  root.lang = htmlLang[language];
  document.title = words.title;
  header.draw(words, language, now.holder);
  panel.draw(words);
  banner.className = `status ${status}`;
  write(banner, status === "offline" ? words.offline : status === "connecting" && !opening ? words.connecting : empty && connection.unknown ? words.unknown : "");
  loading.hidden = !opening;
  write(loading, words.loading);
  greeting.element.hidden = !empty || opening;
  greeting.draw(words, language);
  log.draw(words, language, lines, waiting, { online: status === "online", read: reading.upTo(transcript.conversation, lines) });
  writing.draw(words);
  writing.bot(status === "online" && now.holder === "bot" && lines[lines.length - 1]?.from === "you");
  const last = transcript.last;
  if (empty) choices.draw(words, root.lang, opening ? [] : quickTopics(words));
  else choices.draw(words, last?.lang ?? root.lang, waiting.length > 0 ? [] : last?.choices ?? []);
  // It says that the answer comes here.
  wait.draw(words, language, now.byText || writing.byPerson ? null : now.wait);
  write(goes, now.byText ? words.goesByText(now.byText) : "");
  offer.hidden = !now.wait || writing.byPerson || !!now.byText || !!now.isWatched;
  write(offer, words.byText);
  survey.draw(words, root.lang, now.survey);
  write(scroller.below, words.newMessage);
  composer.draw(words, !greeting.element.hidden);
  attachments.draw(words, tray.all);
  picture?.draw(words);
}

function quickTopics(words: Words): Choice[] {
  return Object.entries(words.topics).map(([value, label]) => ({ label, value }));
}

function received(lines: Lines, reached: boolean): void {
  const staying = scroller.following;
  const fresh = transcript.accept(lines, reached);
  const others = fresh.filter(line => line.from !== "you");
  if (others.length > 0) writing.ended();
  draw();
  host.spoken(others.length);
  if (fresh.length === 0) return;
  const first = transcript.lines.length - fresh.length;
  if (staying || fresh.length > others.length) scroller.toStartOf(() => log.element.children[first] as HTMLElement | undefined);
  else scroller.below.hidden = false;
}

function state(change: State): void {
  // Whoever writes here again is answered here again, whatever the panel said.
  if (now.byText && !change.byText) panel.close();
  now = change;
  const wanted = speech.heard(languages.find(each => each === now.language) ?? speech.language);
  if (wanted) connection.tell("SetLanguage", { language: wanted });
  draw();
  void follow();
}

function refused(text: string, why: string | null): void {
  draw();
  composer.refuse(text, why ?? shown?.words.notSent ?? "");
}

function attach(files: readonly File[]): void {
  connection.open();
  void tray.add(files).then(() => status === "online" && tray.start());
}

function say(text: string, choice?: Choice, files: readonly string[] = []): void {
  outbox.add(text, choice?.value, files);
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
  speech.choose(wanted);
  void follow();
  connection.tell("SetLanguage", { language: wanted });
}

/** Brings the words of the language that is wanted; without a network those that are there stay. */
async function follow(): Promise<void> {
  const { language } = speech;
  if (shown?.language === language) return;
  try {
    const found = await spoken(language, root.dataset[`words${language[0]!.toUpperCase()}${language.slice(1)}`] ?? `/widget/words.${language}.js`);
    if (found.language !== speech.language) return;
    shown = found;
    draw();
  } catch { /* asked again with the next connection */ }
}

/** For a person who is not alone: leaves nothing behind and goes where nothing tells of this chat. */
function leave(): boolean {
  forget();
  document.body.hidden = true;
  host.leave();
  return true;
}

async function transcribe(): Promise<void> {
  if (!await fewNeed().then(part => part.downloadTranscript(door), () => false)) panel.open(words => ({ title: words.transcript, body: [el("p", { role: "alert" }, words.transcriptFailed)] }));
}

function clear(): void {
  void forget().then(() => location.reload());
}

function forget(): Promise<void> {
  keeping.clear();
  return cupboard.clear();
}

function fewNeed(): Promise<typeof import("./later")> {
  return import(later) as Promise<typeof import("./later")>;
}

async function enlarge(address: string, alt: string): Promise<void> {
  const { Picture } = await fewNeed();
  if (!picture) document.body.append((picture = new Picture()).element);
  draw();
  picture.open(address, alt);
}

function goOnByText(purpose: Purpose): void {
  connection.open();
  void fewNeed().then(({ goOn }) => goOn(panel, door, purpose, token => {
    if (!token || keeping.closed) return;
    keeping.set("token", token);
    location.reload();
  }), () => refused("", null));
}

function renew(): void {
  const at = document.activeElement;
  const busy = !panel.element.hidden || at instanceof HTMLTextAreaElement && at.value !== "";
  if (outdated && mayRenew(keeping, busy, Date.now())) location.reload();
}

function opened(): void {
  if (matchMedia("(pointer: fine)").matches) composer.focus();
  else scroller.element.focus();
}

function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
}
