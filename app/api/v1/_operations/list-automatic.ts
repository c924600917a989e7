import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readAutomatic } from '#usecases/related/read-automatic.ts';
import { automaticList } from '../_answers/automatic-list.ts';
import { articleParams } from './article-reference.ts';

export const listAutomatic = apiOperation({
  id: 'listAutomatic',
  method: 'get',
  path: '/articles/{id}/related/automatic',
  summary: 'The automatic related stories of an article, with reasons, and the ones that editors removed',
  access: 'person',
  params: articleParams,
  status: 200,
  answer: automaticList,
  errors: ['article.not-found'],
  run: (ctx, { params }) => readAutomatic(ctx, { articleId: params.id }),
});
