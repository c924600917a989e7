import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { siteText } from './site-text.ts';

/** The name of the paper, or a default until it is set. */
export function siteName({ siteName: name }: Pick<SiteSettings, 'siteName'>, locale: Locale): string {
  return name || siteText(locale)('name');
}
