import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { IdleGate } from '#platform/concurrency/idle-gate.ts';
import { listenOn } from '#platform/postgres/listen.ts';
import type { Logger } from '#platform/traces/logger.ts';
import { asTrace } from '#platform/traces/spans.ts';
import type { Services } from '#usecases/context.ts';
import { findJobs } from './find-jobs.ts';
import type { Job, JobTools } from './job.ts';
import { relayOutbox } from './relay-outbox.ts';

/**
 * Fallback poll interval. A NOTIFY can be lost when the connection is cut or the database does not support
 * it.
 */
const OUTBOX_POLL_MS = 2_000;
/** The longest delay of a job whose NOTIFY was lost. */
const JOB_POLL_S = 10;
const STOP_WITHIN_MS = 5_000;
/** Grace period in which the page cache hears of a commit and begins to render. */
const INVALIDATION_GRACE_MS = 20;
/** The longest time that outbox work waits for those renders. */
const MAX_IDLE_WAIT_MS = 300;
/**
 * Staggers timed jobs. Without it all would start in the same moment of a second and delay requests for
 * pages.
 */
const TICK_STAGGER_MS = 40;
const RETRIES = { retryLimit: 12, retryBackoff: true, retryDelay: 1, retryDelayMax: 3_600 };
/** A job whose worker sends no heartbeat for this long is taken over by another worker. */
const HEARTBEAT_TIMEOUT_S = 20;
const MAINTENANCE_INTERVAL_S = 15;

export type Worker = { stop(): Promise<void> };

/**
 * Starts background work: timed jobs, and jobs that committed changes request through the outbox.
 * `waitUntilIdle` gives foreground requests of this process priority.
 */
export async function startWorker(input: {
  connectionString: string;
  services: Services;
  waitUntilIdle?: IdleGate['waitUntilIdle'];
  log: Logger;
}): Promise<Worker> {
  const { connectionString, waitUntilIdle = async () => {}, log } = input;
  const jobs = await findJobs();
  let isStopping = false;
  const tools: JobTools = { services: input.services, log, isStopping: () => isStopping };
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on('error', (error) => log.warn({ err: error }, 'an idle connection of the worker failed'));
  // A pooled client in use reports a failure through its query, but between two queries only through its
  // error event.
  pool.on('connect', (client) => client.on('error', () => {}));
  const boss = new PgBoss({
    connectionString,
    schema: 'jobs',
    max: 4,
    // The owner creates and migrates the tables in `prepareQueue`.
    migrate: false,
    reindex: false,
    useListenNotify: true,
    superviseIntervalSeconds: MAINTENANCE_INTERVAL_S,
    monitorIntervalSeconds: MAINTENANCE_INTERVAL_S,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue failed'));
  await boss.start();
  // Timed jobs have no queue: polling an empty queue costs a query every few seconds.
  for (const [name, job] of jobs) if (job.on) await serveQueue(boss, { name, job, tools });

  const relay = runCoalesced(async () => {
    await sleep(INVALIDATION_GRACE_MS);
    await waitUntilIdle(MAX_IDLE_WAIT_MS);
    while (!isStopping && (await relayOutbox({ pool, boss, jobs })) > 0);
  }, log);
  // Without a listening connection the outbox is still polled.
  const line = listenOn({
    ...{ connectionString, channels: ['outbox'], log },
    ...{ onMessage: relay, onLine: relay, onLost: () => {} },
  });
  const timers = [setInterval(relay, OUTBOX_POLL_MS)];
  const ticks: Task[] = [];
  for (const [name, { everySeconds, run }] of jobs) {
    if (!everySeconds) continue;
    const tick = runCoalesced(
      async () => {
        await waitUntilIdle(MAX_IDLE_WAIT_MS);
        await asJob(name, { startedBy: 'timer', attempt: 1 }, () => run(tools, {}));
      },
      log.child({ job: name }),
    );
    const begin = () => {
      timers.push(setInterval(tick, everySeconds * 1_000));
      tick();
    };
    timers.push(setTimeout(begin, ticks.length * TICK_STAGGER_MS));
    ticks.push(tick);
  }
  relay();
  return {
    async stop() {
      isStopping = true;
      for (const timer of timers) clearInterval(timer);
      await line.stop();
      // Waits for mails that are being sent: if they are not marked as sent, they would be sent again.
      const ticksAreIdle = Promise.all(ticks.map((tick) => tick.idle()));
      await Promise.all([
        relay.idle(),
        Promise.race([ticksAreIdle, sleep(STOP_WITHIN_MS, undefined, { ref: false })]),
        boss.stop({ graceful: true, timeout: STOP_WITHIN_MS }),
      ]);
      await pool.end();
    },
  };
}

async function serveQueue(
  boss: PgBoss,
  { name, job, tools }: { name: string; job: Job; tools: JobTools },
): Promise<void> {
  const rules = { ...RETRIES, notify: true, heartbeatSeconds: HEARTBEAT_TIMEOUT_S };
  await boss.createQueue(name, rules);
  // Updates a queue that an older version created.
  await boss.updateQueue(name, rules);
  const worker = await boss.work<Record<string, unknown>>(
    name,
    {
      pollingIntervalSeconds: 2,
      notifyPollingIntervalSeconds: JOB_POLL_S,
      includeMetadata: true,
      batchSize: job.batchSize ?? 1,
    },
    async (batch) => {
      // The jobs of one transaction wake their queue once. After one job the next fetch follows at once.
      boss.notifyWorker(worker);
      const attempt = Math.max(...batch.map(({ retryCount }) => retryCount)) + 1;
      const payload =
        job.batchSize === undefined ? batch[0]?.data : { events: batch.map(({ data }) => data) };
      await asJob(name, { startedBy: 'event', attempt }, () => job.run(tools, payload ?? {}));
    },
  );
}

/** A job has its own trace: it may run long after its request, and again. */
function asJob(
  name: string,
  { startedBy, attempt }: { startedBy: 'event' | 'timer'; attempt: number },
  work: () => Promise<void>,
): Promise<void> {
  const attributes = {
    'toasoan.job.name': name,
    'toasoan.job.started_by': startedBy,
    'toasoan.job.attempt': attempt,
  };
  return asTrace({ name: `job ${name}`, kind: 'consumer', attributes }, work);
}

type Task = { (): void; idle(): Promise<void> };

/**
 * Coalesces calls: a call during a run causes one more run. A failure is logged, and the next call tries
 * again.
 */
function runCoalesced(run: () => Promise<void>, log: Logger): Task {
  let running: Promise<void> | null = null;
  let again = false;
  const task = () => {
    if (running) {
      again = true;
      return;
    }
    again = false;
    running = run()
      .catch((error: unknown) => log.error({ err: error }, 'a job failed; retrying'))
      .finally(() => {
        running = null;
        if (again) task();
      });
  };
  return Object.assign(task, {
    async idle() {
      again = false;
      await running;
    },
  });
}
