import { z } from 'zod';
import { holds } from '#core/people/roles.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findStaffByEmail } from '#db/queries/people/people.ts';
import { listTokens as listTokenRows } from '#db/queries/sessions/api-tokens.ts';
import type { Context } from '../context.ts';

const listInput = z.object({ personEmail: z.string().optional() });

/**
 * Tokens without their secrets, newest first: the actor's own, or those of a person for an administrator. For
 * the operator on the server everyone's. Throws `people.not-found`, `action.not-your-role`.
 */
export async function listTokens(ctx: Context, raw: z.input<typeof listInput> = {}) {
  const { personEmail } = parseInput(listInput, raw);
  if (personEmail === undefined) return listTokenRows(ctx.db, ctx.actor?.id);
  if (ctx.actor !== null && !holds(ctx.actor, 'admin')) throw new DomainError('action.not-your-role');
  const person = await findStaffByEmail(ctx.db, personEmail);
  if (person === null) throw new DomainError('people.not-found');
  return listTokenRows(ctx.db, person.id);
}
