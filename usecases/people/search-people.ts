import { z } from 'zod';
import { bestNamed } from '#core/people/is-named-by.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listBylinePeople } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';

const input = z.object({ q: z.string().max(200, 'field.too-long').default('') });
const most = 12;

/** People for bylines whose name contains every word of `q`, ignoring accents and case. */
export async function searchPeople(context: Context, raw: unknown) {
  const ctx = requireActor(context);
  const { q } = parseInput(input, raw);
  const people = await listBylinePeople(ctx.db);
  return bestNamed(people, q, most);
}
