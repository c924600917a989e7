import { bodyText } from '../document/body-text.ts';
import { type DateStyle, longDateTime } from '../i18n/format-date.ts';
import type { PublicCoverage, PublicEntry } from '../live/public-live.ts';
import { cutAtWord } from '../text/cut-at-word.ts';
import { authorUrl, liveEntryUrl } from '../urls.ts';
import type { JsonLdNode } from './json-ld.ts';
import {
  type NewsArticleFacts,
  newsArticleJsonLd,
  type SignedBy,
  signedByJsonLd,
} from './news-article-json-ld.ts';

/** The facts about live coverage for search engines. All URLs are absolute. */
export type LiveBlogFacts = {
  readonly startedAt: Date;
  readonly endedAt: Date | null;
  readonly updates: readonly {
    readonly url: string;
    readonly headline: string;
    readonly text: string;
    readonly publishedAt: Date;
    readonly modifiedAt: Date;
    readonly authors: readonly SignedBy[];
    readonly corrections: readonly { readonly text: string; readonly publishedAt: Date }[];
  }[];
};

/**
 * Maximum length of a generated headline in characters. Google requires headlines. An entry without one gets
 * its first words, and one with only an embed its time, as in the feeds.
 */
const headlineChars = 110;

/** The facts of the entries on a page, with the pinned one in chronological position. */
export function liveBlogFacts(
  page: {
    readonly coverage: PublicCoverage;
    readonly pinned: PublicEntry | null;
    readonly entries: readonly PublicEntry[];
  },
  { url, ...style }: Pick<NewsArticleFacts, 'url'> & DateStyle,
): LiveBlogFacts {
  const entries = page.pinned === null ? page.entries : [page.pinned, ...page.entries];
  const newestFirst = entries.toSorted(
    (one, other) => other.publishedAt.getTime() - one.publishedAt.getTime(),
  );
  return {
    startedAt: page.coverage.openedAt,
    endedAt: page.coverage.endedAt,
    updates: newestFirst.map((entry) => {
      const text = bodyText(entry.body);
      return {
        url: liveEntryUrl(url, entry.id),
        headline:
          entry.headline ||
          entry.keyTitle ||
          cutAtWord(text, headlineChars) ||
          longDateTime(entry.publishedAt, style),
        text,
        publishedAt: entry.publishedAt,
        modifiedAt: entry.modifiedAt,
        authors: entry.authors.map(({ name, slug, kind, hasPage }) => {
          const page = hasPage ? { url: new URL(authorUrl(slug), url).href } : {};
          return { name, ...page, isOrganisation: kind === 'agency' };
        }),
        corrections: entry.notes
          .filter(({ kind }) => kind === 'correction')
          .map(({ note, publishedAt }) => ({ text: note, publishedAt })),
      };
    }),
  };
}

/**
 * A live story: LiveBlogPosting with its updates as BlogPosting (Google, "Live blog posting").
 * `coverageEndTime` is set once it has ended.
 */
export function liveBlogJsonLd(facts: NewsArticleFacts, live: LiveBlogFacts): JsonLdNode {
  return {
    ...newsArticleJsonLd(facts, 'LiveBlogPosting'),
    coverageStartTime: live.startedAt.toISOString(),
    coverageEndTime: live.endedAt?.toISOString(),
    liveBlogUpdate: live.updates.map(
      ({ url, headline, text, publishedAt, modifiedAt, authors, corrections }) => {
        return {
          '@type': 'BlogPosting',
          url,
          headline,
          articleBody: text === '' ? headline : text,
          datePublished: publishedAt.toISOString(),
          dateModified: modifiedAt.toISOString(),
          author: authors.map(signedByJsonLd),
          correction:
            corrections.length === 0
              ? undefined
              : corrections.map((correction) => {
                  return {
                    '@type': 'CorrectionComment',
                    text: correction.text,
                    datePublished: correction.publishedAt.toISOString(),
                  };
                }),
        };
      },
    ),
  };
}
