import pg from 'pg';
import { PgBoss } from 'pg-boss';
import type { FailedJob, Operations } from '#core/operations/operations.ts';

const MAX_REASON_LENGTH = 200;

type Row = { id: string; name: string; completed_on: Date; retry_count: number; output: unknown };

/**
 * The queue as an administrator sees it. Over a connection of its own, so that it answers while all others are in use.
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

/** A failed query names its values in further lines; they may be words of a story. */
function whyOf(output: unknown): string {
  const { message, value } = (output ?? {}) as { message?: unknown; value?: { message?: unknown } };
  // The queue wraps what it says itself, such as that a worker fell silent.
  const [first = ''] = String(message ?? value?.message ?? '').split('\n');
  return first.slice(0, MAX_REASON_LENGTH);
}
