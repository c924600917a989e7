import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { saveWorkingCopy } from '#usecases/articles/save-working-copy.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { articleParams } from './article-reference.ts';

export const cutVersion = apiOperation({
  id: 'cutVersion',
  method: 'post',
  path: '/articles/{id}/versions',
  summary:
    'Save the text typed since the last version as a new version and return it; without new text, return the newest version',
  access: 'person',
  params: articleParams,
  body: z.strictObject({}),
  bodyIsOptional: true,
  status: 200,
  answer: article,
  errors: ['article.not-found', 'article.sealed', 'request.invalid'],
  run: async (ctx, { params }) => articleAnswer(await saveWorkingCopy(ctx, { articleId: params.id })),
});
