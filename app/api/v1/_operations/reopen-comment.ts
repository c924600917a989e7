import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { reopenThread } from '#usecases/comments/reopen-thread.ts';
import { commentThread, commentThreadAnswer } from '../_answers/comment-thread.ts';
import { commentErrors, threadParams } from './comment-fields.ts';

export const reopenComment = apiOperation({
  id: 'reopenComment',
  method: 'post',
  path: '/articles/{id}/comments/{threadId}/reopen',
  summary: 'Reopen a resolved comment thread; idempotent',
  access: 'person',
  params: threadParams,
  status: 200,
  answer: commentThread,
  errors: commentErrors.filter((code) => code !== 'comment.mention-not-reader' && code !== 'request.invalid'),
  run: async (ctx, { params }) =>
    commentThreadAnswer(await reopenThread(ctx, { articleId: params.id, threadId: params.threadId })),
});
