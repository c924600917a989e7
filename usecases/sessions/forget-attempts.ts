import { deleteAttemptsBefore } from '#db/queries/sessions/rate-limit-attempts.ts';
import type { Context } from '../context.ts';

/** Deletes expired rate limit counters. Returns their number. */
export async function forgetAttempts(ctx: Context): Promise<number> {
  return deleteAttemptsBefore(ctx.db, ctx.now());
}
