import { sql } from 'drizzle-orm';
import { actionRow } from '#core/articles/actions.ts';
import type { Queryable, Transaction } from '../client.ts';

/** A desk with reviews that are open and nobody who could close one of them. */
export type UnattendedDesk = { readonly id: string; readonly name: string; readonly count: number };

/**
 * Locks everybody on whom it depends that stories are approved and the house is tended, and these people, until the
 * transaction ends. Whoever takes rights away holds this lock, so that of two who each leave the other as the last
 * one, the second sees what the first did. Whoever acts on a story meanwhile, and is only named in a row, does not wait.
 */
export async function lockKeyPeople(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select id from people
    where id = any(${sql.param([...personIds])}::uuid[])
      or id in (select person_id from person_roles where role in ('editor', 'managing_editor', 'admin'))
    order by id for no key update`);
}

/**
 * The desks whose open reviews nobody can close: neither an editor of the section or one above it, nor a managing
 * editor, who can sign in. A review debt is not closed by whoever opened it, and a review by nobody where the workflow
 * lets nobody approve.
 */
export async function listUnattendedDesks(q: Queryable): Promise<UnattendedDesk[]> {
  const { rows } = await q.execute<UnattendedDesk>(sql`
    with recursive above (section_id, desk_id) as (
      select id, id from sections
      union
      select above.section_id, s.parent_id from above join sections s on s.id = above.desk_id
      where s.parent_id is not null
    ), approvers as (
      select above.section_id, r.person_id
      from person_roles r
      join people p on p.id = r.person_id and p.kind = 'staff' and p.disabled_at is null and p.email is not null
      join above on r.role = 'managing_editor' or (r.role = 'editor' and r.section_id = above.desk_id)
    ), waiting as (
      select section_id, null::uuid as except_id from articles
      where work_state = 'in_review' and public_state = any(${sql.param([...actionRow('approve').public])}::text[])
      union all
      select section_id, debt_opened_by from articles where debt_opened_at is not null and public_state = 'live'
    )
    select s.id, s.name, count(*)::int as count
    from waiting w join sections s on s.id = w.section_id
    where not exists (
      select 1 from approvers a
      where a.section_id = w.section_id and (w.except_id is null or a.person_id <> w.except_id))
    group by s.id, s.name order by s.name`);
  return rows;
}

/** Those who could decide what one of these people asks for the other: administrators, and managing editors too, who can sign in. */
export async function listDeciders(
  q: Queryable,
  { aboutId, askerId, adminsAlone }: { aboutId: string; askerId: string; adminsAlone: boolean },
): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    select distinct p.id
    from people p join person_roles r on r.person_id = p.id
    where p.kind = 'staff' and p.disabled_at is null and p.email is not null
      and p.id not in (${aboutId}::uuid, ${askerId}::uuid)
      and (r.role = 'admin' or r.role = 'managing_editor' and not ${adminsAlone}::boolean)`);
  return rows.map(({ id }) => id);
}
