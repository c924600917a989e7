import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { literalLimit } from '../shared/planner-hints.ts';

/* Durations until public changes by the clock, in milliseconds from now by the database's clock.
   Durations, because the clock of the requesting process may differ. */

const inMs = (moment: SQL) => sql`(extract(epoch from ${moment} - site_now()) * 1000)::float8`;

/**
 * The milliseconds until the next new public content; null if there is none. It is a schedule, the end of an
 * embargo, or the end of a breaking slot.
 */
export async function findNextChange(q: Queryable): Promise<number | null> {
  const { rows } = await q.execute<{ ms: number | null }>(sql`
    select ${inMs(sql`least(
        (select min(publish_at) from schedules where publish_at > site_now()),
        (select min(embargo_until) from articles
          where embargo_until > site_now() and public_state in ('live', 'scheduled')),
        (select min(breaking_until) from articles where breaking_until > site_now() and public_state = 'live')
      )`)} as ms`);
  return rows[0]?.ms ?? null;
}

/** A story that is public until its expiry, or may be by then, with all sections and tags of any version. */
export type ExpiringStory = {
  readonly id: string;
  readonly number: number;
  readonly expiresInMs: number;
  /** With their ancestors. */
  readonly sectionIds: readonly string[];
  readonly tagIds: readonly string[];
  readonly bylineIds: readonly string[];
  readonly publishedAts: readonly Date[];
};

/** The stories that expire within the next `minutes`, earliest first, at most `limit`. */
export async function listExpiring(
  q: Queryable,
  { minutes, limit }: { minutes: number; limit: number },
): Promise<ExpiringStory[]> {
  const { rows } = await q.execute<Omit<ExpiringStory, 'publishedAts'> & { publishedMs: number[] }>(sql`
    with recursive expiring as materialized (
      select a.id, a.number, a.expires_at, a.section_id, a.published_at, s.publish_at,
        array[a.working_version_id, a.live_version_id, s.version_id] as version_ids
      from articles a left join schedules s on s.article_id = a.id
      where a.expires_at > site_now() and a.expires_at <= site_now() + ${sql.raw(`interval '${minutes} minutes'`)}
      order by a.expires_at, a.id ${literalLimit(limit)}
    ), filed as (
      select e.id, e.section_id from expiring e
      union
      select e.id, v.section_id from expiring e join article_versions v on v.id = any(e.version_ids)
      union
      select filed.id, s.parent_id from filed join sections s on s.id = filed.section_id
      where s.parent_id is not null
    )
    select e.id, e.number, ${inMs(sql`e.expires_at`)} as "expiresInMs",
      array(select f.section_id::text from filed f where f.id = e.id) as "sectionIds",
      array(select distinct current_tag.id::text from article_versions v
        cross join unnest(v.tag_ids) as named (id) join tags t on t.id = named.id
        cross join unnest(array[t.id, t.merged_into]) as current_tag (id)
        where v.id = any(e.version_ids) and current_tag.id is not null) as "tagIds",
      array(select distinct signed.id::text from article_versions v cross join unnest(v.byline_ids) as signed (id)
        where v.id = any(e.version_ids)) as "bylineIds",
      array(select (extract(epoch from moment) * 1000)::float8
        from unnest(array[e.published_at, e.publish_at]) as moment where moment is not null) as "publishedMs"
    from expiring e order by e.expires_at, e.id`);
  return rows.map(({ publishedMs, ...story }) => ({
    ...story,
    publishedAts: publishedMs.map((ms) => new Date(ms)),
  }));
}

/** The public stories that expired within the last `minutes`, with the time. */
export async function listExpired(
  q: Queryable,
  { minutes }: { minutes: number },
): Promise<{ readonly id: string; readonly expiresAt: Date }[]> {
  const { rows } = await q.execute<{ id: string; ms: number }>(sql`
    select id, (extract(epoch from expires_at) * 1000)::float8 as ms from articles
    where expires_at <= site_now() and expires_at > site_now() - ${sql.raw(`interval '${minutes} minutes'`)}
      and public_state = 'live'
    order by expires_at, id`);
  return rows.map(({ id, ms }) => ({ id, expiresAt: new Date(ms) }));
}
