import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPerson } from '#db/queries/people.ts';
import type { Context } from '../context.ts';
import { passkeyAnswer, personOfPasskey } from '../factors/shared/prove-factor.ts';
import type { Admitted } from './shared/admit-person.ts';
import { openSession } from './shared/open-session.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';

const input = z.object({ passkey: passkeyAnswer, userAgent: z.string().default('') });

/**
 * Signs in whoever holds a passkey of this site and has shown their authenticator that it is them: two factors in one, so
 * that nothing else is asked. Throws `auth.wrong-passkey`, alike for a passkey of nobody and of a disabled person.
 */
export async function signInWithPasskey(ctx: Context, raw: unknown): Promise<Admitted> {
  const { passkey, userAgent } = parseInput(input, raw);
  const personId = await personOfPasskey(ctx, { answer: passkey, asked: null });
  const person = personId === null ? null : await findPerson(ctx.db, personId);
  if (person === null || person.disabledAt !== null) {
    const why = person === null ? 'wrong-passkey' : 'disabled';
    await recordFailedSignIn(ctx, { account: '', personId: person?.id ?? null, why });
    throw new DomainError('auth.wrong-passkey');
  }
  const opened = await ctx.db.transaction((tx) => openSession(ctx, tx, { personId: person.id, userAgent }));
  return { ...opened, personId: person.id };
}
