// The page's words come in a file for each language, so that a phone fetches those that are read.
import type { Language } from "../languages";
import type { Words } from "./words";

export type { Words };

export interface Spoken {
  readonly language: Language;
  readonly words: Words;
}

const fetched = new Map<Language, Promise<Spoken>>();

/** Rejects while the file cannot be had; to be asked again. */
export function spoken(language: Language, address: string): Promise<Spoken> {
  const known = fetched.get(language);
  if (known) return known;
  const asked = (import(address) as Promise<{ words: Words }>).then(({ words }) => ({ language, words }));
  fetched.set(language, asked);
  asked.catch(() => fetched.delete(language));
  return asked;
}
