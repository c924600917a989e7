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

/**
 * User agents of language-model companies as their operators document them for robots.txt: those that collect
 * training texts, and those that fetch pages for answers. A name for both purposes, or one that governs only
 * training, is in the first group.
 */
const TRAINING_CRAWLERS = [
  'AI2Bot',
  'Amazonbot',
  'Applebot-Extended',
  'Bytespider',
  'CCBot',
  'ClaudeBot',
  'cohere-training-data-crawler',
  'Google-Extended',
  'GPTBot',
  'Meta-ExternalAgent',
] as const;

const ANSWERING_CRAWLERS = [
  'ChatGPT-User',
  'Claude-SearchBot',
  'Claude-User',
  'DuckAssistBot',
  'Meta-ExternalFetcher',
  'MistralAI-User',
  'OAI-SearchBot',
  'Perplexity-User',
  'PerplexityBot',
] as const;
