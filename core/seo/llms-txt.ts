import type { SiteSettings } from '#core/settings/site-settings.ts';
import { absoluteUrl, correctionsUrl, newsSitemapUrl, siteFeedUrl, sitemapUrl } from '#core/urls.ts';

/** The labels of the file in the site's language. */
export type LlmsWords = {
  readonly sections: string;
  readonly feeds: string;
  readonly more: string;
  readonly corrections: string;
  readonly training: string;
  readonly answers: string;
};

/**
 * llms.txt (llmstxt.org): the site in Markdown for language models, and the site's permissions. It contains
 * only content of the pages; robots.txt states the same permissions.
 */
export function llmsTxt(site: {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly sections: readonly {
    readonly name: string;
    readonly path: string;
    readonly description: string;
  }[];
  readonly words: LlmsWords;
  readonly settings: Pick<SiteSettings, 'licence'>;
}): string {
  const { words } = site;
  const link = (name: string, path: string, description = '') =>
    `- [${escaped(name)}](${absoluteUrl(site.url, path)})${description === '' ? '' : `: ${escaped(description)}`}`;
  return [
    `# ${escaped(site.name)}`,
    '',
    `> ${escaped(site.description)}`,
    '',
    ...(site.settings.licence === '' ? [] : [escaped(site.settings.licence), '']),
    `${words.training} ${words.answers}`,
    '',
    `## ${words.sections}`,
    '',
    ...site.sections.map(({ name, path, description }) => link(name, path, description)),
    '',
    `## ${words.feeds}`,
    '',
    link('RSS', siteFeedUrl('rss.xml')),
    link('Atom', siteFeedUrl('atom.xml')),
    link('JSON Feed', siteFeedUrl('feed.json')),
    '',
    `## ${words.more}`,
    '',
    link(words.corrections, correctionsUrl),
    link('Sitemap', sitemapUrl),
    link('News sitemap', newsSitemapUrl),
    '',
  ].join('\n');
}

/** On one line, with Markdown syntax escaped. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#]/g, '\\$&');
}
