import { findPerson } from '#db/queries/people/people.ts';
import { findTotp, listPasskeys } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';
import { askPasskey } from '../factors/shared/ask-passkey.ts';

/** The ways in which the actor can authenticate again; `passkey` has the browser's options. */
export async function readProofs(context: Context) {
  const ctx = requireActor(context);
  const { id } = ctx.actor;
  const totp = await findTotp(ctx.db, id);
  const hasApp = totp !== null && totp.confirmedAt !== null;
  const hasPasskey = (await listPasskeys(ctx.db, id)).length > 0;
  const person = await findPerson(ctx.db, id);
  return {
    byPassword: !hasApp && !hasPasskey && person?.passwordHash != null,
    byCode: hasApp,
    passkey: hasPasskey ? await askPasskey(ctx, id) : null,
  };
}
