import { and, eq, gt, isNull, lt, sql } from 'drizzle-orm';
import type { Queryable } from '../client.ts';
import { people } from '../schema/people.ts';
import { signInSteps } from '../schema/second-factors.ts';

/** Notes whose first proof was right, and forgets whom nobody counts any more. */
export async function insertStep(
  q: Queryable,
  { forgetBefore, ...row }: typeof signInSteps.$inferInsert & { forgetBefore: Date },
): Promise<void> {
  await q.delete(signInSteps).where(lt(signInSteps.expiresAt, forgetBefore));
  await q.insert(signInSteps).values(row);
}

/** The step with its person where it still counts: not over, not done, and the person not disabled. */
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
 * Counts a try of a short code before it is looked at; false where the step, or its person in all steps that are
 * remembered, has had its share.
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

/** Ends the step, once: of two who were right at once one goes on. */
export async function closeStep(q: Queryable, { id, at }: { id: string; at: Date }): Promise<boolean> {
  const rows = await q
    .update(signInSteps)
    .set({ doneAt: at })
    .where(and(eq(signInSteps.id, id), isNull(signInSteps.doneAt)))
    .returning({ id: signInSteps.id });
  return rows.length === 1;
}
