import { sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Locale } from '#core/i18n/locales.ts';
import type { MostRead } from '#core/page-views/most-read.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { literalLimit, withoutPlannedIds, withoutPlannedValue } from '../shared/planner-hints.ts';
import { type StoryRow, storyColumns, storyFrom, storyJoins } from '../site/public-story.ts';

/** A most-read list: of a language, and of a section with descendants or the whole site. */
export type MostReadKey = { readonly locale: Locale; readonly sectionId: string | null };

/** A list in its order. */
export type RankedList = MostReadKey & { readonly ids: readonly string[] };

/**
 * The most viewed stories of each list by these hourly weights, at most `perList` each. Only public stories,
 * without sponsored ones.
 */
export async function listScored(
  q: Queryable,
  {
    weights,
    perList,
  }: { weights: readonly { readonly hour: Date; readonly weight: number }[]; perList: number },
): Promise<(MostReadKey & { readonly id: string; readonly score: number })[]> {
  const { rows } = await q.execute<{
    locale: Locale;
    section_id: string | null;
    id: string;
    score: number;
  }>(sql`
    with scored as (
      select r.article_id as id, sum(r.reads * hours.weight) as score
      from article_reads r
      join unnest(
        ${sql.param(weights.map(({ hour }) => hour.toISOString()))}::timestamptz[],
        ${sql.param(weights.map(({ weight }) => weight))}::float8[]
      ) hours (hour, weight) on hours.hour = r.hour
      group by r.article_id
    ), ranked as (
      select scored.id, scored.score, a.locale, list.section_id,
        row_number() over (partition by a.locale, list.section_id order by scored.score desc, a.id desc) as position
      from scored join articles a on a.id = scored.id
      join sections s on s.id = a.section_id
      cross join lateral (select null::uuid union select s.id union select s.parent_id) list (section_id)
    )
    select ranked.locale, ranked.section_id, ranked.id, ranked.score
    from ranked join public_articles p on p.id = ranked.id
    where ranked.position <= ${2 * perList} and p.format <> 'sponsored'
    order by ranked.locale, ranked.section_id, ranked.position`);
  return rows.map(({ section_id, ...row }) => ({ ...row, sectionId: section_id }));
}

/** The stored lists in order. */
export async function listRanked(q: Queryable): Promise<(MostReadKey & { readonly id: string })[]> {
  const { rows } = await q.execute<{ locale: Locale; section_id: string | null; article_id: string }>(sql`
    select locale, section_id, article_id from most_read order by locale, section_id, position`);
  return rows.map(({ locale, section_id, article_id }) => ({
    locale,
    sectionId: section_id,
    id: article_id,
  }));
}

/** Replaces the stored lists; unchanged rows are not written. */
export async function keepRanked(tx: Transaction, lists: readonly RankedList[]): Promise<void> {
  const places = lists.flatMap(({ locale, sectionId, ids }) =>
    ids.map((id, index) => ({ locale, sectionId, position: index + 1, id })),
  );
  const kept = sql`unnest(
    ${sql.param(places.map(({ locale }) => locale))}::text[],
    ${sql.param(places.map(({ sectionId }) => sectionId))}::uuid[],
    ${sql.param(places.map(({ position }) => position))}::integer[],
    ${sql.param(places.map(({ id }) => id))}::uuid[]
  ) kept (locale, section_id, position, article_id)`;
  await tx.execute(sql`
    insert into most_read as place (locale, section_id, position, article_id)
    select locale, section_id, position, article_id from ${kept}
    order by locale, section_id, position
    on conflict (locale, section_id, position) do update set article_id = excluded.article_id
    where place.article_id <> excluded.article_id`);
  await tx.execute(sql`
    delete from most_read place where not exists (
      select 1 from ${kept}
      where kept.locale = place.locale and kept.section_id is not distinct from place.section_id
        and kept.position = place.position)`);
}

/**
 * The first public stories of each of these lists, in the given order; empty lists are omitted. `sectionIds`
 * has null for the whole site. Each list is read in order only as far as needed.
 */
export async function listMostRead(
  q: Queryable,
  {
    locale,
    sectionIds,
    excludedIds = [],
    limit,
  }: {
    locale: Locale;
    sectionIds: readonly (string | null)[];
    excludedIds?: readonly string[];
    limit: number;
  },
): Promise<MostRead[]> {
  const { rows } = await q.execute<StoryRow & { list: number }>(sql`
    select list.number::integer as list, story.*
    from unnest(${withoutPlannedIds(sectionIds)}) with ordinality list (section_id, number)
    cross join lateral (
      select ${storyColumns}, place.position
      from (select article_id, position from most_read
        where locale = ${withoutPlannedValue(sql`${locale}::text`)} and section_id is not distinct from list.section_id
        order by position) place
      join public_articles p on p.id = place.article_id ${storyJoins}
      where p.format <> 'sponsored' and p.id <> all(${withoutPlannedIds(excludedIds)})
      order by place.position ${literalLimit(limit)}
    ) story
    order by list.number, story.position`);
  return sectionIds.flatMap((sectionId, index) => {
    const stories: PublicStory[] = rows.filter(({ list }) => list === index + 1).map(storyFrom);
    return stories.length === 0 ? [] : [{ sectionId, stories }];
  });
}
