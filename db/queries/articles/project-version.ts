import { inArray, sql } from 'drizzle-orm';
import type { StoryVector } from '#core/related/story-vector.ts';
import type { Transaction } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { searchDocs } from '../../schema/public-projections.ts';
import { tags } from '../../schema/tags.ts';
import { writeVectors } from '../related/related-terms.ts';
import { addSearchWords } from '../search/search-words.ts';
import { putHeadlineTerms } from '../tags/tag-suggestions.ts';

/** The read models of a version for lists, search and pictures. */
export type Projection = {
  readonly articleId: string;
  readonly publishedAt: Date;
  readonly tagIds: readonly string[];
  readonly bylineIds: readonly string[];
  readonly pinIds: readonly string[];
  readonly mediaIds: readonly string[];
  /** The text of a tsvector, by `core/search`. */
  readonly searchDocument: string;
  /** Its term vector, for related stories. */
  readonly vector: StoryVector;
  /** The terms of its headline and tags, by `core/taxonomy/suggesting/story-terms.ts`. */
  readonly headlineTerms: readonly string[];
};

/** Writes the read models of a version, in the transaction that publishes or schedules it. */
export async function projectVersion(tx: Transaction, projection: Projection): Promise<void> {
  const { articleId, publishedAt } = projection;
  await removeProjection(tx, articleId);
  await Promise.all([
    tx.execute(sql`
      with story (id, at) as (values (${articleId}::uuid, ${publishedAt.toISOString()}::timestamptz)),
        tagged as (insert into article_tags (article_id, tag_id, published_at)
          select story.id, tag_id, story.at from story, unnest(${uuids(projection.tagIds)}) tag_id),
        signed as (insert into article_bylines (article_id, person_id, position, published_at)
          select story.id, person_id, place - 1, story.at
          from story, unnest(${uuids(projection.bylineIds)}) with ordinality signer (person_id, place)),
        pinned as (insert into related_pins (article_id, pinned_id, position)
          select story.id, pinned_id, place - 1
          from story, unnest(${uuids(projection.pinIds)}) with ordinality pin (pinned_id, place))
      insert into article_media (article_id, media_id)
      select story.id, media_id from story, unnest(${uuids(projection.mediaIds)}) media_id`),
    tx.insert(searchDocs).values({
      ...{ articleId, publishedAt, document: sql`${projection.searchDocument}::tsvector` },
      ...{ tagIds: [...projection.tagIds], authorIds: [...projection.bylineIds] },
    }),
    addSearchWords(tx, projection.searchDocument),
    writeVectors(tx, [{ articleId, publishedAt, vector: projection.vector }]),
    putHeadlineTerms(tx, { articleId, publishedAt, terms: projection.headlineTerms }),
  ]);
}

/** Deletes an article from all lists, search and picture visibility. */
export async function removeProjection(tx: Transaction, articleId: string): Promise<void> {
  const ofIt = sql`where article_id = ${articleId}::uuid`;
  await tx.execute(sql`
    with tagged as (delete from article_tags ${ofIt}), signed as (delete from article_bylines ${ofIt}),
      pinned as (delete from related_pins ${ofIt}), pictured as (delete from article_media ${ofIt}),
      weighed as (delete from related_docs ${ofIt}), keyed as (delete from related_keys ${ofIt}),
      spoken as (delete from headline_terms ${ofIt})
    delete from search_docs ${ofIt}`);
}

function uuids(ids: readonly string[]) {
  return sql`${sql.param([...ids])}::uuid[]`;
}

/** The slugs of tags and people for the facets of a search document, and the names of the tags. */
export async function getFacetSlugs(
  tx: Transaction,
  { tagIds, bylineIds }: { tagIds: readonly string[]; bylineIds: readonly string[] },
): Promise<{ tagSlugs: string[]; tagNames: string[]; authorSlugs: string[] }> {
  const [tagRows, authorRows] = await Promise.all([
    tx
      .select({ slug: tags.slug, name: tags.name })
      .from(tags)
      .where(inArray(tags.id, [...tagIds])),
    tx
      .select({ slug: people.slug })
      .from(people)
      .where(inArray(people.id, [...bylineIds])),
  ]);
  return {
    tagSlugs: tagRows.map((row) => row.slug),
    tagNames: tagRows.map((row) => row.name),
    authorSlugs: authorRows.map((row) => row.slug),
  };
}
