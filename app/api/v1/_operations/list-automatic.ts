import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readAutomatic } from '#usecases/related/read-automatic.ts';
import { automaticList } from '../_answers/automatic-list.ts';
import { articlePath } from './article-reference.ts';

export const listAutomatic = apiOperation({
  id: 'listAutomatic',
  method: 'get',
  path: '/articles/{id}/related/automatic',
  summary: 'What would stand beside an article by itself, and why; what editors took out of it',
  access: 'person',
  params: articlePath,
  status: 200,
  answer: automaticList,
  errors: ['article.not-found'],
  run: (ctx, { params }) => readAutomatic(ctx, { articleId: params.id }),
});
