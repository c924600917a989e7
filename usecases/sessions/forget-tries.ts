import { deleteTriesBefore } from '#db/queries/tries.ts';
import type { Context } from '../context.ts';

/** Deletes expired rate limit counters. Returns their number. */
export async function forgetTries(ctx: Context): Promise<number> {
  return deleteTriesBefore(ctx.db, ctx.now());
}
