import { addressTagOf, besideTagsOf, pageTagsOf } from '#core/articles/page-tags.ts';
import { searchTextOf } from '#core/articles/search-text.ts';
import type { Body } from '#core/document/body.ts';
import { mediaIdsOf } from '#core/document/body-facts.ts';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { PageChange } from '#core/page-changes/page-change.ts';
import { storyTerms } from '#core/related/story-terms.ts';
import { storyVector } from '#core/related/story-vector.ts';
import { searchDocument } from '#core/search/search-document.ts';
import { searchMonth } from '#core/search/search-windows.ts';
import { indexedTerms } from '#core/taxonomy/suggesting/story-terms.ts';
import type { Transaction } from '#db/client.ts';
import type { ArticleWithWork, VersionRow } from '#db/queries/articles/articles.ts';
import { getFacetSlugs, projectVersion } from '#db/queries/articles/project-version.ts';
import { listPublishedTexts } from '#db/queries/live/live.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { readTermStatistics } from '#db/queries/related/related-terms.ts';
import { getSectionPath, lockSectionPath } from '#db/queries/sections/section-paths.ts';
import { resolvedTagIds } from '#db/queries/tags/resolve-merged-tags.ts';
import type { Context } from '../../context.ts';

/**
 * Maximum number of live entries that are indexed and whose photos are public; more than any coverage has.
 */
const entriesMax = 2_000;
/** A tsvector holds at most one megabyte. */
const searchedChars = 400_000;

/**
 * Writes the read models of a version: lists, related stories, search and picture visibility. For a live
 * story, includes its published entries.
 */
export async function projectAndInvalidate(
  ctx: Pick<Context, 'site'>,
  tx: Transaction,
  { version, publishedAt }: { version: VersionRow; publishedAt: Date },
): Promise<void> {
  // A concurrent rename or move of a section finds this story in it, or has committed before this read.
  const [sections, tagIds] = await Promise.all([
    lockSectionPath(tx, version.sectionId),
    resolvedTagIds(tx, version.tagIds),
  ]);
  const body = readerBody(version.body);
  const lead = version.lead === null ? [] : [version.lead.mediaId];
  const entries =
    version.format === 'live'
      ? await listPublishedTexts(tx, { articleId: version.articleId, limit: entriesMax })
      : [];
  const entryBodies = entries.map((entry) => readerBody(entry.body));
  const text = {
    headline: version.headline,
    sapo: version.sapo,
    body: [
      bodyText(body),
      ...entries.flatMap(({ headline }, index) => [headline, textOf(entryBodies[index])]),
    ]
      .join('\n\n')
      .slice(0, searchedChars),
  };
  const terms = storyTerms(text);
  const [{ tagSlugs, tagNames, authorSlugs }, statistics] = await Promise.all([
    getFacetSlugs(tx, { tagIds, bylineIds: version.bylineIds }),
    readTermStatistics(tx, terms.uses.keys()),
  ]);
  await projectVersion(tx, {
    articleId: version.articleId,
    publishedAt,
    tagIds,
    bylineIds: version.bylineIds,
    pinIds: version.pinIds.filter((id) => id !== version.articleId),
    mediaIds: [...new Set([...lead, ...[body, ...entryBodies].flatMap(mediaIdsOf)])],
    headlineTerms: indexedTerms({ headline: version.headline, tagNames }),
    searchDocument: searchDocument({
      ...searchTextOf(version, text.body),
      facets: {
        sections: sections.map((section) => section.slug),
        tags: tagSlugs,
        authors: authorSlugs,
        month: searchMonth(publishedAt, ctx.site.timeZone),
      },
    }),
    vector: storyVector(terms, statistics),
  });
}

/**
 * Invalidates the cached pages of both versions of the article at the commit: `changed` or `withdrawn`. These
 * include the archive days of its old and new publication time.
 */
export async function invalidateArticlePages(
  tx: Transaction,
  { article, working, live }: ArticleWithWork,
  { kind = 'changed', movedTo = null }: { kind?: PageChange['kind']; movedTo?: Date | null } = {},
): Promise<void> {
  const versions = live === null ? [working] : [working, live];
  const filedIn = new Set([article.sectionId, ...versions.map((version) => version.sectionId)]);
  const [tagIds, ...paths] = await Promise.all([
    resolvedTagIds(tx, [...new Set(versions.flatMap((version) => version.tagIds))]),
    ...[...filedIn].map((id) => getSectionPath(tx, id)),
  ]);
  const shown = {
    id: article.id,
    sectionIds: [...new Set(paths.flatMap((path) => path.map((section) => section.id)))],
    tagIds,
    bylineIds: [...new Set(versions.flatMap((version) => version.bylineIds))],
    publishedAts: [article.publishedAt, movedTo].filter((at) => at !== null),
  };
  await Promise.all([invalidatePages(tx, pageTagsOf(shown), kind), invalidatePages(tx, besideTagsOf(shown))]);
}

/**
 * Invalidates cached pages if the new live version changes the article's URL: a cached page at the old URL
 * would hide the redirect.
 */
export async function invalidateMovedPages(
  tx: Transaction,
  { article, live }: Pick<ArticleWithWork, 'article' | 'live'>,
  to: Pick<VersionRow, 'sectionId'>,
): Promise<void> {
  if (live === null || live.sectionId === to.sectionId) return;
  await invalidatePages(tx, [addressTagOf(article.id)], 'withdrawn');
}

function textOf(body: Body | undefined): string {
  return body === undefined ? '' : bodyText(body);
}
