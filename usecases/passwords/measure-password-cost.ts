import { isOperator } from '#core/people/operator.ts';
import { no, requireAllowed, YES } from '#core/shared/decision.ts';
import { type Context, requireActor } from '../context.ts';
import { storePasswordCost } from './shared/store-password-cost.ts';

/**
 * Measures the password hashing cost on this machine again. Each process uses it from its next start, and
 * each password is rehashed at its owner's next sign-in. Only for the operator.
 */
export async function measurePasswordCost(context: Context): ReturnType<typeof storePasswordCost> {
  const ctx = requireActor(context);
  requireAllowed(isOperator(ctx.actor) ? YES : no('action.not-your-role'));
  return storePasswordCost(ctx);
}
