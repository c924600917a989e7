import { z } from 'zod';
import { apiOperation } from '#app/_shell/api/api-operation.ts';
import { breakOutEntry } from '#usecases/live/break-out-entry.ts';
import { article, articleAnswer } from '../_answers/article.ts';
import { inLiveWords } from './in-live-words.ts';
import { liveEntryParams } from './live-entry-fields.ts';

export const breakOutLiveEntry = apiOperation({
  id: 'breakOutLiveEntry',
  method: 'post',
  path: '/articles/{id}/live/entries/{entryId}/break-out',
  summary: 'Create an article from an entry; each references the other',
  access: 'person',
  params: liveEntryParams,
  body: z.strictObject({
    newArticleId: z.uuid('field.invalid').meta({
      description:
        'The id of the new article, created by the caller. It is an idempotency key: a retry creates no second article.',
    }),
  }),
  status: 201,
  answer: article,
  errors: [
    'action.not-your-role',
    'article.not-found',
    'live.broken-out',
    'live.entry-not-found',
    'live.not-your-entry',
    'request.invalid',
  ],
  async run(ctx, { params: { id: articleId, entryId }, body }) {
    return articleAnswer(await inLiveWords(() => breakOutEntry(ctx, { articleId, entryId, ...body })));
  },
});
