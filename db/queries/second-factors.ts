import { and, asc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../client.ts';
import { passkeys, recoveryCodes, totpSecrets } from '../schema/second-factors.ts';

/** Whether this person has a second factor that counts. */
export async function hasSecondFactor(q: Queryable, personId: string): Promise<boolean> {
  const { rows } = await q.execute<{ has: boolean }>(
    sql`select ${secondFactorOf(sql`${personId}::uuid`)} as has`,
  );
  return rows[0]?.has === true;
}

/** In a query: whether the person of this id has a second factor that counts. */
export function secondFactorOf(personId: ReturnType<typeof sql>) {
  return sql<boolean>`(
    exists (select 1 from ${totpSecrets} where ${totpSecrets.personId} = ${personId} and ${totpSecrets.confirmedAt} is not null)
    or exists (select 1 from ${passkeys} where ${passkeys.personId} = ${personId})
  )`;
}

/** The secret of a person's authenticator app, confirmed or not, or null. */
export async function findTotp(q: Queryable, personId: string) {
  const [row] = await q.select().from(totpSecrets).where(eq(totpSecrets.personId, personId));
  return row ?? null;
}

/** Puts a secret in the place of one that was never confirmed; false where one is confirmed. */
export async function putTotp(
  tx: Transaction,
  row: { personId: string; sealedSecret: string; createdAt: Date },
): Promise<boolean> {
  const { sealedSecret, createdAt } = row;
  const rows = await tx
    .insert(totpSecrets)
    .values(row)
    .onConflictDoUpdate({
      target: totpSecrets.personId,
      set: { sealedSecret, createdAt, lastStep: 0 },
      setWhere: isNull(totpSecrets.confirmedAt),
    })
    .returning({ personId: totpSecrets.personId });
  return rows.length === 1;
}

/** Confirms the secret by the code of a step; false where it is confirmed already, or another by now. */
export async function confirmTotp(
  tx: Transaction,
  { personId, sealedSecret, step, at }: { personId: string; sealedSecret: string; step: number; at: Date },
): Promise<boolean> {
  const rows = await tx
    .update(totpSecrets)
    .set({ confirmedAt: at, lastStep: step })
    .where(
      and(
        eq(totpSecrets.personId, personId),
        eq(totpSecrets.sealedSecret, sealedSecret),
        isNull(totpSecrets.confirmedAt),
      ),
    )
    .returning({ personId: totpSecrets.personId });
  return rows.length === 1;
}

/** Takes the code of a step, once: false where it, or a later one, was taken before. Of two at once one gets it. */
export async function takeTotpStep(
  q: Queryable,
  { personId, step }: { personId: string; step: number },
): Promise<boolean> {
  const rows = await q
    .update(totpSecrets)
    .set({ lastStep: step })
    .where(
      and(
        eq(totpSecrets.personId, personId),
        isNotNull(totpSecrets.confirmedAt),
        lt(totpSecrets.lastStep, step),
      ),
    )
    .returning({ personId: totpSecrets.personId });
  return rows.length === 1;
}

/** Takes the app away; false where there was none. */
export async function deleteTotp(tx: Transaction, personId: string): Promise<boolean> {
  const rows = await tx
    .delete(totpSecrets)
    .where(eq(totpSecrets.personId, personId))
    .returning({ confirmedAt: totpSecrets.confirmedAt });
  return rows[0]?.confirmedAt != null;
}

/** The passkeys of a person, oldest first. */
export async function listPasskeys(q: Queryable, personId: string) {
  return q
    .select()
    .from(passkeys)
    .where(eq(passkeys.personId, personId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** The passkey with this id of the authenticator’s, or null. */
export async function findPasskey(q: Queryable, credentialId: string) {
  const [row] = await q.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return row ?? null;
}

/** Adds a passkey; false where there is one with its id. */
export async function insertPasskey(tx: Transaction, row: typeof passkeys.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(passkeys)
    .values(row)
    .onConflictDoNothing({ target: passkeys.credentialId })
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** Names a passkey of this person anew; false where they have none by this id. */
export async function renamePasskeyOf(
  tx: Transaction,
  { id, personId, name }: { id: string; personId: string; name: string },
): Promise<boolean> {
  const rows = await tx
    .update(passkeys)
    .set({ name })
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** Takes a passkey of this person away and says its name; null where they have none by this id. */
export async function deletePasskeyOf(
  tx: Transaction,
  { id, personId }: { id: string; personId: string },
): Promise<string | null> {
  const rows = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.personId, personId)))
    .returning({ name: passkeys.name });
  return rows[0]?.name ?? null;
}

/**
 * Notes that a passkey signed and how often it says it did. False where its number did not grow since, which a copy of it
 * would do; one that always says 0 counts nothing.
 */
export async function noteSignature(
  q: Queryable,
  { id, counter, at }: { id: string; counter: number; at: Date },
): Promise<boolean> {
  const rows = await q
    .update(passkeys)
    .set({ counter, lastUsedAt: at })
    .where(
      and(
        eq(passkeys.id, id),
        or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`)),
      ),
    )
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** Puts these in the place of all recovery codes of a person. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  { personId, rows }: { personId: string; rows: readonly { id: string; codeHash: string }[] },
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  if (rows.length > 0) await tx.insert(recoveryCodes).values(rows.map((row) => ({ ...row, personId })));
}

/** Takes a recovery code, once. Of two at once one gets it. */
export async function takeRecoveryCode(
  q: Queryable,
  { personId, codeHash, at }: { personId: string; codeHash: string; at: Date },
): Promise<boolean> {
  const rows = await q
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.personId, personId),
        eq(recoveryCodes.codeHash, codeHash),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id });
  return rows.length === 1;
}

/** How many recovery codes a person has left. */
export async function countRecoveryCodes(q: Queryable, personId: string): Promise<number> {
  return q.$count(recoveryCodes, and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
}

/** Takes every passkey of a person away. */
export async function deletePasskeys(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(passkeys).where(eq(passkeys.personId, personId));
}
