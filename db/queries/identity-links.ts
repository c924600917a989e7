import { eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { identityLinks } from '../schema/identity-links.ts';

export type IdentityLink = typeof identityLinks.$inferSelect;

/** The account at the identity provider that a person is bound to, or null. */
export async function findIdentityLink(q: Queryable, personId: string): Promise<IdentityLink | null> {
  const [row] = await q.select().from(identityLinks).where(eq(identityLinks.personId, personId));
  return row ?? null;
}

/** Binds a person to an account; false where the person or the account is bound already. */
export async function insertIdentityLink(tx: Transaction, row: IdentityLink): Promise<boolean> {
  const made = await tx
    .insert(identityLinks)
    .values(row)
    .onConflictDoNothing()
    .returning({ personId: identityLinks.personId });
  return made.length > 0;
}

/** Removes a person's binding and returns it, or null where there is none. */
export async function deleteIdentityLink(tx: Transaction, personId: string): Promise<IdentityLink | null> {
  const [row] = await tx.delete(identityLinks).where(eq(identityLinks.personId, personId)).returning();
  return row ?? null;
}
