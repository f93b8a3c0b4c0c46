// "3 min ago", and the exact time beside it, in the reader's language and zone.
import { htmlLang, type Language } from "./languages";

const minute = 60_000;
const hour = 60 * minute;

export interface AgoWords {
  readonly now: string;
  readonly minutes: (count: number) => string;
  readonly hours: (count: number) => string;
}

/** How long ago, in words; after half a day, the day and the clock time. */
export function ago(at: Date, now: Date, language: Language, words: AgoWords): string {
  const passed = now.getTime() - at.getTime();
  if (passed < minute) return words.now;
  if (passed < hour) return words.minutes(Math.floor(passed / minute));
  if (passed < 12 * hour) return words.hours(Math.floor(passed / hour));
  return new Intl.DateTimeFormat(locale(language), { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }).format(at);
}

export function exact(at: Date, language: Language): string {
  return new Intl.DateTimeFormat(locale(language), { dateStyle: "full", timeStyle: "short" }).format(at);
}

/** The near day by its name, with the clock time: "today, 3:00 PM", "Monday, 8:00 AM". */
export function day(at: Date, now: Date, language: Language, words: { readonly today: string; readonly tomorrow: string }): string {
  const days = Math.round((midnight(at) - midnight(now)) / (24 * hour));
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale(language), options).format(at);
  const name = days === 0 ? words.today : days === 1 ? words.tomorrow : format({ weekday: "long", ...(days > 6 && { month: "long", day: "numeric" }) });
  return `${name}${language === "yue" ? "" : ", "}${format({ hour: "numeric", minute: "2-digit" })}`;
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

/** Clients live in the United States: its clock and calendar habits, in their language. */
function locale(language: Language): string {
  return language === "yue" ? htmlLang.yue : `${language}-US`;
}
