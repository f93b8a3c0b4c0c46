// The files beside the message that is being written: made small, kept, sent ahead while the client still writes.
import type { Keeping } from "../storage";
import type { Cupboard } from "./cupboard";
import { NotHere, Refused } from "./post";

export interface Attached {
  readonly key: string;
  readonly name: string;
  readonly photo: boolean;
  readonly state: "preparing" | "waiting" | "sending" | "sent" | "refused";
  /** Of what is being sent, from 0 to 1. */
  readonly share?: number;
  readonly why?: string;
}

export interface TrayParts {
  readonly keeping: Keeping;
  readonly cupboard: Cupboard;
  readonly newKey: () => string;
  readonly shrink: (file: Blob) => Promise<Blob>;
  readonly post: (key: string, name: string, blob: Blob, progress: (share: number) => void) => Promise<string>;
  readonly tooBig: () => string;
  readonly gone: () => string;
  readonly mostBytes: number;
  readonly changed: () => void;
}

const listed = "attached";

export class Tray {
  private attached: Attached[] = [];
  private readonly underway = new Map<string, Promise<string>>();
  private readonly ready = new Map<string, Promise<void>>();
  // None of them is kept on the phone.
  private readonly tooBig = new Set<string>();

  constructor(private readonly parts: TrayParts) {}

  get all(): readonly Attached[] {
    return this.attached;
  }

  /** What was chosen before a reload. */
  restore(): Promise<void> {
    return this.lay(JSON.parse(this.parts.keeping.get(listed) ?? "[]") as string[]);
  }

  async add(files: readonly File[]): Promise<void> {
    const added = files.map(file => ({ file, key: this.parts.newKey() }));
    this.attached.push(...added.map(({ file, key }): Attached => ({ key, name: file.name, photo: file.type.startsWith("image/"), state: "preparing" })));
    this.parts.changed();
    // One after another: an old phone holds one decoded photo, not ten.
    let before = Promise.resolve();
    for (const { file, key } of added) this.ready.set(key, before = before.then(() => this.prepare(key, file)));
    await before;
  }

  remove(key: string): void {
    this.attached = this.attached.filter(each => each.key !== key);
    void this.parts.cupboard.remove(key);
    this.keep();
  }

  /** Sends ahead what waits, when there is a connection. */
  start(): void {
    for (const { key, state } of this.attached) if (state === "waiting") void this.id(key).then(() => this.mark(key, { state: "sent" }), () => undefined);
  }

  /** Takes the files for a message, which now owns them; those that were refused stay behind until they are removed. */
  take(): string[] {
    const taken = this.attached.filter(each => each.state !== "refused").map(each => each.key);
    this.attached = this.attached.filter(each => !taken.includes(each.key));
    this.keep();
    return taken;
  }

  /** The hub's id of a file; sends it if it was not sent. */
  id(key: string): Promise<string> {
    const known = this.underway.get(key);
    if (known) return known;
    const sending = this.send(key);
    this.underway.set(key, sending);
    sending.catch(() => this.underway.delete(key));
    return sending;
  }

  /** The message that carried them is received. */
  done(keys: readonly string[]): void {
    for (const key of keys) {
      this.underway.delete(key);
      this.ready.delete(key);
      void this.parts.cupboard.remove(key);
    }
  }

  /** The message that carried them was not taken: they stand beside what is written again, but for one that was refused. `anew`: the hub has none of them any more. */
  async giveBack(keys: readonly string[], anew: boolean): Promise<void> {
    if (anew) for (const key of keys) this.underway.delete(key);
    await this.lay(keys);
    this.start();
  }

  private async lay(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.ready.get(key);
      const stored = await this.parts.cupboard.get(key);
      if (stored) this.attached.push({ key, name: stored.name, photo: stored.blob.type.startsWith("image/"), state: "waiting" });
    }
    if (keys.length > 0) this.keep();
  }

  private async prepare(key: string, file: File): Promise<void> {
    const blob = await this.parts.shrink(file);
    if (blob.size > this.parts.mostBytes) {
      this.tooBig.add(key);
      this.mark(key, { state: "refused", why: this.parts.tooBig() });
    } else {
      await this.parts.cupboard.put({ key, name: file.name, blob });
      this.mark(key, { state: "waiting" });
    }
    this.keep();
  }

  private async send(key: string): Promise<string> {
    await this.ready.get(key);
    if (this.tooBig.has(key)) throw new Refused(this.parts.tooBig());
    const stored = await this.parts.cupboard.get(key);
    if (!stored) throw new NotHere(this.parts.gone());
    try {
      this.mark(key, { state: "sending", share: 0 });
      const id = await this.parts.post(key, stored.name, stored.blob, share => this.mark(key, { state: "sending", share }));
      this.mark(key, { state: "sent" });
      return id;
    } catch (fault) {
      if (fault instanceof Refused) {
        void this.parts.cupboard.remove(key);
        this.mark(key, { state: "refused", why: fault.message });
      } else this.mark(key, { state: "waiting" });
      throw fault;
    }
  }

  private mark(key: string, change: Partial<Attached>): void {
    this.attached = this.attached.map(each => each.key === key ? { ...each, ...change } : each);
    this.parts.changed();
  }

  private keep(): void {
    const keys = this.attached.filter(each => each.state !== "refused").map(each => each.key);
    if (keys.length > 0) this.parts.keeping.set(listed, JSON.stringify(keys));
    else this.parts.keeping.remove(listed);
    this.parts.changed();
  }
}
