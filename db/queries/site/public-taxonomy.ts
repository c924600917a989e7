import { sql } from 'drizzle-orm';
import type { PublicAuthor } from '#core/people/public-author.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTag, PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { eventUrl, tagUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { pictureColumn } from '../media/picture-column.ts';
import { hasAuthorPage } from '../people/has-author-page.ts';
import { withoutPlannedIds } from '../shared/planner-hints.ts';
import { hasTagPage } from '../tags/has-tag-page.ts';
import { inOrderOfKeys, storiesOf } from './story-keys.ts';

/** All sections in navigation order. */
export async function listSections(q: Queryable): Promise<PublicSection[]> {
  const { rows } = await q.execute<PublicSection>(sql`
    select id, parent_id as "parentId", slug, name, name_en as "nameEn", description
    from sections where archived_at is null order by position, slug`);
  return rows;
}

/** The tag with that slug with its aliases and its picture, if it has a page; otherwise null. */
export async function findTagBySlug(q: Queryable, slug: string): Promise<PublicTag | null> {
  const found = await findTagOfFeed(q, slug);
  if (!found?.hasPage) return null;
  const { hasPage: _, ...tag } = found;
  return tag;
}

/** The same for every active tag, for its feed, which also has tombstones. */
export async function findTagOfFeed(
  q: Queryable,
  slug: string,
): Promise<(PublicTag & { readonly hasPage: boolean }) | null> {
  if (!isText(slug)) return null;
  const { rows } = await q.execute<PublicTag & { hasPage: boolean }>(sql`
    select t.id, t.type, t.name, t.slug, t.description, t.media_topic as "mediaTopic",
      ${hasTagPage(sql`t.id`)} as "hasPage",
      coalesce((select json_agg(al.name order by al.name) from tag_aliases al where al.tag_id = t.id), '[]') as aliases,
      ${pictureColumn} as picture
    from tags t left join media pm on pm.id = t.picture_id
    where t.slug = ${slug} and t.merged_into is null and t.retired_at is null`);
  return rows[0] ?? null;
}

/** More than any hierarchy has; also ends a cycle. */
const mostLevels = 10;

/**
 * The ancestors of a tag, from the top, with whether each has a page. Looked up one by one: with a join the
 * planner may read all tags.
 */
export async function listTagsAboveTag(
  q: Queryable,
  tagId: string,
): Promise<(PublicTagLink & { readonly hasPage: boolean })[]> {
  const { rows } = await q.execute<PublicTagLink & { hasPage: boolean }>(sql`
    with recursive above (id, parent_id, level) as (
      select id, parent_id, 0 from tags where id = ${tagId}::uuid
      union all select t.id, t.parent_id, level + 1 from above
      cross join lateral (select id, parent_id from tags where id = above.parent_id limit 1) t
      where level < ${mostLevels})
    select t.id, t.type, t.name, t.slug, ${hasTagPage(sql`t.id`)} as "hasPage" from above
    cross join lateral (select * from tags where id = above.id limit 1) t
    where level > 0 and t.merged_into is null and t.retired_at is null order by level desc`);
  return rows;
}

/** Maximum number of children; editors set them by hand. */
const mostChildren = 300;

/**
 * The children of a tag with whether each has public stories, most used first. Visibility is looked up for
 * each, because the stored counts are some minutes old.
 */
export async function listChildTags(
  q: Queryable,
  tagId: string,
): Promise<(PublicTagLink & { readonly hasStory: boolean })[]> {
  const { rows } = await q.execute<PublicTagLink & { hasStory: boolean }>(sql`
    select t.id, t.type, t.name, t.slug, readable.id is not null as "hasStory" from (
      select id, type, name, slug, story_count from tags
      where parent_id = ${tagId}::uuid and merged_into is null and retired_at is null
      order by story_count desc, name) t
    left join lateral (
      select p.id from article_tags at join public_now p on p.id = at.article_id where at.tag_id = t.id
      order by at.published_at desc limit 1) readable on true
    order by readable.id is null, t.story_count desc, t.name limit ${mostChildren}`);
  return rows;
}

/** The original of `a`, if it is a translation: two editions count as one story. */
const originalId = sql`coalesce(a.translation_of, a.id)`;

/**
 * The most frequent tags of the newest stories of these sections. Counted before the join with tags, because
 * a plan that starts with the tags would read all stories.
 */
export async function listSectionTags(q: Queryable, sectionIds: readonly string[]): Promise<PublicTagLink[]> {
  const { rows } = await q.execute<PublicTagLink>(sql`
    select t.id, t.type, t.name, t.slug from (
      select at.tag_id, count(distinct ${originalId}) as stories
      from unnest(${withoutPlannedIds(sectionIds)}) wanted (id)
      cross join lateral (
        select p.id from ${storiesOf({ sectionId: sql`wanted.id` })} order by ${inOrderOfKeys()} limit 40) newest
      join articles a on a.id = newest.id
      join article_tags at on at.article_id = a.id
      group by at.tag_id having count(distinct ${originalId}) > 1) borne
    join tags t on t.id = borne.tag_id and t.retired_at is null
    order by borne.stories desc, t.name limit 10`);
  return rows;
}

/** The tags that co-occur most often with this one in its newest stories. */
export async function listNeighbourTags(q: Queryable, tagId: string): Promise<PublicTagLink[]> {
  const { rows } = await q.execute<PublicTagLink>(sql`
    select t.id, t.type, t.name, t.slug from (
      select other.tag_id, count(distinct ${originalId}) as stories
      from (select article_id from article_tags where tag_id = ${tagId}::uuid
            order by published_at desc, article_id desc limit 60) newest
      join public_now p on p.id = newest.article_id
      join articles a on a.id = p.id
      join article_tags other on other.article_id = a.id and other.tag_id <> ${tagId}::uuid
      group by other.tag_id) borne
    join tags t on t.id = borne.tag_id and t.retired_at is null
    order by borne.stories desc, t.name limit 8`);
  return rows;
}

/**
 * The author with that slug, if they have a public story; otherwise null, because the staff list is not
 * public.
 */
export async function findAuthorBySlug(q: Queryable, slug: string): Promise<PublicAuthor | null> {
  const found = await findAuthorOfFeed(q, slug);
  if (!found?.hasPage) return null;
  const { hasPage: _, ...author } = found;
  return author;
}

/** The same for every possible author, for their feed, which also has tombstones. */
export async function findAuthorOfFeed(
  q: Queryable,
  slug: string,
): Promise<(PublicAuthor & { readonly hasPage: boolean }) | null> {
  if (!isText(slug)) return null;
  const { rows } = await q.execute<PublicAuthor & { hasPage: boolean }>(sql`
    select pe.id, pe.kind, pe.name, pe.slug, pe.bio, coalesce(pp.job_title, '') as "jobTitle",
      ${hasAuthorPage(sql`pe.id`)} as "hasPage",
      coalesce(pp.public_email, '') as "publicEmail", coalesce(pp.public_link, '') as "publicLink",
      case when s.id is null then null
        else json_build_object('slug', s.slug, 'name', s.name, 'nameEn', s.name_en) end as section,
      ${pictureColumn} as picture
    from people pe left join person_profiles pp on pp.person_id = pe.id
    left join sections s on s.id = pp.section_id and s.archived_at is null
    left join media pm on pm.id = pp.picture_id
    where pe.slug = ${slug}`);
  return rows[0] ?? null;
}

/**
 * The current path of a former public path, or null. For the line of a tag that is no longer an event, the
 * tag's page directly.
 */
export async function findRedirect(q: Queryable, path: string): Promise<string | null> {
  if (!isText(path)) return null;
  const { rows } = await q.execute<{ target: string; slug: string | null }>(sql`
    select r.target, t.slug from redirects r
    left join tags t on t.slug = case when starts_with(r.target, ${eventUrl('')})
      then substr(r.target, ${eventUrl('').length + 1}) end and t.merged_into is null and t.type <> 'event'
    where r.path = ${path}`);
  const [found] = rows;
  return found ? (found.slug === null ? found.target : tagUrl(found.slug)) : null;
}

/** PostgreSQL text cannot contain NUL; the whole statement would fail. */
function isText(text: string): boolean {
  return !text.includes('\0');
}
