import { z } from 'zod';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { deleteSavedSearch } from '#db/queries/desk/saved-searches.ts';
import { type Context, requireActor } from '../context.ts';

/** Deletes one of the actor's saved searches. Throws `search.not-found`. */
export async function deleteSearch(context: Context, raw: unknown): Promise<void> {
  const { id } = parseInput(z.object({ id: z.uuid() }), raw);
  const ctx = requireActor(context);
  if (!(await deleteSavedSearch(ctx.db, { id, personId: ctx.actor.id }))) {
    throw new DomainError('search.not-found');
  }
}
