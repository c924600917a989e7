import { z } from 'zod';
import { TAG_TYPES } from '#core/taxonomy/tag-types.ts';
import { mediaView } from './media.ts';

/** A tag of an article. */
export const tagLink = z.object({
  id: z.uuid(),
  name: z.string(),
  type: z.enum(TAG_TYPES),
  slug: z.string(),
});

/** A tag with its aliases, its parent tag, the picture of its page, and its IPTC Media Topic. */
export const tagItem = tagLink.extend({
  description: z.string(),
  aliases: z.array(z.string()),
  parent: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  picture: mediaView.nullable(),
  mediaTopic: z.string().nullable(),
  storyCount: z.int(),
});
