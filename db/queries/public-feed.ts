import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import { articleUrl, authorUrl, eventUrl, tagUrl } from '#core/urls.ts';
import type { Queryable } from '../client.ts';
import { type StoryRow, storyColumns, storyFrom, storyJoins } from './public-story.ts';

/** A story in full, for feeds. */
export type FeedStory = PublicStory & { readonly body: Body; readonly tagNames: readonly string[] };

/** The newest stories with their bodies: of the site, of sections, or of a tag. */
export async function listFeedStories(
  q: Queryable,
  { sectionIds, tagId, limit }: { sectionIds?: readonly string[]; tagId?: string; limit: number },
): Promise<FeedStory[]> {
  const { rows } = await q.execute<StoryRow & { body: StoredBody; tag_names: string[] | null }>(sql`
    select ${storyColumns}, p.body,
      (select array_agg(t.name order by t.name) from article_tags at join tags t on t.id = at.tag_id
        where at.article_id = p.id) as tag_names
    from public_articles p ${storyJoins}
    where ${filter(sectionIds, tagId)} order by p.published_at desc, p.id desc limit ${limit}`);
  return rows.map((row) => ({
    ...storyFrom(row),
    body: readerBody(row.body),
    tagNames: row.tag_names ?? [],
  }));
}

function filter(sectionIds: readonly string[] | undefined, tagId: string | undefined): SQL {
  if (sectionIds) return sql`p.section_id = any(${sql.param([...sectionIds])}::uuid[])`;
  if (tagId) {
    return sql`p.id in (select article_id from article_tags where tag_id = ${tagId}::uuid
      order by published_at desc, article_id desc limit 100)`;
  }
  return sql`true`;
}

/** An address for the sitemap, and when what stands there last changed. */
export type PublicAddress = { readonly url: string; readonly updatedAt: Date };

/** The addresses of the newest stories, at most `limit`. */
export async function listArticleAddresses(q: Queryable, limit: number): Promise<PublicAddress[]> {
  const { rows } = await q.execute<{ slug: string; number: number; section_slug: string; ms: number }>(sql`
    select p.slug, p.number::float8 as number, s.slug as section_slug,
      (extract(epoch from p.modified_at) * 1000)::float8 as ms
    from public_articles p join sections s on s.id = p.section_id
    order by p.published_at desc, p.id desc limit ${limit}`);
  return rows.map(({ slug, number, section_slug, ms }) => ({
    url: articleUrl({ sectionSlug: section_slug, slug, number }),
    updatedAt: new Date(ms),
  }));
}

/** The addresses of tags and authors that have something to read, with their newest story's time. */
export async function listListAddresses(q: Queryable, limit: number): Promise<PublicAddress[]> {
  const { rows } = await q.execute<{ kind: 'tag' | 'event' | 'author'; slug: string; ms: number }>(sql`
    select case when t.type = 'event' then 'event' else 'tag' end as kind, t.slug,
      (extract(epoch from newest.published_at) * 1000)::float8 as ms
    from tags t cross join lateral (
      select p.published_at from article_tags at join public_articles p on p.id = at.article_id
      where at.tag_id = t.id order by at.published_at desc, at.article_id desc limit 1) newest
    union all
    select 'author', pe.slug, (extract(epoch from newest.published_at) * 1000)::float8
    from people pe cross join lateral (
      select p.published_at from article_bylines b join public_articles p on p.id = b.article_id
      where b.person_id = pe.id order by b.published_at desc, b.article_id desc limit 1) newest
    order by ms desc limit ${limit}`);
  const build = { tag: tagUrl, event: eventUrl, author: authorUrl };
  return rows.map(({ kind, slug, ms }) => ({ url: build[kind](slug), updatedAt: new Date(ms) }));
}
