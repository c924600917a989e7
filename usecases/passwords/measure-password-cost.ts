import { isOperator } from '#core/people/operator.ts';
import { demand, no, YES } from '#core/shared/decision.ts';
import { type Context, requireActor } from '../context.ts';
import { keepPasswordCost } from './shared/kept-password-cost.ts';

/**
 * Measures anew what hashing a password may cost on this machine: each process of the newsroom takes it at its next
 * start, and each password is hashed anew when its owner next signs in. For the operator alone.
 */
export async function measurePasswordCost(context: Context): ReturnType<typeof keepPasswordCost> {
  const ctx = requireActor(context);
  demand(isOperator(ctx.actor) ? YES : no('action.not-your-role'));
  return keepPasswordCost(ctx);
}
