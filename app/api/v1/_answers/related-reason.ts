import { z } from 'zod';

/** Why a story is related; for shared tags, how many. */
export const relatedReason = z.looseObject({
  kind: z.enum(['pinned', 'same-event', 'shared-tags', 'near-text', 'same-section']),
});
