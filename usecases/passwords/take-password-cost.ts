import { setPasswordCost } from '#platform/passwords/passwords.ts';
import type { Context } from '../context.ts';
import { keepPasswordCost, readPasswordCost } from './shared/kept-password-cost.ts';

/**
 * Hashes passwords in this process at what was measured for the newsroom; the very first start measures. Called before
 * the first password is written, as the operator.
 */
export async function takePasswordCost(ctx: Context): Promise<void> {
  const kept = await readPasswordCost(ctx.db);
  if (kept === null) await keepPasswordCost(ctx);
  else setPasswordCost(kept);
}
