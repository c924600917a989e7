import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { keyMoments } from '../../schema/key-moments.ts';

/** A story of an event with its description as a key moment; an empty label if it is none. */
export type StoryOfEvent = {
  readonly id: string;
  readonly headline: string;
  readonly publishedAt: Date;
  readonly label: string;
};

/** The newest public stories of an event with their labels. */
export async function listStoriesOfEvent(
  q: Queryable,
  { tagId, limit }: { tagId: string; limit: number },
): Promise<StoryOfEvent[]> {
  const { rows } = await q.execute<{ id: string; headline: string; ms: number; label: string }>(sql`
    select p.id, p.headline, (extract(epoch from p.published_at) * 1000)::float8 as ms, coalesce(k.label, '') as label
    from article_tags t join public_articles p on p.id = t.article_id
    left join key_moments k on k.tag_id = t.tag_id and k.article_id = p.id
    where t.tag_id = ${tagId}::uuid order by t.published_at desc, t.article_id desc limit ${limit}`);
  return rows.map(({ id, headline, ms, label }) => ({ id, headline, publishedAt: new Date(ms), label }));
}

/** Whether the story is public under the tag, with its label; null if it is not. */
export async function findMoment(
  q: Queryable,
  { tagId, articleId }: { tagId: string; articleId: string },
): Promise<{ label: string } | null> {
  const { rows } = await q.execute<{ label: string }>(sql`
    select coalesce(k.label, '') as label from article_tags t join public_articles p on p.id = t.article_id
    left join key_moments k on k.tag_id = t.tag_id and k.article_id = p.id
    where t.tag_id = ${tagId}::uuid and t.article_id = ${articleId}::uuid`);
  return rows[0] ?? null;
}

/** Inserts or replaces a label. */
export async function putMoment(tx: Transaction, row: typeof keyMoments.$inferInsert): Promise<void> {
  const { label, markedBy, markedAt } = row;
  await tx
    .insert(keyMoments)
    .values(row)
    .onConflictDoUpdate({
      target: [keyMoments.tagId, keyMoments.articleId],
      set: { label, markedBy, markedAt },
    });
}

/** Deletes a label. */
export async function deleteMoment(
  tx: Transaction,
  { tagId, articleId }: { tagId: string; articleId: string },
): Promise<void> {
  await tx.delete(keyMoments).where(and(eq(keyMoments.tagId, tagId), eq(keyMoments.articleId, articleId)));
}
