import type { TagType } from '#core/taxonomy/tag-types.ts';
import type { Transaction } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';

/**
 * Records the creation of a tag, without the name of a draft's private tag, which audit readers must not see.
 */
export async function recordCreated(
  ctx: ActorContext,
  tx: Transaction,
  { id, name, type, isPrivate }: { id: string; name: string; type: TagType; isPrivate: boolean },
): Promise<void> {
  await recordAdminAct(ctx, tx, {
    action: 'tag.create',
    subjectType: 'tag',
    subjectId: id,
    detail: isPrivate ? { type, isPrivate } : { name, type },
  });
}
