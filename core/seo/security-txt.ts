import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { absoluteUrl } from '#core/urls.ts';
import { dayMs } from '../shared/day-ms.ts';

/** RFC 9116 requires an expiry of less than a year; half a year is safe. */
const validDays = 180;

/**
 * security.txt (RFC 9116): the contact for reporting vulnerabilities. It is the newsroom's e-mail address, or
 * `security` at the site's domain if unset. It expires at the end of a day, so the file changes at most
 * daily.
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
