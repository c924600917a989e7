import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { ListCursor } from '#core/shared/list-cursor.ts';
import type { Queryable } from '../../client.ts';
import { oneEditionOfTag, oneEditionOnly } from '../articles/editions.ts';
import { bodiesOf } from '../articles/version-bodies.ts';
import { literalLimit, withoutPlannedIds, withoutPlannedValue } from '../shared/planner-hints.ts';
import {
  behind,
  inOrder,
  type StoryOrder,
  type StoryRow,
  storyColumns,
  storyFrom,
  storyJoins,
} from './public-story.ts';
import { inOrderOfKeys, storiesOf } from './story-keys.ts';

type Page = { readonly limit: number; readonly before?: ListCursor; readonly order?: StoryOrder };

/** Further conditions on each story `p` of a list. */
type Narrowed = { readonly also?: readonly SQL[] };

/** The newest stories of the site, optionally in one language. */
export async function listNewestStories(
  q: Queryable,
  { limit, before, locale }: Page & { locale?: Locale },
): Promise<PublicStory[]> {
  return stories(
    q,
    sql`select ${storyColumns} from ${storiesOf({ before, locale })} ${storyJoins}
      order by ${inOrderOfKeys()} ${literalLimit(limit)}`,
  );
}

/** The stories in the breaking slot of the home page at `now`, newest first, and when each leaves it. */
export async function listBreakingStories(
  q: Queryable,
  { limit, locale, now }: { limit: number; locale: Locale; now: Date },
): Promise<(PublicStory & { readonly breakingUntil: Date })[]> {
  const { rows } = await q.execute<StoryRow & { breaking_ms: number }>(sql`
    select ${storyColumns}, (extract(epoch from a.breaking_until) * 1000)::float8 as breaking_ms
    from articles a join public_articles p on p.id = a.id ${storyJoins}
    where a.breaking_until > ${withoutPlannedValue(sql`${now.toISOString()}::timestamptz`)} and ${inLanguage(locale)}
    order by a.breaking_until desc, p.id desc ${literalLimit(limit)}`);
  return rows.map((row) => ({ ...storyFrom(row), breakingUntil: new Date(row.breaking_ms) }));
}

/**
 * The stories in any of the sections in either order, after a cursor if set, optionally in one language. A
 * short index scan per section, then merged.
 */
export async function listSectionStories(
  q: Queryable,
  {
    sectionIds,
    locale,
    limit,
    before,
    order = 'newest',
  }: Page & { sectionIds: readonly string[]; locale?: Locale },
): Promise<PublicStory[]> {
  return stories(
    q,
    sql`select story.* from unnest(${withoutPlannedIds(sectionIds)}) wanted (id)
      cross join lateral (
        select ${storyColumns}
        from ${storiesOf({ sectionId: sql`wanted.id`, locale, before, order })} ${storyJoins}
        order by ${inOrderOfKeys(order)} ${literalLimit(limit)}
      ) story
      order by ${inOrder(order, sql`story.published_ms`, sql`story.id`)} ${literalLimit(limit)}`,
  );
}

/**
 * For the home page: the newest stories of each section in a language, without descendants, in one statement.
 */
export async function listNewestOfEachSection(
  q: Queryable,
  { perSection, locale }: { perSection: number; locale: Locale },
): Promise<PublicStory[]> {
  return stories(
    q,
    sql`select story.* from sections wanted
      cross join lateral (
        select ${storyColumns} from ${storiesOf({ sectionId: sql`wanted.id`, locale })} ${storyJoins}
        order by ${inOrderOfKeys()} ${literalLimit(perSection)}
      ) story`,
  );
}

/**
 * The stories with a tag in either order, after a cursor if set, optionally in one language. Of two editions
 * only that in `editionIn`, if set.
 */
export async function listTagStories(
  q: Queryable,
  {
    tagId,
    limit,
    before,
    order = 'newest',
    locale,
    editionIn,
    also = [],
  }: Page & Narrowed & { tagId: string; locale?: Locale; editionIn?: Locale },
): Promise<PublicStory[]> {
  return stories(
    q,
    sql`select ${storyColumns} from article_tags t join public_articles p on p.id = t.article_id ${storyJoins}
      where t.tag_id = ${withoutPlannedValue(sql`${tagId}::uuid`)} and ${behind(order, { publishedAt: sql`t.published_at`, id: sql`t.article_id` }, before)}
        and ${sql.join([inLanguage(locale), oneEditionOfTag(editionIn), ...also], sql` and `)}
      order by ${inOrder(order, sql`t.published_at`, sql`t.article_id`)} ${literalLimit(limit)}`,
  );
}

/** The previous and next story of a tag in the story's language; null if there is none. */
export async function findTagNeighbours(
  q: Queryable,
  { tagId, story }: { tagId: string; story: Pick<PublicStory, 'id' | 'publishedAt' | 'locale'> },
): Promise<{ previous: PublicStory | null; next: PublicStory | null }> {
  const neighbour = async (side: SQL, order: SQL) => {
    const [found = null] = await stories(
      q,
      sql`select ${storyColumns} from article_tags t join public_articles p on p.id = t.article_id ${storyJoins}
        where t.tag_id = ${withoutPlannedValue(sql`${tagId}::uuid`)} and ${inLanguage(story.locale)}
          and (t.published_at, t.article_id) ${side} (${story.publishedAt.toISOString()}::timestamptz, ${story.id}::uuid)
        order by ${order} limit 1`,
    );
    return found;
  };
  const [previous, next] = await Promise.all([
    neighbour(sql`<`, sql`t.published_at desc, t.article_id desc`),
    neighbour(sql`>`, sql`t.published_at, t.article_id`),
  ]);
  return { previous, next };
}

/**
 * The stories with a person in the byline in either order, after a cursor if set. Of two editions only that
 * in `editionIn`, if set.
 */
export async function listAuthorStories(
  q: Queryable,
  {
    personId,
    limit,
    before,
    order = 'newest',
    editionIn,
    also = [],
  }: Page & Narrowed & { personId: string; editionIn?: Locale },
): Promise<PublicStory[]> {
  const isSigned = sql`exists (select from article_bylines b where b.article_id = e.id and b.person_id = t.person_id)`;
  const oneEdition = editionIn ? [oneEditionOnly(editionIn, isSigned)] : [];
  return stories(
    q,
    sql`select ${storyColumns} from article_bylines t join public_articles p on p.id = t.article_id ${storyJoins}
      where t.person_id = ${withoutPlannedValue(sql`${personId}::uuid`)}
        and ${sql.join([behind(order, { publishedAt: sql`t.published_at`, id: sql`t.article_id` }, before), ...oneEdition, ...also], sql` and `)}
      order by ${inOrder(order, sql`t.published_at`, sql`t.article_id`)} ${literalLimit(limit)}`,
  );
}

/** Whether a story is, or was, at this position of a list; a withdrawn story keeps its position. */
export async function isPlaceOfStory(q: Queryable, { id, publishedAt }: ListCursor): Promise<boolean> {
  const { rowCount } = await q.execute(sql`
    select from articles a where a.id = ${id}::uuid
      and date_trunc('milliseconds', a.published_at) = ${publishedAt.toISOString()}::timestamptz`);
  return rowCount === 1;
}

/** The public stories among these, in the order of the ids. */
export async function listStoriesByIds(q: Queryable, ids: readonly string[]): Promise<PublicStory[]> {
  if (ids.length === 0) return [];
  const found = await stories(
    q,
    sql`select ${storyColumns} from public_articles p ${storyJoins} where p.id = any(${withoutPlannedIds(ids)})`,
  );
  const byId = new Map(found.map((story) => [story.id, story]));
  return [...new Set(ids)].flatMap((id) => byId.get(id) ?? []);
}

/** A story with its text, for passages in search results. */
export type StoryWithBody = { readonly story: PublicStory; readonly body: Body };

/** The public stories among these with their texts, in the order of the ids. */
export async function listStoriesWithBodies(q: Queryable, ids: readonly string[]): Promise<StoryWithBody[]> {
  if (ids.length === 0) return [];
  const { rows } = await q.execute<StoryRow & { version_id: string }>(sql`
    select ${storyColumns}, p.version_id from public_articles p ${storyJoins} where p.id = any(${withoutPlannedIds(ids)})`);
  const bodyOf = await bodiesOf(
    q,
    rows.map(({ version_id }) => version_id),
  );
  const byId = new Map(rows.map((row) => [row.id, { story: storyFrom(row), body: bodyOf(row.version_id) }]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

async function stories(q: Queryable, statement: SQL): Promise<PublicStory[]> {
  const { rows } = await q.execute<StoryRow>(statement);
  return rows.map(storyFrom);
}

function inLanguage(locale: Locale | undefined): SQL {
  return locale ? sql`p.locale = ${withoutPlannedValue(sql`${locale}::text`)}` : sql`true`;
}
