import { createTranslator } from 'use-intl/core';
import type { Locale } from '#core/i18n/locales.ts';
import en from '#messages/en/site.json' with { type: 'json' };
import vi from '#messages/vi/site.json' with { type: 'json' };

const TEXTS: Readonly<Record<Locale, typeof vi>> = { vi, en };

/** The words of the reader site in a language. */
export function siteText(locale: Locale) {
  return createTranslator({ locale, messages: TEXTS[locale] });
}

export type SiteText = ReturnType<typeof siteText>;
