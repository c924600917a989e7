import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Withdrawal } from '#core/articles/withdrawal.ts';
import type { Body } from '#core/document/body.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MediaView } from '#core/media/media-view.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import { type ArticleAddress, articleUrl } from '#core/urls.ts';
import type { Queryable } from '../../client.ts';
import { pictureColumn } from '../media/picture-column.ts';
import { getNote } from './public-notes.ts';
import { type StoryRow, storyColumns, storyFrom, storyJoins } from './public-story.ts';

export type PublicArticle = PublicStory & { readonly body: Body };

/** The public story with that number, or null. */
export function findPublicArticle(q: Queryable, number: number): Promise<PublicArticle | null> {
  return findArticle(q, sql`p.number = ${number}`);
}

/** The same by its id. */
export function findPublicArticleById(q: Queryable, id: string): Promise<PublicArticle | null> {
  return findArticle(q, sql`p.id = ${id}::uuid`);
}

async function findArticle(q: Queryable, isIt: SQL): Promise<PublicArticle | null> {
  const { rows } = await q.execute<StoryRow & { body: StoredBody }>(
    sql`select ${storyColumns}, p.body from public_articles p ${storyJoins} where ${isIt}`,
  );
  const row = rows[0];
  return row ? { ...storyFrom(row), body: readerBody(row.body) } : null;
}

/**
 * The withdrawal or expiry of the story with that number; null if it is public, never was, or is temporarily
 * withheld. An expiry is after the publication, so an expired story was public, confirmed or not.
 */
export async function findWithdrawal(q: Queryable, number: number): Promise<Withdrawal | null> {
  const { rows } = await q.execute<{
    state: Withdrawal['state'];
    locale: Locale;
    note: string | null;
    slug: string;
    section_slug: string;
    notice_id: string | null;
  }>(sql`
    select c.id as notice_id,
      case when a.public_state in ('killed', 'taken_down') then a.public_state else 'expired' end as state,
      a.withdrawal_note as note, a.locale, a.slug, s.slug as section_slug
    from articles a join sections s on s.id = a.section_id
    left join lateral (select c.id from corrections c
      where c.article_id = a.id and c.kind = 'take_down' order by c.published_at desc limit 1) c on true
    where a.number = ${number} and (
      (a.public_state in ('killed', 'taken_down') and a.first_published_at is not null)
      or (a.expires_at <= site_now() and (a.public_state = 'live'
        or (a.public_state = 'scheduled' and a.work_state <> 'hold' and a.blocked_by is null))))`);
  const row = rows[0];
  if (!row) return null;
  const address: ArticleAddress = { sectionSlug: row.section_slug, slug: row.slug, number };
  const { state, locale, note, notice_id: id } = row;
  const notice = id === null ? null : await getNote(q, id);
  return { state, locale, note: note ?? '', url: articleUrl(address), notice };
}

/** The authors of the story, in order. */
export async function listBylines(q: Queryable, articleId: string): Promise<PublicByline[]> {
  const { rows } = await q.execute<PublicByline>(sql`
    select pe.id, pe.slug, pe.name, pe.bio, pe.kind, ${pictureColumn} as picture
    from article_bylines b join people pe on pe.id = b.person_id
    left join person_profiles pp on pp.person_id = pe.id left join media pm on pm.id = pp.picture_id
    where b.article_id = ${articleId}::uuid order by b.position`);
  return rows;
}

/** The tags of the story in the editor's order. */
export async function listTagsOf(q: Queryable, articleId: string): Promise<PublicTagLink[]> {
  const { rows } = await q.execute<PublicTagLink>(sql`
    select t.id, t.slug, t.name, t.type from public_articles p
    join article_versions v on v.id = p.version_id
    cross join unnest(v.tag_ids) with ordinality as wanted (id, place)
    join tags named on named.id = wanted.id
    join tags t on t.id = coalesce(named.merged_into, named.id)
    where p.id = ${articleId}::uuid and t.retired_at is null group by t.id order by min(wanted.place)`);
  return rows;
}

/** The pinned related stories in order; the query that loads them decides visibility. */
export async function listPinnedIds(q: Queryable, articleId: string): Promise<string[]> {
  const { rows } = await q.execute<{ id: string }>(sql`
    select pinned_id as id from related_pins where article_id = ${articleId}::uuid order by position`);
  return rows.map(({ id }) => id);
}

/** The pictures of a body. */
export async function listMediaViews(q: Queryable, ids: readonly string[]): Promise<MediaView[]> {
  if (ids.length === 0) return [];
  const { rows } = await q.execute<MediaView>(sql`
    select id, width, height, rendition_widths as widths,
      avif_widths as "avifWidths", focal_x as "focalX", focal_y as "focalY",
      blur_color as "blurColor"
    from media where id = any(${sql.param([...ids])}::uuid[])`);
  return rows;
}
