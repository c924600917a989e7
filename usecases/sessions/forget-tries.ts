import { deleteTriesBefore } from '#db/queries/tries.ts';
import type { Context } from '../context.ts';

/** Forgets the tries whose window is over. Returns how many. */
export async function forgetTries(ctx: Context): Promise<number> {
  return deleteTriesBefore(ctx.db, ctx.now());
}
