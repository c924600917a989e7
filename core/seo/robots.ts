import { absoluteUrl, deskUrl, newsSitemapUrl, searchUrl, signInUrl, sitemapUrl } from '#core/urls.ts';

/** robots.txt: everything that readers see, but not the searches, the desk or the interface for programs. */
export function robots(siteUrl: string): string {
  return [
    'User-agent: *',
    ...[deskUrl, signInUrl(), searchUrl(), '/api/'].map((path) => `Disallow: ${path}`),
    'Allow: /',
    '',
    `Sitemap: ${absoluteUrl(siteUrl, sitemapUrl)}`,
    `Sitemap: ${absoluteUrl(siteUrl, newsSitemapUrl)}`,
    '',
  ].join('\n');
}
