import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { networkOf } from '#core/shared/network-of.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { Context } from '../context.ts';
import { consumeLimits } from '../sessions/shared/rate-limit-attempts.ts';

const input = z.object({ email: z.string().trim().min(1, 'field.required').max(200, 'field.too-long') });
const hourMs = 60 * 60_000;

/**
 * Accepts a request for a reset link; `sendReset` does the rest. No account is looked up here, so that
 * neither the answer nor its timing reveals accounts. Throws `auth.too-many-attempts`, equally for every
 * e-mail address.
 */
export async function askForReset(ctx: Context, raw: z.input<typeof input>): Promise<{ email: string }> {
  const { email } = parseInput(input, raw);
  const account = email.toLowerCase();
  const isFree = await consumeLimits(ctx, [
    { of: `reset address ${networkOf(ctx.address)}`, most: 20, windowMs: hourMs },
    { of: `reset ${account}`, most: 5, windowMs: hourMs },
  ]);
  if (!isFree) throw new DomainError('auth.too-many-attempts');
  return { email: account };
}
