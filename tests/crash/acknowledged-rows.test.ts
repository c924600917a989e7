import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { expect, test } from 'vitest';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';

const WRITERS = 8;
const ROUNDS = 3;

test('every acknowledged row survives a kill of the database while eight clients save', async () => {
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-crash-'));
  const log = createLogger('error');
  const acknowledged: number[] = [];
  let server = await startPostgres({ dataDir, log });
  try {
    await withPool(server.connectionString, (pool) =>
      pool.query('create table saves (id integer primary key)'),
    );
    // A kill of the process loses no data in the page cache of the kernel. These settings cover a loss of
    // power.
    const waitsForTheDisk = await withPool(server.connectionString, (pool) =>
      pool.query(
        "select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')",
      ),
    );
    expect(waitsForTheDisk.rows.map(({ setting }) => setting)).toEqual(['on', 'on', 'on']);
    for (let round = 0; round < ROUNDS; round++) {
      const before = acknowledged.length;
      await withPool(server.connectionString, async (pool) => {
        const writers = Array.from({ length: WRITERS }, (_, writer) =>
          saveUntilItBreaks(pool, round, writer, acknowledged),
        );
        // The kill falls in the middle of the work: each client has saved something, however slow the
        // machine.
        await expect.poll(() => acknowledged.length).toBeGreaterThan(before + 10 * WRITERS);
        process.kill(postmasterPid(dataDir), 'SIGKILL');
        await Promise.all(writers);
      });
      await server.stop();
      server = await startPostgres({ dataDir, log });
      const stored = await withPool(server.connectionString, (pool) =>
        pool.query<{ id: number }>('select id from saves'),
      );
      const ids = new Set(stored.rows.map(({ id }) => id));
      expect(acknowledged.filter((id) => !ids.has(id))).toEqual([]);
    }
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

async function saveUntilItBreaks(
  pool: pg.Pool,
  round: number,
  writer: number,
  acknowledged: number[],
): Promise<void> {
  for (let count = 0; ; count++) {
    const id = (round * WRITERS + writer) * 1_000_000 + count;
    try {
      await pool.query('insert into saves values ($1)', [id]);
    } catch {
      return;
    }
    acknowledged.push(id);
  }
}

async function withPool<T>(connectionString: string, use: (pool: pg.Pool) => Promise<T>): Promise<T> {
  const pool = new pg.Pool({ connectionString, max: WRITERS });
  pool.on('error', () => {});
  try {
    return await use(pool);
  } finally {
    await pool.end();
  }
}

function postmasterPid(dataDir: string): number {
  return Number(readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
}
