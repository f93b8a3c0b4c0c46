// What the chat page and the hub say to each other: the same words as WebChat/ChatProtocol.cs on the server.

/** Which words this page knows; a hub that knows more says in its answer that the page is outdated. */
export const protocol = 2;

export type From = "you" | "bot" | "agent" | "system";
export type Holder = "nobody" | "bot" | "agents";

export interface Choice {
  readonly label: string;
  readonly value: string;
}

/** A photo or paper of a line; not to be had while it is waited for or checked. */
export interface ChatFile {
  readonly id: string;
  readonly kind: "photo" | "document";
  readonly name: string | null;
  readonly bytes: number;
  readonly state: "waiting" | "kept" | "refused";
}

/** One thing said. `position` is the conversation's version; one version can hold several lines. */
export interface Line {
  readonly position: number;
  readonly id: string;
  /** The key the client sent it with: only on the client's own lines. */
  readonly key?: string | null;
  readonly from: From;
  readonly name?: string | null;
  readonly text: string;
  readonly lang: string;
  readonly choices?: readonly Choice[] | null;
  readonly at: string;
  readonly files?: readonly ChatFile[] | null;
}

/** Lines of one conversation, and up to where they reach; no conversation before the first message. */
export interface Lines {
  readonly conversation: string | null;
  readonly lines: readonly Line[];
  readonly position: number;
}

/** While a person is owed: a sentence on the line and the wait, or when people are back. */
export interface Wait {
  readonly text: string | null;
  readonly back: string | null;
}

/** What the client is asked of the help they had: `solved`, `ease`, then `words`; `thanks` ends it. */
export interface Survey {
  readonly step: "solved" | "ease" | "words" | "thanks";
  readonly question: string;
  readonly choices: readonly Choice[];
}

export interface State {
  readonly holder: Holder;
  readonly language: string;
  /** Answers go by text, to the number that ends so. */
  readonly byText?: string | null;
  readonly wait?: Wait | null;
  /** Others may see this phone: nothing is offered of itself that would light it up. */
  readonly isWatched?: boolean;
  readonly survey?: Survey | null;
}

/** The answer to Join; null when the hub does not know the token. */
export interface Joined {
  readonly lines: Lines;
  readonly state: State;
  /** The hub was renewed since this page was opened. */
  readonly outdated?: boolean;
}

/** How far the desk has read. */
export interface Read {
  readonly conversation: string;
  readonly position: number;
}

export type SendAnswer =
  | { readonly ok: true; readonly lines: Lines }
  | { readonly ok: false; readonly code: string; readonly text: string | null };

/** The hub refuses anything longer; counted as JavaScript and .NET both count, in UTF-16 units. */
export const longestMessage = 4000;
