import type { SiteSettings } from '#core/settings/site-settings.ts';
import {
  absoluteUrl,
  deskUrl,
  newsSitemapUrl,
  outsideRoot,
  readDoorRoot,
  searchUrl,
  signInUrl,
  sitemapUrl,
} from '#core/urls.ts';
import { ANSWERING_CRAWLERS, TRAINING_CRAWLERS } from './ai-crawlers.ts';

/**
 * robots.txt (RFC 9309): everything that readers see, but not the searches, the desk or the interface for programs; and
 * for the crawlers of language models what the house has decided.
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
      ...[`${outsideRoot}/`, `${readDoorRoot}/`, '/api/'],
    ].map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    ...(refused.length === 0 ? [] : [...refused.map((name) => `User-agent: ${name}`), 'Disallow: /', '']),
    `Sitemap: ${absoluteUrl(siteUrl, sitemapUrl)}`,
    `Sitemap: ${absoluteUrl(siteUrl, newsSitemapUrl)}`,
    '',
  ].join('\n');
}

/** A rule is the beginning of addresses: of the path alone it would close a section whose slug begins like it. */
function withAllBelow(path: string): string[] {
  return [`${path}$`, `${path}?`, `${path}/`];
}
