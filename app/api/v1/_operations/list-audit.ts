import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { wholeNumber } from '#core/shared/whole-number.ts';
import { listArticleAudit } from '#usecases/articles/list-article-audit.ts';
import { moment } from '../_answers/named.ts';
import { articleParams } from './article-reference.ts';

export const listAudit = apiOperation({
  id: 'listAudit',
  method: 'get',
  path: '/articles/{id}/audit',
  summary: 'Audit events of an article, newest first',
  access: 'person',
  params: articleParams,
  query: z.object({ beforeSeq: wholeNumber().optional() }),
  status: 200,
  answer: z.object({
    items: z.array(
      z.object({
        seq: z.int(),
        at: moment,
        actorId: z.uuid().nullable(),
        actorName: z.string().nullable(),
        action: z.string(),
        detail: z.record(z.string(), z.unknown()),
        hash: z.string(),
      }),
    ),
  }),
  errors: ['article.not-found'],
  run: async (ctx, { params, query }) => ({
    items: await listArticleAudit(ctx, { articleId: params.id, ...query }),
  }),
});
