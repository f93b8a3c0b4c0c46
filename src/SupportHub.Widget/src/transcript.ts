// The lines of the conversation as this page knows them: each once, in the log's order, whatever the network repeats.
import type { Line, Lines } from "./protocol";

export class Transcript {
  private readonly ids = new Set<string>();
  // Of a conversation that ended while the page was open: they stay above, and the new one's positions start anew.
  private readonly earlier: Line[] = [];
  private readonly known: Line[] = [];

  conversation: string | null = null;

  /** Everything at or below it is here; the hub is asked for what comes after. */
  position = 0;

  get lines(): readonly Line[] {
    return [...this.earlier, ...this.known];
  }

  /**
   * Takes what the hub sent; answers the lines that are new. `reached`: nothing before these is missing, so the position moves;
   * the answer to a message of one's own says nothing of what others wrote before it.
   */
  accept({ conversation, lines, position }: Lines, reached: boolean): Line[] {
    if (conversation !== this.conversation && conversation !== null) {
      this.earlier.push(...this.known.splice(0));
      this.conversation = conversation;
      this.position = 0;
    }
    const fresh = lines.filter(line => !this.ids.has(line.id));
    // A line comes again when something became of its files.
    for (const line of lines) {
      const at = line.files ? this.known.findIndex(each => each.id === line.id) : -1;
      if (at >= 0) this.known[at] = line;
    }
    for (const line of fresh) {
      this.ids.add(line.id);
      this.known.push(line);
    }
    if (fresh.length > 0) this.known.sort((a, b) => a.position - b.position);
    if (reached) this.position = Math.max(this.position, position);
    return fresh;
  }

  /** Its choices are open: nobody has spoken since. */
  get last(): Line | undefined {
    return this.known[this.known.length - 1];
  }
}
