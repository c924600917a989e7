import { z } from 'zod';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { bestNamed } from '#core/people/is-named-by.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listAssignable } from '#db/queries/assignments/assignments.ts';
import { type Context, requireActor } from '../context.ts';

const most = 12;

/** Possible assignees whose name contains every word of `q`, ignoring accents and case. */
export async function searchAssignable(context: Context, raw: unknown) {
  const { q } = parseInput(z.object({ q: z.string().max(200, 'field.too-long').default('') }), raw);
  const ctx = requireActor(context);
  requireAllowed(mayReadPlan(ctx.actor));
  const people = await listAssignable(ctx.db, null);
  return bestNamed(people, q, most);
}
