import type { Locale } from '#core/i18n/locales.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { absoluteUrl, correctionsUrl, homeUrl, iconUrl, searchUrl } from '#core/urls.ts';
import type { JsonLdNode } from './json-ld.ts';

/** Who publishes: the name as readers see it, and what the house has set of itself. */
export type Publisher = {
  readonly siteUrl: string;
  readonly name: string;
  readonly locale: Locale;
  readonly settings: Pick<SiteSettings, 'about' | 'editorInChief' | 'hotline' | 'licence'>;
  /** What an editor-in-chief is called in the language of the site. */
  readonly editorInChiefTitle: string;
};

/** The name of the publisher's node, by which others of the same site refer to it. */
export function publisherId(siteUrl: string): string {
  return `${absoluteUrl(siteUrl, homeUrl)}#publisher`;
}

/** NewsMediaOrganization; what the house has not set is left out. */
export function publisherJsonLd({ siteUrl, name, settings, editorInChiefTitle }: Publisher): JsonLdNode {
  const absolute = (path: string) => absoluteUrl(siteUrl, path);
  const { about, editorInChief, hotline, licence } = settings;
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(siteUrl),
    name,
    url: absolute(homeUrl),
    logo: { '@type': 'ImageObject', url: absolute(iconUrl(512)), width: 512, height: 512 },
    description: about || undefined,
    identifier: licence || undefined,
    correctionsPolicy: absolute(correctionsUrl),
    employee: editorInChief
      ? { '@type': 'Person', name: editorInChief, jobTitle: editorInChiefTitle }
      : undefined,
    contactPoint: hotline
      ? { '@type': 'ContactPoint', telephone: hotline, contactType: 'newsroom' }
      : undefined,
  };
}

/** WebSite with its search, for the home page: the one page on which Google reads a site's name. */
export function webSiteJsonLd({ siteUrl, name, locale }: Publisher): JsonLdNode {
  const absolute = (path: string) => absoluteUrl(siteUrl, path);
  return {
    '@type': 'WebSite',
    '@id': `${absolute(homeUrl)}#site`,
    name,
    url: absolute(homeUrl),
    inLanguage: locale,
    publisher: { '@id': publisherId(siteUrl) },
    potentialAction: {
      '@type': 'SearchAction',
      target: { '@type': 'EntryPoint', urlTemplate: `${absolute(searchUrl())}?q={search_term_string}` },
      'query-input': 'required name=search_term_string',
    },
  };
}
