// What the chat keeps on the phone, in the hub's own origin: the visitor's token, messages not yet received, a draft.
// Storage can be full or forbidden (private windows, blocked third-party storage): then this page's memory serves. It alone serves a signed visitor
// too: whoever opens the page next on that phone is somebody else, and must neither read nor send what was written before.

// Of somebody not signed, who may be the one that now is: the hub decides.
const lasting = "token";

export class Keeping {
  private readonly memory = new Map<string, string>();
  /** Nothing is kept any more: the page is left, or begins anew. */
  closed = false;

  constructor(private readonly prefix: string, private readonly storage: Storage | undefined, private readonly signed = false) {}

  static of(site: string, signed: boolean): Keeping {
    let storage: Storage | undefined;
    try { storage = window.localStorage; } catch { /* forbidden */ }
    return new Keeping(`supporthub.${site}.`, storage, signed);
  }

  get(name: string): string | null {
    const remembered = this.memory.get(name);
    if (remembered !== undefined) return remembered;
    if (this.signed && name !== lasting) return null;
    try { return this.storage?.getItem(this.prefix + name) ?? null; } catch { return null; }
  }

  set(name: string, value: string): void {
    if (this.closed) return;
    try {
      if (!this.storage || this.signed && name !== lasting) throw new Error("no storage");
      this.storage.setItem(this.prefix + name, value);
      this.memory.delete(name);
    } catch {
      this.memory.set(name, value);
    }
  }

  /** For as long as this page lives, and never on the phone. */
  hold(name: string, value: string): void {
    if (!this.closed) this.memory.set(name, value);
  }

  release(name: string): void {
    this.memory.delete(name);
  }

  remove(name: string): void {
    this.memory.delete(name);
    try { this.storage?.removeItem(this.prefix + name); } catch { /* nothing was stored */ }
  }

  /** Something is held by this page's memory alone. */
  get onlyHere(): boolean {
    return this.memory.size > 0;
  }

  /** Calls back when another tab changed something, with its name; null when everything is gone. */
  watch(changed: (name: string | null, removed: boolean) => void): void {
    addEventListener("storage", event => {
      if (event.key === null) changed(null, true);
      else if (event.key.startsWith(this.prefix)) changed(event.key.slice(this.prefix.length), event.newValue === null);
    });
  }

  names(start: string): string[] {
    return [...new Set([...this.memory.keys(), ...this.signed ? [] : this.stored()])].filter(name => name.startsWith(start));
  }

  /** Leaves nothing of this chat on the phone, and puts nothing there until the page is gone: an answer may still be on its way. */
  clear(): void {
    this.closed = true;
    for (const name of [...this.memory.keys(), ...this.stored()]) this.remove(name);
  }

  private stored(): string[] {
    const names: string[] = [];
    try {
      for (let i = 0; i < (this.storage?.length ?? 0); i++) {
        const name = this.storage!.key(i)!;
        if (name.startsWith(this.prefix)) names.push(name.slice(this.prefix.length));
      }
    } catch { /* memory alone */ }
    return names;
  }
}
