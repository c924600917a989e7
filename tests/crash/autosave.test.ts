import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startPostgres } from '#platform/postgres/start-postgres.ts';
import { createLogger } from '#platform/traces/logger.ts';

type Acknowledged = { articleId: string; version: number; headline: string };

/** Enough saves for the kill to fall among running saves of all four writers. */
const SAVES_BEFORE_THE_KILL = 60;

let dataDir: string;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'toasoan-crash-'));
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

test('every acknowledged save survives a kill of the process during autosaves', async () => {
  const acknowledged = await saveUntil((newsroom) => newsroom.kill('SIGKILL'));
  await expectAllStored(acknowledged);
});

test('every acknowledged save survives a kill of the database during autosaves', async () => {
  const acknowledged = await saveUntil(() => {
    const pid = readFileSync(path.join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0];
    process.kill(Number(pid), 'SIGKILL');
  });
  await expectAllStored(acknowledged);
});

function saveUntil(strike: (newsroom: ChildProcess) => void): Promise<Acknowledged[]> {
  const newsroom = spawn(
    process.execPath,
    [path.resolve('tests/support/processes/saver-process.ts'), dataDir],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const acknowledged: Acknowledged[] = [];
  const lines = createInterface({ input: newsroom.stdout });
  lines.on('line', (line) => {
    acknowledged.push(JSON.parse(line));
    if (acknowledged.length === SAVES_BEFORE_THE_KILL) strike(newsroom);
  });
  // All output has been read when the lines end.
  return new Promise((resolve) => lines.once('close', () => resolve(acknowledged)));
}

async function expectAllStored(acknowledged: Acknowledged[]): Promise<void> {
  expect(acknowledged.length).toBeGreaterThanOrEqual(SAVES_BEFORE_THE_KILL);
  const server = await startPostgres({ dataDir, log: createLogger('error') });
  const client = new pg.Client({ connectionString: server.connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ save: string }>(
      "select article_id || ' ' || number || ' ' || headline as save from article_versions",
    );
    const stored = new Set(rows.map(({ save }) => save));
    const lost = acknowledged.filter((one) => !stored.has(`${one.articleId} ${one.version} ${one.headline}`));
    expect(lost).toEqual([]);
    const { rows: torn } = await client.query(
      `select id from articles a where not exists (
         select 1 from article_versions v where v.id = a.working_version_id and v.number = a.working_number)`,
    );
    expect(torn).toEqual([]);
  } finally {
    await client.end();
    await server.stop();
  }
}
