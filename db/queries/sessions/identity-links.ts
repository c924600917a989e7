import { eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { identityLinks } from '../../schema/identity-links.ts';

export type IdentityLink = typeof identityLinks.$inferSelect;

/** The account at the identity provider that is linked to a person, or null. */
export async function findIdentityLink(q: Queryable, personId: string): Promise<IdentityLink | null> {
  const [row] = await q.select().from(identityLinks).where(eq(identityLinks.personId, personId));
  return row ?? null;
}

/** Links a person to an account; false if either is linked already. */
export async function insertIdentityLink(tx: Transaction, row: IdentityLink): Promise<boolean> {
  const made = await tx
    .insert(identityLinks)
    .values(row)
    .onConflictDoNothing()
    .returning({ personId: identityLinks.personId });
  return made.length > 0;
}

/** Deletes a person's link and returns it, or null if there is none. */
export async function deleteIdentityLink(tx: Transaction, personId: string): Promise<IdentityLink | null> {
  const [row] = await tx.delete(identityLinks).where(eq(identityLinks.personId, personId)).returning();
  return row ?? null;
}
