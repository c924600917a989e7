import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { resolveThread } from '#usecases/comments/resolve-thread.ts';
import { commentThread, commentThreadAnswer } from '../_answers/comment-thread.ts';
import { commentErrors, threadParams } from './comment-fields.ts';

export const resolveComment = apiOperation({
  id: 'resolveComment',
  method: 'post',
  path: '/articles/{id}/comments/{threadId}/resolve',
  summary: 'Resolve a comment thread; idempotent',
  access: 'person',
  params: threadParams,
  status: 200,
  answer: commentThread,
  errors: commentErrors.filter((code) => code !== 'comment.mention-not-reader' && code !== 'request.invalid'),
  run: async (ctx, { params }) =>
    commentThreadAnswer(await resolveThread(ctx, { articleId: params.id, threadId: params.threadId })),
});
