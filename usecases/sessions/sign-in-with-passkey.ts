import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson } from '#db/queries/people/people.ts';
import { findPasskey } from '#db/queries/sessions/second-factors.ts';
import type { Context } from '../context.ts';
import { passkeyAnswer, personOfPasskey } from '../factors/shared/prove-factor.ts';
import type { Admitted } from './shared/admit-person.ts';
import { lockEntrant } from './shared/lock-entrant.ts';
import { openSession } from './shared/open-session.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';

const input = z.object({ passkey: passkeyAnswer, userAgent: z.string().default('') });

/**
 * Signs in the owner of a passkey whose authenticator verified the user. These are two factors in one, so no
 * second step follows. Throws `auth.wrong-passkey` equally for an unknown passkey and a disabled person.
 */
export async function signInWithPasskey(ctx: Context, raw: unknown): Promise<Admitted> {
  const { passkey, userAgent } = parseInput(input, raw);
  const personId = await personOfPasskey(ctx, { answer: passkey, asked: null });
  const person = personId === null ? null : await findPerson(ctx.db, personId);
  if (person === null || person.disabledAt !== null) {
    const why = person === null ? 'wrong-passkey' : 'disabled';
    throw await refused(ctx, { personId: person?.id ?? null, why });
  }
  const opened = await ctx.db.transaction(async (tx) => {
    const entrant = await lockEntrant(tx, person.id);
    const isKept = (await findPasskey(tx, passkey.id))?.personId === person.id;
    return entrant === null || !isKept ? null : openSession(ctx, tx, { personId: person.id, userAgent });
  });
  if (opened === null) throw await refused(ctx, { personId: person.id, why: 'wrong-passkey' });
  return { ...opened, personId: person.id };
}

async function refused(
  ctx: Context,
  { personId, why }: { personId: string | null; why: string },
): Promise<DomainError> {
  await recordFailedSignIn(ctx, { account: '', personId, why });
  return new DomainError('auth.wrong-passkey');
}
