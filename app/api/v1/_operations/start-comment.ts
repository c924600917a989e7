import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { startThread } from '#usecases/comments/start-thread.ts';
import { commentThread, commentThreadAnswer } from '../_answers/comment-thread.ts';
import { articleParams } from './article-reference.ts';
import { commentErrors, commentFields } from './comment-fields.ts';

export const startComment = apiOperation({
  id: 'startComment',
  method: 'post',
  path: '/articles/{id}/comments',
  summary: 'Start a comment thread about the whole article',
  access: 'person',
  params: articleParams,
  body: commentFields,
  status: 201,
  answer: commentThread,
  errors: commentErrors.filter((code) => code !== 'comment.not-found'),
  run: async (ctx, { params, body }) =>
    commentThreadAnswer(await startThread(ctx, { ...body, articleId: params.id })),
});
