import type { Locale } from '#core/i18n/locales.ts';

/** A feed before it takes a format. All addresses are absolute. */
export type Feed = {
  readonly site: {
    readonly name: string;
    readonly url: string;
    readonly locale: Locale;
    /** A square PNG. */
    readonly iconUrl: string;
  };
  readonly title: string;
  /** What is in it, in a sentence or a few. */
  readonly description: string;
  /** The page that the feed follows. */
  readonly url: string;
  /** Where the feed itself is. */
  readonly feedUrl: string;
  /** The WebSub hub (W3C Recommendation of 2018) that tells subscribers of changes; null for none. */
  readonly hubUrl: string | null;
  readonly items: readonly FeedItem[];
  /** What stood in a feed and is taken back: whoever keeps a copy is asked to drop it. */
  readonly tombstones: readonly Tombstone[];
};

export type FeedItem = {
  /** An IRI that never changes, whatever happens to the address. */
  readonly id: string;
  readonly url: string;
  /** The language of the story, which need not be the site's. */
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  /** The whole story; null where the house sends first words only. */
  readonly contentHtml: string | null;
  readonly authors: readonly (FeedLink & {
    /** The address of their portrait, where there is one. */
    readonly avatar?: string;
  })[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly image?: FeedImage;
  /** What it is where it is none of the newsroom's: "Nội dung tài trợ". */
  readonly label?: string;
  readonly tags: readonly FeedLink[];
  /** Concepts of the IPTC Media Topics, by number. */
  readonly mediaTopics: readonly string[];
};

/** Something with a name and a page of ours. */
export type FeedLink = { readonly name: string; readonly url: string };

export type FeedImage = {
  readonly url: string;
  /** Such as `image/jpeg`. */
  readonly mimeType: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
  readonly caption: string;
  readonly credit: string;
};

/** A story that readers no longer have, by the id under which feeds knew it. */
export type Tombstone = { readonly id: string; readonly withdrawnAt: Date };

/** The id of a story in every feed: its own, which no change of name, section or host touches (RFC 9562 as a URN). */
export function feedIdOf(articleId: string): string {
  return `urn:uuid:${articleId}`;
}

/** When anything in the feed last changed, a withdrawal included; null for a feed in which nothing ever was. */
export function feedUpdatedAt({ items, tombstones }: Feed): Date | null {
  const moments = [
    ...items.map(({ updatedAt }) => updatedAt.getTime()),
    ...tombstones.map(({ withdrawnAt }) => withdrawnAt.getTime()),
  ];
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}
