import { and, desc, eq, gt } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { RightsRequestKind, RightsRequestState } from '#core/people/rights-policy.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { rightsRequests } from '../../schema/rights-requests.ts';

export type RightsRequestRow = typeof rightsRequests.$inferSelect;

const person = alias(people, 'person');
const requester = alias(people, 'requester');

/** Open requests at `now`, newest first; at most a hundred, one of each kind per person. */
export async function listOpenRightsRequests(
  q: Queryable,
  { now, personId }: { now: Date; personId?: string },
) {
  return q
    .select({
      id: rightsRequests.id,
      personId: rightsRequests.personId,
      personName: person.name,
      personEmail: person.email,
      kind: rightsRequests.kind,
      rights: rightsRequests.rights,
      reason: rightsRequests.reason,
      requestedBy: rightsRequests.requestedBy,
      requesterName: requester.name,
      requestedAt: rightsRequests.requestedAt,
      expiresAt: rightsRequests.expiresAt,
      state: rightsRequests.state,
    })
    .from(rightsRequests)
    .innerJoin(person, eq(person.id, rightsRequests.personId))
    .innerJoin(requester, eq(requester.id, rightsRequests.requestedBy))
    .where(
      and(
        eq(rightsRequests.state, 'open'),
        gt(rightsRequests.expiresAt, now),
        personId === undefined ? undefined : eq(rightsRequests.personId, personId),
      ),
    )
    .orderBy(desc(rightsRequests.requestedAt), desc(rightsRequests.id))
    .limit(100);
}

/** The request, or null. */
export async function findRightsRequest(q: Queryable, id: string): Promise<RightsRequestRow | null> {
  const [row] = await q.select().from(rightsRequests).where(eq(rightsRequests.id, id));
  return row ?? null;
}

/** The request, locked until the transaction ends, or null. */
export async function findRightsRequestForUpdate(
  tx: Transaction,
  id: string,
): Promise<RightsRequestRow | null> {
  const [row] = await tx.select().from(rightsRequests).where(eq(rightsRequests.id, id)).for('update');
  return row ?? null;
}

/**
 * Inserts a request that replaces an open one of the same kind for the same person; returns the id of that,
 * or null.
 */
export async function putRightsRequest(
  tx: Transaction,
  row: Omit<RightsRequestRow, 'state' | 'decidedBy' | 'decidedAt' | 'decisionReason'>,
): Promise<string | null> {
  const { personId, kind, requestedBy: by, requestedAt: at } = row;
  const replacedId = await replaceOpenRequest(tx, { personId, kind, by, at });
  await tx.insert(rightsRequests).values(row);
  return replacedId;
}

/**
 * Closes the open request of this kind for a person, because it was settled otherwise; returns its id, or
 * null.
 */
export async function replaceOpenRequest(
  tx: Transaction,
  { personId, kind, by, at }: { personId: string; kind: RightsRequestKind; by: string; at: Date },
): Promise<string | null> {
  const [replaced] = await tx
    .update(rightsRequests)
    .set({ state: 'replaced', decidedBy: by, decidedAt: at })
    .where(
      and(
        eq(rightsRequests.personId, personId),
        eq(rightsRequests.kind, kind),
        eq(rightsRequests.state, 'open'),
      ),
    )
    .returning({ id: rightsRequests.id });
  return replaced?.id ?? null;
}

/** Stores the outcome of a request. */
export async function closeRightsRequest(
  tx: Transaction,
  {
    id,
    state,
    by,
    at,
    reason = null,
  }: { id: string; state: RightsRequestState; by: string; at: Date; reason?: string | null },
): Promise<void> {
  await tx
    .update(rightsRequests)
    .set({ state, decidedBy: by, decidedAt: at, decisionReason: reason })
    .where(eq(rightsRequests.id, id));
}
