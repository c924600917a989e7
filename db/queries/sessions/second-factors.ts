import { and, asc, eq, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../client.ts';
import { passkeys, recoveryCodes, totpSecrets } from '../../schema/second-factors.ts';

/** Whether this person has a confirmed second factor. */
export async function hasSecondFactor(q: Queryable, personId: string): Promise<boolean> {
  const { rows } = await q.execute<{ has: boolean }>(
    sql`select ${secondFactorOf(sql`${personId}::uuid`)} as has`,
  );
  return rows[0]?.has === true;
}

/** A subquery: whether the person with this id has a confirmed second factor. */
export function secondFactorOf(personId: ReturnType<typeof sql>) {
  return sql<boolean>`(
    exists (select 1 from ${totpSecrets} where ${totpSecrets.personId} = ${personId} and ${totpSecrets.confirmedAt} is not null)
    or exists (select 1 from ${passkeys} where ${passkeys.personId} = ${personId})
  )`;
}

/** The TOTP secret of a person, confirmed or not, or null. */
export async function findTotp(q: Queryable, personId: string) {
  const [row] = await q.select().from(totpSecrets).where(eq(totpSecrets.personId, personId));
  return row ?? null;
}

/** Replaces an unconfirmed TOTP secret; false if one is confirmed. */
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

/** Confirms the secret by a code's time step; false if it is confirmed already or was replaced. */
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

/**
 * Consumes the code of a time step; false if it, or a later one, was used before. Of two concurrent requests
 * one succeeds.
 */
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

/** Deletes the TOTP secret; false if there is none. */
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

/** The passkey with this credential id, or null. */
export async function findPasskey(q: Queryable, credentialId: string) {
  const [row] = await q.select().from(passkeys).where(eq(passkeys.credentialId, credentialId));
  return row ?? null;
}

/** Inserts a passkey; false if its id exists. */
export async function insertPasskey(tx: Transaction, row: typeof passkeys.$inferInsert): Promise<boolean> {
  const rows = await tx
    .insert(passkeys)
    .values(row)
    .onConflictDoNothing({ target: passkeys.credentialId })
    .returning({ id: passkeys.id });
  return rows.length === 1;
}

/** Renames a passkey of this person; false if the id is unknown. */
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

/** Deletes a passkey of this person and returns its name; null if the id is unknown. */
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
 * Updates the signature counter of a passkey. False if it did not increase, which indicates a cloned passkey;
 * one that is always 0 has no counter.
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

/** Replaces all recovery codes of a person. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  { personId, rows }: { personId: string; rows: readonly { id: string; codeHash: string }[] },
): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  if (rows.length > 0) await tx.insert(recoveryCodes).values(rows.map((row) => ({ ...row, personId })));
}

/** Consumes a recovery code. Of two concurrent requests one succeeds. */
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

/** The number of a person's unused recovery codes. */
export async function countRecoveryCodes(q: Queryable, personId: string): Promise<number> {
  return q.$count(recoveryCodes, and(eq(recoveryCodes.personId, personId), isNull(recoveryCodes.usedAt)));
}

/** Deletes all passkeys of a person. */
export async function deletePasskeys(tx: Transaction, personId: string): Promise<void> {
  await tx.delete(passkeys).where(eq(passkeys.personId, personId));
}
