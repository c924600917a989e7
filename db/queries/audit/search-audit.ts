import { type SQL, sql } from 'drizzle-orm';
import type { AuditPlace } from '#core/audit/audit-place.ts';
import type { Queryable } from '../../client.ts';

/** The filters of a search; omitted ones match everything. */
export type AuditQuestion = {
  /** Null: automatic acts, such as a due schedule. */
  readonly actorId?: string | null | undefined;
  readonly actions?: readonly string[] | undefined;
  /** Excludes acts on stories. */
  readonly withoutStories?: boolean | undefined;
  /** Excludes acts with this prefix. */
  readonly withoutPrefix?: string | undefined;
  readonly subjects?: readonly { readonly type: string; readonly id: string }[] | undefined;
  readonly from?: Date | undefined;
  readonly before?: Date | undefined;
  readonly address?: string | undefined;
  /** A tsquery over the words of reasons. */
  readonly words?: string | undefined;
};

export type AuditRow = {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: Record<string, unknown>;
  readonly address: string;
};

/**
 * Rows next to a position in time, nearest first: older or newer ones. Each of several acts or subjects is
 * read by its own index only as far as needed. So a rare one does not scan the whole audit. Word matches are
 * filtered and sorted in their index table, and only the page's rows are read from the audit.
 */
export async function searchAudit(
  q: Queryable,
  question: AuditQuestion,
  { towards, place, limit }: { towards: 'older' | 'newer'; place: AuditPlace | null; limit: number },
): Promise<AuditRow[]> {
  const { subjects, actions, words } = question;
  const order = towards === 'older' ? sql`at desc, seq desc` : sql`at, seq`;
  const conditions = [...conditionsOf(question), ...placeCondition(towards, place)];
  const rows = (...more: SQL[]) =>
    sql`(select ${columns} from audit a where ${all([...conditions, ...more])} order by ${order} limit ${limit})`;
  const isAct = actions === undefined ? [] : [sql`a.action in ${actions}`];
  if (actions?.length === 0 || subjects?.length === 0) return [];
  let from: SQL;
  if (words !== undefined) {
    const about = subjects === undefined ? [] : [sql`(a.subject_type, a.subject_id) in ${pairs(subjects)}`];
    const condition = all([sql`a.words @@ ${words}::tsquery`, ...conditions, ...isAct, ...about]);
    from = sql`(select ${columns} from (
        select a.seq from audit_reasons a where ${condition} order by ${order} limit ${limit}) found
      join audit a on a.seq = found.seq)`;
  } else if (subjects !== undefined) {
    const each = sql.join(
      subjects.map(({ type, id }) => sql`(${type}::text, ${id}::uuid)`),
      sql`, `,
    );
    from = sql`(select r.* from (values ${each}) s(type, id) cross join lateral
      ${rows(...isAct, sql`a.subject_type = s.type`, sql`a.subject_id = s.id`)} r)`;
  } else if (actions !== undefined) {
    const each = sql.join(
      actions.map((name) => sql`(${name}::text)`),
      sql`, `,
    );
    from = sql`(select r.* from (values ${each}) w(name) cross join lateral ${rows(sql`a.action = w.name`)} r)`;
  } else {
    from = rows();
  }
  const { rows: answer } = await q.execute<Raw>(
    sql`select * from ${from} x order by ${order} limit ${limit}`,
  );
  return answer.map(rowOf);
}

/** Rows in chain order, for an export. */
export async function listAuditToExport(
  q: Queryable,
  question: AuditQuestion,
  { afterSeq, untilSeq, limit }: { afterSeq: number; untilSeq: number; limit: number },
): Promise<(AuditRow & { previousHash: string; hash: string; actorName: string | null })[]> {
  const { actions, subjects, words } = question;
  if (actions?.length === 0 || subjects?.length === 0) return [];
  const conditions = [
    ...conditionsOf(question),
    ...(actions === undefined ? [] : [sql`a.action in ${actions}`]),
    ...(subjects === undefined ? [] : [sql`(a.subject_type, a.subject_id) in ${pairs(subjects)}`]),
    ...(words === undefined
      ? []
      : [sql`a.seq in (select seq from audit_reasons where words @@ ${words}::tsquery)`]),
    sql`a.seq > ${afterSeq}`,
    sql`a.seq <= ${untilSeq}`,
  ];
  const { rows } = await q.execute<Raw & { previous_hash: string; hash: string; actor_name: string | null }>(
    sql`select ${columns}, a.previous_hash, a.hash, p.name as actor_name from audit a
      left join people p on p.id = a.actor_id where ${all(conditions)} order by a.seq limit ${limit}`,
  );
  return rows.map((row) => ({
    ...rowOf(row),
    previousHash: row.previous_hash,
    hash: row.hash,
    actorName: row.actor_name,
  }));
}

/** The names of all recorded acts, found by index skip scans. */
export async function listActsThatHappened(q: Queryable): Promise<string[]> {
  const { rows } = await q.execute<{ action: string }>(sql`
    with recursive act(action) as (
      (select action from audit order by action limit 1)
      union all
      select (select a.action from audit a where a.action > act.action order by a.action limit 1)
      from act where act.action is not null
    )
    select action from act where action is not null`);
  return rows.map(({ action }) => action);
}

const columns = sql`a.seq, a.at, a.actor_id, a.action, a.subject_type, a.subject_id, a.detail, a.address`;

type Raw = {
  seq: string;
  at: string;
  actor_id: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  detail: Record<string, unknown>;
  address: string;
};

function rowOf(row: Raw): AuditRow {
  return {
    seq: Number(row.seq),
    at: new Date(row.at),
    actorId: row.actor_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    detail: row.detail,
    address: row.address,
  };
}

function conditionsOf(question: AuditQuestion): SQL[] {
  const { actorId, withoutStories = false, withoutPrefix, from, before, address } = question;
  return [
    actorId === undefined
      ? undefined
      : actorId === null
        ? sql`a.actor_id is null`
        : sql`a.actor_id = ${actorId}`,
    withoutStories ? sql`a.subject_type not in ('article', 'royalty_story')` : undefined,
    withoutPrefix === undefined ? undefined : sql`not starts_with(a.action, ${withoutPrefix})`,
    from === undefined ? undefined : sql`a.at >= ${from.toISOString()}::timestamptz`,
    before === undefined ? undefined : sql`a.at < ${before.toISOString()}::timestamptz`,
    address === undefined ? undefined : sql`a.address = ${address}`,
  ].filter((condition) => condition !== undefined);
}

function placeCondition(towards: 'older' | 'newer', place: AuditPlace | null): SQL[] {
  if (place === null) return [];
  const at = sql`(${place.at.toISOString()}::timestamptz, ${place.seq}::bigint)`;
  return [towards === 'older' ? sql`(a.at, a.seq) < ${at}` : sql`(a.at, a.seq) > ${at}`];
}

function all(conditions: readonly SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `);
}

function pairs(subjects: readonly { readonly type: string; readonly id: string }[]): SQL {
  const each = subjects.map(({ type, id }) => sql`(${type}::text, ${id}::uuid)`);
  return sql`(${sql.join(each, sql`, `)})`;
}
