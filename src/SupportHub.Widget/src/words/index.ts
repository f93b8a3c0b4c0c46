import type { Language } from "../languages";
import { en } from "./en";
import { es } from "./es";
import type { Words } from "./words";
import { yue } from "./yue";

export type { Words };

export const words: Record<Language, Words> = { en, es, yue };
