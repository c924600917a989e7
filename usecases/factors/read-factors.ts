import { countRecoveryCodes, findTotp, listPasskeys } from '#db/queries/sessions/second-factors.ts';
import { type Context, requireActor } from '../context.ts';

/** The actor's second factors without their secrets. */
export async function readFactors(context: Context) {
  const { actor, db } = requireActor(context);
  const [totp, passkeys, recoveryCodesLeft] = [
    await findTotp(db, actor.id),
    await listPasskeys(db, actor.id),
    await countRecoveryCodes(db, actor.id),
  ];
  return {
    appSince: totp?.confirmedAt ?? null,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({ id, name, createdAt, lastUsedAt })),
    recoveryCodesLeft,
  };
}
