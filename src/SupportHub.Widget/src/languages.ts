export type Language = "en" | "es" | "yue";

export const languages: readonly Language[] = ["en", "es", "yue"];

/** The value for a lang attribute: answers in Chinese are Traditional characters, spoken as Cantonese. */
export const htmlLang: Record<Language, string> = { en: "en", es: "es", yue: "zh-Hant-HK" };

/** The first of the tags that is a language of ours; browsers and sites send them as `es-MX`, `zh_TW`, `yue`. */
export function pickLanguage(tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const primary = tag?.toLowerCase().split(/[-_]/)[0];
    if (primary === "en" || primary === "es" || primary === "yue") return primary;
    if (primary === "zh") return "yue";
  }
  return "en";
}
