import { type SQL, sql } from 'drizzle-orm';
import { jpegWidths } from '#core/media/renditions.ts';
import type { NewsSitemapEntry } from '#core/seo/news-sitemap.ts';
import { dayMs } from '#core/shared/day-ms.ts';
import { articleUrl, authorUrl, eventUrl, mediaUrl, sectionUrl, tagUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { literalLimit, withoutPlannedValue } from '../shared/planner-hints.ts';

/** A path for a sitemap, the last change of its page, and the path of its picture. */
export type PublicAddress = { readonly url: string; readonly updatedAt: Date; readonly imageUrl?: string };

/** A UTC day (`2026-07-17`) with publications, and the last public change of one of its stories. */
export type PublicDay = { readonly day: string; readonly updatedAt: Date };

/** The index `articles_day_idx` has these two expressions in exactly this form. */
const dayOf = sql`(p.published_at at time zone 'UTC')::date`;

/**
 * The days with public stories, newest first: one index lookup per day, regardless of the number of stories
 * and of days without any. The index includes the last change.
 */
export async function listPublicDays(q: Queryable): Promise<PublicDay[]> {
  const lastOf = (isWanted: SQL) => sql`select ${dayOf} as day, p.modified_at from public_now p
    where ${isWanted} order by ${dayOf} desc, p.modified_at desc limit 1`;
  const { rows } = await q.execute<{ day: string; ms: number }>(sql`
    with recursive days as (
      (${lastOf(sql`true`)})
      union all
      select before.day, before.modified_at from days cross join lateral (${lastOf(sql`${dayOf} < days.day`)}) before
    )
    select day::text as day, (extract(epoch from modified_at) * 1000)::float8 as ms from days order by days.day desc`);
  return rows.map(({ day, ms }) => ({ day, updatedAt: new Date(ms) }));
}

/** The stories published on a UTC day, newest first, at most `limit`. */
export async function listAddressesOfDay(
  q: Queryable,
  { day, limit }: { day: string; limit: number },
): Promise<PublicAddress[]> {
  // An interval instead of `dayOf`: a generic plan would read every story.
  const begins = new Date(`${day}T00:00:00Z`);
  const ends = new Date(begins.getTime() + dayMs);
  const { rows } = await q.execute<{
    slug: string;
    number: number;
    section_slug: string;
    ms: number;
    media_id: string | null;
    width: number;
    widths: number[];
  }>(sql`
    select p.slug, p.number::float8 as number, s.slug as section_slug,
      (extract(epoch from p.modified_at) * 1000)::float8 as ms, pm.id as media_id, pm.width, pm.rendition_widths as widths
    from public_articles p join sections s on s.id = p.section_id
      left join media pm on pm.id = (p.lead ->> 'mediaId')::uuid
    where p.published_at >= ${withoutPlannedValue(sql`${begins.toISOString()}::timestamptz`)} and p.published_at < ${withoutPlannedValue(sql`${ends.toISOString()}::timestamptz`)}
    order by p.published_at desc, p.id desc ${literalLimit(limit)}`);
  return rows.map(({ slug, number, section_slug, ms, media_id, width, widths }) => {
    return {
      url: articleUrl({ sectionSlug: section_slug, slug, number }),
      updatedAt: new Date(ms),
      ...(media_id !== null && { imageUrl: mediaUrl(media_id, jpegWidths({ width, widths }).large, 'jpeg') }),
    };
  });
}

/** News without sponsored content, which Google's news content policies exclude. */
function newsFrom(since: Date): SQL {
  return sql`public_articles p
    where p.published_at >= ${withoutPlannedValue(sql`${since.toISOString()}::timestamptz`)} and p.format <> 'sponsored'`;
}

/** A story in the news sitemap. */
type NewsStory = Pick<NewsSitemapEntry, 'url' | 'headline' | 'locale' | 'publishedAt'>;

/** The news since a moment, newest first: `limit` of them after the first `skip`. */
export async function listNews(
  q: Queryable,
  { since, skip, limit }: { since: Date; skip: number; limit: number },
): Promise<NewsStory[]> {
  const { rows } = await q.execute<
    Pick<NewsStory, 'headline' | 'locale'> & {
      slug: string;
      number: number;
      section_slug: string;
      ms: number;
    }
  >(sql`
    select p.slug, p.number::float8 as number, s.slug as section_slug, p.headline, p.locale,
      (extract(epoch from p.published_at) * 1000)::float8 as ms
    from (select p.* from ${newsFrom(since)} order by p.published_at desc, p.id desc
      ${literalLimit(limit)} offset ${skip}) p join sections s on s.id = p.section_id
    order by p.published_at desc, p.id desc`);
  return rows.map(({ slug, number, section_slug, headline, locale, ms }) => ({
    url: articleUrl({ sectionSlug: section_slug, slug, number }),
    ...{ headline, locale },
    publishedAt: new Date(ms),
  }));
}

/** The number of these stories. */
export async function countNews(q: Queryable, since: Date): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(
    sql`select count(*)::int as count from ${newsFrom(since)}`,
  );
  return rows[0]?.count ?? 0;
}

/**
 * The sections with public stories, each with the time of the newest story on its page, of its own or of a
 * descendant.
 */
export async function listSectionAddresses(q: Queryable): Promise<PublicAddress[]> {
  const { rows } = await q.execute<{ slug: string; ms: number }>(sql`
    with newest as (
      select s.id, s.parent_id, of_section.published_at from sections s cross join lateral (
        select p.published_at from public_now p where p.section_id = s.id
        order by p.published_at desc, p.id desc limit 1) of_section
      where s.archived_at is null)
    select s.slug, (extract(epoch from max(newest.published_at)) * 1000)::float8 as ms
    from sections s join newest on s.id in (newest.id, newest.parent_id)
    where s.archived_at is null group by s.id order by s.position, s.slug`);
  return rows.map(({ slug, ms }) => ({ url: sectionUrl(slug), updatedAt: new Date(ms) }));
}

/**
 * The first id of each block of `size` tags. New tags are added at the end, so that blocks are stable. Blocks
 * without public stories are omitted.
 */
export async function listTagBlocks(q: Queryable, size: number): Promise<string[]> {
  return blocks(q, { all: allTags, newest: newestOfTag, size });
}

/** The same for authors. */
export async function listPersonBlocks(q: Queryable, size: number): Promise<string[]> {
  return blocks(q, { all: allPeople, newest: newestOfPerson, size });
}

const allTags = sql`select id from tags where merged_into is null`;
const allPeople = sql`select id from people`;

/** Whether a block of `size` tags, or people, begins with this id. */
export async function isBegun(
  q: Queryable,
  { kind, from, size }: { kind: 'tags' | 'authors'; from: string; size: number },
): Promise<boolean> {
  const all = kind === 'tags' ? allTags : allPeople;
  const { rowCount } = await q.execute(sql`
    select from (${all}) each where id = ${from}::uuid
      and (select count(*) from (${all}) before where id < ${from}::uuid) % ${size} = 0`);
  return rowCount === 1;
}

/** Each block is scanned until one with public stories is found: an index lookup for each without. */
async function blocks(
  q: Queryable,
  { all, newest, size }: { all: SQL; newest: (id: SQL) => SQL; size: number },
): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    select id from (select id, row_number() over (order by id) as place from (${all}) each) block
    where (place - 1) % ${size} = 0 and exists (
      select from (select id from (${all}) each where id >= block.id order by id limit ${size}) of_block
      cross join lateral (${newest(sql`of_block.id`)}) newest)
    order by id`);
  return rows.map(({ id }) => id);
}

/** The publication time of the newest story with a tag; no row without stories. */
function newestOfTag(id: SQL): SQL {
  return sql`select p.published_at from article_tags at join public_now p on p.id = at.article_id
    where at.tag_id = ${id} order by at.published_at desc, at.article_id desc limit 1`;
}

/** The same for an author's stories. */
function newestOfPerson(id: SQL): SQL {
  return sql`select p.published_at from article_bylines b join public_now p on p.id = b.article_id
    where b.person_id = ${id} order by b.published_at desc, b.article_id desc limit 1`;
}

/** The tags with public stories among the `limit` from this one on; an event has the URL of its line. */
export async function listTagAddresses(
  q: Queryable,
  { from, limit }: { from: string; limit: number },
): Promise<PublicAddress[]> {
  const { rows } = await q.execute<{ type: string; slug: string; ms: number }>(sql`
    select t.type, t.slug, (extract(epoch from newest.published_at) * 1000)::float8 as ms
    from (select id, type, slug from tags where merged_into is null and id >= ${from}::uuid
      order by id limit ${limit}) t
    cross join lateral (${newestOfTag(sql`t.id`)}) newest
    order by t.id`);
  return rows.map(({ type, slug, ms }) => ({
    url: type === 'event' ? eventUrl(slug) : tagUrl(slug),
    updatedAt: new Date(ms),
  }));
}

/** The authors with public stories among the `limit` people from this one on. */
export async function listAuthorAddresses(
  q: Queryable,
  { from, limit }: { from: string; limit: number },
): Promise<PublicAddress[]> {
  const { rows } = await q.execute<{ slug: string; ms: number }>(sql`
    select pe.slug, (extract(epoch from newest.published_at) * 1000)::float8 as ms
    from (select id, slug from people where id >= ${from}::uuid order by id limit ${limit}) pe
    cross join lateral (${newestOfPerson(sql`pe.id`)}) newest
    order by pe.id`);
  return rows.map(({ slug, ms }) => ({ url: authorUrl(slug), updatedAt: new Date(ms) }));
}
