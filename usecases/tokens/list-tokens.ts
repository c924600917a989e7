import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { listTokens as listTokenRows } from '#db/queries/api-tokens.ts';
import { findStaffByEmail } from '#db/queries/people.ts';
import type { Context } from '../context.ts';
import { demandTokenKeeper } from './shared/demand-token-keeper.ts';

const listInput = z.object({ personEmail: z.string().optional() });

/** The tokens without their secrets, newest first. Throws `people.not-found`, `action.not-your-role`. */
export async function listTokens(ctx: Context, raw: z.input<typeof listInput> = {}) {
  const { personEmail } = parseInput(listInput, raw);
  demandTokenKeeper(ctx);
  if (personEmail === undefined) return listTokenRows(ctx.db);
  const person = await findStaffByEmail(ctx.db, personEmail);
  if (person === null) throw new DomainError('people.not-found');
  return listTokenRows(ctx.db, person.id);
}
