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
  return format(language, { month: "short", day: "numeric", hour: "numeric", minute: "2-digit" }, at);
}

export function exact(at: Date, language: Language): string {
  return format(language, { dateStyle: "full", timeStyle: "short" }, at);
}

/** The near day by its name, with the clock time: "today, 3:00 PM", "Monday, 8:00 AM". */
export function day(at: Date, now: Date, language: Language, words: { readonly today: string; readonly tomorrow: string }): string {
  const days = Math.round((midnight(at) - midnight(now)) / (24 * hour));
  const name = days === 0 ? words.today : days === 1 ? words.tomorrow : format(language, { weekday: "long", ...(days > 6 && { month: "long", day: "numeric" }) }, at);
  return `${name}${language === "yue" ? "" : ", "}${format(language, { hour: "numeric", minute: "2-digit" }, at)}`;
}

function midnight(at: Date): number {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** To make a format takes longer than to draw a line. */
function format(language: Language, options: Intl.DateTimeFormatOptions, at: Date): string {
  const key = language + JSON.stringify(options);
  let known = formats.get(key);
  if (!known) formats.set(key, known = new Intl.DateTimeFormat(locale(language), options));
  return known.format(at);
}

/** Clients live in the United States: its clock and calendar habits, in their language. */
function locale(language: Language): string {
  return language === "yue" ? htmlLang.yue : `${language}-US`;
}
