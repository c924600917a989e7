import { DomainError } from '#core/shared/domain-error.ts';
import type { Transaction } from '#db/client.ts';
import { nextChange, updateEntry } from '#db/queries/live/live.ts';
import type { ActorContext } from '../../context.ts';
import { contentOfEntry, requireWhole } from './entry-version.ts';
import { getEntryOf, type LiveStory, requireLive } from './live-story.ts';
import { notifyLive } from './notify-live.ts';

/**
 * Publishes a draft. `baseVersion`: the version that the publishing person read. Throws the policy's reason,
 * `live.stale-entry`, `live.has-tk`.
 */
export async function publishEntry(
  ctx: ActorContext,
  tx: Transaction,
  { story, entryId, baseVersion }: { story: LiveStory; entryId: string; baseVersion?: number | undefined },
): Promise<void> {
  const articleId = story.found.article.id;
  const { entry, version } = await getEntryOf(tx, articleId, entryId);
  requireLive(ctx, 'publish', { ...story, entry });
  if (baseVersion !== undefined && baseVersion !== entry.version) {
    throw new DomainError('live.stale-entry', { yours: baseVersion, current: entry.version });
  }
  requireWhole(contentOfEntry(version));
  await updateEntry(tx, entryId, {
    state: 'published',
    publishedBy: ctx.actor.id,
    publishedAt: ctx.now(),
    change: await nextChange(tx, articleId),
  });
  const detail = { entryId, version: entry.version, writtenBy: entry.createdBy };
  await notifyLive(ctx, tx, { story, act: 'publish', detail });
}
