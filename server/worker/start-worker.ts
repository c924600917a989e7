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

/** A wake-up by NOTIFY can be lost (a cut line, a database without it); looking anyway finds what it missed. */
const OUTBOX_POLL_MS = 2_000;
/** So long a job waits at most whose wake-up was lost with the database that should have sent it. */
const JOB_POLL_S = 10;
const STOP_WITHIN_MS = 5_000;
/** Until then what a commit means for readers' pages is heard, and the making of those has begun. */
const INVALIDATION_GRACE_MS = 20;
/** So long at most what follows from a commit waits for them. */
const MAX_IDLE_WAIT_MS = 300;
/** By whole seconds they would all run in one moment again and again, and whoever asks for a page then would wait for all. */
const TICK_STAGGER_MS = 40;
const RETRIES = { retryLimit: 12, retryBackoff: true, retryDelay: 1, retryDelayMax: 3_600 };
/** A worker that dies in the middle of a job says nothing any more; after so long another takes the job. */
const HEARTBEAT_TIMEOUT_S = 20;
const MAINTENANCE_INTERVAL_S = 15;

export type Worker = { stop(): Promise<void> };

/**
 * Starts background work: timed jobs, and jobs that committed changes request through the outbox. `waitUntilIdle`
 * gives foreground requests of this process priority.
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
  // In use it tells its query, but between two queries of a transaction only its own event.
  pool.on('connect', (client) => client.on('error', () => {}));
  const boss = new PgBoss({
    connectionString,
    schema: 'jobs',
    max: 4,
    // Its tables are the owner's: `prepareQueue` makes and updates them.
    migrate: false,
    reindex: false,
    useListenNotify: true,
    superviseIntervalSeconds: MAINTENANCE_INTERVAL_S,
    monitorIntervalSeconds: MAINTENANCE_INTERVAL_S,
  });
  boss.on('error', (error) => log.error({ err: error }, 'the job queue failed'));
  await boss.start();
  // What runs by the clock alone is sent to nobody: an empty queue is a question every few seconds.
  for (const [name, job] of jobs) if (job.on) await serveQueue(boss, { name, job, tools });

  const relay = runCoalesced(async () => {
    await sleep(INVALIDATION_GRACE_MS);
    await waitUntilIdle(MAX_IDLE_WAIT_MS);
    while (!isStopping && (await relayOutbox({ pool, boss, jobs })) > 0);
  }, log);
  // Where there is no line the outbox is still looked at every few seconds.
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
      // A mail that is just leaving would go again, if nobody were there to note that it went.
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
  // One that was made by an earlier version gets the rules of this one.
  await boss.updateQueue(name, rules);
  const worker = await boss.work<Record<string, unknown>>(
    name,
    { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: JOB_POLL_S, includeMetadata: true },
    async (batch) => {
      // Jobs that one transaction sent wake their queue once: where one was found, another is looked for at once.
      boss.notifyWorker(worker);
      for (const { data, retryCount } of batch)
        await asJob(name, { startedBy: 'event', attempt: retryCount + 1 }, () => job.run(tools, data ?? {}));
    },
  );
}

/** A job is a trace of its own: it may run long after the request that asked for it, and again. */
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

/** Runs once more after the present run where it was called meanwhile; a failure is logged and the next call tries again. */
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
