import { eq, inArray, sql } from 'drizzle-orm';
import type { StoryVector } from '#core/related/story-vector.ts';
import type { Transaction } from '../client.ts';
import { people } from '../schema/people.ts';
import {
  articleBylines,
  articleMedia,
  articleTags,
  headlineTerms,
  relatedPins,
  searchDocs,
} from '../schema/public-projections.ts';
import { relatedDocs } from '../schema/related.ts';
import { tags } from '../schema/tags.ts';
import { writeVectors } from './related-terms.ts';
import { addSearchWords } from './search-words.ts';
import { putHeadlineTerms } from './tag-suggestions.ts';

/** What a version says to lists, search and pictures. */
export type Projection = {
  readonly articleId: string;
  readonly publishedAt: Date;
  readonly tagIds: readonly string[];
  readonly bylineIds: readonly string[];
  readonly pinIds: readonly string[];
  readonly mediaIds: readonly string[];
  /** Text of a tsvector, by `core/search`. */
  readonly searchDocument: string;
  /** What it is about, for related stories. */
  readonly vector: StoryVector;
  /** What its headline and tags speak of, by `core/taxonomy/suggesting/story-terms.ts`. */
  readonly headlineTerms: readonly string[];
};

/** Spreads a version out for readers' lists, in the transaction that publishes or schedules it. */
export async function projectVersion(tx: Transaction, projection: Projection): Promise<void> {
  const { articleId, publishedAt } = projection;
  await removeProjection(tx, articleId);
  if (projection.tagIds.length > 0) {
    await tx
      .insert(articleTags)
      .values(projection.tagIds.map((tagId) => ({ articleId, tagId, publishedAt })));
  }
  if (projection.bylineIds.length > 0) {
    await tx
      .insert(articleBylines)
      .values(
        projection.bylineIds.map((personId, position) => ({ articleId, personId, position, publishedAt })),
      );
  }
  if (projection.pinIds.length > 0) {
    await tx
      .insert(relatedPins)
      .values(projection.pinIds.map((pinnedId, position) => ({ articleId, pinnedId, position })));
  }
  if (projection.mediaIds.length > 0) {
    await tx.insert(articleMedia).values(projection.mediaIds.map((mediaId) => ({ articleId, mediaId })));
  }
  await tx
    .insert(searchDocs)
    .values({ articleId, publishedAt, document: sql`${projection.searchDocument}::tsvector` });
  await addSearchWords(tx, projection.searchDocument);
  await writeVectors(tx, [{ articleId, vector: projection.vector }]);
  await putHeadlineTerms(tx, { articleId, publishedAt, terms: projection.headlineTerms });
}

/** Takes an article out of every list, search and picture permission. */
export async function removeProjection(tx: Transaction, articleId: string): Promise<void> {
  for (const table of [
    articleTags,
    articleBylines,
    relatedPins,
    articleMedia,
    searchDocs,
    relatedDocs,
    headlineTerms,
  ]) {
    await tx.delete(table).where(eq(table.articleId, articleId));
  }
}

/** The slugs of tags and people that a search document names as facets, and what the tags are called. */
export async function getFacetSlugs(
  tx: Transaction,
  { tagIds, bylineIds }: { tagIds: readonly string[]; bylineIds: readonly string[] },
): Promise<{ tagSlugs: string[]; tagNames: string[]; authorSlugs: string[] }> {
  const tagRows = await tx
    .select({ slug: tags.slug, name: tags.name })
    .from(tags)
    .where(inArray(tags.id, [...tagIds]));
  const authorRows = await tx
    .select({ slug: people.slug })
    .from(people)
    .where(inArray(people.id, [...bylineIds]));
  return {
    tagSlugs: tagRows.map((row) => row.slug),
    tagNames: tagRows.map((row) => row.name),
    authorSlugs: authorRows.map((row) => row.slug),
  };
}
