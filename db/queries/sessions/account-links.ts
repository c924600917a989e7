import { and, eq, gt, isNull, sql } from 'drizzle-orm';
import type { AccountLinkKind } from '#core/people/account-links.ts';
import type { Queryable, Transaction } from '../../client.ts';
import { accountLinks } from '../../schema/account-links.ts';
import { people } from '../../schema/people.ts';

/** Creates a link that replaces the person's earlier one. */
export async function putAccountLink(tx: Transaction, row: typeof accountLinks.$inferInsert): Promise<void> {
  await tx
    .insert(accountLinks)
    .values(row)
    .onConflictDoUpdate({
      target: accountLinks.personId,
      set: {
        id: sql`excluded.id`,
        kind: sql`excluded.kind`,
        secretHash: sql`excluded.secret_hash`,
        createdAt: sql`excluded.created_at`,
        expiresAt: sql`excluded.expires_at`,
      },
    });
}

/** Sets a new secret of an open link; null if it is no longer open. */
export async function giveLinkSecret(
  q: Queryable,
  { id, secretHash, now }: { id: string; secretHash: string; now: Date },
): Promise<{ kind: AccountLinkKind; expiresAt: Date } | null> {
  const [row] = await q
    .update(accountLinks)
    .set({ secretHash })
    .where(and(eq(accountLinks.id, id), gt(accountLinks.expiresAt, now)))
    .returning({ kind: accountLinks.kind, expiresAt: accountLinks.expiresAt });
  return row ?? null;
}

/** The open link with this secret and its person; null if there is none or the person may not sign in. */
export async function findAccountLink(q: Queryable, { secretHash, now }: { secretHash: string; now: Date }) {
  const [row] = await q
    .select({
      id: accountLinks.id,
      kind: accountLinks.kind,
      personId: people.id,
      name: people.name,
      email: people.email,
    })
    .from(accountLinks)
    .innerJoin(people, eq(people.id, accountLinks.personId))
    .where(
      and(
        eq(accountLinks.secretHash, secretHash),
        gt(accountLinks.expiresAt, now),
        isNull(people.disabledAt),
        eq(people.kind, 'staff'),
      ),
    );
  return row ?? null;
}

/** The expiry of the person's open link; null without one. */
export async function findLinkEnd(
  q: Queryable,
  { personId, now }: { personId: string; now: Date },
): Promise<Date | null> {
  const [row] = await q
    .select({ expiresAt: accountLinks.expiresAt })
    .from(accountLinks)
    .where(and(eq(accountLinks.personId, personId), gt(accountLinks.expiresAt, now)));
  return row?.expiresAt ?? null;
}

/** Consumes the link; false if another request was first. */
export async function takeAccountLink(
  tx: Transaction,
  { id, secretHash }: { id: string; secretHash: string },
): Promise<boolean> {
  const rows = await tx
    .delete(accountLinks)
    .where(and(eq(accountLinks.id, id), eq(accountLinks.secretHash, secretHash)))
    .returning({ id: accountLinks.id });
  return rows.length === 1;
}

/** Deletes the person's link, if any. */
export async function deleteAccountLink(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(accountLinks).where(eq(accountLinks.personId, personId));
}
