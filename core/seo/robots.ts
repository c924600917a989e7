import type { SiteSettings } from '#core/settings/site-settings.ts';
import {
  absoluteUrl,
  deskUrl,
  newsSitemapUrl,
  outsideRoot,
  searchUrl,
  signInUrl,
  sitemapUrl,
  viewBeaconRoot,
} from '#core/urls.ts';
import { ANSWERING_CRAWLERS, TRAINING_CRAWLERS } from './ai-crawlers.ts';

/**
 * robots.txt (RFC 9309): allows public pages, but not searches, the desk or the API. For crawlers of language
 * models it follows the settings.
 */
export function robots(
  siteUrl: string,
  { aiTraining, aiAnswers }: Pick<SiteSettings, 'aiTraining' | 'aiAnswers'>,
): string {
  const refused = [...(aiTraining ? [] : TRAINING_CRAWLERS), ...(aiAnswers ? [] : ANSWERING_CRAWLERS)];
  return [
    'User-agent: *',
    ...[
      ...[deskUrl, signInUrl(), searchUrl()].flatMap(withAllBelow),
      ...[`${outsideRoot}/`, `${viewBeaconRoot}/`, '/api/'],
    ].map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    ...(refused.length === 0 ? [] : [...refused.map((name) => `User-agent: ${name}`), 'Disallow: /', '']),
    `Sitemap: ${absoluteUrl(siteUrl, sitemapUrl)}`,
    `Sitemap: ${absoluteUrl(siteUrl, newsSitemapUrl)}`,
    '',
  ].join('\n');
}

/** A rule is a URL prefix: the bare path would also match a section whose slug begins with it. */
function withAllBelow(path: string): string[] {
  return [`${path}$`, `${path}?`, `${path}/`];
}
