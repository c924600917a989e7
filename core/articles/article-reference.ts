import { z } from 'zod';

/** The input of whatever asks for one article. */
export const articleReference = z.object({ articleId: z.uuid('article.not-found') });
