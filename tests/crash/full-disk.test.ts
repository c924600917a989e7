import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expectedFailure } from '#app/_shell/actions/expected-failure.ts';
import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { mountSmallDisk } from '#tests/support/crash/small-disk.ts';
import { bodyOf, contentFor, makeNewsroom } from '#tests/support/workflow/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';

const disk = mountSmallDisk(320);
afterAll(() => disk?.remove());

test.runIf(disk)(
  'a full disk fails saves with an error while pages stay readable; with free space saves succeed and no acknowledged version is lost',
  async () => {
    if (!disk) throw new Error('there is no disk to fill');
    const postgres = await startPostgres({
      dataDir: path.join(disk.folder, 'data'),
      log: createLogger('silent'),
    });
    postgres.keepUp();
    const { connectionString } = postgres;
    await migrateDatabase(connectionString);
    const database = await openDatabase({ connectionString, connectionTimeoutMs: 3_000 });
    const newsroom = await makeNewsroom(database.db);
    const ctx = newsroom.as('lan');
    const { id: articleId } = await createArticle(ctx, { content: contentFor(newsroom) });
    const acknowledged = [1];
    // Text that does not compress, so that each save needs disk space.
    const save = async () => {
      const words = Array.from({ length: 4_000 }, () => Math.random().toString(36)).join(' ');
      const baseVersion = acknowledged.at(-1) ?? 1;
      const saved = await saveArticle(ctx, { articleId, baseVersion, changes: { body: bodyOf(words) } });
      acknowledged.push(saved.version);
    };
    const readers = () => database.pool.query('select count(*) from public_articles');
    try {
      await save();
      disk.fill();
      let failure: unknown = null;
      for (let tries = 0; failure === null && tries < 2_000; tries += 1) {
        failure = await save().then(
          () => null,
          (error: unknown) => error,
        );
      }
      expect(expectedFailure(failure)).toMatchObject({ code: 'server.unavailable' });
      // PostgreSQL stops when it cannot write its log, and is started again. That may take a while.
      await expect
        .poll(
          () =>
            readers().then(
              () => true,
              () => false,
            ),
          { timeout: 60_000 },
        )
        .toBe(true);
      disk.makeRoom();
      await expect
        .poll(
          () =>
            save().then(
              () => true,
              () => false,
            ),
          { timeout: 60_000 },
        )
        .toBe(true);
      const { rows } = await database.pool.query<{ number: number }>(
        'select number from article_versions where article_id = $1',
        [articleId],
      );
      const stored = new Set(rows.map(({ number }) => number));
      expect(acknowledged.filter((number) => !stored.has(number))).toEqual([]);
      expect((await verifyAudit(database)).brokenAt).toBe(null);
    } finally {
      await database.close();
      await postgres.stop();
    }
  },
  300_000,
);
