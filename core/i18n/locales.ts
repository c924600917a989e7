/** The languages of the interface and of stories, the house's own first. */
export const LOCALES = ['vi', 'en'] as const;

export type Locale = (typeof LOCALES)[number];

/** Whether a value from outside (cookie, environment, database) names a language we speak. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}
