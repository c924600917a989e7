import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { PRIORITIES } from '#core/articles/priority.ts';
import { planArticle as plan } from '#usecases/articles/plan-article.ts';
import { moment } from '../_answers/named.ts';
import { articleParams } from './article-reference.ts';

export const planArticle = apiOperation({
  id: 'planArticle',
  method: 'patch',
  path: '/articles/{id}/plan',
  summary: 'Set the priority and the due time of an article; this creates no version',
  access: 'person',
  params: articleParams,
  body: z.strictObject({
    priority: z.enum(PRIORITIES, 'field.invalid').optional(),
    dueAt: z.iso.datetime({ offset: true, error: 'field.invalid' }).nullable().optional().meta({
      description: 'Null removes the deadline; if omitted, it is unchanged.',
    }),
  }),
  status: 200,
  answer: z.object({ priority: z.enum(PRIORITIES), dueAt: moment.nullable() }),
  errors: ['action.not-your-desk', 'action.not-your-role', 'article.not-found', 'request.invalid'],
  run: (ctx, { params, body }) => plan(ctx, { ...body, articleId: params.id }),
});
