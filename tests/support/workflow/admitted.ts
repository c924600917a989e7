import type { Context } from '#usecases/context.ts';
import type { Admission, Admitted } from '#usecases/sessions/shared/admit-person.ts';
import { openSession } from '#usecases/sessions/shared/open-session.ts';

/** The session of a sign-in that needs no second factor. */
export async function admitted(admission: Promise<Admission>): Promise<Admitted> {
  const reached = await admission;
  if ('stepId' in reached) throw new Error('a second proof is asked for');
  return reached;
}

/** A session for a person without any proof of identity. */
export function sessionFor(ctx: Context, personId: string): Promise<{ sessionId: string }> {
  return ctx.db.transaction((tx) => openSession(ctx, tx, { personId, userAgent: 'thử' }));
}
