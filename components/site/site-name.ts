import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { siteText } from './site-text.ts';

/** What the paper calls itself; until somebody has said so, as the site comes. */
export function siteName({ siteName: name }: Pick<SiteSettings, 'siteName'>, locale: Locale): string {
  return name || siteText(locale)('name');
}
