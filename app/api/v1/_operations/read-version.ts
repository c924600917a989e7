import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readVersion as read } from '#usecases/articles/read-version.ts';
import { moment } from '../_answers/named.ts';
import { articleParams } from './article-reference.ts';

export const readVersion = apiOperation({
  id: 'readVersion',
  method: 'get',
  path: '/articles/{id}/versions/{number}',
  summary: 'One version with its content',
  access: 'person',
  params: articleParams.extend({
    number: z.string().regex(/^[1-9]\d{0,14}$/, 'article.not-found'),
  }),
  status: 200,
  answer: z.object({
    number: z.int(),
    savedBy: z.uuid().nullable(),
    savedAt: moment,
    contentHash: z.string(),
    reason: z.string(),
    content: z.looseObject({ headline: z.string(), sapo: z.string() }),
  }),
  errors: ['article.not-found', 'article.sealed'],
  run: (ctx, { params }) => read(ctx, { articleId: params.id, number: params.number }),
});
