import { sql } from 'drizzle-orm';
import { DomainError } from '#core/shared/domain-error.ts';
import type { Queryable, Transaction } from '../../client.ts';

export type SectionStep = { readonly id: string; readonly slug: string; readonly name: string };

/** The section and its ancestors, nearest first. Throws `section.not-found`. */
export async function getSectionPath(q: Queryable, sectionId: string): Promise<SectionStep[]> {
  const found = await q.execute<SectionStep>(sql`
    with recursive path as (
      select id, parent_id, slug, name, 0 as depth from sections where id = ${sectionId}
      union all
      select s.id, s.parent_id, s.slug, s.name, path.depth + 1 from sections s join path on s.id = path.parent_id
    )
    select id, slug, name from path order by depth limit 10`);
  if (found.rows.length === 0) throw new DomainError('section.not-found');
  return found.rows;
}

/**
 * The same, locked until the transaction ends, so that renames and moves wait. Locked in the same order as
 * the whole tree.
 */
export async function lockSectionPath(tx: Transaction, sectionId: string): Promise<SectionStep[]> {
  await tx.execute(sql`
    select from sections where id in (
      select unnest(array[own.id, own.parent_id]) from sections own where own.id = ${sectionId}::uuid)
    order by id for key share`);
  return getSectionPath(tx, sectionId);
}
