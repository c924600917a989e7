import { z } from 'zod';

/** The input of a use case that takes one article id. */
export const articleReference = z.object({ articleId: z.uuid('article.not-found') });
