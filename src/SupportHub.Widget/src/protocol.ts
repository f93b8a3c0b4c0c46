// What the chat page and the hub say to each other: the same words as WebChat/ChatProtocol.cs on the server.

export type From = "you" | "bot" | "agent" | "system";
export type Holder = "nobody" | "bot" | "agents";

export interface Choice {
  readonly label: string;
  readonly value: string;
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
}

/** Lines of one conversation, and up to where they reach; no conversation before the first message. */
export interface Lines {
  readonly conversation: string | null;
  readonly lines: readonly Line[];
  readonly position: number;
}

export interface State {
  readonly holder: Holder;
  readonly language: string;
}

/** The answer to Join; null when the hub does not know the token. */
export interface Joined {
  readonly lines: Lines;
  readonly state: State;
}

export type SendAnswer =
  | { readonly ok: true; readonly lines: Lines }
  | { readonly ok: false; readonly code: string; readonly text: string | null };

/** The hub refuses anything longer; counted as JavaScript and .NET both count, in UTF-16 units. */
export const longestMessage = 4000;
