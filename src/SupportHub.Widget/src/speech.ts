// Which language the page speaks. What the client presses is told to the hub until the hub agrees; else whoever chose last is followed, on
// another page or at the desk: two pages that each held on to their own would change the conversation for ever.
import { languages, type Language } from "./languages";
import type { Keeping } from "./storage";

const name = "language";

export class Speech {
  /** What the client wants, and the hub has not said yet. */
  private wanted: Language | undefined;
  language: Language;

  constructor(private readonly keeping: Keeping, otherwise: Language) {
    this.wanted = this.kept;
    this.language = this.wanted ?? otherwise;
  }

  choose(language: Language): void {
    this.wanted = this.language = language;
    this.keeping.set(name, language);
  }

  /** The conversation's language. Answers the one that the hub is still to be told. */
  heard(theirs: Language): Language | undefined {
    if (this.wanted && this.wanted !== theirs) return this.wanted;
    this.wanted = undefined;
    this.language = theirs;
    if (this.kept) this.keeping.set(name, theirs);
    return undefined;
  }

  /** Another tab chose. */
  follow(): void {
    this.wanted = undefined;
    this.language = this.kept ?? this.language;
  }

  private get kept(): Language | undefined {
    return languages.find(each => each === this.keeping.get(name));
  }
}
