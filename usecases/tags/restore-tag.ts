import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import type { TagItem } from '#core/taxonomy/tag-item.ts';
import { tagKey } from '#core/taxonomy/tag-key.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { findRetiredTagForUpdate, findTag, lockTagTree, updateTag } from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';
import { requireFreeNames } from './shared/add-tag.ts';

const input = z.object({ id: z.uuid('tag.not-found') });

/**
 * Restores a retired tag with its name and URL; its aliases must be entered again. Throws `tag.not-found` for
 * a tag that is not retired, `tag.exists` {id, name} if another one has the name by now,
 * `action.not-your-role`.
 */
export async function restoreTag(context: Context, raw: z.input<typeof input>): Promise<TagItem> {
  const ctx = requireActor(context);
  const { id } = parseInput(input, raw);
  requireAllowed(mayEditTag(ctx.actor));
  return ctx.db.transaction(async (tx) => {
    await lockTagTree(tx);
    const retired = await findRetiredTagForUpdate(tx, id);
    if (retired === null) throw new DomainError('tag.not-found');
    const fold = tagKey(retired.name);
    await requireFreeNames(tx, [retired.name], { viewerId: null, exceptId: id, createAnyway: true });
    await updateTag(tx, id, { retiredAt: null, fold });
    await invalidatePages(tx, [
      `tag:${id}`,
      ...(retired.parentId === null ? [] : [`tag:${retired.parentId}`]),
    ]);
    const tag = await findTag(tx, id, ctx.actor.id);
    if (tag === null) throw new Error('A tag that was just restored is gone.');
    await recordAdminAct(ctx, tx, {
      action: 'tag.restore',
      subjectType: 'tag',
      subjectId: id,
      detail: { name: tag.name },
    });
    return tag;
  });
}
