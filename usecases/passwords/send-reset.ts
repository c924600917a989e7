import { findStaffByEmail } from '#db/queries/people.ts';
import type { Context } from '../context.ts';
import { mailAccountLink } from '../people/shared/open-account-link.ts';
import { recordAccountAct } from '../sessions/shared/record-account-act.ts';

/**
 * Sends the person with this e-mail a link by which they choose a new password. Whoever has none gets none: they were
 * invited and have not come, or sign in with the newsroom's identity provider, which must stay the only way.
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
