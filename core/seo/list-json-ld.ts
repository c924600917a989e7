import type { Locale } from '#core/i18n/locales.ts';
import type { JsonLdNode } from './json-ld.ts';

/** CollectionPage with its stories in order. All URLs are absolute. */
export function collectionJsonLd(page: {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly locale: Locale;
  readonly storyUrls: readonly string[];
  /** The subject of the collection. */
  readonly about?: readonly JsonLdNode[];
}): JsonLdNode {
  return {
    '@type': 'CollectionPage',
    '@id': page.url,
    url: page.url,
    name: page.name,
    description: page.description || undefined,
    inLanguage: page.locale,
    about: page.about,
    mainEntity: {
      '@type': 'ItemList',
      numberOfItems: page.storyUrls.length,
      itemListElement: page.storyUrls.map((url, index) => ({
        '@type': 'ListItem',
        position: index + 1,
        url,
      })),
    },
  };
}

/** The author of a profile page. `isOrganisation`: an agency, not a person. */
export type AuthorFacts = {
  readonly url: string;
  readonly name: string;
  readonly bio: string;
  /** Their job title; empty if not public. */
  readonly jobTitle: string;
  /** Their portrait, with sizes in pixels. */
  readonly image: { readonly url: string; readonly width: number; readonly height: number } | null;
  /** Public contacts: an e-mail address and a web page; empty if there is none. */
  readonly email: string;
  readonly link: string;
  readonly isOrganisation: boolean;
  /** The publisher's node; null for authors outside the newsroom. */
  readonly worksForId: string | null;
};

/** ProfilePage of an author: Google requires the main entity, a person or an organisation, and its name. */
export function profileJsonLd(author: AuthorFacts): JsonLdNode {
  return {
    '@type': 'ProfilePage',
    '@id': author.url,
    url: author.url,
    mainEntity: {
      '@type': author.isOrganisation ? 'Organization' : 'Person',
      '@id': `${author.url}#author`,
      name: author.name,
      url: author.url,
      description: author.bio || undefined,
      email: author.email || undefined,
      sameAs: author.link || undefined,
      image: author.image === null ? undefined : { '@type': 'ImageObject', ...author.image },
      jobTitle: author.isOrganisation ? undefined : author.jobTitle || undefined,
      worksFor:
        author.worksForId === null || author.isOrganisation ? undefined : { '@id': author.worksForId },
    },
  };
}
