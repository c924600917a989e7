import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { expectedFailure } from '#app/_shell/expected-failure.ts';
import { openDatabase } from '#db/client.ts';
import { migrateDatabase } from '#db/migrate.ts';
import { createLogger } from '#platform/logger.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { bodyOf, contentFor, makeNewsroom } from '#tests/support/newsroom.ts';
import { createArticle } from '#usecases/articles/create-article.ts';
import { saveArticle } from '#usecases/articles/save-article.ts';
import { verifyAudit } from '#usecases/audit/verify-audit.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'toasoan-full-'));
const disk = path.join(folder, 'disk');
mkdirSync(disk);
chmodSync(folder, 0o755);
/** A disk of its own that can be filled without harm; only root may make one. */
const isMounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=320m,mode=755', 'tmpfs', disk]).status === 0;
if (!isMounted) process.stderr.write('NOT DONE: a disk that fills up, for want of the right to mount one.\n');

afterAll(() => {
  if (isMounted) spawnSync('umount', ['-l', disk]);
  rmSync(folder, { recursive: true, force: true });
});

test.runIf(isMounted)(
  'with the disk full a writer is told so and readers read on; with room again all goes on, and nothing acknowledged is lost',
  async () => {
    const postgres = await startPostgres({ dataDir: path.join(disk, 'data'), log: createLogger('silent') });
    postgres.keepUp();
    const { connectionString } = postgres;
    await migrateDatabase(connectionString);
    const database = await openDatabase({ connectionString, longestWaitMs: 3_000 });
    const newsroom = await makeNewsroom(database.db);
    const ctx = newsroom.as('lan');
    const { id: articleId } = await createArticle(ctx, { content: contentFor(newsroom) });
    const acknowledged = [1];
    // Text that does not compress, so that each save needs room.
    const save = async () => {
      const words = Array.from({ length: 4_000 }, () => Math.random().toString(36)).join(' ');
      const baseVersion = acknowledged.at(-1) ?? 1;
      const saved = await saveArticle(ctx, { articleId, baseVersion, changes: { body: bodyOf(words) } });
      acknowledged.push(saved.version);
    };
    const readers = () => database.pool.query('select count(*) from public_articles');
    try {
      await save();
      const filler = path.join(disk, 'filler');
      for (let part = 0; fill(`${filler}-${part}`); part += 1);
      let failure: unknown = null;
      for (let tries = 0; failure === null && tries < 2_000; tries += 1) {
        failure = await save().then(
          () => null,
          (error: unknown) => error,
        );
      }
      expect(expectedFailure(failure)).toMatchObject({ code: 'server.unavailable' });
      // PostgreSQL that could not write its log ends itself, and is started again; it may take its time over it.
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
      spawnSync('sh', ['-c', `rm -f ${filler}-*`]);
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
      const kept = new Set(rows.map(({ number }) => number));
      expect(acknowledged.filter((number) => !kept.has(number))).toEqual([]);
      expect((await verifyAudit(database)).brokenAt).toBe(null);
    } finally {
      await database.close();
      await postgres.stop();
    }
  },
  300_000,
);

/** Writes four megabytes, or says that there is no room for them. */
function fill(file: string): boolean {
  try {
    writeFileSync(file, Buffer.alloc(4 * 1024 * 1024, 1));
    return true;
  } catch {
    return false;
  }
}
