// The lines of the conversation as this page knows them: each once, in the log's order, whatever the network repeats.
import type { Line, Lines } from "./protocol";

export class Transcript {
  private readonly ids = new Set<string>();
  private readonly known: Line[] = [];
  private conversation: string | null = null;
  position = 0;

  get lines(): readonly Line[] {
    return this.known;
  }

  /** Another conversation than before: its positions start anew. Answers whether what is shown must be cleared. */
  follow(conversation: string | null): boolean {
    if (conversation === this.conversation) return false;
    const cleared = this.known.length > 0 && this.conversation !== null;
    if (cleared) this.clear();
    this.conversation = conversation;
    return cleared;
  }

  /** Takes what the hub sent; answers the lines that are new, in order. */
  accept({ lines, position }: Lines): Line[] {
    const fresh = lines.filter(line => !this.ids.has(line.id));
    for (const line of fresh) {
      this.ids.add(line.id);
      this.known.push(line);
    }
    if (fresh.length > 0) this.known.sort((a, b) => a.position - b.position);
    this.position = Math.max(this.position, position);
    return fresh;
  }

  /** The choices still open: those of the last line, if nobody has spoken since. */
  get choices(): Line["choices"] {
    return this.known[this.known.length - 1]?.choices ?? null;
  }

  clear(): void {
    this.ids.clear();
    this.known.length = 0;
    this.position = 0;
    this.conversation = null;
  }
}
