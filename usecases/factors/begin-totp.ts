import { DomainError } from '#core/shared/domain-error.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { putTotp } from '#db/queries/sessions/second-factors.ts';
import { type QrCode, qrCodeOf } from '#platform/auth/qr-code.ts';
import { newTotpSecret, totpAddress } from '#platform/auth/totp.ts';
import { type Context, requireActor } from '../context.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { secretCipher, totpSeal } from '../shared/secret-cipher.ts';
import { recordFactor } from './shared/record-factor.ts';

/**
 * Creates a secret for the actor's authenticator app; it is valid once a code confirms it. An unconfirmed one
 * is replaced. Throws `factor.exists` if an app is in use, `auth.reauthenticate`.
 */
export async function beginTotp(context: Context): Promise<{ secret: string; qr: QrCode }> {
  const ctx = requireActor(context);
  requireFresh(ctx);
  const person = await findPerson(ctx.db, ctx.actor.id);
  const secret = newTotpSecret();
  const sealedSecret = secretCipher(ctx).encrypt(secret, totpSeal(ctx.actor.id));
  await ctx.db.transaction(async (tx) => {
    const isPut = await putTotp(tx, { personId: ctx.actor.id, sealedSecret, createdAt: ctx.now() });
    if (!isPut) throw new DomainError('factor.exists');
    await recordFactor(ctx, tx, { action: 'factor.begin_app' });
  });
  const issuer = new URL(ctx.site.url).hostname;
  return { secret, qr: qrCodeOf(totpAddress({ secret, account: person?.email ?? ctx.actor.name, issuer })) };
}
