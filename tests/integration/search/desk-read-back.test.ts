import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { searchTerms } from '#core/search/search-term.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { countDeskFacets, deskSight } from '#db/queries/desk/desk-search.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';

const asOf = new Date('2026-11-27T03:00:00Z');
/**
 * A minute apart: more stories than a phrase search reads have the words without accents; older ones have
 * them as typed.
 */
const [others, asTyped] = [12_000, 150];
let database: FreshDatabase;
let newsroom: Newsroom;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  await asOwner(database, async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql`
      insert into desk_texts (article_id, version_id, section_id, pile, is_shared, saved_at, document, words)
      select gen_random_uuid(), gen_random_uuid(), ${newsroom.world}::uuid, 'draft', true,
        ${asOf.toISOString()}::timestamptz - i * interval '1 minute', '',
        (case when i > ${others} then '''sam'':1 ''=sấm'':1 ''no'':2 ''=nổ'':2' else '''sam'':1 ''no'':5' end)::tsvector
      from generate_series(1, ${others + asTyped}) i`);
  });
});

async function counted(text: string, to: Date | null = null) {
  const sight = await deskSight(database.db, newsroom.people.tam, {
    pile: null,
    sectionIds: null,
    lexemes: [],
  });
  const scope = { terms: searchTerms(text, noSynonyms), from: null, to, asOf, timeZone: 'Asia/Ho_Chi_Minh' };
  const { total, isMore, readBackTo } = await countDeskFacets(
    database.db,
    { sight, scope, besidesReaders: false },
    [],
  );
  return { total, isMore, readBackTo };
}

test('a search of unpublished text reports how far back it read, and continues from there', async () => {
  const readBackTo = new Date(asOf.getTime() - others * 60_000);
  expect(await counted('"sam no"')).toEqual({ total: 0, isMore: true, readBackTo });
  expect(await counted('"sam no"', readBackTo)).toEqual({ total: asTyped, isMore: false, readBackTo: null });
});

test('a search with enough matches as typed is complete', async () => {
  expect(await counted('"sấm nổ"')).toEqual({ total: asTyped, isMore: false, readBackTo: null });
});
