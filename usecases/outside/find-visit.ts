import type { Context } from '../context.ts';
import { demandVisit } from './shared/demand-visit.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';

/** Until when this browser is let in. Throws `outside.not-found` where it is not any more. */
export async function findOutsideVisit(ctx: Context, raw: unknown): Promise<{ endsAt: Date }> {
  const { endsAt } = await demandVisit(ctx, ctx.db, parseHolder(visitReference, raw));
  return { endsAt };
}
