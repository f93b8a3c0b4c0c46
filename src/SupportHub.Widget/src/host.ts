// The page around the chat's frame: told of new lines and of wishes, and telling whether the chat is in sight. Always to one exact origin.
import { neutralPage, type FrameWord, type PageWord } from "./frame";

export class Host {
  private identify!: (token: string) => void;
  private hidden = false;
  private unread = 0;

  /** `origin` is empty when the chat is a page of its own. */
  constructor(private readonly origin: string, private readonly heard: { readonly shown: () => void; readonly leave: () => void }) {
    if (origin) addEventListener("message", event => this.hear(event as MessageEvent<PageWord>));
  }

  /** The site's signed word on who its visitor is; null when none comes in time. */
  readonly identity = new Promise<string | null>(known => {
    this.identify = known;
    setTimeout(() => known(null), 3_000);
  });

  get framed(): boolean {
    return this.origin !== "";
  }

  minimise(): void {
    this.tell({ supportHub: "minimise" });
  }

  leave(): void {
    if (this.origin) this.tell({ supportHub: "leave" });
    else location.replace(neutralPage);
  }

  /** Others have spoken: the launcher says so while the chat is closed. */
  spoken(lines: number): void {
    if (this.hidden && lines > 0) this.tell({ supportHub: "unread", count: this.unread += lines });
  }

  private hear(event: MessageEvent<PageWord>): void {
    if (event.origin !== this.origin || event.source !== window.parent) return;
    if (event.data.supportHub === "identity") return this.identify(String(event.data.token));
    const word = event.data.supportHub;
    if (word === "leave") return this.heard.leave();
    this.hidden = word === "hidden";
    if (this.hidden) return;
    this.tell({ supportHub: "unread", count: this.unread = 0 });
    this.heard.shown();
  }

  private tell(word: FrameWord): void {
    if (this.origin) window.parent.postMessage(word, this.origin);
  }
}
