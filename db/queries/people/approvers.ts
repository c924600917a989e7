import { sql } from 'drizzle-orm';
import { actionRow } from '#core/articles/actions.ts';
import type { Queryable, Transaction } from '../../client.ts';

/** A desk with open reviews and no person who could close one of them. */
export type UnattendedDesk = { readonly id: string; readonly name: string; readonly count: number };

/**
 * Locks all people who can approve stories or administer the site, and these people, until the transaction
 * ends. Every removal of rights takes this lock. So if two people each leave the other as the last one, the
 * second transaction sees the first. Transactions that only refer to a person in a row do not wait.
 */
export async function lockKeyPeople(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select id from people
    where id = any(${sql.param([...personIds])}::uuid[])
      or id in (select person_id from person_roles where role in ('editor', 'managing_editor', 'admin'))
    order by id for no key update`);
}

/**
 * The desks whose open reviews have no possible approver: no active editor of the section or an ancestor, and
 * no managing editor. The person who opened a review debt cannot close it, and nor can people whom the
 * four-eyes rule excludes.
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

/**
 * The active administrators and managing editors who could decide a request by one of these people for the
 * other.
 */
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
