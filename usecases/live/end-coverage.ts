import { z } from 'zod';
import { parseInput } from '#core/shared/parse-input.ts';
import { nextChange, updateCoverage } from '#db/queries/live/live.ts';
import { type Context, requireActor } from '../context.ts';
import { type LiveDesk, loadLiveDesk } from './shared/live-desk.ts';
import { lockLiveStory, requireLive } from './shared/live-story.ts';
import { notifyLive } from './shared/notify-live.ts';

const endCoverageInput = z.object({
  articleId: z.uuid('article.not-found'),
  /** The closing note for readers: one or two sentences, or empty. */
  closingNote: z
    .string()
    .max(600, 'field.too-long')
    .transform((note) => note.replace(/\s+/g, ' ').trim())
    .default(''),
});

/** Ends the coverage of a live story: no further entries; existing ones can still be corrected. */
export async function endCoverage(context: Context, raw: unknown): Promise<LiveDesk> {
  const { articleId, closingNote } = parseInput(endCoverageInput, raw);
  const ctx = requireActor(context);
  return ctx.db.transaction(async (tx) => {
    const story = await lockLiveStory(ctx, tx, articleId);
    requireLive(ctx, 'end', story);
    await nextChange(tx, articleId);
    await updateCoverage(tx, articleId, { endedBy: ctx.actor.id, endedAt: ctx.now(), closingNote });
    await notifyLive(ctx, tx, {
      story,
      act: 'end',
      detail: closingNote === '' ? {} : { publicNote: closingNote },
    });
    return loadLiveDesk(ctx, tx, { story: await lockLiveStory(ctx, tx, articleId) });
  });
}
