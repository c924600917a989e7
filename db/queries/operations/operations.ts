import { desc, eq, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { audit } from '../../schema/audit.ts';

/** The state of the database: its version, its size, and open and maximum connections. */
export async function readDatabaseState(q: Queryable): Promise<{
  version: string;
  bytes: number;
  connections: number;
  maxConnections: number;
}> {
  const { rows } = await q.execute<{
    version: string;
    bytes: string;
    connections: number;
    maxConnections: number;
  }>(
    sql`select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
      (select sum(numbackends)::int from pg_stat_database) as connections,
      current_setting('max_connections')::int as "maxConnections"`,
  );
  const [row] = rows;
  if (!row) throw new Error('The database returned no status row.');
  return { ...row, bytes: Number(row.bytes) };
}

/** The outbox events that are not handed on yet: their number, and the date of the oldest. */
export async function countWaitingEffects(q: Queryable): Promise<{ count: number; oldestAt: Date | null }> {
  const { rows } = await q.execute<{ count: number; oldestAt: string | null }>(
    sql`select count(*)::int as count, min(created_at) as "oldestAt" from outbox where processed_at is null`,
  );
  const oldestAt = rows[0]?.oldestAt;
  return { count: rows[0]?.count ?? 0, oldestAt: oldestAt ? new Date(oldestAt) : null };
}

/** E-mails and webhook deliveries: the number that is late, and the number that failed. */
export async function countTroubledDeliveries(
  q: Queryable,
  { now }: { now: Date },
): Promise<Record<'mails' | 'webhooks', { late: number; failed: number }>> {
  const { rows } = await q.execute<{ isMail: boolean; late: number; failed: number }>(
    sql`select person_id is not null as "isMail",
      count(*) filter (where status = 'waiting' and last_error is not null or status = 'waiting' and due_at < ${now.toISOString()}::timestamptz - interval '5 minutes')::int as late,
      count(*) filter (where status = 'failed')::int as failed
      from deliveries where status in ('waiting', 'failed') group by 1`,
  );
  const of = (isMail: boolean) => {
    const row = rows.find((one) => one.isMail === isMail);
    return { late: row?.late ?? 0, failed: row?.failed ?? 0 };
  };
  return { mails: of(true), webhooks: of(false) };
}

/** The last audit row with this act; null if there is none. */
export async function findLastAct(
  q: Queryable,
  action: string,
): Promise<{ at: Date; detail: Record<string, unknown> } | null> {
  const [row] = await q
    .select({ at: audit.at, detail: audit.detail })
    .from(audit)
    .where(eq(audit.action, action))
    .orderBy(desc(audit.seq))
    .limit(1);
  return row ? { at: row.at, detail: row.detail as Record<string, unknown> } : null;
}
