import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { reply } from '#usecases/comments/reply.ts';
import { commentThread, commentThreadAnswer } from '../_answers/comment-thread.ts';
import { commentErrors, commentFields, threadParams } from './comment-fields.ts';

export const replyToComment = apiOperation({
  id: 'replyToComment',
  method: 'post',
  path: '/articles/{id}/comments/{threadId}/replies',
  summary: 'Reply in a comment thread; a resolved thread is reopened',
  access: 'person',
  params: threadParams,
  body: commentFields,
  status: 201,
  answer: commentThread,
  errors: commentErrors,
  run: async (ctx, { params, body }) =>
    commentThreadAnswer(await reply(ctx, { ...body, articleId: params.id, threadId: params.threadId })),
});
