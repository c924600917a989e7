import { findPerson } from '#db/queries/people/people.ts';
import { insertChallenge } from '#db/queries/sessions/passkey-challenges.ts';
import { listPasskeys } from '#db/queries/sessions/second-factors.ts';
import { challengeLifeMs, registrationOptions } from '#platform/auth/passkeys.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';

/** The options for creating a passkey in the actor's browser. Throws `auth.reauthenticate`. */
export async function beginPasskey(context: Context) {
  const ctx = requireActor(context);
  requireFresh(ctx);
  const { id, name } = ctx.actor;
  const [person, has] = [await findPerson(ctx.db, id), await listPasskeys(ctx.db, id)];
  const options = await registrationOptions(ctx.site.url, { id, name, account: person?.email ?? name, has });
  const now = ctx.now();
  await insertChallenge(ctx.db, {
    challenge: options.challenge,
    purpose: 'register',
    personId: id,
    expiresAt: new Date(now.getTime() + challengeLifeMs),
    now,
  });
  return options;
}
