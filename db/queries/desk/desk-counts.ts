import { type SQL, sql } from 'drizzle-orm';
import { deskFacet } from '#core/articles/desk-lexemes.ts';
import { QUEUE_STATES, type QueueState } from '#core/articles/queue.ts';
import { quotedLexeme } from '#core/search/lexeme.ts';
import type { Queryable } from '../../client.ts';
import { deskDocs } from '../../schema/desk-docs.ts';
import { type DeskStream, deskKeys, isOfStream, keyRow } from './desk-keys.ts';

/** The number of articles in each pile, up to `most`. */
export async function countPiles(
  q: Queryable,
  {
    personId,
    streams,
    most,
  }: { readonly personId: string; readonly streams: readonly DeskStream[]; readonly most: number },
): Promise<Record<QueueState, number>> {
  const counts = Object.fromEntries(QUEUE_STATES.map((pile) => [pile, 0])) as Record<QueueState, number>;
  for (const stream of streams) {
    const { rows } = await q.execute<{ pile: QueueState; count: number }>(
      stream.kind === 'shared' ? countShared(stream, most) : countOwn(personId, stream, most),
    );
    for (const { pile, count } of rows) counts[pile] = Math.min(most, counts[pile] + count);
  }
  return counts;
}

function countOwn(personId: string, stream: DeskStream, most: number): SQL {
  const keys = deskKeys(personId, stream, { state: null, lexemes: [], queries: [] });
  const lexemes = QUEUE_STATES.map((pile) => quotedLexeme(deskFacet.pile(pile)));
  return sql`select p.pile, c.count
    from ${keyRow(keys)} cross join unnest(${sql.param([...QUEUE_STATES])}::text[], ${sql.param(lexemes)}::text[]) p(pile, query)
    cross join lateral (select count(*)::int as count from (
      select 1 from ${deskDocs}
      where ${isOfStream(keys, stream)} and ${deskDocs.document} @@ p.query::tsquery limit ${most}) counted) c`;
}

function countShared({ sectionIds }: DeskStream, most: number): SQL {
  const piles = sql`unnest(${sql.param([...QUEUE_STATES])}::text[]) p(pile)`;
  if (sectionIds === null) {
    return sql`select p.pile, c.count from ${piles} cross join lateral (
      select count(*)::int as count from (
        select 1 from ${deskDocs} where ${deskDocs.isShared} and ${deskDocs.pile} = p.pile limit ${most}) counted) c`;
  }
  return sql`select p.pile, sum(c.count)::int as count
    from ${piles} cross join unnest(${sql.param(sectionIds)}::uuid[]) s(id) cross join lateral (
      select count(*)::int as count from (
        select 1 from ${deskDocs}
        where ${deskDocs.isShared} and ${deskDocs.sectionId} = s.id and ${deskDocs.pile} = p.pile
        limit ${most}) counted) c
    group by p.pile`;
}
