import type { Pool, PoolClient } from 'pg';
import type { PgBoss } from 'pg-boss';

const BATCH = 100;

/**
 * Hands what committed transactions left in the outbox to the job queue. The hand-over and the note of it are one
 * transaction, and several workers skip each other's rows: each effect becomes a job exactly once.
 * Returns how many rows it took, at most a batch.
 */
export async function relayOutbox(input: {
  pool: Pool;
  boss: PgBoss;
  names: ReadonlySet<string>;
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
    client.release();
  }
}

type Row = { id: string; name: string; payload: Record<string, unknown> };

async function take(
  client: PoolClient,
  { boss, names }: { boss: PgBoss; names: ReadonlySet<string> },
): Promise<number> {
  // Effects that this version has no job for wait for a version that has.
  const { rows } = await client.query<Row>(
    `select id, name, payload from outbox
     where processed_at is null and name = any($1)
     order by created_at limit ${BATCH} for update skip locked`,
    [[...names]],
  );
  const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
  for (const { id, name, payload } of rows) await boss.send(name, payload, { id, db });
  if (rows.length > 0) {
    await client.query('update outbox set processed_at = now(), attempts = attempts + 1 where id = any($1)', [
      rows.map(({ id }) => id),
    ]);
  }
  return rows.length;
}
