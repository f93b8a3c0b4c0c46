// How far the client's words were read: answered by whoever had to see them first, or on the screen of a person at the desk. The hub
// says the latter once and keeps it nowhere; the page remembers the highest.
import type { Line, Read } from "./protocol";
import type { Keeping } from "./storage";

const name = "read";

export class Reading {
  constructor(private readonly keeping: Keeping) {}

  heard({ conversation, position }: Read): void {
    if (position > this.told(conversation)) this.keeping.set(name, `${conversation} ${position}`);
  }

  /** The position up to which the client's own lines of this conversation were read. */
  upTo(conversation: string | null, lines: readonly Line[]): number {
    const answer = [...lines].reverse().find(line => line.from === "bot" || line.from === "agent");
    return Math.max(answer?.position ?? 0, this.told(conversation));
  }

  private told(conversation: string | null): number {
    const [of, position] = (this.keeping.get(name) ?? "").split(" ");
    return of === conversation ? Number(position) || 0 : 0;
  }
}
