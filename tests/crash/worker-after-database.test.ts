import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { newId } from '#platform/time/new-id.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { prepareDatabase } from '#server/prepare-database.ts';
import { startWorker } from '#server/worker/start-worker.ts';
import { makeNewsroom } from '#tests/support/workflow/newsroom.ts';

const ROUNDS = 3;

test('background work resumes after repeated kills of the database', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-worker-'));
  const log = createLogger('silent');
  const postgres = await startPostgres({ dataDir, log });
  postgres.keepUp();
  const { connectionString: ownerUrl } = postgres;
  const connectionString = await prepareDatabase({
    ...{ ownerUrl, applicationUrl: null, authSecret: dataDir, log },
    ...{ hasQueue: true, maySetPassword: true },
  });
  const database = await openDatabase({ connectionString });
  const newsroom = await makeNewsroom(database.db);
  const worker = await startWorker({ connectionString, services: newsroom.as(null), log });
  const asOwner = new pg.Pool({ connectionString: ownerUrl, max: 1 });
  asOwner.on('error', () => {});
  /** The event of a publication whose story no longer exists: the job notifies no person and completes. */
  const leaveEvent = async () => {
    const id = newId();
    await asOwner.query(
      `insert into outbox (id, name, unique_key, payload, created_at)
       values ($1, 'article.publish', $1::uuid::text, jsonb_build_object('articleId', $1::uuid), now())`,
      [id],
    );
    await asOwner.query("select pg_notify('outbox', '')");
    return id;
  };
  const stateOf = async (id: string) => {
    const { rows } = await asOwner.query<{ state: string }>('select state from jobs.job where id = $1', [id]);
    return rows[0]?.state;
  };
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      const before = await leaveEvent();
      const pid = postmasterOf(dataDir);
      process.kill(pid, 'SIGKILL');
      // Sessions outlive their server for a moment: only a new session proves that the server runs again.
      const isBack = async () => {
        const client = new pg.Client({ connectionString });
        client.on('error', () => {});
        const isThere = await client.connect().then(
          () => true,
          () => false,
        );
        // Not awaited: `end` of a client whose connection was refused never resolves.
        client.end().catch(() => {});
        return isThere && postmasterOf(dataDir) !== pid;
      };
      await expect.poll(isBack, { timeout: 30_000, interval: 100 }).toBe(true);
      const after = await leaveEvent();
      for (const id of [before, after]) {
        await expect.poll(() => stateOf(id), { timeout: 90_000, interval: 500 }).toBe('completed');
      }
    }
  } finally {
    await asOwner.end();
    await worker.stop();
    await database.close();
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 400_000);

function postmasterOf(dataDir: string): number {
  try {
    return Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    // The server is rewriting the file.
    return 0;
  }
}
