// After a deploy an older page opens itself again, when nothing is lost by it and nobody is in the middle of a sentence.
import type { Keeping } from "./storage";

const name = "renewed";
// While old and new nodes run side by side, a page may come from one and speak to the other.
const notAgainWithin = 10 * 60_000;

/** Whether the page may open itself again now. `busy`: the client is writing. */
export function mayRenew(keeping: Keeping, busy: boolean, now: number): boolean {
  if (busy || keeping.closed || keeping.onlyHere || now - Number(keeping.get(name) ?? 0) < notAgainWithin) return false;
  keeping.set(name, String(now));
  return true;
}
