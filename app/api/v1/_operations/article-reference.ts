import { z } from 'zod';

/** The path of one article. */
export const articlePath = z.object({ id: z.uuid('article.not-found') });
