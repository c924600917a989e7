import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findStaffByEmail } from '#db/queries/people.ts';
import { passwordMaxChars, verifyPassword } from '#platform/passwords.ts';
import { createRateLimit, type RateLimit } from '#platform/rate-limit.ts';
import type { Context } from '../context.ts';
import { openSession } from './shared/open-session.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';

const input = z.object({
  email: z.string().trim().min(1, 'field.required').max(200, 'field.too-long'),
  password: z.string().min(1, 'field.required').max(passwordMaxChars, 'field.too-long'),
  userAgent: z.string().default(''),
});

const quarterHourMs = 15 * 60_000;
/** Tries of one account from one address in a quarter of an hour. */
const triesPerAddress = 10;
/** Failed tries of one account from anywhere in a quarter of an hour. */
const triesPerAccount = 100;

/**
 * Signs a staff person in and returns the id of the new session. Throws `auth.wrong-credentials`, alike for
 * an unknown e-mail, a wrong password and a disabled person, and `auth.too-many-attempts`.
 */
export async function signInWithPassword(ctx: Context, raw: unknown): Promise<{ sessionId: string }> {
  const { email, password, userAgent } = parseInput(input, raw);
  const account = email.toLowerCase();
  const { byAddress, byAccount } = limits();
  const nowMs = ctx.now().getTime();
  const key = `${account} ${ctx.address}`;
  if (!byAddress.take(key, nowMs) || !byAccount.take(account, nowMs)) {
    await recordFailedSignIn(ctx, { account, personId: null, why: 'too-many-attempts' });
    throw new DomainError('auth.too-many-attempts');
  }
  const person = await findStaffByEmail(ctx.db, account);
  const matches = await verifyPassword(password, person?.passwordHash ?? null);
  if (person === null || !matches || person.disabledAt !== null) {
    const why = person !== null && matches ? 'disabled' : 'wrong-credentials';
    await recordFailedSignIn(ctx, { account, personId: person?.id ?? null, why });
    throw new DomainError('auth.wrong-credentials');
  }
  byAddress.forget(key);
  byAccount.giveBack(account);
  return openSession(ctx, { personId: person.id, userAgent });
}

type Limits = { readonly byAddress: RateLimit; readonly byAccount: RateLimit };

/* A production build holds several instances of this module; they must count together. */
const limitsKey = Symbol.for('toasoan.sign-in-limits');
type Holder = { [limitsKey]?: Limits };

function limits(): Limits {
  const holder = globalThis as Holder;
  holder[limitsKey] ??= {
    byAddress: createRateLimit({ limit: triesPerAddress, windowMs: quarterHourMs }),
    byAccount: createRateLimit({ limit: triesPerAccount, windowMs: quarterHourMs }),
  };
  return holder[limitsKey];
}
