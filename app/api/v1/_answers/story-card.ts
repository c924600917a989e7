import { z } from 'zod';
import { mediaView } from './media.ts';

/** A published story as on the desk's cards. */
export const storyCard = z.object({
  id: z.uuid(),
  number: z.int(),
  headline: z.string(),
  sapo: z.string(),
  url: z.string(),
  lead: mediaView.extend({ alt: z.string() }).loose().optional(),
});
