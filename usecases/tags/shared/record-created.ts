import type { TagType } from '#core/taxonomy/tag-types.ts';
import type { Transaction } from '#db/client.ts';
import type { ActorContext } from '../../context.ts';
import { recordAdminAct } from '../../shared/record-admin-act.ts';

/** Records that a tag was made. What a draft calls its own is nobody's to read in the audit. */
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
