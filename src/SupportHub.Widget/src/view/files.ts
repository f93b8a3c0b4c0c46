import type { ChatFile } from "../protocol";
import type { Words } from "../words";
import { el, icon } from "./dom";

/** How a file of the conversation is had: by the visitor's token, so never by a plain address. */
export type FetchFile = (id: string, small: boolean) => Promise<Blob | null>;

/** The photos and papers of a line. A small picture is fetched when it comes into sight, the large one when it is opened. */
export class Files {
  private readonly small = new Map<string, Promise<string | null>>();
  private readonly seen = "IntersectionObserver" in window
    ? new IntersectionObserver(entries => entries.forEach(entry => entry.isIntersecting && this.show(entry.target as HTMLImageElement)), { rootMargin: "200px" })
    : undefined;

  constructor(private readonly fetch: FetchFile, private readonly open: (picture: string, alt: string) => void) {}

  nodes(words: Words, files: readonly ChatFile[] | null | undefined): Node[] {
    return (files ?? []).map(file => file.state !== "kept" ? this.missing(words, file) : file.kind === "photo" ? this.photo(words, file) : this.paper(words, file));
  }

  private missing(words: Words, file: ChatFile): Node {
    return el("p", { class: "file" }, icon("paper"), `${file.name ?? words.file}: ${file.state === "waiting" ? words.fileWaiting : words.fileRefused}`);
  }

  private photo(words: Words, file: ChatFile): Node {
    const alt = words.photo(file.name ?? "");
    const image = el("img", { alt, "data-file": file.id });
    if (this.seen) this.seen.observe(image);
    else void this.show(image);
    return el("button", { type: "button", class: "photo", title: words.openPhoto, onclick: () => void this.fetch(file.id, false).then(blob => blob && this.open(URL.createObjectURL(blob), alt)) }, image);
  }

  private paper(words: Words, file: ChatFile): Node {
    const size = `${Math.max(1, Math.round(file.bytes / 1024))} KB`;
    return el("button", { type: "button", class: "file", onclick: () => void this.save(file) }, icon("paper"), `${file.name ?? words.file} (${size})`);
  }

  private async save(file: ChatFile): Promise<void> {
    const blob = await this.fetch(file.id, false);
    if (blob) download(blob, file.name ?? "file");
  }

  private async show(image: HTMLImageElement): Promise<void> {
    this.seen?.unobserve(image);
    const id = image.dataset["file"]!;
    if (!this.small.has(id)) this.small.set(id, this.fetch(id, true).then(blob => blob ? URL.createObjectURL(blob) : null));
    const address = await this.small.get(id);
    if (address) image.src = address;
    else this.small.delete(id);
  }
}

/** Hands the browser a file to keep, under this name. */
export function download(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  el("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
