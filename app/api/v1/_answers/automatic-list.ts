import { z } from 'zod';
import { mediaView } from './media.ts';
import { moment } from './named.ts';
import { relatedReason } from './related-reason.ts';

/** A published story as on the desk's cards. */
const storyCard = z.object({
  id: z.uuid(),
  number: z.int(),
  headline: z.string(),
  sapo: z.string(),
  url: z.string(),
  lead: mediaView.extend({ alt: z.string() }).loose().optional(),
});

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
