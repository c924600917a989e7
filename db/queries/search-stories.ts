import { type SQL, sql } from 'drizzle-orm';
import type { PublicStory } from '#core/articles/public-story.ts';
import type { Body } from '#core/document/body.ts';
import { readerBody } from '#core/document/public-body.ts';
import type { StoredBody } from '#core/document/upgrade-steps.ts';
import type { SearchQuery } from '#core/search/search-query.ts';
import type { Queryable } from '../client.ts';
import { type StoryRow, storyColumns, storyFrom, storyJoins } from './public-story.ts';

export type SearchHit = { readonly story: PublicStory; readonly body: Body };

const dayMs = 86_400_000;
/** The newest so many are ranked; to rank every hit of a common word would take a second at a million stories. */
const rankedAtMost = 1000;

/**
 * Stories that hold all the words: those with the accents as typed first, then the others, each by rank fading
 * with age (half after a year). `offset` counts hits; at most 1,000 of each kind are looked at.
 */
export async function searchStories(
  q: Queryable,
  { query, now, limit, offset }: { query: SearchQuery; now: Date; limit: number; offset: number },
): Promise<SearchHit[]> {
  const { exact, folded } = query;
  const sameQuery = exact === folded;
  const candidates = sameQuery
    ? newestMatches(folded, now)
    : sql`${newestMatches(exact, now)} union ${newestMatches(folded, now)}`;
  const { rows } = await q.execute<StoryRow & { body: StoredBody }>(sql`
    with candidate as (${candidates}),
    ranked as (
      select c.article_id, d.document @@ ${exact}::tsquery as is_exact,
        ts_rank(d.document, ${folded}::tsquery)
          * exp(-greatest(0, extract(epoch from ${now.toISOString()}::timestamptz - d.published_at)) * ln(2) / 31536000) as score
      from candidate c join search_docs d on d.article_id = c.article_id
    )
    select ${storyColumns}, p.body from ranked r join public_articles p on p.id = r.article_id ${storyJoins}
    order by r.is_exact desc, r.score desc, p.id desc
    limit ${limit} offset ${offset}`);
  return rows.map((row) => ({ story: storyFrom(row), body: readerBody(row.body) }));
}

/**
 * The ids of the newest matches, by windows of time that are read only as far as needed: the last month, the
 * last two years, all before. The table has no index by date, on purpose.
 */
function newestMatches(tsquery: string, now: Date): SQL {
  const [month, years] = [30, 730].map((days) => new Date(now.getTime() - days * dayMs).toISOString());
  const matches = (when: SQL) =>
    sql`(select article_id from search_docs where document @@ ${tsquery}::tsquery and ${when}
      order by published_at + interval '0' desc limit ${rankedAtMost})`;
  return sql`(select * from (
    ${matches(sql`published_at >= ${month}::timestamptz`)} union all
    ${matches(sql`published_at < ${month}::timestamptz and published_at >= ${years}::timestamptz`)} union all
    ${matches(sql`published_at < ${years}::timestamptz`)}
    limit ${rankedAtMost}) newest)`;
}
