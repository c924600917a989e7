import { articleReference } from '#core/articles/article-reference.ts';
import { deskEntriesMax } from '#core/live/desk-entries.ts';
import { mayReadLiveDesk } from '#core/live/live-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { getArticle } from '#db/queries/articles/articles.ts';
import { requireText } from '../articles/shared/require-text.ts';
import { type Context, requireActor } from '../context.ts';
import { type LiveDesk, loadLiveDesk } from './shared/live-desk.ts';
import { liveStoryOf } from './shared/live-story.ts';

const input = articleReference.extend({
  /** Maximum number of entries; also accepted as text from a URL. */
  limit: wholeNumber({ min: 1, max: deskEntriesMax }).optional(),
});

/**
 * The live desk of a story. Throws `article.not-found`, `request.invalid`, and `article.sealed` for a
 * taken-down story.
 */
export async function readLiveDesk(context: Context, raw: unknown): Promise<LiveDesk> {
  const { articleId, limit } = parseInput(input, raw);
  const ctx = requireActor(context);
  const story = await liveStoryOf(ctx.db, await getArticle(ctx.db, articleId));
  requireAllowed(mayReadLiveDesk(ctx.actor, story.facts.article, ctx.now()));
  await requireText(ctx, story.found);
  return loadLiveDesk(ctx, ctx.db, { story, limit });
}
