import { sql } from 'drizzle-orm';
import type { TermCount } from '#core/search/term-sketch.ts';
import type { Queryable } from '../../client.ts';

/** A search term with its number of searches and of results. */
export type TermReportRow = { readonly term: string; readonly searches: number; readonly found: number };

/**
 * Adds searches to their days; `found` is the current number of results. In one order, so that concurrent
 * processes do not deadlock.
 */
export async function addSearchTerms(
  q: Queryable,
  terms: readonly (TermCount & { readonly found: number })[],
): Promise<void> {
  if (terms.length === 0) return;
  await q.execute(sql`
    insert into search_terms (day, term, searches, found)
    select day, term, searches, found from unnest(
      ${sql.param(terms.map(({ day }) => day))}::date[], ${sql.param(terms.map(({ term }) => term))}::text[],
      ${sql.param(terms.map(({ searches }) => searches))}::int[], ${sql.param(terms.map(({ found }) => found))}::int[]
    ) as counted (day, term, searches, found) order by day, term
    on conflict (day, term) do update
    set searches = search_terms.searches + excluded.searches, found = excluded.found`);
}

/** The most frequent terms since a day, or those without results; with the last number of results. */
export async function listSearchTerms(
  q: Queryable,
  { since, foundNothing, limit }: { since: string; foundNothing: boolean; limit: number },
): Promise<TermReportRow[]> {
  const { rows } = await q.execute<TermReportRow>(sql`
    select term, sum(searches)::int as searches, (array_agg(found order by day desc))[1] as found
    from search_terms where day >= ${since}::date group by term
    ${foundNothing ? sql`having (array_agg(found order by day desc))[1] = 0` : sql``}
    order by searches desc, term limit ${limit}`);
  return rows;
}

/** Deletes the search terms before a day. */
export async function forgetSearchTerms(q: Queryable, before: string): Promise<void> {
  await q.execute(sql`delete from search_terms where day < ${before}::date`);
}
