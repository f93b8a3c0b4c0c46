// Which language the page speaks. What the client presses is told to the hub until the hub agrees; else whoever chose last is followed, on
// another page or at the desk: two pages that each held on to their own would change the conversation for ever.
import { languages, type Language } from "./languages";
import type { Keeping } from "./storage";

const name = "language";
const untold = "language.untold";

export class Speech {
  language: Language;

  constructor(private readonly keeping: Keeping, otherwise: Language) {
    this.language = this.kept ?? otherwise;
  }

  choose(language: Language): void {
    this.language = language;
    this.keeping.set(name, language);
    this.keeping.set(untold, "1");
  }

  /** The conversation's language. Answers the one that the hub is still to be told. */
  heard(theirs: Language): Language | undefined {
    if (this.keeping.get(untold) && this.kept && this.kept !== theirs) return this.kept;
    this.keeping.remove(untold);
    this.language = theirs;
    if (this.kept) this.keeping.set(name, theirs);
    return undefined;
  }

  /** Another tab chose. */
  follow(): void {
    this.language = this.kept ?? this.language;
  }

  private get kept(): Language | undefined {
    return languages.find(each => each === this.keeping.get(name));
  }
}
