import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { insertDeliveries } from '#db/queries/notifications/deliveries.ts';
import { createLogger } from '#platform/traces/logger.ts';
import { createJobDesk } from '#server/operations/job-desk.ts';
import { findJobs } from '#server/worker/find-jobs.ts';
import { startWorker } from '#server/worker/start-worker.ts';
import { type FreshDatabase, freshDatabase } from '#tests/support/database/database.ts';
import { openQueue } from '#tests/support/database/open-queue.ts';
import { makeNewsroom, type Newsroom } from '#tests/support/workflow/newsroom.ts';
import type { Context } from '#usecases/context.ts';
import { readMailDesk } from '#usecases/mail/read-mail-desk.ts';
import { readOperations } from '#usecases/operations/read-operations.ts';
import { recordBackup } from '#usecases/operations/record-backup.ts';
import { tryJobAgain } from '#usecases/operations/try-job-again.ts';

/** A job that finds nothing to do in an empty newsroom, and so succeeds. */
const QUEUE = 'notify-hub';
const log = createLogger('silent');
let database: FreshDatabase;
let newsroom: Newsroom;
let jobDesk: ReturnType<typeof createJobDesk>;

beforeAll(async () => {
  database = await freshDatabase();
  newsroom = await makeNewsroom(database.db);
  jobDesk = createJobDesk(database.applicationUrl);
});

afterAll(() => jobDesk.stop());

const figures = () => ({
  ...{ product: '0.1.0', node: '24', startedAt: new Date(), memoryBytes: 1, connections: 2, openArticles: 0 },
  ...{ storage: '/data/files', liveStreams: 0, cachedPages: 0, cacheBytes: 0, cacheMaxBytes: 0, refused: 0 },
});
const as = (name: 'quan' | 'thu'): Context => ({ ...newsroom.as(name), operations: { ...jobDesk, figures } });

async function runWorker<T>(work: () => Promise<T>): Promise<T> {
  const { applicationUrl: connectionString } = database;
  const worker = await startWorker({ connectionString, services: newsroom.as(null), log });
  try {
    return await work();
  } finally {
    await worker.stop();
  }
}

/** Runs as the owner of the queue's tables, which the application's role cannot see. */
async function asOwner<Row extends pg.QueryResultRow>(question: string, values: unknown[]): Promise<Row[]> {
  const client = new pg.Client({ connectionString: database.connectionString });
  await client.connect();
  try {
    return (await client.query<Row>(question, values)).rows;
  } finally {
    await client.end();
  }
}

/** A job that a worker gave up, or that a worker was running when it died a minute ago. */
async function leaveJob(state: 'failed' | 'active'): Promise<string> {
  const boss = await openQueue(database.connectionString);
  const { newId } = newsroom.as(null);
  const id =
    (await boss.send(QUEUE, { event: 'article.publish', eventId: newId(), articleId: newId() })) ?? '';
  await boss.stop();
  await asOwner(
    `update jobs.job set state = $2::jobs.job_state, output = $3, retry_count = $4,
       completed_on = case when $2 = 'failed' then now() end,
       started_on = now() - interval '1 minute', heartbeat_on = now() - interval '1 minute' where id = $1`,
    [
      ...[id, state, JSON.stringify({ message: 'Failed query: select 1\nparams: Tít bài mật' })],
      state === 'failed' ? 12 : 0,
    ],
  );
  return id;
}

async function stateOf(id: string): Promise<string | undefined> {
  const rows = await asOwner<{ state: string }>('select state from jobs.job where id = $1', [id]);
  return rows[0]?.state;
}

test('the operations page is for administrators only, and correct before any job has run', async () => {
  await expect(readOperations(as('thu'))).rejects.toMatchObject({ code: 'action.not-your-role' });
  const found = await readOperations(as('quan'));
  // The count includes this connection, although the role sees no sessions of others.
  expect(found.database.connections).toBeGreaterThan(0);
  expect(found).toMatchObject({
    ...{ jobs: { waiting: 0, running: 0, failed: 0 }, failedJobs: [], lastBackupAt: null, files: false },
    effects: { count: 0, oldestAt: null },
    database: { version: expect.stringMatching(/^\d+/), maxConnections: expect.any(Number) },
  });
});

test('before a process has prepared the queue there is no count of jobs', async () => {
  const { connectionString, applicationUrl } = await freshDatabase();
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  await owner.query('drop schema jobs cascade');
  await owner.end();
  const desk = createJobDesk(applicationUrl);
  expect([await desk.countJobs(), await desk.listFailedJobs(1)]).toEqual([null, []]);
  await desk.stop();
});

test('a recorded backup is shown with its time', async () => {
  await recordBackup(as('quan'), { rows: 10, files: 2 });
  const { lastBackupAt, now } = await readOperations(as('quan'));
  expect(now.getTime() - (lastBackupAt?.getTime() ?? 0)).toBeLessThan(60_000);
  await expect(recordBackup(as('thu'), { rows: 1, files: 1 })).rejects.toMatchObject({
    code: 'action.not-your-role',
  });
});

test('every mail counted as late or failed is listed on the page of mails, even without an attempt', async () => {
  const now = Date.now();
  const quarter = 15 * 60_000;
  const mail = (key: string, ms: number, more: object = {}) => ({
    ...{ id: newsroom.as(null).newId(), uniqueKey: key, purpose: 'notification' as const },
    ...{ personId: newsroom.people.lan.id, dueAt: new Date(now + ms), createdAt: new Date(now) },
    ...more,
  });
  await insertDeliveries(database.db, [
    mail('nobody-tried', -quarter),
    mail('tried', quarter, { attempts: 2, lastError: 'away' }),
    mail('given-up', -quarter, { status: 'failed', attempts: 7, lastError: 'away' }),
    mail('quiet-hours', quarter),
    mail('just-due', -1_000),
  ]);
  const { deliveries } = await readOperations(as('quan'));
  expect(deliveries.mails).toEqual({ late: 2, failed: 1 });
  const { troubled } = await readMailDesk(as('quan'), {});
  expect(troubled.map(({ status, attempts }) => [status, attempts]).sort()).toEqual([
    ['failed', 7],
    ['waiting', 0],
    ['waiting', 2],
  ]);
});

test('a failed job is listed without content, can be retried once, and the retry is audited', async () => {
  await runWorker(async () => {});
  const id = await leaveJob('failed');
  const { jobs, failedJobs } = await readOperations(as('quan'));
  expect(jobs).toMatchObject({ failed: 1 });
  expect(failedJobs).toMatchObject([{ id, name: QUEUE, tries: 13, why: 'Failed query: select 1' }]);
  const again = { jobId: id, name: QUEUE };
  await expect(tryJobAgain(as('thu'), again)).rejects.toMatchObject({ code: 'action.not-your-role' });
  await tryJobAgain(as('quan'), again);
  expect(await stateOf(id)).toBe('retry');
  await expect(tryJobAgain(as('quan'), again)).rejects.toMatchObject({ code: 'job.not-failed' });
  const { rows } = await database.db.execute(sql`select detail from audit where action = 'job.try_again'`);
  expect(rows).toEqual([{ detail: { name: QUEUE } }]);
  await runWorker(() => expect.poll(() => stateOf(id), { timeout: 30_000 }).toBe('completed'));
});

test('each job that waits for events has a queue, and timed jobs have none', async () => {
  await runWorker(async () => {});
  const queues = await asOwner<{ name: string }>('select name from jobs.queue', []);
  const waiting = [...(await findJobs())].filter(([, { on }]) => on !== undefined).map(([name]) => name);
  expect(waiting).toContain(QUEUE);
  const own = queues.map(({ name }) => name).filter((name) => !name.startsWith('__'));
  expect(own.sort()).toEqual(waiting.sort());
});

test('a job whose worker died is taken over by the next worker', async () => {
  const id = await leaveJob('active');
  await runWorker(() => expect.poll(() => stateOf(id), { timeout: 90_000, interval: 500 }).toBe('completed'));
  // At most: twice the supervision interval, the retry delay, the polling of the queue, and the start and
  // stop of a worker.
});
