import { z } from 'zod';
import { mayCreate } from '#core/articles/policy.ts';
import { isAdmin } from '#core/people/administration.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { lockUnfinishedStories, setCreator } from '#db/queries/assignments/open-work.ts';
import { findActor, findPersonForUpdate } from '#db/queries/people/people.ts';
import { recordAct } from '../articles/shared/record-act.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ personId: z.uuid('people.not-found'), successorId: z.uuid('people.not-found') });

/**
 * Transfers a person's unfinished stories to a colleague who writes, including private drafts, which would
 * otherwise leave with their author. A person cannot transfer stories to themselves, because that would open
 * drafts to them. Throws `people.hand-over-to-yourself`, `people.no-writer`, `people.not-found`,
 * `action.not-your-role`.
 */
export async function handOverWork(
  context: Context,
  raw: z.input<typeof input>,
): Promise<{ stories: number }> {
  const ctx = requireActor(context);
  const { personId, successorId } = parseInput(input, raw);
  requireAllowed(isAdmin(ctx.actor));
  if (successorId === ctx.actor.id) throw new DomainError('people.hand-over-to-yourself');
  return ctx.db.transaction(async (tx) => {
    const person = await findPersonForUpdate(tx, personId);
    if (person === null || personId === successorId) throw new DomainError('people.not-found');
    const successor = await findActor(tx, successorId);
    if (successor === null || !mayCreate(successor).ok) throw new DomainError('people.no-writer');
    const stories = await lockUnfinishedStories(tx, personId);
    await setCreator(tx, stories, successorId);
    for (const articleId of stories) {
      await recordAct(ctx, tx, {
        articleId,
        action: 'hand_over',
        detail: { from: personId, to: successorId },
      });
    }
    await recordAdminAct(ctx, tx, {
      action: 'person.hand_over',
      subjectType: 'person',
      subjectId: personId,
      detail: { name: person.name, from: personId, to: successorId, stories: stories.length },
    });
    return { stories: stories.length };
  });
}
