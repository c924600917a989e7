import type { Context } from '#usecases/context.ts';
import type { Admission, Admitted } from '#usecases/sessions/shared/admit-person.ts';
import { openSession } from '#usecases/sessions/shared/open-session.ts';

/** The session that a sign-in led to, where no second factor stood between. */
export async function admitted(admission: Promise<Admission>): Promise<Admitted> {
  const reached = await admission;
  if ('stepId' in reached) throw new Error('a second proof is asked for');
  return reached;
}

/** A session for somebody whose identity needs no proof here. */
export function sessionFor(ctx: Context, personId: string): Promise<{ sessionId: string }> {
  return ctx.db.transaction((tx) => openSession(ctx, tx, { personId, userAgent: 'thử' }));
}
