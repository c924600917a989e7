import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import type { PublicByline } from '#core/people/public-author.ts';
import type { PublicTagLink } from '#core/taxonomy/public-tag.ts';
import type { Queryable } from '../../client.ts';
import { oncePublicVersions } from '../articles/once-public-versions.ts';
import { bodiesOf } from '../articles/version-bodies.ts';
import { pictureColumn } from '../media/picture-column.ts';
import { literalLimit, withoutPlannedIds, withoutPlannedValue } from '../shared/planner-hints.ts';
import { type StoryRow, storyColumns, storyFrom, storyJoins } from './public-story.ts';
import { inOrderOfKeys, storiesOf } from './story-keys.ts';

/** A story with its full text, for feeds. */
export type FeedStory = PublicStory & {
  readonly body: Body;
  readonly tags: readonly FeedTag[];
  readonly authors: readonly FeedAuthor[];
  /** When a withdrawn story was last restored; null if it never was. */
  readonly broughtBackAt: Date | null;
};

/** A tag with the fields of its URL, and a person with their portrait. */
type FeedTag = Pick<PublicTagLink, 'name' | 'slug' | 'type'> & { readonly mediaTopic: string | null };
type FeedAuthor = Pick<PublicByline, 'name' | 'slug' | 'picture'>;

/** The filter of a feed; empty for the whole site. */
export type FeedFilter = {
  readonly sectionIds?: readonly string[];
  readonly tagId?: string;
  readonly personId?: string;
};

/**
 * The newest stories with bodies: of the site, of sections, of a tag or of an author. Tags, authors and
 * restorations are aggregated once for all stories: one subquery per story took as long as everything else
 * (decision 0049).
 */
export async function listFeedStories(
  q: Queryable,
  { limit, ...filter }: FeedFilter & { limit: number },
): Promise<FeedStory[]> {
  const { rows } = await q.execute<
    StoryRow & {
      version_id: string;
      tags: FeedTag[] | null;
      authors: FeedAuthor[] | null;
      brought_back_ms: number | null;
    }
  >(sql`
    with story as materialized (
      select ${storyColumns}, p.version_id from public_articles p ${storyJoins}
      where ${narrowed(filter, literalLimit(limit))} order by p.published_at desc, p.id desc ${literalLimit(limit)})
    select story.*, filed.tags, signed.authors,
      (extract(epoch from brought_back.at) * 1000)::float8 as brought_back_ms
    from story left join (
      select at.article_id, json_agg(json_build_object(
        'name', t.name, 'slug', t.slug, 'type', t.type, 'mediaTopic', t.media_topic) order by t.name) as tags
      from article_tags at join tags t on t.id = at.tag_id
      where at.article_id in (select id from story) group by at.article_id) filed on filed.article_id = story.id
    left join (
      select b.article_id, json_agg(json_build_object(
        'name', pe.name, 'slug', pe.slug, 'picture', ${pictureColumn}) order by b.position) as authors
      from article_bylines b join people pe on pe.id = b.person_id
      left join person_profiles pp on pp.person_id = pe.id left join media pm on pm.id = pp.picture_id
      where b.article_id in (select id from story) group by b.article_id) signed on signed.article_id = story.id
    left join (
      select act.subject_id, max(act.at) as at from audit act
      where act.subject_type = 'article' and act.subject_id in (select id from story) and ${bringsBack}
      group by act.subject_id) brought_back on brought_back.subject_id = story.id
    order by story.published_ms desc, story.id desc`);
  const bodyOf = await bodiesOf(
    q,
    rows.map(({ version_id }) => version_id),
  );
  return rows.map((row) => ({
    ...storyFrom(row),
    body: bodyOf(row.version_id),
    tags: row.tags ?? [],
    authors: row.authors ?? [],
    broughtBackAt: row.brought_back_ms === null ? null : new Date(row.brought_back_ms),
  }));
}

/**
 * The acts that revert the withdrawals of `listWithdrawnStories`: a restoration, or a changed or removed
 * expiry after it has passed.
 */
const bringsBack = sql`(act.action = 'article.restore' or (act.action in ('article.clear_expiry', 'article.set_expiry')
  and (act.detail ->> 'previousExpiresAt')::timestamptz <= act.at))`;

/**
 * The `most` newest entries of the filter among public stories, because the newest of a section may all have
 * expired.
 */
function narrowed({ sectionIds, tagId, personId }: FeedFilter, most: SQL): SQL {
  if (sectionIds) {
    return sql`p.id in (select newest.id from unnest(${withoutPlannedIds(sectionIds)}) wanted (id)
      cross join lateral (
        select key.* from ${storiesOf({ sectionId: sql`wanted.id` })} order by ${inOrderOfKeys()} ${most}) newest
      order by newest.published_at desc, newest.id desc ${most})`;
  }
  const newestOf = (filed: SQL) => sql`p.id in (
    select t.article_id from ${filed} and exists (select from public_now n where n.id = t.article_id)
    order by t.published_at desc, t.article_id desc ${most})`;
  if (tagId)
    return newestOf(sql`article_tags t where t.tag_id = ${withoutPlannedValue(sql`${tagId}::uuid`)}`);
  if (personId)
    return newestOf(
      sql`article_bylines t where t.person_id = ${withoutPlannedValue(sql`${personId}::uuid`)}`,
    );
  return sql`true`;
}

/** A story that is no longer public, and since when. */
export type WithdrawnStory = { readonly id: string; readonly withdrawnAt: Date };

/**
 * Stories that were killed, taken down or expired since a moment, newest first; their URLs answer 410. For a
 * section, tag or author also stories that were moved away from it. Withheld stories are excluded.
 */
export async function listWithdrawnStories(
  q: Queryable,
  { since, limit, ...filter }: FeedFilter & { since: Date; limit: number },
): Promise<WithdrawnStory[]> {
  const { rows } = await q.execute<{ id: string; ms: number }>(sql`
    with gone as materialized (
      select a.id, a.live_version_id, max(w.at) as at
      from audit w join articles a on a.id = w.subject_id
      where w.action in ('article.kill', 'article.take_down') and w.at >= ${withoutPlannedValue(sql`${since.toISOString()}::timestamptz`)}
        and w.subject_type = 'article' and a.public_state in ('killed', 'taken_down')
        and a.first_published_at is not null
      group by a.id
      union all
      select a.id, coalesce(s.version_id, a.live_version_id), a.expires_at
      from articles a left join schedules s on s.article_id = a.id and s.publish_at <= site_now()
      where a.expires_at between ${withoutPlannedValue(sql`${since.toISOString()}::timestamptz`)} and site_now() and (a.public_state = 'live'
        or (a.public_state = 'scheduled' and a.work_state <> 'hold' and a.blocked_by is null))
    )
    select gone.id, (extract(epoch from gone.at) * 1000)::float8 as ms
    from gone where ${wasListedIn(filter)}
    order by gone.at desc, gone.id desc ${literalLimit(limit)}`);
  return rows.map(({ id, ms }) => ({ id, withdrawnAt: new Date(ms) }));
}

/** Read models are deleted with the story; its public versions still have its sections, tags and authors. */
function wasListedIn({ sectionIds, tagId, personId }: FeedFilter): SQL {
  const somewhere = (isThere: SQL) => sql`exists (select from (
    select v.section_id, v.tag_ids, v.byline_ids from article_versions v where v.id = gone.live_version_id
    union all ${oncePublicVersions(sql`gone.id`)}) v where ${isThere})`;
  if (sectionIds) return somewhere(sql`v.section_id = any(${withoutPlannedIds(sectionIds)})`);
  if (tagId) {
    return somewhere(sql`exists (select 1 from tags t where t.id = any(v.tag_ids)
      and coalesce(t.merged_into, t.id) = ${withoutPlannedValue(sql`${tagId}::uuid`)})`);
  }
  if (personId) return somewhere(sql`${withoutPlannedValue(sql`${personId}::uuid`)} = any(v.byline_ids)`);
  return sql`true`;
}
