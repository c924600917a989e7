import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#core/i18n/locales.ts';
import type { RelatedTag, StoryFeatures } from '#core/related/score-relative.ts';
import type { SearchTerm } from '#core/related/search-terms.ts';
import { TAG_TYPE_WEIGHTS, tagDays } from '#core/related/weights.ts';
import type { Queryable } from '../../client.ts';
import { exponentialDecay } from '../shared/decay.ts';
import { literalLimit, withoutPlannedIds, withoutPlannedValue } from '../shared/planner-hints.ts';
import { type ReadableStory, type RelatedReader, readCandidates } from './related-features.ts';

/** Maximum number of stories per tag: the closest in time before and after the given one. */
const olderOfTag = literalLimit(200);
const newerOfTag = literalLimit(100);
/** The same for its section. */
const olderOfSection = 20;
const newerOfSection = 5;
/** Maximum number of candidates by tags and by words. */
const mostByTags = 40;
const mostByWords = 40;
/**
 * Maximum number of stories for a term that became more frequent since the last count, and for all terms
 * together.
 */
const mostFound = literalLimit(2_000);
const mostRead = literalLimit(5_000);
/** Maximum number of stories of an event line. */
const mostOfEvent = 30;
/** The number of stories examined per result if those in another language are skipped. */
const lookedAtForOne = 10;

/** The story whose related stories are searched: a public one (`articleId`), or one in progress. */
type Asking = Pick<StoryFeatures, 'publishedAt' | 'sectionId' | 'eventTagIds'> & {
  readonly tags: readonly RelatedTag[];
  readonly reader: RelatedReader;
};

/**
 * Candidates by section, tags and event, and the pins; `eventIds` are those of its event line, newest first.
 * One statement, so that the ids need no round trip.
 */
export async function listBeside(
  q: Queryable,
  asking: Asking,
): Promise<{ candidates: ReadableStory[]; eventIds: string[] }> {
  const { tags, reader } = asking;
  const pinned = sql`select id, null::bigint as event_place from unnest(${withoutPlannedIds(reader.pinnedIds)}) as pin (id)`;
  const found = sql.join(
    [pinned, ofEvents(asking), ofTags(asking), ofSection(asking)].map((each) => sql`(${each})`),
    sql` union all `,
  );
  const candidates = await readCandidates(q, { found, tags, reader });
  return {
    candidates: candidates.map(({ story }) => story),
    eventIds: candidates
      .flatMap(({ story: { id }, eventPlace }) => (eventPlace === null ? [] : [{ id, eventPlace }]))
      .sort((a, b) => a.eventPlace - b.eventPlace)
      .map(({ id }) => id),
  };
}

/** Candidates by their words. */
export async function listNearByWords(
  q: Queryable,
  {
    terms,
    tags,
    reader,
  }: { terms: readonly SearchTerm[]; tags: readonly RelatedTag[]; reader: RelatedReader },
): Promise<ReadableStory[]> {
  if (terms.length === 0) return [];
  const found = sql`select id, null::bigint as event_place from (${byWords(terms, { articleId: reader.articleId, only: onlyFor(reader) })}) near`;
  return (await readCandidates(q, { found, tags, reader })).map(({ story }) => story);
}

/** The ids of the stories most similar in words, best first, in any language. */
export async function listTextNeighbourIds(
  q: Queryable,
  { terms, articleId }: { terms: readonly SearchTerm[]; articleId: string | null },
): Promise<string[]> {
  if (terms.length === 0) return [];
  const { rows } = await q.execute<{ id: string }>(byWords(terms, { articleId, only: null }));
  return rows.map(({ id }) => id);
}

/** The number of public stories at the last count of terms; 0 before the first. */
export async function countStories(q: Queryable): Promise<number> {
  const { rows } = await q.execute<{ count: number }>(
    sql`select story_count as count from related_statistics`,
  );
  return rows[0]?.count ?? 0;
}

/**
 * The first results in order, optionally in one language only. The language is looked up row by row until
 * there are enough.
 */
function first(found: SQL, { order, most, only }: { order: SQL; most: number; only: Locale | null }): SQL {
  if (only === null) return sql`select near.* from (${found}) near order by ${order} ${literalLimit(most)}`;
  return sql`
    select near.* from (select * from (${found}) near order by ${order} ${literalLimit(most * lookedAtForOne)}) near
    join articles article on article.id = near.id and article.locale = ${withoutPlannedValue(sql`${only}::text`)}
    order by ${order} ${literalLimit(most)}`;
}

/**
 * A site's stories are mostly in its own language, and candidates in other languages are dropped later. For a
 * story in another language nearly all candidates would be dropped, so the search is limited to its language.
 */
function onlyFor({ locale, siteLocale }: RelatedReader): Locale | null {
  return locale === siteLocale ? null : locale;
}

/** The newest stories of the event lines, without the story itself. */
function ofEvents({ eventTagIds, reader }: Asking): SQL {
  const order = sql`near.published_at desc, near.id desc`;
  const ofEvent = sql`select article_id as id, published_at from article_tags at where at.tag_id = tag.id`;
  return sql`
    select id, row_number() over (order by published_at desc, id desc) as event_place from (
      select near.id, near.published_at
      from unnest(${withoutPlannedIds(eventTagIds)}) as tag (id)
      cross join lateral (${first(ofEvent, { order, most: mostOfEvent, only: onlyFor(reader) })}) near
      where near.id is distinct from ${withoutPlannedValue(sql`${reader.articleId}::uuid`)}
      group by near.id, near.published_at
      order by ${order} ${literalLimit(mostOfEvent)}) line`;
}

/**
 * The stories with the strongest common tags. For each tag the closest in time before and after. They are
 * weighted by the tag's type and inverse frequency, decayed with time as in the score, and summed per story.
 */
function ofTags({ tags, publishedAt, reader }: Asking): SQL {
  const at = withoutPlannedValue(sql`${publishedAt.toISOString()}::timestamptz`);
  const age = sql`abs(extract(epoch from near.published_at - ${at}))::float8 / ${tagDays * 86_400}::float8`;
  const nearest = sql`
    select near.article_id as id, sum(tag.weight) * ${exponentialDecay(age)} as weight
    from unnest(${withoutPlannedIds(tags.map(({ id }) => id))},
      ${withoutPlannedValue(sql`${sql.param(tags.map(({ type, rarity }) => TAG_TYPE_WEIGHTS[type] * rarity + 0.001))}::float8[]`)}) as tag (id, weight)
    cross join lateral (
      (select article_id, published_at from article_tags o where o.tag_id = tag.id and o.published_at <= ${at}
        order by published_at desc, article_id desc ${olderOfTag})
      union all
      (select article_id, published_at from article_tags o where o.tag_id = tag.id and o.published_at > ${at}
        order by published_at, article_id ${newerOfTag})
    ) near
    where near.article_id is distinct from ${withoutPlannedValue(sql`${reader.articleId}::uuid`)}
    group by near.article_id, near.published_at`;
  const order = sql`near.weight desc, near.id`;
  return sql`
    select id, null::bigint as event_place from (${first(nearest, { order, most: mostByTags, only: onlyFor(reader) })}) near`;
}

/** The stories of the section closest in time, before and after the story. */
function ofSection({ sectionId, publishedAt, reader }: Asking): SQL {
  const inSection = (side: SQL) => sql`
    select a.id, a.published_at from articles a
    where a.section_id = ${withoutPlannedValue(sql`${sectionId}::uuid`)} and a.public_state in ('live', 'scheduled')
      and a.published_at ${side} ${withoutPlannedValue(sql`${publishedAt.toISOString()}::timestamptz`)}`;
  const older = {
    order: sql`near.published_at desc, near.id desc`,
    most: olderOfSection,
    only: onlyFor(reader),
  };
  const newer = { order: sql`near.published_at, near.id`, most: newerOfSection, only: onlyFor(reader) };
  return sql`
    select near.id, null::bigint as event_place
    from ((${first(inSection(sql`<=`), older)}) union all (${first(inSection(sql`>`), newer)})) near
    where near.id is distinct from ${withoutPlannedValue(sql`${reader.articleId}::uuid`)}`;
}

/**
 * The stories most similar in words, best first, ties newest first: those with the heaviest search terms in
 * common (decision 0029). The matches of a term are bounded by its rarity or to a month, and their total by a
 * limit. So the size of the archive does not matter.
 */
function byWords(
  terms: readonly SearchTerm[],
  { articleId, only }: { articleId: string | null; only: Locale | null },
): SQL {
  // Terms are read in order, so the limit cuts off the lightest.
  const nearest = sql`
    select article_id as id, sum(weight) as weight from (
      select near.article_id, term.weight
      from unnest(${withoutPlannedValue(sql`${sql.param(terms.map(({ key }) => key))}::int[]`)},
        ${withoutPlannedValue(sql`${sql.param(terms.map(({ weight }) => weight))}::float8[]`)}) as term (key, weight)
      cross join lateral (
        select article_id from related_keys found where found.keys @> array[term.key] ${mostFound}
      ) near
      ${mostRead}
    ) found
    where article_id is distinct from ${withoutPlannedValue(sql`${articleId}::uuid`)}
    group by article_id`;
  // Ids are in time order.
  const order = sql`near.weight desc, near.id desc`;
  return sql`select id from (${first(nearest, { order, most: mostByWords, only })}) near`;
}
