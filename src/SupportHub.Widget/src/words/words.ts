import type { AgoWords } from "../times";

/** What most people ask, offered before the first message; the values the bot gives its own choices. */
export type QuickTopic =
  | "topic:ebt-card-lost"
  | "topic:ebt-stolen-benefits"
  | "topic:interview-missed"
  | "topic:case-status"
  | "topic:no-food-today"
  | "person";

/** Everything the chat page says by itself. One file per language, so that a person can read a language through. */
export interface Words {
  readonly title: string;
  readonly language: string;
  readonly leave: string;
  readonly leaveHint: string;
  readonly minimise: string;
  readonly you: string;
  readonly bot: string;
  readonly desk: string;
  readonly agent: (name: string) => string;
  readonly greeting: string;
  readonly greetingAsk: string;
  readonly care: string;
  readonly topics: Record<QuickTopic, string>;
  readonly conversation: string;
  readonly choices: string;
  readonly write: string;
  readonly send: string;
  readonly left: (count: number) => string;
  readonly tooLong: (count: number) => string;
  readonly sending: string;
  readonly sent: string;
  readonly kept: string;
  readonly notSent: string;
  readonly tryAgain: string;
  readonly loading: string;
  readonly connecting: string;
  readonly offline: string;
  /** The site did not vouch for who writes. */
  readonly unknown: string;
  readonly withBot: string;
  readonly withDesk: string;
  readonly newMessage: string;
  readonly ago: AgoWords;
  readonly read: string;
  readonly writing: (name: string) => string;
  readonly today: string;
  readonly tomorrow: string;
  readonly back: (when: string) => string;
  readonly menu: string;
  readonly close: string;
  readonly transcript: string;
  readonly transcriptFailed: string;
  readonly clear: string;
  readonly clearAsk: string;
  readonly clearStays: string;
  readonly clearNow: string;
  readonly clearNot: string;
  readonly noThanks: string;
  readonly sendAnswer: string;
  readonly attach: string;
  readonly attached: string;
  readonly remove: (name: string) => string;
  readonly preparing: string;
  readonly ready: string;
  readonly file: string;
  readonly files: (count: number) => string;
  readonly fileWaiting: string;
  readonly fileRefused: string;
  readonly fileTooBig: string;
  readonly fileGone: string;
  readonly photo: (name: string) => string;
  readonly openPhoto: string;
  readonly byText: string;
  readonly haveOne: string;
  readonly goesByText: (end: string) => string;
}
