import { z } from 'zod';
import { moment } from './named.ts';
import { relatedReason } from './related-reason.ts';
import { storyCard } from './story-card.ts';

/** What would stand beside an article by itself, best first, and what editors took out of it. */
export const automaticList = z.object({
  items: z.array(z.object({ story: storyCard, reason: relatedReason, score: z.number() })),
  refused: z.array(z.object({ story: storyCard, refusedBy: z.string(), refusedAt: moment })),
});
