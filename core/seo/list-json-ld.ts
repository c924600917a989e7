import type { Locale } from '#core/i18n/locales.ts';
import type { JsonLdNode } from './json-ld.ts';

/** CollectionPage with its stories in their order. All addresses are absolute. */
export function collectionJsonLd(page: {
  readonly url: string;
  readonly name: string;
  readonly description: string;
  readonly locale: Locale;
  readonly storyUrls: readonly string[];
  /** What all of it is about. */
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

/** Somebody who signs stories. `isOrganisation`: an agency, which is nobody in particular. */
export type AuthorFacts = {
  readonly url: string;
  readonly name: string;
  readonly bio: string;
  /** What they do here, in words; empty where it is not told. */
  readonly jobTitle: string;
  /** Their portrait, its sizes in pixels. */
  readonly image: { readonly url: string; readonly width: number; readonly height: number } | null;
  /** What they want readers to reach them by: an e-mail address, a page of theirs; empty where there is none. */
  readonly email: string;
  readonly link: string;
  readonly isOrganisation: boolean;
  /** The publisher's node; null for somebody who is not of the house. */
  readonly worksForId: string | null;
};

/** ProfilePage of an author: Google asks for the main entity, a person or an organisation, and its name. */
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
