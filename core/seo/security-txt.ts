import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { absoluteUrl } from '#core/urls.ts';

/** The date after which nobody should trust it must be less than a year ahead (RFC 9116); half of one is safe. */
const validDays = 180;
const dayMs = 86_400_000;

/**
 * security.txt (RFC 9116): where somebody who found a hole can tell us, which is the newsroom's e-mail, or while nobody has set
 * that, `security` at the site's name. Valid to the end of a day, so that it changes daily at most.
 */
export function securityTxt(
  site: { readonly url: string; readonly locale: Locale },
  { email }: Pick<SiteSettings, 'email'>,
  now: Date,
): string {
  const lastDay = Math.floor(now.getTime() / dayMs) + validDays;
  return [
    `Contact: mailto:${email || `security@${new URL(site.url).hostname.replace(/^www\./, '')}`}`,
    `Expires: ${new Date(lastDay * dayMs).toISOString()}`,
    `Preferred-Languages: ${site.locale}, ${site.locale === 'vi' ? 'en' : 'vi'}`,
    `Canonical: ${absoluteUrl(site.url, '/.well-known/security.txt')}`,
    '',
  ].join('\n');
}
