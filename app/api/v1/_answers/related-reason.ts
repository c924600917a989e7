import { z } from 'zod';

/** Why a story is related; for an event, a series and shared tags, the name of the tag. */
export const relatedReason = z.looseObject({
  kind: z.enum(['pinned', 'same-event', 'same-series', 'shared-tags', 'near-text', 'same-section']),
  tag: z.string().optional(),
});
