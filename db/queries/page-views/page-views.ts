import { type SQL, sql } from 'drizzle-orm';
import type { HourOfViews } from '#core/page-views/decay.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { articleReads } from '../../schema/reads.ts';

/** Page views of the story with that public number in an hour, given by its start. */
type NumberedViews = { readonly number: number; readonly hour: Date; readonly views: number };

/**
 * Adds page views in one statement, and returns their number; numbers that are not public are ignored. Rows
 * are locked in one order, so that concurrent processes do not deadlock.
 */
export async function addViews(q: Queryable, given: readonly NumberedViews[]): Promise<number> {
  if (given.length === 0) return 0;
  const { rows } = await q.execute<{ reads: number }>(sql`
    with batch as (
      select p.id, given.hour, given.reads
      from unnest(
        ${sql.param(given.map(({ number }) => number))}::bigint[],
        ${moments(given.map(({ hour }) => hour))},
        ${sql.param(given.map(({ views }) => views))}::integer[]
      ) given (number, hour, reads)
      join public_articles p on p.number = given.number
    ), counted as (
      insert into article_reads as kept (article_id, hour, reads)
      select id, hour, reads from batch order by id, hour
      on conflict (article_id, hour) do update set reads = kept.reads + excluded.reads
    )
    select coalesce(sum(reads), 0)::float8 as reads from batch`);
  return rows[0]?.reads ?? 0;
}

/** Inserts hourly page views. */
export async function insertViews(
  tx: Transaction,
  rows: (typeof articleReads.$inferInsert)[],
): Promise<void> {
  await tx.insert(articleReads).values(rows);
}

/** The stored page views of a story: hourly, and the sum of earlier hours. */
export type StoredViews = { readonly hours: readonly HourOfViews[]; readonly before: number };

/** The page views of those stories by id; stories without any are absent. */
export async function listViews(
  q: Queryable,
  articleIds: readonly string[],
): Promise<ReadonlyMap<string, StoredViews>> {
  const { rows } = await q.execute<{ id: string; before: number; hours: [number, number][] }>(sql`
    select wanted.id, coalesce(totals.reads, 0)::float8 as before,
      coalesce((select json_agg(json_build_array((extract(epoch from r.hour) * 1000)::float8, r.reads) order by r.hour)
        from article_reads r where r.article_id = wanted.id), '[]') as hours
    from unnest(${sql.param([...articleIds])}::uuid[]) wanted (id)
    left join article_read_totals totals on totals.article_id = wanted.id
    where totals.article_id is not null
      or exists (select 1 from article_reads r where r.article_id = wanted.id)`);
  return new Map(
    rows.map(({ id, before, hours }) => [
      id,
      { before, hours: hours.map(([ms, views]) => ({ hour: new Date(ms), views })) },
    ]),
  );
}

/** Adds at most `limit` hours before `moment` to the total of each story; returns the number of hours. */
export async function aggregateViewsBefore(
  q: Queryable,
  { moment, limit }: { moment: Date; limit: number },
): Promise<number> {
  const { rows } = await q.execute<{ hours: number }>(sql`
    with old as (
      select article_id, hour from article_reads where hour < ${moment.toISOString()}::timestamptz
      order by article_id, hour limit ${limit} for update skip locked
    ), folded as (
      delete from article_reads r using old where r.article_id = old.article_id and r.hour = old.hour
      returning r.article_id, r.reads
    ), added as (
      insert into article_read_totals as totals (article_id, reads)
      select article_id, sum(reads) from folded group by article_id order by article_id
      on conflict (article_id) do update set reads = totals.reads + excluded.reads
    )
    select count(*)::float8 as hours from folded`);
  return rows[0]?.hours ?? 0;
}

function moments(dates: readonly Date[]): SQL {
  return sql`${sql.param(dates.map((date) => date.toISOString()))}::timestamptz[]`;
}
