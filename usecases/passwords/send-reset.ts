import { findStaffByEmail } from '#db/queries/people/people.ts';
import type { Context } from '../context.ts';
import { mailAccountLink } from '../people/shared/open-account-link.ts';
import { recordAccountAct } from '../sessions/shared/record-account-act.ts';

/**
 * Sends a reset link to the person with this e-mail address. An account without a password gets no link. Its
 * person was invited and has not joined, or signs in with the identity provider, which must remain the only
 * way.
 */
export async function sendReset(ctx: Context, { email }: { email: string }): Promise<void> {
  const person = await findStaffByEmail(ctx.db, email);
  if (person === null || person.passwordHash === null || person.disabledAt !== null) return;
  await ctx.db.transaction(async (tx) => {
    await mailAccountLink(ctx, tx, { personId: person.id, kind: 'reset' });
    await recordAccountAct(ctx, tx, {
      actorId: null,
      action: 'session.ask_reset',
      personId: person.id,
      detail: {},
    });
  });
}
