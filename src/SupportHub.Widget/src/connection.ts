// One connection to the hub, kept for as long as the page lives: it joins, sends what waits, and after any fault joins
// again from the last position seen. Everything it does may be repeated safely.
import type { HubConnection, IHttpConnectionOptions } from "@microsoft/signalr";
import { NotHere, NotNow, Refused } from "./files/post";
import type { Language } from "./languages";
import type { Outbox, Waiting } from "./outbox";
import { protocol, type Joined, type Lines, type Read, type SendAnswer, type State, type Wait } from "./protocol";
import type { Keeping } from "./storage";

type SignalR = typeof import("./signalr");

export type Status = "idle" | "connecting" | "online" | "offline";

/** What the page is told. */
export interface Listener {
  status(status: Status): void;
  joined(joined: Joined): void;
  /** Nothing before these lines is missing. */
  lines(lines: Lines): void;
  state(state: State): void;
  wait(conversation: string, wait: Wait | null): void;
  /** A person at the desk is writing, or has read so far. */
  writing(name: string | null): void;
  read(read: Read): void;
  /** The hub's ids of the files that go with a message, which are sent now if they were not. */
  carry(waiting: Waiting): Promise<readonly string[]>;
  sent(waiting: Waiting, answer: SendAnswer): void;
  failed(): void;
  /** The hub knows this visitor no more: the next one is somebody new. */
  forgotten(): void;
}

// The longest is what a client waits at most after the hub is back; ten thousand of them still come at a thousand a second.
const pauses = [0, 1000, 2000, 5000, 10_000];

// A proxy that swallows the upgrade to a WebSocket leaves it hanging; on the slowest network it takes four seconds.
const patience = 8_000;

const connected = "Connected";

// What was written after it waits as long.
const longestForPhoto = 120_000;

export class Connection {
  private hub: HubConnection | undefined;
  private attempts = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private starting = false;
  private exchanged = false;
  private flushing = false;
  private library: SignalR | undefined;
  private loads = 0;
  // The message whose photo does not get through, and since when.
  private stuck: { readonly key: string; readonly since: number } | undefined;
  // Which of the ways to connect is tried: WebSockets alone, which saves the negotiation, a round trip; what both sides agree on; and asking again and
  // again, which passes every proxy.
  private way = 0;
  // Until Join is answered, what the hub pushes may stand behind a gap: it is kept, and shown behind the answer.
  private held: Lines[] | undefined;

  /** The site was to say who its visitor is, and its word did not come or did not hold. */
  unknown = false;

  constructor(
    private readonly site: string,
    private readonly libraryAt: string,
    private readonly language: () => Language,
    private readonly seen: () => { readonly conversation: string | null; readonly position: number },
    private readonly keeping: Keeping,
    private readonly outbox: Outbox,
    private readonly listener: Listener,
    private readonly identity?: () => Promise<string | null>,
    private readonly now: () => number = Date.now,
  ) {
    addEventListener("online", () => {
      this.open();
      // The old connection may have lived through it: then nothing opens, and it is asked.
      this.check();
    });
    addEventListener("offline", () => this.listener.status("offline"));
    // A phone that slept may hold a dead socket; asking to join shows it at once.
    addEventListener("pageshow", event => event.persisted && this.check());
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.check());
  }

  /** Connects if it is not connected; may be called at any time. */
  open(): void {
    clearTimeout(this.timer);
    if (this.keeping.closed || this.starting || this.hub?.state === connected) return;
    void this.start();
  }

  /** Sends what waits in the outbox, in order, one at a time. */
  async flush(): Promise<void> {
    if (this.flushing || this.starting) return;
    if (this.hub?.state !== connected) return this.open();
    this.flushing = true;
    try {
      for (let waiting = this.outbox.next(); waiting; waiting = this.outbox.next()) {
        if (!await this.send(waiting)) break;
      }
    } finally {
      this.flushing = false;
    }
  }

  /** Says what needs no answer; while there is no connection it is not said. */
  tell(method: string, ...parts: unknown[]): void {
    if (this.hub?.state === connected) void this.hub.invoke(method, ...parts).catch(() => undefined);
  }

  private check(): void {
    if (this.hub?.state === connected && !this.keeping.closed) this.rejoin(this.hub);
    else if (this.hub) this.open();
  }

  private async start(): Promise<void> {
    this.starting = true;
    this.listener.status("connecting");
    this.held = [];
    let hub: HubConnection | undefined;
    try {
      hub = this.build(await this.load());
      await this.visit();
      await within(patience, hub.start());
      // What the answer makes the page say goes over this connection.
      this.hub = hub;
      await this.join(hub);
      hub.onclose(() => this.lost());
      this.attempts = 0;
      this.starting = false;
      this.listener.status("online");
      void this.flush();
    } catch {
      const joined = hub?.state === connected;
      void hub?.stop();
      // Another way is tried only where the hub can be reached at all: after a deploy everybody is to be back on WebSockets.
      if (hub && !joined && await reachable()) this.way = (this.way + 1) % 3;
      this.starting = false;
      this.lost();
    }
  }

  /** Asks for the connection's library ahead of the first need. */
  async load(): Promise<SignalR> {
    if (this.library) return this.library;
    // A browser may remember that a module could not be had: the next attempt has another address.
    const again = this.loads++ === 0 ? "" : `?again=${this.loads}`;
    return this.library = await import(this.libraryAt + again) as SignalR;
  }

  private build({ HttpTransportType, HubConnectionBuilder, LogLevel }: SignalR): HubConnection {
    const ways: IHttpConnectionOptions[] = [
      { skipNegotiation: true, transport: HttpTransportType.WebSockets }, {}, { transport: HttpTransportType.LongPolling },
    ];
    const hub = new HubConnectionBuilder()
      .withUrl("/hubs/chat", ways[this.way]!)
      .configureLogging(LogLevel.None)
      .build();
    hub.on("Lines", (lines: Lines) => this.held ? this.held.push(lines) : this.listener.lines(lines));
    hub.on("State", (state: State) => this.listener.state(state));
    hub.on("Wait", (told: { conversation: string; wait: Wait | null }) => this.listener.wait(told.conversation, told.wait));
    hub.on("Writing", (name: string | null) => this.listener.writing(name));
    hub.on("Read", (read: Read) => this.listener.read(read));
    hub.on("Rejoin", () => {
      this.held ??= [];
      this.rejoin(hub);
    });
    return hub;
  }

  private async visit(): Promise<void> {
    const identity = this.exchanged ? null : await this.identity?.() ?? null;
    const before = this.keeping.get("token");
    this.unknown ||= this.identity !== undefined && !this.exchanged && identity === null;
    if (before && !identity) return;
    const answer = await fetch("/api/chat/visits", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ site: this.site, language: this.language(), identity, token: before }),
    });
    if (!answer.ok) throw new Error(`visit: ${answer.status}`);
    const { token, signed } = await answer.json() as { token: string; signed: boolean };
    this.exchanged = identity !== null;
    this.unknown ||= this.identity !== undefined && !signed;
    // Whoever opens the page next, signed out, is somebody else.
    if (signed) return this.keeping.hold("token", token);
    // Another tab may have been quicker: its token is the visitor's.
    if (!this.keeping.get("token")) this.keeping.set("token", token);
  }

  private rejoin(hub: HubConnection): void {
    void this.join(hub).then(() => {
      this.listener.status("online");
      void this.flush();
    }).catch(() => hub.stop());
  }

  private async join(hub: HubConnection): Promise<void> {
    const { conversation, position } = this.seen();
    const token = this.keeping.get("token");
    const joined = await hub.invoke<Joined | null>("Join", {
      token, site: this.site, language: this.language(), conversation, after: position,
      waiting: this.outbox.all().map(waiting => waiting.key), protocol,
    });
    if (!joined) {
      this.keeping.release("token");
      // Under a signed visitor's there may be one that the hub still knows.
      if (this.keeping.get("token") === token) this.keeping.remove("token");
      this.exchanged = false;
      if (!this.keeping.closed) this.listener.forgotten();
      throw new Error("the hub does not know this visitor");
    }
    const held = this.held ?? [];
    this.held = undefined;
    this.listener.joined(joined);
    held.forEach(lines => this.listener.lines(lines));
  }

  /** Answers whether the next one may go. */
  private async send(waiting: Waiting): Promise<boolean> {
    const hub = this.hub!;
    try {
      const files = waiting.files ? await this.listener.carry(waiting) : null;
      const answer = await hub.invoke<SendAnswer>("Send", { key: waiting.key, text: waiting.text, choice: waiting.choice ?? null, files });
      this.outbox.received(waiting.key);
      this.listener.sent(waiting, answer);
      return true;
    } catch (fault) {
      // The line broke, or its photo does not get through: it stays in the outbox, and what was written later behind it.
      if (hub.state !== connected || fault instanceof NotNow && this.mayWait(waiting.key)) return false;
      if (fault instanceof Refused || fault instanceof NotHere) {
        this.outbox.received(waiting.key);
        this.listener.sent(waiting, { ok: false, code: "file", text: fault.message });
        return true;
      }
      // The hub itself failed at it, or the photo never gets through: the person decides, and the next may go.
      this.outbox.fail(waiting.key);
      this.listener.failed();
      return true;
    }
  }

  private mayWait(key: string): boolean {
    if (this.stuck?.key !== key) this.stuck = { key, since: this.now() };
    return this.now() - this.stuck.since < longestForPhoto;
  }

  private lost(): void {
    this.listener.status("offline");
    const pause = pauses[Math.min(this.attempts++, pauses.length - 1)]!;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.open(), pause + Math.random() * pause / 2);
  }
}

function within<T>(time: number, work: Promise<T>): Promise<T> {
  return Promise.race([work, new Promise<T>((_, failed) => setTimeout(() => failed(new Error("too long")), time))]);
}

async function reachable(): Promise<boolean> {
  try {
    return (await fetch("/favicon.svg", { method: "HEAD", cache: "no-store" })).ok;
  } catch {
    return false;
  }
}
