import { sql } from 'drizzle-orm';
import type { Locale } from '#core/i18n/locales.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import type { KeyMoment } from '#core/taxonomy/public-tag.ts';
import { articleUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { oneEditionOfTag } from '../articles/editions.ts';
import { literalLimit, withoutPlannedValue } from '../shared/planner-hints.ts';
import { behind } from './public-story.ts';

/**
 * The number of public stories with a tag, up to `most`, and the first and last publication. Of two editions
 * only that in `editionIn` counts.
 */
export async function measureTag(
  q: Queryable,
  { tagId, editionIn, most }: { tagId: string; editionIn: Locale; most: number },
): Promise<{ count: number; first: Date; last: Date } | null> {
  const listed = sql`article_tags t join public_now p on p.id = t.article_id
      where t.tag_id = ${withoutPlannedValue(sql`${tagId}::uuid`)} and ${oneEditionOfTag(editionIn)}`;
  const end = (direction: 'asc' | 'desc') => {
    const to = sql.raw(direction);
    return sql`(select (extract(epoch from p.published_at) * 1000)::float8
      from ${listed} order by t.published_at ${to}, t.article_id ${to} limit 1)`;
  };
  const { rows } = await q.execute<{ count: number; first_ms: number | null; last_ms: number | null }>(sql`
    select ${end('asc')} as first_ms, ${end('desc')} as last_ms,
      (select count(*)::int from (
        select 1 from ${listed} ${literalLimit(most)}) found) as count`);
  const { count = 0, first_ms = null, last_ms = null } = rows[0] ?? {};
  if (first_ms === null || last_ms === null) return null;
  return { count, first: new Date(first_ms), last: new Date(last_ms) };
}

/**
 * The number of a tag's stories in a language up to a position in reading order, up to `most`; without a
 * position, all.
 */
export async function countPartsUpTo(
  q: Queryable,
  { tagId, locale, upTo, most }: { tagId: string; locale: Locale; upTo?: ListCursor; most: number },
): Promise<number> {
  const { rows } = await q.execute<{ parts: number }>(sql`
    select count(*)::int as parts from (
      select 1 from article_tags t join public_now p on p.id = t.article_id
      where t.tag_id = ${withoutPlannedValue(sql`${tagId}::uuid`)} and p.locale = ${withoutPlannedValue(sql`${locale}::text`)}
        and ${upTo === undefined ? sql`true` : sql`not ${behind('oldest', { publishedAt: sql`t.published_at`, id: sql`t.article_id` }, upTo)}`}
      ${literalLimit(most)}) found`);
  return rows[0]?.parts ?? 0;
}

const mostMoments = 30;

/** The public key moments of an event in chronological order; at most the newest thirty. */
export async function listKeyMoments(q: Queryable, tagId: string): Promise<KeyMoment[]> {
  const { rows } = await q.execute<{
    article_id: string;
    label: string;
    section_slug: string;
    slug: string;
    number: number;
    ms: number;
  }>(sql`
    select k.article_id, k.label, s.slug as section_slug, p.slug, p.number::float8 as number,
      (extract(epoch from p.published_at) * 1000)::float8 as ms
    from key_moments k join public_articles p on p.id = k.article_id join sections s on s.id = p.section_id
    join article_tags t on t.article_id = k.article_id and t.tag_id = k.tag_id
    where k.tag_id = ${withoutPlannedValue(sql`${tagId}::uuid`)} order by p.published_at desc, p.id desc ${literalLimit(mostMoments)}`);
  return rows.reverse().map(({ article_id, label, section_slug, slug, number, ms }) => ({
    articleId: article_id,
    label,
    url: articleUrl({ sectionSlug: section_slug, slug, number }),
    publishedAt: new Date(ms),
  }));
}
