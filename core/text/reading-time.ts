import type { Locale } from '#core/i18n/locales.ts';
import { countWords } from './count-words.ts';

/**
 * Words a minute read in silence. English: 238 (Brysbaert 2019, a review of 190 studies). Vietnamese counts
 * syllables, about 1.3 to a word, hence 300: an estimate of ours, not a measurement.
 */
const WORDS_PER_MINUTE: Readonly<Record<Locale, number>> = { vi: 300, en: 238 };

/** Whole minutes to read the text, at least 1. */
export function readingTimeMinutes(text: string, locale: Locale): number {
  return minutesForWords(countWords(text), locale);
}

/** Whole minutes to read so many words, at least 1; for whom the words are counted already. */
export function minutesForWords(words: number, locale: Locale): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE[locale]));
}
