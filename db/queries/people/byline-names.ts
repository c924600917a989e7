import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';

/** The names of the people in a byline, in order; missing people are omitted. */
export function bylineNamesOf(bylineIds: SQLWrapper): SQL<string[]> {
  return sql<string[]>`coalesce(array(
    select p.name from unnest(${bylineIds}) with ordinality b(id, place)
    join people p on p.id = b.id order by b.place), '{}')`;
}
