import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listForks as list } from '#usecases/articles/list-forks.ts';
import { moment } from '../_answers/named.ts';
import { articleParams } from './article-reference.ts';

export const listForks = apiOperation({
  id: 'listForks',
  method: 'get',
  path: '/articles/{id}/forks',
  summary: 'Texts that could not be saved because of a conflict, stored beside the article, newest first',
  access: 'person',
  params: articleParams,
  query: z.object({ cursor: z.string().optional() }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        baseNumber: z.int(),
        savedBy: z.uuid(),
        savedByName: z.string(),
        savedAt: moment,
        reason: z.enum(['stale-version', 'not-allowed']),
        content: z.looseObject({ headline: z.string(), sapo: z.string() }),
        resolvedAt: moment.nullable(),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  errors: ['article.not-found', 'article.sealed', 'request.invalid'],
  run: (ctx, { params, query }) => list(ctx, { articleId: params.id, ...query }),
});
