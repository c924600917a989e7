import type { Locale } from '#core/i18n/locales.ts';

/** A feed before it takes a format. All addresses are absolute. */
export type Feed = {
  readonly site: { readonly name: string; readonly url: string; readonly locale: Locale };
  readonly title: string;
  /** The page that the feed follows. */
  readonly url: string;
  /** Where the feed itself is. */
  readonly feedUrl: string;
  readonly items: readonly FeedItem[];
};

export type FeedItem = {
  /** Never changes, whatever happens to the address. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string;
  readonly contentHtml: string;
  readonly authors: readonly string[];
  readonly publishedAt: Date;
  readonly updatedAt: Date;
  readonly image?: FeedImage;
  readonly tags: readonly string[];
};

export type FeedImage = {
  readonly url: string;
  /** Such as `image/jpeg`. */
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
};

/** When anything in the feed last changed; null for a feed without items. */
export function feedUpdatedAt(feed: Feed): Date | null {
  if (feed.items.length === 0) return null;
  return new Date(Math.max(...feed.items.map((item) => item.updatedAt.getTime())));
}
