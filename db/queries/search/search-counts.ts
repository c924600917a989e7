import { sql } from 'drizzle-orm';
import type { Transaction } from '../../client.ts';

/**
 * Fills the facet columns of rows without them, newest first, and returns their number. Rows are locked
 * before reading, so that a concurrent merge of tags is either read, or updates them afterwards.
 */
export async function fillSearchCounts(tx: Transaction, limit: number): Promise<number> {
  const { rows } = await tx.execute<{ id: string }>(sql`
    select article_id as id from search_docs where tag_ids is null
    order by published_at desc limit ${limit} for update skip locked`);
  if (rows.length === 0) return 0;
  await tx.execute(sql`
    update search_docs d set
      tag_ids = array(select tag_id from article_tags t where t.article_id = d.article_id),
      author_ids = array(select person_id from article_bylines b where b.article_id = d.article_id)
    where d.article_id = any(${sql.param(rows.map(({ id }) => id))}::uuid[])`);
  return rows.length;
}
