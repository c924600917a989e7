import type { Locale } from '#core/i18n/locales.ts';
import { countWords } from './count-words.ts';

/**
 * Silent reading speed in words per minute. English: 238 (Brysbaert 2019, a review of 190 studies).
 * Vietnamese counts syllables, about 1.3 to a word, hence 300: our estimate, not a measurement.
 */
const WORDS_PER_MINUTE: Readonly<Record<Locale, number>> = { vi: 300, en: 238 };

/** The reading time of a text in whole minutes, at least 1. */
export function readingTimeMinutes(text: string, locale: Locale): number {
  return minutesForWords(countWords(text), locale);
}

/** The reading time of a number of words in whole minutes, at least 1, for callers that have counted them. */
export function minutesForWords(words: number, locale: Locale): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE[locale]));
}
