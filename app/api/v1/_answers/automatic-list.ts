import { z } from 'zod';
import { moment } from './named.ts';
import { relatedReason } from './related-reason.ts';
import { storyCard } from './story-card.ts';

/**
 * The automatic related stories of an article, best first, and those that editors refused. Readers see the
 * relevant ones only.
 */
export const automaticList = z.object({
  items: z.array(
    z.object({ story: storyCard, reason: relatedReason, score: z.number(), isRelevant: z.boolean() }),
  ),
  refused: z.array(z.object({ story: storyCard, refusedBy: z.string(), refusedAt: moment })),
});
