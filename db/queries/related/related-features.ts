import { type SQL, sql } from 'drizzle-orm';
import type { Locale } from '#core/i18n/locales.ts';
import type { RelatedTag, StoryFeatures } from '#core/related/score-relative.ts';
import type { StoryVector } from '#core/related/story-vector.ts';
import { vectorOfBytes } from '#core/related/vector-bytes.ts';
import type { Queryable } from '../../client.ts';
import { withoutPlannedIds, withoutPlannedValue } from '../shared/planner-hints.ts';
import { tagsOfStory } from './related-tags.ts';

/** A story with the fields for ranking, and its language. */
export type ReadableStory = StoryFeatures & { readonly locale: Locale; readonly isSponsored: boolean };

/** The story for which candidates are loaded. */
export type RelatedReader = {
  readonly articleId: string | null;
  readonly locale: Locale;
  /** The site's language. */
  readonly siteLocale: Locale;
  readonly isSponsored: boolean;
  /** The pins: in any language, also if they were excluded before. */
  readonly pinnedIds: readonly string[];
};

type StoryRow = {
  id: string;
  locale: Locale;
  headline: string;
  section_id: string;
  format: string;
  ms: number;
  /** In base64: two thirds of the size of PostgreSQL's text format for bytes, and faster to parse. */
  terms: string | null;
};

const columns = sql`
  p.id, p.locale, p.headline, p.section_id, p.format, encode(d.terms, 'base64') as terms,
  (extract(epoch from p.published_at) * 1000)::float8 as ms`;

/** A public story with its tags, and the number of public stories at the last count of terms; or null. */
export async function readStoryToRelate(
  q: Queryable,
  articleId: string,
): Promise<{ story: ReadableStory; tags: readonly RelatedTag[]; storyCount: number } | null> {
  const { rows } = await q.execute<StoryRow & { tags: RelatedTag[]; story_count: number | null }>(sql`
    select ${columns}, (select story_count from related_statistics) as story_count,
      (select coalesce(json_agg(weighed), '[]') from (${tagsOfStory(articleId)}) weighed) as tags
    from public_articles p left join related_docs d on d.article_id = p.id where p.id = ${withoutPlannedValue(sql`${articleId}::uuid`)}`);
  const [row] = rows;
  if (row === undefined) return null;
  return { story: storyOf(row, row.tags), tags: row.tags, storyCount: row.story_count ?? 0 };
}

/** The fields that reveal copies, for the public stories among these, by id. */
export async function listWritten(
  q: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<StoryFeatures, 'id' | 'headline' | 'vector'>>> {
  const { rows } = await q.execute<Pick<StoryRow, 'id' | 'headline' | 'terms'>>(sql`
    select p.id, p.headline, encode(d.terms, 'base64') as terms
    from public_articles p left join related_docs d on d.article_id = p.id where p.id = any(${withoutPlannedIds(ids)})`);
  return new Map(rows.map(({ id, headline, terms }) => [id, { id, headline, vector: vectorOf(terms) }]));
}

/** A candidate, and its position in the event line, if it is in it. */
type Candidate = { readonly story: ReadableStory; readonly eventPlace: number | null };

/**
 * Loads the public candidates that may be shown with the given story: no sponsored content with editorial
 * content, no other language, no excluded story. Their tags are limited to `tags`. `found` has the columns
 * `id` and `event_place`; ids may repeat.
 */
export async function readCandidates(
  q: Queryable,
  { found, tags, reader }: { found: SQL; tags: readonly RelatedTag[]; reader: RelatedReader },
): Promise<Candidate[]> {
  const tagOf = new Map(tags.map((tag) => [tag.id, tag]));
  const { rows } = await q.execute<StoryRow & { event_place: number | null; tag_ids: string[] }>(sql`
    select ${columns}, near.event_place,
      array(select at.tag_id from article_tags at
        where at.article_id = p.id and at.tag_id = any(${withoutPlannedIds([...tagOf.keys()])})) as tag_ids
    from (select id, min(event_place)::int as event_place from (${found}) found group by id) near
    join public_articles p on p.id = near.id left join related_docs d on d.article_id = p.id
    where ${isEligible(reader)}`);
  return rows.map((row) => {
    const shared = row.tag_ids.flatMap((id) => tagOf.get(id) ?? []);
    return { story: storyOf(row, shared), eventPlace: row.event_place };
  });
}

/** The tags of a story, and those that are event lines. */
export function tagged(tags: readonly RelatedTag[]): Pick<StoryFeatures, 'tags' | 'eventTagIds'> {
  return { tags, eventTagIds: tags.flatMap(({ id, type }) => (type === 'event' ? [id] : [])) };
}

function storyOf(row: StoryRow, tags: readonly RelatedTag[]): ReadableStory {
  return {
    id: row.id,
    locale: row.locale,
    headline: row.headline,
    sectionId: row.section_id,
    publishedAt: new Date(row.ms),
    isOpinion: row.format === 'opinion',
    isSponsored: row.format === 'sponsored',
    ...tagged(tags),
    vector: vectorOf(row.terms),
  };
}

function vectorOf(terms: string | null): StoryVector {
  return terms === null ? [] : vectorOfBytes(Buffer.from(terms, 'base64'));
}

function isEligible({ articleId, locale, isSponsored, pinnedIds }: RelatedReader): SQL {
  return sql`(p.format = 'sponsored') = ${withoutPlannedValue(sql`${isSponsored}::boolean`)}
    and (p.id = any(${withoutPlannedIds(pinnedIds)}) or (
      p.locale = ${withoutPlannedValue(sql`${locale}::text`)} and not exists (select 1 from related_refusals r
        where r.article_id = ${withoutPlannedValue(sql`${articleId}::uuid`)} and r.refused_id = p.id)))`;
}
