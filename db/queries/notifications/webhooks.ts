import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { webhooks } from '../../schema/webhooks.ts';

export type WebhookRow = typeof webhooks.$inferSelect;

const withoutSecret = {
  id: webhooks.id,
  name: webhooks.name,
  url: webhooks.url,
  events: webhooks.events,
  createdAt: webhooks.createdAt,
  disabledAt: webhooks.disabledAt,
  disabledFor: webhooks.disabledFor,
  failuresInRow: webhooks.failuresInRow,
  lastAnsweredAt: webhooks.lastAnsweredAt,
};

/** All webhooks by name, without their secrets. */
export async function listWebhooks(q: Queryable) {
  return q.select(withoutSecret).from(webhooks).orderBy(asc(webhooks.name), asc(webhooks.id));
}

/** A webhook without its secret, or null. */
export async function findWebhook(q: Queryable, id: string) {
  const [row] = await q.select(withoutSecret).from(webhooks).where(eq(webhooks.id, id));
  return row ?? null;
}

/** The webhook, locked until the transaction ends, or null. */
export async function findWebhookForUpdate(tx: Transaction, id: string): Promise<WebhookRow | null> {
  const [row] = await tx.select().from(webhooks).where(eq(webhooks.id, id)).for('update');
  return row ?? null;
}

/** The webhooks whose secret does not start with `sealedPrefix`, locked until the transaction ends. */
export async function listUnsealedWebhooks(
  tx: Transaction,
  sealedPrefix: string,
): Promise<Pick<WebhookRow, 'id' | 'secret'>[]> {
  return tx
    .select({ id: webhooks.id, secret: webhooks.secret })
    .from(webhooks)
    .where(sql`not starts_with(${webhooks.secret}, ${sealedPrefix})`)
    .orderBy(asc(webhooks.id))
    .for('update');
}

/** A webhook with its secret, for deliveries, or null. */
export async function findWebhookToCall(q: Queryable, id: string): Promise<WebhookRow | null> {
  const [row] = await q.select().from(webhooks).where(eq(webhooks.id, id));
  return row ?? null;
}

/** The enabled webhooks subscribed to this event. */
export async function listListeningWebhooks(q: Queryable, event: string): Promise<{ id: string }[]> {
  return q
    .select({ id: webhooks.id })
    .from(webhooks)
    .where(and(isNull(webhooks.disabledAt), sql`${event} = any(${webhooks.events})`));
}

/** Inserts a webhook; false if the id exists. */
export async function insertWebhook(tx: Transaction, row: typeof webhooks.$inferInsert): Promise<boolean> {
  const made = await tx
    .insert(webhooks)
    .values(row)
    .onConflictDoNothing({ target: webhooks.id })
    .returning({ id: webhooks.id });
  return made.length > 0;
}

/** Updates a webhook. */
export async function updateWebhook(
  q: Queryable,
  id: string,
  changes: Partial<Omit<WebhookRow, 'id'>>,
): Promise<void> {
  await q.update(webhooks).set(changes).where(eq(webhooks.id, id));
}

/** Counts one more failure and returns the number in a row. */
export async function countWebhookFailure(tx: Transaction, id: string): Promise<number> {
  const [row] = await tx
    .update(webhooks)
    .set({ failuresInRow: sql`${webhooks.failuresInRow} + 1` })
    .where(eq(webhooks.id, id))
    .returning({ failuresInRow: webhooks.failuresInRow });
  return row?.failuresInRow ?? 0;
}

/** Deletes a webhook with its delivery log. */
export async function deleteWebhook(tx: Transaction, id: string): Promise<void> {
  await tx.delete(webhooks).where(eq(webhooks.id, id));
}
