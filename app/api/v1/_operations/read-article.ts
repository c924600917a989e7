import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { readArticle as read } from '#usecases/articles/read-article.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { articleParams } from './article-reference.ts';

export const readArticle = apiOperation({
  id: 'readArticle',
  method: 'get',
  path: '/articles/{id}',
  summary: 'The working copy of an article, and the actions that the caller may run',
  access: 'person',
  params: articleParams,
  status: 200,
  answer: article,
  errors: ['article.not-found'],
  run: async (ctx, { params }) => articleAnswer(await read(ctx, { articleId: params.id })),
});
