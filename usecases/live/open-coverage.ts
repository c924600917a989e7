import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { openCoverage as open } from '#db/queries/live/live.ts';
import { type Context, requireActor } from '../context.ts';
import { type LiveDesk, loadLiveDesk } from './shared/live-desk.ts';
import { lockLiveStory, requireLive } from './shared/live-story.ts';
import { notifyLive } from './shared/notify-live.ts';

const openCoverageInput = z.object({ articleId: z.uuid('article.not-found') });

/**
 * Opens or reopens the coverage of a live story; entries may be published from then on. Throws the policy's
 * reason, such as `live.not-live` for another format.
 */
export async function openCoverage(context: Context, raw: unknown): Promise<LiveDesk> {
  const { articleId } = parseInput(openCoverageInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const story = await lockLiveStory(ctx, tx, articleId);
    requireLive(ctx, 'open', story);
    await open(tx, { articleId, openedBy: ctx.actor.id, openedAt: ctx.now() });
    const detail = { again: story.coverage !== null };
    await notifyLive(ctx, tx, { story, act: 'open', detail, change: 'minor_fix' });
    return loadLiveDesk(ctx, tx, { story: await lockLiveStory(ctx, tx, articleId) });
  });
}
