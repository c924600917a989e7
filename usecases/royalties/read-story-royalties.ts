import { z } from 'zod';
import { articleReference } from '#core/articles/article-reference.ts';
import { mayMarkHolder, mayReadRoyalties } from '#core/royalties/royalty-policy.ts';
import { demand } from '#core/shared/decision.ts';
import { parseInput } from '#core/shared/parse-input.ts';
import { type Context, requireActor } from '../context.ts';
import { type HolderWithMark, loadMarkedStory, type MarkedStory } from './shared/marked-story.ts';

const input = articleReference.extend({ articleId: z.uuid('article.not-found') });

export type StoryRoyalties = Omit<MarkedStory, 'holders' | 'closedMonths'> & {
  readonly holders: readonly (HolderWithMark & {
    /** Not by this person: it would be their own. */
    readonly isOwn: boolean;
    /** The mark's month is closed: a change becomes a correction in `month`. */
    readonly isClosed: boolean;
  })[];
};

/** What a story's authors and photos are marked with, and may be. Throws `article.not-found`, `action.not-your-desk`. */
export async function readStoryRoyalties(context: Context, raw: unknown): Promise<StoryRoyalties> {
  const ctx = requireActor(context);
  const { articleId } = parseInput(input, raw);
  demand(mayReadRoyalties(ctx.actor));
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
