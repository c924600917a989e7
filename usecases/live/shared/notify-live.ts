import type { EntryChange } from '#core/live/entry-states.ts';
import type { LiveAct } from '#core/live/live-acts.ts';
import type { Transaction } from '#db/client.ts';
import { updateArticle } from '#db/queries/articles/articles.ts';
import {
  invalidateArticlePages,
  projectAndInvalidate,
} from '../../articles/shared/project-and-invalidate.ts';
import { recordAct } from '../../articles/shared/record-act.ts';
import type { ActorContext } from '../../context.ts';
import type { LiveStory } from './live-story.ts';

/**
 * Completes a public change of coverage. Updates the story's read models and its `dateModified` (not for a
 * minor fix), invalidates its pages at the commit, and records the act.
 */
export async function notifyLive(
  ctx: ActorContext,
  tx: Transaction,
  input: { story: LiveStory; act: LiveAct; detail: Record<string, unknown>; change?: EntryChange },
): Promise<void> {
  const { found } = input.story;
  const { act, detail, change } = input;
  const { article, live } = found;
  if (live !== null && article.publishedAt !== null && article.publicState !== 'taken_down') {
    await projectAndInvalidate(ctx, tx, { version: live, publishedAt: article.publishedAt });
    if (change !== 'minor_fix' && article.publicState === 'live') {
      await updateArticle(tx, article.id, { modifiedAt: ctx.now() });
    }
  }
  // Cached copies must not show a withdrawn entry again.
  await invalidateArticlePages(tx, found, { kind: act === 'withdraw' ? 'withdrawn' : 'changed' });
  await recordLive(ctx, tx, { articleId: article.id, act, detail });
}

/** Records an act that is not public. */
export async function recordLive(
  ctx: ActorContext,
  tx: Transaction,
  { articleId, act, detail }: { articleId: string; act: LiveAct; detail: Record<string, unknown> },
): Promise<void> {
  await recordAct(ctx, tx, { articleId, action: `live_${act}`, detail });
}
