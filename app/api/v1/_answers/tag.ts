import { z } from 'zod';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';

/** A tag as an article names it. */
export const tagLink = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(TAG_TYPES),
  slug: z.string(),
});

/** A tag with its other names. */
export const tagItem = tagLink.extend({
  description: z.string(),
  aliases: z.array(z.string()),
  storyCount: z.int(),
});
