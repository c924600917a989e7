import { eq, inArray, sql } from 'drizzle-orm';
import { bodyText } from '#core/document/body-text.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import { findingKeys } from '#core/related/finding-keys.ts';
import type { StoryText } from '#core/related/story-terms.ts';
import type { StoryVector, TermStatistics } from '#core/related/story-vector.ts';
import { vectorBytes } from '#core/related/vector-bytes.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { articles } from '../../schema/articles.ts';
import { relatedDocs, relatedKeys, relatedStatistics, relatedTermCounts } from '../../schema/related.ts';

/** The rarity of these terms in the archive at the last count. */
export async function readTermStatistics(q: Queryable, keys: Iterable<number>): Promise<TermStatistics> {
  const [[found], { rows }] = await Promise.all([
    q.select().from(relatedStatistics),
    q.execute<{ term: number; stories: number }>(sql`
      select term, stories from related_term_counts where term = any(${sql.param([...keys])}::int[])`),
  ]);
  if (found === undefined) return { storyCount: 0, averageLength: 0, countOf: () => 0 };
  const counts = new Map(rows.map(({ term, stories }) => [term, stories]));
  return {
    storyCount: found.countedStories,
    averageLength: found.averageLength,
    countOf: (key) => counts.get(key) ?? 0,
  };
}

/** Replaces the stored vectors of these stories. */
export async function writeVectors(
  q: Queryable,
  stories: readonly {
    readonly articleId: string;
    readonly publishedAt: Date;
    readonly vector: StoryVector;
  }[],
): Promise<void> {
  if (stories.length === 0) return;
  await Promise.all([
    q
      .insert(relatedDocs)
      .values(
        stories.map(({ articleId, vector }) => ({ articleId, finding: [], terms: vectorBytes(vector) })),
      )
      .onConflictDoUpdate({ target: relatedDocs.articleId, set: { terms: sql`excluded.terms` } }),
    q
      .insert(relatedKeys)
      .values(
        stories.map(({ articleId, publishedAt, vector }) => {
          return { articleId, keys: findingKeys(vector, publishedAt) };
        }),
      )
      .onConflictDoUpdate({ target: relatedKeys.articleId, set: { keys: sql`excluded.keys` } }),
  ]);
}

/** A story with the version that was read. */
type ReadStory = { readonly id: string; readonly versionId: string };

/**
 * The stories among these whose public version is unchanged, locked until the transaction ends. Locked rows
 * are skipped: the transaction that holds them updates the vector itself.
 */
export async function holdUnchanged(
  tx: Transaction,
  stories: readonly ReadStory[],
): Promise<ReadonlySet<string>> {
  const held = await tx
    .select({ id: articles.id })
    .from(articles)
    .where(
      inArray(
        articles.id,
        stories.map(({ id }) => id),
      ),
    )
    .for('share', { skipLocked: true });
  // Only reads after the lock are reliable.
  const { rows } = await tx.execute<{ id: string; versionId: string }>(sql`
    select id, version_id as "versionId" from public_articles
    where id = any(${sql.param(held.map(({ id }) => id))}::uuid[])`);
  const versions = new Map(rows.map(({ id, versionId }) => [id, versionId]));
  return new Set(stories.flatMap(({ id, versionId }) => (versions.get(id) === versionId ? [id] : [])));
}

/** The last count; null before the first. */
export async function findStatistics(q: Queryable): Promise<typeof relatedStatistics.$inferSelect | null> {
  const [found = null] = await q.select().from(relatedStatistics);
  return found;
}

/** The number of stories in the search index. */
export async function countProjected(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(sql`select count(*)::int as count from search_docs`);
  return rows[0]?.count ?? 0;
}

/** The public text of stories, newest first, after `before`. */
export async function listStoryTexts(
  q: Queryable,
  { limit, before }: { limit: number; before: { ms: number; id: string } | null },
): Promise<(StoryText & ReadStory & { readonly ms: number })[]> {
  const from =
    before === null
      ? sql`true`
      : sql`(p.published_at, p.id) < (to_timestamp(${before.ms}::float8 / 1000), ${before.id}::uuid)`;
  const { rows } = await q.execute<{
    id: string;
    versionId: string;
    ms: number;
    headline: string;
    sapo: string;
    body: StoredBody;
  }>(sql`
    select p.id, p.version_id as "versionId", (extract(epoch from p.published_at) * 1000)::float8 as ms, p.headline, p.sapo, p.body
    from public_articles p where ${from} order by p.published_at desc, p.id desc limit ${limit}`);
  return rows.map(({ body, ...story }) => ({ ...story, body: bodyText(readerBody(body)) }));
}

/** Replaces the last count. */
export async function replaceTermCounts(
  tx: Transaction,
  {
    counts,
    statistics,
  }: { counts: ReadonlyMap<number, number>; statistics: Omit<typeof relatedStatistics.$inferSelect, 'id'> },
): Promise<void> {
  // Serialises concurrent counts.
  await tx.execute(sql`lock table related_term_counts in exclusive mode`);
  await tx.delete(relatedTermCounts);
  const terms = [...counts];
  await tx.execute(sql`
    insert into related_term_counts (term, stories)
    select * from unnest(${sql.param(terms.map(([term]) => term))}::int[], ${sql.param(terms.map(([, count]) => count))}::int[])`);
  await tx
    .insert(relatedStatistics)
    .values({ id: 1, ...statistics })
    .onConflictDoUpdate({
      target: relatedStatistics.id,
      set: statistics,
      setWhere: eq(relatedStatistics.id, 1),
    });
}
