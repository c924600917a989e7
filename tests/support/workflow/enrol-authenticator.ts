import { totpCode, totpStep } from '#platform/auth/totp.ts';
import type { Context } from '#usecases/context.ts';
import { beginTotp } from '#usecases/factors/begin-totp.ts';
import { confirmTotp } from '#usecases/factors/confirm-totp.ts';

/** Gives the actor an authenticator app; the context needs a cipher. */
export async function enrolAuthenticator(ctx: Context): Promise<void> {
  const { secret } = await beginTotp(ctx);
  await confirmTotp(ctx, { code: totpCode(secret, totpStep(Date.now())) });
}
