import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { relatedRefusals } from '../../schema/related.ts';

/** A story that an editor excluded from another one's automatic list, with the person and time. */
export type RelatedRefusal = { readonly id: string; readonly refusedBy: string; readonly refusedAt: Date };

/** The stories that editors excluded for this one, last first. */
export async function listRefusals(q: Queryable, articleId: string): Promise<RelatedRefusal[]> {
  const { rows } = await q.execute<{ id: string; refused_by: string; ms: number }>(sql`
    select r.refused_id as id, p.name as refused_by, (extract(epoch from r.refused_at) * 1000)::float8 as ms
    from related_refusals r join people p on p.id = r.refused_by
    where r.article_id = ${articleId}::uuid order by r.refused_at desc, r.refused_id`);
  return rows.map(({ id, refused_by, ms }) => ({ id, refusedBy: refused_by, refusedAt: new Date(ms) }));
}

/** Inserts an exclusion; false if it exists. */
export async function addRefusal(
  tx: Transaction,
  refusal: { articleId: string; refusedId: string; refusedBy: string; refusedAt: Date },
): Promise<boolean> {
  const added = await tx
    .insert(relatedRefusals)
    .values(refusal)
    .onConflictDoNothing()
    .returning({ id: relatedRefusals.refusedId });
  return added.length > 0;
}

/** Deletes an exclusion; false if there is none. */
export async function removeRefusal(
  tx: Transaction,
  { articleId, refusedId }: { articleId: string; refusedId: string },
): Promise<boolean> {
  const removed = await tx
    .delete(relatedRefusals)
    .where(and(eq(relatedRefusals.articleId, articleId), eq(relatedRefusals.refusedId, refusedId)))
    .returning({ id: relatedRefusals.refusedId });
  return removed.length > 0;
}
