import { z } from 'zod';
import { requireAllowed } from '#core/shared/decision.ts';
import { DomainError } from '#core/shared/domain-error.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { keyOfNone } from '#core/taxonomy/tag-key.ts';
import { mayEditTag } from '#core/taxonomy/tag-policy.ts';
import { invalidatePages } from '#db/queries/notifications/outbox.ts';
import { isTagInUse } from '#db/queries/tags/tag-maintenance.ts';
import {
  deleteTagAliases,
  findTag,
  findTagForUpdate,
  freeChildren,
  lockTagTree,
  updateTag,
} from '#db/queries/tags/tags.ts';
import { type Context, requireActor } from '../context.ts';
import { recordAdminAct } from '../shared/record-admin-act.ts';

const input = z.object({ id: z.uuid('tag.not-found') });

/**
 * Retires a tag that no story, and no text being written, has. Removes it from the desk and its page from the
 * site; its names become available. The row stays for old versions, and `restoreTag` restores it. Throws
 * `tag.not-found`, `tag.in-use`, `action.not-your-role`.
 */
export async function retireTag(context: Context, raw: z.input<typeof input>): Promise<void> {
  const ctx = requireActor(context);
  const { id } = parseInput(input, raw);
  requireAllowed(mayEditTag(ctx.actor));
  await ctx.db.transaction(async (tx) => {
    await lockTagTree(tx);
    const locked = await findTagForUpdate(tx, id, ctx.actor.id);
    const tag = await findTag(tx, id, ctx.actor.id);
    if (locked === null || tag === null) throw new DomainError('tag.not-found');
    if (await isTagInUse(tx, id)) throw new DomainError('tag.in-use');
    await deleteTagAliases(tx, id);
    await freeChildren(tx, id);
    await updateTag(tx, id, { retiredAt: ctx.now(), fold: keyOfNone(id) });
    await invalidatePages(tx, [`tag:${id}`, ...(locked.parentId === null ? [] : [`tag:${locked.parentId}`])]);
    await recordAdminAct(ctx, tx, {
      action: 'tag.retire',
      subjectType: 'tag',
      subjectId: id,
      detail: { name: tag.name, aliases: [...tag.aliases] },
    });
  });
}
