import type { SiteSettings } from '#core/settings/site-settings.ts';
import { absoluteUrl, correctionsUrl, newsSitemapUrl, siteFeedUrl, sitemapUrl } from '#core/urls.ts';

/** The words of the file, in the language of the site. */
export type LlmsWords = {
  readonly sections: string;
  readonly feeds: string;
  readonly more: string;
  readonly corrections: string;
  readonly training: string;
  readonly answers: string;
};

/**
 * llms.txt (llmstxt.org): the site in Markdown for programs that read it, and what the house lets them do. It says
 * nothing that the pages do not; robots.txt says the same in its own way.
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
  const link = (name: string, path: string, said = '') =>
    `- [${escaped(name)}](${absoluteUrl(site.url, path)})${said === '' ? '' : `: ${escaped(said)}`}`;
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

/** On one line, with nothing that Markdown takes for its own. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>#]/g, '\\$&');
}
