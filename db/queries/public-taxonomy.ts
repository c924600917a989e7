import { sql } from 'drizzle-orm';
import type { PublicAuthor } from '#core/people/public-author.ts';
import type { PublicSection } from '#core/taxonomy/public-section.ts';
import type { PublicTag, PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { eventUrl, tagUrl } from '#core/urls.ts';
import type { Queryable } from '../client.ts';

/** All sections in the order of the navigation. */
export async function listSections(q: Queryable): Promise<PublicSection[]> {
  const { rows } = await q.execute<PublicSection>(sql`
    select id, parent_id as "parentId", slug, name, name_en as "nameEn", description
    from sections where archived_at is null order by position, slug`);
  return rows;
}

/** The tag under that slug with its other names, or null. */
export async function findTagBySlug(q: Queryable, slug: string): Promise<PublicTag | null> {
  if (!isText(slug)) return null;
  const { rows } = await q.execute<PublicTag>(sql`
    select t.id, t.type, t.name, t.slug, t.description,
      coalesce((select json_agg(al.name order by al.name) from tag_aliases al where al.tag_id = t.id), '[]') as aliases
    from tags t where t.slug = ${slug} and t.merged_into is null`);
  return rows[0] ?? null;
}

/** Tags that stand together with this one most often among its newest stories. */
export async function listNeighbourTags(q: Queryable, tagId: string): Promise<PublicTagLink[]> {
  const { rows } = await q.execute<PublicTagLink>(sql`
    select t.id, t.type, t.name, t.slug
    from (select article_id from article_tags where tag_id = ${tagId}::uuid
          order by published_at desc, article_id desc limit 60) newest
    join public_articles p on p.id = newest.article_id
    join article_tags other on other.article_id = p.id and other.tag_id <> ${tagId}::uuid
    join tags t on t.id = other.tag_id
    group by t.id order by count(*) desc, t.name limit 8`);
  return rows;
}

/** The person under that slug, if a story of theirs can be read now; else null: the staff list is not public. */
export async function findAuthorBySlug(q: Queryable, slug: string): Promise<PublicAuthor | null> {
  if (!isText(slug)) return null;
  const { rows } = await q.execute<PublicAuthor>(sql`
    select pe.id, pe.kind, pe.name, pe.slug, pe.bio from people pe
    where pe.slug = ${slug} and exists (
      select 1 from article_bylines b join public_articles p on p.id = b.article_id where b.person_id = pe.id)`);
  return rows[0] ?? null;
}

/**
 * Where a path that was once public leads now, or null. The line of a tag that is an event no longer would lead on to the
 * tag's own page: that is where this leads at once.
 */
export async function findRedirect(q: Queryable, path: string): Promise<string | null> {
  if (!isText(path)) return null;
  const { rows } = await q.execute<{ target: string; slug: string | null }>(sql`
    select r.target, t.slug from redirects r
    left join tags t on r.target = ${eventUrl('')} || t.slug and t.merged_into is null and t.type <> 'event'
    where r.path = ${path}`);
  const [found] = rows;
  return found ? (found.slug === null ? found.target : tagUrl(found.slug)) : null;
}

/** PostgreSQL has no text with a zero in it and refuses the whole statement. */
function isText(text: string): boolean {
  return !text.includes('\0');
}
