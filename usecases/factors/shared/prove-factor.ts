import { z } from 'zod';
import { takeChallenge } from '#db/queries/sessions/passkey-challenges.ts';
import {
  findPasskey,
  findTotp,
  noteSignature,
  takeRecoveryCode,
  takeTotpStep,
} from '#db/queries/sessions/second-factors.ts';
import {
  type AuthenticationResponseJSON,
  challengeIn,
  verifyAuthentication,
} from '#platform/auth/passkeys.ts';
import { recoveryCodeHash } from '#platform/auth/recovery-codes.ts';
import { totpStepOf } from '#platform/auth/totp.ts';
import type { Context } from '../../context.ts';
import { secretCipher, totpSeal } from '../../shared/secret-cipher.ts';

/** The browser's response for a passkey; the library validates the rest. */
export const passkeyAnswer = z
  .looseObject({
    id: z.string().min(1).max(2_000),
    response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
  })
  .transform((answer) => answer as unknown as AuthenticationResponseJSON);

/** The digits of a typed TOTP code; null if it is not one. */
export function typedTotp(code: string): string | null {
  const digits = code.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Whether this is the current code of the person's app; each code is accepted once. */
export async function provesTotp(ctx: Context, personId: string, digits: string): Promise<boolean> {
  const totp = await findTotp(ctx.db, personId);
  if (totp === null || totp.confirmedAt === null) return false;
  const secret = secretCipher(ctx).decrypt(totp.sealedSecret, totpSeal(personId));
  // If the server lost its encryption key, the app is no longer valid; recovery codes and passkeys are.
  const step = secret === null ? null : totpStepOf(secret, digits, ctx.now().getTime());
  return step !== null && takeTotpStep(ctx.db, { personId, step });
}

/** Whether this is an unused recovery code of the person; each is accepted once. */
export function provesRecovery(ctx: Context, personId: string, code: string): Promise<boolean> {
  return takeRecoveryCode(ctx.db, { personId, codeHash: recoveryCodeHash(code), at: ctx.now() });
}

/**
 * The owner of the passkey that signed our challenge: the person `asked`, or anyone if it is null. Null if
 * the passkey is unknown, or the signed challenge is not ours or was used.
 */
export async function personOfPasskey(
  ctx: Context,
  { answer, asked }: { answer: AuthenticationResponseJSON; asked: string | null },
): Promise<string | null> {
  const challenge = challengeIn(answer);
  if (challenge === null) return null;
  const now = ctx.now();
  if (!(await takeChallenge(ctx.db, { challenge, purpose: 'authenticate', personId: asked, now })))
    return null;
  const passkey = await findPasskey(ctx.db, answer.id);
  if (passkey === null || (asked !== null && passkey.personId !== asked)) return null;
  const counter = await verifyAuthentication(ctx.site.url, { response: answer, challenge, passkey });
  if (counter === null) return null;
  return (await noteSignature(ctx.db, { id: passkey.id, counter, at: now })) ? passkey.personId : null;
}
