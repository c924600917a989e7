import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { siteText } from './site-text.ts';

/** What the paper says of itself in a sentence; until somebody has said so, as the site comes. */
export function siteDescription({ about }: Pick<SiteSettings, 'about'>, locale: Locale): string {
  return about || siteText(locale)('description');
}
