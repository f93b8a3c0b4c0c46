// The small Markdown that answers are written in: bold, lists, links to http(s) and tel. Text goes in, a tree comes out;
// view/text.ts builds DOM nodes from it, so nothing a message says is ever read as HTML.
import { honest } from "./deceit";

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "bold"; readonly text: string }
  | { readonly kind: "link"; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] };

// No lookbehind anywhere: phones of 2021 do not know it, and one such pattern stops the whole script.
const listItem = /^\s{0,3}(?:([-*•])|\d{1,3}[.)])\s+(.*)$/;
const marked = /\*\*([^*\n]+)\*\*|\[([^\][\n]+)\]\(([^()\s]+)\)/g;
const address = /https?:\/\/[^\s<>"'`“”‘’，。；：！？、（）《》「」]+|\+?1?[-. ]?\(?\d{3}\)?[-. ]\d{3}[-.]\d{4}|\b(?:911|988)\b/g;

/** Our own words (the bot's and the program's): Markdown. */
export function markdown(text: string): Block[] {
  return blocks(honest(text), inlines);
}

/** A person's words: shown as they were written; only addresses and phone numbers can be tapped. */
export function plain(text: string): Block[] {
  return [{ kind: "paragraph", lines: honest(text).split(/\r\n?|\n/).map(linked) }];
}

function blocks(text: string, inline: (line: string) => Inline[]): Block[] {
  const result: Block[] = [];
  let open: { kind: "paragraph"; lines: Inline[][] } | { kind: "list"; ordered: boolean; items: Inline[][] } | undefined;
  for (const line of text.split(/\r\n?|\n/)) {
    const item = listItem.exec(line);
    if (line.trim() === "") {
      open = undefined;
    } else if (item) {
      const ordered = item[1] === undefined;
      if (open?.kind !== "list" || open.ordered !== ordered) result.push(open = { kind: "list", ordered, items: [] });
      open.items.push(inline(item[2]!));
    } else {
      if (open?.kind !== "paragraph") result.push(open = { kind: "paragraph", lines: [] });
      open.lines.push(inline(line));
    }
  }
  return result;
}

function inlines(text: string): Inline[] {
  const result: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(marked)) {
    result.push(...linked(text.slice(from, match.index)));
    from = match.index! + match[0].length;
    const href = match[3] === undefined ? null : safe(match[3]);
    if (match[1] !== undefined) result.push({ kind: "bold", text: match[1] });
    else if (href) result.push({ kind: "link", text: match[2]!, href });
    else result.push({ kind: "text", text: match[0] });
  }
  result.push(...linked(text.slice(from)));
  return result;
}

function linked(text: string): Inline[] {
  const result: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(address)) {
    const found = match[0].startsWith("http") ? match[0].replace(/[.,;:!?)\]]+$/, "") : match[0].trim();
    const start = match.index! + match[0].indexOf(found);
    const href = found.startsWith("http") ? safe(found) : isPhone(text, start, found) ? `tel:${dialled(found)}` : null;
    if (!href) continue;
    if (start > from) result.push({ kind: "text", text: text.slice(from, start) });
    result.push({ kind: "link", text: named(found, href), href });
    from = start + found.length;
  }
  if (from < text.length) result.push({ kind: "text", text: text.slice(from) });
  return result;
}

/** A run of digits inside a longer number, an amount or a date is not a phone number. */
function isPhone(text: string, start: number, found: string): boolean {
  const end = start + found.length;
  return !/(?:[\d$#/.-]|\d,)$/.test(text.slice(Math.max(0, start - 2), start)) && !/^(?:[\d%/-]|[,.]\d)/.test(text.slice(end, end + 2));
}

function dialled(found: string): string {
  const digits = found.replace(/\D/g, "");
  return digits.length === 10 ? `+1${digits}` : digits.length === 11 ? `+${digits}` : digits;
}

/** An address whose letters only look like another's is shown by its true name. */
function named(found: string, href: string): string {
  return href.startsWith("http") && /[^\x21-\x7e]/.test(found) && new URL(href).host.includes("xn--") ? href : found;
}

/** The address if it is one a chat may lead to; null otherwise (javascript:, data:, relative and the like). */
export function safe(href: string): string | null {
  if (/^tel:[+\d().-]{3,20}$/i.test(href)) return href;
  if (!/^https?:\/\//i.test(href)) return null;
  try {
    const url = new URL(href);
    return url.username || url.password ? null : url.href;
  } catch {
    return null;
  }
}
