import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../../client.ts';
import { people } from '../../schema/people.ts';
import { signInSteps } from '../../schema/second-factors.ts';

/** Inserts a step after a correct first factor, and deletes expired ones. */
export async function insertStep(
  q: Queryable,
  { forgetBefore, ...row }: typeof signInSteps.$inferInsert & { forgetBefore: Date },
): Promise<void> {
  await q.delete(signInSteps).where(lt(signInSteps.expiresAt, forgetBefore));
  await q.insert(signInSteps).values(row);
}

/** The step with its person if it is valid: not expired, not finished, and the person active. */
export async function findOpenStep(q: Queryable, { id, now }: { id: string; now: Date }) {
  const [row] = await q
    .select({
      id: signInSteps.id,
      personId: signInSteps.personId,
      userAgent: signInSteps.userAgent,
      email: people.email,
    })
    .from(signInSteps)
    .innerJoin(people, eq(people.id, signInSteps.personId))
    .where(
      and(
        eq(signInSteps.id, id),
        isNull(signInSteps.doneAt),
        gt(signInSteps.expiresAt, now),
        isNull(people.disabledAt),
      ),
    );
  return row ?? null;
}

/**
 * Counts an attempt at a short code before it is verified. False if the limit of the step, or of the person
 * over all recent steps, is exceeded.
 */
export async function countTry(
  q: Queryable,
  { id, mostOfStep, mostOfPerson }: { id: string; mostOfStep: number; mostOfPerson: number },
): Promise<boolean> {
  const rows = await q
    .update(signInSteps)
    .set({ tries: sql`${signInSteps.tries} + 1` })
    .where(
      and(
        eq(signInSteps.id, id),
        lt(signInSteps.tries, mostOfStep),
        sql`(select sum(s.tries) from ${signInSteps} s where s.person_id = ${signInSteps.personId}) < ${mostOfPerson}`,
      ),
    )
    .returning({ id: signInSteps.id });
  return rows.length === 1;
}

/** Finishes the step once: of two correct concurrent attempts one succeeds. */
export async function closeStep(q: Queryable, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const rows = await q
    .update(signInSteps)
    .set({ doneAt: at })
    .where(and(eq(signInSteps.id, id), isNull(signInSteps.doneAt)))
    .returning({ id: signInSteps.id });
  return rows.length === 1;
}
