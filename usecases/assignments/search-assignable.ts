import { z } from 'zod';
import { mayReadPlan } from '#core/assignments/assignment-policy.ts';
import { bestNamed } from '#core/people/is-named-by.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listAssignable } from '#db/queries/assignments.ts';
import { type Context, requireActor } from '../context.ts';

const most = 12;

/** Those who can be given something to write and whose name holds every word of `q`; accents and case don't matter. */
export async function searchAssignable(context: Context, raw: unknown) {
  const { q } = parseInput(z.object({ q: z.string().max(200, 'field.too-long').default('') }), raw);
  const ctx = requireActor(context);
  demand(mayReadPlan(ctx.actor));
  const people = await listAssignable(ctx.db, null);
  return bestNamed(people, q, most);
}
