import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { putDistinctTags } from '#db/queries/tags/tag-maintenance.ts';
import { lockTags } from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ id: z.uuid('tag.not-found'), otherId: z.uuid('tag.not-found') });

/**
 * Marks two similar tags as different, so that the list of duplicates omits them. Throws `tag.not-found`,
 * `tag.same`, `action.not-your-role`.
 */
export async function markTagsDistinct(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { id, otherId } = parseInput(input, raw);
  requireAllowed(mayEditTag(ctx.actor));
  if (id === otherId) throw new DomainError('tag.same');
  await ctx.db.transaction(async (tx) => {
    const [first, second] = await lockTags(tx, [id, otherId], ctx.actor.id);
    if (first === undefined || second === undefined) throw new DomainError('tag.not-found');
    const isNews = await putDistinctTags(tx, {
      tagId: first.id,
      otherId: second.id,
      saidBy: ctx.actor.id,
      saidAt: ctx.now(),
    });
    if (!isNews) return;
    await recordAdminAct(ctx, tx, {
      action: 'tag.tell-apart',
      subjectType: 'tag',
      subjectId: first.id,
      detail: { name: first.name, other: { id: second.id, name: second.name } },
    });
  });
}
