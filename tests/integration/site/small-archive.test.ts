import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '#db/client.ts';
import { runRender } from '#platform/page-cache/render-context.ts';
import { asOwner } from '#tests/support/database/as-owner.ts';
import { freshDatabase } from '#tests/support/database/database.ts';
import { endConnections } from '#tests/support/database/end-connections.ts';
import { contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import type { Context } from '#usecases/context.ts';
import { readArticlePage } from '#usecases/site/read-article-page.ts';

/** As many stories as after the first days: so few that the planner may prefer a sequential scan. */
const STORIES = 40;
const TABLES = ['related_keys', 'article_tags', 'article_versions', 'articles'];

let reader: Context;
let database: OpenDatabase;
let segment: string;

beforeAll(async () => {
  const { db, connectionString, applicationUrl } = await freshDatabase();
  const newsroom = await makeNewsroom(db);
  for (let number = 0; number < STORIES; number += 1) {
    const content = contentFor(newsroom, { headline: `Nước mặn vào sâu ở xã thứ ${number}` });
    const { id: articleId } = await createArticle(newsroom.as('lan'), { content });
    await newsroom.act('lan', articleId, 'submit');
    for (const action of ['approve', 'publish'] as const) {
      const { url } = await newsroom.act('thu', articleId, action);
      segment = url?.split('/').at(-1) ?? '';
    }
  }
  // The planner has statistics of the small tables.
  await asOwner({ connectionString }, async (tx) => {
    await tx.execute(`analyze ${TABLES.join(', ')}`);
  });
  await endConnections(connectionString);
  database = await openDatabase({
    ...{ connectionString: applicationUrl, maxConnections: 1, keepsPlans: () => true },
    readers: { maxConnections: 1, statementTimeoutMs: 60_000 },
  });
  reader = { ...newsroom.as(null), db: database.db };
});

afterAll(() => database.close());

async function scans(): Promise<Record<string, number>> {
  await database.readers?.query('select pg_stat_force_next_flush()');
  const { rows } = await database.pool.query(
    'select relname, seq_scan::int from pg_stat_user_tables where relname = any($1)',
    [TABLES],
  );
  return Object.fromEntries(rows.map((row) => [row.relname, row.seq_scan]));
}

test('a page of a small archive causes no sequential scan of a story table', async () => {
  const before = await scans();
  const { result } = await runRender(() => readArticlePage(reader, { section: 'the-gioi', segment }));
  expect(result?.kind).toBe('page');
  if (result?.kind === 'page') expect(result.page.related.length).toBeGreaterThan(0);
  expect(await scans()).toEqual(before);
});
