import { insertChallenge } from '#db/queries/sessions/passkey-challenges.ts';
import { listPasskeys } from '#db/queries/sessions/second-factors.ts';
import { authenticationOptions, challengeLifeMs } from '#platform/auth/passkeys.ts';
import type { Context } from '../../context.ts';

/** The options for a signature by this person's passkey; with `null`, by any passkey of this site. */
export async function askPasskey(ctx: Context, personId: string | null) {
  const passkeys = personId === null ? [] : await listPasskeys(ctx.db, personId);
  const options = await authenticationOptions(ctx.site.url, passkeys);
  const now = ctx.now();
  await insertChallenge(ctx.db, {
    challenge: options.challenge,
    purpose: 'authenticate',
    personId,
    expiresAt: new Date(now.getTime() + challengeLifeMs),
    now,
  });
  return options;
}
