// What the chat page and the hub say to each other. The same words as WebChat/ChatProtocol.cs on the server.

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

export interface Lines {
  readonly lines: readonly Line[];
  readonly position: number;
}

export interface State {
  readonly holder: Holder;
  readonly language: string;
}

/** The answer to Join; null when the hub does not know the token. */
export type Joined = Lines & State & { readonly conversation: string | null };

export type SendAnswer =
  | ({ readonly ok: true } & Lines)
  | { readonly ok: false; readonly code: string; readonly text: string };

/** The hub refuses anything longer; counted as JavaScript and .NET both count, in UTF-16 units. */
export const longestMessage = 4000;
