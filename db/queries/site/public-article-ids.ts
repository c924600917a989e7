import { and, asc, inArray, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { articles } from '../../schema/articles.ts';

/**
 * The ids of live and scheduled articles after `after` (empty: from the first), in order, at most `limit`.
 */
export async function listPublicArticleIds(
  q: Queryable,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await q
    .select({ id: articles.id })
    .from(articles)
    .where(
      and(
        inArray(articles.publicState, ['live', 'scheduled']),
        after === '' ? undefined : sql`${articles.id} > ${after}::uuid`,
      ),
    )
    .orderBy(asc(articles.id))
    .limit(limit);
  return rows.map((row) => row.id);
}
