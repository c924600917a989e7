import { z } from 'zod';

/** The path of one article. */
export const articleParams = z.object({ id: z.uuid('article.not-found') });
