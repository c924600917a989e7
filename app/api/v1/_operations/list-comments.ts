import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { listThreads } from '#usecases/comments/list-threads.ts';
import { commentThread, commentThreadAnswer } from '../_answers/comment-thread.ts';
import { articleParams } from './article-reference.ts';

export const listComments = apiOperation({
  id: 'listComments',
  method: 'get',
  path: '/articles/{id}/comments',
  summary: 'The comment threads of an article, oldest first',
  access: 'person',
  params: articleParams,
  status: 200,
  answer: z.object({ items: z.array(commentThread) }),
  errors: ['article.not-found', 'article.sealed'],
  run: async (ctx, { params }) => ({
    items: (await listThreads(ctx, { articleId: params.id })).map(commentThreadAnswer),
  }),
});
