import type { Locale } from '#core/i18n/locales.ts';

/** The `lang` attribute of a text. Undefined if it is the language of the page. */
export function otherLanguage(
  words: { readonly locale: Locale },
  page: { readonly locale: Locale },
): Locale | undefined {
  return words.locale === page.locale ? undefined : words.locale;
}
