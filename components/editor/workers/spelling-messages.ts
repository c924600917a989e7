import type { SpellingWord } from '#core/house-style/spelling-words.ts';
import type { Locale } from '#core/i18n/locales.ts';

/** Requests to the spelling worker. */
export type SpellingQuestion =
  | { readonly kind: 'load'; readonly languages: readonly Locale[]; readonly houseWords: readonly string[] }
  | { readonly kind: 'check'; readonly job: number; readonly texts: readonly string[] }
  | { readonly kind: 'suggest'; readonly job: number; readonly word: string };

/** Its responses. */
export type SpellingAnswer =
  | { readonly kind: 'loaded' }
  | { readonly kind: 'failed' }
  | {
      readonly kind: 'checked';
      readonly job: number;
      readonly found: readonly (readonly SpellingWord[])[];
    }
  | { readonly kind: 'suggested'; readonly job: number; readonly words: readonly string[] };
