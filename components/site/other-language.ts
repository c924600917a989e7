import type { Locale } from '#core/i18n/locales.ts';

/** The language of words, for the attribute `lang`; undefined where it is that of the page around them. */
export function otherLanguage(
  words: { readonly locale: Locale },
  page: { readonly locale: Locale },
): Locale | undefined {
  return words.locale === page.locale ? undefined : words.locale;
}
