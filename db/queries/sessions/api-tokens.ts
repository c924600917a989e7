import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { apiTokens } from '../../schema/api-tokens.ts';
import { people } from '../../schema/people.ts';

/** Adds a token. */
export async function insertToken(tx: Transaction, row: typeof apiTokens.$inferInsert): Promise<void> {
  await tx.insert(apiTokens).values(row);
}

/** The person of a token that is valid at `now`: not revoked or expired, the person not disabled. */
export async function findTokenHolder(q: Queryable, { secretHash, now }: { secretHash: string; now: Date }) {
  const [row] = await q
    .select({
      tokenId: apiTokens.id,
      scopes: apiTokens.scopes,
      lastUsedAt: apiTokens.lastUsedAt,
      personId: people.id,
      name: people.name,
    })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(
      and(
        eq(apiTokens.secretHash, secretHash),
        isNull(apiTokens.revokedAt),
        gt(apiTokens.expiresAt, now),
        isNull(people.disabledAt),
      ),
    );
  return row ?? null;
}

/** All tokens without their secrets, newest first; those of one person if `personId` is set. */
export async function listTokens(q: Queryable, personId?: string) {
  return q
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      personName: people.name,
      personEmail: people.email,
      scopes: apiTokens.scopes,
      createdAt: apiTokens.createdAt,
      expiresAt: apiTokens.expiresAt,
      lastUsedAt: apiTokens.lastUsedAt,
      revokedAt: apiTokens.revokedAt,
    })
    .from(apiTokens)
    .innerJoin(people, eq(people.id, apiTokens.personId))
    .where(personId === undefined ? undefined : eq(apiTokens.personId, personId))
    .orderBy(desc(apiTokens.createdAt), desc(apiTokens.id));
}

/** Updates the last use of a token. */
export async function touchToken(q: Queryable, { id, at }: { id: string; at: Date }): Promise<void> {
  await q.update(apiTokens).set({ lastUsedAt: at }).where(eq(apiTokens.id, id));
}

/**
 * Revokes a token, of this person if `personId` is set, and returns its person; null if no active token has
 * this id.
 */
export async function revokeTokenById(
  tx: Transaction,
  { id, at, personId }: { id: string; at: Date; personId?: string },
): Promise<{ personId: string; name: string } | null> {
  const [row] = await tx
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(
      and(
        eq(apiTokens.id, id),
        isNull(apiTokens.revokedAt),
        personId === undefined ? undefined : eq(apiTokens.personId, personId),
      ),
    )
    .returning({ personId: apiTokens.personId, name: apiTokens.name });
  return row ?? null;
}

/** Revokes every token of this person that is valid at `at`, and returns them. */
export async function revokeTokensOf(
  tx: Transaction,
  { personId, at }: { personId: string; at: Date },
): Promise<{ id: string; name: string }[]> {
  return tx
    .update(apiTokens)
    .set({ revokedAt: at })
    .where(and(eq(apiTokens.personId, personId), isNull(apiTokens.revokedAt), gt(apiTokens.expiresAt, at)))
    .returning({ id: apiTokens.id, name: apiTokens.name });
}
