import { ARTICLE_FIELDS, TEXT_FIELDS } from '#core/articles/article-fields.ts';
import type { StoryTexts } from '#core/articles/public-texts.ts';
import type { Format } from '#core/articles/states.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { TagType } from '#core/taxonomy/tag-types.ts';
import { findMatches } from '#core/text/find-matches.ts';
import type { JsonLdNode } from './json-ld.ts';
import { type TagFacts, tagReferenceJsonLd } from './tag-json-ld.ts';

/** An author; an agency is an organisation. */
export type SignedBy = { readonly name: string; readonly url?: string; readonly isOrganisation?: boolean };

/** The facts about a story for search engines. All URLs are absolute. */
export type NewsArticleFacts = StoryTexts & {
  readonly url: string;
  readonly format: Format;
  readonly locale: Locale;
  readonly publishedAt: Date;
  /** Changes with visible updates; a corrected typing error does not change it. */
  readonly updatedAt: Date;
  readonly wordCount: number;
  readonly authors: readonly SignedBy[];
  readonly images: readonly { readonly url: string; readonly width: number; readonly height: number }[];
  readonly tags: readonly Pick<TagFacts, 'url' | 'type' | 'name'>[];
  /** Published corrections. */
  readonly corrections: readonly {
    readonly text: string;
    readonly publishedAt: Date;
    readonly url: string;
  }[];
  /** The publisher's node in the same graph. */
  readonly publisherId: string;
  /** The story's own section. */
  readonly section: string;
};

/**
 * The schema.org type of each format: a subtype of NewsArticle if there is one; Google treats all of them as
 * articles. Sponsored content is not a news article. Live coverage has its own type (`LiveBlogPosting`).
 */
const TYPES: Readonly<Record<Format, string>> = {
  news: 'NewsArticle',
  analysis: 'AnalysisNewsArticle',
  opinion: 'OpinionNewsArticle',
  interview: 'NewsArticle',
  photo: 'ReportageNewsArticle',
  long_read: 'ReportageNewsArticle',
  live: 'NewsArticle',
  sponsored: 'AdvertiserContentArticle',
};

/**
 * Tags of these types are subjects of a story. The others name people and places, and are a subject if the
 * headline contains them.
 */
const SUBJECTS: ReadonlySet<TagType> = new Set(['topic', 'event', 'series']);

/** The properties that schema.org defines for NewsArticle and its subtypes only. */
const NEWS_ONLY: ReadonlySet<string> = new Set([
  'dateline',
  'printColumn',
  'printEdition',
  'printPage',
  'printSection',
]);

/**
 * The article as a schema.org node of this type, with everything that Google's "Article" documentation
 * recommends.
 */
export function newsArticleJsonLd(facts: NewsArticleFacts, type = TYPES[facts.format]): JsonLdNode {
  const isSubject = ({ type, name }: NewsArticleFacts['tags'][number]) =>
    SUBJECTS.has(type) || isNamedIn(facts.headline, name);
  const subjects = facts.tags.filter(isSubject);
  const others = facts.tags.filter((tag) => !isSubject(tag));
  return {
    '@type': type,
    '@id': `${facts.url}#article`,
    mainEntityOfPage: facts.url,
    url: facts.url,
    ...textProperties(facts, type),
    inLanguage: facts.locale,
    isAccessibleForFree: true,
    datePublished: facts.publishedAt.toISOString(),
    dateModified: facts.updatedAt.toISOString(),
    wordCount: facts.wordCount,
    author: facts.authors.map(signedByJsonLd),
    image: facts.images.map(({ url, width, height }) => ({ '@type': 'ImageObject', url, width, height })),
    keywords: facts.tags.length === 0 ? undefined : facts.tags.map(({ name }) => name),
    about: subjects.length === 0 ? undefined : subjects.map(tagReferenceJsonLd),
    mentions: others.length === 0 ? undefined : others.map(tagReferenceJsonLd),
    correction:
      facts.corrections.length === 0
        ? undefined
        : facts.corrections.map(({ text, publishedAt, url }) => {
            return { '@type': 'CorrectionComment', text, datePublished: publishedAt.toISOString(), url };
          }),
    articleSection: facts.section,
    sponsor: facts.sponsor ? { '@type': 'Organization', name: facts.sponsor } : undefined,
    publisher: { '@id': facts.publisherId },
  };
}

function textProperties(texts: StoryTexts, type: string): Record<string, string> {
  const properties = TEXT_FIELDS.flatMap((name) => {
    const property = ARTICLE_FIELDS[name].jsonLd;
    if (property === null || texts[name] === '') return [];
    return NEWS_ONLY.has(property) && !type.endsWith('NewsArticle') ? [] : [[property, texts[name]] as const];
  });
  return Object.fromEntries(properties);
}

/** An author as a schema.org node. */
export function signedByJsonLd({ name, url, isOrganisation }: SignedBy): JsonLdNode {
  return { '@type': isOrganisation ? 'Organization' : 'Person', name, url };
}

function isNamedIn(headline: string, name: string): boolean {
  return findMatches(headline, name, { matchAccents: true, matchCase: false, wholeWord: true }).length > 0;
}
