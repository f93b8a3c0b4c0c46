// Blocks of text as DOM nodes: nothing a message says is ever read as HTML.
import { honest } from "../deceit";
import { markdown, plain, type Block, type Inline } from "../markdown";
import { el } from "./dom";

/** Our own words are Markdown; a person's are shown as they were written; the client's own without links. */
export function textNodes(text: string, as: "markdown" | "plain" | "verbatim"): Node[] {
  if (as === "verbatim") return [el("p", { class: "verbatim" }, honest(text))];
  return (as === "markdown" ? markdown(text) : plain(text)).map(block);
}

function block(block: Block): Node {
  if (block.kind === "list") return el(block.ordered ? "ol" : "ul", {}, ...block.items.map(item => el("li", {}, ...item.map(inline))));
  const paragraph = el("p");
  block.lines.forEach((line, index) => paragraph.append(...(index > 0 ? [el("br")] : []), ...line.map(inline)));
  return paragraph;
}

function inline(piece: Inline): Node {
  if (piece.kind === "bold") return el("strong", {}, piece.text);
  if (piece.kind === "text") return document.createTextNode(piece.text);
  const elsewhere = piece.href.startsWith("http");
  // A call is the top page's to start: a host page's frame-src forbids it to the frame, and the chat would be gone.
  return el("a", { href: piece.href, target: elsewhere ? "_blank" : "_top", rel: elsewhere && "noopener noreferrer" }, piece.text);
}
