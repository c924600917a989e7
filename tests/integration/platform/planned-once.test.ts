import { expect, test } from 'vitest';
import type { SearchScope } from '#core/search/search-engine.ts';
import { searchTerms } from '#core/search/search-term.ts';
import { noSynonyms } from '#core/search/synonyms.ts';
import { openDatabase } from '#db/client.ts';
import { postgresSearch } from '#db/queries/postgres-search.ts';
import { findRelatives } from '#db/queries/related-stories.ts';
import { listSynonymsNamed } from '#db/queries/synonyms.ts';
import { freshDatabase } from '#tests/support/database.ts';
import { contentFor, makeNewsroom } from '#tests/support/newsroom.ts';
import { actOnArticle } from '#usecases/articles/act-on-article.ts';
import { createArticle } from '#usecases/articles/create-article.ts';

/** PostgreSQL plans a statement so often with its values before it thinks of a plan without. */
const PLANNED_WITH_VALUES = 5;

test('what a page asks for related stories and for a search is planned once for a connection', async () => {
  const database = await freshDatabase();
  const newsroom = await makeNewsroom(database.db);
  const { id: articleId } = await createArticle(newsroom.as('lan'), { content: contentFor(newsroom) });
  for (const [who, action] of [
    ['lan', 'submit'],
    ['thu', 'approve'],
    ['thu', 'publish'],
  ] as const)
    await actOnArticle(newsroom.as(who), { articleId, action });

  const { connectionString } = database;
  const { db, pool, close } = await openDatabase({
    connectionString,
    maxConnections: 1,
    keepsPlans: () => true,
  });
  const engine = postgresSearch(db);
  const scopeOf = (text: string): SearchScope => ({
    ...{ terms: searchTerms(text, noSynonyms), from: null, to: null, asOf: new Date() },
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  for (let time = 0; time <= PLANNED_WITH_VALUES; time += 1) {
    expect((await findRelatives(db, { articleId, siteLocale: 'vi', pinnedIds: [] }))?.story.id).toBe(
      articleId,
    );
    await listSynonymsNamed(db, ['song']);
    for (const text of ['song', 'sống', '"dong bang"']) {
      expect(await engine.listBest(scopeOf(text), { limit: 21 })).toHaveLength(1);
      expect((await engine.countFacets(scopeOf(text), [new Date(0)])).total).toBe(1);
    }
  }
  const { rows } = await pool.query(
    'select statement, generic_plans::int as kept from pg_prepared_statements order by statement',
  );
  await close();
  expect(rows.length).toBeGreaterThanOrEqual(8);
  expect(rows.filter(({ kept }) => kept === 0)).toEqual([]);
});
