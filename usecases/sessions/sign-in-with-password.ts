import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findStaffByEmail, renewPasswordHash } from '#db/queries/people/people.ts';
import type { HashingLane } from '#platform/passwords/hashing-queue.ts';
import {
  hashPassword,
  needsNewHash,
  passwordMaxChars,
  verifyPassword,
} from '#platform/passwords/passwords.ts';
import type { Context } from '../context.ts';
import { type Admission, admitPerson } from './shared/admit-person.ts';
import { lockEntrant } from './shared/lock-entrant.ts';
import { consumeLimits, refundLimits } from './shared/rate-limit-attempts.ts';
import { recordFailedSignIn } from './shared/record-sign-in.ts';
import { signInLimits } from './shared/sign-in-limits.ts';

const input = z.object({
  email: z.string().trim().min(1, 'field.required').max(200, 'field.too-long'),
  password: z.string().min(1, 'field.required').max(passwordMaxChars, 'field.too-long'),
  userAgent: z.string().default(''),
  /** Proved by the browser's cookie, never taken from a form. */
  knownBrowser: z.object({ personId: z.string(), browserId: z.string() }).nullable().default(null),
});

/**
 * Signs in a member of staff, or starts the second step for a person with a second factor. Throws
 * `auth.wrong-credentials` equally for an unknown e-mail address, a wrong password and a disabled person;
 * `auth.too-many-attempts`, `auth.busy`.
 */
export async function signInWithPassword(ctx: Context, raw: unknown): Promise<Admission> {
  const { email, password, userAgent, knownBrowser } = parseInput(input, raw);
  const account = email.toLowerCase();
  const person = await findStaffByEmail(ctx.db, account);
  const isKnown = knownBrowser !== null && knownBrowser.personId === person?.id;
  const limits = signInLimits({ account, address: ctx.address, known: isKnown ? knownBrowser : null });
  if (!(await consumeLimits(ctx, limits))) {
    await recordFailedSignIn(ctx, { account, personId: null, why: 'too-many-attempts' });
    throw new DomainError('auth.too-many-attempts');
  }
  const lane = isKnown ? 'known' : 'unknown';
  const matches = await verifyPassword(password, person?.passwordHash ?? null, lane);
  if (person === null || !matches || person.disabledAt !== null) {
    const why = person !== null && matches ? 'disabled' : 'wrong-credentials';
    await recordFailedSignIn(ctx, { account, personId: person?.id ?? null, why });
    throw new DomainError('auth.wrong-credentials');
  }
  await refundLimits(ctx, limits);
  const personId = person.id;
  const provenHash = await renewed(ctx, { personId, password, hash: person.passwordHash, lane });
  const admission = await ctx.db.transaction(async (tx) => {
    const now = await lockEntrant(tx, personId);
    return now?.passwordHash === provenHash ? admitPerson(ctx, tx, { personId, userAgent }) : null;
  });
  // The person was disabled or changed their password meanwhile: check again.
  return admission ?? signInWithPassword(ctx, raw);
}

/** The hash of the same password with the current cost, if it was hashed with a lower one. */
async function renewed(
  ctx: Context,
  {
    personId,
    password,
    hash,
    lane,
  }: { personId: string; password: string; hash: string | null; lane: HashingLane },
): Promise<string | null> {
  if (hash === null || !needsNewHash(hash)) return hash;
  const newHash = await hashPassword(password, lane);
  await renewPasswordHash(ctx.db, { personId, from: hash, to: newHash });
  return newHash;
}
