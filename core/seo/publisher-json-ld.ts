import type { Locale } from '#core/i18n/locales.ts';
import { settingLines } from '#core/settings/setting-rows.ts';
import type { SiteSettings } from '#core/settings/site-settings.ts';
import { aboutUrl, absoluteUrl, correctionsUrl, homeUrl, iconUrl, searchUrl } from '#core/urls.ts';
import type { JsonLdNode } from './json-ld.ts';

/** The publisher: the site's name and its settings. */
export type Publisher = {
  readonly siteUrl: string;
  readonly name: string;
  readonly locale: Locale;
  readonly settings: Pick<
    SiteSettings,
    'about' | 'editorInChief' | 'hotline' | 'licence' | 'publishingPrinciples' | 'profiles'
  >;
  /** The job title of an editor-in-chief in the site's language. */
  readonly editorInChiefTitle: string;
};

/** The id of the publisher's node, to which other nodes refer. */
export function publisherId(siteUrl: string): string {
  return `${absoluteUrl(siteUrl, homeUrl)}#publisher`;
}

/** NewsMediaOrganization; unset settings are omitted. */
export function publisherJsonLd({ siteUrl, name, settings, editorInChiefTitle }: Publisher): JsonLdNode {
  const absolute = (path: string) => absoluteUrl(siteUrl, path);
  const { about, editorInChief, hotline, licence, publishingPrinciples } = settings;
  const profiles = settingLines(settings.profiles);
  return {
    '@type': 'NewsMediaOrganization',
    '@id': publisherId(siteUrl),
    name,
    url: absolute(homeUrl),
    logo: { '@type': 'ImageObject', url: absolute(iconUrl(512)), width: 512, height: 512 },
    description: about || undefined,
    identifier: licence || undefined,
    sameAs: profiles.length === 0 ? undefined : profiles,
    publishingPrinciples: publishingPrinciples || absolute(aboutUrl),
    correctionsPolicy: absolute(correctionsUrl),
    employee: editorInChief
      ? { '@type': 'Person', name: editorInChief, jobTitle: editorInChiefTitle }
      : undefined,
    contactPoint: hotline
      ? { '@type': 'ContactPoint', telephone: hotline, contactType: 'newsroom' }
      : undefined,
  };
}

/** WebSite with its search action, for the home page only: Google reads the site's name there. */
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
