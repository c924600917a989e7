import { sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import type { Queryable } from '../../client.ts';
import { literalLimit, withoutPlannedValue } from '../shared/planner-hints.ts';
import {
  behind,
  inOrder,
  type StoryOrder,
  type StoryRow,
  storyColumns,
  storyFrom,
  storyJoins,
} from './public-story.ts';

type Span = { readonly from: Date; readonly to: Date };

/** The stories published in a half-open interval, in either order, after a cursor if set. */
export async function listStoriesBetween(
  q: Queryable,
  {
    from,
    to,
    limit,
    before,
    order = 'newest',
  }: Span & { limit: number; before?: ListCursor; order?: StoryOrder },
): Promise<PublicStory[]> {
  const { rows } = await q.execute<StoryRow>(sql`
    select ${storyColumns} from public_articles p ${storyJoins}
    where p.published_at >= ${withoutPlannedValue(sql`${from.toISOString()}::timestamptz`)} and p.published_at < ${withoutPlannedValue(sql`${to.toISOString()}::timestamptz`)}
      and ${behind(order, { publishedAt: sql`p.published_at`, id: sql`p.id` }, before)}
    order by ${inOrder(order, sql`p.published_at`, sql`p.id`)} ${literalLimit(limit)}`);
  return rows.map(storyFrom);
}

/**
 * The publication times of the newest story before a moment and of the oldest from another on; null if there
 * is none.
 */
export async function findPublicationsAround(
  q: Queryable,
  { from, to }: Span,
): Promise<{ before: Date | null; after: Date | null }> {
  const { rows } = await q.execute<{ before_ms: number | null; after_ms: number | null }>(sql`
    select
      (select (extract(epoch from p.published_at) * 1000)::float8 from public_articles p
        where p.published_at < ${from.toISOString()}::timestamptz
        order by p.published_at desc, p.id desc limit 1) as before_ms,
      (select (extract(epoch from p.published_at) * 1000)::float8 from public_articles p
        where p.published_at >= ${to.toISOString()}::timestamptz
        order by p.published_at, p.id limit 1) as after_ms`);
  const { before_ms = null, after_ms = null } = rows[0] ?? {};
  return { before: dateOf(before_ms), after: dateOf(after_ms) };
}

/** The publication times of the oldest and the newest story; null without stories. */
export async function findPublicationSpan(q: Queryable): Promise<{ first: Date; last: Date } | null> {
  const { before, after } = await findPublicationsAround(q, {
    from: new Date('9999-01-01T00:00:00Z'),
    to: new Date('0001-01-01T00:00:00Z'),
  });
  return before && after ? { first: after, last: before } : null;
}

/** The number of stories published in each interval, in order, up to `most`. */
export async function countStoriesIn(
  q: Queryable,
  { spans, most }: { spans: readonly Span[]; most: number },
): Promise<number[]> {
  if (spans.length === 0) return [];
  const moments = (of: (span: Span) => Date) =>
    sql`${sql.param(spans.map((span) => of(span).toISOString()))}::timestamptz[]`;
  const { rows } = await q.execute<{ stories: number }>(sql`
    select counted.stories
    from unnest(${withoutPlannedValue(moments(({ from }) => from))}, ${withoutPlannedValue(moments(({ to }) => to))}) with ordinality span (from_at, to_at, place)
    cross join lateral (
      select count(*)::int as stories from (
        select 1 from public_articles p
        where p.published_at >= span.from_at and p.published_at < span.to_at ${literalLimit(most)}) found) counted
    order by span.place`);
  return rows.map(({ stories }) => stories);
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
