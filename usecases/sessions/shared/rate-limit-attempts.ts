import { consumeAttempt, refundAttempts } from '#db/queries/sessions/rate-limit-attempts.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { Context } from '../../context.ts';

/** A rate limit: maximum attempts within a window in milliseconds. */
export type TryLimit = { readonly of: string; readonly most: number; readonly windowMs: number };

/**
 * Counts one attempt against each limit, across all processes; false if one of them is exceeded. Limits
 * before it are counted nevertheless.
 */
export async function consumeLimits(ctx: Context, limits: readonly TryLimit[]): Promise<boolean> {
  const at = ctx.now();
  for (const { of, most, windowMs } of limits) {
    const endsAt = new Date(at.getTime() + windowMs);
    if ((await consumeAttempt(ctx.db, { key: sha256(of), at, endsAt })) > most) return false;
  }
  return true;
}

/** Refunds an attempt that succeeded. */
export async function refundLimits(ctx: Context, limits: readonly TryLimit[]): Promise<void> {
  await refundAttempts(
    ctx.db,
    limits.map(({ of }) => sha256(of)),
  );
}
