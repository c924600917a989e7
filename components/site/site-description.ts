import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { siteText } from './site-text.ts';

/** The description of the paper, or a default until it is set. */
export function siteDescription({ about }: Pick<SiteSettings, 'about'>, locale: Locale): string {
  return about || siteText(locale)('description');
}
