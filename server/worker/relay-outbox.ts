import type { Pool, PoolClient } from 'pg';
import type { PgBoss, SendOptions } from 'pg-boss';
import { releaseClient } from '#db/release-client.ts';
import type { Job } from './job.ts';

const BATCH_SIZE = 100;

/**
 * Relays outbox events of committed transactions to the jobs that subscribe to them. Sending and marking an
 * event are one transaction, and concurrent workers skip each other's locked rows. Each event thus reaches
 * each job exactly once; throttled jobs get several as one. Returns the number of events, at most one batch.
 */
export async function relayOutbox(input: {
  pool: Pool;
  boss: PgBoss;
  jobs: ReadonlyMap<string, Job>;
}): Promise<number> {
  const client = await input.pool.connect();
  try {
    await client.query('begin');
    const taken = await take(client, input);
    await client.query('commit');
    return taken;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    releaseClient(client);
  }
}

type Event = { id: string; name: string; payload: Record<string, unknown>; created_at: Date };

async function take(
  client: PoolClient,
  { boss, jobs }: { boss: PgBoss; jobs: ReadonlyMap<string, Job> },
): Promise<number> {
  const { rows } = await client.query<Event>(
    `select id, name, payload, created_at from outbox where processed_at is null
     order by created_at limit ${BATCH_SIZE} for update skip locked`,
  );
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  for (const { id, name, payload, created_at } of rows) {
    const data = { ...payload, event: name, eventId: id, eventAt: created_at.toISOString() };
    for (const [queue, job] of waitingFor(name, jobs)) {
      await boss.send(queue, data, { id, db, ...gathered(job, payload) });
    }
  }
  if (rows.length > 0) {
    await client.query('update outbox set processed_at = now(), attempts = attempts + 1 where id = any($1)', [
      rows.map(({ id }) => id),
    ]);
  }
  return rows.length;
}

function waitingFor(event: string, jobs: ReadonlyMap<string, Job>): [string, Job][] {
  return [...jobs].filter(([, { on }]) => on?.includes(event));
}

/** The queue accepts one job per story and interval, and merges further ones into the next interval. */
function gathered({ gatherSeconds }: Job, { articleId }: Event['payload']): SendOptions {
  if (gatherSeconds === undefined) return {};
  return { singletonKey: String(articleId), singletonSeconds: gatherSeconds, singletonNextSlot: true };
}
