import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { mayMarkHolder, mayReadRoyalties } from '#core/royalties/royalty-policy.ts';
import { requireAllowed } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { type HolderWithMark, loadMarkedStory, type MarkedStory } from './shared/marked-story.ts';

const input = articleReference.extend({ articleId: z.uuid('article.not-found') });

export type StoryRoyalties = Omit<MarkedStory, 'holders' | 'closedMonths'> & {
  readonly holders: readonly (HolderWithMark & {
    /** This person may not set it, because it is their own. */
    readonly isOwn: boolean;
    /** The entry's month is closed: a change becomes a correction in `month`. */
    readonly isClosed: boolean;
  })[];
};

/**
 * The royalty entries of a story's authors and photos, and the possible ones. Throws `article.not-found`,
 * `action.not-your-desk`.
 */
export async function readStoryRoyalties(context: Context, raw: unknown): Promise<StoryRoyalties> {
  const ctx = requireActor(context);
  const { articleId } = parseInput(input, raw);
  requireAllowed(mayReadRoyalties(ctx.actor));
  const { closedMonths, holders, ...story } = await loadMarkedStory(ctx, ctx.db, articleId);
  return {
    ...story,
    holders: holders.map((holder) => ({
      ...holder,
      isOwn: !mayMarkHolder(ctx.actor, holder).ok,
      isClosed: holder.mark !== null && closedMonths.has(holder.mark.month),
    })),
  };
}
