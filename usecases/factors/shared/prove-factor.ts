import { z } from 'zod';
import { takeChallenge } from '#db/queries/passkey-challenges.ts';
import {
  findPasskey,
  findTotp,
  noteSignature,
  takeRecoveryCode,
  takeTotpStep,
} from '#db/queries/second-factors.ts';
import { type AuthenticationResponseJSON, challengeIn, verifyAuthentication } from '#platform/passkeys.ts';
import { recoveryCodeHash } from '#platform/recovery-codes.ts';
import { totpStepOf } from '#platform/totp.ts';
import type { Context } from '../../context.ts';
import { sealerOf, totpSeal } from '../../shared/sealer-of.ts';

/** What a browser says of a passkey; the library looks at the rest. */
export const passkeyAnswer = z
  .looseObject({
    id: z.string().min(1).max(2_000),
    response: z.looseObject({ clientDataJSON: z.string().max(10_000) }),
  })
  .transform((answer) => answer as unknown as AuthenticationResponseJSON);

/** A code that an app shows now, as people type it. */
export function typedTotp(code: string): string | null {
  const digits = code.replace(/\s/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** Whether this is the code that the person's app shows now, which counts once. */
export async function provesTotp(ctx: Context, personId: string, digits: string): Promise<boolean> {
  const totp = await findTotp(ctx.db, personId);
  if (totp === null || totp.confirmedAt === null) return false;
  const secret = sealerOf(ctx).open(totp.sealedSecret, totpSeal(personId));
  // Where the house lost the secret of its seals the app counts no more; recovery codes and passkeys do.
  const step = secret === null ? null : totpStepOf(secret, digits, ctx.now().getTime());
  return step !== null && takeTotpStep(ctx.db, { personId, step });
}

/** Whether this is one of the person's recovery codes, each of which counts once. */
export function provesRecovery(ctx: Context, personId: string, code: string): Promise<boolean> {
  return takeRecoveryCode(ctx.db, { personId, codeHash: recoveryCodeHash(code), at: ctx.now() });
}

/**
 * Whose passkey signed what we asked for: of the person who was asked, or, where `asked` is null, of whoever it is.
 * Null where it is nobody's, or what was signed is not ours or not new.
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
