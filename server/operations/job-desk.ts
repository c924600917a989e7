import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { FailedJob, Operations } from '#core/operations/operations.ts';

const MAX_REASON_LENGTH = 200;

type Row = { id: string; name: string; completed_on: Date; retry_count: number; output: unknown };

/**
 * The job queue for administrators. It has its own connection, so that it answers while the pool is
 * exhausted.
 */
export function createJobDesk(
  connectionString: string,
): Omit<Operations, 'figures'> & { stop(): Promise<void> } {
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 10_000 });
  pool.on('error', () => {});
  const db = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) };
  const boss = new PgBoss({ db, schema: 'jobs' });
  return {
    async countJobs() {
      if (!(await hasQueue(pool))) return null;
      const { rows } = await pool.query<{ waiting: number; running: number; failed: number }>(
        `select count(*) filter (where state in ('created', 'retry'))::int as waiting,
           count(*) filter (where state = 'active')::int as running,
           count(*) filter (where state = 'failed')::int as failed from jobs.job`,
      );
      return rows[0] ?? { waiting: 0, running: 0, failed: 0 };
    },
    async listFailedJobs(limit) {
      if (!(await hasQueue(pool))) return [];
      const { rows } = await pool.query<Row>(
        `select id, name, completed_on, retry_count, output from jobs.job where state = 'failed'
         order by completed_on desc, id limit $1`,
        [limit],
      );
      return rows.map(failedJobOf);
    },
    async tryJobAgain({ id, name }) {
      if (!(await hasQueue(pool))) return false;
      const { rows } = await pool.query(
        "select 1 from jobs.job where id = $1 and name = $2 and state = 'failed'",
        [id, name],
      );
      if (rows.length === 0) return false;
      await boss.retry(name, id, { db });
      return true;
    },
    async stop() {
      await pool.end();
    },
  };
}

async function hasQueue(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query<{ isThere: boolean }>(
    `select to_regclass('jobs.job') is not null as "isThere"`,
  );
  return rows[0]?.isThere === true;
}

function failedJobOf({ id, name, completed_on: failedAt, retry_count, output }: Row): FailedJob {
  return { id, name, failedAt, tries: retry_count + 1, why: whyOf(output) };
}

/**
 * A failed query lists its values in further lines. They may contain text of a story, so they are cut off.
 */
function whyOf(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: { message?: unknown } };
  // The queue wraps its own messages, such as a worker that missed its heartbeat.
  const [first = ''] = String(message ?? value?.message ?? '').split('\n');
  return first.slice(0, MAX_REASON_LENGTH);
}
