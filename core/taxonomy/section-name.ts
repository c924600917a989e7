import type { Locale } from '../i18n/locales.ts';

/** The name of a section in the language of the page. */
export function sectionName(
  section: { readonly name: string; readonly nameEn: string },
  locale: Locale,
): string {
  return locale === 'en' ? section.nameEn : section.name;
}
