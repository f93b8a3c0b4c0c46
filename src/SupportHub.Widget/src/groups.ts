// Lines of one speaker within some minutes belong together: the name stands over the first, the time under the last.
import type { Waiting } from "./outbox";
import type { Line } from "./protocol";

export type Item = { readonly line: Line } | { readonly waiting: Waiting };

export interface Placed {
  readonly item: Item;
  readonly key: string;
  readonly first: boolean;
  readonly last: boolean;
}

const together = 5 * 60_000;

/** What is shown, in order: the lines, then what waits and has not come back as a line. */
export function placed(lines: readonly Line[], waiting: readonly Waiting[]): Placed[] {
  const received = new Set(lines.map(line => line.key));
  const items: Item[] = [
    ...lines.map(line => ({ line })),
    ...waiting.filter(each => !received.has(each.key)).map(each => ({ waiting: each })),
  ];
  return items.map((item, index) => ({
    item,
    key: "line" in item ? item.line.key ?? item.line.id : item.waiting.key,
    first: !joined(items[index - 1], item),
    last: !joined(item, items[index + 1]),
  }));
}

function joined(a: Item | undefined, b: Item | undefined): boolean {
  if (!a || !b) return false;
  if ("line" in a !== "line" in b) return false;
  return !("line" in a) || !("line" in b)
    || a.line.from === b.line.from && a.line.name === b.line.name && Math.abs(Date.parse(b.line.at) - Date.parse(a.line.at)) < together;
}
