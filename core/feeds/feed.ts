import type { Locale } from '#core/i18n/locales.ts';

/** A feed, independent of its format. All URLs are absolute. */
export type Feed = {
  readonly site: {
    readonly name: string;
    readonly url: string;
    readonly locale: Locale;
    /** A square PNG. */
    readonly iconUrl: string;
  };
  readonly title: string;
  /** One or a few sentences about the feed. */
  readonly description: string;
  /** The page with the same content. */
  readonly url: string;
  /** The URL of the feed itself. */
  readonly feedUrl: string;
  /** The WebSub hub (W3C Recommendation of 2018) that notifies subscribers; null for none. */
  readonly hubUrl: string | null;
  readonly items: readonly FeedItem[];
  /** Withdrawn stories that were in the feed; clients should delete their copies. */
  readonly tombstones: readonly Tombstone[];
};

export type FeedItem = {
  /** An IRI that never changes, even if the URL does. */
  readonly id: string;
  readonly url: string;
  /** The language of the story, which may differ from the site's. */
  readonly locale: Locale;
  readonly title: string;
  readonly summary: string;
  /** The full text; null if feeds contain only summaries. */
  readonly contentHtml: string | null;
  readonly authors: readonly (FeedLink & {
    /** The URL of the author's portrait, if any. */
    readonly avatar?: string;
  })[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly image?: FeedImage;
  /** The label of content that is not editorial: "Nội dung tài trợ". */
  readonly label?: string;
  readonly tags: readonly FeedLink[];
  /** IPTC Media Topics by number. */
  readonly mediaTopics: readonly string[];
};

/** A name with a page of this site. */
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

/** A withdrawn story, by its id in feeds. */
export type Tombstone = { readonly id: string; readonly withdrawnAt: Date };

/** The id of a story in every feed. It does not depend on name, section or host (RFC 9562 as a URN). */
export function feedIdOf(articleId: string): string {
  return `urn:uuid:${articleId}`;
}

/** The last change of the feed, withdrawals included; null for a feed that never had an entry. */
export function feedUpdatedAt({ items, tombstones }: Feed): Date | null {
  const moments = [
    ...items.map(({ updatedAt }) => updatedAt.getTime()),
    ...tombstones.map(({ withdrawnAt }) => withdrawnAt.getTime()),
  ];
  return moments.length === 0 ? null : new Date(Math.max(...moments));
}
