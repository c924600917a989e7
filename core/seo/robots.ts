import {
  absoluteUrl,
  deskUrl,
  newsSitemapUrl,
  outsideRoot,
  searchUrl,
  signInUrl,
  sitemapUrl,
} from '#core/urls.ts';

/** robots.txt: everything that readers see, but not the searches, the desk or the interface for programs. */
export function robots(siteUrl: string): string {
  return [
    'User-agent: *',
    ...[deskUrl, signInUrl(), searchUrl(), `${outsideRoot}/`, '/api/'].map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${absoluteUrl(siteUrl, sitemapUrl)}`,
    `Sitemap: ${absoluteUrl(siteUrl, newsSitemapUrl)}`,
    '',
  ].join('\n');
}
