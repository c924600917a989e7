import { setPasswordCost } from '#platform/passwords/passwords.ts';
import type { Context } from '../context.ts';
import { readPasswordCost, storePasswordCost } from './shared/store-password-cost.ts';

/**
 * Applies the stored hashing cost in this process; the first start measures it. Called as the operator before
 * the first password is written.
 */
export async function takePasswordCost(ctx: Context): Promise<void> {
  const kept = await readPasswordCost(ctx.db);
  if (kept === null) await storePasswordCost(ctx);
  else setPasswordCost(kept);
}
