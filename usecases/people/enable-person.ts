import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { findPersonForUpdate, setDisabled } from '#db/queries/people/people.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { endTokensOf } from '../tokens/shared/end-tokens-of.ts';

const input = z.object({ personId: z.uuid() });

/**
 * Enables a disabled person with the rights that they had; API clients need new tokens. Throws
 * `people.not-yourself`, `people.not-found`, `auth.reauthenticate`.
 */
export async function enablePerson(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { personId } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  requireFresh(ctx);
  if (personId === ctx.actor.id) throw new DomainError('people.not-yourself');
  await ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null) throw new DomainError('people.not-found');
    await setDisabled(tx, personId, null);
    // A person whom version 0.1.0 disabled still has tokens.
    if (person.disabledAt !== null) await endTokensOf(ctx, tx, personId);
    await recordAdminAct(ctx, tx, {
      action: 'person.enable',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name },
    });
  });
}
