import type { Transaction } from '#db/client.ts';
import { appendAudit } from '#db/queries/audit/audit.ts';
import { sha256 } from '#platform/text/hash.ts';
import type { ActorContext } from '../../context.ts';

/**
 * Records an act on royalties. The subject is `royalty_story`, not the story, because authors read their
 * story's history and must not see a colleague's pay. No right changes, so editing sessions are not notified.
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
