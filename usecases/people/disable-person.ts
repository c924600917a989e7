import { z } from 'zod';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { letGoOfStories } from '#db/queries/assignments/open-work.ts';
import { findPersonForUpdate, setDisabled } from '#db/queries/people/people.ts';
import { revokeAllSessions } from '#db/queries/sessions/sessions.ts';
import { type Context, requireActor } from '../context.ts';
import { keepApprovers } from '../shared/keep-approvers.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFresh } from '../shared/require-fresh-proof.ts';
import { endTokensOf } from '../tokens/shared/end-tokens-of.ts';
import { requireOtherAdmin, rightsOf } from './shared/person-rights.ts';

const input = z.object({ personId: z.uuid() });

/**
 * Disables a person at once: they cannot sign in, every session and token ends permanently, and their claims
 * and leases are released. Throws `people.not-yourself`, `people.last-admin`, `people.last-approver` {desk,
 * count}, `people.not-found`, `auth.reauthenticate`.
 */
export async function disablePerson(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { personId } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  requireFresh(ctx);
  if (personId === ctx.actor.id) throw new DomainError('people.not-yourself');
  const at = ctx.now();
  await ctx.db.transaction((tx) =>
    keepApprovers(tx, [personId], async () => {
      const person = await findPersonForUpdate(tx, personId);
      if (person === null) throw new DomainError('people.not-found');
      await requireOtherAdmin(tx, { personId, before: await rightsOf(tx, personId) });
      await setDisabled(tx, personId, at);
      await revokeAllSessions(tx, { personId, at });
      await letGoOfStories(tx, personId);
      await endTokensOf(ctx, tx, personId);
      await recordAdminAct(ctx, tx, {
        action: 'person.disable',
        subjectType: 'person',
        subjectId: personId,
        detail: { name: person.name },
      });
    }),
  );
}
