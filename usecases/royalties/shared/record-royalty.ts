import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit.ts';
import { sha256 } from '#platform/hash.ts';
import type { ActorContext } from '../../context.ts';

/**
 * Writes what was done about royalties. The subject is `royalty_story` and not the story, whose own history its authors
 * read: what a colleague is paid is not in it. Nobody's right changes, so no room is told.
 */
export async function recordRoyalty(
  ctx: ActorContext,
  tx: Transaction,
  act: { action: string; articleId?: string; detail: Record<string, unknown> },
): Promise<void> {
  await appendAudit(tx, {
    entry: {
      at: ctx.now(),
      actorId: ctx.actor.id,
      action: act.action,
      subjectType: act.articleId === undefined ? 'royalty' : 'royalty_story',
      subjectId: act.articleId ?? ctx.newId(),
      detail: act.detail,
      address: ctx.address,
    },
    hash: sha256,
  });
}
