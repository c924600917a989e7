import { and, asc, desc, eq, inArray, isNotNull, isNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Cursor } from '#core/shared/cursor.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { deliveries } from '../../schema/deliveries.ts';
import { people } from '../../schema/people.ts';

export type DeliveryRow = typeof deliveries.$inferSelect;

/** Inserts deliveries, idempotent by key. Returns the number of new ones. */
export async function insertDeliveries(
  tx: Queryable,
  rows: readonly (typeof deliveries.$inferInsert)[],
): Promise<number> {
  if (rows.length === 0) return 0;
  const added = await tx
    .insert(deliveries)
    .values([...rows])
    .onConflictDoNothing({ target: deliveries.uniqueKey })
    .returning({ id: deliveries.id });
  return added.length;
}

/** The time of a claim, and its end. */
type Claim = { readonly now: Date; readonly until: Date };

const due = (now: Date) =>
  and(
    eq(deliveries.status, 'waiting'),
    lte(deliveries.dueAt, now),
    or(isNull(deliveries.claimedUntil), lt(deliveries.claimedUntil, now)),
  );

/**
 * Claims all due e-mails of one person, so that they are sent as one; empty if no e-mail is due. Those that
 * an earlier process claimed together and did not finish are claimed together again without others, because
 * they may have been sent.
 */
export async function claimMails(tx: Transaction, { now, until }: Claim): Promise<DeliveryRow[]> {
  const [first] = await tx
    .select({ personId: deliveries.personId, claimedUntil: deliveries.claimedUntil })
    .from(deliveries)
    .where(and(due(now), isNotNull(deliveries.personId)))
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
    .limit(1)
    .for('update', { skipLocked: true });
  if (!first?.personId) return [];
  const isOfThem =
    first.claimedUntil === null
      ? isNull(deliveries.claimedUntil)
      : eq(deliveries.claimedUntil, first.claimedUntil);
  const rows = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(due(now), eq(deliveries.personId, first.personId), isOfThem))
    .for('update', { skipLocked: true });
  return claim(tx, rows, until);
}

/** Claims some due webhook deliveries. */
export async function claimWebhookDeliveries(
  tx: Transaction,
  { now, until, limit }: Claim & { limit: number },
): Promise<DeliveryRow[]> {
  const rows = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(due(now), isNotNull(deliveries.webhookId)))
    .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
    .limit(limit)
    .for('update', { skipLocked: true });
  return claim(tx, rows, until);
}

/** Claims the rows and returns them in the order of their ids. */
async function claim(tx: Transaction, rows: readonly { id: string }[], until: Date): Promise<DeliveryRow[]> {
  if (rows.length === 0) return [];
  const claimed = await tx
    .update(deliveries)
    .set({ claimedUntil: until, attempts: sql`${deliveries.attempts} + 1` })
    .where(
      inArray(
        deliveries.id,
        rows.map(({ id }) => id),
      ),
    )
    .returning();
  return claimed.toSorted((one, other) => (one.id < other.id ? -1 : 1));
}

/** Stores the result of an attempt: finished, or due again. */
export async function settleDeliveries(
  q: Queryable,
  ids: readonly string[],
  end:
    | { status: 'sent' | 'skipped'; at: Date; lastStatus?: number }
    | { status: 'failed'; at: Date; lastStatus: number | null; lastError: string }
    | { status: 'waiting'; dueAt: Date; lastStatus: number | null; lastError: string },
): Promise<void> {
  const { status } = end;
  const how = status === 'waiting' ? { dueAt: end.dueAt } : { doneAt: end.at };
  const response =
    status === 'waiting' || status === 'failed'
      ? { lastError: end.lastError.slice(0, 500), lastStatus: end.lastStatus }
      : { lastError: null, lastStatus: end.lastStatus ?? null };
  await q
    .update(deliveries)
    .set({ status, claimedUntil: null, ...how, ...response })
    .where(inArray(deliveries.id, [...ids]));
}

/** Fails the pending deliveries of a webhook. */
export async function failWaitingOf(
  tx: Transaction,
  { webhookId, at, lastError }: { webhookId: string; at: Date; lastError: string },
): Promise<void> {
  await tx
    .update(deliveries)
    .set({ status: 'failed', doneAt: at, lastError })
    .where(and(eq(deliveries.webhookId, webhookId), eq(deliveries.status, 'waiting')));
}

/** The deliveries of a webhook, newest first, without bodies. */
export async function listDeliveriesOf(
  q: Queryable,
  { webhookId, after, limit }: { webhookId: string; after?: Cursor | undefined; limit: number },
) {
  return q
    .select({
      id: deliveries.id,
      event: deliveries.event,
      status: deliveries.status,
      attempts: deliveries.attempts,
      lastStatus: deliveries.lastStatus,
      lastError: deliveries.lastError,
      dueAt: deliveries.dueAt,
      createdAt: deliveries.createdAt,
      doneAt: deliveries.doneAt,
    })
    .from(deliveries)
    .where(and(eq(deliveries.webhookId, webhookId), older(after)))
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(limit);
}

/** One delivery of a webhook, or null. */
export async function findDelivery(
  q: Queryable,
  { id, webhookId }: { id: string; webhookId: string },
): Promise<DeliveryRow | null> {
  const [row] = await q
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.id, id), eq(deliveries.webhookId, webhookId)));
  return row ?? null;
}

/**
 * The late and failed e-mails, as `countTroubledDeliveries` counts them, newest first: recipient and error,
 * never the content. Without an error if no worker has tried to send it.
 */
export async function listTroubledMails(
  q: Queryable,
  { now, after, limit }: { now: Date; after?: Cursor | undefined; limit: number },
) {
  return q
    .select({
      id: deliveries.id,
      personName: people.name,
      personEmail: people.email,
      status: deliveries.status,
      attempts: deliveries.attempts,
      lastError: deliveries.lastError,
      dueAt: deliveries.dueAt,
      createdAt: deliveries.createdAt,
    })
    .from(deliveries)
    .innerJoin(people, eq(people.id, deliveries.personId))
    .where(
      and(
        or(
          eq(deliveries.status, 'failed'),
          and(
            eq(deliveries.status, 'waiting'),
            or(
              isNotNull(deliveries.lastError),
              sql`${deliveries.dueAt} < ${now.toISOString()}::timestamptz - interval '5 minutes'`,
            ),
          ),
        ),
        older(after),
      ),
    )
    .orderBy(desc(deliveries.createdAt), desc(deliveries.id))
    .limit(limit);
}

/** Deletes at most one batch of deliveries that finished before, and returns their number. */
export async function deleteDeliveriesBefore(q: Queryable, before: Date): Promise<number> {
  const old = q
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(and(lt(deliveries.createdAt, before), ne(deliveries.status, 'waiting')))
    .limit(1_000);
  const rows = await q.delete(deliveries).where(inArray(deliveries.id, old)).returning({ id: deliveries.id });
  return rows.length;
}

function older(after: Cursor | undefined) {
  return after === undefined
    ? undefined
    : sql`(date_trunc('milliseconds', ${deliveries.createdAt}), ${deliveries.id}) < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)`;
}
