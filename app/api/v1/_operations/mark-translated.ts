import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { markTranslated as mark } from '#usecases/articles/mark-translated.ts';
import { edition } from '../_answers/edition.ts';
import { articleParams } from './article-reference.ts';

export const markTranslated = apiOperation({
  id: 'markTranslated',
  method: 'patch',
  path: '/articles/{id}/translation',
  summary: 'Mark a translation as made from the current version of its original',
  access: 'person',
  params: articleParams,
  body: z.strictObject({
    originalVersion: z.int('field.invalid').min(1, 'field.invalid').meta({
      description: 'The version of the original that the translation follows now.',
    }),
  }),
  status: 200,
  answer: z.object({ edition: edition.nullable() }),
  errors: [
    ...['action.not-your-article', 'action.not-your-desk', 'action.not-your-role'],
    ...['article.not-found', 'article.not-translation', 'article.original-newer', 'request.invalid'],
  ],
  run: async (ctx, { params, body }) => ({ edition: await mark(ctx, { ...body, articleId: params.id }) }),
});
