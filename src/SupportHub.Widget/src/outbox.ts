// Messages written but not yet received by the hub. Each waits under its own storage name, so two tabs never overwrite
// each other's; both may send the same one, and the hub takes a key once.
import type { Keeping } from "./storage";

export interface Waiting {
  readonly key: string;
  readonly text: string;
  readonly choice?: string;
  /** The keys of the files that go with it. */
  readonly files?: readonly string[];
  readonly at: number;
  /** The hub answered that it could not take it: waits for the person to try again. */
  readonly failed?: boolean;
}

const start = "out.";

export class Outbox {
  constructor(private readonly keeping: Keeping, private readonly newKey: () => string, private readonly now: () => number) {}

  add(text: string, choice?: string, files: readonly string[] = []): Waiting {
    // Later than all that wait, whatever the clock says: the order of writing is the order of sending.
    const at = Math.max(this.now(), ...this.all().map(waiting => waiting.at + 1));
    const waiting: Waiting = { key: this.newKey(), text, at, ...(choice !== undefined && { choice }), ...(files.length > 0 && { files }) };
    this.keeping.set(start + waiting.key, JSON.stringify(waiting));
    return waiting;
  }

  all(): Waiting[] {
    return this.keeping.names(start)
      .map(name => read(this.keeping.get(name)))
      .filter((waiting): waiting is Waiting => waiting !== null)
      .sort((a, b) => a.at - b.at);
  }

  next(): Waiting | undefined {
    return this.all().find(waiting => !waiting.failed);
  }

  /** The hub has it: it can never be lost or doubled any more. */
  received(key: string): void {
    this.keeping.remove(start + key);
  }

  fail(key: string): void {
    this.mark(key, true);
  }

  retry(key: string): void {
    this.mark(key, false);
  }

  private mark(key: string, failed: boolean): void {
    const waiting = read(this.keeping.get(start + key));
    if (waiting) this.keeping.set(start + key, JSON.stringify({ ...waiting, failed }));
  }
}

function read(stored: string | null): Waiting | null {
  try {
    const waiting = JSON.parse(stored ?? "null") as Partial<Waiting> | null;
    return typeof waiting?.key === "string" && typeof waiting.text === "string" && typeof waiting.at === "number" ? waiting as Waiting : null;
  } catch {
    return null;
  }
}
