import type { Context } from '../context.ts';
import { parseHolder, visitReference } from './shared/outside-schemas.ts';
import { requireVisit } from './shared/require-visit.ts';

/** When the access of this browser ends. Throws `outside.not-found` if it has ended. */
export async function findOutsideVisit(ctx: Context, raw: unknown): Promise<{ endsAt: Date }> {
  const { endsAt } = await requireVisit(ctx, ctx.db, parseHolder(visitReference, raw));
  return { endsAt };
}
